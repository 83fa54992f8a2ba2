"""The golden thread in the printed plan: in numbers, as a table and as a drawing."""

import math
from dataclasses import dataclass
from functools import cached_property

from npo_wizard import figures
from npo_wizard.golden_thread import Graph, Node, NodeKind, graph
from npo_wizard.plan.choices import Priority
from npo_wizard.plan.nouns import Measure, Monitoring, Need, Partner, Result
from npo_wizard.report.dutch import enumerated, number
from npo_wizard.report.printed import Printed

_DRAWN: tuple[NodeKind, ...] = ("need", "result", "measure", "partner")
_MOST_TOLD = 24
"""Most needs that the text of the drawing names one by one; the tables beside it name them all."""


@dataclass(frozen=True)
class ThreadRow:
    """One need and what follows from it."""

    need: str
    results: list[str]
    measures: list[str]
    leads: list[str]
    euros: int


@dataclass(frozen=True)
class ChainRow:
    """One row of a table of the chain: its name, and the names of what it is linked with."""

    title: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class DrawnThread:
    """The nodes of the chain with their columns, and the links between them."""

    nodes: tuple[tuple[Node, int], ...]
    links: tuple[tuple[str, str], ...]


class PrintedChain(Printed):
    """How needs, results, measures and partners hang together."""

    @cached_property
    def graph(self) -> Graph:
        """The golden thread."""
        return graph(self.view, self.content)

    @property
    def tiles(self) -> list[tuple[str, str]]:
        """The numbers of the summary with their words."""
        counted = []
        for noun in (Partner, Need, Measure, Monitoring):
            rows, words = self.view.rows(noun), self.content.words.noun(noun.NAME)
            counted.append((number(len(rows)), words.singular if len(rows) == 1 else words.plural))
        return counted

    @cached_property
    def thread_rows(self) -> list[ThreadRow]:
        """Every need with its results, measures, leads and money; high priority first."""
        order = {priority: place for place, priority in enumerate(Priority)}
        needs = sorted(
            self.view.rows(Need),
            key=lambda need: order[need.priority] if need.priority else len(order),
        )
        return [self._thread_row(need) for need in needs]

    def _thread_row(self, need: Need) -> ThreadRow:
        results = self.links.to(Result, "need_ids", need.id)
        serving = {result.id for result in results}
        measures = [m for m in self.view.rows(Measure) if serving & set(m.result_ids)]
        leads = dict.fromkeys(self.name("partner", m.lead_id) for m in measures)
        return ThreadRow(
            need=self.name("need", need.id),
            results=self.titles(results),
            measures=self.titles(measures),
            leads=[lead for lead in leads if lead],
            euros=sum(figures.measure_costs(self.view, m.id).total for m in measures),
        )

    @cached_property
    def drawn_thread(self) -> DrawnThread | None:
        """The chain as it is drawn; None where there is nothing to draw."""
        found = self.graph
        leads = {(f"measure:{m.id}", f"partner:{m.lead_id}") for m in self.view.rows(Measure)}
        columns = {kind: place for place, kind in enumerate(_DRAWN, start=1)}
        led = {partner for _, partner in leads}
        nodes = tuple(
            (node, columns[node.kind])
            for node in found.nodes
            if node.kind in columns and (node.kind != "partner" or node.id in led)
        )
        if not nodes:
            return None
        drawn = {node.id for node, _ in nodes}
        links = tuple(
            link
            for link in found.links
            if drawn.issuperset(link) and (not link[1].startswith("partner:") or link in leads)
        )
        return DrawnThread(nodes, links)

    @property
    def thread_alt(self) -> str:
        """The drawing of the chain in words: what every need leads to, where they are not many."""
        if len(self.thread_rows) > _MOST_TOLD:
            counted = [
                self.content.words.noun(noun.NAME).counted(len(self.view.rows(noun)))
                for noun in (Need, Result, Measure)
            ]
            return f"De rode draad van {enumerated(counted)}, zoals in de tabellen hierna."
        chains = []
        for row in self.thread_rows:
            steps = (enumerated(row.results), enumerated(row.measures))
            follows = ", met ".join(step for step in steps if step)
            chains.append(f"{row.need} leidt tot {follows}" if follows else f"{row.need} is los")
        return f"De rode draad. {'. '.join(chains)}."

    @cached_property
    def result_rows(self) -> list[ChainRow]:
        """Every result with its needs, measures and monitoring."""
        return [
            ChainRow(
                self.name("result", result.id),
                (
                    self._linked(self.graph.before(f"result:{result.id}"), "need"),
                    self._linked(self.graph.after(f"result:{result.id}"), "measure"),
                    self._linked(self.graph.after(f"result:{result.id}"), "monitoring"),
                ),
            )
            for result in self.view.rows(Result)
        ]

    @cached_property
    def measure_rows(self) -> list[ChainRow]:
        """Every measure with its partners, money and monitoring."""
        return [
            ChainRow(
                self.name("measure", measure.id),
                tuple(
                    self._linked(self.graph.after(f"measure:{measure.id}"), kind)
                    for kind in ("partner", "money", "monitoring")
                ),
            )
            for measure in self.view.rows(Measure)
        ]

    @property
    def needs_left(self) -> list[str]:
        """The needs that no result serves."""
        needs = self.graph.column("need")
        return [node.title for node in needs if not self.graph.after(node.id)]

    def _linked(self, ids: tuple[str, ...], kind: NodeKind) -> tuple[str, ...]:
        nodes = (self.graph.node(each) for each in ids)
        return tuple(self._told(node) for node in nodes if node.kind == kind)

    def _told(self, node: Node) -> str:
        """The name of a node, of monitoring with who measures."""
        owners = [self.graph.node(each) for each in self.graph.before(node.id)]
        names = [owner.title for owner in owners if owner.kind == "partner"]
        if node.kind != "monitoring" or not names:
            return node.title
        return f"{node.title} (door {enumerated(names)})"

    @staticmethod
    def evenly(count: int, most: int) -> int:
        """Return over how many columns at a time a wide table is best divided."""
        return math.ceil(count / math.ceil(count / most)) if count else most

    @cached_property
    def coverage(self) -> figures.Coverage:
        """Which measure serves which result in which life domain."""
        return figures.coverage(self.view, self.profile)
