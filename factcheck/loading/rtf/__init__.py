"""Rich text documents: from the file to a draft."""
