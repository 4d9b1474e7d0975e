"""What a coordinator wrote in the minutes, in Markdown: as HTML that can hold nothing but text, and as blocks.

CommonMark without HTML and without pictures: a page that is kept must not fetch anything. Headings go below those of
the minutes themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from web.minutes.blocks import Block, Heading, Listing, Paragraph, Quote, Run

_READER = MarkdownIt("commonmark", {"html": False}).disable("image")
_PLAIN = MarkdownIt("zero", {"html": False})
_DEEPEST = 6
MOST_NESTED, LONGEST_ADDRESS = 12, 2000
"""What no writer needs more of, and no printer can set: quotes in quotes, marks in marks, an address of a page long."""

TAGS = {"p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "a", "blockquote", "code", "pre", "br", "hr"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"https", "http", "mailto"}


def as_html(markdown: str, under: int) -> str:
    """`under` is the level of the heading that it stands under. Cleaned once more behind the reader that made it."""
    html = str(_READER.renderer.render(_tokens(markdown, under), _READER.options, {}))
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer nofollow"
    )


def as_blocks(markdown: str, under: int) -> tuple[Block, ...]:
    return tuple(_blocks(SyntaxTreeNode(_tokens(markdown, under)).children))


def _tokens(markdown: str, under: int) -> Sequence[Token]:
    """What is nested too deeply stands there as it was typed."""
    tokens = _READER.parse(markdown)
    if _nested(tokens) > MOST_NESTED:
        tokens = _PLAIN.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + under, _DEEPEST)}"
    return tokens


def _nested(tokens: Sequence[Token]) -> int:
    inside = (token.level + child.level for token in tokens for child in token.children or ())
    return max((*inside, *(token.level for token in tokens)), default=0)


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1]), tuple(_inside(node)))
            case "paragraph":
                yield Paragraph(tuple(_inside(node)))
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                yield Listing(tuple(tuple(_blocks(item.children)) for item in node.children), start)
            case "blockquote":
                yield Quote(tuple(_blocks(node.children)))
            case "fence" | "code_block":
                yield Paragraph((Run(node.content.rstrip("\n"), code=True),))


_AS_WRITTEN = Run("")


def _inside(node: SyntaxTreeNode, like: Run = _AS_WRITTEN) -> Iterator[Run]:
    """`like` is the manner in which the words come."""
    for child in node.children:
        match child.type:
            case "text" if not child.content:
                continue
            case "text":
                yield replace(like, text=child.content)
            case "code_inline":
                yield replace(like, text=child.content, code=True)
            case "softbreak" | "hardbreak":
                yield replace(like, text=" " if child.type == "softbreak" else "\n")
            case "strong":
                yield from _inside(child, replace(like, strong=True))
            case "em":
                yield from _inside(child, replace(like, emphasis=True))
            case "link":
                yield from _inside(child, replace(like, link=_address(child)))
            case _:
                yield from _inside(child, like)


def _address(node: SyntaxTreeNode) -> str:
    href = str(node.attrs.get("href", ""))
    return href if href.partition(":")[0] in SCHEMES and len(href) <= LONGEST_ADDRESS else ""
