"""Facts of a release against sources: the material it rests on."""
