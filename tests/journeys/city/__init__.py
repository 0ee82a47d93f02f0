"""The chapters of the city's year, in Swedish: one file each, in the order of the story."""
