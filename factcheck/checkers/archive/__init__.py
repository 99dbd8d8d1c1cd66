"""Rules that compare a release with earlier ones."""
