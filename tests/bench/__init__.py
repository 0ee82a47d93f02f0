"""What measures: `make bench`."""
