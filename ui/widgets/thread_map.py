"""What the drawing and the list of the golden thread show: cards in columns, and their links.

Money has no column of its own: what a measure costs stands on its card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from npo_wizard.content.schema import Content
from npo_wizard.golden_thread import COLUMNS, Graph, LooseEnd, Node, NodeKind, graph
from npo_wizard.plan.view import PlanView
from ui.widgets.notation import show_euros

SHOWN: tuple[NodeKind, ...] = ("need", "result", "measure", "partner", "monitoring")
"""The columns of the drawing from left to right."""
Link = tuple[str, str]


@dataclass(frozen=True)
class Card:
    """One row of the plan in the drawing."""

    id: str
    kind: NodeKind
    noun: str
    ref: str
    """Id of the row."""
    title: str
    detail: str = ""
    """An amount, or nothing."""
    lacks: str = ""
    """In a few words what it misses; empty where it misses nothing."""
    sentences: tuple[str, ...] = ()
    """The same in full sentences."""


@dataclass(frozen=True)
class Column:
    """Cards of one kind from top to bottom. stage: token of its colour."""

    kind: NodeKind
    title: str
    stage: str
    step: str
    """Id of the step on which these are edited."""
    cards: tuple[Card, ...]

    @property
    def heading(self) -> str:
        """The name of the column with the number of cards."""
        return f"{self.title} ({len(self.cards)})"


@dataclass(frozen=True)
class ThreadMap:
    """All cards and links; equal when the drawing is."""

    columns: tuple[Column, ...]
    links: tuple[Link, ...]

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every card by its id, in the order of the columns."""
        return {card.id: card for column in self.columns for card in column.cards}

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        """The place of the column of each card."""
        return {card.id: i for i, column in enumerate(self.columns) for card in column.cards}

    def is_near(self, link: Link) -> bool:
        """Whether a link joins neighbouring columns; others would run behind cards."""
        return self.column_of[link[1]] - self.column_of[link[0]] == 1

    def after(self, card_id: str) -> tuple[str, ...]:
        """The cards that a card leads to, from top to bottom."""
        return self._after.get(card_id, ())

    def before(self, card_id: str) -> tuple[str, ...]:
        """The cards that lead to a card, from top to bottom."""
        return self._before.get(card_id, ())

    def chain(self, card_id: str) -> frozenset[str]:
        """The card, all that leads to it and all it leads to.

        A partner who measures something else too does not draw that into the chain.
        """
        found = {*self._reached(card_id, self.after), *self._reached(card_id, self.before)}
        ends = (self.after(card_id), self.before(card_id))
        return frozenset({*found, *(each for end in ends for each in end)})

    def _reached(self, start: str, step: Callable[[str], tuple[str, ...]]) -> set[str]:
        found, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            for there in step(here):
                if there not in found and not self._is_owning(here, there):
                    found.add(there)
                    waiting.append(there)
        return found

    def _is_owning(self, one: str, other: str) -> bool:
        kinds = {self.cards[one].kind, self.cards[other].kind}
        return kinds == {"partner", "monitoring"}

    @cached_property
    def _after(self) -> dict[str, tuple[str, ...]]:
        return _gathered(self.links, self._places)

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        return _gathered(((b, a) for a, b in self.links), self._places)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {card_id: place for place, card_id in enumerate(self.cards)}


def _gathered(links: Iterable[Link], places: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for here, there in links:
        found.setdefault(here, []).append(there)
    return {here: tuple(sorted(ends, key=places.__getitem__)) for here, ends in found.items()}


def thread_map(view: PlanView, content: Content) -> ThreadMap:
    """Make the map of a plan as it is now."""
    found = graph(view, content)
    lacks = {(end.noun, end.row_id): end for end in reversed(found.loose_ends)}
    columns = tuple(_column(kind, found, lacks, content) for kind in SHOWN)
    shown = {card.id for column in columns for card in column.cards}
    links = tuple(link for link in found.links if shown.issuperset(link))
    return ThreadMap(columns, links)


def _column(
    kind: NodeKind, found: Graph, lacks: Mapping[tuple[str, str], LooseEnd], content: Content
) -> Column:
    noun = COLUMNS[kind].NAME
    step = next(each for each in content.steps if noun in each.nouns)
    cards = tuple(
        _card(node, lacks.get((node.noun, node.ref)), content) for node in found.column(kind)
    )
    return Column(kind, _title(kind), step.stage, step.id, cards)


def _card(node: Node, lack: LooseEnd | None, content: Content) -> Card:
    return Card(
        id=node.id,
        kind=node.kind,
        noun=node.noun,
        ref=node.ref,
        title=node.title,
        detail=show_euros(node.amount) if node.amount else "",
        lacks=_short(lack, content) if lack else "",
        sentences=node.missing,
    )


def tr(text: str) -> str:
    """Return a text of the golden thread in the language of the user."""
    return QCoreApplication.translate("Thread", text)


def _title(kind: NodeKind) -> str:
    return {
        "need": tr("Behoeften"),
        "result": tr("Resultaten"),
        "measure": tr("Maatregelen"),
        "partner": tr("Partners"),
        "monitoring": tr("Meten"),
    }[kind]


def _short(lack: LooseEnd, content: Content) -> str:
    """What is missing, in the few words that fit on a card."""
    if lack.rule_id == "coherence.monitoring_has_owner":
        field = content.words.noun(lack.noun).fields[lack.field]
        return tr("Nog geen {0}").format(field.heading.lower())
    return {
        "coherence.need_has_result": tr("Nog geen resultaat"),
        "coherence.result_serves_need": tr("Nog geen behoefte"),
        "coherence.result_has_measure": tr("Nog geen maatregel"),
        "coherence.result_has_monitoring": tr("Nog geen meetafspraak"),
        "coherence.measure_serves_result": tr("Nog geen resultaat"),
        "coherence.measure_has_lead": tr("Nog geen trekker"),
        "coherence.measure_has_costs": tr("Nog geen kosten"),
        "coherence.partner_takes_part": tr("Doet nog niet mee"),
    }.get(lack.rule_id, tr("Los eindje"))


def rows(found: ThreadMap) -> dict[str, int]:
    """Give each card its row in the drawing: each column is spread over the height of the tallest.

    The order of the graph is one of heights in this sense, so that links stay short.
    """
    tallest = max(len(column.cards) for column in found.columns)
    return {
        card.id: place * tallest // len(column.cards)
        for column in found.columns
        for place, card in enumerate(column.cards)
    }
