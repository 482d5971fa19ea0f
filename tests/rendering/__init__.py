"""Tests of the floor `rendering`."""
