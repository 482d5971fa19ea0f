"""Reports about negotiations in, a website that a minister's office can rely on out.

The floors, from the top down; a module imports only from its own floor or one below:

    cli                       commands, progress, exit codes
    authoring                 for the analyst, beside publishing: import, suggest, new, fix, explain, diff
    publishing                for the reader: MkDocs plugin, build and swap, link check
    rendering                 page -> HTML through one strict, escaping Jinja environment
    pages                     dossier -> pages: which there are, where they live, what each says
    checks                    dossier -> problems, one function a rule
    changes                   dossier -> what became known day by day, as sentences
    loading                   content/ -> dossier: the only floor that opens content
    prose                     article Markdown -> safe HTML and the words a quote must stand in
    problems                  what is wrong, where, and what would be right
    model                     what is known: frozen dataclasses, standard library only
"""

__version__ = "0.1.0"
