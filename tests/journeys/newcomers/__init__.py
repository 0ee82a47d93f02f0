"""The chapters of a newcomer's journey: one file each, in the order of the story."""
