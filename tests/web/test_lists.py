"""A list of people on its way in: pasted, or as a file from whatever made it. Bad files are refused, and cheaply."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from engine.directory.listing import MOST_ROWS
from engine.errors import Refused, RefusedError
from tests.web.problem import problem
from tests.web.world import World
from web.lists import MOST_UNPACKED, cells_of_file, cells_of_text

ROWS = [["Organisatie", "Naam", "Rol", "E-mail"], ["Zon", "Zoë", "afgevaardigde", "zoe@zorg.nl"]]
BROKEN, UNKNOWN = Refused("list_broken"), Refused("list_unknown_format")
TOO_LONG = Refused("list_too_long", {"most": MOST_ROWS})


def workbook(*rows: list[Any], change: Callable[[Any], None] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if change:
        change(made)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def repacked(content: bytes, **parts: bytes) -> bytes:
    """The same package with other parts; a name's `__` is a slash and its `_` a dot."""
    other = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *other}:
            new.writestr(name, other.get(name) or old.read(name))
    return made.getvalue()


def values(content: bytes, name: str) -> list[list[str]]:
    return [list(row.values) for row in cells_of_file(name, content)]


def refusal(content: bytes, name: str) -> Refused:
    with pytest.raises(RefusedError) as refused:
        cells_of_file(name, content)
    return refused.value.refused


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_text_is_read_however_it_was_saved(separator: str, encoding: str, ends: str) -> None:
    text = ends.join(separator.join(row) for row in ROWS)
    assert values(text.encode(encoding), "list.csv") == ROWS


def test_quotes_keep_separators_and_lines_together() -> None:
    rows = cells_of_text('Organisatie;Naam\n"Zon; en maan";"Ben\nde Groot"\n\nMaan;Cas\n')
    assert [(row.line, *row.values) for row in rows] == [
        (1, "Organisatie", "Naam"),
        (2, "Zon; en maan", "Ben\nde Groot"),
        (5, "Maan", "Cas"),
    ]


def test_a_comma_in_a_name_is_no_separator_where_another_does_the_work() -> None:
    assert [len(row.values) for row in cells_of_text("Zon, Noord;Ben\nZon, Zuid;Cas")] == [2, 2]


def test_a_workbook_is_read_as_people_see_it() -> None:
    def change(made: Any) -> None:
        made.active.append([None, "Dirk", "=1+1", 12.0])
        made.active.merge_cells("A2:A3")
        made.create_sheet("Leeg")

    assert values(workbook(*ROWS, change=change), "Lijst.XLSX") == [*ROWS, ["Zon", "Dirk", "", "12"]]


def test_an_empty_first_sheet_and_a_hidden_one_are_passed_over() -> None:
    def change(made: Any) -> None:
        hidden = made.create_sheet("Oud")
        hidden.append(["Maan", "Oude naam"])
        hidden.sheet_state = "hidden"
        made.create_sheet("Nieuw").append(["Zon", "Ben"])

    assert values(workbook(change=change), "list.xlsx") == [["Zon", "Ben"]]


@pytest.mark.parametrize("name", ["list.ods", "list.xls", "list.xlsm", "list.pdf", "list.docx", "list.html"])
def test_other_kinds_of_files_are_named_as_such(name: str) -> None:
    assert refusal(b"Zon;Ben", name) == UNKNOWN


@pytest.mark.parametrize(
    ("content", "name", "refused"),
    [
        (b"%PDF-1.7 ...", "list.csv", UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "list.xlsx", UNKNOWN),
        (b"<html><table><tr><td>Zon</td></tr></table></html>", "list.xlsx", BROKEN),
        (b"  <!DOCTYPE html><html></html>", "list.csv", BROKEN),
        (b"Organisatie;Naam", "list.xlsx", BROKEN),
        (b"PK\x03\x04 and then nothing", "list.xlsx", BROKEN),
        (b"Zon;B\x00en", "list.csv", BROKEN),
        (b"\x81\x8d\x8f\x90\x9d", "list.txt", BROKEN),
        (b"\xff\xfeZ", "list.txt", BROKEN),
        (b'Zon;"' + b"x" * 200_000, "list.csv", BROKEN),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(content: bytes, name: str, refused: Refused) -> None:
    assert refusal(content, name) == refused


def test_a_package_of_another_kind_is_no_workbook() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refusal(content.getvalue(), "list.xlsx") == UNKNOWN


def test_a_bomb_is_never_unpacked() -> None:
    bomb = repacked(workbook(*ROWS), xl__media__big_xml=b"0" * (MOST_UNPACKED + 1))
    assert len(bomb) < 100_000
    assert refusal(bomb, "list.xlsx") == TOO_LONG


def test_entities_are_not_expanded() -> None:
    sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>'
    assert refusal(repacked(workbook(*ROWS), xl__worksheets__sheet1_xml=sheet), "list.xlsx") == BROKEN


def test_ten_thousand_rows_are_too_many() -> None:
    rows = [["Zon", f"Ben {n}"] for n in range(10_000)]
    assert refusal(workbook(*rows), "list.xlsx") == TOO_LONG
    assert refusal("\n".join(";".join(row) for row in rows).encode(), "list.csv") == TOO_LONG


@pytest.mark.parametrize(
    "tail",
    [
        b'<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A2:XFD1048576" location="A1"/></hyperlinks>',
    ],
)
def test_a_range_over_the_whole_sheet_costs_nothing(tail: bytes) -> None:
    content = workbook(*ROWS)
    part = "xl/worksheets/sheet1.xml"
    sheet = zipfile.ZipFile(io.BytesIO(content)).read(part).replace(b"</sheetData>", b"</sheetData>" + tail)
    assert values(repacked(content, xl__worksheets__sheet1_xml=sheet), "list.xlsx")[0][:4] == ROWS[0]


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    def change(made: Any) -> None:
        made.active["A1048576"] = "far"
        made.active["XFD1"] = "away"

    assert refusal(workbook(*ROWS, change=change), "list.xlsx") == TOO_LONG


def send(world: World, role: str = "coordinator", **sent: Any):  # type: ignore[no-untyped-def]
    return world.as_role(role).post(f"/api/movements/{world.movement}/list", **sent)


def test_a_preview_writes_nothing_and_what_it_gives_can_be_taken(world: World) -> None:
    text = "Organisatie;Naam;Rol;E-mail\nZon;Ben;;ben@zorg.nl\nZon;Cas;waarnemer;\nThe org1;Delegate;;\nMaan;;;"
    before = world.as_role("coordinator").get(f"/api/movements/{world.movement}").json

    seen = send(world, json={"text": text}).json

    assert seen["columns"] == {"organisation": "Organisatie", "name": "Naam", "role": "Rol", "email": "E-mail"}
    assert [row["status"] for row in seen["rows"].values()] == ["new", "new", "known", "new"]
    assert seen["counts"] == {"people": 2, "organisations": 2, "known": 1, "wrong": 0}
    assert world.as_role("coordinator").get(f"/api/movements/{world.movement}").json == before | {
        "people": before["people"]
    }
    body = {"id": "take-1", "movement": world.movement, **seen["take"]}
    assert world.as_role("coordinator").post("/api/commands/movement.take_list", json=body).status_code == 200
    after = world.as_role("coordinator").get(f"/api/movements/{world.movement}").json
    assert {"Zon", "Maan"} <= {each["name"] for each in after["organisations"].values()}
    assert "ben@zorg.nl" in {each.get("email") for each in after["people"].values()}
    again = send(world, json={"text": text}).json
    assert ([row["status"] for row in again["rows"].values()], "take" in again) == (["known"] * 4, False)


def test_nothing_can_be_taken_while_a_row_is_wrong(world: World) -> None:
    seen = send(world, json={"text": "Zon;Ben;baas\nMaan;Cas"}).json
    assert "take" not in seen
    assert seen["counts"]["wrong"] == 1
    assert seen["rows"]["1"]["problems"]["1"] == {
        "code": "unknown_role",
        "params": {"value": "baas"},
        "field": "role",
    }


def test_a_file_is_uploaded_in_a_form(world: World) -> None:
    sent = {"file": (io.BytesIO(workbook(*ROWS)), "leden.xlsx")}
    assert send(world, data=sent).json["counts"]["people"] == 1
    problem(send(world, data={"file": (io.BytesIO(b"PK"), "leden.xlsx")}), 422, "list_broken")


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"json": {"text": "  \n;;\n"}}, 422, "list_empty"),
        ({"json": {"text": 5}}, 422, "invalid_fields"),
        ({"json": []}, 422, "invalid_fields"),
        ({"data": b"{", "content_type": "application/json"}, 400, "not_json"),
        ({"data": {"other": "x"}}, 415, "not_json"),
        ({"data": {"other": "x"}, "content_type": "multipart/form-data"}, 422, "invalid_fields"),
        ({"data": "Zon;Ben", "content_type": "text/csv"}, 415, "not_json"),
        ({"json": {"text": "x" * 2_000_000}}, 413, "payload_too_large"),
    ],
)
def test_what_is_no_list_is_refused(calm: World, sent: dict[str, Any], status: int, code: str) -> None:
    problem(send(calm, **sent), status, code)


def test_a_list_is_for_the_movements_own_coordinator(deciding: World) -> None:
    sent = {"json": {"text": "Zon;Ben"}}
    problem(send(deciding, "nobody", **sent), 401, "not_signed_in")
    problem(send(deciding, "delegate", **sent), 403, "role_may_not")
    problem(send(deciding, "outsider", **sent), 404, "not_found")
    elsewhere = deciding.as_role("coordinator").post("/api/movements/none/list", **sent)
    problem(elsewhere, 404, "not_found")


def test_a_form_with_a_file_goes_nowhere_else_and_comes_from_our_own_pages(calm: World) -> None:
    form = {"data": {"file": (io.BytesIO(b"Zon;Ben"), "a.csv")}}
    problem(calm.as_role("coordinator").post("/api/session", **form), 415, "not_json")
    form = {"data": {"file": (io.BytesIO(b"Zon;Ben"), "a.csv")}}
    problem(send(calm, headers={"Origin": "https://evil.example"}, **form), 403, "wrong_origin")
