"""The logo: any picture becomes one plain one, and what cannot is refused in a sentence."""

import io
import os
import re
import zlib
from base64 import b64decode
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from npo_wizard import settings
from npo_wizard.report import build, logo
from npo_wizard.report.html import to_html
from npo_wizard.report.logo import LogoRefused
from npo_wizard.report.word.writer import docx_bytes
from npo_wizard.settings import Settings
from tests.report.checks.layout import layout_faults
from tests.report.checks.order import order_differences
from tests.report.checks.structure import TaggedPdf, reading_order_pdf, structure_faults
from tests.report.checks.verapdf import A_2A, A_3A, UA_1, verapdf_failures
from tests.report.checks.web import html_faults, read, reading_order_html
from tests.report.checks.word import reading_order_word, word_faults
from tests.report.examples import CONTENT, MADE_ON
from tests.small_plan import plan

RED = (122, 0, 25)
SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SIZE = 'viewBox="0 0 40 20"'
RECT = '<rect width="40" height="20" fill="#7A0019"/>'


def saved(folder: Path, image: Image.Image, name: str = "logo.png", **how) -> Path:
    image.save(folder / name, **how)
    return folder / name


def drawing(folder: Path, inside: str = RECT, size: str = SIZE, before: str = "") -> Path:
    target = folder / "logo.svg"
    target.write_text(f"{before}<svg {SPACES} {size}>{inside}</svg>", encoding="utf-8")
    return target


def pixel(picture: logo.Picture, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place, counted from 0 to 1."""
    with Image.open(io.BytesIO(picture.png)) as image:
        assert image.mode == "RGB"
        return image.getpixel((int(x * (image.width - 1)), int(y * (image.height - 1))))


class TestTaken:
    def test_what_is_clear_becomes_white(self, tmp_path):
        image = Image.new("RGBA", (40, 20), (*RED, 0))
        image.paste((*RED, 255), (0, 0, 20, 20))
        picture = logo.taken(saved(tmp_path, image))
        assert (picture.width, picture.height) == (40, 20)
        assert pixel(picture, 0, 0) == RED
        assert pixel(picture, 1, 1) == (255, 255, 255)

    def test_the_colours_of_a_printer_become_those_of_a_screen(self, tmp_path):
        image = Image.new("CMYK", (30, 30), (0, 255, 200, 120))
        red, green, blue = pixel(logo.taken(saved(tmp_path, image, "l.jpg")), 0.5, 0.5)
        assert red > 100
        assert max(green, blue) < 60

    def test_a_profile_of_its_own_is_carried_out(self, tmp_path):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        image = Image.new("RGB", (30, 30), RED)
        picture = logo.taken(saved(tmp_path, image, icc_profile=profile))
        assert pixel(picture, 0.5, 0.5) == RED
        assert b"iCCP" not in picture.png

    @pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "RGB"])
    def test_every_kind_of_png_is_taken(self, tmp_path, mode):
        picture = logo.taken(saved(tmp_path, Image.new(mode, (30, 20))))
        assert pixel(picture, 0.5, 0.5) == (0, 0, 0)

    def test_a_large_one_is_made_smaller(self, tmp_path):
        picture = logo.taken(saved(tmp_path, Image.new("RGB", (4000, 1000), RED)))
        assert (picture.width, picture.height) == (1600, 400)

    def test_a_drawing_is_drawn_large_enough_for_print(self, tmp_path):
        picture = logo.taken(drawing(tmp_path))
        assert (picture.width, picture.height) == (1600, 800)
        assert pixel(picture, 0.5, 0.5) == RED

    def test_a_drawing_may_reuse_shapes_have_styles_and_parts_of_its_own_program(self, tmp_path):
        inside = (
            '<style>.a{fill:#7A0019}</style><defs><g id="x"><rect class="a" width="40" '
            'height="20"/></g></defs><use xlink:href="#x"/>'
            '<p:view xmlns:p="urn:program" p:href="https://voorbeeld.nl"><p:script/></p:view>'
        )
        assert pixel(logo.taken(drawing(tmp_path, inside)), 0.5, 0.5) == RED


ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
DEEP = "<g>" * 100 + RECT + "</g>" * 100
DOUBLED = "".join(
    f'<g id="g{n}"><use href="#g{n + 1}"/><use href="#g{n + 1}"/></g>' for n in range(40)
)
HOSTILE = {
    "a program": ("<script>alert(1)</script>", "programma"),
    "a picture of the computer": ('<image href="/etc/passwd"/>', "plaatje"),
    "letters": ("<text>Gemeente</text>", "letters"),
    "a web page": ("<foreignObject/>", "foreignObject"),
    "a filter": ("<filter/>", "filter"),
    "another file": ('<use xlink:href="file:///etc/passwd#a"/>', "ander bestand"),
    "an address": ('<rect fill="url(https://voorbeeld.nl/a.svg#b)"/>', "ander bestand"),
    "an address in a style": ("<style>.a{fill:url('//x/y#z')}</style>", "ander bestand"),
    "another style": ("<style>@import 'x.css';</style>", "ander bestand"),
    "depth without end": (DEEP, "ingewikkeld"),
    "too many shapes": (RECT * 20_001, "ingewikkeld"),
    "doubling without end": (DOUBLED, "herhaalt"),
    "clips within clips": ('<mask id="a"><g mask="url(#b)"/></mask>', "ingewikkeld"),
}


class TestRefused:
    def refusal(self, path: Path) -> str:
        with pytest.raises(LogoRefused) as caught:
            logo.taken(path)
        assert caught.value.advice
        assert "Uw huisstijl is niet veranderd." in str(caught.value)
        return caught.value.explanation

    @pytest.mark.parametrize(("inside", "word"), HOSTILE.values(), ids=HOSTILE.keys())
    def test_a_drawing_that_is_more_than_shapes(self, tmp_path, inside, word):
        assert word in self.refusal(drawing(tmp_path, inside))

    def test_a_drawing_with_entities(self, tmp_path):
        assert "entiteiten" in self.refusal(drawing(tmp_path, before=ENTITIES))

    @pytest.mark.parametrize("size", ["", 'width="100%" height="100%"', 'viewBox="0 0 0 9"'])
    def test_a_drawing_without_size(self, tmp_path, size):
        assert "hoe groot" in self.refusal(drawing(tmp_path, size=size))

    def test_a_drawing_that_would_be_endlessly_high(self, tmp_path):
        assert "te lang" in self.refusal(drawing(tmp_path, size='viewBox="0 0 1 100000"'))

    @pytest.mark.parametrize("text", ["<svg", "<svg xmlns='urn:x'/>", "<svg>&los;</svg>", ""])
    def test_a_drawing_that_is_none(self, tmp_path, text):
        target = tmp_path / "logo.svg"
        target.write_text(text, encoding="utf-8")
        assert "svg" in self.refusal(target)

    def test_a_file_of_another_kind(self, tmp_path):
        target = tmp_path / "logo.png"
        target.write_bytes(b"GIF89a" + bytes(100))
        assert self.refusal(target) == "'logo.png' is geen png, jpg of svg."

    def test_a_file_that_is_cut_off(self, tmp_path):
        target = saved(tmp_path, Image.effect_noise((300, 200), 50))
        target.write_bytes(target.read_bytes()[:2000])
        assert "beschadigd" in self.refusal(target)

    def test_a_picture_of_forty_million_dots(self, tmp_path):
        header = b"IHDR" + (8000).to_bytes(4) + (5000).to_bytes(4) + bytes([8, 2, 0, 0, 0])
        target = tmp_path / "logo.png"
        target.write_bytes(
            b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + header + zlib.crc32(header).to_bytes(4)
            + bytes(4) + b"IDAT" + zlib.crc32(b"IDAT").to_bytes(4)
        )  # fmt: skip
        assert "8000 bij 5000" in self.refusal(target)

    def test_a_file_that_is_far_too_large(self, tmp_path):
        target = tmp_path / "logo.png"
        with target.open("wb") as file:
            file.truncate(logo.BYTES_MAX + 1)
        assert "10 MB" in self.refusal(target)

    def test_a_white_one_is_not_seen_on_paper(self, tmp_path):
        assert "niet te zien" in self.refusal(saved(tmp_path, Image.new("RGBA", (9, 9))))

    def test_what_is_not_there_or_no_file(self, tmp_path):
        assert "is er niet" in self.refusal(tmp_path / "weg.png")
        assert "geen bestand" in self.refusal(tmp_path)
        os.mkfifo(tmp_path / "pijp.png")
        assert "geen bestand" in self.refusal(tmp_path / "pijp.png")


class TestKept:
    def test_it_stays_when_its_file_goes(self, tmp_path):
        source = saved(tmp_path, Image.new("RGB", (40, 20), RED))
        picture = logo.taken(source)
        name = logo.keep(picture)
        source.unlink()
        assert logo.kept(name) == picture

    def test_only_the_last_one_is_kept(self, tmp_path):
        names = [
            logo.keep(logo.taken(saved(tmp_path, Image.new("RGB", (9, 9), (tone, 0, 0)))))
            for tone in (10, 20)
        ]
        logo.forget_others(names[1])
        assert logo.kept(names[0]) is None
        assert logo.kept(names[1]) is not None

    @pytest.mark.parametrize("name", ["../plan.png", "logo-x.png", "/etc/passwd"])
    def test_the_settings_take_no_other_name(self, name):
        settings.save(Settings(logo=name))
        assert settings.load().logo == ""

    def test_a_document_is_made_without_a_logo_that_has_gone(self, tmp_path):
        house = Settings(logo="logo-0123456789ab.png")
        said = build.make(plan(), CONTENT, tmp_path / "plan.html", made_on=MADE_ON, house=house)
        assert said == [
            "Het logo van uw huisstijl is er niet meer. Kies het opnieuw bij Huisstijl."
        ]
        assert "<img" not in (tmp_path / "plan.html").read_text(encoding="utf-8")


@pytest.fixture
def house(tmp_path) -> Settings:
    image = Image.new("RGBA", (600, 200), (*RED, 128))
    return Settings(
        organisation="Samen <Noord>", logo=logo.keep(logo.taken(saved(tmp_path, image)))
    )


ALT = "Logo van Samen <Noord>"


class TestInDocuments:
    @pytest.mark.parametrize("kind", ["publiek", "werkdocument", "samenvatting"])
    def test_the_pdf_is_archival_and_accessible_with_it(self, tmp_path, house, kind):
        target = tmp_path / "plan.pdf"
        build.make(plan(), CONTENT, target, kind=kind, made_on=MADE_ON, house=house)
        archival = A_3A if kind == "werkdocument" else A_2A
        assert verapdf_failures(target, UA_1, archival) == []
        assert structure_faults(target) == []
        assert layout_faults(target) == []
        printed = build.document(plan(), CONTENT, kind=kind, made_on=MADE_ON, house=house)
        assert order_differences(reading_order_pdf(target), printed) == []

    def test_it_is_the_first_figure_with_its_text_and_place(self, tmp_path, house):
        target = tmp_path / "plan.pdf"
        build.make(plan(), CONTENT, target, made_on=MADE_ON, house=house)
        tagged = TaggedPdf(target)
        figure = next(e for e, _ in tagged.elements() if e.S == "/Figure")
        assert str(figure.Alt) == ALT
        left, bottom, right, top = map(float, figure.A[0].BBox)
        assert (right - left, top - bottom) == pytest.approx((186, 62), abs=0.1)
        with pikepdf.open(target) as pdf:
            (image,) = pdf.pages[0].Resources.XObject.values()
            assert (image.Width, image.Height, image.ColorSpace) == (600, 200, "/DeviceRGB")
            assert "/SMask" not in image

    def test_the_file_is_the_same_twice(self, tmp_path, house):
        for name in ("a.pdf", "b.pdf", "a.docx", "b.docx"):
            build.make(plan(), CONTENT, tmp_path / name, made_on=MADE_ON, house=house)
        assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()

    def test_the_web_page_holds_it(self, house):
        printed = build.document(plan(), CONTENT, made_on=MADE_ON, house=house)
        html = to_html(printed)
        (image,) = [values for tag, values in read(html).tags if tag == "img"]
        assert image["alt"] == ALT
        assert printed.logo is not None
        assert b64decode(image["src"].removeprefix("data:image/png;base64,")) == printed.logo.png
        assert html_faults(html) == []
        assert order_differences(reading_order_html(html), printed) == []
        assert not re.search(r'(src|href)="(?!#|data:|https?:|mailto:)', html)

    @pytest.mark.parametrize("kind", ["publiek", "samenvatting"])
    def test_the_word_file_holds_it(self, house, kind):
        printed = build.document(plan(), CONTENT, kind=kind, made_on=MADE_ON, house=house)
        content = docx_bytes(printed, made_on=MADE_ON)
        assert word_faults(content) == []
        assert reading_order_word(content)[0] == ALT
        assert order_differences(reading_order_word(content), printed) == []

    def test_worksheets_have_none(self, house):
        printed = build.document(plan(), CONTENT, kind="werkbladen", made_on=MADE_ON, house=house)
        assert "<img" not in to_html(printed)

    def test_a_very_long_title_moves_below_it(self, tmp_path, house):
        target = tmp_path / "plan.pdf"
        long = plan(plan={"title": "Samen voor de jeugd " * 60})
        build.make(long, CONTENT, target, made_on=MADE_ON, house=house)
        assert layout_faults(target) == []
