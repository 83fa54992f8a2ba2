"""A drawing (SVG) as picture, read with distrust: shapes only, and nothing from elsewhere.

The file is looked through before anything draws it. What could read a file, run, or grow without
end is refused, and so are letters: without their font they would come out as other ones.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from npo_wizard.report.logo import LogoRefused

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SHAPES = {
    *("svg", "g", "defs", "use", "symbol", "style", "title", "desc", "metadata"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask"),
}
_CLIPS = ("clipPath", "mask")
_BYTES_MAX = 2 * 1024 * 1024
_MOST_ELEMENTS = 20_000
_MOST_USES = 200
_DEEPEST = 60
_MOST_UNEVEN = 20.0  # times as wide as high, or as high as wide
_ELSEWHERE = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(?:px|pt|mm|cm|in|pc)?\s*")
_AS_PICTURE = "Bewaar het logo als png en kies dat bestand."
_WHY = {
    "text": "Er staan letters in als tekst, en het lettertype hoort niet bij het bestand.",
    "image": "Er zit een plaatje in de tekening.",
    "script": "Er zit een programma in de tekening.",
}


def drawn(content: bytes, side: int) -> bytes:
    """Return a drawing as PNG of which the longest side is `side` pixels. Raises LogoRefused."""
    if len(content) > _BYTES_MAX:
        raise LogoRefused(f"De tekening is groter dan {_BYTES_MAX // 1024**2} MB.")
    wide, high = _looked_through(content)
    if not 1 / _MOST_UNEVEN <= wide / high <= _MOST_UNEVEN:
        raise LogoRefused("De tekening is veel te lang of te breed voor een logo.")
    # Imported here: only who chooses a drawing waits for it.
    import resvg_py

    is_wide = wide >= high
    try:
        made = resvg_py.svg_to_bytes(
            svg_string=content.decode("utf-8-sig"),
            skip_system_fonts=True,
            width=side if is_wide else None,
            height=None if is_wide else side,
        )
    except ValueError as error:
        raise LogoRefused("De tekening is niet te lezen.") from error
    return bytes(made)


def _looked_through(content: bytes) -> tuple[float, float]:
    """Return width and height of a drawing in which nothing is found to refuse."""
    looking = _Looking()
    try:
        looking.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise LogoRefused("De tekening is beschadigd of geen svg.") from error
    if looking.uses & looking.holders:
        raise LogoRefused("De tekening herhaalt zichzelf te vaak.", advice=_AS_PICTURE)
    return looking.size


class _Looking:
    """Looks at each element of a drawing as it comes by."""

    def __init__(self) -> None:
        self.size = (0.0, 0.0)
        self.uses: set[str] = set()  # what is drawn again, by id
        self.holders: set[str] = set()  # what something drawn again stands in
        self._count = 0
        self._use_count = 0
        self._open: list[tuple[str, str]] = []  # names and ids
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_size = _BYTES_MAX  # so that a style comes in one piece
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _: self._open.pop()
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity

    def _start(self, whole: str, attributes: dict[str, str]) -> None:
        space, _, name = whole.rpartition(" ")
        if not self._open:
            if whole != f"{_SVG} svg":
                raise LogoRefused("De tekening is geen svg.")
            self.size = _size(attributes)
        self._count += 1
        self._open.append((name, attributes.get("id", "")))
        if self._count > _MOST_ELEMENTS or len(self._open) > _DEEPEST:
            raise LogoRefused("De tekening is te ingewikkeld voor een logo.", advice=_AS_PICTURE)
        if space != _SVG:
            return  # of another program; it is not drawn
        if name not in _SHAPES:
            why = _WHY.get(name, f"Er zit iets in dat niet mee kan: '{name[:30]}'.")
            raise LogoRefused(why, advice=_AS_PICTURE)
        for key, value in attributes.items():
            self._attribute(key, value)
        if name == "use":
            self._use(attributes)

    def _attribute(self, key: str, value: str) -> None:
        name = key.rpartition(" ")[2]
        if (name == "href" and not value.strip().startswith("#")) or _ELSEWHERE.search(value):
            self._refuse_elsewhere()
        is_clip = name in ("clip-path", "mask") or "clip-path" in value or "mask" in value
        if is_clip and "url" in value.lower() and any(n in _CLIPS for n, _ in self._open):
            raise LogoRefused("De tekening is te ingewikkeld voor een logo.", advice=_AS_PICTURE)

    def _use(self, attributes: dict[str, str]) -> None:
        target = attributes.get("href", attributes.get(f"{_XLINK} href", "")).strip()
        self.uses.add(target.removeprefix("#"))
        self.holders.update(place for _, place in self._open if place)
        self._use_count += 1
        if self._use_count > _MOST_USES:
            raise LogoRefused("De tekening herhaalt zichzelf te vaak.", advice=_AS_PICTURE)

    def _text(self, text: str) -> None:
        if self._open[-1][0] == "style" and ("@import" in text.lower() or _ELSEWHERE.search(text)):
            self._refuse_elsewhere()

    def _entity(self, *_about: object) -> None:
        raise LogoRefused("De tekening gebruikt afkortingen (entiteiten).", advice=_AS_PICTURE)

    def _refuse_elsewhere(self) -> None:
        raise LogoRefused("De tekening verwijst naar een ander bestand.", advice=_AS_PICTURE)


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """Return the size of a drawing, in its own unit; only the proportion counts."""
    given = [_NUMBER.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    sides = [float(found[1]) for found in given if found]
    if len(sides) < 2:
        box = attributes.get("viewBox", "").replace(",", " ").split()
        sides = [float(n[1]) for n in map(_NUMBER.fullmatch, box[2:]) if n]
    if len(sides) != 2 or not all(sides):
        raise LogoRefused("De tekening zegt niet hoe groot zij is.", advice=_AS_PICTURE)
    return sides[0], sides[1]
