"""A page of all components, for tests and for looking at: two addresses that only tests know."""
