"""The finished file made smaller: nothing is lost, whatever was read before."""

from io import BytesIO

import pikepdf
import pytest

from npo_wizard.report.pdf.packing import packed
from npo_wizard.storage import attached
from npo_wizard.storage.exchange_parts import ImportRefused
from tests.report.checks.structure import reading_order_pdf, unpacked

LONG = 20_000


def with_a_long_list() -> bytes:
    """A PDF with a list as long as that of the marks of some hundred pages."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Long = pikepdf.Array(range(LONG))
    made = BytesIO()
    pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return made.getvalue()


def test_a_file_becomes_much_smaller_and_reads_the_same(sample_pdf, tmp_path):
    small = sample_pdf.read_bytes()
    large = tmp_path / "large.pdf"
    large.write_bytes(unpacked(small))
    assert len(small) < large.stat().st_size * 0.7
    assert b"/StructTreeRoot" in large.read_bytes()
    assert b"/StructTreeRoot" not in small
    assert reading_order_pdf(large) == reading_order_pdf(sample_pdf)


def test_the_same_file_gives_the_same_bytes():
    assert packed(with_a_long_list()) == packed(with_a_long_list())


def test_a_long_list_is_written_also_after_a_file_of_somebody_else_was_read():
    strange = with_a_long_list()
    with pytest.raises(ImportRefused):
        attached.text_in(strange)
    with pikepdf.open(BytesIO(packed(strange))) as pdf:
        assert len(pdf.Root.Long) == LONG
