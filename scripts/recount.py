#!/usr/bin/env python3
"""Recount a closed ballot from its export, without trusting the program that counted it first.

    python3 recount.py ballot.json          or:  ... | python3 recount.py
    python3 recount.py --json ballot.json   the same as JSON

One file, Python 3.11 or newer and nothing else. It shares no code with the program that it checks.
It ends with 0 if everything agrees, 1 if something differs, 2 if the input cannot be read as an export.

What it checks:
  counts      every paper read again, per question and option
  needed      the least number of yes votes that passes, from the threshold and its base, in whole numbers
  result      of each question and of the whole, and the quorum
  papers      no receipt or seat twice, no more papers than seats present, no more present than entitled
  urn         the digest published at the close: SHA-256 of the papers, each as one line of JSON with its
              `receipt`, `choice`, `seat` (open ballots) and `weight` (unless that is 1), keys sorted, no spaces,
              sorted by receipt

What it cannot check, because the export does not hold it: who was entitled and who was present.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

FORMAT, VERSION = "polder-ballot", 1
OPTIONS = ("yes", "no", "abstain")
BASES = ("yes_and_no", "valid", "cast", "present", "entitled")

Difference = dict[str, Any]
"""`{"what": str, "published": value, "recounted": value}`"""


class BadInput(Exception):
    """The input is no export that this script can read; the message is a sentence that says why."""


def recount(document: dict[str, Any]) -> dict[str, Any]:
    """The outcome that the papers and the rules of an export give, in the shape of its `outcome`."""
    papers, rules = document["papers"], document["rules"]
    questions = [judge_question(each["id"], papers, document) for each in document["questions"]]
    results = [each["result"] for each in questions]
    if document["present"] < rules["quorum"]:
        whole = "no_quorum"
    elif all(result == "passed" for result in results):
        whole = "passed"
    elif "passed" in results:
        whole = "partly_passed"
    else:
        whole = "tied" if "tied" in results else "failed"
    return {"result": whole, "voted": len(papers), "quorum": rules["quorum"], "questions": questions}


def judge_question(question: str, papers: list[dict[str, Any]], document: dict[str, Any]) -> dict[str, Any]:
    """Where votes have weight, by weight; and once more by heads, where the rules ask for both majorities."""
    rules = document["rules"]
    answers = [(paper["choice"][question], paper.get("weight", 1)) for paper in papers]
    heads = {"present": document["present"], "entitled": document["entitled"]}
    first = majority(rules["threshold"], answers, document.get("weights", heads))
    if "heads" not in rules:
        return {"question": question, **first}
    second = majority(rules["heads"], [(answer, 1) for answer, _ in answers], heads)
    results = (first["result"], second["result"])
    both = "failed" if "failed" in results else results[0] if results[0] == results[1] else "tied"
    return {"question": question, **first, "result": both, "heads": second}


def majority(threshold: dict[str, Any], answers: list[tuple[str, int]], seats: dict[str, int]) -> dict[str, Any]:
    counts = {option: sum(weight for answer, weight in answers if answer == option) for option in OPTIONS}
    yes, no = counts["yes"], counts["no"]
    fraction, strictly_more, base_name = read_threshold(threshold)
    base = {
        "yes_and_no": yes + no,
        "valid": yes + no,
        "cast": sum(weight for _, weight in answers),
        "present": seats["present"],
        "entitled": seats["entitled"],
    }[base_name]
    # Multiplied out, so that only whole numbers are compared:  yes / base >= top / bottom.
    top, bottom = fraction.numerator, fraction.denominator
    enough = yes * bottom > top * base if strictly_more else yes * bottom >= top * base
    passed = base > 0 and enough
    needed = top * base // bottom + 1 if strictly_more else -(-top * base // bottom)
    return {
        "counts": counts,
        "share": str(Fraction(yes, base)) if base else "0",
        "needed": max(1, needed),
        "result": "passed" if passed else "tied" if yes == no else "failed",
    }


def urn_digest(papers: list[dict[str, Any]]) -> str:
    kept = [
        {name: paper[name] for name in ("receipt", "choice", "seat", "weight") if name in paper} for paper in papers
    ]
    lines = [
        (paper["receipt"], json.dumps(paper, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        for paper in kept
    ]
    return hashlib.sha256("".join(line + "\n" for _, line in sorted(lines)).encode()).hexdigest()


def differences(document: dict[str, Any]) -> list[Difference]:
    """Everything in which an export disagrees with itself; empty if it agrees."""
    published, recounted = document["outcome"], recount(document)
    found: list[Difference] = []

    def compare(what: str, was: object, now: object) -> None:
        if was != now or type(was) is not type(now):
            found.append({"what": what, "published": was, "recounted": now})

    for name in ("result", "voted", "quorum"):
        compare(name, published.get(name), recounted[name])
    asked = [each["question"] for each in recounted["questions"]]
    told = {each.get("question"): each for each in published["questions"]}
    compare("questions", [each.get("question") for each in published["questions"]], asked)
    for question in recounted["questions"]:
        for name in ("counts", "share", "needed", "result", "heads"):
            if name not in question and name not in told.get(question["question"], {}):
                continue
            was = told.get(question["question"], {}).get(name)
            compare(f"{name} of question {question['question']}", was, question.get(name))
    compare("digest of the urn", document["digests"].get("urn"), urn_digest(document["papers"]))
    return found + impossible(document)


def impossible(document: dict[str, Any]) -> list[Difference]:
    """What no honest ballot can hold, whatever its counts."""
    papers = document["papers"]
    found: list[Difference] = []
    for name in ("receipt", "seat"):
        values = [paper[name] for paper in papers if name in paper]
        if len(values) != len(set(values)):
            twice = sorted({value for value in values if values.count(value) > 1})
            found.append({"what": f"a {name} stands twice", "published": twice, "recounted": []})
    secret = document["rules"]["secrecy"] == "secret"
    seats = sum("seat" in paper for paper in papers)
    if seats != (0 if secret else len(papers)):
        found.append({"what": "papers that name a seat", "published": seats, "recounted": 0 if secret else len(papers)})
    if not len(papers) <= document["present"]:
        found.append({"what": "more papers than present", "published": document["present"], "recounted": len(papers)})
    if "weights" in document:
        cast = sum(paper.get("weight", 1) for paper in papers)
        if document["weights"]["cast"] != cast:
            found.append({"what": "weight of the papers", "published": document["weights"]["cast"], "recounted": cast})
    if not document["present"] <= document["entitled"]:
        what = "more present than entitled"
        found.append({"what": what, "published": document["present"], "recounted": document["entitled"]})
    return found


def read_threshold(source: dict[str, Any]) -> tuple[Fraction, bool, str]:
    """The fraction, whether strictly more than it is asked for, and of what it is a part."""
    way = "more_than" if "more_than" in source else "at_least"
    return Fraction(source[way]), way == "more_than", source["of"]


def read(text: str) -> dict[str, Any]:
    """An export, checked as far as the recount relies on it. Raises BadInput with a sentence."""
    try:
        document: dict[str, Any] = json.loads(text)
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise BadInput("The input holds half a character (a lone surrogate).") from None
    except (ValueError, RecursionError) as error:
        raise BadInput(f"The input is not JSON: {error}.") from None
    need(isinstance(document, dict), "The input is not an export of a ballot.")
    need(document.get("format") == FORMAT, f"The input is not an export of a ballot: `format` is not {FORMAT!r}.")
    need(document.get("version") == VERSION, f"This script reads version {VERSION}, not {document.get('version')!r}.")
    shapes = {"questions": list, "rules": dict, "papers": list, "outcome": dict, "digests": dict}
    for name, shape in shapes.items():
        need(isinstance(document.get(name), shape), f"`{name}` is missing or of the wrong shape.")
    for name in ("entitled", "present"):
        need(is_count(document.get(name)), f"`{name}` is missing or no whole number.")
    weights = document.get("weights", {"entitled": 0, "present": 0, "cast": 0})
    weighed = isinstance(weights, dict) and sorted(weights) == ["cast", "entitled", "present"]
    need(weighed and all(map(is_count, weights.values())), "`weights` does not say what is entitled, present and cast.")
    check_rules(document["rules"])
    check_questions(document["questions"])
    told = document["outcome"].get("questions")
    need(
        isinstance(told, list)
        and all(isinstance(each, dict) and isinstance(each.get("question"), str) for each in told),
        "`outcome` has no list of questions.",
    )
    for place, paper in enumerate(document["papers"], start=1):
        check_paper(place, paper, [each["id"] for each in document["questions"]])
    return document


def check_rules(rules: dict[str, Any]) -> None:
    need(rules.get("method") == "yes_no_abstain", f"This script cannot count by the method {rules.get('method')!r}.")
    need(rules.get("secrecy") in ("open", "secret"), "`rules` does not say whether the ballot was open or secret.")
    need(is_count(rules.get("quorum")), "The quorum is missing or no whole number.")
    need(isinstance(rules.get("threshold"), dict), "`rules` has no threshold.")
    for name in ("threshold", "heads"):
        if name in rules:
            need(isinstance(rules[name], dict), f"`{name}` of `rules` is no threshold.")
            check_threshold(rules[name])


def check_threshold(threshold: dict[str, Any]) -> None:
    written = [threshold[way] for way in ("at_least", "more_than") if way in threshold]
    need(len(written) == 1, "The threshold has not exactly one of `at_least` and `more_than`.")
    exact = isinstance(written[0], str) and re.fullmatch(r"[0-9]{1,9}(/0*[1-9][0-9]{0,8})?", written[0])
    need(exact and 0 < Fraction(written[0]) <= 1, f"The threshold {written[0]!r} is no fraction above 0 and up to 1.")
    need(threshold.get("of") in BASES, f"The base {threshold.get('of')!r} of the threshold is unknown.")


def check_questions(questions: list[Any]) -> None:
    for each in questions:
        named = isinstance(each, dict) and isinstance(each.get("id"), str) and is_count(each.get("number"))
        need(named, "A question has no id or no number.")
    need(questions, "The ballot has no questions.")
    need(len({each["id"] for each in questions}) == len(questions), "A question stands in the export twice.")


def check_paper(place: int, paper: Any, questions: list[str]) -> None:
    need(isinstance(paper, dict) and isinstance(paper.get("receipt"), str), f"Paper {place} has no receipt.")
    need(isinstance(paper.get("seat", ""), str), f"Paper {paper['receipt']} has a seat that is no id.")
    weight = paper.get("weight", 1)
    need(is_count(weight) and weight > 0, f"Paper {paper['receipt']} has a weight that is no whole number above 0.")
    choice: Any = paper.get("choice")
    complete = isinstance(choice, dict) and sorted(choice) == sorted(questions)
    need(complete, f"Paper {paper['receipt']} does not answer exactly the questions of the ballot.")
    need(all(answer in OPTIONS for answer in choice.values()), f"Paper {paper['receipt']} has an unknown answer.")


def is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def need(holds: object, sentence: str) -> None:
    if not holds:
        raise BadInput(sentence)


def table(document: dict[str, Any], found: list[Difference]) -> str:
    outcome = recount(document)
    head = f"{'':>4}  " + "".join(f"{option:>9}" for option in OPTIONS) + f"{'needed':>9}  result"
    lines = [f"{document.get('title', '')} (ballot {document.get('ballot', '')})", "", head]
    for asked, each in zip(document["questions"], outcome["questions"], strict=True):
        counts = "".join(f"{each['counts'][option]:>9}" for option in OPTIONS)
        lines.append(f"{asked['number']:>4}  {counts}{each['needed']:>9}  {each['result']}")
    seats = f"{document['entitled']} entitled, {document['present']} present, quorum {outcome['quorum']}"
    lines += [
        "",
        f"{outcome['voted']} papers; {seats} (entitled and present as given)",
        f"outcome: {outcome['result']}",
        "",
    ]
    if not found:
        return "\n".join([*lines, "agrees: the recount gives the published outcome, of the published urn"])
    told = [f"  {each['what']}: published {each['published']}, recounted {each['recounted']}" for each in found]
    return "\n".join([*lines, f"DIFFERS in {len(found)}:", *told])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Recount a closed ballot from its export.")
    parser.add_argument("file", nargs="?", default="-", help="the export; - or nothing reads standard input")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    options = parser.parse_args(arguments)
    try:
        document = read(contents(options.file))
        found = differences(document)
    except BadInput as error:
        print(printable(str(error)), file=sys.stderr)
        return 2
    if options.json:
        result = {"agrees": not found, "differences": found, "recounted": recount(document)}
        print(json.dumps(result, indent=2))
    else:
        print(printable(table(document, found)))
    return 1 if found else 0


def printable(text: str) -> str:
    """The same text without what a terminal would obey or could not show."""
    lines = ("".join(letter if letter.isprintable() else "?" for letter in line) for line in text.split("\n"))
    known = sys.stdout.encoding or "ascii"
    return "\n".join(lines).encode(known, "replace").decode(known)


def contents(name: str) -> str:
    try:
        if name == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("The input is not UTF-8 text.") from None
    except OSError as error:
        raise BadInput(f"{name} cannot be read: {error.strerror}.") from None


if __name__ == "__main__":
    sys.exit(main())
