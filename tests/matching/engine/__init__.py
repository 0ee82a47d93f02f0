"""The matching engine, without Django."""
