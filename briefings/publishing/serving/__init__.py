"""A site that is looked at while it is written: what is saved in, pages made when somebody asks for them out."""
