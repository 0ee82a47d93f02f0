"""A login that somebody else gives another address: it rests, its owner is asked, and nothing sealed opens meanwhile (ADR 21)."""
