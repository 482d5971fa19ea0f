"""What analysts are helped with."""
