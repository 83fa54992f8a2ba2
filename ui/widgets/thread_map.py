"""What the drawing and the list of the golden thread show: cards in columns, and their links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from npo_wizard.content.schema import Content
from npo_wizard.golden_thread import COLUMNS, Graph, LooseEnd, Node, NodeKind, joint
from ui.widgets.notation import show_euros

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
    """All that it misses, in full sentences."""
    ends: tuple[LooseEnd, ...] = ()
    """The same as loose ends."""
    can_be_tied: bool = False
    """Whether the first thing it misses is a link that can be made here."""


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

    graph: Graph
    columns: tuple[Column, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link, from left to right."""
        return self.graph.links

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Every card by its id, in the order of the columns."""
        return {card.id: card for column in self.columns for card in column.cards}

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        """The place of the column of each card."""
        return {card.id: i for i, column in enumerate(self.columns) for card in column.cards}

    def after(self, card_id: str) -> tuple[str, ...]:
        """The cards that a card leads to, from left to right and top to bottom."""
        return self.graph.after(card_id)

    def before(self, card_id: str) -> tuple[str, ...]:
        """The cards that lead to a card, from left to right and top to bottom."""
        return self.graph.before(card_id)


def thread_map(found: Graph, content: Content, *, is_read_only: bool = False) -> ThreadMap:
    """Make the map of the chain, or of a part of it; what is only read cannot be tied."""
    ends: dict[tuple[str, str], list[LooseEnd]] = {}
    for end in found.loose_ends:
        ends.setdefault((end.noun, end.row_id), []).append(end)
    columns = tuple(_column(kind, found, ends, content) for kind in COLUMNS)
    if is_read_only:
        columns = tuple(_untied(column) for column in columns)
    return ThreadMap(found, columns)


def _untied(column: Column) -> Column:
    return replace(column, cards=tuple(replace(card, can_be_tied=False) for card in column.cards))


def _column(
    kind: NodeKind,
    found: Graph,
    ends: Mapping[tuple[str, str], list[LooseEnd]],
    content: Content,
) -> Column:
    noun = COLUMNS[kind].NAME
    step = next(each for each in content.steps if noun in each.nouns)
    cards = tuple(
        _card(node, tuple(ends.get((node.noun, node.ref), ())), content)
        for node in found.column(kind)
    )
    return Column(kind, _title(kind), step.stage, step.id, cards)


def _card(node: Node, ends: tuple[LooseEnd, ...], content: Content) -> Card:
    return Card(
        id=node.id,
        kind=node.kind,
        noun=node.noun,
        ref=node.ref,
        title=node.title,
        detail=show_euros(node.amount) if node.amount else "",
        lacks=short(ends[0], content) if ends else "",
        sentences=node.missing,
        ends=ends,
        can_be_tied=bool(ends) and joint(ends[0]) is not None,
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
        "money": tr("Geld"),
        "monitoring": tr("Meten"),
    }[kind]


def short(lack: LooseEnd, content: Content) -> str:
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
    tallest = max((len(column.cards) for column in found.columns), default=0)
    return {
        card.id: place * tallest // len(column.cards)
        for column in found.columns
        for place, card in enumerate(column.cards)
    }
