"""`polder count FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from web.cli.count import own
from web.cli.count.asked import NAMES, asked_of, rules_from
from web.cli.count.formats import FORMATS, READERS, format_of
from web.cli.count.outcome import counted, document
from web.cli.count.report import Report
from web.cli.count.text import contents
from web.cli.count.trouble import Trouble
from web.cli.terminal import failed, say, say_json
from web.config import LANGUAGES

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--method", default="", metavar="NAME", help=f"One of {', '.join(NAMES)}. [default: by the file]")
@click.option(
    "--seats", type=click.IntRange(1, 1000), help="How many are chosen. [default: what the file says, else 1]"
)
@click.option("--rules", default="", metavar="JSON", help='Settings, as {"tie": "lot", "seed": "…"}.')
@click.option("--format", "form", type=click.Choice(FORMATS), help="Of the file. [default: by its name or contents]")
@click.option("--json", "as_json", is_flag=True, help="The whole outcome, exact numbers as strings.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
def count(
    file: Path, method: str, seats: int | None, rules: str, form: str | None, as_json: bool, language: str
) -> None:
    """Count papers that stand in a file: .blt, PrefLib (.soc .soi .toc .toi), Pabulib (.pb), or Polder's own export.

    Without --method, .blt is counted by stv with the seats that it names, .pb by the rule that it names, else by
    equal-shares, PrefLib's rankings by schulze, and an export by the ballot's own rules. docs/counting.md has every
    method and setting, and how papers of one kind are read by a method for another.

    \b
    polder count ward.blt
    polder count votes.toi --method irv --rules '{"tie": "lot", "seed": "9 November"}'
    polder count vote.soi --rules '{"default": "None of these", "quorum": "45.2", "ratios": {"Amend": "3"}}'
    polder count district.pb --method greedy-no-skip --json
    """
    try:
        told, report = _counted(file, method, seats or 0, rules, form, language)
    except Trouble as trouble:
        raise _failed(trouble, file, as_json, language) from None
    except MemoryError:
        raise _failed(Trouble("out_of_memory"), file, as_json, language) from None
    if as_json:
        say_json(told)
    else:
        say(report)


def _counted(
    file: Path, method: str, seats: int, rules: str, form: str | None, language: str
) -> tuple[dict[str, Any], str]:
    text = contents(file)
    form = form or format_of(file, text)
    if form == "polder-ballot":
        if method or seats or rules:
            raise Trouble("own_method", method=method or "--rules")
        own_count = own.read(text)
        return own.document(own_count), Report(language).of_own(own_count)
    asked_rules = rules_from(rules)
    election = READERS[form](text)
    result = counted(election, asked_of(election, method, seats, asked_rules))
    return document(result), Report(language).of(result)


def _failed(trouble: Trouble, file: Path, as_json: bool, language: str) -> click.ClickException:
    return failed(file, trouble.code, trouble.told(language), line=trouble.line, as_json=as_json)
