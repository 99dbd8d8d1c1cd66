"""Rules of the checker links, one file each."""
