"""The command `polder`, as an operator types it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from schemas.workflow_file import workflow_schema
from tests.web.world import EMAIL, PASSWORD, WORKFLOW, deciding_world
from web.app import open_house, web_app
from web.cli import main
from web.cli.serving import ACCESS_LOG
from web.config import Config

ROOT = Path(__file__).resolve().parents[2]
PLAN = WORKFLOW.replace("workflow: quick", "workflow: another")


def polder(folder: Path, *arguments: str, typed: str = "") -> Result:
    environment = {"POLDER_DATABASE": f"sqlite:///{folder}/polder.sqlite"}
    result = CliRunner().invoke(main, arguments, input=typed, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result


def init(folder: Path, *more: str) -> Result:
    given = ("--movement", "Samen", "--name", "Ada", "--email", EMAIL)
    return polder(folder, "init", *given, *more, typed=f"{PASSWORD}\n{PASSWORD}\n")


def signs_in(folder: Path, email: str, password: str) -> bool:
    house = open_house(Config(database=f"sqlite:///{folder}/polder.sqlite"))
    response = web_app(house).test_client().post("/api/session", json={"email": email, "password": password})
    house.store.close()
    return response.status_code == 200


def test_after_init_the_coordinator_signs_in(tmp_path: Path) -> None:
    result = init(tmp_path)

    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert signs_in(tmp_path, EMAIL, PASSWORD)


def test_init_can_make_the_password(tmp_path: Path) -> None:
    found = re.search(r"with (\S+) and the password (\S+)", init(tmp_path, "--generate-password").output)

    assert found is not None
    assert signs_in(tmp_path, found[1], found[2])


def test_init_does_not_run_over_an_installation(tmp_path: Path) -> None:
    init(tmp_path)

    result = init(tmp_path)

    assert result.exit_code == 1
    assert "polder coordinator add" in result.output


def test_a_short_password_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    given = ("--movement", "Samen", "--name", "Ada", "--email", EMAIL)
    result = polder(tmp_path, "init", *given, typed="short\nshort\n")

    assert result.exit_code == 1
    assert "12 characters" in result.output
    assert init(tmp_path).exit_code == 0


def test_another_coordinator(tmp_path: Path) -> None:
    init(tmp_path)
    add = ("coordinator", "add", "--name", "Grace", "--email", "grace@example.org")

    assert polder(tmp_path, *add, typed=f"{PASSWORD}\n{PASSWORD}\n").exit_code == 0
    assert signs_in(tmp_path, "grace@example.org", PASSWORD)
    again = polder(tmp_path, *add, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (again.exit_code, "already signs in" in again.output) == (1, True)
    elsewhere = polder(tmp_path, *add, "--movement", "Nowhere", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (elsewhere.exit_code, "There are: Samen" in elsewhere.output) == (1, True)


def test_what_was_decided_leaves_as_documents_and_verifies(tmp_path: Path) -> None:
    world = deciding_world(tmp_path)
    world.close()

    ballot = json.loads(polder(tmp_path, "export", "ballot", world.closed_ballot).output)
    lines = [json.loads(line) for line in polder(tmp_path, "export", "ledger").output.splitlines()]
    proposals = polder(tmp_path, "export", "ledger", "--stream", "proposal:").output.splitlines()

    assert ballot["outcome"]["result"] == "passed"
    assert {"stream", "seq", "event", "fields", "actor", "at", "hash"} == set(lines[0])
    assert 0 < len(proposals) < len(lines)
    assert "We do it." not in json.dumps(lines), "words are not in the ledger"
    assert "chains hold" in polder(tmp_path, "verify").output
    assert polder(tmp_path, "rebuild").exit_code == 0
    assert json.loads(polder(tmp_path, "export", "ballot", world.closed_ballot).output) == ballot
    unknown = polder(tmp_path, "export", "ballot", world.open_ballot)
    assert (unknown.exit_code, "not_found" in unknown.output) == (1, True)


def test_verify_finds_what_was_changed_behind_our_back(tmp_path: Path) -> None:
    world = deciding_world(tmp_path)
    world.close()
    _tamper(tmp_path / "polder.sqlite")

    result = polder(tmp_path, "verify")

    assert result.exit_code == 1
    assert "meeting:m1: wrong from number 2 on" in result.output


def _tamper(file: Path) -> None:
    import sqlite3

    with sqlite3.connect(file) as connection:
        changed = connection.execute("UPDATE ledger SET actor = 'mallory' WHERE stream = 'meeting:m1' AND seq = 2")
        assert changed.rowcount == 1


def test_two_versions_of_a_workflow_are_compared_in_sentences(tmp_path: Path) -> None:
    was, now = tmp_path / "was.yaml", tmp_path / "now.yaml"
    was.write_text(PLAN, "utf-8")
    now.write_text(PLAN.replace("Kort", "Anders"), "utf-8")

    assert polder(tmp_path, "compare", str(was), str(was)).output == "Nothing changed.\n"
    assert "‘Anders’" in polder(tmp_path, "compare", str(was), str(now), "--language", "nl").output
    now.write_text("workflow: x", "utf-8")
    wrong = polder(tmp_path, "compare", str(was), str(now))
    assert (wrong.exit_code, "polder check" in wrong.output) == (1, True)


def test_an_editor_gets_the_schema_of_workflow_files(tmp_path: Path) -> None:
    assert json.loads(polder(tmp_path, "schema").output) == workflow_schema()
    polder(tmp_path, "schema", "-o", str(tmp_path / "schema.json"))
    assert json.loads((tmp_path / "schema.json").read_text()) == workflow_schema()


def test_a_warning_is_shown_and_the_workflow_is_in_order(tmp_path: Path) -> None:
    odd = tmp_path / "odd.yaml"
    odd.write_text((ROOT / "tests/workflows/good.yaml").read_text().replace("[tasks_done]", "[tasks_done, tasks_done]"))

    result = polder(tmp_path, "check", str(odd))

    assert (result.exit_code, f"{odd}:69: Mind: ‘done’" in result.output, "in order" in result.output) == (
        0,
        True,
        True,
    )
    assert "asks for 5" in polder(tmp_path, "check", str(odd), "--seats", "4").output


def test_a_workflow_is_checked_and_published(tmp_path: Path) -> None:
    init(tmp_path)
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(PLAN, "utf-8")
    bad.write_text(PLAN.replace("to: adopted", "to: adoptd"), "utf-8")

    assert "in order, 4 stages and 6 moves" in polder(tmp_path, "check", str(good)).output
    wrong = polder(tmp_path, "check", str(bad))
    assert (wrong.exit_code, f"{bad}:" in wrong.output, "adoptd" in wrong.output) == (1, True, True)
    assert (
        '    state "Schrijven" as draft' in polder(tmp_path, "export", "workflow", str(good), "--language", "nl").output
    )
    picture = tmp_path / "good.svg"
    assert polder(tmp_path, "export", "workflow", str(good), "-o", str(picture)).exit_code == 0
    assert picture.read_text("utf-8") == polder(tmp_path, "export", "workflow", str(good), "--picture").output
    assert polder(tmp_path, "export", "workflow", str(bad)).exit_code == 1
    assert "Published: another version 1" in polder(tmp_path, "import", "workflow", str(good)).output
    assert polder(tmp_path, "import", "workflow", str(good)).exit_code == 0, "the same again is nothing"
    assert polder(tmp_path, "import", "workflow", str(bad)).exit_code == 1
    good.write_text(PLAN.replace("Kort", "Anders"), "utf-8")
    changed = polder(tmp_path, "import", "workflow", str(good))
    assert (changed.exit_code, "higher version" in changed.output) == (1, True)


def test_workflows_of_openslides_become_files_that_can_be_imported(tmp_path: Path) -> None:
    init(tmp_path)
    brought, folder = tmp_path / "export.json", tmp_path / "motions"
    states = [{"name": "submitted", "next": ["accepted", "postponed"]}, {"name": "accepted"}, {"name": "postponed"}]
    brought.write_text(json.dumps({"workflows": [{"name": "Motions", "states": states}]}), "utf-8")

    done = polder(tmp_path, "import", "openslides", str(brought), "-o", str(folder))
    assert done.exit_code == 0, done.output
    assert f"{folder}/motions.yaml: in order, 3 stages and 2 moves." in done.output
    assert "‘postponed’ is an end without a decision" in done.output
    imported = polder(tmp_path, "import", "workflow", str(folder / "motions.yaml"))
    assert "Published: motions version 1" in imported.output

    again = polder(tmp_path, "import", "openslides", str(brought), "-o", str(folder))
    assert (again.exit_code, "(exists)" in again.output) == (1, True)
    assert polder(tmp_path, "import", "openslides", str(brought), "-o", str(folder), "--overwrite").exit_code == 0
    nothing = polder(tmp_path, "import", "openslides", str(folder / "motions.yaml"), "--language", "nl")
    assert (nothing.exit_code, "geen JSON. (not_json)" in nothing.output) == (1, True)


def test_a_text_is_erased_by_its_words_beside_a_server(tmp_path: Path) -> None:
    world = deciding_world(tmp_path)
    client = world.as_role("coordinator")
    assert "The old mill" in client.get("/api/meetings/m1").text

    several = polder(tmp_path, "erase", "text", "We do it")
    assert (several.exit_code, "several" in several.output) == (1, True)
    assert polder(tmp_path, "erase", "text", "old mill", typed="n\n").exit_code == 1
    assert "The old mill" in client.get("/api/meetings/m1").text
    assert polder(tmp_path, "erase", "text", "old mill", typed="y\n").exit_code == 0

    assert "The old mill" not in client.get("/api/meetings/m1").text
    assert "chains hold" in polder(tmp_path, "verify").output
    assert "No text has" in polder(tmp_path, "erase", "text", "old mill", "--yes").output
    world.close()


def test_a_person_is_erased_by_name_beside_a_server(tmp_path: Path) -> None:
    world = deciding_world(tmp_path)
    observer = world.as_role("observer")
    people = "/api/meetings/m1?audience=coordinator"
    assert "Observer" in world.as_role("coordinator").get(people).text

    here = polder(tmp_path, "erase", "person", "Delegate", "--yes")
    assert (here.exit_code, "at a meeting now" in here.output) == (1, True)
    assert polder(tmp_path, "erase", "person", "observer", typed="n\n").exit_code == 1
    assert observer.get("/api/session").status_code == 200
    assert polder(tmp_path, "erase", "person", "Observer", "--yes").exit_code == 0

    assert observer.get("/api/session").status_code == 401
    assert world.as_role("coordinator").get(people).status_code == 200
    assert "Observer" not in world.as_role("coordinator").get(people).text
    assert "chains hold" in polder(tmp_path, "verify").output
    assert "Nobody has" in polder(tmp_path, "erase", "person", "Observer", "--yes").output
    assert polder(tmp_path, "erase", "person", "Gus", "--yes").exit_code == 0, "a guest"
    world.close()


def test_a_second_server_on_the_file_refuses_in_a_sentence(tmp_path: Path) -> None:
    init(tmp_path)
    server = open_house(Config(database=f"sqlite:///{tmp_path}/polder.sqlite"))

    second = polder(tmp_path, "serve")
    server.store.close()

    assert (second.exit_code, "another Polder server is running" in second.output) == (1, True)


def test_reset_forgets_everything_after_asking(tmp_path: Path) -> None:
    init(tmp_path)

    assert polder(tmp_path, "reset", typed="n\n").exit_code == 1
    assert (tmp_path / "polder.sqlite").exists()
    assert polder(tmp_path, "reset", "--yes").exit_code == 0
    assert list(tmp_path.glob("polder.sqlite*")) == []
    assert "nothing to forget" in polder(tmp_path, "reset").output


def test_reset_does_not_pull_the_file_from_under_a_server(tmp_path: Path) -> None:
    init(tmp_path)
    server = open_house(Config(database=f"sqlite:///{tmp_path}/polder.sqlite"))

    result = polder(tmp_path, "reset", "--yes")
    server.store.close()

    assert result.exit_code == 1
    assert (tmp_path / "polder.sqlite").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("serve", "--workers", "2"), "SQLite has one process"),
        (("serve", "--certificate", __file__), "belong together"),
        (("serve", "--database", "mysql://db/polder"), "SQLite or PostgreSQL"),
        (("serve", "--database", "nonsense"), "no address of a database"),
        (("serve", "--host", "203.0.113.254"), "Choose another --port"),
    ],
)
def test_what_cannot_be_served_is_said_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    result = polder(tmp_path, *arguments)

    assert result.exit_code == 1
    assert says in result.output


def test_a_setting_that_cannot_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["verify"], env={"POLDER_ASYNC_MODE": "gthread"})

    assert (result.exit_code, "POLDER_ASYNC_MODE" in result.output) == (1, True)


def test_the_help_teaches_with_examples(tmp_path: Path) -> None:
    assert "polder run --host 0.0.0.0" in polder(tmp_path, "--help").output
    for name, command in main.commands.items():
        assert command.help, name


def test_the_access_log_has_no_query_and_no_referrer() -> None:
    assert not {"%(r)s", "%(q)s", "%(f)s"} & set(re.findall(r"%\([^)]+\)s", ACCESS_LOG))


def test_the_run_command_invites(tmp_path: Path) -> None:
    from web.cli.options import opened, settings
    from web.cli.trying import invite

    config: Any = settings(f"sqlite:///{tmp_path}/polder.sqlite")
    with opened(config) as house:
        first = invite(house, "http://localhost:8000")
        second = invite(house, "http://localhost:8000")
        links = re.findall(r"/link#(\S+)", first)
        browser = web_app(house).test_client()
        people = [browser.post("/api/session/link", json={"token": link}).json["roles"] for link in links]
        code = re.findall(r"/j/(\d+)", first)

    assert people == [["coordinator"], ["delegate"], ["screen"]]
    assert re.findall(r"/j/(\d+)", second) == code, "the same meeting"
    assert "█" in first
