"""Checkable statements and whether the text links them to a source."""
