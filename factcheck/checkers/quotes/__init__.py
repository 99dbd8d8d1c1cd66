"""Rules of the checker quotes, one file each."""
