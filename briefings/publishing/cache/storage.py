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
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

_DIGEST = hashlib.sha256().digest_size


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, classes: Collection[type]) -> None:
        super().__init__(io.BytesIO(content))
        self._classes = {(of.__module__, of.__qualname__): of for of in (*classes, datetime.date)}

    def find_class(self, module: str, name: str) -> type:
        """One of the classes that there may be."""
        try:
            return self._classes[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache") from None


def restored(file: Path, program: bytes, classes: Collection[type]) -> Any:
    """The value that was stored; None where there is none, or none that this program has written and nobody touched."""
    try:
        content = file.read_bytes()
        written_by, digest, packed = content[:_DIGEST], content[_DIGEST : 2 * _DIGEST], content[2 * _DIGEST :]
        if written_by != program or digest != hashlib.sha256(packed).digest():
            return None
        return _Unpickler(packed, classes).load()
    except Exception:  # whatever it holds, it is no more than a cache
        return None


def store(file: Path, program: bytes, value: object) -> None:
    """Write a value, whole or not at all; where the disk does not allow it, there is no cache."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    aside = None
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, aside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        with open(descriptor, "wb") as opened:
            opened.write(program + hashlib.sha256(packed).digest() + packed)
        os.replace(aside, file)
        aside = None
    if aside is not None:
        with suppress(OSError):
            os.unlink(aside)
