"""Everything is tried here; the folders mirror the source."""
