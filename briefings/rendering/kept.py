"""Compiled templates, kept by Python's own rules where it keeps compiled modules: in `__pycache__`, beside the source.

Only ours are: nothing is written among a site's own templates.
"""

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from briefings.rendering import compiling
from briefings.rendering.folders import templates_folder

_DIGEST = hashlib.sha256().digest_size


class KeptTemplates(BytecodeCache):
    """Gives Jinja the code of a template that it has compiled before.

    Kept code counts only for the very source that it came from, and for what compiled it.
    """

    def __init__(self) -> None:
        self._ours = templates_folder()
        made_by = (Path(compiling.__file__), Path(compiling.__file__).with_name("environment.py"))
        self._compiler = jinja2.__version__.encode() + b"".join(path.read_bytes() for path in made_by)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file that code is kept in; empty for a template that is not ours."""
        return cache_from_source(filename) if filename and Path(filename).is_relative_to(self._ours) else ""

    def get_source_checksum(self, source: str) -> str:
        """What kept code must come from."""
        return hashlib.sha256(self._compiler + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take kept code, if there is any that counts."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            kept = Path(bucket.key).read_bytes() if bucket.key else b""
            if kept[:_DIGEST] == bytes.fromhex(bucket.checksum):
                bucket.code = marshal.loads(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep code, where that is wanted and the folder can be written to; a whole file or none."""
        if sys.dont_write_bytecode or not bucket.key:
            return
        aside = Path(f"{bucket.key}.{os.getpid()}")
        with suppress(OSError):
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(bytes.fromhex(bucket.checksum) + marshal.dumps(bucket.code))
            aside.replace(bucket.key)
