"""Rules of the checker dates, one file each."""
