"""Rules of the checker counts, one file each."""
