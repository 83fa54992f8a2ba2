from pathlib import Path

import pytest

from npo_wizard.report.document import Document, parse

SAMPLE = Path(__file__).parents[1] / "data" / "report" / "sample.xhtml"


@pytest.fixture(scope="session")
def sample_text() -> str:
    """The sample as written: twenty pages that use the whole vocabulary."""
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample(sample_text) -> Document:
    """The sample as read."""
    return parse(sample_text)
