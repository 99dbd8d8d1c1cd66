"""OpenDocument texts: from the file to a draft."""
