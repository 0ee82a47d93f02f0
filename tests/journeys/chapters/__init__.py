"""The chapters of the journey: one file each, in the order of the story."""
