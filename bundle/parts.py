"""Which files of the libraries come along; what the program does not use stays out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

EXCLUDED_MODULES = (
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPdf", "PySide6.QtOpenGL",
    "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtDBus", "PySide6.QtUiTools", "PySide6.support",
    "tkinter", "_tkinter", "turtle", "idlelib", "ensurepip", "lib2to3", "pydoc_data", "unittest",
    "setuptools", "pip", "pkg_resources", "numpy", "IPython", "pytest", "hypothesis", "mypy",
    "ruff", "rlPyCairo", "cairo", "rlextra", "curses", "readline", "psycopg2", "MySQLdb",
    "pygments", "rich", "markdown_it", "mdurl", "charset_normalizer", "attr", "docutils",
    "doctest", "pydoc", "xmlrpc", "pdb", "cmd", "bdb", "distutils", "wsgiref", "ftplib",
    "pydantic.v1", "pydantic.mypy", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.mssql",
    "_codecs_jp", "_codecs_cn", "_codecs_hk", "_codecs_kr", "_codecs_tw", "_codecs_iso2022",
    "_ctypes_test", "_testcapi", "_testbuffer", "_testinternalcapi", "_xxtestfuzz", "xxlimited",
    "ssl", "_ssl", "_hashlib",  # there is no network; digests are made by Python's own code
)  # fmt: skip
"""Never imported by the program, though a library asks for some of them when they are there."""

_UNUSED = re.compile(
    "|".join(
        (
            r"Qt6?(Qml|Quick|Network|OpenGL|Pdf|Sql|Test|Designer|Concurrent|Labs|Shader|Help)",
            r"Qt6?(VirtualKeyboard|Wayland|Wl|Egl|PrintSupport|UiTools|DBusTest)",
            r"platformthemes/",  # draws in the whole of GTK
            r"platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|wayland\w*)",
            r"(tls|networkinformation|sqldrivers|qmltooling|egldeviceintegrations|designer)/",
            r"(wayland[^/]*|printsupport|generic|virtualkeyboard|platforminputcontexts)/",
            r"imageformats/(lib)?q(tga|tiff|wbmp|icns|webp|gif|ico|jpeg|pdf)",
            r"Qt/translations/(?!qtbase_nl\.qm)",
            r"(libgtk|libgdk|libpango|libcairo|libatk|libavif|libharfbuzz-)",
            r"PIL/_(avif|webp|imagingtk)",
            r"_avif|libavif|libwebp",
            r"babel/|tcl8|tk8",
            r"docx/templates/default-docx-template/|resources/pictures/",
            r"PIL/_imagingft|pillow\.libs/lib(freetype|brotli|png|harfbuzz)",
            # Each desk with a Linux desktop has these, and its own know its fonts and screen.
            r"^lib(dbus-1|systemd|gcrypt|gpg-error|lz4|cap|glib-2\.0|gthread-2\.0|pcre2-8)\.so",
            r"^lib(X11|X11-xcb|fontconfig|freetype|expat|png16|brotli\w+|uuid|bsd|md|zstd)\.so",
            r"xcbglintegrations/|^libxcb-glx\.so",
            r"\.dist-info/(METADATA|RECORD|WHEEL|INSTALLER|REQUESTED|top_level|entry_points)",
            r"lxml/(isoschematron|objectify|html|includes)",
            r"reportlab/fonts/",
            r"\.pyi$|py\.typed$",
        )
    )
)
_NEEDED = re.compile(r"platforms/(lib)?q(xcb|offscreen|windows|cocoa)")
_OF_THE_SYSTEM = re.compile(r"lib(?!python)[^/]+\.so[^/]*")

Entry = tuple[str, str, str]
"""Name in the folder, where it stands now, and kind."""

TWICE = {"pikepdf.libs/libjpeg-": "pillow.libs/libjpeg-", "pillow.libs/libXau-": "libXau."}
"""Libraries that come in two packages: how the name of each begins, and of the one it gives way to.

They hold the same; the ones left out are 2 MiB of padding each."""

Linked = Callable[[str], Iterable[tuple[str, str | None]]]
"""Names, and where they stand, of the libraries that a file asks for."""


def needed(entries: Iterable[Entry]) -> list[Entry]:
    """Return the files that come along."""
    return [each for each in entries if is_needed(each[0])]


def reached(entries: Iterable[Entry], linked: Linked) -> list[Entry]:
    """Leave out the libraries of the system that only something asked for that stays out."""
    known = list(entries)
    free = {name: entry for entry in known if _OF_THE_SYSTEM.fullmatch(name := entry[0])}
    found = [entry for entry in known if entry[0] not in free]
    for entry in found:  # grows while it is walked
        names = {Path(name).name for name, _ in linked(entry[1])}
        found += [free.pop(name) for name in sorted(names & free.keys())]
    return found


def once(entries: Iterable[Entry]) -> list[Entry]:
    """Let a library that two packages bring come along once; its other name is a link to it."""
    known = list(entries)
    names = [name for name, _, _ in known]
    for own, other in TWICE.items():
        stays = [name for name in names if name.startswith(other)]
        for at, name in enumerate(names):
            if name.startswith(own) and stays and _interface(name) == _interface(stays[0]):
                known[at] = (name, os.path.relpath(stays[0], Path(name).parent), "SYMLINK")
    return known


def _interface(name: str) -> str:
    """Return the number behind `.so`, which is another one where a library cannot be exchanged."""
    return name.partition(".so.")[2].partition(".")[0]


def is_needed(name: str) -> bool:
    """Tell whether the program uses a file of a library, by its name in the folder."""
    slashed = name.replace("\\", "/")
    return bool(_NEEDED.search(slashed)) or not _UNUSED.search(slashed)
