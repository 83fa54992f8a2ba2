"""The chain as a graph in six columns, in an order with few crossing lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from npo_wizard.content.schema import Content
from npo_wizard.golden_thread.loose_ends import LooseEnd, loose_ends, named
from npo_wizard.plan.nouns import (
    FundingStream,
    Measure,
    MeasureCost,
    Monitoring,
    Need,
    Noun,
    Partner,
    Result,
)
from npo_wizard.plan.view import PlanView

NodeKind = Literal["need", "result", "measure", "partner", "money", "monitoring"]
COLUMNS: Mapping[NodeKind, type[Noun]] = {
    "need": Need,
    "result": Result,
    "measure": Measure,
    "partner": Partner,
    "money": FundingStream,
    "monitoring": Monitoring,
}
"""The columns from left to right, with the noun that stands in each."""
_SPINE: frozenset[NodeKind] = frozenset({"need", "result", "measure"})


@dataclass(frozen=True)
class Node:
    """One row of the plan in its column."""

    id: str
    """The kind and the id of the row: `measure:3f2a…`."""
    kind: NodeKind
    noun: str
    ref: str
    """Id of the row."""
    title: str
    missing: tuple[str, ...] = ()
    """What link it lacks, in full sentences."""
    amount: int | None = None
    """Planned euros of a measure or stream."""


@dataclass(frozen=True)
class Graph:
    """All nodes by column and all links, each from left to right; a link may pass a column by."""

    nodes: tuple[Node, ...]
    links: tuple[tuple[str, str], ...]
    loose_ends: tuple[LooseEnd, ...] = ()

    def column(self, kind: NodeKind) -> tuple[Node, ...]:
        """Return the nodes of a column from top to bottom."""
        return tuple(node for node in self.nodes if node.kind == kind)

    def node(self, node_id: str) -> Node:
        """Return a node by its id."""
        return self._by_id[node_id]

    @cached_property
    def _by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    def after(self, node_id: str) -> tuple[str, ...]:
        """Return the ids of the nodes that a node leads to, in their order."""
        return self._after.get(node_id, ())

    def before(self, node_id: str) -> tuple[str, ...]:
        """Return the ids of the nodes that lead to a node, in their order."""
        return self._before.get(node_id, ())

    def chain(self, node_id: str) -> frozenset[str]:
        """Return the node with all that leads to it and all that follows from it.

        Needs, results and measures are followed as far as they lead; partners, money and
        monitoring stand at the end of them. What a partner does in other measures, or watches
        of others, is in the chain of that partner only.
        """
        spine = {node_id, *self._spine_of(node_id)}
        for start in tuple(spine):
            spine |= self._reached(start, self.before)
        if self.node(node_id).kind in _SPINE:
            spine |= self._reached(node_id, self.after)
        found = {*spine, *self.before(node_id), *self.after(node_id)}
        found.update(end for each in spine for end in self.after(each) if not self._is_spine(end))
        watched = [each for each in found if self.node(each).kind == "monitoring"]
        found.update(o for each in watched for o in self.before(each) if self._is(o, "partner"))
        return frozenset(found)

    def only(self, node_ids: Iterable[str]) -> "Graph":
        """Return the graph of some of the nodes, with every link and loose end among them."""
        kept = set(node_ids)
        nodes = tuple(node for node in self.nodes if node.id in kept)
        rows = {(node.noun, node.ref) for node in nodes}
        return Graph(
            nodes,
            tuple(link for link in self.links if kept.issuperset(link)),
            tuple(end for end in self.loose_ends if (end.noun, end.row_id) in rows),
        )

    def _spine_of(self, node_id: str) -> tuple[str, ...]:
        """The results and measures at whose end a node stands, also those that it watches."""
        if self._is_spine(node_id):
            return ()
        ends = (node_id, *self.after(node_id))
        return tuple(o for end in ends for o in self.before(end) if self._is_spine(o))

    def _is_spine(self, node_id: str) -> bool:
        return self.node(node_id).kind in _SPINE

    def _is(self, node_id: str, kind: NodeKind) -> bool:
        return self.node(node_id).kind == kind

    def _reached(self, start: str, step: Callable[[str], tuple[str, ...]]) -> set[str]:
        found, waiting = {start}, [start]
        while waiting:
            for each in step(waiting.pop()):
                if each not in found and self._is_spine(each):
                    found.add(each)
                    waiting.append(each)
        return found

    @cached_property
    def _after(self) -> dict[str, tuple[str, ...]]:
        return _gathered(self.links)

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        return _gathered((target, source) for source, target in self.links)


def _gathered(links: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for here, there in links:
        found.setdefault(here, []).append(there)
    return {here: tuple(ends) for here, ends in found.items()}


def graph(view: PlanView, content: Content) -> Graph:
    """Return the chain of a plan; partners that take part in no measure stand there when loose."""
    ends = loose_ends(view, content)
    missing: dict[tuple[str, str], list[str]] = {}
    for end in ends:
        missing.setdefault((end.noun, end.row_id), []).append(end.sentence)
    links = tuple(dict.fromkeys(_links(view)))
    linked = {each for link in links for each in link}
    amounts = _planned(view)
    nodes = [
        Node(
            id=f"{kind}:{row.id}",
            kind=kind,
            noun=noun.NAME,
            ref=row.id,
            title=named(view, content, noun.NAME, row.id),
            missing=tuple(missing.get((noun.NAME, row.id), ())),
            amount=amounts.get(row.id, 0) if kind in ("measure", "money") else None,
        )
        for kind, noun in COLUMNS.items()
        for row in view.rows(noun)
        if kind != "partner" or f"partner:{row.id}" in linked or (noun.NAME, row.id) in missing
    ]
    ordered = tuple(_ordered(nodes, links))
    places = {node.id: place for place, node in enumerate(ordered)}
    by_place = sorted(links, key=lambda link: (places[link[0]], places[link[1]]))
    return Graph(ordered, tuple(by_place), ends)


def _planned(view: PlanView) -> dict[str, int]:
    sums: dict[str, int] = {}
    for cost in view.rows(MeasureCost):
        for row_id in (cost.measure_id, cost.stream_id):
            sums[row_id] = sums.get(row_id, 0) + (cost.planned_eur or 0)
    return sums


def _links(view: PlanView) -> Iterator[tuple[str, str]]:
    for result in view.rows(Result):
        yield from ((f"need:{each}", f"result:{result.id}") for each in result.need_ids)
    for measure in view.rows(Measure):
        own = f"measure:{measure.id}"
        yield from ((f"result:{each}", own) for each in measure.result_ids)
        partners = (measure.lead_id, *measure.partner_ids)
        yield from ((own, f"partner:{each}") for each in partners if each)
    for cost in view.rows(MeasureCost):
        if cost.planned_eur or cost.spent_eur:
            yield f"measure:{cost.measure_id}", f"money:{cost.stream_id}"
    for each in view.rows(Monitoring):
        own = f"monitoring:{each.id}"
        ends = (
            ("result", each.result_id),
            ("measure", each.measure_id),
            ("partner", each.owner_id),
        )
        yield from ((f"{kind}:{row_id}", own) for kind, row_id in ends if row_id)


def _ordered(nodes: Iterable[Node], links: Iterable[tuple[str, str]]) -> Iterator[Node]:
    """Place each node at the mean height of what leads to it; needs keep the order of the plan."""
    before: dict[str, list[str]] = {}
    for source, target in links:
        before.setdefault(target, []).append(source)
    columns = [[node for node in nodes if node.kind == kind] for kind in COLUMNS]
    heights: dict[str, float] = {}
    for column in columns:
        wanted = {}
        for node in column:
            known = [heights[each] for each in before.get(node.id, ()) if each in heights]
            wanted[node.id] = sum(known) / len(known) if known else 1.0
        if column and column[0].kind != "need":
            column.sort(key=lambda node: wanted[node.id])
        for place, node in enumerate(column):
            heights[node.id] = (place + 0.5) / len(column)
        yield from column


def crossings(found: Graph) -> int:
    """Return how many pairs of links between the same two columns cross each other."""
    places = {node.id: place for place, node in enumerate(found.nodes)}
    kinds = {node.id: node.kind for node in found.nodes}
    drawn = [(kinds[a], kinds[b], places[a], places[b]) for a, b in found.links]
    return sum(
        one[:2] == two[:2] and (one[2] - two[2]) * (one[3] - two[3]) < 0
        for one, two in combinations(drawn, 2)
    )
