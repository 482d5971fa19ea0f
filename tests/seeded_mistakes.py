"""Mistakes as people make them, one at a time, in the small world: what is written instead of what, and what helps.

In `wrong`, ¦ stands before the place that a message should point at. `remedy` is what its advice should say first.
"""

from typing import NamedTuple

OSLO = "articles/2024/2024-03-12-oslo-round-opens.yaml"
OSLO_ARTICLE = "articles/2024/2024-03-12-oslo-round-opens.md"
CAIRO = "articles/2024-09-20-kestria-walks-out-in-cairo.yaml"
CAIRO_ARTICLE = "articles/2024-09-20-kestria-walks-out-in-cairo.md"
WHO = "articles/2025-02-03-who-goes-to-astana.yaml"
WHO_ARTICLE = "articles/2025-02-03-who-goes-to-astana.md"
HOLUB = "articles/2025-02-05-holub-stays-at-home.yaml"
MINISTER = "articles/2025-02-05-minister-expected-in-astana.yaml"
MINISTER_ARTICLE = "articles/2025-02-05-minister-expected-in-astana.md"
RUSSIAN = "articles/2025-02-06-astana-priglashaet.yaml"
ASTANA_2025 = "negotiations/astana-2025.yaml"
CAIRO_2024 = "negotiations/cairo-2024.yaml"
OSLO_2024 = "negotiations/oslo-2024.yaml"
TALKS = "negotiations/amber-strait-talks.yaml"
MAREK = "people/marek-holub.yaml"
ANA = "people/ana-reyl.yaml"
LEILA = "people/leila-al-mansouri.yaml"
GROUP = "organizations/strait-states-group.yaml"
MOVEMENT = "organizations/free-harbour-movement.yaml"
NORWAY = "countries/norway.yaml"
PILOTS = "issues/pilots-in-the-strait.yaml"


class Mistake(NamedTuple):
    """One mistake: in a file of the world, `wrong` stands where `right` stood first."""

    file: str
    right: str
    wrong: str
    remedy: str


_NO_FEE, _QUOTE = "    summary: No fee of any kind.\n", "    quote: The islands reject a fee of any kind\n"
_DEMANDS = "party: Kestria\n    issue: Pilots in the strait\n    stance: demands\n"
_REJECTS = f"party: Amber Islands\n    issue: Pilots in the strait\n    stance: rejects\n{_NO_FEE}{_QUOTE}"
_GROUP = "group: officials of the Norwegian foreign ministry\n"
_URL = "url: https://strait-news.example/2025/02/05/astana\n"
_TITLE = 'title: "Amber Strait: both sides meet in Oslo for the first time"\n'

MISTAKES = (
    # Keys: slips of the pen, other words, other people's formats, the wrong place
    Mistake(OSLO, "- person: Marek", "- ¦persn: Marek", "`person`"),
    Mistake(OSLO, "- person: Marek", "- ¦Person: Marek", "`person`"),
    Mistake(OSLO, "- person: Marek", "- ¦name: Marek", "`person`"),
    Mistake(OSLO, "    party: Kestria", "    ¦country: Kestria", "`party`"),
    Mistake(OSLO, "    post: foreign minister", "    ¦position: foreign minister", "`post`"),
    Mistake(OSLO, "    post: foreign minister", "    ¦job: foreign minister", "`post`"),
    Mistake(OSLO, "delegates:", "¦delegats:", "`delegates`"),
    Mistake(OSLO, "positions:", "¦position:", "`positions`"),
    Mistake(OSLO, "events:", "¦event:", "`events`"),
    Mistake(OSLO, "negotiation: oslo", "¦negotation: oslo", "`negotiation`"),
    Mistake(OSLO, "    attendance: attended", "    ¦attendence: attended", "`attendance`"),
    Mistake(OSLO, "    attendance: attended", "    ¦status: attended", "`attendance`"),
    Mistake(OSLO, "    quote: led by", "    ¦quotation: led by", "`quote`"),
    Mistake(OSLO, "    quote: led by", "    ¦Quote: led by", "`quote`"),
    Mistake(OSLO, "    as_of: 2024", "    ¦as-of: 2024", "`as_of`"),
    Mistake(OSLO, "    summary: Every", "    ¦description: Every", "`summary`"),
    Mistake(OSLO, "    issue: Pilots", "    ¦topic: Pilots", "`issue`"),
    Mistake(OSLO, "    stance: demands", "    ¦stanse: demands", "`stance`"),
    Mistake(CAIRO, "    conditions: Both", "    ¦condition: Both", "`conditions`"),
    Mistake(WHO, "    on_behalf_of: Strait", "    ¦on behalf of: Strait", "`on_behalf_of`"),
    Mistake(HOLUB, "    replaces: Marek", "    ¦replace: Marek", "`replaces`"),
    Mistake(WHO, "    note: It wants", "    ¦comment: It wants", "`note`"),
    Mistake(OSLO, "    place: Oslo", "    ¦location: Oslo", "`place`"),
    Mistake(OSLO_ARTICLE, "publisher: Northern", "¦newspaper: Northern", "`publisher`"),
    Mistake(OSLO_ARTICLE, "authors: [Ingrid Dahl]", "¦author: Ingrid Dahl", "`authors`"),
    Mistake(OSLO_ARTICLE, "url: https", "¦link: https", "`url`"),
    Mistake(OSLO_ARTICLE, "date: 2024-03-12", "¦published: 2024-03-12", "`date`"),
    Mistake(ASTANA_2025, "title: Astana", "¦name: Astana", "`title`"),
    Mistake(ASTANA_2025, "venue: {city", "¦location: {city", "`venue`"),
    Mistake(ASTANA_2025, "{city: Astana", "{¦town: Astana", "`city`"),
    Mistake(ASTANA_2025, "hosts: [KZ]", "¦host: [KZ]", "`hosts`"),
    Mistake(MAREK, "name: Marek", "¦title: Marek", "`name`"),
    Mistake(MAREK, "  - title: Foreign", "  - ¦post: Foreign", "`title`"),
    Mistake(MAREK, "    start: 2021", "    ¦since: 2021", "`start`"),
    Mistake(LEILA, "other_names:", "¦aliases:", "`other_names`"),
    Mistake(GROUP, "classification: bloc", "¦clasification: bloc", "`classification`"),
    # Words of a closed list
    Mistake(OSLO, "role: head", "role: ¦Head", "`head`"),
    Mistake(OSLO, "role: deputy_head", "role: ¦deputy head", "`deputy_head`"),
    Mistake(OSLO, "stance: demands", "stance: ¦demand", "`demands`"),
    Mistake(OSLO, "stance: rejects", "stance: ¦reject", "`rejects`"),
    Mistake(OSLO, "stance: offers", "stance: ¦offer", "`offers`"),
    Mistake(HOLUB, "attendance: declined", "attendance: ¦decline", "`declined`"),
    Mistake(HOLUB, "attendance: declined", "attendance: ¦no", "`declined`"),
    Mistake(HOLUB, "confidence: high", "confidence: ¦hight", "`high`"),
    Mistake(CAIRO, "kind: walkout", "kind: ¦walk-out", "`walkout`"),
    Mistake(CAIRO_2024, "status: collapsed", "status: ¦colapsed", "`collapsed`"),
    Mistake(MOVEMENT, "armed_organization", "¦armed organisation", "`armed_organization`"),
    Mistake(CAIRO_ARTICLE, "publish: excerpts", "publish: ¦excerpt", "`excerpts`"),
    Mistake(CAIRO, "signed: yes", "signed: ¦y", "Write one of these"),
    Mistake(OSLO_ARTICLE, "language: en", "language: ¦English language", "`ru`"),
    Mistake(HOLUB, "attendance: declined", "attendance: ¦refused", "`declined`"),
    Mistake(HOLUB, "attendance: declined", "attendance: ¦will not come", "`declined`"),
    Mistake(OSLO, "role: head", "role: ¦leader", "`head`"),
    Mistake(OSLO, "stance: demands", "stance: ¦wants", "`demands`"),
    Mistake(OSLO, "stance: rejects", "stance: ¦against", "`opposes`"),
    # Dates
    Mistake(OSLO_ARTICLE, "date: 2024-03-12", "date: ¦12 March 2024", "`2024-03-12`"),
    Mistake(OSLO_ARTICLE, "date: 2024-03-12", "date: ¦March 12, 2024", "`2024-03-12`"),
    Mistake(OSLO_ARTICLE, "date: 2024-03-12", "date: ¦2024-3-12", "`2024-03-12`"),
    Mistake(OSLO_ARTICLE, "date: 2024-03-12", "date: ¦12/03/2024", "`2024-03-12`"),
    Mistake(OSLO_ARTICLE, "date: 2024-03-12", "date: ¦2024-03", "year, month and day"),
    Mistake(OSLO_ARTICLE, "date: 2024-03-12", "date: ¦2024-03-12T09:30:00Z", "`2024-03-12`"),
    Mistake(OSLO_ARTICLE, "date: 2024-03-12\n", "¦date:\n", "Write its value"),
    Mistake(CAIRO, "- date: 2024-09-19", "- date: ¦19.09.2024", "`2024-09-19`"),
    Mistake(CAIRO, "- date: 2024-09-19", "- date: ¦2024-09-31", "`2024-09-30`"),
    Mistake(CAIRO, "- date: 2024-09-19", "- date: ¦2024-19-09", "`01` to `12`"),
    Mistake(CAIRO, "- date: 2024-09-19", "- date: ¦yesterday", "year first"),
    Mistake(CAIRO, "    as_of: 2024-09-19", "    as_of: ¦2024-09-21", "2024-09-20 at the latest"),
    Mistake(OSLO, "end: 2024-03-14", "end: ¦2024-03-10", "`date` comes first"),
    Mistake(OSLO, "as_of: 2024-03-11/2024-03-12", "as_of: ¦2024-03-12/2024-03-11", "`2024-03-11/2024-03-12`"),
    Mistake(OSLO, "as_of: 2024-03-11/2024-03-12", "as_of: ¦11-12 March 2024", "`2024-03-11/2024-03-12`"),
    Mistake(OSLO_2024, "end: 2024-03-14", "end: ¦2024-03-01", "`start` comes first"),
    Mistake(MAREK, "end: 2021-05-31", "end: ¦2008", "`start` comes first"),
    # YAML
    Mistake(OSLO, "    role: head", "¦\trole: head", "4 spaces"),
    Mistake(CAIRO, "  - person: Marek", "¦\t- person: Marek", "2 spaces"),
    Mistake(OSLO, "    role: head", "      ¦role: head", "Indent"),
    Mistake(OSLO, "    role: head", "  ¦role: head", "indent its other keys"),
    Mistake(OSLO, "    role: head", "    ¦role:head", "a colon and a space"),
    Mistake(OSLO, "    role: head", "    ¦role head", "a colon"),
    Mistake(OSLO, "    quote: led by its", '    quote: ¦"led by its', "Close it"),
    Mistake(OSLO, "    quote: led by its", '    quote: "led by" ¦its', "Put quotation marks of the other kind"),
    Mistake(OSLO, "    post: chief negotiator", "    post: chief¦: negotiator", "quotation marks"),
    Mistake(HOLUB, "title: The foreign", "title: Tuesday¦: The foreign", "quotation marks"),
    Mistake(HOLUB, "title: The foreign", "title: ¦*The foreign", "quotation marks"),
    Mistake(HOLUB, "title: The foreign", "title: ¦@The foreign", "quotation marks"),
    Mistake(HOLUB, "title: The foreign", "title: ¦%The foreign", "quotation marks"),
    Mistake(HOLUB, "title: The foreign", "title: ¦!The foreign", "quotation marks"),
    Mistake(HOLUB, "title: The foreign ministry", "title: The foreign ¦#ministry", "quotation marks"),
    Mistake(OSLO, "parties: [Kestria, Amber Islands, Norway]", "parties: ¦[Kestria, Amber Islands, Norway", "Close it"),
    Mistake(OSLO_2024, "hosts: [Norway]", "hosts: ¦[Norway", "Close it"),
    Mistake(OSLO_2024, "venue: {city: Oslo, country: Norway}", "venue: ¦{city: Oslo, country: Norway", "Close it"),
    Mistake(OSLO, "delegates:\n  - person: Marek", "delegates: ¦- person: Marek", "the next line"),
    Mistake(CAIRO, "  - person: Timur", "    ¦person: Timur", "`- `"),
    Mistake(CAIRO, "    signed: yes", "    signed: yes\n    ¦signed: no", "Keep one"),
    Mistake(CAIRO, "events:\n", "¦positions:\n", "Keep one"),
    Mistake(HOLUB, "note: >-\n", "note: >- ¦She\n", "next line"),
    Mistake(HOLUB, "positions:\n", "¦---\npositions:\n", "Take the line away"),
    Mistake(OSLO, '"\'Ofa Tuiasosopo"', "¦'Ofa Tuiasosopo", "Close it"),
    Mistake(OSLO_ARTICLE, "publish: full\n", "¦publish full\n", "a colon"),
    Mistake(OSLO_ARTICLE, 'title: "Amber Strait: both', "title: Amber Strait¦: both", "quotation marks"),
    Mistake(OSLO, "delegates:\n", "¦delegates\n", "a colon"),
    Mistake(OSLO, "    role: head", "    ¦role = head", "a colon"),
    Mistake(OSLO, "    role: head", "    ¦role： head", "a colon"),
    Mistake(CAIRO, "  - person: Timur", "  ¦-person: Timur", "`- person:`"),
    Mistake(CAIRO, "  - person: Timur", "  ¦– person: Timur", "`- person:`"),
    Mistake(CAIRO, "  - person: Timur", "  ¦* person: Timur", "`- person:`"),
    # What is missing
    Mistake(OSLO, _DEMANDS, f"¦{_DEMANDS}".replace("    stance: demands\n", ""), "`stance`"),
    Mistake(OSLO, _REJECTS, f"¦{_REJECTS}".replace(_NO_FEE, ""), "`summary`"),
    Mistake(OSLO, _REJECTS, f"¦{_REJECTS}".replace(_QUOTE, ""), "`quote: `"),
    Mistake(OSLO, "negotiation: oslo-2024\ndelegates:\n  - person", "delegates:\n  - ¦person", "`negotiation: `"),
    Mistake(OSLO, _GROUP + "    party: Norway\n", f"¦{_GROUP}", "`party: `"),
    Mistake(OSLO, "    post: foreign minister", "    ¦post:", "Write its value"),
    Mistake(OSLO_ARTICLE, _TITLE + "date: 2024-03-12\n", "¦title: Both sides meet\n", "`date`"),
    Mistake(MINISTER_ARTICLE, _URL + "license: all rights reserved\npublish: link", "publish: ¦link", "`url: `"),
    Mistake(MAREK, "name: Marek Holub\nsort_name", "¦sort_name", "`name`"),
    # Names
    Mistake(CAIRO, "person: Teuila Faumuina", "person: ¦Teuila Faumina", '"Teuila Faumuina"'),
    Mistake(CAIRO, "person: Leila al-Mansouri", "person: ¦Leila al-Mansuri", '"Leila al-Mansouri"'),
    Mistake(CAIRO, "party: Kazakhstan", "party: ¦Kazahkstan", '"Kazakhstan"'),
    Mistake(CAIRO, "party: Egypt", "party: ¦Eygpt", '"Egypt"'),
    Mistake(WHO, "party: Open Water Foundation", "party: ¦Open Waters Foundation", '"Open Water Foundation"'),
    Mistake(OSLO, "issue: Pilots in the strait", "issue: ¦Pilots in the straits", '"Pilots in the strait"'),
    Mistake(MINISTER, "negotiation: astana-2025", "negotiation: ¦astna-2025", '"astana-2025"'),
    Mistake(ASTANA_2025, "follows: Cairo round, September 2024", "follows: ¦Cairo rond, September 2024", "Cairo round"),
    Mistake(RUSSIAN, "person: Тимур Касенов", "person: ¦Тимур Касёнов-", "Тимур"),
    Mistake(OSLO, "person: Sigrid Nesse", "person: ¦Norway", '"Sigrid Nesse"'),
    Mistake(HOLUB, "party: Kestria", "party: ¦republic-of-kestria", "`kestria`"),
    Mistake(WHO, "party: KZ", "party: ¦EC", "whole name"),
    Mistake(NORWAY, 'code: "NO"', "code: ¦no", "`NO`"),
    Mistake(CAIRO, "person: Marek Holub", "person: ¦Holub, Marek", '"Marek Holub"'),
    Mistake(CAIRO, "person: Lin Xiaomei", "person: ¦Xiaomei Lin", '"Lin Xiaomei"'),
    Mistake(OSLO, "parties: [Kestria, Amber Islands, Norway]", "parties: ¦Kestria, Amber Islands, Norway", "as a list"),
    Mistake(OSLO_2024, "hosts: [Norway]", "hosts: ¦Norway and Sweden", "as a list"),
    Mistake(CAIRO, "person: Teuila Faumuina", "person: ¦Teuila Faumuina, Marek Holub", "as a list"),
    # Quotes
    Mistake(OSLO, "quote: Ambassador Sigrid Nesse chairs", "quote: ¦Ambassador Sigrid Nesse chaired", "The nearest"),
    Mistake(OSLO, "quote: led by its foreign", "quote: ¦led by the foreign", "The nearest passage"),
    Mistake(WHO, "quote: Ana Reyl, a member of", "quote: ¦Ana Reyl, member of", "The nearest passage"),
    Mistake(HOLUB, "quote: no ship without a pilot, no", "quote: ¦no ship without pilots, no", "The nearest passage"),
    Mistake(CAIRO, "quote: Kestria opposes any map that", "quote: ¦kestrians will oppose any map that", "The nearest"),
    Mistake(CAIRO, "- and drove to the airport", "- ¦drove off", "three words"),
    Mistake(CAIRO, "- and drove to the airport", "- ¦Weather was fine over the whole of Alaska", "Nothing like them"),
    # Addresses, shapes
    Mistake(OSLO_ARTICLE, "url: https://northern", "url: ¦northern", "`https://`"),
    Mistake(OSLO_ARTICLE, "url: https://northern", "url: ¦htps://northern", "`https://`"),
    Mistake(CAIRO, "    quote: its commander", "    quote:\n      ¦text: its commander", "quotation marks"),
    Mistake(HOLUB, "events:\n  - date", "events:\n    ¦date", "`- `"),
    Mistake(TALKS, 'identifiers: {register: "0012"}', "identifiers: ¦K-12", "identifiers: {"),
    Mistake(CAIRO, "    role: facilitator", "    role: facilitator\n    ¦group: mediators", "Keep `person`"),
    Mistake(CAIRO, "party: Egypt\n    role: facilitator", "party: Egypt\n    role: ¦fasilitator", "`facilitator`"),
    Mistake(CAIRO, "quote: signed on Thursday", "quote: ¦Signed on Friday", "The nearest"),
    Mistake(PILOTS, "part_of: use-of-the-strait", "part_of: ¦pilots-in-the-strait", "Take the line away"),
    Mistake(ANA, "former_ids: [anna-reyl]", "former_ids: [¦ana-reyl]", "Take it away"),
)  # fmt: skip
