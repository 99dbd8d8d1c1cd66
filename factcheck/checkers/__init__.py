"""The rules: one folder per checker, one file per rule."""
