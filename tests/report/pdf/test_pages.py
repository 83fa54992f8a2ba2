"""Which page what stands on."""

from npo_wizard.report.document import parse
from npo_wizard.report.pdf import fonts
from npo_wizard.report.pdf.pages import lay_out
from npo_wizard.report.style import style
from tests.report.checks.xhtml import sections

fonts.load()


def plan_of(text):
    return lay_out(parse(sections(text)), style())


def test_each_section_begins_on_a_new_page(sample):
    plan = lay_out(sample, style())
    kinds = [section.kind for section, _ in plan.pages]
    assert kinds[:3] == ["cover", "summary", "contents"]
    first_pages = [
        number
        for number, (section, _) in enumerate(plan.pages)
        if number == 0 or section is not plan.pages[number - 1][0]
    ]
    assert len(first_pages) == len(sample.sections)


def test_a_summary_that_is_a_little_too_long_is_set_smaller():
    words = "Een regel tekst van de samenvatting die niet zo kort is. " * 5
    text = "<section class='summary'><h1>Samenvatting</h1>" + f"<p>{words}</p>" * 15 + "</section>"
    assert len(plan_of(text).pages) == 1
    chapter = text.replace("summary", "chapter")
    assert len(plan_of(chapter).pages) == 2


def test_a_short_part_is_not_divided():
    part = "<section class='part'><h2>Deel</h2>" + "<p>Een regel.</p>" * 12 + "</section>"
    plan = plan_of(f"<section class='chapter'><h1>A</h1>{part * 6}</section>")
    tops = [page.placed[0].strip for _, page in plan.pages]
    assert all(strip.anchors for strip in tops)
    assert len(plan.pages) > 1


def test_a_draft_says_so_on_every_page_even_when_the_foot_does_not():
    document = parse(
        sections("<section class='chapter'><h1>A</h1></section>").replace(
            "</head>", '<meta name="draft" content="yes"/></head>'
        )
    )
    assert document.running_foot == "Proef · concept"
