"""Text with exact places: spans, blocks, sentences, and the map back to the file."""
