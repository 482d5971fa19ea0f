"""What templates become: Python that reads a view's attributes, and escapes texts, as directly as Python can.

Jinja does not know what it prints, so it asks of every value whether a name is its attribute or its key, of all that is
called whether it wants to know where, and wraps every text that it has escaped. Views are typed: a name is an
attribute, and a text is a text; and what templates call are their own macros.
"""

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from briefings.pages.bounded import Bounded
from briefings.pages.links import Attributes


class _Escaped(Bounded[str, str]):
    """Texts as HTML, each escaped when it is first printed."""

    def __missing__(self, text: str) -> str:
        html = str(escape(text))
        if html.endswith("="):
            # Before the quotation mark that ends a value it would look like the beginning of another.
            html = html[:-1] + "&#61;"
        return self.keep(text, text if html == text else html)


# With many articles most texts stand on few pages, and all would stay.
_ESCAPED = _Escaped(50_000)
_HTML = (Attributes, Markup)


def printed(value: object) -> str:
    """A value as HTML: a text escaped, what is HTML already as it is, anything else as the text it prints."""
    if type(value) is str:
        return _ESCAPED[value]
    if isinstance(value, _HTML):
        return value
    return escape(value)


class _Compiler(CodeGenerator):
    """Writes `(view).head` where Jinja's own asks whether `view` has a `head`, `(cite)(…)` where it asks whether `cite`
    wants to know where it is called, and `printed` where it has `escape`.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        if isinstance(node.node, nodes.Name) and node.node.name == "self":
            return super().visit_Getattr(node, frame)  # the template's own blocks, which are keys
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")
        return None

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(*()")  # as what follows begins with a comma
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write("environment.printed(")


class TemplateEnvironment(Environment):
    """Jinja's environment, whose templates print so. An attribute that is not there is an error at once."""

    code_generator_class = _Compiler
    printed = staticmethod(printed)
