"""The harness: what every rule of the catalogue must prove, without its author doing anything."""
