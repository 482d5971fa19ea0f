"""Two states of a content folder in; what the change between them means, in sentences, out."""
