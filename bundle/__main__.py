"""`python3 dev.py bundle`: make the folder, its licences, its list of parts and its archive.

On Linux it is then proved: unpacked without network, Python, home or rights, it tests itself.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections import Counter
from pathlib import Path

import npo_wizard
from bundle import archive, contents, inventory, notices

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
FOLDER = BUILD / "bundle" / "npo-wizard"
OUT = BUILD / "bundle"
_MIB = 1024 * 1024


def main() -> int:
    """Make the bundle; answers with the exit code, which is that of the proof."""
    made_at = int(os.environ.setdefault("SOURCE_DATE_EPOCH", _last_change()))
    os.environ["PYTHONHASHSEED"] = "0"
    _build()
    parts = contents.packages(FOLDER) + contents.others()
    notices.write(FOLDER, parts)
    inventory.write(FOLDER, npo_wizard.__version__, parts, made_at=made_at)
    (FOLDER / "LEESMIJ.txt").write_text(
        (ROOT / "bundle" / "LEESMIJ.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    packed = OUT / f"npo-wizard-{npo_wizard.__version__}-{_desk()}"
    archive.pack(FOLDER, packed, made_at=made_at)
    archive.write_sums([packed])
    print(f"{FOLDER.relative_to(ROOT)}: {_size(FOLDER):.1f} MiB, {len(parts)} onderdelen")
    for name, size in _largest():
        print(f"  {size:6.1f} MiB  {name}")
    print(f"{packed.relative_to(ROOT)}: {packed.stat().st_size / _MIB:.1f} MiB")
    return _prove(packed)


def _last_change() -> str:
    """Return when the last change was made, in seconds since 1970: a build can be repeated."""
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return told.stdout.strip()


def _build() -> None:
    if sys.platform == "win32":
        _draw_icon()
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
            "--distpath", str(OUT), "--workpath", str(BUILD / "pyinstaller"),
            str(ROOT / "bundle" / "npo-wizard.spec"),
        ],
        cwd=ROOT,
        check=True,
    )  # fmt: skip


def _draw_icon() -> None:
    """Make the icon that Windows wants from the drawing that the window has."""
    from PySide6.QtGui import QGuiApplication, QIcon

    app = QGuiApplication.instance() or QGuiApplication([])
    icon = QIcon(str(ROOT / "resources" / "icons" / "program.svg"))
    BUILD.mkdir(exist_ok=True)
    if not icon.pixmap(256, 256).save(str(BUILD / "program.ico")):
        raise OSError("program.ico")
    del app


def _desk() -> str:
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    return f"{system}-{platform.machine().lower()}.{'zip' if system == 'windows' else 'tar.xz'}"


def _size(folder: Path) -> float:
    """Return what is in a folder, in MiB; a link counts for nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / _MIB


def _largest() -> list[tuple[str, float]]:
    """Return the ten largest parts of the folder with their sizes in MiB."""
    sizes: Counter[str] = Counter()
    for path in (path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()):
        name = path.relative_to(FOLDER).as_posix()
        is_alone = path.stat().st_size > 2 * _MIB
        sizes[name if is_alone else "/".join(name.split("/")[:2])] += path.stat().st_size
    return [(name, size / _MIB) for name, size in sizes.most_common(10)]


def _prove(packed: Path) -> int:
    """Let the bundle test itself; on Linux where there is nothing else, elsewhere as it stands."""
    if sys.platform == "linux":
        command = ["bash", str(ROOT / "bundle" / "prove.sh"), str(packed)]
    else:
        name = "npo-wizard-opdracht.exe" if sys.platform == "win32" else "npo-wizard"
        command = [str(FOLDER / name), "--selftest"]
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main())
