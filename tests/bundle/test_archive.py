"""The packed bundle: the same folder gives the same file, whoever packs it and when."""

import hashlib
import os
import tarfile
import zipfile

import pytest

from bundle import archive

MADE_AT = 1_700_000_000


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "npo-wizard"
    (made / "_internal").mkdir(parents=True)
    (made / "npo-wizard").write_bytes(b"program")
    (made / "npo-wizard").chmod(0o755)
    (made / "_internal" / "één.txt").write_text("tekst", encoding="utf-8")
    return made


@pytest.mark.parametrize("name", ["a.tar.xz", "a.zip"])
def test_packing_twice_gives_the_same_bytes(folder, tmp_path, name):
    archive.pack(folder, tmp_path / name, made_at=MADE_AT)
    os.utime(folder / "npo-wizard", (1, 1))
    archive.pack(folder, tmp_path / f"again-{name}", made_at=MADE_AT)
    assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes()


def test_all_files_are_in_it_and_the_program_can_be_started(folder, tmp_path):
    archive.pack(folder, tmp_path / "a.tar.xz", made_at=MADE_AT)
    with tarfile.open(tmp_path / "a.tar.xz") as packed:
        assert packed.getnames() == ["npo-wizard/_internal/één.txt", "npo-wizard/npo-wizard"]
        program = packed.getmember("npo-wizard/npo-wizard")
        assert (program.mode & 0o111, program.uid, program.uname) == (0o111, 0, "")
    archive.pack(folder, tmp_path / "a.zip", made_at=MADE_AT)
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        assert zipped.read("npo-wizard/npo-wizard") == b"program"


def test_the_checksum_is_that_of_the_file(folder, tmp_path):
    archive.pack(folder, tmp_path / "a.zip", made_at=MADE_AT)
    told = archive.write_sums([tmp_path / "a.zip"]).read_text(encoding="utf-8")
    digest = hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    assert told == f"{digest}  a.zip\n"
