"""Tests of the helpers that every app stands on."""
