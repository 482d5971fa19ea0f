"""For the analyst: what helps to write, correct and understand the content."""
