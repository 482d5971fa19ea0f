"""Tests of the floor `changes`."""
