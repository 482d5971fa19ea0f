"""The command `briefings`: what is typed goes in; what is printed, and an exit code, come out.

Exit codes: 0 all is well, 1 the content has problems, 2 wrong usage or an environment that does not allow it, 130
stopped with Ctrl-C.
"""

import gc
import sys

from briefings.cli.stopping import stop_at_once


def main() -> None:
    """Run the command line."""
    # A build allocates much and frees little until it ends: looking for cycles costs a fifth of its time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    stop_at_once()
    # Here, as it takes long enough for somebody to press Ctrl-C.
    from briefings.cli.commands import commands

    try:
        commands(prog_name="briefings")
    finally:
        # What is left goes with the process; Python would look through all of it for cycles once more.
        gc.freeze()
