"""The web page: one file, the same text in the same order, usable by everyone."""

import re

from npo_wizard.report.document import parse
from npo_wizard.report.html import to_html
from npo_wizard.report.style import style
from tests.report.checks.order import order_differences
from tests.report.checks.web import html_faults, read, reading_order_html
from tests.report.checks.xhtml import page


def test_the_page_gives_the_text_of_the_document_in_order(sample):
    found = reading_order_html(to_html(sample))
    assert len(found) > 400
    assert order_differences(found, sample) == []


def test_tags_match_ids_are_unique_and_links_lead_somewhere(sample):
    assert html_faults(to_html(sample)) == []


def test_the_page_has_landmarks_a_skip_link_and_a_language(sample):
    html = to_html(sample)
    tags = [tag for tag, _ in read(html).tags]
    assert html.startswith('<!DOCTYPE html>\n<html lang="nl-NL">')
    for landmark in ("header", "main", "nav", "footer"):
        assert tags.count(landmark) == 1
    first_link = next(values for tag, values in read(html).tags if tag == "a")
    assert first_link["href"] == "#tekst"


def test_each_table_has_a_name_and_its_headers_say_of_what(sample):
    tags = read(to_html(sample)).tags
    assert all("scope" in values for tag, values in tags if tag == "th")
    regions = [values for tag, values in tags if tag == "section" and "tabindex" in values]
    tables = [values for tag, values in tags if tag == "table"]
    assert len(regions) == len(tables) > 10
    assert all(values["aria-label"] for values in regions)


def test_tables_of_the_same_name_can_be_told_apart():
    table = '<table class="grid" data-label="Kosten"><tbody><tr><td>a</td></tr></tbody></table>'
    html = to_html(parse(page(table * 2 + table.replace("Kosten", "Kosten (2)"))))
    assert html_faults(html) == []
    regions = [values for tag, values in read(html).tags if "tabindex" in values]
    names = [each["aria-label"] for each in regions if "aria-label" in each]
    assert names == ["Kosten", "Kosten (2)", "Kosten (2) (2)"]


def test_charts_are_pictures_with_text(sample):
    tags = read(to_html(sample)).tags
    charts = [values for tag, values in tags if tag == "svg"]
    assert len(charts) == 5
    assert all(values["role"] == "img" and values["aria-label"] for values in charts)


def test_the_page_needs_no_other_file_and_runs_nothing(sample):
    html = to_html(sample)
    assert "<script" not in html
    assert "<img" not in html
    assert "@import" not in html
    assert "url(" not in html
    outside = set(re.findall(r'(?:src|href)="((?!#)[^"]*)"', html))
    assert outside == {
        "https://www.nponderwijs.nl/gemeenten",
        "mailto:jeugd@voorbeeldstad.example",
    }


def test_text_that_looks_like_markup_stays_text():
    html = to_html(parse(page('<p>&lt;img src=x onerror=alert(1)&gt; &amp;amp; "x"</p>')))
    assert "&lt;img src=x onerror=alert(1)&gt; &amp;amp; &quot;x&quot;" in html


def test_light_and_dark_hold_enough_contrast_for_text():
    look = style()
    for colours in (look.light, look.dark):
        texts = ("ink", "ink-soft", "ink-faint", "accent", "warn", "join", "needs", "plan", "last")
        for name in texts:
            assert _contrast(colours[name], colours["ground"]) >= 4.5, name
        assert _contrast(colours["ink"], colours["side"]) >= 4.5
        assert _contrast(colours["warn"], colours["warn-ground"]) >= 4.5
    assert look.light.keys() == look.dark.keys()


def _contrast(one: str, other: str) -> float:
    """Contrast by WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
