"""What the program says and asks: steps, questions, words, rule sentences, programme profiles.

All of it stands in `resources/` as TOML and Markdown, so that an editor can correct it. It is
read once and strictly. Importing this package costs nothing; `load` imports what it needs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from npo_wizard.content.schema import Content


@cache
def load() -> Content:
    """Return the content that comes with the program, read once.

    Raises ContentError with all problems at once when a file does not hold.
    """
    from npo_wizard import resources
    from npo_wizard.content.reading import read

    return read(resources.root())
