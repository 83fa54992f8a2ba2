"""The document as PDF: PDF 1.7 that is PDF/UA-1 and PDF/A-2a at once.

    writer     the tree of the document -> file, beside and then moved into place
    build      nodes -> strips, with the structure elements they belong to
    lines      words -> lines;  tables, lists, charts, front: what strips are made of
    flow       strips -> pages
    painter    pages -> marked content; painting without a tag is an error
    structure  the tag tree;  metadata  title, dates, colours;  fonts  faces and glyphs

Only this package knows ReportLab. No text is ever read as markup by it.
"""
