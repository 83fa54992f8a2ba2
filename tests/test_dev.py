import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

SOURCE = Path(dev.__file__).read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A small project on a Linux machine without uv; what would be run is only written down."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "EXAMPLE", tmp_path / "build" / "voorbeeld")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "uv" else f"/bin/{name}")
    (tmp_path / "requirements.lock").write_text(f"alpha==1\n{dev.DEVELOPMENT}omega==2\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return tmp_path


@pytest.fixture
def commands(project, monkeypatch) -> list[str]:
    """Every command that would be run, without the names of folders."""
    seen: list[str] = []

    def note(*command: str) -> int:
        if "venv" in command:
            dev.packages().mkdir(parents=True)
            (dev.VENV / "bin").mkdir()
        seen.append(" ".join(Path(word).name for word in command))
        return 0

    monkeypatch.setattr(dev, "run", note)
    monkeypatch.setattr(dev, "call", note)
    return seen


def screen(monkeypatch, **found: str) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in found.items():
        monkeypatch.setenv(name, value)


def without(monkeypatch, *libraries: str) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library not in libraries)


def sentence_of(stopped: pytest.ExceptionInfo[SystemExit]) -> str:
    """A text as exit code is printed by Python, which then ends with 1."""
    return str(stopped.value.code)


# --- an old or bare Python ------------------------------------------------------------------------


def test_an_old_python_can_read_the_file_to_its_end():
    ast.parse(SOURCE, feature_version=(3, 8))


def test_nothing_but_python_is_needed():
    for node in ast.parse(SOURCE).body:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
        assert "tomllib" not in names  # not there in an old Python


def test_an_old_python_is_told_so(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 2, "final", 0))
    with pytest.raises(SystemExit) as stopped:
        dev.main([])
    assert sentence_of(stopped) == (
        "Dit programma heeft Python 3.11 of nieuwer nodig; dit is Python 3.10.2."
    )


def test_a_python_without_venv_says_what_to_install_and_leaves_nothing(
    project, commands, monkeypatch
):
    screen(monkeypatch)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        dev.main([])
    assert sentence_of(stopped) == (
        "Op deze computer ontbreken onderdelen van het systeem; "
        "zet ze erop met: sudo apt install python3-venv"
    )
    assert not dev.VENV.exists()
    assert not commands


def test_all_that_is_lacking_is_said_at_once(project, commands, monkeypatch):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    without(monkeypatch, "libGL.so.1")
    with pytest.raises(SystemExit) as stopped:
        dev.main(["test"])
    assert sentence_of(stopped).endswith("apt install python3-venv libgl1")


def test_what_is_ready_needs_no_venv_any_more(project, commands, monkeypatch):
    screen(monkeypatch)
    dev.set_up(everything=False)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    assert dev.main([]) == 0


# --- setting up -----------------------------------------------------------------------------------


def test_the_program_alone_needs_only_the_first_part(project, commands):
    dev.set_up(everything=False)
    assert (dev.VENV / "wanted.txt").read_text() == "alpha==1\n"


def test_the_tests_need_all(project, commands):
    dev.set_up(everything=True)
    assert "omega==2" in (dev.VENV / "wanted.txt").read_text()


def test_every_package_is_checked_by_its_hash(project, commands, monkeypatch):
    dev.set_up(everything=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/bin/uv")
    dev.set_up(everything=True)
    installs = [command for command in commands if " install " in command]
    assert [command.split()[0] for command in installs] == ["python", "uv"]
    assert all("--require-hashes" in command for command in installs)


def test_uv_is_used_when_it_is_there(project, commands, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/bin/uv")
    dev.set_up(everything=False)
    assert [command.split()[0] for command in commands] == ["uv", "uv"]
    assert "--compile-bytecode" in commands[1]


def test_the_program_is_found_where_it_stands(project, commands):
    dev.set_up(everything=False)
    assert (dev.packages() / "npo-wizard.pth").read_text() == f"{project}\n"
    launcher = Path(dev.tool("npo-wizard"))
    assert "-m npo_wizard" in launcher.read_text()
    assert os.access(launcher, os.X_OK)


def test_the_second_time_nothing_is_done(project, commands):
    dev.set_up(everything=True)
    commands.clear()
    dev.set_up(everything=True)
    dev.set_up(everything=False)
    assert not commands


def test_the_tests_add_to_what_the_program_had(project, commands):
    dev.set_up(everything=False)
    commands.clear()
    dev.set_up(everything=True)
    assert not any("venv" in command.split() for command in commands)
    assert any(" install " in command for command in commands)


@pytest.mark.parametrize("file", ["requirements.lock", "pyproject.toml"])
def test_a_change_makes_all_anew(project, commands, file):
    dev.set_up(everything=True)
    (dev.VENV / "left-over").touch()
    (project / file).write_text("beta==3\n")
    dev.set_up(everything=True)
    assert not (dev.VENV / "left-over").exists()


def test_another_python_makes_all_anew(project, commands, monkeypatch):
    before = dev.fingerprint()
    monkeypatch.setattr(sys, "version", "another")
    assert dev.fingerprint() != before


def test_a_venv_without_its_stamp_is_not_trusted(project, commands):
    dev.set_up(everything=True)
    (dev.VENV / "ready").unlink()
    commands.clear()
    dev.set_up(everything=True)
    assert commands


@pytest.mark.parametrize(
    ("trouble", "ends"),
    [
        (subprocess.CalledProcessError(1, "pip"), SystemExit),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
)
def test_what_fails_halfway_leaves_no_half_venv(project, commands, monkeypatch, trouble, ends):
    def fail(everything: bool) -> None:
        raise trouble

    monkeypatch.setattr(dev, "install", fail)
    with pytest.raises(ends):
        dev.set_up(everything=False)
    assert not dev.VENV.exists()


# --- libraries and screen -------------------------------------------------------------------------


def test_a_screen_is_x_or_wayland(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    screen(monkeypatch)
    assert not dev.has_screen()
    screen(monkeypatch, DISPLAY=":0")
    assert dev.has_screen()
    screen(monkeypatch, WAYLAND_DISPLAY="wayland-0")
    assert dev.has_screen()
    screen(monkeypatch)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert dev.has_screen()


def test_one_sentence_says_exactly_what_to_install(project, commands, monkeypatch):
    screen(monkeypatch, DISPLAY=":0")
    without(monkeypatch, "libEGL.so.1", "libxcb-icccm.so.4")
    with pytest.raises(SystemExit) as stopped:
        dev.main([])
    assert sentence_of(stopped) == (
        "Op deze computer ontbreken onderdelen van het systeem; "
        "zet ze erop met: sudo apt install libegl1 libxcb-icccm4"
    )
    assert not commands


def test_wayland_does_not_need_what_x_needs(project, commands, monkeypatch):
    screen(monkeypatch, WAYLAND_DISPLAY="wayland-0")
    without(monkeypatch, *dev.XCB)
    assert dev.main([]) == 0
    assert commands[-1] == "python -m npo_wizard"


def test_the_tests_need_no_screen_but_do_need_libraries(project, commands, monkeypatch):
    screen(monkeypatch)
    without(monkeypatch, "libGL.so.1", *dev.XCB)
    with pytest.raises(SystemExit) as stopped:
        dev.main(["test"])
    assert sentence_of(stopped).endswith("apt install libgl1")


def test_a_library_is_there_when_it_can_be_loaded():
    assert not dev.loads("libdoes-not-exist.so.9")


def test_missing_names_the_packages_for_an_installer(project, monkeypatch, capsys):
    without(monkeypatch, "libEGL.so.1")
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    assert dev.main(["missing"]) == 0
    assert capsys.readouterr().out == "python3-venv libegl1\n"


def test_the_tests_also_need_what_breaks_the_program_off(project, commands, monkeypatch, capsys):
    without(monkeypatch)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    assert dev.main(["missing"]) == 0
    assert capsys.readouterr().out == "strace\n"
    with pytest.raises(SystemExit) as stopped:
        dev.main(["test"])
    assert sentence_of(stopped).endswith("apt install strace")


def test_the_wizard_itself_does_without_it(project, commands, monkeypatch):
    screen(monkeypatch)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    assert dev.main([]) == 0


def test_without_a_screen_the_example_is_printed(project, commands, monkeypatch, capsys):
    screen(monkeypatch)
    without(monkeypatch, *dev.OFFSCREEN, *dev.XCB)  # no window, so none of these is needed
    assert dev.main([]) == 0
    assert commands[-2:] == [
        "python -m npo_wizard example voorbeeldstad -o Voorbeeldstad.npoplan --force",
        "python -m npo_wizard pdf Voorbeeldstad.npoplan -o Voorbeeldstad.pdf --force",
    ]
    said = capsys.readouterr().out
    assert "geen scherm" in said
    assert str(project / "build" / "voorbeeld" / "Voorbeeldstad.pdf") in said


def test_when_the_example_fails_no_pdf_is_promised(project, commands, monkeypatch, capsys):
    screen(monkeypatch)
    dev.set_up(everything=False)
    monkeypatch.setattr(dev, "call", lambda *command: 1)
    assert dev.main([]) == 1
    assert "staat in" not in capsys.readouterr().out


# --- checks and tests -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bad_check", "tests", "code"), [(None, 0, 0), (None, 1, 1), ("mypy", 0, 1), ("mypy", 1, 1)]
)
def test_all_checks_and_the_tests_must_pass(
    project, commands, monkeypatch, capsys, bad_check, tests, code
):
    without(monkeypatch)
    dev.set_up(everything=True)
    monkeypatch.setattr(dev, "passes", lambda name, command: name != bad_check)
    monkeypatch.setattr(dev, "call", lambda *command: tests)
    assert dev.main(["test"]) == code
    assert ("Niet goed, zie boven: mypy." in capsys.readouterr().out) == (bad_check is not None)


def test_more_words_go_to_pytest_which_comes_last(project, commands, monkeypatch):
    without(monkeypatch)
    monkeypatch.setattr(dev, "passes", lambda name, command: True)
    dev.main(["test", "tests/test_ids.py", "-x"])
    assert commands[-1] == "python -m pytest -n 2 test_ids.py -x"


@pytest.mark.parametrize(("code", "good"), [("pass", True), ("raise SystemExit('so bad')", False)])
def test_a_check_speaks_only_when_something_is_wrong(capsys, code, good):
    assert dev.passes("check", [sys.executable, "-c", f"print('many words'); {code}"]) is good
    said = capsys.readouterr().out
    assert ("many words" in said and "so bad" in said) is not good


def test_words_it_does_not_know_are_answered_with_its_use(capsys):
    assert dev.main(["tset"]) == 2
    assert "python3 dev.py test" in capsys.readouterr().err


# --- the lock -------------------------------------------------------------------------------------

ALPHA = "alpha==1 \\\n    --hash=sha256:aa\n"
BETA = "beta==2 ; sys_platform == 'win32' \\\n    --hash=sha256:bb \\\n    --hash=sha256:bc\n"
OMEGA = "omega==3 \\\n    --hash=sha256:cc\n"


def test_the_lock_holds_first_the_program_then_the_rest():
    assert dev.join_lock(ALPHA + BETA, ALPHA + BETA + OMEGA) == (
        ALPHA + BETA + dev.DEVELOPMENT + OMEGA
    )


def test_a_package_that_development_needs_on_more_machines_comes_twice():
    everywhere = BETA.replace(" ; sys_platform == 'win32'", "")
    assert dev.join_lock(BETA, everywhere) == BETA + dev.DEVELOPMENT + everywhere


def test_the_lock_has_all_that_the_project_asks_for_each_in_its_part():
    root = Path(dev.__file__).parent
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    program, development = (root / "requirements.lock").read_text().split(dev.DEVELOPMENT)

    def name(line: str) -> str:
        return re.split(r"[^\w.-]", line, maxsplit=1)[0].lower()

    locked = {name(block) for block in dev.blocks(program)}
    assert {name(wish) for wish in project["project"]["dependencies"]} <= locked
    more = {name(block) for block in dev.blocks(development)}
    assert {name(wish) for wish in project["dependency-groups"]["dev"]} <= more
    assert not locked & {"pytest", "mypy", "ruff"}


def test_the_lock_is_written_by_uv_or_not_at_all(project):
    with pytest.raises(SystemExit) as stopped:
        dev.main(["lock"])
    assert "pip install uv" in sentence_of(stopped)
