"""A count in words and tables, for a terminal, in Dutch or English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import messages
from engine.tally import Tie
from engine.tally.count import Round
from web.cli.count import own
from web.cli.count.outcome import Counted, exactly
from web.cli.count.trouble import short

MOST_COMPARED = 12
"""A table of pairs of more options than these is no longer read; it is in the JSON."""
MOST_WIDE = 60


class Report:
    """Lines of one count. `language` is that of the sentences; names stay as they are."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._lines: list[str] = []

    def of(self, counted: Counted) -> str:
        self._heading(counted)
        self._result(counted)
        count = counted.count
        for each in count.rounds:
            self._round(each, counted)
        if not count.rounds:
            self._lines.append("")
            self._figures(count.totals, counted.election.labels)
        if count.pairs and len(count.pairs) <= MOST_COMPARED:
            self._pairs(count.pairs)
        self._lines += ["", *self._notes(counted)]
        return "\n".join(self._lines).rstrip("\n")

    def of_own(self, count: own.OwnCount) -> str:
        self._lines += [plain(count.title), ""]
        self._lines += [self._say(each["code"], **each["params"]) for each in own.sentences(count)]
        for each in count.outcome.questions:
            self._lines += ["", plain(count.words[each.question])]
            if each.count is None:
                totals = {self._option(option): Fraction(votes) for option, votes in each.counts.items()}
            else:
                totals = {count.words.get(option, option): total for option, total in each.count.totals.items()}
            self._figures(totals, {})
        if count.winners:
            self._lines += ["", self._say("counting.winners"), *(f"  {plain(each)}" for each in count.winners)]
        return "\n".join(self._lines)

    def _option(self, option: str) -> str:
        return self._say(f"option.{option}")

    def _say(self, code: str, **params: object) -> str:
        return messages.render(self._language, code, params)

    def _heading(self, counted: Counted) -> None:
        election, asked = counted.election, counted.asked
        if election.title:
            self._lines.append(plain(election.title))
        cast = sum(election.papers.values())
        self._lines.append(
            self._say(
                "counting.heading",
                method=asked.name,
                papers=self._number(cast),
                options=len(election.options),
            )
        )
        if counted.ballots.blank or counted.ballots.invalid:
            self._lines.append(
                self._say(
                    "counting.not_counted",
                    blank=self._number(counted.ballots.blank),
                    invalid=self._number(counted.ballots.invalid),
                )
            )
        if election.withdrawn:
            self._lines.append(self._say("counting.withdrawn", names=", ".join(map(plain, election.withdrawn))))
        if "quota" in counted.count.beside:
            self._lines.append(self._say("counting.quota", quota=self._number(counted.count.beside["quota"])))

    def _result(self, counted: Counted) -> None:
        self._lines.append("")
        winners = counted.count.winners
        names = [self._named(winner, counted.election.labels) for winner in winners]
        if not winners:
            self._lines.append(self._say("counting.nobody"))
        elif len(winners) == 1:
            self._lines.append(self._say("counting.winner", name=names[0]))
        else:
            self._lines.append(self._say("counting.winners"))
            self._lines += [f"{place:>4}. {name}" for place, name in enumerate(names, start=1)]
        if counted.asked.default:
            code = "counting.adopted" if counted.adopted else "counting.not_adopted"
            self._lines.append(self._say(code, default=plain(counted.asked.default)))
        self._lines += [self._tied(tie) for tie in counted.count.ties]
        if counted.count.run_off:
            self._lines.append(self._say("counting.run_off", names=", ".join(map(plain, counted.count.run_off))))

    def _tied(self, tie: Tie) -> str:
        names = ", ".join(map(plain, tie.options))
        if not tie.chosen:
            return self._say("counting.tied", names=names)
        return self._say("counting.tie_broken", names=names, chosen=", ".join(map(plain, tie.chosen)))

    def _round(self, each: Round, counted: Counted) -> None:
        self._lines += ["", self._say("counting.round", number=each.number)]
        for code, names in (
            ("elected", each.elected),
            ("transferred", each.transferred),
            ("eliminated", each.eliminated),
        ):
            if names:
                self._lines.append("  " + self._say(f"counting.{code}", names=", ".join(map(plain, names))))
        if each.reason and (reason := f"counting.reason.{each.reason}") in messages.codes(self._language):
            self._lines.append("  " + self._say(reason))
        beside = {self._beside(name, each): figure for name, figure in each.beside.items() if figure}
        self._figures(each.totals, counted.election.labels, beside)

    def _beside(self, name: str, each: Round) -> str:
        if name in each.totals:
            return f"({self._say('counting.needed', name=cut(plain(name)))})"
        code = f"counting.beside.{name}"
        return f"({self._say(code)})" if code in messages.codes(self._language) else f"({plain(name)})"

    def _figures(
        self,
        totals: Mapping[str, Fraction],
        labels: Mapping[str, str],
        beside: Mapping[str, Fraction] | None = None,
    ) -> None:
        ordered = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
        named = [(self._named(option, labels), total) for option, total in ordered] + [*(beside or {}).items()]
        places = max((len(self._number(figure).replace(",", ".").partition(".")[2]) for _, figure in named), default=0)
        self._table([], [[name, self._number(figure, places)] for name, figure in named])

    def _pairs(self, pairs: Mapping[str, Mapping[str, Fraction]]) -> None:
        options = list(pairs)
        self._lines += ["", self._say("counting.pairs")]
        head = ["", *(str(place) for place in range(1, len(options) + 1))]
        rows = [
            [f"{place}. {plain(one)}", *("" if one == other else self._number(pairs[one][other]) for other in options)]
            for place, one in enumerate(options, start=1)
        ]
        self._table(head, rows)

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """The first column to the left, the others to the right."""
        every = [row for row in (head, *rows) if row]
        widths = [
            max((len(row[column]) for row in every), default=0) for column in range(len(every[0]) if every else 0)
        ]
        for row in every:
            cells = [row[0].ljust(widths[0])]
            cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
            self._lines.append(("  " + "  ".join(cells)).rstrip())

    def _notes(self, counted: Counted) -> list[str]:
        return [self._say(f"counting.note.{code}", count=often) for code, often in counted.notes.items() if often]

    def _named(self, option: str, labels: Mapping[str, str]) -> str:
        label = labels.get(option, "")
        return cut(f"{plain(option)}  {plain(label)}" if label else plain(option))

    def _number(self, value: Fraction | int, places: int = 0) -> str:
        """With at least so many places behind the point, so that points stand below each other; what no decimal says
        exactly, about."""
        written = exactly(value)
        if "/" in written:
            written = f"≈{exactly(round(Fraction(value), 2))}"
        missing = places - len(written.partition(".")[2])
        if missing > 0:
            written += ("" if "." in written else ".") + "0" * missing
        return written.replace(".", ",") if self._language == "nl" else written


def plain(name: str) -> str:
    """Without what a terminal would obey."""
    return str(short(name))


def cut(name: str) -> str:
    return name if len(name) <= MOST_WIDE else f"{name[: MOST_WIDE - 1]}…"
