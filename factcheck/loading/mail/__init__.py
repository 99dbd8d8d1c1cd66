"""E-mails: from the file to a draft."""
