"""The record: what a release says, field by field, as pydantic models."""

from pydantic import BaseModel


class Record(BaseModel):
    """The candidate record of one release."""
