"""From a plan to one piece of XHTML: what the printed plan says, and in which order.

What the user typed is data: it is escaped where it is printed and never read as a template.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from npo_wizard import resources
from npo_wizard.content.schema import Content, Term
from npo_wizard.plan.view import PlanView
from npo_wizard.report import dutch
from npo_wizard.report.parts import address, host, is_link
from npo_wizard.report.work import PrintedWork
from npo_wizard.rules import Finding
from npo_wizard.rules.dutch import period
from npo_wizard.storage import attached

KINDS = ("publiek", "werkdocument", "werkbladen", "samenvatting")
"""The kinds of documents that can be made."""
PAPERS = ("a4", "a3")
"""Sizes of paper; the larger one is for worksheets."""
_FRAMES = {"werkbladen": "sheets.j2", "samenvatting": "poster.j2"}


@dataclass(frozen=True, slots=True)
class Brevity:
    """How much stands on the page with the summary; the rest is said in the chapters.

    rows: needs in the table; the others in characters.
    """

    summary: int = 600
    asked: int = 300
    title: int = 120
    need: int = 48
    result: int = 56
    measure: int = 40
    lead: int = 34
    rows: int = 5


BREVITIES = (
    Brevity(),
    Brevity(summary=480, asked=240),
    Brevity(summary=400, asked=220, rows=4),
    Brevity(320, 200, 100, 44, 48, 36, 30, rows=4),
    Brevity(240, 160, 90, 40, 44, 32, 28, rows=3),
    Brevity(180, 120, 70, 32, 34, 28, 24, rows=3),
    Brevity(120, 60, 40, 20, 20, 20, 16, rows=2),
)
"""From the usual summary to the shortest: the first that fits on one page is taken."""


class Numbering:
    """Numbers of paragraphs: 5.1, 5.2 and so on within a chapter."""

    def __init__(self) -> None:
        self._chapter = 0
        self._place = 0

    def begin(self, chapter: int) -> None:
        """Begin a chapter."""
        self._chapter, self._place = chapter, 0

    def next(self) -> str:
        """Return the number of the next paragraph."""
        self._place += 1
        return f"{self._chapter}.{self._place}"


def compose(
    view: PlanView,
    content: Content,
    findings: tuple[Finding, ...],
    *,
    kind: str = "publiek",
    made_on: date,
    paper: str = "a4",
    brief: Brevity = BREVITIES[0],
    organisation: str = "",
    has_logo: bool = False,
) -> str:
    """Return the whole printed plan as XHTML in the vocabulary of `report.document`.

    Raises ValueError for a kind of document, or paper for it, that does not exist.
    """
    if kind not in KINDS:
        raise ValueError(f"no such kind of document: {kind!r}")
    if paper not in PAPERS or (paper != "a4" and kind != "werkbladen"):
        raise ValueError(f"no paper {paper!r} for {kind!r}")
    values = {
        "p": PrintedWork(view, content, findings, made_on, organisation),
        "kind": kind,
        "attachment": attached.NAME,
        "said": content.messages,
        "numbers": Numbering(),
        "paper": paper,
        "brief": brief,
        "has_logo": has_logo,
    }
    if kind in _FRAMES:
        return environment().get_template(_FRAMES[kind]).render(values).strip()
    chapters = environment().get_template("chapters.j2").render(values)
    terms = _used(content.glossary, chapters)
    whole = environment().get_template("plan.j2")
    return whole.render(values, chapters=Markup(chapters), terms=terms).strip()


def _used(glossary: tuple[Term, ...], chapters: str) -> list[Term]:
    """The terms that stand in the chapters; only those need an explanation."""
    text = re.sub(r"<[^>]*>", " ", chapters)
    lower = text.lower()
    return [
        term
        for term in glossary
        if term.term.lower() in lower
        or (term.short and re.search(rf"\b{re.escape(term.short)}\b", text))
    ]


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the templates, with what they may use; a text of the user is never one."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resources.path("report")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters.update(
        paragraphs=dutch.paragraphs,
        lines=dutch.lines,
        euro=dutch.euro,
        number=dutch.number,
        day=dutch.day,
        short_day=dutch.short_day,
        enumerated=dutch.enumerated,
        first_and_more=dutch.first_and_more,
        clipped=dutch.clipped,
        opening=dutch.opening,
        as_many_as_fit=dutch.as_many_as_fit,
        lowered=dutch.lowered,
        address=address,
        host=host,
    )
    made.tests["link"] = is_link
    made.globals["period"] = period
    return made
