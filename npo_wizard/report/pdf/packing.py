"""The finished file made smaller: tags, links and names are packed, as pages and fonts are.

A tagged file holds some thousand small things, and each is text with a line in a list of places;
together they are more than all pages. ReportLab leaves them so.
"""

from io import BytesIO

_NO_LIMIT = 2**32 - 1


def packed(content: bytes) -> bytes:
    """Return the same document in about half the bytes; the same bytes each time."""
    # Imported here: until a document is written nobody waits for it.
    import pikepdf
    from pikepdf import settings

    # The list of all marks is long; where a file of somebody else is read it may not be.
    settings.set_qpdf_limits(parser_max_container_size=_NO_LIMIT)
    small = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(
            small,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return small.getvalue()
