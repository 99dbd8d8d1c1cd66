"""Rules of the checker figures, one file each."""
