"""A licence is open only where the whole of it says so."""

import pytest

from briefings.loading.licenses import is_open


@pytest.mark.parametrize(
    "written",
    [
        "CC0", "CC0-1.0", "CC0 1.0 Universal", "CC BY", "cc-by", "CC-BY-4.0", "CC BY-SA 3.0 DE", "CC BY-SA 3.0 IGO",
        "Creative Commons Attribution 4.0", "Creative Commons Attribution 4.0 International License",
        "Creative Commons Attribution-ShareAlike 4.0", "OGL", "OGL v3.0", "OGL-UK-3.0", "Open Government Licence v3.0",
        "Open Government License", "Public domain", "public-domain",
    ],
)  # fmt: skip
def test_an_open_licence_is_known_in_its_usual_spellings(written: str) -> None:
    assert is_open(written)


@pytest.mark.parametrize(
    "written",
    [
        "", "CC", "CC BY Non Commercial", "CC-BY no derivatives", "CC BY-NC", "CC BY ND", "CC BY-NC-SA 4.0",
        "CC BY 4.0 NC", "CC BY-SA-NC", "CC BY-ND 4.0", "CC BY 5.0", "OGL non-commercial", "Open government",
        "Public domain in the US only, all rights reserved elsewhere", "All rights reserved",
    ],
)  # fmt: skip
def test_what_only_begins_like_an_open_licence_is_none(written: str) -> None:
    assert not is_open(written)
