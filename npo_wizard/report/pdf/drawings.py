"""Charts on paper: each drawing of a chart is a strip of its figure."""

from __future__ import annotations

from npo_wizard.report.charts import chart
from npo_wizard.report.document.chart_data import ChartData
from npo_wizard.report.logo import Picture
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.flow import Draw, Strip
from npo_wizard.report.pdf.painter import Glyphs, Painter
from npo_wizard.report.pdf.structure import Element
from npo_wizard.report.shapes import Curve, Drawing, Label, Rect, Shape, Stroke
from npo_wizard.report.style import Style

_WHOLE = 260.0
"""A chart up to this height (points) is kept on one page."""


def figure_strips(
    data: ChartData, element: Element, width: float, tallest: float, style: Style
) -> list[Strip]:
    """Return the strips of a chart; a long one goes on over pages and repeats its head."""
    laid_out = chart(data, width, fonts.measure, tallest)
    drawings = laid_out.drawings
    total = sum(drawing.height for drawing in drawings)
    whole = total <= _WHOLE
    painted = _Figure(element, style)
    head = None
    strips = []
    for number, drawing in enumerate(drawings):
        is_head = number == 0 and laid_out.head is not None
        strip = Strip(
            height=drawing.height,
            draw=painted.drawing(drawing),
            before=6 if number == 0 else 0,
            after=10 if number == len(drawings) - 1 else 0,
            keep=is_head or (whole and number < len(drawings) - 1),
            repeat=(head,) if head is not None else (),
        )
        head = strip if is_head else head
        strips.append(strip)
    return strips


def logo_strip(picture: Picture, element: Element, box: tuple[float, float], after: float) -> Strip:
    """Return the logo, as large as fits in `box`, as the picture of its figure."""
    width, height = picture.fitted(box)

    def draw(painter: Painter, x: float, y: float) -> None:
        with painter.content(element):
            painter.picture(x, y, width, height, picture.png)
        element.attribute("Layout", "BBox", painter.box(x, y, width, height))

    return Strip(height, draw, after=after, keep=True)


class _Figure:
    """Paints drawings into a Figure and keeps the box that holds them."""

    def __init__(self, element: Element, style: Style) -> None:
        self._element = element
        self._style = style
        self._box: tuple[int, float, float, float, float] | None = None

    def drawing(self, drawing: Drawing) -> Draw:
        """Return how a drawing is painted."""

        def draw(painter: Painter, x: float, y: float) -> None:
            with painter.content(self._element):
                for shape in drawing.shapes:
                    self._shape(painter, shape, x, y)
            if not painter.in_artifact:
                self._grow(painter, x, y, drawing)

        return draw

    def _grow(self, painter: Painter, x: float, y: float, drawing: Drawing) -> None:
        """Let the box hold the drawing; a figure on several pages has no box (14.8.5.4.3)."""
        left, bottom, right, top = painter.box(x, y, drawing.width, drawing.height)
        if self._box is None:
            self._box = (painter.page, left, bottom, right, top)
        elif self._box[0] != painter.page:
            self._element.attributes.pop("Layout", None)
            return
        else:
            self._box = (painter.page, left, min(self._box[2], bottom), right, self._box[4])
        self._element.attribute("Layout", "BBox", self._box[1:])

    def _shape(self, painter: Painter, shape: Shape, x: float, y: float) -> None:
        colour = self._style.light[shape.colour]
        if isinstance(shape, Rect):
            painter.rect(x + shape.x, y + shape.y, shape.width, shape.height, colour, shape.radius)
        elif isinstance(shape, Stroke):
            start, end = (x + shape.x1, y + shape.y1), (x + shape.x2, y + shape.y2)
            painter.line(start, end, shape.width, colour)
        elif isinstance(shape, Curve):
            a, b, c, d = ((x + px, y + py) for px, py in shape.points)
            painter.curve((a, b, c, d), shape.width, colour)
        else:
            self._label(painter, shape, x, y, colour)

    def _label(self, painter: Painter, label: Label, x: float, y: float, colour: str) -> None:
        wide = fonts.measure(label.text, label.face, label.size)
        left = x + label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        glyphs = [
            Glyphs(text, face, label.size, colour)
            for face, text in fonts.pieces(label.text, label.face)
        ]
        if glyphs:
            painter.text(left, y + label.y, glyphs)
