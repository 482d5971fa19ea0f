"""Tests of the floor `prose`."""
