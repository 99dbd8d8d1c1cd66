"""Rules of the checker names, one file each."""
