"""Living worlds for the try-out, for tests and for looking at: built through actions only, under a moved clock."""
