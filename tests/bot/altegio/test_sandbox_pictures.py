"""Portraits and logos: real pictures at addresses that lead to the sandbox itself, if the switch is on."""

import struct
import zlib
from typing import Any

import pytest

from bot.altegio.sandbox import Switches
from tests.bot.altegio.salon_api import KYIV, LONDON, NEW_YORK, Api, opened

AMELIA, GRACE = 41001, 41005
ON = Switches(pictures=True)


async def looked_at(api: Api, address: str) -> bytes:
    """The picture, as anybody gets it who has the address."""
    assert address.startswith(str(api.http.base_url).rstrip("/"))
    response = await api.http.get(address)
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    return response.content


def read(png: bytes) -> tuple[int, int, set[int]]:
    """Width, height and the colours in use; every checksum is looked at."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, size, pixels = 8, (0, 0), b""
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        name, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length)[0] == zlib.crc32(name + data)
        if name == b"IHDR":
            size = struct.unpack_from(">II", data)
        if name == b"IDAT":
            pixels = zlib.decompress(data)
        at += 12 + length
    assert len(pixels) == (size[0] + 1) * size[1]
    return *size, set(pixels)


async def test_each_has_a_picture_of_their_own() -> None:
    async with opened(switches=ON) as api:
        staff = {one["id"]: one["avatar"] for one in (await api.get(f"/company/{LONDON.id}/staff")).data}
        pictures = {id_: await looked_at(api, address) for id_, address in staff.items()}
        logos = {await looked_at(api, (await api.get(f"/company/{s.id}")).data["logo"]) for s in (LONDON, KYIV)}
    assert staff[GRACE].endswith("/images/no-master.png")
    assert len(set(pictures.values())) == len(staff)
    assert len(logos - set(pictures.values())) == 2
    assert read(pictures[AMELIA]) == (288, 288, {0, 1, 2})


async def test_pictures_are_everywhere_a_person_or_a_location_is() -> None:
    async with opened(switches=ON) as api:
        (made,) = (await api.book(LONDON, 410101, "2026-03-03T10:00:00+00:00", AMELIA)).data
        where = f"{LONDON.id}/{made['record_id']}"
        bookable = {one["id"]: one for one in (await api.get(f"/book_staff/{LONDON.id}")).data}
        mine = (await api.get(f"/user/records/{made['record_id']}/{made['record_hash']}")).data
        theirs = (await api.business().get(f"/record/{where}")).data
        form = (await api.get(f"/bookform/{LONDON.bookform_id}")).data
    portraits = {bookable[AMELIA]["avatar"], mine["staff"]["avatar"], theirs["staff"]["avatar_big"]}
    assert len(portraits) == 1
    assert f"/pictures/staff/{AMELIA}.png" in portraits.pop()
    assert mine["company"]["logo"] == form["style"]["logo"]


async def test_as_usual_there_are_none() -> None:
    async with opened() as api:
        staff = (await api.get(f"/book_staff/{LONDON.id}")).data
        assert (await api.get(f"/company/{LONDON.id}")).data["logo"] == ""
    assert {one["avatar"] for one in staff} == {""}


@pytest.mark.parametrize("name", ["9" * 5000, "%00", "nobody", "%F0%9F%98%80"])
async def test_any_name_gets_some_picture(name: str) -> None:
    async with opened() as api:
        assert read((await api.http.get(f"/pictures/staff/{name}.png")).content)[:2] == (288, 288)


@pytest.mark.parametrize("salon", [LONDON, KYIV, NEW_YORK], ids=lambda salon: salon.city)
async def test_a_location_tells_what_an_info_card_needs(salon: Any) -> None:
    async with opened() as api:
        card = (await api.get(f"/company/{salon.id}")).data
    for name in ("description", "schedule", "site", "phone", "address", "city", "email", "coordinate_lat"):
        assert card[name]
    assert card["phones"] == [salon.phone, *salon.more_phones]
    assert card["social"] == (dict(salon.social) or [])
    assert card["allow_change_record_delay_step"] == salon.change_until.total_seconds()


async def test_locations_differ_in_phones_and_networks() -> None:
    async with opened() as api:
        cards = (await api.get("/companies", "group_id=4120")).data
    assert sorted(len(card["phones"]) for card in cards) == [1, 1, 2]
    assert [type(card["social"]) for card in cards] == [dict, dict, list]
