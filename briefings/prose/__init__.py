"""Article Markdown in; safe HTML, the words a reader sees, and the places where quotes stand in them out.

The only door to pyromark (CommonMark), nh3 (sanitising) and, for a quote that does not stand, rapidfuzz.
"""
