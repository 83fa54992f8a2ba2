from datetime import date
from pathlib import Path

import pytest

from npo_wizard.report.pdf.writer import write_pdf

MADE_ON = date(2023, 2, 14)


@pytest.fixture(scope="session")
def sample_pdf(sample, tmp_path_factory) -> Path:
    """The sample, written once."""
    target = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    write_pdf(sample, target, made_on=MADE_ON)
    return target
