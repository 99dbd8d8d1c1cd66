"""Rules of the checker run, one file each."""
