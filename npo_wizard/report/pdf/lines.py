"""Words into lines, left aligned, without hyphenation; words too long for a line are cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from npo_wizard.report.document.nodes import (
    Emphasis,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
)
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.flow import Draw, Strip
from npo_wizard.report.pdf.painter import Glyphs, Painter
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.style import Style, TextStyle

_STRONGER = {"regular": "semibold", "italic": "semibold", "semibold": "bold", "bold": "bold"}
_ASCENT = 0.81  # of the size, from the top of the letters to the baseline, for Source Sans 3


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face and colour; part of a link or of another language when these are set."""

    text: str
    face: str
    size: float
    colour: str
    link: Link | None = None
    lang: str = ""
    page_of: str = ""
    """Name of a place: the number of its page is painted here, known only then."""

    def with_text(self, text: str) -> Run:
        """Return the run with another text."""
        # By hand: `replace` takes five times as long, and every word of a plan comes by here.
        return Run(text, self.face, self.size, self.colour, self.link, self.lang, self.page_of)

    def looks_like(self, other: Run) -> bool:
        """Whether two runs differ in their text only."""
        return (
            self.face == other.face
            and self.size == other.size
            and self.colour == other.colour
            and self.link == other.link
            and self.lang == other.lang
            and self.page_of == other.page_of
        )

    @property
    def width(self) -> float:
        """Width in points."""
        return fonts.measure(self.text, self.face, self.size)


Line = tuple[Run, ...]
_NEW_LINE = Run("\n", "regular", 0, "")
_WIDEST_PAGE = 888  # stands in for a number that is known only when all pages are divided


def runs_of(inlines: Inlines, look: TextStyle, style: Style) -> list[Run]:
    """Return the runs of running text in a style; a line break is a run of its own."""
    base = Run("", look.face, look.size, style.light[look.colour])
    return list(_runs(inlines, base, style))


def _runs(inlines: Inlines, base: Run, style: Style) -> Iterator[Run]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield base.with_text(inline.text)
        elif isinstance(inline, LineBreak):
            yield _NEW_LINE
        else:
            yield from _runs(inline.inlines, _changed(base, inline, style), style)
            if isinstance(inline, Link) and inline.names_page:
                room = _page_words(_WIDEST_PAGE)
                yield replace(base, text=room, page_of=inline.href.removeprefix("#"))


def _page_words(number: int) -> str:
    """What stands behind words that lead to a place: the page of that place."""
    return f",\u00a0p.\u00a0{number}"


def _changed(base: Run, inline: Strong | Emphasis | Link | Foreign, style: Style) -> Run:
    if isinstance(inline, Strong):
        return Run("", _STRONGER[base.face], base.size, base.colour, base.link, base.lang)
    if isinstance(inline, Emphasis):
        return Run("", "italic", base.size, base.colour, base.link, base.lang)
    if isinstance(inline, Link):
        return Run("", base.face, base.size, style.light["accent"], inline, base.lang)
    return Run("", base.face, base.size, base.colour, base.link, inline.lang)


def _words(runs: Iterable[Run]) -> Iterator[tuple[list[Run], str]]:
    """Yield words (they may change face inside) with what follows: space, new line or nothing."""
    word: list[Run] = []
    for run in runs:
        if run is _NEW_LINE:
            yield word, "\n"
            word = []
            continue
        pieces = run.text.split(" ")
        for piece in pieces[:-1]:
            if piece:
                word.append(run.with_text(piece))
            yield [*word], " "
            word = []
        if pieces[-1]:
            word.append(run.with_text(pieces[-1]))
    yield word, ""


def break_lines(runs: Iterable[Run], width: float) -> list[Line]:
    """Break runs into lines no wider than `width`; the space at a break ends its line."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word, follower in _words(runs):
        needed = sum(run.width for run in word)
        if lines[-1] and used + needed > width + 0.01:
            lines.append([])
            used = 0.0
        for run in word:
            for piece in _cut(run, width, width - used):
                if piece is None:
                    lines.append([])
                    used = 0.0
                    continue
                lines[-1].append(piece)
                used += piece.width
        if follower and lines[-1]:
            space = lines[-1][-1].with_text(" ")
            lines[-1].append(space)
            used += space.width
        if follower == "\n":
            lines.append([])
            used = 0.0
    return [_joined(line) for line in lines if line]


def _cut(run: Run, width: float, room: float) -> Iterator[Run | None]:
    """Cut a run that does not fit on a line; None: a new line begins."""
    if run.width <= room + 0.01:
        yield run
        return
    text = ""
    used = 0.0
    for character in run.text:
        wide = fonts.measure(character, run.face, run.size)
        if used + wide > room + 0.01 and (text or room < width):
            if text:
                yield run.with_text(text)
            yield None
            text, used, room = "", 0.0, width
        text += character
        used += wide
    yield run.with_text(text)


def _joined(line: list[Run]) -> Line:
    """Join neighbours that differ only in their text."""
    alike: list[list[Run]] = []
    for run in line:
        if alike and alike[-1][0].looks_like(run):
            alike[-1].append(run)
        else:
            alike.append([run])
    return tuple(runs[0].with_text("".join(run.text for run in runs)) for runs in alike)


def line_width(line: Line) -> float:
    """Return the width of a line without the space at its end."""
    if not line:
        return 0
    *others, last = line
    return sum(run.width for run in others) + last.with_text(last.text.rstrip(" ")).width


def baseline_of(y: float, size: float, leading: float) -> float:
    """Return the height of the baseline of a line whose top is at y."""
    return y + (leading - size) / 2 + size * _ASCENT


class Words:
    """Paints the lines of one paragraph into one element, its links and languages below it."""

    def __init__(self, element: Element, leading: float) -> None:
        self._element = element
        self._leading = leading
        self._inner: tuple[tuple[Link | None, str], Element] | None = None

    def paint(self, painter: Painter, x: float, y: float, line: Line) -> None:
        """Paint a line whose top is at y."""
        size = max(run.size for run in line)
        baseline = baseline_of(y, size, self._leading)
        for run in line:
            if run.page_of:
                _page(painter, x, baseline, run)
                x += run.width
                continue
            with painter.content(self._owner(run, painter)):
                painter.text(x, baseline, _glyphs(run))
            end = x + run.width
            if run.link is not None:
                self._link(painter, run, (x, y), end)
                _underline(painter, x, baseline, run)
            x = end

    def _owner(self, run: Run, painter: Painter) -> Element:
        kind = (run.link, run.lang)
        if kind == (None, "") or painter.in_artifact:
            self._inner = None
            return self._element
        if self._inner is None or self._inner[0] != kind:
            role = "Span" if run.link is None else "Link"
            self._inner = (kind, self._element.child(role, lang=run.lang))
        return self._inner[1]

    def _link(self, painter: Painter, run: Run, start: tuple[float, float], end: float) -> None:
        if self._inner is None or run.link is None:
            return
        box = (start, (end, start[1] + self._leading))
        painter.link(self._inner[1], box, run.link.href, run.text.strip() or run.link.href)


def _page(painter: Painter, x: float, baseline: float, run: Run) -> None:
    """Name the page of a place; who hears the words goes there by their link."""
    number = painter.page_of.get(run.page_of)
    if number is not None:
        with painter.artifact():
            painter.text(x, baseline, _glyphs(run.with_text(_page_words(number))))


def _underline(painter: Painter, x: float, baseline: float, run: Run) -> None:
    """Underline a link: its colour alone does not tell everyone that it is one."""
    with painter.artifact():
        y = baseline + run.size * 0.13
        end = x + run.with_text(run.text.rstrip(" ")).width
        painter.line((x, y), (end, y), 0.5, run.colour)


def _glyphs(run: Run) -> list[Glyphs]:
    return [
        Glyphs(text, face, run.size, run.colour) for face, text in fonts.pieces(run.text, run.face)
    ]


def paragraph(
    runs: Sequence[Run],
    width: float,
    look: TextStyle,
    element: Element,
    *,
    right: bool = False,
) -> list[Strip]:
    """Return the lines of a paragraph as strips: no single first or last line on a page."""
    lines = break_lines(runs, width)
    words = Words(element, look.leading)
    strips = []
    for number, line in enumerate(lines):
        left = width - line_width(line) if right else 0
        strips.append(
            Strip(
                height=look.leading,
                draw=_painting(words, line, left),
                before=look.before if number == 0 else 0,
                after=look.after if number == len(lines) - 1 else 0,
                keep=len(lines) > 1 and number in (0, len(lines) - 2),
            )
        )
    return strips


def _painting(words: Words, line: Line, left: float) -> Draw:
    def draw(painter: Painter, x: float, y: float) -> None:
        words.paint(painter, x + left, y, line)

    return draw
