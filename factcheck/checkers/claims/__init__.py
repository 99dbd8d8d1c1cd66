"""Rules of the checker claims, one file each."""
