"""Pages of programmes, applications, gatherings and the office."""
