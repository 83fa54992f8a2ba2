"""Whatever people type: it builds, it keeps to both standards, it is all there and in order."""

import re
from datetime import date
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npo_wizard.report.document import parse
from npo_wizard.report.html import to_html
from npo_wizard.report.pdf.writer import to_pdf, write_pdf
from tests.report.checks.order import order_differences
from tests.report.checks.structure import TaggedPdf, reading_order_pdf, structure_faults
from tests.report.checks.verapdf import A_2A, UA_1, verapdf_failures
from tests.report.checks.web import html_faults, reading_order_html
from tests.report.checks.xhtml import page

MADE_ON = date(2023, 2, 14)

NASTY = {
    "emoji": "Feest 🎉👩‍👩‍👧 ❤️ 🇳🇱",
    "control characters": "a\x00b\x08c\x1bd\x7fe\u0085f\u200bg\ufeffh",
    "Arabic and Hebrew": "مرحبا بالعالم שלום עולם",
    "Chinese": "北京大学",
    "combining": "e\u0301 n\u0303 Z\u0335\u0321\u0322a\u0334l\u0335g\u0336o",
    "a word of 5,000 characters": "w" * 5000,
    "a word of 5,000 wide characters": "W€" * 2500,
    "30,000 characters": "Dit is een antwoord van iemand die veel te zeggen heeft. " * 530,
    "markup": "<b>vet</b> <img src='/etc/passwd'/> <para> AT&T &amp; B <br/> </p></td>",
    "templates": "{{ 7*7 }} {% include 'x' %} ${x} %s %(a)s {0}",
    "PDF": "(haakje \\) BT ET EMC Q endstream endobj %%EOF <</A>>",
    "only spaces": " \t\n\u00a0 ",
    "non-breaking": "a\u00a0b\u202fc\u2011d " * 80,
    "private and unassigned": "a\ue000b\U000f0000c\u0378d",
    "surrogates": "a\ud83db",
    "line separators": "a\u2028b\u2029c\vd\fe",
    "symbols": "€ ½ ² ³ ≤ ≥ → ✓ … “ ” ‘ ’ – — • ĳ Ĳ ﬁ",
}

BODY = """<h2>{t}</h2><p>{t}</p><p class="lead">{t}</p><p><strong>{t}</strong> <em>{t}</em>
<a href="https://x.nl/">{t}</a> <span lang="en">{t}</span></p>
<ul><li>{t}</li><li>x<ol><li>{t}</li></ol></li></ul>
<ul class="tiles"><li><strong>{t}</strong> {t}</li><li><strong>7</strong> {t}</li></ul>
<table class="grid"><caption>{t}</caption>
<thead><tr><th scope="col">{t}</th><th scope="col">b</th><th scope="col" class="num">c</th></tr>
</thead><tbody><tr><th scope="row" rowspan="2">{t}</th><td>{t}</td><td class="num">{t}</td></tr>
<tr><td colspan="2">{t}</td></tr></tbody></table>
<table class="facts" data-label="x{t}"><tbody><tr><th scope="row">a</th><td>{t}</td></tr></tbody>
</table>
<figure kind="bars" alt="x{t}"><item label="{t}" value="1" text="{t}"/></figure>
<figure kind="stacked" alt="x{t}"><item label="{t}" part="{t}" value="1" total="€ 1"/></figure>
<figure kind="gantt" alt="x{t}"><item label="{t}" start="2023-01-01" end="2023-02-01"/></figure>
<figure kind="thread" alt="x{t}"><item id="a" label="{t}" column="1"/>
<item id="b" label="{t}" column="2" missing="yes"/><link from="a" to="b"/>
<figcaption>{t}</figcaption></figure>"""


def document_with(text: str):
    """Return a document that holds a text in every place where text may stand."""
    safe = escape(text)
    return parse(page(BODY.replace("{t}", safe), title=safe))


def check(document, target):
    """Write a document in each form and check it."""
    write_pdf(document, target, made_on=MADE_ON)
    assert structure_faults(target) == []
    assert order_differences(reading_order_pdf(target), document) == []
    assert verapdf_failures(target, UA_1, A_2A) == []
    html = to_html(document)
    assert html_faults(html) == []
    assert order_differences(reading_order_html(html), document) == []


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_text_that_has_broken_other_programs(text, tmp_path):
    check(document_with(text), tmp_path / "x.pdf")


def test_what_stands_beside_the_pages_is_no_longer_than_an_archive_takes(tmp_path):
    long, target = "Ωmega " * 3_000, tmp_path / "x.pdf"
    body = f"""<h2>{long}</h2><p><a href="https://x.nl/">{long}</a></p>
    <table class="grid" data-label="{long}"><tbody><tr><td>a</td></tr></tbody></table>
    <figure kind="bars" alt="{long}"><item label="a" value="1" text="b"/></figure>"""
    document = parse(page(body, title=long))
    write_pdf(document, target, made_on=MADE_ON)
    assert verapdf_failures(target, UA_1, A_2A) == []
    assert structure_faults(target) == []
    assert order_differences(reading_order_pdf(target), document) == []


@given(text=st.text(max_size=400))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_at_all(text, tmp_path):
    check(document_with(text), tmp_path / "x.pdf")


WORDS = st.text("aeinrstW m", min_size=1, max_size=60)


@st.composite
def tables(draw):
    """A table of any size with cells that span rows or columns."""
    columns = draw(st.integers(1, 6))
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        if columns > 1 and draw(st.booleans()):
            span = draw(st.integers(2, columns))
            cells = [f'<td colspan="{span}">{draw(WORDS)}</td>']
            cells += [f"<td>{draw(WORDS)}</td>" for _ in range(columns - span)]
            rows.append(f"<tr>{''.join(cells)}</tr>")
        elif columns > 1 and draw(st.booleans()):
            tall = f'<td rowspan="2">{draw(WORDS) * draw(st.integers(1, 120))}</td>'
            others = "".join(f"<td>{draw(WORDS)}</td>" for _ in range(columns - 1))
            rows.append(f"<tr>{tall}{others}</tr><tr>{others}</tr>")
        else:
            cells = "".join(f"<td class='num'>{draw(WORDS)}</td>" for _ in range(columns))
            rows.append(f"<tr>{cells}</tr>")
    head = "".join(f'<th scope="col">{draw(WORDS)}</th>' for _ in range(columns))
    return (
        f'<table class="grid"><caption>T</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


@given(parts=st.lists(tables(), min_size=1, max_size=3))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_tables_of_any_shape(parts, tmp_path):
    check(parse(page("<p>tekst</p>".join(parts))), tmp_path / "x.pdf")


@pytest.mark.parametrize("length", [1, 7, 40, 300, 1500])
def test_a_spanning_cell_taller_than_its_rows_is_cut_over_pages(length, tmp_path):
    words = " ".join(f"w{n}" for n in range(length))
    body = (
        '<table class="grid" data-label="x"><tbody>'
        f'<tr><td rowspan="3">{words}</td><td>een</td></tr><tr><td>{words}</td></tr>'
        "<tr><td>drie</td></tr></tbody></table>"
    )
    check(parse(page(body)), tmp_path / "x.pdf")


def test_no_local_file_is_read_because_of_a_text(tmp_path):
    secret = tmp_path / "geheim.png"
    secret.write_bytes(b"\x89PNG geheim")
    document = document_with(f'<img src="{secret}"/>')
    content, _ = to_pdf(document, made_on=MADE_ON)
    assert b"/Subtype /Image" not in content
    assert b"/XObject" not in re.sub(rb"/ProcSet.*", b"", content)


def test_eighty_measures_are_all_there(tmp_path):
    part = (
        '<section class="part"><h2>Maatregel {n}</h2><p>Wat wij doen.</p>'
        '<table class="facts" data-label="f{n}"><tbody><tr><th scope="row">Wie</th><td>{n}</td>'
        "</tr></tbody></table></section>"
    )
    document = parse(page("".join(part.replace("{n}", str(n)) for n in range(80))))
    target = tmp_path / "x.pdf"
    check(document, target)
    assert len(TaggedPdf(target).pages) > 8
