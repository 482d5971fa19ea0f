"""Addresses that the site keeps for itself are the same wherever they are asked for."""

from briefings.loading import identities
from briefings.pages import permalinks


def test_the_addresses_that_pages_use_are_the_ones_that_are_kept_free() -> None:
    assert identities.RESERVED == permalinks.RESERVED
