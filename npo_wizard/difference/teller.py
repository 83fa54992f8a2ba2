"""Puts the changes of rows into words, each side in the words of its own plan."""

from collections.abc import Iterator

from npo_wizard.content.schema import Content
from npo_wizard.difference.passages import passages
from npo_wizard.difference.told import ToldField, ToldRow
from npo_wizard.difference.values import label, listed, row_title, said
from npo_wizard.plan.compare import Difference, RowChange, Sort
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.nouns import Answer, BuildingBlockScore, MeasureCost, Noun, Plan
from npo_wizard.plan.view import PlanView, linked_ids

LONG_TEXT = 160
"""From so many characters on, only the sentences of a text that differ are told."""
_ORDER = (Sort.ADDED, Sort.CHANGED, Sort.DROPPED)
_NEW = {"de": "Nieuwe", "het": "Nieuw"}
_CELLS: dict[type[Noun], tuple[str, str]] = {
    MeasureCost: ("Kosten", "year"),
    BuildingBlockScore: ("Bouwsteen", "block"),
    Answer: ("Antwoord", ""),
}
"""Rows that people see as a field that is filled or empty: what they call it, and the field that
is part of its name."""


class Teller:
    """Tells the changes between two plans."""

    def __init__(self, difference: Difference, content: Content) -> None:
        self.difference = difference
        self.content = content

    def rows(self, noun: type[Noun]) -> Iterator[ToldRow]:
        """Tell the changes of one noun: what came, what differs, what went, and the order."""
        found = sorted(self.difference.of(noun), key=lambda each: _ORDER.index(each.sort))
        for change in found:
            if not self._goes_with_its_owner(change):
                told = self._row(change)
                if told.fields or told.sort is not Sort.CHANGED:
                    yield told
        yield from self._order(noun)

    def _goes_with_its_owner(self, change: RowChange) -> bool:
        """Whether a row went because what it belonged to went; costs are told all the same."""
        if change.sort is not Sort.DROPPED or isinstance(change.row, MeasureCost):
            return False
        owners = (s for s in specs(type(change.row)).values() if s.kind is Kind.OWNER)
        return any(
            self.difference.new.find(str(s.target), getattr(change.row, s.name)) is None
            for s in owners
        )

    def _row(self, change: RowChange) -> ToldRow:
        row = change.row
        view = self.difference.old if change.new is None else self.difference.new
        title = row_title(view, self.content, row)
        if type(row) in _CELLS:
            heading, sort = f"{_CELLS[type(row)][0]}: {title}", Sort.CHANGED
        else:
            heading, sort = self._heading(row, change.sort, title), change.sort
        return ToldRow(sort, row.NAME, row.id, heading, tuple(self._fields(change)))

    def _heading(self, row: Noun, sort: Sort, title: str) -> str:
        words = self.content.words.noun(row.NAME)
        if isinstance(row, Plan):
            return "Gegevens van het plan"
        if sort is Sort.ADDED:
            return f"{_NEW[words.article]} {words.singular}: {title}"
        if sort is Sort.DROPPED:
            return f"Vervallen {words.singular}: {title}"
        return f"{words.singular.capitalize()}: {title}"

    def _fields(self, change: RowChange) -> Iterator[ToldField]:
        row = change.row
        for name in self._told_names(change):
            kind = specs(type(row))[name].kind
            before = self._said(self.difference.old, change.old, name)
            after = self._said(self.difference.new, change.new, name)
            gone, come = self._parts(change, name, kind, before, after)
            title = label(self.content, row.NAME, name)
            is_first = change.old is None and type(row) not in _CELLS
            yield ToldField(title, kind, before, after, gone, come, is_first)

    def _told_names(self, change: RowChange) -> Iterator[str]:
        """The fields that differ; of a new row those that hold something besides its name."""
        row = change.row
        is_cell = type(row) in _CELLS
        if change.old is not None and change.new is not None:
            yield from (name for name in change.fields if name != "position")
        elif change.new is not None or is_cell:
            in_name = _CELLS[type(row)][1] if is_cell else row.TITLE
            for name, spec in specs(type(row)).items():
                is_filled = getattr(row, name) not in (None, "", ())
                is_said = name in ("id", "position", in_name) or (
                    is_cell and spec.kind is Kind.OWNER
                )
                if is_filled and not is_said:
                    yield name

    def _said(self, view: PlanView, row: Noun | None, field: str) -> str:
        return "" if row is None else said(view, self.content, row.NAME, field, getattr(row, field))

    def _parts(
        self, change: RowChange, name: str, kind: Kind, before: str, after: str
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What went and what came, of a list or a long text that is in both plans."""
        if change.old is None or change.new is None:
            return (), ()
        if kind is Kind.TEXT and min(len(before), len(after)) > LONG_TEXT:
            return passages(before, after)
        if kind not in (Kind.LINKS, Kind.LISTED_MANY):
            return (), ()
        was, now = linked_ids(change.old, name), linked_ids(change.new, name)
        gone = [i for i in was if i not in now]
        come = [i for i in now if i not in was]
        old, new = self.difference.old, self.difference.new
        return (
            tuple(self._entry(old, change.row, name, each) for each in gone),
            tuple(self._entry(new, change.row, name, each) for each in come),
        )

    def _entry(self, view: PlanView, row: Noun, field: str, value: str) -> str:
        spec = specs(type(row))[field]
        if spec.kind is Kind.LISTED_MANY:
            return listed(view, self.content, str(spec.target), value)
        return said(view, self.content, row.NAME, field, (value,))

    def _order(self, noun: type[Noun]) -> Iterator[ToldRow]:
        """Tell that rows that are in both plans stand in another order."""
        before, after = self.difference.old.tables[noun.NAME], self.difference.new.tables[noun.NAME]
        was, now = [i for i in before if i in after], [i for i in after if i in before]
        if was == now or noun in _CELLS:
            return
        words = self.content.words.noun(noun.NAME)
        titles = [row_title(self.difference.new, self.content, row) for row in after.values()]
        order = "; ".join(f"{place}. {title}" for place, title in enumerate(titles, start=1))
        told = ToldField("Nieuwe volgorde", Kind.LINKS, "", order, is_first=True)
        yield ToldRow(Sort.CHANGED, noun.NAME, "", f"Volgorde van {words.plural}", (told,))
