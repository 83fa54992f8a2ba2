"""The golden thread in the document: drawing and tables hold exactly the links of the plan."""

from functools import cache
from itertools import chain as joined

from hypothesis import given, settings

from npo_wizard.golden_thread import graph
from npo_wizard.plan.nouns import Measure, Monitoring, Result
from npo_wizard.plan.view import PlanView
from npo_wizard.report.build import document
from npo_wizard.report.charts import chart
from npo_wizard.report.document.chart_data import Thread
from npo_wizard.report.document.nodes import (
    Block,
    Document,
    Figure,
    Paragraph,
    Section,
    Table,
    plain,
)
from npo_wizard.report.shapes import Curve, Label
from npo_wizard.report.svg import measure
from tests.golden_thread.chains import chains, links_of
from tests.report.examples import CONTENT, MADE_ON
from tests.wide_plan import wide_plan

SMALLEST = 8.0
PAGE = (481.0, 640.0)
"""Width and height in points that a drawing has on a page."""
RESULTS = "Van behoefte naar maatregel en meting"
MEASURES = "Van maatregel naar partner, geld en meting"


def printed(view: PlanView) -> Document:
    return document(view, CONTENT, made_on=MADE_ON)


@cache
def wide() -> Document:
    """The document of a plan with 60 needs and 80 measures."""
    return printed(wide_plan())


def blocks_of(blocks: tuple[Block, ...]) -> list[Block]:
    inner = [blocks_of(each.blocks) for each in blocks if isinstance(each, Section)]
    return [*blocks, *joined.from_iterable(inner)]


def all_blocks(found: Document) -> list[Block]:
    return list(joined.from_iterable(blocks_of(section.blocks) for section in found.sections))


def cells(found: Document, label: str) -> list[list[str]]:
    """Return the words of the cells of a table, row by row."""
    tables = [t for t in all_blocks(found) if isinstance(t, Table) and t.label == label]
    return [
        [
            " ".join(plain(p.inlines) for p in cell.blocks if isinstance(p, Paragraph))
            for cell in row.cells
        ]
        for table in tables
        for row in table.body
    ]


def thread_of(found: Document) -> Thread | None:
    data = [each.data for each in all_blocks(found) if isinstance(each, Figure)]
    return next((each for each in data if isinstance(each, Thread)), None)


def tabled(found: Document, view: PlanView) -> set[tuple[str, str]]:
    """Return the links in the two tables, by the names of what they join."""
    owners = {t.what: view.title("partner", t.owner_id or "") for t in view.rows(Monitoring)}
    links: set[tuple[str, str]] = set()
    for label, backward in ((RESULTS, 1), (MEASURES, 0)):
        for own, *rest in cells(found, label):
            for place, cell in enumerate(rest):
                for told in cell.split("; "):
                    name, _, owner = told.partition(" (door ")
                    if name.startswith("Nog geen") or name == "–":
                        continue
                    links.add((name, own) if place < backward else (own, name))
                    if owner:
                        assert owner == f"{owners[name]})"
                        links.add((owners[name], name))
    return links


@settings(max_examples=20, deadline=None)
@given(chains())
def test_the_tables_hold_exactly_the_links_of_the_plan(view: PlanView) -> None:
    found = graph(view, CONTENT)
    names = {node.id: node.title for node in found.nodes}
    # Monitoring of no result and no measure stands in its own chapter, with who measures.
    hung = {end for start, end in links_of(view) if not start.startswith("partner:")}
    asked = {
        (names[start], names[end])
        for start, end in links_of(view)
        if not start.startswith("partner:") or end in hung
    }
    assert tabled(printed(view), view) == asked


@settings(max_examples=20, deadline=None)
@given(chains())
def test_the_drawing_holds_exactly_its_links_of_the_plan(view: PlanView) -> None:
    leads = {(f"measure:{m.id}", f"partner:{m.lead_id}") for m in view.rows(Measure) if m.lead_id}
    asked = leads | {
        link for link in links_of(view) if link[1].split(":")[0] in ("result", "measure")
    }
    drawn = thread_of(printed(view))
    assert (set(drawn.links) if drawn is not None else set()) == asked


class TestWide:
    """60 needs and 80 measures."""

    def test_the_drawing_goes_on_over_pages_and_stays_readable(self) -> None:
        drawn = thread_of(wide())
        assert drawn is not None
        laid_out = chart(drawn, *PAGE[:1], measure, PAGE[1])
        assert len(laid_out.rows) > 1
        assert all(row.height <= PAGE[1] for row in laid_out.drawings)
        labels = [s for d in laid_out.drawings for s in d.shapes if isinstance(s, Label)]
        assert min(label.size for label in labels) >= SMALLEST
        ends = [s.x + measure(s.text, s.face, s.size) for s in labels]
        assert all(label.x >= 0 for label in labels)
        assert max(ends) <= PAGE[0] + 1

    def test_every_link_of_the_drawing_is_drawn_in_one_piece(self) -> None:
        drawn = thread_of(wide())
        assert drawn is not None
        laid_out = chart(drawn, *PAGE[:1], measure, PAGE[1])
        curves = [s for d in laid_out.rows for s in d.shapes if isinstance(s, Curve)]
        # A link whose both ends belong to several threads is drawn in each of them.
        assert len(curves) >= len(drawn.links)

    def test_every_row_is_in_a_table(self) -> None:
        view = wide_plan()
        found = wide()
        assert [row[0] for row in cells(found, RESULTS)] == [r.statement for r in view.rows(Result)]
        assert [row[0] for row in cells(found, MEASURES)] == [m.title for m in view.rows(Measure)]

    def test_its_text_points_at_the_tables(self) -> None:
        alts = [f.alt for f in all_blocks(wide()) if isinstance(f, Figure)]
        assert (
            "De rode draad van 60 behoeften, 45 resultaten en 80 maatregelen, "
            "zoals in de tabellen hierna."
        ) in alts


def test_needs_without_a_result_are_named() -> None:
    assert any(
        "Nog zonder resultaat:" in plain(each.inlines) and "Bewegen" in plain(each.inlines)
        for each in all_blocks(wide())
        if isinstance(each, Paragraph)
    )
