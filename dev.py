"""Everything for those who start, test or carry on the program; needs nothing but Python.

    python3 dev.py           set everything up and start the wizard
    python3 dev.py test      set everything up, run all checks and tests; more words go to pytest
    python3 dev.py bundle    make the program as one folder, for desks without Python, and prove it
    python3 dev.py lock      choose the versions anew and write requirements.lock (needs uv)
    python3 dev.py missing   name the Debian packages that the tests still need here

Everything lands in the folder .venv, nothing outside the project. An old Python must be able to
read this file to its end, to be told in plain words that it is too old: so no newer syntax here.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
EXAMPLE = ROOT / "build" / "voorbeeld"
DEVELOPMENT = "# --- development ---\n"
OLDEST = (3, 11)

# What Qt loads and its wheel does not bring, with the Debian package that has it.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# What the tests run beside Python: they break the program off at a write (Linux only).
PROGRAMS = {"strace": "strace"}
XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def main(words: Sequence[str]) -> int:
    """Do what is asked; return the exit code: 0 good, 1 not good, 2 not understood."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        stop(f"Dit programma heeft Python 3.11 of nieuwer nodig; dit is Python {found}.")
    if not words:
        return start()
    if words[0] == "test":
        return test(words[1:])
    if list(words) == ["bundle"]:
        set_up(everything=True)
        return call(python(), "-m", "bundle")
    if list(words) == ["lock"]:
        return lock()
    if list(words) == ["missing"]:
        print(*lacking(OFFSCREEN, venv=True), *lacking_programs())
        return 0
    print(__doc__, file=sys.stderr)
    return 2


def stop(sentence: str) -> NoReturn:
    """End with one sentence for the user and exit code 1."""
    raise SystemExit(sentence)


# --- the commands ---------------------------------------------------------------------------------


def start() -> int:
    """Set up and open the window; without a screen, make the example plan and its PDF instead."""
    screen = has_screen()
    require(window_libraries() if screen else {}, everything=False)
    set_up(everything=False)
    return call(python(), "-m", "npo_wizard") if screen else example()


def example() -> int:
    """Do the main job without a window: the example plan, printed."""
    print("Deze computer heeft geen scherm. Het voorbeeldplan wordt gemaakt zonder venster.")
    EXAMPLE.mkdir(parents=True, exist_ok=True)
    plan, pdf = EXAMPLE / "Voorbeeldstad.npoplan", EXAMPLE / "Voorbeeldstad.pdf"
    wizard = (python(), "-m", "npo_wizard")
    code = call(*wizard, "example", "voorbeeldstad", "-o", str(plan), "--force")
    code = code or call(*wizard, "pdf", str(plan), "-o", str(pdf), "--force")
    if code == 0:
        print(f"Het plan als pdf staat in {pdf}")
    return code


def test(words: Sequence[str]) -> int:
    """Set up and run every check, the tests last; `words` go to pytest."""
    require(OFFSCREEN, everything=True, programs=lacking_programs())
    set_up(everything=True)
    checks = {
        "ruff check": (python(), "-m", "ruff", "check", "--quiet", "."),
        "ruff format": (python(), "-m", "ruff", "format", "--quiet", "--check", "--diff", "."),
        "mypy": (python(), "-m", "mypy", "--no-error-summary"),
        "lint-imports": (tool("lint-imports"), "--no-cache"),
    }
    failed = [name for name, command in checks.items() if not passes(name, command)]
    code = call(python(), "-m", "pytest", "-n", "2", *words)
    if failed:
        print(f"Niet goed, zie boven: {', '.join(failed)}.")
    return 1 if failed else code


def lock() -> int:
    """Write requirements.lock anew: what the program needs, then what only development needs."""
    uv = shutil.which("uv") or stop("Om versies vast te leggen is uv nodig: pip install uv")
    compile_ = (
        uv, "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--quiet",
    )  # fmt: skip
    everything = output(*compile_, "--group", "dev")
    chosen = ROOT / "build" / "chosen.txt"
    chosen.parent.mkdir(exist_ok=True)
    chosen.write_text(everything, encoding="utf-8")
    program = output(*compile_, "--constraint", str(chosen))
    LOCK.write_text(join_lock(program, everything), encoding="utf-8")
    print(f"{LOCK.name} is geschreven.")
    return 0


# --- the lock: one file, two parts ----------------------------------------------------------------


def join_lock(program: str, everything: str) -> str:
    """Return the lock: the packages of the program, a line between, and those that are left."""
    first = blocks(program)
    rest = [block for block in blocks(everything) if block not in first]
    return "".join(first) + DEVELOPMENT + "".join(rest)


def blocks(lines: str) -> list[str]:
    """Return the packages in a lock, each with the lines of its hashes."""
    found: list[str] = []
    for line in lines.splitlines(keepends=True):
        if line.startswith((" ", "\t")):
            found[-1] += line
        else:
            found.append(line)
    return found


def wanted(everything: bool) -> str:
    """Return the lines of the lock to install."""
    text = LOCK.read_text(encoding="utf-8")
    return text if everything else text.split(DEVELOPMENT)[0]


# --- setting up -----------------------------------------------------------------------------------


def set_up(everything: bool) -> None:
    """Make .venv as the lock says, unless it is; a failure leaves no half one behind."""
    if is_ready(everything):
        return
    began, stamp = time.monotonic(), VENV / "ready"
    print("De onderdelen komen in de map .venv. Dat duurt even, alleen deze keer.", flush=True)
    try:
        if not is_ready(everything=False):
            make_venv()
        stamp.unlink(missing_ok=True)
        install(everything)
        connect()
        stamp.write_text(" ".join([fingerprint()] + ["all"] * everything), encoding="utf-8")
    except BaseException as trouble:
        shutil.rmtree(VENV, ignore_errors=True)
        if isinstance(trouble, subprocess.CalledProcessError):
            stop("De onderdelen konden niet worden klaargezet; hierboven staat waarom.")
        raise
    print(f"Klaar in {time.monotonic() - began:.0f} seconden.", flush=True)


def is_ready(everything: bool) -> bool:
    """Tell whether .venv is whole, up to date, and holds what is asked."""
    stamp = VENV / "ready"
    words = stamp.read_text(encoding="utf-8").split() if stamp.is_file() else []
    return fingerprint() in words and ("all" in words or not everything)


def fingerprint() -> str:
    """Return a mark that changes with all that .venv depends on."""
    whole = hashlib.sha256()
    for part in (
        LOCK.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ):
        whole.update(part + b"\0")
    return whole.hexdigest()


def make_venv() -> None:
    """Make an empty .venv, by uv when it is there."""
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    if uv:
        run(uv, "venv", "--quiet", "--no-project", "--python", sys.executable, str(VENV))
    else:
        run(sys.executable, "-m", "venv", str(VENV))


def install(everything: bool) -> None:
    """Install the locked packages, each checked by its hash, and compile them for a quick start."""
    wishes = VENV / "wanted.txt"
    wishes.write_text(wanted(everything), encoding="utf-8")
    uv = shutil.which("uv")
    if uv:
        run(
            uv,
            "pip",
            "install",
            "--quiet",
            "--python",
            python(),
            "--require-hashes",
            "--compile-bytecode",
            "-r",
            str(wishes),
        )
        return
    run(
        python(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-compile",
        "--no-deps",
        "--require-hashes",
        "-r",
        str(wishes),
    )
    # On all cores at once. A file that does not compile is one that is never imported.
    call(python(), "-m", "compileall", "-qq", "-j", "0", str(packages()))


def connect() -> None:
    """Let .venv find the program where it stands, and give it the command npo-wizard."""
    (packages() / "npo-wizard.pth").write_text(str(ROOT) + "\n")
    if os.name == "nt":
        command = '@"%~dp0python.exe" -m npo_wizard %*\n'
        Path(tool("npo-wizard")).with_suffix(".cmd").write_text(command)
    else:
        command = '#!/bin/sh\nexec "$(dirname "$0")/python" -m npo_wizard "$@"\n'
        Path(tool("npo-wizard")).write_text(command)
        Path(tool("npo-wizard")).chmod(0o755)


def packages() -> Path:
    """Return the folder in .venv that holds the packages."""
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    return VENV / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def python() -> str:
    """Return the Python in .venv."""
    return tool("python")


def tool(name: str) -> str:
    """Return a program in .venv."""
    return str(VENV / "Scripts" / (name + ".exe") if os.name == "nt" else VENV / "bin" / name)


# --- the machine ----------------------------------------------------------------------------------


def has_screen() -> bool:
    """Tell whether a window can be shown; only on Linux it may be otherwise."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def window_libraries() -> dict[str, str]:
    """Return what the window needs: an X screen needs more than Wayland."""
    return dict(OFFSCREEN, **XCB) if os.environ.get("DISPLAY") else OFFSCREEN


def require(libraries: dict[str, str], everything: bool, programs: Sequence[str] = ()) -> None:
    """Stop with the one command that helps when the machine lacks what we cannot bring."""
    packages = [*lacking(libraries, venv=not is_ready(everything)), *programs]
    if packages:
        stop(
            "Op deze computer ontbreken onderdelen van het systeem; zet ze erop met: "
            f"sudo apt install {' '.join(packages)}"
        )


def lacking(libraries: dict[str, str], venv: bool) -> list[str]:
    """Return the Debian packages for those libraries, and to make .venv, that are not there."""
    # Debian takes ensurepip out of Python; uv can do without.
    without = venv and not (shutil.which("uv") or importlib.util.find_spec("ensurepip"))
    return ["python3-venv"] * without + [
        package
        for library, package in libraries.items()
        if sys.platform == "linux" and not loads(library)
    ]


def lacking_programs() -> list[str]:
    """Return the Debian packages of the programs for the tests that are not there."""
    return [
        package
        for program, package in PROGRAMS.items()
        if sys.platform == "linux" and not shutil.which(program)
    ]


def loads(library: str) -> bool:
    """Tell whether the machine has this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def passes(name: str, command: Iterable[str]) -> bool:
    """Run one check; its own output is shown only when it has something against the code."""
    result = subprocess.run(
        list(command),
        cwd=str(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    good = result.returncode == 0
    print(f"{name:13} {'goed' if good else 'NIET GOED'}", flush=True)
    if not good:
        print(result.stdout, flush=True)
    return good


def call(*command: str) -> int:
    """Run a command in the project; return its exit code."""
    return subprocess.call(command, cwd=str(ROOT))


def run(*command: str) -> None:
    """Run a command in the project; raise CalledProcessError when it fails."""
    subprocess.run(command, cwd=str(ROOT), check=True)


def output(*command: str) -> str:
    """Return what a command prints; raise CalledProcessError when it fails."""
    return subprocess.run(
        command, cwd=str(ROOT), check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        stop("Gestopt.")
