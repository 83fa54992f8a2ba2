"""The logo of the house style: any picture made into one plain one, kept beside the settings.

A document holds only that plain picture: no alpha, no other colours than those of a screen, and
nothing of the file that it came from. So it never depends on a file that can go or change.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from npo_wizard import settings
from npo_wizard.errors import NpoError, from_os_error, reason_of
from npo_wizard.report.target import replace_file

if TYPE_CHECKING:
    from PIL.Image import Image

BYTES_MAX = 10 * 1024 * 1024
MOST_PIXELS = 30_000_000
COVER_BOX = (190.0, 62.0)
"""Points: the room for the logo on a cover."""
SMALL_BOX = (130.0, 40.0)
"""Points: the room for it above a page with text."""
_MOST_SIDE = 1600  # pixels: sharp in print at the size of a cover
_WHITE = (255, 255, 255)
_FOLDER = "huisstijl"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


class LogoRefused(NpoError):
    """A file cannot be the logo of documents."""

    title = "Dit logo past niet in een document"
    safe = "Uw huisstijl is niet veranderd."
    advice = "Kies een ander bestand: een png, jpg of svg."


@dataclass(frozen=True, slots=True)
class Picture:
    """A plain picture as PNG; its size in pixels."""

    png: bytes
    width: int
    height: int

    def fitted(self, box: tuple[float, float]) -> tuple[float, float]:
        """Return width and height of the picture when it just fits in a box, in its unit."""
        factor = min(box[0] / self.width, box[1] / self.height)
        return self.width * factor, self.height * factor


def taken(path: Path) -> Picture:
    """Make the plain picture of a PNG, JPEG or SVG file. Raises LogoRefused."""
    content = _content(path)
    if content.startswith((_PNG, _JPEG)):
        return _plain(content)
    if b"<svg" in content[:4096] or path.suffix.lower() == ".svg":
        from npo_wizard.report.vector_logo import drawn

        return _plain(drawn(content, _MOST_SIDE))
    raise LogoRefused(f"'{path.name}' is geen png, jpg of svg.")


def keep(picture: Picture) -> str:
    """Put a picture among the program's own things; return its name there. Raises TargetError."""
    name = f"logo-{hashlib.sha256(picture.png).hexdigest()[:12]}.png"
    folder = settings.data_folder() / _FOLDER
    try:
        folder.mkdir(exist_ok=True)
        replace_file(folder / name, picture.png)
    except OSError as error:
        raise from_os_error(error, folder / name) from error
    return name


def kept(name: str) -> Picture | None:
    """Return the picture that was kept under a name; None when it is gone or damaged."""
    if not name:
        return None
    try:
        return _plain((settings.data_folder() / _FOLDER / name).read_bytes())
    except (OSError, NpoError):
        return None


def forget_others(name: str) -> None:
    """Remove the pictures that are no longer the logo; one that is held stays."""
    for found in (settings.data_folder() / _FOLDER).glob("logo-*.png"):
        if found.name != name:
            with suppress(OSError):
                found.unlink()


def _content(path: Path) -> bytes:
    if not path.exists():
        raise LogoRefused(f"'{path.name}' is er niet (meer).")
    if not path.is_file():
        raise LogoRefused(f"'{path.name}' is geen bestand.")
    try:
        if path.stat().st_size > BYTES_MAX:
            raise LogoRefused(f"'{path.name}' is groter dan {BYTES_MAX // 1024**2} MB.")
        return path.read_bytes()
    except OSError as error:
        raise LogoRefused(f"'{path.name}' is niet te lezen: {reason_of(error)}.") from error


def _plain(content: bytes) -> Picture:
    """Return a picture on white, in the colours of a screen, no larger than print asks for."""
    from PIL import Image, ImageChops

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        with opened:
            _check_size(opened)
            made = _on_white(opened)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise LogoRefused("Dit plaatje is beschadigd of niet te lezen.") from error
    if ImageChops.invert(made).getbbox() is None:
        raise LogoRefused("Dit logo is op wit papier niet te zien: het is wit of doorzichtig.")
    packed = io.BytesIO()
    made.save(packed, "PNG")
    return Picture(packed.getvalue(), made.width, made.height)


def _check_size(image: Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise LogoRefused(
            f"Dit plaatje is te groot: {width} bij {height} beeldpunten.",
            advice=f"Verklein het, tot hoogstens {_MOST_SIDE} beeldpunten breed, en kies het weer.",
        )


def _on_white(image: Image) -> Image:
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(image)
    seen = _in_screen_colours(turned)
    seen.thumbnail((_MOST_SIDE, _MOST_SIDE))
    ground = Image.new("RGB", seen.size, _WHITE)
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _in_screen_colours(image: Image) -> Image:
    """Return a picture as sRGB with alpha, by its own colour profile where it has one."""
    from PIL import ImageCms

    if image.mode.startswith("I"):  # grey of 16 bits
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGBA")
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, own, screen, outputMode="RGB")
            assert converted is not None
            return converted.convert("RGBA")
    return (image.convert("RGB") if image.mode == "CMYK" else image).convert("RGBA")
