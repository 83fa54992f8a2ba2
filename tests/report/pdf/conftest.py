from datetime import date
from pathlib import Path

import pytest

from npo_wizard.report.document import Document, parse
from npo_wizard.report.pdf.writer import write_pdf

SAMPLE = Path(__file__).parents[2] / "data" / "report" / "sample.xhtml"
MADE_ON = date(2023, 2, 14)


@pytest.fixture(scope="session")
def sample() -> Document:
    """A document of twenty pages that uses the whole vocabulary."""
    return parse(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def sample_pdf(sample, tmp_path_factory) -> Path:
    """The sample, written once."""
    target = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    write_pdf(sample, target, made_on=MADE_ON)
    return target
