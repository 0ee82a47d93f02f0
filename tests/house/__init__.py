"""Tests that keep the house in order: each fails when a rule of the house is broken anywhere."""
