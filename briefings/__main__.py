"""`python -m briefings` is the command `briefings`."""

from briefings.cli import main

main()
