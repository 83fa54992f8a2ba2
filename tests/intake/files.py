"""Files with amounts as people and programs make them."""

import io

import openpyxl

HEAD = ("Maatregel", "Geldstroom", "2022 begroot", "2022 uitgegeven", "2023 begroot")


def csv_of(rows, separator=";", encoding="utf-8-sig", line_end="\r\n"):
    """Rows of texts as a text with separators."""
    return "".join(separator.join(row) + line_end for row in rows).encode(encoding)


def xlsx_of(rows, change=lambda book: None):
    """Rows of values as an Excel file; `change` may do more to the workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def saved(folder, content, name="bedragen.csv"):
    """Put a file down and say where it is."""
    path = folder / name
    path.write_bytes(content)
    return path
