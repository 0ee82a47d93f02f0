"""Broken pieces: a clear page instead of a 500, and `/health/` for whoever watches."""
