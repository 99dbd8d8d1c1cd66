"""Typed things in the text: one module per kind finds them with exact spans."""
