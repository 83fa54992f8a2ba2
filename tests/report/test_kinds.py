"""Each kind of document, of each example: archival, accessible, and no more in it than it says."""

import re
import zlib
from pathlib import Path

import pikepdf
import pytest

from npo_wizard.plan.nouns import Answer, Measure, Note, Version
from npo_wizard.report import build
from npo_wizard.report.compose import KINDS, compose
from npo_wizard.rules import findings
from npo_wizard.storage import attached
from tests.report.checks.order import order_differences
from tests.report.checks.structure import reading_order_pdf, structure_faults
from tests.report.checks.verapdf import A_2A, A_3A, UA_1, verapdf_failures
from tests.report.checks.web import html_faults, reading_order_html
from tests.report.examples import CONTENT, MADE_ON, NAMES, example, text_of
from tests.small_plan import plan


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_every_example_is_archival_and_accessible(
    name: str, kind: str, tmp_path: Path
) -> None:
    target = tmp_path / "plan.pdf"
    build.make(example(name), CONTENT, target, kind=kind, made_on=MADE_ON)
    archival = A_3A if kind == "werkdocument" else A_2A
    assert verapdf_failures(target, UA_1, archival) == []
    assert structure_faults(target) == []
    document = build.document(example(name), CONTENT, kind=kind, made_on=MADE_ON)
    assert order_differences(reading_order_pdf(target), document) == []


def all_bytes(file: Path) -> bytes:
    """What is in a PDF, every stream unpacked, and the words of its pages without their codes."""
    with pikepdf.open(file) as pdf:
        streams = [
            each.read_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Filter") != "/DCTDecode"
        ]
        others = [repr(each).encode() for each in pdf.objects]
    return b"\n".join([file.read_bytes(), *streams, *others])


def with_secrets() -> Path:
    """A plan with a note and a version whose words must not leave the office."""
    return plan(
        Note(id="n1", on_noun="measure", on_id="zomer", on_field="title", text="GEHEIMENOTITIE",
             author="SCHRIJFSTER"),
        Note(id="n2", text="NOGEENNOTITIE", is_done=True),
        Version(id="v1", name="GEHEIMEVERSIE", snapshot='{"x": "OUDEVERSIE"}'),
    )  # fmt: skip


SECRETS = ("GEHEIMENOTITIE", "SCHRIJFSTER", "NOGEENNOTITIE", "GEHEIMEVERSIE", "OUDEVERSIE")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "werkdocument"])
def test_what_is_not_for_the_public_is_nowhere_in_the_file(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    build.make(with_secrets(), CONTENT, target, kind=kind, made_on=MADE_ON)
    content = all_bytes(target)
    words = " ".join(reading_order_pdf(target))
    assert b"StructTreeRoot" in content
    assert b"npoplan" not in content
    assert b"EmbeddedFile" not in content
    for secret in SECRETS:
        assert secret.encode() not in content
        assert secret not in words


def test_the_search_of_that_test_finds_what_is_there(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    build.make(with_secrets(), CONTENT, target, kind="werkdocument", made_on=MADE_ON)
    content = all_bytes(target)
    assert all(secret.encode() in content for secret in SECRETS)
    assert "GEHEIMENOTITIE" in " ".join(reading_order_pdf(target))


@pytest.mark.parametrize("name", NAMES)
def test_a_work_document_gives_the_plan_back(name: str, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    build.make(example(name), CONTENT, target, kind="werkdocument", made_on=MADE_ON)
    found = attached.import_plan(target)
    assert found.view == example(name)
    assert found.history.entries == []


def test_a_plan_in_the_words_of_a_pdf_itself_comes_back_too(tmp_path: Path) -> None:
    """Names of links, lines of the outline and texts of tables stand readable in the file."""
    view = plan()
    words = "endstream endobj " * 9
    for row in view.rows(Measure):
        view = view.with_row(row.model_copy(update={"title": words.strip()}))
    target = tmp_path / "plan.pdf"
    build.make(view, CONTENT, target, kind="werkdocument", made_on=MADE_ON)
    with pikepdf.open(target) as pdf:
        parts = sum(isinstance(each, pikepdf.Stream) for each in pdf.objects)
        with pdf.open_outline() as outline:
            lines = [each.title for chapter in outline.root for each in chapter.children]
    assert any(words[:40] in line for line in lines)
    assert target.read_bytes().count(b"endstream") == parts
    assert attached.import_plan(target).view == view


def test_a_work_document_is_the_same_twice(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        build.make(plan(), CONTENT, tmp_path / name, kind="werkdocument", made_on=MADE_ON)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_plan_is_attached_as_the_source_of_the_document(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    build.make(plan(), CONTENT, target, kind="werkdocument", made_on=MADE_ON)
    with pikepdf.open(target) as pdf:
        assert list(pdf.attachments) == [attached.NAME]
        assert pdf.Root.AF[0].AFRelationship == "/Source"
        assert zlib.decompress(pdf.Root.AF[0].EF.F.read_raw_bytes()).startswith(b"{")
        with pdf.open_metadata() as xmp:
            assert xmp.pdfa_status == "3A"


def composed(view, kind: str) -> str:
    found = findings(view, CONTENT, MADE_ON)
    return compose(view, CONTENT, found, kind=kind, made_on=MADE_ON)


def test_a_work_document_names_every_open_point_with_its_weight() -> None:
    view = example("half")
    text = text_of(composed(view, "werkdocument"))
    found = findings(view, CONTENT, MADE_ON)
    assert found
    for each in found:
        assert " ".join(each.sentence.split()) in text
    assert CONTENT.messages["severity.must"] in text


def test_a_work_document_says_where_a_note_stands() -> None:
    view = plan(
        Note(id="a", on_noun="measure", on_id="zomer", on_field="title", text="Naam kiezen"),
        Note(id="b", on_noun="answer", on_id="urgentie.beleid", text="Navragen"),
        Note(id="c", on_noun="measure", on_id="weg", text="Los"),
        Note(id="d", text="Voor alles"),
        Note(id="e", on_noun="answer", on_id="later", text="Uitzoeken"),
        Answer(id="later", text="Ja"),
    )
    text = text_of(composed(view, "werkdocument"))
    title = CONTENT.words.noun("measure").fields["title"].label
    assert f"{view.get(Measure, 'zomer').title}: {title} Naam kiezen" in text
    assert f"{CONTENT.questions['urgentie.beleid'].label} Navragen" in text
    assert "Iets dat niet meer in het plan staat Los" in text
    assert "Het hele plan Voor alles" in text
    assert "Vraag die dit programma niet kent (later) Uitzoeken" in text


def test_a_work_document_says_that_it_is_one_on_its_cover_and_in_its_foot() -> None:
    xhtml = composed(plan(), "werkdocument")
    assert "niet om te publiceren" in xhtml
    assert "· werkdocument ·" in xhtml
    assert "werkdocument ·" not in composed(plan(), "publiek")


def page_sizes(file: Path) -> set[tuple[int, int]]:
    with pikepdf.open(file) as pdf:
        return {(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages}


def test_worksheets_are_made_for_the_table_and_for_the_wall(tmp_path: Path) -> None:
    for paper, size in (("a4", (595, 842)), ("a3", (842, 1191))):
        target = tmp_path / f"{paper}.pdf"
        build.make(plan(), CONTENT, target, kind="werkbladen", made_on=MADE_ON, paper=paper)
        assert page_sizes(target) == {size}
    assert verapdf_failures(tmp_path / "a3.pdf", UA_1, A_2A) == []


def test_other_documents_are_not_made_on_that_paper() -> None:
    with pytest.raises(ValueError, match="a3"):
        build.document(plan(), CONTENT, kind="publiek", made_on=MADE_ON, paper="a3")


def test_a_worksheet_asks_every_question_of_its_step_and_leaves_room_for_the_answer() -> None:
    xhtml = composed(plan(), "werkbladen")
    text = text_of(xhtml)
    for step in CONTENT.steps:
        assert step.title in text
        assert step.result in text
        for leading in step.questions_leading:
            assert leading in text
    questions = [each for step in CONTENT.steps for each in step.questions]
    assert all(CONTENT.questions[each].label in text for each in questions)
    assert len(re.findall(r'<room lines="[45]"/>', xhtml)) == len(questions)


@pytest.mark.parametrize("suffix", [".html", ".docx"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_in_every_form(kind: str, suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"plan{suffix}"
    build.make(plan(), CONTENT, target, kind=kind, made_on=MADE_ON)
    document = build.document(plan(), CONTENT, kind=kind, made_on=MADE_ON)
    if suffix == ".html":
        html = target.read_text(encoding="utf-8")
        assert html_faults(html) == []
        assert order_differences(reading_order_html(html), document) == []
