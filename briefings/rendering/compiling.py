"""How templates become Python: what is printed is escaped once a text, and an attribute is an attribute.

Jinja asks the environment for each attribute (it might be a key) and escapes each value through several calls; views
are typed, so that neither is needed, and a site of a thousand articles prints millions of values. Both are stricter
than Jinja's own way: an attribute that is not there is an error at once.
"""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from briefings.pages.links import Attributes

_MANY = 1 << 16
_READY = frozenset({Attributes, Markup})


@lru_cache(maxsize=_MANY)
def _escaped(text: str) -> str:
    return str(escape(text))


def printed(value: object) -> str:
    """A value as HTML: escaped, unless it says that it is HTML already."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind in _READY:
        return value  # type: ignore[return-value]  # both are texts
    return escape(value)


class TemplateCompiler(CodeGenerator):
    """Writes the Python of a template."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Read an attribute of a value as Python does."""
        if isinstance(node.node, nodes.Name) and node.node.name in ("caller", "self"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call a macro as Python does: nothing that templates call here asks for their context."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(*()")
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.printed(" if frame.eval_ctx.autoescape else "str(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class TemplateEnvironment(Environment):
    """Jinja's environment with our way to print."""

    code_generator_class = TemplateCompiler
    printed = staticmethod(printed)
