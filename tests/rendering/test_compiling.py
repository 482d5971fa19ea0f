"""Templates print what Jinja's own would print, and are stricter about what they are given."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from briefings.pages.links import Attributes
from briefings.rendering.compiling import TemplateEnvironment

TEMPLATE = (
    "<p{{ at }}>{{ link.text }}{{ ', ' ~ link.path if link.path }}{{ link.path|length - 1 }}{{ html }}{{ 'a&b' }}</p>"
)
ENVIRONMENTS = [kind(autoescape=True, undefined=StrictUndefined) for kind in (Environment, TemplateEnvironment)]


class Link(NamedTuple):
    path: str
    text: str


@given(text=st.text("ab<&\"'>{}%", max_size=8), path=st.text("a/&", max_size=3))
def test_what_is_printed_is_what_jinja_prints(text: str, path: str) -> None:
    view = {"at": Attributes(' id="a"'), "link": Link(path, text), "html": Markup("<b>")}
    theirs, ours = (environment.from_string(TEMPLATE).render(view) for environment in ENVIRONMENTS)
    assert ours == theirs


def test_a_text_that_ends_a_value_does_not_look_like_another_attribute() -> None:
    template = TemplateEnvironment(autoescape=True).from_string('<a title="{{ text }}" href="b">{{ text }}</a>')
    assert template.render(text="an href=") == '<a title="an href&#61;" href="b">an href&#61;</a>'


def test_a_template_can_print_a_block_of_its_own_again() -> None:
    template = TemplateEnvironment().from_string("{% block a %}x{% endblock %}{{ self.a() }}")
    assert template.render() == "xx"


def test_a_name_behind_a_dot_is_an_attribute_and_never_a_key() -> None:
    template = TemplateEnvironment(undefined=StrictUndefined).from_string("{{ words.text }}")
    with pytest.raises(AttributeError):
        template.render(words={"text": "a"})


def test_a_name_that_is_not_given_is_told_by_name() -> None:
    for template in ("{{ nothing }}", "{{ nothing.text }}"):
        with pytest.raises(UndefinedError, match="nothing"):
            TemplateEnvironment(undefined=StrictUndefined).from_string(template).render()


def test_macros_are_called_as_jinja_calls_them() -> None:
    template = (
        "{% macro cite(n, of='all') %}<i>{{ n }} {{ of }}</i>{% endmacro %}"
        "{% macro around(n) %}{{ n }}{{ caller('<') }}{% endmacro %}"
        "{{ cite(1) }}{{ cite(2, of='&') }}{{ cite(*[3, 4]) }}{{ cite(**{'n': 5}) }}"
        "{% call(x) around(6) %}<b>{{ x }}</b>{% endcall %}"
        "{% for n in [[7], [8]] recursive %}{{ n if n is number else loop(n) }}{% endfor %}"
    )
    theirs, ours = (environment.from_string(template).render() for environment in ENVIRONMENTS)
    assert ours == theirs


def test_what_is_not_given_cannot_be_called() -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        ENVIRONMENTS[1].from_string("{{ nothing(1) }}").render()
