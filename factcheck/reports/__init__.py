"""Output formats, one module each, over the report only."""
