"""What takes long or breaks things on purpose: `make drill`."""
