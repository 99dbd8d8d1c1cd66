"""PDF files: from the file to a draft."""
