"""Rules about sources: is what the release says in the material it rests on."""
