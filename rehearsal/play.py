"""The rehearsal: a whole afternoon against a real server, from an empty installation to the minutes. It ends with 0
only if everything held: screens, votes, recount, hash chains. `python -m rehearsal`, or `polder play`."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from rehearsal import checks, crash, ending, opening
from rehearsal.api import Api, Refusal
from rehearsal.ballot import DIES_AFTER
from rehearsal.case import plan
from rehearsal.case.people import MEMBERS, Turnout
from rehearsal.deciding import decide
from rehearsal.hall import Hall
from rehearsal.other_ways import decide_otherwise, recount_others
from rehearsal.sentences import LANGUAGES
from rehearsal.server import Installation, ServerFailed
from rehearsal.telling import Teller
from rehearsal.waiting import Waited

APP = "rehearsal.wsgi_crash:app"
LIMIT = 300.0
"""Seconds after which a rehearsal without `--pace` is stopped, whatever it waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """`app` is what the server serves instead of the product's own application; see `rehearsal.wsgi_crash`."""

    output: Path
    language: str = "nl"
    pace: float = 0.0
    organisations: int = len(MEMBERS)
    async_mode: str = "eventlet"
    app: str = APP


async def rehearse(choices: Choices, teller: Teller) -> None:
    """Play it. Raises Wrong, Waited, Refusal or ServerFailed when something does not hold."""
    with tempfile.TemporaryDirectory(prefix="polder-rehearsal-") as temporary:
        installation = Installation(Path(temporary), choices.app, choices.async_mode)
        password = await opening.found(installation)
        marker = str(Path(temporary) / "killed")
        settings = {crash.DIES_AFTER: str(DIES_AFTER), crash.MARKER: marker}
        async with AsyncExitStack() as stack:
            stack.callback(_keep, installation.log, choices.output)
            address = await stack.enter_async_context(installation.serving(settings))
            api = Api(await stack.enter_async_context(_http()), address)
            hall = await opening.open_hall(api, password, teller, Turnout(choices.organisations), marker)
            stack.push_async_callback(hall.leave)
            await _afternoon(hall)
            await _afterwards(hall, choices.output)
        await installation.polder("verify")
        await teller.tell("verified")


def _keep(log: Path, output: Path) -> None:
    """What the server said, for whoever looks into a failure."""
    shutil.copyfile(log, output / log.name)


async def _afternoon(hall: Hall) -> None:
    """Scene by scene; after each, every screen is compared with what is so."""
    await opening.welcome(hall)
    await opening.applaud(hall, "beautiful")
    await checks.agree(hall)
    await hall.begin(plan.SINCE_SPRING)
    await opening.applaud(hall, "agree")
    await hall.begin(plan.WEEK)
    await decide(hall)
    await checks.agree(hall)
    await ending.choose(hall)
    await hall.begin(plan.STUNTS)
    await opening.applaud(hall, "idea")
    await checks.agree(hall)
    await hall.begin(plan.BREAK)
    await hall.begin(plan.ROUNDS)
    await decide_otherwise(hall)
    await checks.agree(hall)
    await ending.end(hall)
    await checks.agree(hall)


async def _afterwards(hall: Hall, output: Path) -> None:
    export = await checks.export_of(hall)
    file = output / "ballot.json"
    file.write_text(json.dumps(export, ensure_ascii=False, indent=2), "utf-8")
    await checks.votes_count_once(hall, export)
    await checks.recount_agrees(file)
    await hall.teller.tell("recounted")
    await recount_others(hall, output)
    await ending.write_minutes(hall, output)
    await hall.teller.tell("written", folder=output)


def _http() -> aiohttp.ClientSession:
    """Shared by everybody, so it keeps no cookies and does not count connections."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar())


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if everything held; 1, with a sentence that says what did not; 130 if it was broken off."""
    choices = _chosen(arguments)
    teller = Teller(choices.language, choices.pace)
    limit = None if choices.pace else LIMIT
    try:
        asyncio.run(asyncio.wait_for(rehearse(choices, teller), limit))
    except (checks.Wrong, Waited, Refusal, ServerFailed) as wrong:
        teller.say("wrong", why=wrong)
        return 1
    except TimeoutError:
        teller.say("wrong", why=f"not done in {LIMIT:.0f} s")
        return 1
    except KeyboardInterrupt:
        return 130
    teller.say("well", seconds=teller.seconds)
    return 0


def _chosen(arguments: Sequence[str] | None) -> Choices:
    parser = argparse.ArgumentParser(prog="polder play", description="Play a whole meeting against a real server.")
    parser.add_argument("--language", choices=LANGUAGES, default="nl", help="of what is told")
    parser.add_argument("--pace", type=float, default=0.0, help="seconds to wait after each sentence, for an audience")
    parser.add_argument(
        "--organisations",
        type=int,
        choices=range(20, len(MEMBERS) + 1),
        default=len(MEMBERS),
        metavar=f"20..{len(MEMBERS)}",
        help="how many are expected",
    )
    parser.add_argument("--async-mode", choices=("eventlet", "gevent"), default="eventlet")
    parser.add_argument("--output", type=Path, help="a folder for the minutes and the votes; otherwise a new one")
    parser.add_argument("--app", default=APP, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    output = given.output or Path(tempfile.mkdtemp(prefix="polder-minutes-"))
    output.mkdir(parents=True, exist_ok=True)
    return Choices(**{**vars(given), "output": output})
