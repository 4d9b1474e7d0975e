"""A coordinator's Markdown in the minutes: what is understood of it, in each form, and what never is."""

from __future__ import annotations

import pytest

from web.minutes.blocks import Heading, Listing, Paragraph, Quote, Run
from web.minutes.markdown import as_markdown
from web.minutes.pdf import Letterhead, as_pdf
from web.minutes.written import MOST_NESTED, as_blocks, as_html


def test_it_reads_paragraphs_lists_quotes_and_links() -> None:
    written = "**We** went *on*.\n\n3. three\n4. four\n\n> so it was\n\nSee [there](https://example.org/a)."

    assert as_blocks(written, under=2) == (
        Paragraph((Run("We", strong=True), Run(" went "), Run("on", emphasis=True), Run("."))),
        Listing(((Paragraph((Run("three"),)),), (Paragraph((Run("four"),)),)), start=3),
        Quote((Paragraph((Run("so it was"),)),)),
        Paragraph((Run("See "), Run("there", link="https://example.org/a"), Run("."))),
    )


@pytest.mark.parametrize(("mark", "level"), [("#", 3), ("##", 4), ("######", 6)])
def test_its_headings_go_below_those_of_the_minutes(mark: str, level: int) -> None:
    assert as_blocks(f"{mark} Weather", under=2) == (Heading(level, (Run("Weather"),)),)
    assert as_html(f"{mark} Weather", under=2).strip() == f"<h{level}>Weather</h{level}>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](https://elsewhere.example/p.png)",
        '[x](https://example.org "onmouseover=alert(1)")',
        '<https://example.org/"onclick=alert(1)>',
    ],
)
def test_nothing_in_it_runs_or_fetches(hostile: str) -> None:
    html = as_html(hostile, under=2)
    links = [run.link for block in as_blocks(hostile, under=2) for run in getattr(block, "runs", ())]

    assert not any(tag in html for tag in ("<script", "<img", 'javascript:"', 'onclick="'))
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert all(link.startswith("https://") or not link for link in links)


@pytest.mark.parametrize(
    "written",
    [
        "**We** went *on*.",
        "1. one\n2. two\n\n   - deep\n   - deeper",
        "> so it was\n>\n> and is",
        "See [there](https://example.org/a%28b%29) and `this`.",
        "A **loud** *one* and a \\* star, 1\\. not a list, \\# not a heading.",
    ],
)
def test_written_again_it_says_the_same(written: str) -> None:
    blocks = as_blocks(written, under=0)

    assert as_html(as_markdown(blocks), under=0) == as_html(written, under=0)


@pytest.mark.parametrize(
    "written",
    ["> " * 30 + "deep", "- " * 30 + "deep", "*so " * 1300 + "deep" + "*" * 1300, "**" * 1300 + "deep" + "**" * 1300],
    ids=["quotes", "lists", "marks", "strong marks"],
)
def test_what_is_nested_too_deeply_stands_there_as_typed(written: str) -> None:
    (block,) = as_blocks(written, under=2)

    assert isinstance(block, Paragraph)
    assert "".join(run.text for run in block.runs) == written
    assert as_html(written, under=2).count("<") == 2


@pytest.mark.parametrize(
    "written",
    [
        "> " * (MOST_NESTED - 1) + "deep",
        "".join("  " * depth + "- deep\n" for depth in range(MOST_NESTED // 2)),
        "> " * 5 + "*so " * 6 + "deep" + "*" * 6,
        f"[there](https://example.org/{'a' * 7900})",
    ],
    ids=["quotes", "lists", "marks in quotes", "a page of address"],
)
def test_whatever_is_written_can_be_printed(written: str) -> None:
    head = Letterhead(language="nl", title="Verslag", author="Topaz", foot="Verslag")
    blocks = as_blocks(written, under=2)

    assert "deep" in repr(blocks) or "there" in repr(blocks)
    assert as_pdf(blocks, head).startswith(b"%PDF")
