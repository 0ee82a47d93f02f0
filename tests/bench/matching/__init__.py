"""Speed and quality of the matching."""
