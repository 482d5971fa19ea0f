"""What the tests of commands share."""

from pathlib import Path

import pytest

from tests.cli.repository import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A content folder in a git repository."""
    return Desk(tmp_path)
