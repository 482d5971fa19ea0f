"""An article in; what its text names and its sidecar does not, as entries ready for the sidecar, out.

Everything here is a guess by words and patterns, marked as one, with the words of the article that it rests on.
"""
