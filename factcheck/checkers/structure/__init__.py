"""Rules of the checker structure, one file each."""
