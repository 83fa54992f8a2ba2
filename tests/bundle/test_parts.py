"""What comes along in the bundle, and what stays out."""

import pytest

from bundle import parts


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        r"PySide6\plugins\platforms\qwindows.dll",
        "PySide6/Qt/translations/qtbase_nl.qm",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "pillow.libs/libtiff-20b7e810.so.6.3.0",  # without it Pillow does not load, nor any PDF
        "docx/templates/default.docx",
        "resources/report/fonts/SourceSans3-Regular.ttf",
        "libpython3.11.so.1.0",
    ],
)
def test_what_the_program_uses_comes_along(name):
    assert parts.is_needed(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        r"PySide6\Qt6Network.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "resources/pictures/start.png",
    ],
)
def test_what_it_does_not_use_stays_out(name):
    assert not parts.is_needed(name)


def test_a_library_of_the_system_comes_along_only_for_something_that_does():
    asked = {"/q/libqxcb.so": ["libxcb.so.1"], "/s/libxcb.so.1": ["libXau.so.6"]}
    entries = [
        ("libgtk-3.so.0", "/s/libgtk-3.so.0", "BINARY"),
        ("libXau.so.6", "/s/libXau.so.6", "BINARY"),
        ("libxcb.so.1", "/s/libxcb.so.1", "BINARY"),
        ("plugins/libqxcb.so", "/q/libqxcb.so", "BINARY"),
    ]
    found = parts.reached(entries, lambda path: [(name, None) for name in asked.get(path, ())])
    assert [name for name, _, _ in found] == ["plugins/libqxcb.so", "libxcb.so.1", "libXau.so.6"]


def test_python_itself_always_comes_along():
    python = ("libpython3.11.so.1.0", "/p/libpython3.11.so.1.0", "BINARY")
    assert parts.reached([python], lambda path: []) == [python]


@pytest.mark.parametrize(
    ("number", "kind"), [("62", "SYMLINK"), ("8", "BINARY")], ids=["same", "another interface"]
)
def test_a_library_of_two_packages_comes_along_once_where_they_can_be_exchanged(number, kind):
    entries = [
        ("pikepdf.libs/libjpeg-1.so.62.2.0", "/a", "BINARY"),
        (f"pillow.libs/libjpeg-2.so.{number}.4.0", "/b", "BINARY"),
        ("pillow.libs/libXau-3.so.6.0.0", "/c", "BINARY"),
    ]
    found = parts.once(entries)
    assert [each[2] for each in found] == [kind, "BINARY", "BINARY"]
    assert found[0][1] == ("../pillow.libs/libjpeg-2.so.62.4.0" if kind == "SYMLINK" else "/a")
