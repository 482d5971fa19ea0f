"""Whom the site trusts, held line by line; `--soak` tries all that there is to try."""
