"""Ways to break a good PDF on purpose: each must be seen by at least one of the checkers."""

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from tests.report.checks.structure import TaggedPdf, is_element, kids

Break = Callable[[TaggedPdf], None]


def break_pdf(good: Path, target: Path, how: Break) -> None:
    """Write `good`, broken by `how`, to `target`."""
    tagged = TaggedPdf(good)
    how(tagged)
    tagged.pdf.save(target)


def _first(tagged: TaggedPdf, role: str):
    return next(e for e, _ in tagged.elements() if role == e.S)


def _edit_page(tagged: TaggedPdf, number: int, change) -> None:
    page = tagged.pdf.pages[number]
    steps = change(list(pikepdf.parse_content_stream(page)))
    page.Contents = tagged.pdf.make_stream(pikepdf.unparse_content_stream(steps))


def _replace_metadata(tagged: TaggedPdf, pattern: bytes, new: bytes) -> None:
    stream = tagged.pdf.Root.Metadata
    stream.write(re.sub(pattern, new, stream.read_bytes()))


def no_tags(tagged):
    del tagged.pdf.Root.StructTreeRoot


def not_marked(tagged):
    tagged.pdf.Root.MarkInfo.Marked = False


def no_language(tagged):
    del tagged.pdf.Root.Lang


def title_not_shown(tagged):
    tagged.pdf.Root.ViewerPreferences.DisplayDocTitle = False


def no_title(tagged):
    _replace_metadata(tagged, rb"<dc:title>.*?</dc:title>", b"")


def no_ua_identification(tagged):
    _replace_metadata(tagged, rb"<pdfuaid:part>1</pdfuaid:part>", b"")


def no_extension_schema(tagged):
    _replace_metadata(tagged, rb"(?s)<pdfaExtension:schemas>.*</pdfaExtension:schemas>", b"")


def no_metadata(tagged):
    del tagged.pdf.Root.Metadata


def no_output_intent(tagged):
    del tagged.pdf.Root.OutputIntents


def javascript(tagged):
    tagged.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def no_alt(tagged):
    del _first(tagged, "/Figure").Alt


def no_scope(tagged):
    for element, _ in tagged.elements():
        if element.S == "/TH":
            del element.A


def unknown_role(tagged):
    _first(tagged, "/P").S = Name("/Alinea")


def skipped_level(tagged):
    for element, _ in tagged.elements():
        if element.S == "/H2":
            element.S = Name.H4


def no_tab_order(tagged):
    del tagged.pdf.pages[2].obj.Tabs


def link_without_description(tagged):
    del tagged.pdf.pages[2].Annots[0].Contents


def link_outside_the_tree(tagged):
    element = _first(tagged, "/Link")
    element.K = Array([kid for kid in kids(element) if isinstance(kid, int)])


def link_wrong_in_parent_tree(tagged):
    annotations = tagged.pdf.pages[2].Annots
    annotations[0].StructParent, annotations[1].StructParent = (
        annotations[1].StructParent,
        annotations[0].StructParent,
    )


def parent_tree_swapped(tagged):
    row = tagged.parent_tree[1]
    row[0], row[3] = row[3], row[0]


def wrong_parent(tagged):
    first, second = [e for e, _ in tagged.elements() if e.S == "/TR"][:2]
    second.K[0].P = first


def text_as_artifact(tagged):
    def change(steps):
        at = next(n for n, (_, op) in enumerate(steps) if op == Operator("BDC"))
        steps[at] = ([Name.Artifact], Operator("BMC"))
        return steps

    _edit_page(tagged, 3, change)


def unmarked_text(tagged):
    def change(steps):
        at = next(n for n, (_, op) in enumerate(steps) if op == Operator("BDC"))
        end = next(n for n in range(at, len(steps)) if steps[n][1] == Operator("EMC"))
        return steps[:at] + steps[at + 1 : end] + steps[end + 1 :]

    _edit_page(tagged, 3, change)


def unclosed_mark(tagged):
    def change(steps):
        at = max(n for n, (_, op) in enumerate(steps) if op == Operator("EMC"))
        return steps[:at] + steps[at + 1 :]

    _edit_page(tagged, 3, change)


def mark_across_state(tagged):
    def change(steps):
        at = next(n for n, (_, op) in enumerate(steps) if op == Operator("BDC"))
        steps.insert(at, ([], Operator("q")))
        steps.insert(at + 2, ([], Operator("Q")))
        return steps

    _edit_page(tagged, 3, change)


def mcid_twice(tagged):
    def change(steps):
        marks = [n for n, (_, op) in enumerate(steps) if op == Operator("BDC")]
        steps[marks[1]] = ([steps[marks[1]][0][0], Dictionary(MCID=0)], Operator("BDC"))
        return steps

    _edit_page(tagged, 3, change)


def font_not_embedded(tagged):
    for font in tagged.pdf.pages[0].Resources.Font.values():
        if "/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor:
            del font.FontDescriptor.FontFile2


def no_unicode(tagged):
    for font in tagged.pdf.pages[0].Resources.Font.values():
        if "/ToUnicode" in font:
            del font.ToUnicode


def lines_swapped(tagged):
    """Swap two marks inside one paragraph."""
    paragraph = next(
        e for e, _ in tagged.elements() if e.S == "/P" and len(list(tagged.marks(e))) > 1
    )
    paragraph.K = Array(reversed(kids(paragraph)))


def blocks_swapped(tagged):
    """Swap two paragraphs."""
    section = next(
        e for e, _ in tagged.elements() if [k.S for k in kids(e) if is_element(k)].count("/P") > 1
    )
    found = kids(section)
    places = [n for n, k in enumerate(found) if is_element(k) and k.S == "/P"][:2]
    found[places[0]], found[places[1]] = found[places[1]], found[places[0]]
    section.K = Array(found)


def block_lost(tagged):
    section = next(e for e, p in tagged.elements() if p.get("/S") == "/Document")
    section.K = Array(kids(section)[1:])


BREAKS: dict[str, Break] = {
    how.__name__.replace("_", " "): how
    for how in (
        *(no_tags, not_marked, no_language, title_not_shown, no_title, no_ua_identification),
        *(no_extension_schema, no_metadata, no_output_intent, javascript, no_alt, no_scope),
        *(unknown_role, skipped_level, no_tab_order, link_without_description),
        *(link_outside_the_tree, link_wrong_in_parent_tree, parent_tree_swapped, wrong_parent),
        *(text_as_artifact, unmarked_text, unclosed_mark, mark_across_state, mcid_twice),
        *(font_not_embedded, no_unicode, lines_swapped, blocks_swapped, block_lost),
    )
}
