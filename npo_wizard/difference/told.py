"""What is told of one change: a row that came, went or differs, with its fields in words."""

from dataclasses import dataclass

from npo_wizard.plan.compare import Sort
from npo_wizard.plan.fields import Kind

_TEXTS = (Kind.LINE, Kind.TEXT, Kind.DATA)
_LISTS = (Kind.LINKS, Kind.LISTED_MANY)
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True)
class ToldField:
    """One field that differs, in words.

    before, after: what it held, empty for nothing; gone, come: the entries of a list, or the
    passages of a long text, that went and came; both empty where the whole value is told.
    """

    label: str
    kind: Kind
    before: str
    after: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    is_first: bool = False
    """Whether the row is new, so that there is nothing it replaces."""

    @property
    def is_passages(self) -> bool:
        """Whether only the passages of a long text that differ are told."""
        return self.kind is Kind.TEXT and bool(self.gone or self.come)

    @property
    def sentence(self) -> str:
        """The change as one Dutch sentence; passages are told beside it."""
        return _ended(f"{self.label}: {self._told()}")

    def _told(self) -> str:
        if self.is_passages:
            return "de tekst is aangepast"
        if self.kind in _LISTS and (self.gone or self.come):
            parts = (("erbij", self.come), ("eraf", self.gone))
            return "; ".join(f"{word} {', '.join(names)}" for word, names in parts if names)
        if self.is_first:
            return self.after
        return f"eerst {self._quoted(self.before)}, nu {self._quoted(self.after)}"

    def _quoted(self, text: str) -> str:
        if not text:
            return "leeg"
        return f"‘{text}’" if self.kind in _TEXTS else text


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."


@dataclass(frozen=True)
class ToldRow:
    """One row that came, went or differs, in words; an id "" stands for the order of all rows."""

    sort: Sort
    noun: str
    id: str
    heading: str
    fields: tuple[ToldField, ...] = ()


@dataclass(frozen=True)
class Group:
    """The changes that belong together."""

    title: str
    rows: tuple[ToldRow, ...]
