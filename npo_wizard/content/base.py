"""What all pieces of content share: frozen, strict, and empty texts refused."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Said = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text that must say something."""
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=200)]
"""An id: small letters, digits, point, dash and underscore."""


class Item(BaseModel):
    """One piece of content; an unknown key or a value of another type is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Listed(Item):
    """One entry of a list to choose from: id in the plan, title and hint on screen."""

    id: ItemId
    title: Said
    hint: str = ""
    source: str = ""
