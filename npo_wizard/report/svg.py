"""Charts as inline SVG; colours are classes, so that light and dark both work."""

from __future__ import annotations

from html import escape

from npo_wizard.report.charts import chart
from npo_wizard.report.document.chart_data import ChartData
from npo_wizard.report.shapes import Curve, Label, Rect, Shape, Stroke

_WIDTH = 640.0
_NARROW = frozenset("iIljtfr.,:;!|'()[] ")
_WIDE = frozenset("mwMW@%€")
_WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}


def measure(text: str, face: str, size: float) -> float:
    """Return about how wide `text` is, on the safe side: the reader's font is not known."""
    ems = sum(0.36 if c in _NARROW else 0.9 if c in _WIDE else 0.6 for c in text)
    return ems * size * (1.06 if face != "regular" else 1)


def svg(data: ChartData, alt: str) -> str:
    """Return a chart as one picture with `alt` as its text."""
    drawings = chart(data, _WIDTH, measure, float("inf")).drawings
    height = sum(drawing.height for drawing in drawings)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(alt)}" '
        f'viewBox="0 0 {_number(_WIDTH)} {_number(height + 2)}">'
    ]
    top = 0.0
    for drawing in drawings:
        parts.append(f'<g transform="translate(0 {_number(top)})">')
        parts += [_shape(shape) for shape in drawing.shapes]
        parts.append("</g>")
        top += drawing.height
    return "".join([*parts, "</svg>"])


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attributes(**values: float) -> str:
    return " ".join(f'{name}="{_number(value)}"' for name, value in values.items())


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        box = _attributes(
            x=shape.x, y=shape.y, width=shape.width, height=shape.height, rx=shape.radius
        )
        return f'<rect class="fill-{shape.colour}" {box}/>'
    if isinstance(shape, Stroke):
        ends = _attributes(x1=shape.x1, y1=shape.y1, x2=shape.x2, y2=shape.y2)
        return f'<line class="line-{shape.colour}" stroke-width="{shape.width}" {ends}/>'
    if isinstance(shape, Curve):
        a, b, c, d = (f"{_number(x)} {_number(y)}" for x, y in shape.points)
        path = f"M{a}C{b} {c} {d}"
        return f'<path class="line-{shape.colour}" stroke-width="{shape.width}" d="{path}"/>'
    return _label(shape)


def _label(label: Label) -> str:
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    weight = "" if label.face == "regular" else f' font-weight="{_WEIGHTS[label.face]}"'
    place = _attributes(x=label.x, y=label.y)
    return (
        f'<text class="fill-{label.colour}" font-size="{label.size}"{anchor}{weight} {place}>'
        f"{escape(label.text)}</text>"
    )
