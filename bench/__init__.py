"""Measurements, each beside something that others made, in the same run, so that the ratio says something anywhere."""
