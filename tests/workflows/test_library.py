"""Each workflow that comes with Polder has a page in the docs, with its picture as it is now.

`python -m tests.workflows.test_library` draws the pictures anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.workflow.mermaid import mermaid
from workflows.loader import load_file, shipped

FOLDER = Path(__file__).parents[2] / "docs" / "library"
PICTURE = re.compile(r"```mermaid\n.*?```", re.DOTALL)
SHIPPED = list(shipped())


def picture(path: Path) -> str:
    definition = load_file(path).definition
    assert definition
    return f"```mermaid\n{mermaid(definition, 'en')}```"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_has_a_page_with_its_picture(path: Path) -> None:
    page = (FOLDER / f"{path.stem}.md").read_text("utf-8")
    assert PICTURE.findall(page) == [picture(path)], "python -m tests.workflows.test_library draws it anew"
    definition = load_file(path).definition
    assert definition
    assert definition.about.keys() == {"nl", "en"}, "whoever starts a proposal reads what it is good for"
    assert definition.about["en"] in page


def test_the_index_names_every_page_and_no_other() -> None:
    index = (FOLDER / "README.md").read_text("utf-8")
    assert re.findall(r"\]\((\w+)\.md\)", index) == [path.stem for path in SHIPPED]
    assert {each.stem for each in FOLDER.glob("*.md")} == {"README"} | {path.stem for path in SHIPPED}


def draw_anew() -> None:
    for path in SHIPPED:
        page = FOLDER / f"{path.stem}.md"
        page.write_text(PICTURE.sub(lambda _, path=path: picture(path), page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    draw_anew()
