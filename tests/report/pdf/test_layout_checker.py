"""The reader of the layout can fail: each fault put on a page on purpose is seen."""

import pikepdf
import pytest
from pikepdf import Operator
from reportlab.pdfgen.canvas import Canvas

from npo_wizard.report.pdf import fonts
from tests.report.checks.broken import break_pdf
from tests.report.checks.layout import layout_faults

FAULTS = {
    "off the page": lambda c: c.drawString(540, 400, "een lange regel die niet meer past"),
    "stands on": lambda c: (c.drawString(72, 400, "boven"), c.drawString(80, 404, "onder")),
    "struck": lambda c: (c.drawString(72, 400, "doorgehaald"), c.line(60, 403, 200, 403)),
    "covered": lambda c: (c.drawString(72, 400, "bedekt"), c.rect(60, 390, 200, 30, fill=1)),
    "clipped": lambda c: _clipped(c),
    "not to be seen": lambda c: c.drawString(72, 400, "onzichtbaar", mode=3),
}


def _clipped(canvas):
    path = canvas.beginPath()
    path.rect(72, 400, 20, 10)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(72, 400, "afgeknipt woord")


def _page(target, paint):
    canvas = Canvas(str(target))
    paint(canvas)
    canvas.save()
    return layout_faults(target)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_on_a_page_is_seen(fault, tmp_path):
    found = _page(tmp_path / "x.pdf", FAULTS[fault])
    assert found
    assert all(fault in line for line in found)


def test_lines_below_each_other_and_underlined_words_are_no_fault(tmp_path):
    def paint(canvas):
        canvas.drawString(72, 400, "één gÅj")
        canvas.drawString(72, 386, "twee ÅÉ")
        canvas.line(72, 398.5, 110, 398.5)

    assert _page(tmp_path / "x.pdf", paint) == []


@pytest.mark.parametrize(("step", "is_fault"), [(1.1, False), (12, True)])
def test_a_letter_may_hang_over_the_low_sign_beside_it_but_not_stand_on_it(
    step, is_fault, tmp_path
):
    fonts.load()

    def paint(canvas):
        canvas.setFont(fonts.font_name("regular"), 10)
        canvas.drawString(72, 400, "____")
        wide = fonts.width("____", "regular", 10)
        canvas.setFont(fonts.font_name("fallback"), 10)
        canvas.drawString(72 + wide - step, 400, "\u01aa\u0213\u0184")

    assert bool(_page(tmp_path / "x.pdf", paint)) is is_fault


def test_a_cell_that_reaches_into_the_next_is_seen(sample_pdf, tmp_path):
    """Move the text of the first cell of a row of two to the right."""

    def shift(tagged):
        element, _ = next(
            (e, p) for e, p in tagged.elements()
            if e.S in ("/TD", "/TH") and list(tagged.marks(e)) and len(p.K) > 1
        )  # fmt: skip
        number, mark = next(tagged.marks(element))
        page = tagged.pdf.pages[number]
        steps = list(pikepdf.parse_content_stream(page))
        start = next(
            n for n, (values, op) in enumerate(steps)
            if op == Operator("BDC") and values[1].get("/MCID") == mark
        )  # fmt: skip
        end = next(n for n in range(start, len(steps)) if steps[n][1] == Operator("EMC"))
        moved = [([], Operator("q")), ([1, 0, 0, 1, 150, 0], Operator("cm"))]
        steps[start:end] = [*moved, *steps[start:end]]
        steps.insert(end + 3, ([], Operator("Q")))
        page.Contents = tagged.pdf.make_stream(pikepdf.unparse_content_stream(steps))

    target = tmp_path / "x.pdf"
    break_pdf(sample_pdf, target, shift)
    assert any("reaches into the next" in fault for fault in layout_faults(target))


def test_the_sample_has_no_fault(sample_pdf):
    assert layout_faults(sample_pdf) == []
