"""The candidate record of a release and its schema."""
