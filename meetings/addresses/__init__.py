"""What one half says of the other's mail address, where somebody else typed it (ADR 21)."""
