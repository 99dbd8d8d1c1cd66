"""Word documents: from the file to a draft."""
