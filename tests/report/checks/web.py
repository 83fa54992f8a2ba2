"""Reader of the web page: its blocks of text in order, and what is wrong with its markup."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.report.checks.structure import normal

_BLOCKS = {
    *("h1", "h2", "h3", "h4", "p", "li", "ul", "ol", "caption", "th", "td", "tr", "table"),
    *("div", "section", "nav", "main", "header", "footer", "figure", "figcaption", "svg"),
}
_REGIONS = ("section", "nav")
_VOID = {"meta", "br", "col", "img", "rect", "line", "path"}


@dataclass
class _Page(HTMLParser):
    blocks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.running = ""
        self.skipping = 0
        self.tags: list[tuple[str, dict]] = []

    def flush(self):
        self.blocks.append(self.running)
        self.running = ""

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        if "id" in values:
            if values["id"] in self.ids:
                self.faults.append(f"id {values['id']} twice")
            self.ids.add(values["id"])
        if values.get("href", "").startswith("#"):
            self.targets.add(values["href"][1:])
        if tag in _BLOCKS:
            self.flush()
        if tag == "svg":
            self.blocks.append(values["aria-label"])
        if tag == "img":
            self.running += values["alt"]
        if tag == "br":
            self.running += " "
        if self._hides(tag, values):
            self.skipping += 1
        if tag not in _VOID:
            self.open.append((tag, self._hides(tag, values)))

    @staticmethod
    def _hides(tag, values):
        return tag in ("svg", "style", "title") or values.get("class") in ("skip", "page-foot")

    def handle_startendtag(self, tag, attrs):
        if tag not in _VOID:
            self.faults.append(f"<{tag}/> is not void")
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> does not match")
            return
        _, hid = self.open.pop()
        self.skipping -= hid
        if tag == "strong" and self._in_tile():
            self.running += "\0"  # the figure on a tile and its words are two blocks
        if tag in _BLOCKS:
            self.flush()

    def _in_tile(self):
        return self.open and self.open[-1][0] == "li" and self.last_list == "tiles"

    @property
    def last_list(self):
        lists = [values.get("class") for tag, values in self.tags if tag in ("ul", "ol")]
        return lists[-1] if lists else None

    def handle_data(self, data):
        if not self.skipping:
            self.running += data


def read(page: str) -> _Page:
    """Read a page."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    reader.flush()
    if reader.open:
        reader.faults.append(f"not closed: {reader.open}")
    regions = [v["aria-label"] for tag, v in reader.tags if tag in _REGIONS and "aria-label" in v]
    reader.faults += [f"two parts are called {n!r}" for n, c in Counter(regions).items() if c > 1]
    reader.faults += [f"#{name} is not there" for name in reader.targets - reader.ids]
    return reader


def reading_order_html(page: str) -> list[str]:
    """Return the text of each block of a page in order; a chart gives its text."""
    blocks = [part for block in read(page).blocks for part in block.split("\0")]
    return [text for text in map(normal, blocks) if text]


def html_faults(page: str) -> list[str]:
    """Return what is not well formed: tags, double ids, links to nowhere."""
    return read(page).faults
