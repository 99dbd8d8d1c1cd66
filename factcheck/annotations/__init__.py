"""Writes what a run found into a copy of the file: comments in Word, notes in PDF."""
