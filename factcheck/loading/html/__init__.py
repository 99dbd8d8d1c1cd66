"""Web pages: from the file to a draft."""
