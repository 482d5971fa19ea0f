"""Tests of the floor `pages`."""
