"""The base of all that an author writes."""

from pydantic import BaseModel, ConfigDict


class Written(BaseModel):
    """The base of all that an author writes: no key is taken that has no meaning."""

    model_config = ConfigDict(extra="forbid", frozen=True)
