"""The folder as one file to hand out, the same for the same folder, with its checksum."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

SUMS = "SHA256SUMS"


def pack(folder: Path, target: Path, *, made_at: int) -> None:
    """Write a `.tar.xz` or `.zip` with every file in order, of one moment and of nobody."""
    files = sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    if target.suffix == ".zip":
        moment = datetime.fromtimestamp(made_at, UTC).timetuple()[:6]
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for path in files:
                entry = zipfile.ZipInfo(_name(path, folder), moment)
                entry.external_attr = (path.stat().st_mode & 0o777) << 16
                packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
        return
    with tarfile.open(target, "w:xz") as packed:
        for path in files:
            packed.add(path, _name(path, folder), filter=lambda i: _nobody(i, made_at))


def _name(path: Path, folder: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _nobody(entry: tarfile.TarInfo, made_at: int) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = made_at
    return entry


def write_sums(files: list[Path]) -> Path:
    """Write the checksums of files beside the first, in the form that `sha256sum -c` reads."""
    lines = []
    for path in sorted(files):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    target = files[0].parent / SUMS
    target.write_text("".join(lines), encoding="utf-8")
    return target
