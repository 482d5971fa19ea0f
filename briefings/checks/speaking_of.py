"""The rules about whom an article speaks of: its words and its claims in, claims about somebody else out.

They are for names in scripts with capital letters; others part words in ways of their own. In doubt, nothing is said.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from briefings.checks.likeness import is_spelled_like
from briefings.checks.named_instead import SHORTEST_OF_POST, Other, is_meant
from briefings.loading.article import Reading
from briefings.loading.mentions import Finder
from briefings.loading.resolving import Entry
from briefings.model.claim import Claim, Delegate, Passage, Position
from briefings.model.links import named_in_claim
from briefings.model.reference import Reference
from briefings.problems import Problem
from briefings.prose.folding import fold_words
from briefings.prose.sentences import sentence_around

_SHORTEST = 3


class _Here:
    """What is worked out of an article once, and only for a claim that is in doubt."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def words(self) -> set[str]:
        """Its words, folded."""
        return set(fold_words(self.reading.prose.text).split())

    @cached_property
    def script(self) -> str:
        """The script of most of its letters."""
        letters = Counter(self.reading.prose.text)
        scripts: Counter[str] = Counter()
        for letter, times in letters.items():
            scripts[_script(letter)] += times * letter.isalpha()
        return max(scripts, key=lambda script: scripts[script], default="")

    @cached_property
    def finders(self) -> tuple[Finder, Finder]:
        """Who finds the people who have a record, and those whom the sidecar names."""
        named = {other.key: other.written for claim in self.reading.claims for other in named_in_claim(claim)}
        people = (Entry(key, (name,), "") for key, name in named.items() if key.kind == "person")
        return self.reading.finder, Finder(people)


def people_are_who_is_spoken_of(reading: Reading) -> Iterator[Problem]:
    """Whoever comes, or speaks, is named in the article or has a post that is; a quote does not name another."""
    here = _Here(reading)
    for claim in reading.claims:
        person = _person(claim)
        if person is None or not stands(claim):
            continue
        surname = person.written.rpartition(" ")[2]
        if any(surname in passage.words for quotation in claim.quotations for passage in quotation.passages):
            continue
        names = _words_of_names(reading, person)
        if (other := _named_instead(here, claim, person, names)) is not None:
            yield Problem(
                person.location,
                "another-person",
                f"The quote speaks of {other.name}, not of {person.written}.",
                f'Write "{other.name}", or a quote that names {person.written}.',
                len(person.written),
            )
        elif surname not in reading.prose.text and not _is_in_article(here, claim, person, names):
            file = f"people/{person.key.id}.yaml"
            post = "write that post: `post: `" if isinstance(claim, Delegate) else f"add that to the posts in {file}"
            yield Problem(
                person.location,
                "unnamed-person",
                f'"{person.written}" stands nowhere in {reading.article.location.file}, nor does a post of theirs.',
                f"Write the name of whoever is meant. If the article spells it otherwise, add that to other_names in "
                f"{file}; if it names them by a post only, {post}.",
                len(person.written),
            )


def _person(claim: Claim) -> Reference | None:
    """The one whom the quotes of a claim must speak of."""
    if isinstance(claim, Delegate):
        return claim.person
    return claim.speaker if isinstance(claim, Position) else None


def stands(claim: Claim) -> bool:
    """Whether a claim has quotes, and all of them stand."""
    return all(quotation.passages and not quotation.is_name for quotation in claim.quotations)


def _words_of_names(reading: Reading, person: Reference) -> set[str]:
    """The words of all names of somebody, but for the shortest: `al`, `de`."""
    directory = reading.known.directory
    names = directory.entry(person.key).names if person.key in directory else ()
    words = {word for name in (person.written, *names) for word in fold_words(name).split()}
    return {word for word in words if len(word) >= _SHORTEST and word.upper() != word}


def _named_instead(here: _Here, claim: Claim, person: Reference, names: set[str]) -> Other | None:
    """Who else is named in full by the quotes of a claim that neither name its person nor may mean them."""
    text = here.reading.prose.text
    passages = [passage for quotation in claim.quotations for passage in quotation.passages]
    around = [_sentence(text, passage) for passage in passages]
    if _has_any(names, {word for words in around for word in fold_words(words).split()}):
        return None
    posts = _posts(here.reading, claim, person)
    for passage, context in zip(passages, around, strict=True):
        for finder in here.finders:
            for key, start, end in finder.named(passage.words, {person.key}):
                name = " ".join(passage.words[start:end].split())
                is_more = text[passage.start + end :][1:2].isupper()
                if key.kind != "person" or " " not in name or is_more or _script(name) not in map(_script, names):
                    continue
                before, _, after = context.partition(passage.words[start:end])
                other = Other(name, before, after)
                if is_meant(other, claim, posts):
                    return other
    return None


def _sentence(text: str, passage: Passage) -> str:
    """The sentence that a passage stands in; where it goes on in the next paragraph, the passage too."""
    sentence = sentence_around(text, passage.start, passage.end)
    return sentence if passage.words in sentence else f"{sentence} {passage.words}"


def _is_in_article(here: _Here, claim: Claim, person: Reference, names: set[str]) -> bool:
    """Whether an article has a name or a post of somebody, or may have one in a script or language of its own."""
    article, text = here.reading.article, here.reading.prose.text
    posts = _posts(here.reading, claim, person)
    return (
        here.script not in map(_script, names)
        or (bool(posts) and not article.language.startswith("en"))
        or _has_any(names, here.words)
        or any(re.search(rf"\b{re.escape(word)}\b", text) for word in person.written.split() if word.istitle())
        or any(word in here.words for post in posts for word in post.split() if len(word) >= SHORTEST_OF_POST)
        or any(post in here.words for post in posts)
    )


def _has_any(names: set[str], words: set[str]) -> bool:
    """Whether one of some names, however it is spelled, is among some words."""
    return not names.isdisjoint(words) or any(is_spelled_like(name, words) for name in names)


def _posts(reading: Reading, claim: Claim, person: Reference) -> list[str]:
    """What somebody is called besides the name, folded: in the claim, and in the record."""
    record = reading.known.people.get(person.key)
    called = [post.title for post in record.posts] + [record.honorific] if record else []
    if isinstance(claim, Delegate):
        called += [claim.post, claim.honorific]
    return [fold_words(post) for post in called if post]


def _script(text: str) -> str:
    """The script of the first letter of a text: LATIN, CYRILLIC."""
    letter = next((letter for letter in text if letter.isalpha()), " ")
    return unicodedata.name(letter, "").partition(" ")[0]
