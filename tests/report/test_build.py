import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from npo_wizard.plan.nouns import Need
from npo_wizard.plan.view import PlanView
from npo_wizard.report import build
from npo_wizard.report.html import to_html
from npo_wizard.report.pdf.writer import to_pdf
from npo_wizard.settings import Settings
from npo_wizard.storage import attached
from tests.report.examples import CONTENT, MADE_ON, NAMES, example
from tests.small_plan import plan


def pages(file: Path) -> list[str]:
    """The text of every page."""
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_of_every_example_stands_on_one_page(name: str, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    build.make(example(name), CONTENT, target, made_on=MADE_ON)
    texts = pages(target)
    assert "Samenvatting" in texts[1]
    assert "Gevraagd besluit" in texts[1]
    assert "Inhoud" in texts[2]


def test_the_summary_stays_on_one_page_with_long_texts(tmp_path: Path) -> None:
    long = "Deze zin is niet zo lang, maar hij komt wel heel vaak terug in dit plan. " * 40
    needs = [Need(id=f"n{i}", statement=long[:200], priority="hoog") for i in range(20)]
    changes = {"plan": {"summary": long, "requested_decision": long}, "leest": {"statement": long}}
    changes["leest"]["need_ids"] = tuple(need.id for need in needs)
    build.make(plan(*needs, **changes), CONTENT, tmp_path / "plan.pdf", made_on=MADE_ON)
    assert "Inhoud" in pages(tmp_path / "plan.pdf")[2]


def test_progress_is_told_and_every_page_carries_the_status(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    target = tmp_path / "plan.pdf"
    build.make(
        example("waterdorp"), CONTENT, target, made_on=MADE_ON,
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    texts = pages(target)
    assert told[-1] == (len(texts), len(texts))
    assert all(re.search(r"vastgesteld|concept", text, re.I) for text in texts)


def test_a_web_page_is_made_by_the_ending_of_the_name(tmp_path: Path) -> None:
    target = tmp_path / "plan.HTML"
    assert build.make(plan(), CONTENT, target, made_on=MADE_ON) == []
    assert "Zomerschool taal" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("ending", "part"), [(".docx", "word/document.xml"), (".xlsx", "xl/workbook.xml")]
)
def test_an_office_file_is_made_by_the_ending_of_the_name(
    ending: str, part: str, tmp_path: Path
) -> None:
    target = tmp_path / f"plan{ending}"
    assert build.make(plan(), CONTENT, target, made_on=MADE_ON) == []
    assert part in zipfile.ZipFile(target).namelist()


def test_another_ending_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="odt"):
        build.make(PlanView.of([]), CONTENT, tmp_path / "plan.odt", made_on=MADE_ON)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        build.make(plan(), CONTENT, tmp_path / "weg" / "plan.html", made_on=MADE_ON)


def test_the_house_style_is_in_the_document_and_the_plan_knows_nothing_of_it() -> None:
    house = Settings(accent="#7A0019", organisation="Samenwerkende gemeenten <Noord>")
    printed = build.document(plan(), CONTENT, made_on=MADE_ON, house=house)
    assert "--accent:#7A0019" in to_html(printed)
    assert "Samenwerkende gemeenten &lt;Noord&gt; · " in to_html(printed)
    assert printed.author == house.organisation
    content, _ = to_pdf(printed, made_on=MADE_ON)
    assert content != to_pdf(build.document(plan(), CONTENT, made_on=MADE_ON), made_on=MADE_ON)[0]


def test_a_work_document_that_is_too_large_to_come_back_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.pdf"
    assert build.make(plan(), CONTENT, target, kind="werkdocument", made_on=MADE_ON) == []
    monkeypatch.setattr(attached, "PDF_BYTES_MAX", 1_000)
    (warning,) = build.make(plan(), CONTENT, target, kind="werkdocument", made_on=MADE_ON)
    assert warning.startswith("Dit werkdocument is te groot")
    assert build.make(plan(), CONTENT, target, kind="publiek", made_on=MADE_ON) == []
