"""Word lists as data files, and their reader."""
