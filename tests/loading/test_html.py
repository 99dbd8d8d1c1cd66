"""HTML pages: what of a page is the release, what it says of itself, what is hidden, and how it is encoded."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import InputNotRead
from factcheck.loading.draft import Draft
from factcheck.loading.html.reader import read_html
from factcheck.loading.load import load
from factcheck.text.blocks import BlockKind
from factcheck.text.notice import NoticeKind

LEAD = "VELMARA – The port of Velmara opened its third quay on Tuesday, after two years of work that cost $12 million."
MORE = "The quay is 400 metres long and can take two ships at a time, said the director of the port, Ana Korrin."
HEADLINE = "Third quay of Velmara opens"
MENU = "<ul><li><a href=1>Ships</a><li><a href=2>Cargo and rail</a><li><a href=3>About us</a></ul>"


def draft_of(markup: str, name: str = "release.html") -> Draft:
    return read_html(name, markup.encode())


def lines(markup: str) -> list[str]:
    draft = draft_of(markup)
    return [block.span.of(draft.text) for block in draft.blocks if block.kind is not BlockKind.CHROME]


RELEASE = [HEADLINE, LEAD, MORE]
BODY = f"<p>{LEAD}</p><p>{MORE}</p>"
ARTICLE = f"<h1>{HEADLINE}</h1>{BODY}"


@pytest.mark.parametrize(
    "page",
    [
        f"<body>{ARTICLE}",
        f"<body><nav>{MENU}</nav>{ARTICLE}",
        f"<body><div>{MENU}</div>{ARTICLE}<div>{MENU}</div>",
        f"<body><table><tr><td>{MENU}<td>{ARTICLE}</table>",
        f"<body><div>{MENU}</div><main>{ARTICLE}</main><div>{MENU} All rights reserved, and all else too.</div>",
        f"<body><div role=main>{ARTICLE}</div><div>Other words of the page</div>",
        f"<body><div>Some words</div><article>{ARTICLE}</article><article><h2>Old quay</h2><p>Sold.</p></article>",
        f"<body><div>Some words</div><div itemprop=articleBody>{ARTICLE}</div>",
        f"<title>{HEADLINE} | Port</title><body><h1>Port</h1><div><h1>{HEADLINE}</h1></div><main>{BODY}</main>",
        f"<body><a href=#main class=skip-link>Skip to content</a>{ARTICLE}",
        f"<body><header><a href=/><img></a><nav>{MENU}</nav></header>{ARTICLE}<footer>© 2020 Port</footer>",
        f"<body><main>{ARTICLE}<div class='share-buttons'><h3>Share</h3>{MENU}</div></main>",
        f"<body><main><div class=breadcrumb>News / Quay</div>{ARTICLE}</main>",
        f"<body><main>{ARTICLE}<aside><p>The quay is 400 metres long</p></aside></main>",
        f"<body><main>{ARTICLE}<section class=related-news><h2>Related</h2><ul><li><a href=1>Old quay</a></ul></main>",
        f"<body><main>{ARTICLE}<footer><a href=1>Quays</a>, <a href=2>Ports</a></footer></main>",
        f"<body><div id=cookie-banner><p>We use cookies to make the pages of this port better.</p></div>{ARTICLE}",
        f"<body class='page has-sidebar'><div id=content class=content-with-menu>{ARTICLE}</div>",
        f"<body style='opacity: 0'>{ARTICLE}",
        f"<body><main style='visibility:hidden'>{ARTICLE}</main>",
        f"<form action=x><input name=q><button>Go</button><label>Search</label>{ARTICLE}</form>",
        f"<body><main>{ARTICLE}</main><script>var x = '<p>3 quays</p>'</script>",
    ],
)
def test_the_release_is_read_and_not_the_page_around_it(page: str) -> None:
    assert lines(page) == RELEASE


@pytest.mark.parametrize(
    ("page", "last"),
    [
        (f"<body><main>{ARTICLE}<aside><h3>Media contact</h3><p>Jon Vale</p></aside></main>", "Jon Vale"),
        (f"<body><main>{ARTICLE}<aside><p>press@velmara.example</p></aside></main>", "press@velmara.example"),
        (f"<body><main>{ARTICLE}<footer><p>The port was founded in 1911.</p></footer></main>", "founded in 1911."),
        (f"<body>{ARTICLE}<footer><p>About the port: it was founded in 1911.</p></footer>", "founded in 1911."),
        (f"{ARTICLE}<h3>Links</h3>{MENU}", "About us"),
        (f"<body><header>{ARTICLE}</header><p>The port has 1,200 workers.</p>", "workers."),
        (f"<body><main><p>Ships.</p></main>{ARTICLE}<p>The port has 1,200 workers.</p>", "workers."),
        (
            f"<body>{ARTICLE}<div class=related>{'The port says so, and it says more than that. ' * 9}</div>",
            "than that.",
        ),
        (f"<body>{ARTICLE}<p>Write to <a href=mailto:a@b.example>A</a>, <a href=x>B</a>, <a href=y>C</a>", "A, B, C"),
    ],
)
def test_what_belongs_to_the_release_is_not_lost(page: str, last: str) -> None:
    read = lines(page)
    assert read[-1].endswith(last)
    assert all(line in read for line in RELEASE)


def test_links_to_other_pages_below_the_text_are_furniture() -> None:
    draft = draft_of(f"<body>{ARTICLE}<table><tr><td>{MENU}</table>")
    kinds = [block.kind for block in draft.blocks if block.span.start > draft.text.index(MORE)]
    assert kinds == [BlockKind.CHROME] * 3


def test_what_stands_between_the_headline_and_the_main_element_is_read() -> None:
    page = f"<title>{HEADLINE}</title><body><h1>{HEADLINE}</h1><p>4 June 2019</p><div>{MENU}<main>{BODY}</main></div>"
    assert "4 June 2019" in lines(page)
    inside = f"<title>{HEADLINE}</title><body><div><h1><a href=x>{HEADLINE}</a></h1></div><ul><li>4 June<li>2019</ul>"
    assert lines(f"{inside}<article>{BODY}</article>") == [HEADLINE, "4 June", "2019", LEAD, MORE]


def test_the_lines_around_a_headline_above_the_main_element_are_read() -> None:
    head = f"<div><div><p>4 June 2019</p><h2>{HEADLINE}</h2></div></div>"
    page = f"<title>{HEADLINE}</title><body><header>{MENU}<h1>Port</h1></header>{head}<article>{BODY}</article>"
    assert lines(page) == ["4 June 2019", HEADLINE, LEAD, MORE]
    site = f"<div>{'The port of Velmara, since 1911. ' * 9}<h1>{HEADLINE}</h1></div>"
    assert lines(f"<body>{site}<article>{BODY * 2}</article>") == [HEADLINE, *[LEAD, MORE] * 2]
    assert lines(f"<body><h1>Port</h1><article><h2>{HEADLINE}</h2>{BODY}</article>") == [HEADLINE, LEAD, MORE]


# ------------------------------------------------------------------------------------------ what a page says of itself


def test_structured_data() -> None:
    data = {
        "@graph": [
            {"@type": "WebPage", "name": "Port", "datePublished": "2018-01-01", "dateModified": "2020-02-02"},
            {"@type": ["NewsArticle"], "headline": HEADLINE, "datePublished": "2019-06-04T09:00:00+02:00"},
        ]
    }
    source = f'<script type="application/ld+json">{json.dumps(data)}</script>{ARTICLE}'
    draft = draft_of(source)
    assert draft.metadata == {"title": HEADLINE, "date": "2019-06-04T09:00:00+02:00"}
    assert {key: span.of(source) for key, span in draft.metadata_spans.items()} == draft.metadata


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        ("<meta property=og:title content='A &amp;  B'>", "A & B", None),
        ("<title>A |\n Port</title>", "A | Port", None),
        ("<title>A</title><meta name=dc.title content=B>", "B", None),
        ("<meta property='article:published_time' content='2019-06-04T09:00:00Z'>", None, "2019-06-04T09:00:00Z"),
        ("<meta name=DC.date content=2019-06-04><meta name=date content=2020-01-01>", None, "2019-06-04"),
        ("<meta name=last-modified content=2020-01-01>", None, None),
        ("<meta name=date content='today'>", None, None),
        ("<title>Microsoft Word - quay.doc</title>", None, None),
        ("<title>release-final.docx</title>", None, None),
        ("<script type=application/ld+json>{'headline': 1</script>", None, None),
        (f"<script type=application/ld+json>{'[' * 9000}</script>", None, None),
    ],
)
def test_the_head_of_a_page(head: str, title: str | None, date: str | None) -> None:
    metadata = draft_of(head + ARTICLE).metadata
    assert (metadata.get("title"), metadata.get("date")) == (title, date)


@pytest.mark.parametrize(
    "element",
    [
        "<time itemprop=datePublished datetime=2019-06-04>Tuesday</time>",
        "<span property='dc:date' content='2019-06-04'>Tuesday</span>",
        "<time class='entry-date published' datetime=2019-06-04>Tuesday</time>",
        "<meta itemprop='datePublished' content='2019-06-04'>",
    ],
)
def test_a_date_in_the_text(element: str) -> None:
    source = f"<body>{element}{ARTICLE}"
    draft = draft_of(source)
    assert draft.metadata["date"] == "2019-06-04"
    assert draft.metadata_spans["date"].of(source) == "2019-06-04"


@pytest.mark.parametrize(
    "element",
    [
        "Open on <time datetime=2019-08-01>1 August</time>",
        '<span property="dc:title" content="Quays of 2019"></span>',
        "<span itemprop=dateModified content=2019-08-01>1 August</span> and datePublished",
        "<meta itemprop=datePublished content='in May'>",
    ],
)
def test_a_time_of_something_else_is_no_date_of_publication(element: str) -> None:
    assert "date" not in draft_of(f"{ARTICLE}<p>{element}</p>").metadata


def test_front_matter_of_a_site_generator() -> None:
    source = f"---\ntitle: {HEADLINE}\ndate: 2019-06-04\n---\n{BODY}"
    draft = draft_of(source)
    assert draft.metadata == {"title": HEADLINE, "date": "2019-06-04"}
    assert draft.text == f"{LEAD}\n\n{MORE}"


def test_a_template_of_a_page() -> None:
    assert lines(f'{{% extends "base.html" %}}\n{{% block text %}}\n{ARTICLE}\n{{% endblock text %}}') == RELEASE


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        (f"<title>{HEADLINE}</title>", HEADLINE),
        (f"<title>{HEADLINE} | Port of Velmara</title>", HEADLINE),
        (f"<title>Port of Velmara - {HEADLINE}</title>", HEADLINE),
        (f"<meta property=og:title content='{HEADLINE.upper()}!'>", HEADLINE),
        (f"<title>{HEADLINE} after a long time and much work by very many people | News</title>", None),
        ("<title>News</title>", None),
        ("", None),
    ],
)
def test_the_headline_is_what_the_page_calls_its_title(head: str, headline: str | None) -> None:
    draft = draft_of(f"{head}<body><main><h1>News</h1><p>4 June 2019</p><h2>{HEADLINE}</h2>{BODY}</main>")
    found = [block.span.of(draft.text) for block in draft.blocks if block.kind is BlockKind.HEADLINE]
    if head != "<title>News</title>":
        assert found == ([headline] if headline else [])


def test_a_headline_that_is_no_heading() -> None:
    draft = draft_of(f"<title>{HEADLINE}</title><body><center><font size=5>{HEADLINE}</font></center>{BODY}")
    assert draft.blocks[0].kind is BlockKind.HEADLINE


# ------------------------------------------------------------------------------------------ hidden text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>9 quays</p>",
        "<p style='color:red; display : none'>9 quays</p>",
        "<p style='visibility:hidden'>9 quays</p>",
        "<div style='font-size:0'><p>9 quays</p></div>",
        "<span style='font-size: 0px'>9 quays</span>",
        "<p style='opacity:0'>9 quays</p>",
        "<p aria-hidden=true>9 quays</p>",
        "<dialog>9 quays</dialog>",
        "<p style='position:absolute; left:-9999px'>9 quays</p>",
        "<style>/* { */ p.old, #x { color: red; display: none }</style><p class='a old'>9 quays</p>",
        "<style>#x{visibility:hidden}</style><p id=x>9 quays</p>",
    ],
)
def test_hidden_text_is_left_out_and_told(hidden: str) -> None:
    draft = draft_of(f"<p>It opened.</p>\n{hidden}")
    assert draft.text == "It opened."
    (notice,) = draft.notices
    assert notice.kind is NoticeKind.HIDDEN_TEXT
    assert notice.minor
    assert notice.message == "text that no reader sees is left out: “9 quays” in line 2"


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='font-size:0.9em'>3 quays</p>",
        "<p style='opacity:0.5'>3 quays</p>",
        "<p style='font-size:07px'>3 quays</p>",
        "<p class=hidden-gem>3 quays</p>",
        "<p aria-hidden=false>3 quays</p>",
        "<span aria-hidden=true>3 quays</span>",
        "<dialog open>3 quays</dialog>",
        "<style>.old{display:none} .old{display:block}</style><p class=old>3 quays</p>",
        "<style>.js .old{display:none} @media print {.old{display:none}}</style><p class=old>3 quays</p>",
        "<style>.old{display:none</style><p class=old>3 quays</p>",
        "<style>} .a{} .old{color:red}</style><p class=old>3 quays</p>",
    ],
)
def test_text_that_is_not_hidden(shown: str) -> None:
    draft = draft_of(f"<p>It opened.</p>{shown}")
    assert draft.text == "It opened.\n\n3 quays"
    assert not draft.notices


def test_a_text_that_is_hidden_until_the_page_is_there_is_read() -> None:
    assert lines(f"<style>.all{{opacity:0}}</style><body><p>Wait</p><div class=all>{ARTICLE}</div>") == [
        "Wait",
        *RELEASE,
    ]


def test_words_for_screen_readers_and_arrows_are_no_text() -> None:
    draft = draft_of("<p><a href=x>More<span class='sr-only'> (new window)</span></a> <i aria-hidden=true>→</i></p>")
    assert draft.text == "More"
    assert not draft.notices


def test_all_hidden_text_is_one_notice() -> None:
    secret = "words " * 40
    (notice,) = draft_of(f"<p>It opened.</p><p hidden>{secret}</p><p hidden>b</p><p hidden>\x1b[2J</p>").notices
    assert notice.message.endswith("…” in line 1 and in 2 more places")
    assert len(notice.message) < 140
    assert not draft_of("<main><p>It opened.</p></main><div hidden>menu</div>").notices


# ------------------------------------------------------------------------------------------ the file


@pytest.mark.parametrize(
    ("head", "encoding", "guessed"),
    [
        ("", "utf-8", False),
        ("", "utf-8-sig", False),
        ("", "utf-16", False),
        ("<meta charset=windows-1252>", "cp1252", False),
        ("<meta charset=iso-8859-1>", "cp1252", False),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2", False),
        ("<?xml version='1.0' encoding='iso-8859-15'?>", "iso-8859-15", False),
        ("<meta charset=utf-8>", "cp1252", True),
        ("", "cp1252", True),
    ],
)
def test_encodings(head: str, encoding: str, guessed: bool) -> None:
    draft = read_html("release.html", f"{head}<p>Café of the Král family, in the old town</p>".encode(encoding))
    assert draft.text == "Café of the Král family, in the old town"
    assert [notice.kind for notice in draft.notices] == ([NoticeKind.GUESSED_ENCODING] if guessed else [])


@pytest.mark.parametrize(
    "prologue",
    [
        "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "<?xml version='1.0'?>\n<!doctype html [ <!ENTITY a 'b'> ]>",
        "<!DOCTYPE html PUBLIC '-//X' 'x.dtd' [\n<!ENTITY % a 'b'>]>",
    ],
)
def test_entities_of_its_own_are_refused(prologue: str) -> None:
    with pytest.raises(InputNotRead, match="declares entities of its own, which are not expanded"):
        draft_of(f"{prologue}<p>&a;</p>", "release.xhtml")


def test_a_doctype_without_entities_is_read() -> None:
    page = (
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x.dtd'><p>a<![CDATA[ & b]]></p>"
    )
    assert draft_of(page, "release.xhtml").text == "a & b"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>x</script>", "<frameset><frame src=a></frameset>", "<p hidden>x"]
)
def test_a_page_without_text_is_not_read(page: str) -> None:
    with pytest.raises(InputNotRead, match="no visible text"):
        load("release.html", page.encode())


def test_a_page_is_placed_in_its_file() -> None:
    source = f"<!doctype html>\n<body>\n{ARTICLE}\n<p>The ferry runs\n   on <b>Monday</b>, 4 June 2019.</p>"
    document = load("release.html", source.encode())
    place = document.place(document.blocks[-1].span)
    assert (place.line, place.column, place.end_line) == (4, 4, 5)
    assert document.source[place.start : place.end].startswith("The ferry")
    assert document.spot(document.blocks[-1].span) is None
    assert document.media_type == "text/html"
