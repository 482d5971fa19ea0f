"""A value in, a file out, and the value back: only if the file is whole, and was written by this very program.

What is read back is held to be hostile all the same, as a cache may come out of somebody's repository: it can make
nothing but the plain values that it is asked for, and runs nothing.
"""

import datetime
import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DIGEST = hashlib.sha256().digest_size


def _put_together(of: type, *values: object) -> object:
    """A dataclass from the values of its fields: several times faster than what it does itself if it is frozen."""
    made: object = object.__new__(of)
    for put, value in zip(_puts(of), values, strict=True):
        put(made, value)
    return made


@cache
def _puts(of: type) -> tuple[Callable[[object, object], None], ...]:
    """What puts a value into each field of a frozen dataclass that has slots."""
    return tuple(getattr(of, field.name).__set__ for field in fields(of))


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        """How to take a value apart."""
        of = type(value)
        if not is_dataclass(of):
            return NotImplemented
        _puts(of)  # raises for one that could not be put together
        return _put_together, (of, *[getattr(value, field.name) for field in fields(of)])


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, classes: Collection[type]) -> None:
        super().__init__(io.BytesIO(content))
        allowed: tuple[Any, ...] = (*classes, datetime.date, _put_together)
        self._allowed: dict[tuple[str, str], object] = {(one.__module__, one.__qualname__): one for one in allowed}

    def find_class(self, module: str, name: str) -> Any:
        """One of the classes that there may be, or what puts them together."""
        try:
            return self._allowed[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache") from None


def restored(file: Path, program: bytes, classes: Collection[type]) -> Any:
    """The value that was stored; None where there is none, or none that this program has written and nobody touched."""
    try:
        content = file.read_bytes()
        written_by, digest, packed = content[:_DIGEST], content[_DIGEST : 2 * _DIGEST], content[2 * _DIGEST :]
        if written_by != program or digest != hashlib.sha256(packed).digest():
            return None
        with _left_alone(classes):
            return _Unpickler(packed, classes).load()
    except Exception:  # whatever it holds, it is no more than a cache
        return None


@contextmanager
def _left_alone(classes: Collection[type]) -> Iterator[None]:
    """UnpicklingError where reading set attributes of the classes themselves, which then are as they were."""
    were = [(one, dict(vars(one))) for one in classes]
    try:
        yield
    finally:
        touched = [
            (one, name, was)
            for one, was in were
            for name, now in dict(vars(one)).items()
            if name not in was or was[name] is not now
        ]
        for one, name, was in touched:
            if name in was:
                setattr(one, name, was[name])
            else:
                delattr(one, name)
        if touched:
            raise pickle.UnpicklingError("reading a cache set what is no value of it")


def store(file: Path, program: bytes, value: object) -> None:
    """Write a value, whole or not at all; where the disk does not allow it, there is no cache."""
    packed, aside = _packed(value), None
    try:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor, aside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
            with open(descriptor, "wb") as opened:
                opened.write(program + hashlib.sha256(packed).digest() + packed)
            os.replace(aside, file)
            aside = None
    finally:
        if aside is not None:
            with suppress(OSError):
                os.unlink(aside)


def _packed(value: object) -> bytes:
    packed = io.BytesIO()
    _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(value)
    return packed.getvalue()
