"""The chapters of a workplace that begins with the rules of a good programme, in Danish: one file each, in order."""
