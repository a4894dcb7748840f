"""Logos are found beside the profile only, judged, and made harmless."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from kka_docs.definitions.catalog import remedy, wrong
from kka_docs.records import Place, Record
from kka_docs.rendering import logos
from kka_docs.rendering.logos import UnusablePicture, logo, logos_of
from tests.rendering.papers import profile
from tests.rendering.pictures import chunks_of, claiming, picture

if TYPE_CHECKING:
    from pathlib import Path

ORIENTATION, DESCRIPTION = 0x0112, 0x010E
TURNED_RIGHT = 6


def record_of(folder: Path, pasted: dict[str, bytes] | None = None, **named: str) -> Record:
    """A profile in a folder that names logos, or has them pasted into it."""
    keys = ("logo_kiri", "logo_kanan")
    return Record(
        path=folder / "profil-lembaga.xlsx",
        kind="profil",
        setting="sekolah",
        digest="",
        values=profile(lembaga=named),
        places={("lembaga", key): Place("profil-lembaga.xlsx", "Lembaga", "C9") for key in keys},
        pictures={("lembaga", key): data for key, data in (pasted or {}).items()},
    )


def opened(data: bytes) -> Any:
    return Image.open(BytesIO(data))


def refusal(data: bytes) -> str:
    with pytest.raises(UnusablePicture) as refused:
        logo(data)
    return str(refused.value)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP"])
def test_pictures_of_every_usual_kind_become_png(kind: str) -> None:
    made = logo(picture(60, 30, kind))
    assert opened(made.png).format == "PNG"
    assert opened(made.png).size == (60, 30)
    assert made.ratio == 2


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "YCbCr"])
def test_pictures_of_every_colour_mode_are_printed(mode: str) -> None:
    target = BytesIO()
    kind = "JPEG" if mode in {"CMYK", "YCbCr"} else "PNG"
    source = Image.new("RGBA", (20, 20), "blue").convert("RGB").convert(mode)
    source.save(target, kind)
    made = opened(logo(target.getvalue()).png)
    assert made.convert("RGB").getpixel((5, 5)) == pytest.approx(
        source.convert("RGB").getpixel((5, 5)), abs=3
    )


def test_a_picture_of_few_colours_stays_as_small_as_it_was() -> None:
    """It lies in every document."""
    source = BytesIO()
    drawn = Image.radial_gradient("L").resize((400, 400)).convert("P")
    drawn.save(source, "PNG")
    assert len(logo(source.getvalue()).png) < len(source.getvalue()) * 1.2


def test_the_transparent_colour_of_a_palette_stays_transparent() -> None:
    target = BytesIO()
    Image.new("P", (20, 20), 0).save(target, "PNG", transparency=0)
    assert opened(logo(target.getvalue()).png).convert("RGBA").getpixel((5, 5))[3] == 0


def test_what_is_transparent_stays_so() -> None:
    target = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(target, "PNG")
    assert opened(logo(target.getvalue()).png).getpixel((5, 5))[3] == 0


@pytest.mark.parametrize(
    ("width", "height", "printed"),
    [(1200, 600, (600, 300)), (300, 3000, (60, 600)), (599, 20, (599, 20))],
)
def test_a_picture_is_no_larger_than_print_needs(
    width: int, height: int, printed: tuple[int, int]
) -> None:
    made = logo(picture(width, height))
    assert opened(made.png).size == printed
    assert made.ratio == pytest.approx(width / height)


def test_equal_pictures_give_equal_bytes() -> None:
    assert logo(picture()) == logo(picture())


def test_what_a_camera_wrote_is_gone_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    exif[DESCRIPTION] = "Rumah Contoh Satu"
    made = logo(picture(40, 20, "JPEG", exif=exif, comment=b"Rumah Contoh Satu"))
    assert opened(made.png).size == (20, 40)
    assert made.ratio == 0.5
    assert chunks_of(made.png) == {b"IHDR", b"IDAT", b"IEND"}
    assert b"Contoh" not in made.png


def test_what_a_drawing_program_wrote_is_gone() -> None:
    told = PngInfo()
    told.add_text("Author", "Lastri")
    source = picture(pnginfo=told, dpi=(300, 300), icc_profile=b"profil")
    assert b"Lastri" in source
    assert chunks_of(logo(source).png) == {b"IHDR", b"IDAT", b"IEND"}


def test_only_the_first_picture_of_a_moving_one_is_printed() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    target = BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    made = logo(target.getvalue())
    assert chunks_of(made.png) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert opened(made.png).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_notes_that_a_camera_garbled_do_not_matter() -> None:
    garbled = b"Exif\0\0II*\0\x08\0\0\0\x09\0\x0e\x01\x02\0"
    assert opened(logo(picture(kind="JPEG", exif=garbled)).png).size == (40, 40)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"bukan gambar", id="text"),
        pytest.param(b"%PDF-1.7", id="pdf"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="svg"),
        pytest.param(picture(kind="TIFF"), id="tiff"),
        pytest.param(picture(kind="WEBP"), id="webp"),
        pytest.param(picture(200, 200)[:-60], id="cut-off png"),
        pytest.param(picture(200, 200, "JPEG")[:-400], id="cut-off jpeg"),
        pytest.param(picture()[:20], id="head only"),
    ],
)
def test_what_is_no_sound_picture_is_refused(data: bytes) -> None:
    assert refusal(data) == "berkasnya rusak atau bukan gambar"


@pytest.mark.parametrize(
    ("width", "height"),
    [(7_000, 6_000), (12_000, 8_000), (30_000, 30_000), (1, 50_000_000)],
)
def test_a_small_file_that_would_fill_the_memory_is_refused_unopened(
    width: int, height: int
) -> None:
    assert refusal(claiming(width, height)) == "ukurannya terlalu besar"


def test_both_logos_are_found_beside_the_profile(tmp_path: Path) -> None:
    (tmp_path / "kiri.png").write_bytes(picture())
    (tmp_path / "kanan.jpg").write_bytes(picture(80, 40, "JPEG"))
    found, problems = logos_of(record_of(tmp_path, logo_kiri="kiri.png", logo_kanan="kanan.jpg"))
    assert {key: made.ratio for key, made in found.items()} == {"logo_kiri": 1, "logo_kanan": 2}
    assert problems == []


def test_a_profile_may_have_no_logo(tmp_path: Path) -> None:
    assert logos_of(record_of(tmp_path)) == ({}, [])


def test_a_picture_pasted_into_the_profile_counts_before_a_named_one(tmp_path: Path) -> None:
    pasted = record_of(tmp_path, {"logo_kiri": picture(60, 20)}, logo_kiri="tiada.png")
    found, problems = logos_of(pasted)
    assert found["logo_kiri"].ratio == 3
    assert problems == []


@pytest.mark.parametrize(
    "name",
    ["../rahasia.png", "sub/rahasia.png", "./dalam.png", "..", ".", "tiada.png", "a\0b.png"],
)
def test_a_logo_is_looked_for_beside_the_profile_and_nowhere_else(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "kerja"
    (folder / "sub").mkdir(parents=True)
    for place in (tmp_path / "rahasia.png", folder / "sub" / "rahasia.png", folder / "dalam.png"):
        place.write_bytes(picture())
    found, (told,) = logos_of(record_of(folder, logo_kiri=name))
    assert found == {}
    assert (told.code, told.place.cell) == ("gambar_tidak_ada", "C9")


def test_nor_by_a_full_path(tmp_path: Path) -> None:
    (tmp_path / "kerja").mkdir()
    elsewhere = tmp_path / "rahasia.png"
    elsewhere.write_bytes(picture())
    for name in (str(elsewhere), str(tmp_path / "kerja" / ".." / "rahasia.png")):
        found, (told,) = logos_of(record_of(tmp_path / "kerja", logo_kiri=name))
        assert (found, told.code) == ({}, "gambar_tidak_ada")


def test_nor_through_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "kerja"
    folder.mkdir()
    (tmp_path / "rahasia.png").write_bytes(picture())
    (folder / "logo.png").symlink_to(tmp_path / "rahasia.png")
    found, (told,) = logos_of(record_of(folder, logo_kiri="logo.png"))
    assert (found, told.code) == ({}, "gambar_tidak_ada")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"bukan gambar", "berkasnya rusak atau bukan gambar"),
        (claiming(9_000, 9_000), "ukurannya terlalu besar"),
    ],
)
def test_an_unusable_logo_is_a_problem_with_its_reason(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    found, (told,) = logos_of(record_of(tmp_path, logo_kanan="logo.png"))
    assert found == {}
    assert (told.code, told.facts["sebab"]) == ("gambar_rusak", reason)


def test_an_unusable_logo_is_named_by_its_file_or_by_where_it_was_pasted(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"bukan gambar")
    _, (named,) = logos_of(record_of(tmp_path, logo_kiri="logo.png"))
    _, (pasted,) = logos_of(record_of(tmp_path, {"logo_kiri": b"bukan gambar"}))
    assert wrong(named, with_values=True).startswith("Gambar “logo.png” tidak dapat dipakai")
    assert "bernama sama" in remedy(named, with_values=True)
    assert wrong(pasted, with_values=True).startswith("Gambar di baris ini tidak dapat dipakai")
    assert remedy(pasted, with_values=True) == (
        "Tempelkan gambar PNG atau JPEG yang utuh (paling besar 10 MB) di baris ini sebagai "
        "gantinya, atau hapus gambarnya."
    )


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    monkeypatch.setattr(logos, "LARGEST_FILE", 50)
    found, (told,) = logos_of(record_of(tmp_path, logo_kiri="logo.png"))
    assert (found, told.facts["sebab"]) == ({}, "berkasnya terlalu besar")
