"""Who the markup names as the writer: at the headline first, persons before organisations, never somebody else's."""

from __future__ import annotations

import pytest

import extractor
from extractor.fields.who.persons import Name, names

PROSE = "".join(
    f"<p>The board of the harbour heard on day {day} that the piles of the old quay would stand another ten winters if the "
    "worm was kept out of them, and that keeping it out would cost rather more than the quay had earned.</p>"
    for day in range(6)
)


def authors(head: str = "", byline: str = "", below: str = "", site: str = "Quay Post") -> list[str]:
    """The authors of a page with this in its head, below its headline and below its text."""
    page = (
        f'<html lang="en"><head><title>Ten more winters - {site}</title><meta property="og:site_name" content="{site}">{head}'
        f"</head><body><main><article><h1>Ten more winters</h1>{byline}<div>{PROSE}</div></article></main>{below}</body></html>"
    )
    return list(extractor.extract(page, url="https://quay.example/1").authors)


def json_ld(author: str, more: str = "") -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ten more winters", "author": '
        f"{author}}}{more}</script>"
    )


@pytest.mark.parametrize(
    "byline",
    [
        '<p>By <span itemprop="author" itemscope><span itemprop="name">Odile Varr</span></span></p>',
        '<div><a rel="author" href="/x">by Odile Varr,</a></div>',
        '<div class="byline">By Odile Varr | 3 May 2024</div>',
        '<div class="byline"><time>3 May 2024</time> by <b>Odile Varr</b></div>',
        '<div class="meta">3 May 2024 · <a href="/author/odile-varr/">Odile Varr</a></div>',
        "<p>By <b>Odile Varr</b></p><p>3 May 2024</p>",
        '<p class="author">Odile Varr<br>Harbour Correspondent</p>',
        '<div vocab="http://schema.org/"><span property="author" typeof="Person"><b property="name">Odile Varr</b></span></div>',
        '<div class="author-info"><i>Author</i><span class="name">Odile Varr</span><i>Senior Reporter</i></div>',
        '<p class="author">Odile Varr <a href="mailto:o@quay.example">o@quay.example</a><script>play(1)</script></p>',
    ],
)
def test_what_stands_at_the_headline_names_the_writer(byline: str) -> None:
    assert authors(byline=byline) == ["Odile Varr"]


def test_writers_in_elements_of_their_own_are_all_named() -> None:
    spans = "".join(f'<span class="author">{name}</span>' for name in ("Odile Varr", "Tova Kreye", "Awel Witlock"))
    assert authors(byline=f"<div>{spans}</div>") == ["Odile Varr", "Tova Kreye", "Awel Witlock"]


def test_writers_without_a_page_of_their_own_are_named_beside_those_with_one() -> None:
    links = '<div>By <a href="/profiles/odile">Odile Varr</a>, Tova Kreye and <a href="/profiles/awel">Awel Witlock</a></div>'
    assert authors(byline=links) == ["Odile Varr", "Tova Kreye", "Awel Witlock"]


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="byline">February 25, 2021</div>',
        '<figure><img src="x"><figcaption class="author">Photo by Odile Varr</figcaption></figure>',
        '<p class="byline">Reviewed by Odile Varr</p>',
        '<p class="author">Share</p>',
        '<p class="byline">9:39AM BST 05 Oct 2011</p>',
        '<p class="author"><a href="/author/odile">View Author Page</a></p>',
        '<p class="author">Submitted</p>',
    ],
)
def test_a_date_a_photographer_a_reviewer_a_button_is_no_writer(byline: str) -> None:
    assert authors(byline=byline) == []


@pytest.mark.parametrize(
    "below",
    [
        '<aside><p>Calm seas</p><span rel="author" class="author">Tova Kreye</span></aside>',
        '<div class="comments"><p>Well said.</p><span class="author">Tova Kreye</span></div>',
        '<div class="related"><a rel="author" href="/author/tova">Tova Kreye</a></div>',
        '<blockquote><p>Such a quay.</p><span class="author">Tova Kreye</span></blockquote>',
    ],
)
def test_other_stories_commenters_and_people_quoted_are_no_writers(below: str) -> None:
    assert authors(below=below) == []
    assert authors(byline="<p class='byline'>By Odile Varr</p>", below=below) == ["Odile Varr"]


def test_a_person_in_the_byline_wins_over_an_organisation_in_structured_data() -> None:
    organisation = json_ld('{"@type": "Organization", "name": "Coastal Press Agency"}')
    assert authors(head=organisation, byline="<p class='byline'>By Odile Varr</p>") == ["Odile Varr"]
    assert authors(head=organisation) == ["Coastal Press Agency"]


@pytest.mark.parametrize(
    ("author", "more", "found"),
    [
        ('{"name": "Ramón Varr y Molina"}', "", ["Ramón Varr y Molina"]),
        ('{"name": "Odile Varr, Sr."}', "", ["Odile Varr, Sr."]),
        ('[{"name": "Odile Varr"}, {"name": "Tova Kreye"}]', "", ["Odile Varr", "Tova Kreye"]),
        ('{"givenName": "Odile", "familyName": "Varr"}', "", ["Odile Varr"]),
        ('"Odile Varr"', "", ["Odile Varr"]),
        ('{"name": ["Odile Varr"]}', "", ["Odile Varr"]),
        ("{}", "", []),
        ('{"@id": "#nobody"}', "", []),
        ('[[["x"]], 7, null]', "", []),
    ],
)
def test_a_record_is_one_author(author: str, more: str, found: list[str]) -> None:
    assert authors(head=json_ld(author, more)) == found


def test_the_address_of_a_site_is_nobody_but_in_structured_data() -> None:
    assert authors("<meta name='author' content='quay.example'>") == []
    assert authors("<meta name='author' content='Quay Example'>") == ["Quay Example"]
    assert authors(json_ld('"Quay.example"')) == ["Quay.example"]  # who says so on purpose


def test_references_are_followed() -> None:
    graph = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "Article", '
        '"author": {"@id": "#o"}}}, {"@type": "Person", "@id": "#o", "name": "Odile Varr"}]}</script>'
    )
    assert authors(head=graph) == ["Odile Varr"]


def test_of_several_articles_the_one_with_the_headline_counts() -> None:
    other = '<script type="application/ld+json">{"@type": "Article", "headline": "Calm seas", "author": "Tova Kreye"}</script>'
    assert authors(head=other + json_ld('"Odile Varr"')) == ["Odile Varr"]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("// <![CDATA[\n", "\n// ]]>"),
        ("/* <![CDATA[ */", "/* ]]> */"),
        ("<!--\n", "\n-->"),
        ("<![CDATA[", "]]>"),
        ("", ";"),
    ],
)
def test_json_ld_in_comments_and_cdata_is_read(before: str, behind: str) -> None:
    script = json_ld('"Odile Varr"').replace("{", before + "{", 1).replace("</script>", behind + "</script>")
    assert authors(head=script) == ["Odile Varr"]


def test_the_label_of_wordpress_names_the_writer() -> None:
    head = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Odile Varr">'
    assert authors(head=head) == ["Odile Varr"]


def test_digits_within_a_name_are_no_code() -> None:
    assert [names(text) for text in ("67626d", "M01N", "3gstudent")] == [("67626d",), ("M01N",), ("3gstudent",)]
    assert names("张三 NF4425") == names("张三_NF4425") == ("张三",)


def test_an_element_marked_as_the_authors_that_credits_an_editor_names_no_writer() -> None:
    page = (
        "<html lang=zh-CN><head><title>河水退了_云溪网</title></head><body><h1>河水退了</h1><div><p>河水在夜里退了，桥上的人"
        "都松了一口气，天亮以后大家一起清理堤上的泥。</p></div><p class=author>责编：林望舒 PN269</p></body></html>"
    )
    article = extractor.extract(page, url="https://quay.example/1")
    assert (article.authors, article.editors) == ((), ("林望舒",))


def test_one_object_with_one_name_is_one_author_whatever_the_name_holds() -> None:
    for name in ("Inés Pardo y Luna", "Odile Varr, Sr.", "Varr, Odile"):
        assert len(authors(json_ld(f'{{"@type": "Person", "name": "{name}"}}'))) == 1


@pytest.mark.parametrize(
    "name", ["authors", "article:authors", "news:author", "article.author", "dc.creator", "parsely-author"]
)
def test_a_name_in_the_head_that_ends_in_author_is_the_writers(name: str) -> None:
    assert authors(head=f'<meta name="{name}" content="Odile Varr">') == ["Odile Varr"]


@pytest.mark.parametrize("content", ["Odile Varr, dpa", "By Odile Varr, Quay Post", "Odile Varr and agencies"])
def test_whom_a_writer_writes_for_is_no_other_writer(content: str) -> None:
    assert authors(head=f'<meta name="author" content="{content}">') == ["Odile Varr"]


def test_a_list_of_structured_data_may_name_an_agency() -> None:
    assert authors(head=json_ld('["Odile Varr", "dpa"]')) == ["Odile Varr", "dpa"]


def test_a_record_says_that_it_is_an_organisation() -> None:
    record = json_ld('{"@type": "Organization", "name": "Niederlohe Bote"}')
    assert authors(head=record, byline="<p>By Odile Varr</p>", site="Quay") == ["Odile Varr"]


def test_the_creator_counts_where_there_is_no_author() -> None:
    record = '{"@type": "NewsArticle", "headline": "Ten more winters", "creator": ["Odile Varr", "Tova Kreye"]}'
    assert authors(head=f'<script type="application/ld+json">{record}</script>') == ["Odile Varr", "Tova Kreye"]


def test_the_author_of_a_card_is_another_storys() -> None:
    card = '<div class="most-read"><article><h3>Calm seas</h3><a rel="author" href="/author/t">Tova Kreye</a></article></div>'
    assert authors(below=card) == []


@pytest.mark.parametrize(
    "line",
    [
        "〔記者陳望舒／林仔報導〕",
        "（記者陳望舒林仔報導）",
        "（中央社記者陳望舒林仔28日電）",
        "文／記者陳望舒　圖／記者劉知微",
    ],
)
def test_a_reporter_may_be_named_in_brackets_at_the_headline(line: str) -> None:
    assert authors(byline=f"<div><span>2018/11/28</span><br>{line}</div>") == ["陳望舒"]


def chinese(head: str = "", below: str = "", last: str = "") -> list[str]:
    text = "<p>春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。</p>" * 4
    page = f"<html><head><title>河水退了</title>{head}</head><body><article><h1>河水退了</h1>{text}{last}</article>{below}</body></html>"
    return list(extractor.extract(page, url="https://yunxi.example/1").authors)


def test_whom_the_page_calls_its_editor_is_no_writer_though_the_head_says_so() -> None:
    head = '<meta name="author" content="云溪新闻陈望舒">'
    assert chinese(head, "<div>责任编辑：陈望舒</div>") == []
    assert chinese(head, "<div>责任编辑：陈望舒</div>", "<p>云溪报·云溪网记者 刘知微 来源：云溪日报</p>") == ["刘知微"]
    assert chinese('<meta name="author" content="刘知微">', "<div>责任编辑：陈望舒</div>") == ["刘知微"]


def test_a_reporter_who_took_the_picture_did_not_write() -> None:
    assert chinese(last="<p>河水退了以后的渡口。云溪社记者 陈望舒 摄</p>") == []


def test_prose_behind_a_label_is_no_name() -> None:
    assert chinese(below="<p>作者：佚名 此诗写于元和六年，时年四十岁。从中可以看出，诗是为一个旧友写的。</p>") == []


def test_a_site_is_the_writer_where_the_byline_says_so_and_names_no_person() -> None:
    post = (
        "---\ntitle: Hat\nsource: {0}\nurl: https://{1}/1\ndate: 2024-05-03\n---\n\n# Hat\n\nWritten by {0}\n\n"
        + "A long line. " * 20
    )
    extract = extractor.extract
    assert extract(post.format("QuaySec Labs", "www.quaysec.example")).authors == ("QuaySec Labs",)
    assert extract(post.format("Jane Doe", "janedoe.example")).authors == ("Jane Doe",)


def test_who_a_posts_byline_calls_its_authors_comes_before_the_account_that_a_link_leads_to() -> None:
    line = "[Quay-Lab](https://quay.example/author/quay/)\n\n**Authors**: Jane Doe && John Roe"
    text = f"---\ntitle: Hat\ndate: 2024-05-03\n---\n\n# Hat\n\n{line}\n\n" + "A long line. " * 20
    assert extractor.extract(text).authors == ("Jane Doe", "John Roe")


def test_the_writers_of_a_post_may_each_have_a_post_below() -> None:
    people = [f"[{name}](https://quay.example/author/{name[:4]}/)" for name in ("Jane Doe", "John Roe", "Max Poe")]
    text = f"---\ntitle: Hat\ndate: 2024-05-03\n---\n\n# Hat\n\n{people[0]}\n\nKeeper\n\n{people[1]}\n\nRinger\n\n"
    story = "A long line. " * 20
    found = extractor.extract(f"{text}{story}\n\n{story}\n\n## More\n\n{people[2]}")
    assert found.authors == ("Jane Doe", "John Roe")


def test_a_dateline_in_structured_data_is_no_writer() -> None:
    assert names([Name("Do UOL, em Porto Alegre"), Name("Jane Doe")]) == ("Jane Doe",)


@pytest.mark.parametrize(
    "byline",
    [
        '<div itemprop="author" itemscope><span itemprop="name">Odile Varr, QUAY TODAY Sports</span></div>',
        '<div class="byline">Odile Varr, Quay Today</div>',
        '<div class="module"><h3>By <a href="/profiles/varr">Odile Varr</a>,</h3><b>Odile Varr</b> <i>May 15, 2013</i></div>',
    ],
)
def test_whom_or_when_a_writer_wrote_for_is_none_of_the_name(byline: str) -> None:
    assert authors(byline=byline) == ["Odile Varr"]


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="hreview"><span class="item fn">Ten more winters</span></div>',
        "<p>The grant was announced by Lady Odile Varr at the quay.</p>",
        "<p>A boat made by Odile Varr.</p>",
        '<a class="journalistLink" href="/about/standards">Quay\'s Journalistic Standards</a>',
        '<div class="byline"><h6>Written by</h6><h5>For the Post</h5><ul><li>Filed Under</li><li>Corvane County</li></ul></div>',
        '<p>It is the fourth year in which <a href="/nba/team/_/quay-herons">Quay Herons</a> star and captain of the ferry '
        "have counted the piles below the quay together.</p>",
    ],
)
def test_who_is_told_of_at_the_headline_is_no_writer(byline: str) -> None:
    assert authors(byline=byline) == []


@pytest.mark.parametrize("said", ["This post was authored by Odile Varr", "The article was penned by Odile Varr"])
def test_a_sentence_that_says_who_wrote_names_the_writer(said: str) -> None:
    assert authors(byline=f"<p>{said}</p>") == ["Odile Varr"]


@pytest.mark.parametrize("said", ["Nga Odile Varr", "Oleh Odile Varr", "Przez Odile Varr"])
def test_themes_say_by_in_every_language(said: str) -> None:
    assert authors(byline=f'<div class="post-author-name">{said}</div>') == ["Odile Varr"]


def test_degrees_behind_names_are_no_given_names() -> None:
    record = '[{"name": "Joel Tarn, Sr."}, {"name": "Tara Dole, MD"}]'
    assert authors(head=json_ld(record)) == ["Joel Tarn, Sr.", "Tara Dole, MD"]


def test_the_account_behind_a_name_is_none_of_it() -> None:
    said = '<div class="byline">Odile Varr <a href="mailto:o@quay.example">o@quay.example</a> @odilevarr</div>'
    assert authors(byline=said) == ["Odile Varr"]


def test_whoever_reviewed_in_a_line_of_links_did_not_write() -> None:
    said = '<p>Medically reviewed by <a href="/author/x">Ann Healer, MD</a></p><p>Written by <a href="/author/v">Odile Varr</a></p>'
    assert authors(byline=said) == ["Odile Varr"]


def test_who_comments_on_a_short_text_is_no_writer() -> None:
    page = (
        "<html><head><title>Ten more winters</title></head><body><main><article><h1>Ten more winters</h1>"
        "<p>The quay is to stand for ten more winters, said the board of the harbour.</p></article>"
        '<section id="comments"><cite class="fn">Angry Reader</cite> <p>So it is.</p></section></main></body></html>'
    )
    assert not extractor.extract(page).authors


def test_the_box_below_a_text_may_be_headed_with_the_name() -> None:
    box = '<div class="author-box"><h4>About Odile Varr</h4><p>Odile keeps the ticket office and writes about boats.</p></div>'
    assert authors(below=box) == ["Odile Varr"]
    other = box.replace("Odile Varr", "Tova Kreye")
    assert authors(below=box + other) == []  # a page of them


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        (
            '<ul class="authors"><li><a href="/p/odile">Odile Varr</a></li><li><a href="/p/john">John Orm</a></li></ul>',
            ["Odile Varr", "John Orm"],
        ),
        ('<div class="byline"><span>Odile Varr</span><span>Harbour editor</span></div>', ["Odile Varr"]),
        ('<div class="byline">Odile Varr, Harbour Correspondent</div>', ["Odile Varr"]),
        ('<div class="byline">Por João Pedro Nogueira e Silva</div>', ["João Pedro Nogueira e Silva"]),
        ('<div class="byline">Por Ana Nogueira e Rui Silva</div>', ["Ana Nogueira", "Rui Silva"]),
        ('<div class="byline">Von Rechtsanwalt Udo Varr</div>', ["Udo Varr"]),
    ],
)
def test_a_list_is_of_several_and_a_post_or_a_second_surname_of_none(byline: str, found: list[str]) -> None:
    assert authors(byline=byline) == found
