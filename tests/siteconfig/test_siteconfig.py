"""Pages read by site config files: what they name, strip and change, and how far they are believed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from ridge import PAGE, PROSE, URL, Rules

from extractor import Extractor, PluginError, hookimpl
from extractor.hookspecs import Extraction
from extractor.siteconfig.config import Config
from extractor.siteconfig.ruling import voice


def body(*lines: str, page: str = PAGE) -> list[str]:
    """The text blocks that a file's body rule finds, whatever the engine says of them."""
    site = voice("ridge.example", Config.read("\n".join(lines)))
    document = Extractor().read(page, url=URL)
    rule = site.rule("body")
    found = rule.match(document) if rule else None
    if not found:
        return []
    gone = {text for element in found.value.drop for text in element.itertext()}
    return [" ".join(t.split()) for e in found.value.elements for t in e.itertext() if t.strip() and t not in gone]


# --- which file ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "file"),
    [
        ("ridge.example", "ridge.example"),
        ("www.ridge.example", "ridge.example"),
        ("RIDGE.example", "ridge.example"),
        ("sport.ridge.example", "sport.ridge.example"),
        ("local.ridge.example", "*.ridge.example"),
        ("a.local.ridge.example", "*.ridge.example"),
        ("valley.example", None),
        ("www.valley.example", None),
        ("x.valley.example", "*.valley.example"),
        ("mühle.example", "xn--mhle-0ra.example"),
    ],
)
def test_the_file_of_a_host_is_its_own_else_the_nearest_above_it(rules: Rules, host: str, file: str | None) -> None:
    names = ("ridge.example", ".ridge.example", "sport.ridge.example", ".valley.example", "mühle.example", "LICENSE")
    extractor = rules({f"{name}.txt": "body: //div" for name in names})
    found = extractor.rulebook.lookup(host.encode("idna").decode() if not host.isascii() else host)
    assert (found.host if found else None) == file
    assert len(extractor.rulebook) == 5


def test_a_plugin_of_the_host_is_asked_and_no_rule(rules: Rules, tmp_path: Path) -> None:
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "post.py").write_text(
        "from extractor import Site\nfrom extractor.rules import block\n"
        "class Post(Site):\n    hosts = ('*.example',)\n    body = block('.story')\n"
    )
    extractor = rules({"ridge.example.txt": "title: //title"}, plugins_dir=plugins)
    assert extractor.extract(PAGE, url=URL).extractor == "post"


def test_the_environment_names_rules_too(rules: Rules, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rules({"ridge.example.txt": "title: //title"})
    monkeypatch.setenv("EXTRACTOR_RULES_DIR", str(tmp_path / "rules"))
    assert len(Extractor().rulebook) == 1


def test_rules_that_do_not_exist_are_an_error() -> None:
    with pytest.raises(PluginError, match="the rules nowhere do not exist"):
        Extractor(rules="nowhere")


def test_what_global_txt_says_goes_for_every_site(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "title: //h2", "global.txt": "title: //h1\nstrip_id_or_class: share-tools"})
    site = made.rulebook.lookup("ridge.example")
    assert site
    assert str(site.site.rule("title")) == "title: //h2 | title: //h1"


def test_a_file_is_read_when_its_host_first_comes(rules: Rules) -> None:
    made = rules({"ridge.example.txt": b"title: \xff\xfe//h1[", "valley.example.txt": "body: ]"})
    assert made.failures == ()
    (warning,) = made.extract(PAGE, url=URL).warnings
    assert "ridge.example.txt:1: title:" in warning


def test_a_file_that_is_too_large_is_named_and_costs_no_article(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "# " + "x" * 1_000_001})
    article = made.extract(PAGE, url=URL)
    assert article.title == "Fog in the harbour"
    assert "ridge.example.txt has more than 1,000,000 bytes" in article.warnings[0]


# --- what is read -------------------------------------------------------------------------------------------


def test_the_first_body_line_that_matches_counts() -> None:
    assert body("body: //div[@id='old']", "body: //div[@class='promo']", "body: //article") == [
        "Read the Ridge Post on your telephone for a month, and pay for it when the month is over."
    ]


def test_elements_within_others_are_read_once() -> None:
    assert len(body("body: //div[@class='promo'] | //div[@class='promo']/p")) == 1


def test_stripped_elements_are_none_of_it() -> None:
    assert len(body("body: //div[@class='story']")) == 7
    assert len(body("body: //div[@class='story']", "strip: //p[@class='pull']")) == 6
    assert body("body: //div[@class='promo']", "strip: //div[@class='promo']/p") == []


def test_a_part_of_a_class_or_id_strips_as_full_text_rss_has_it() -> None:
    kept = body("body: //div[@class='story']", "strip_id_or_class: share")
    assert len(kept) == 5, "share-tools and shared go"
    assert len(body("body: //div[@class='story']", 'strip_id_or_class: "share-tools"')) == 6


def test_what_strips_is_told_with_its_line(rules: Rules) -> None:
    site = voice(
        "ridge.example", Config.read("body: //div[@class='story']\nstrip_image_src: pixel\nstrip: //p[@class]")
    )
    rule = site.rule("body")
    found = rule.match(Extractor().read(PAGE, url=URL)) if rule else None
    assert found
    assert sorted(set(found.value.drop.values())) == ["strip: //p[@class]", "strip_image_src: pixel"]
    assert rule
    assert [alternative.drop for alternative in rule.alternatives] == [("strip: //p[@class]", "strip_image_src: pixel")]


def test_strings_are_replaced_before_the_page_is_parsed() -> None:
    assert body("replace_string(<p class=\"pull\">): <h2 id='x'>", "body: //h2[@id='x']") == [
        "“None of them had a radio.”"
    ]


def test_elements_are_wrapped_moved_dissolved_and_lose_attributes() -> None:
    assert body("wrap_in(blockquote): //p[@class='pull']", "body: //blockquote") == ["“None of them had a radio.”"]
    assert len(body("move_into(//div[@class='promo']): //p[@class='pull']", "body: //div[@class='promo']")) == 2
    assert len(body("move_into(//p[@class='pull']): //div[@class='story']", "body: //div[@class='story']")) == 7
    assert body("dissolve: //div[@class='promo']", "body: //div[@class='promo']") == []
    assert body("strip_attr: //div/@class", "body: //div[@class='promo']") == []
    assert body("strip: //div[@class='promo']/p/text()", "body: //div[@class='promo']") == []


def test_a_replacement_that_grows_without_end_is_refused(rules: Rules) -> None:
    lines = ["body: //div", *["replace_string(o): " + "o" * 50] * 20]
    article = rules({"ridge.example.txt": "\n".join(lines)}).extract(PAGE, url=URL)
    assert article.title == "Fog in the harbour"
    assert any("makes a page of more than" in warning for warning in article.warnings)


def test_the_document_itself_is_never_changed(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "body: //div\nwrap_in(b): //p\nstrip: //p/@class\nreplace_string(fog): mist"})
    document = made.read(PAGE, url=URL)
    made.extract(document)
    assert len(document.tree.xpath("//p[@class]")) == 3
    assert not document.tree.xpath("//b")


def test_links_to_more_of_the_article_are_told_and_not_followed(rules: Rules) -> None:
    made = rules(
        {"ridge.example.txt": "next_page_link: //a[@class='more']\nsingle_page_link: //a\nif_page_contains: //nav"}
    )
    assert made.extract(PAGE, url=URL).warnings == (
        "the article goes on at https://ridge.example/2?page=2; nothing is fetched",
    )


def test_a_paid_article_is_told(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "native_ad_clue: //div[@class='promo']"})
    (warning,) = made.extract(PAGE, url=URL).warnings
    assert "the article is paid for: native_ad_clue: //div[@class='promo']" in warning


# --- how far they are believed ------------------------------------------------------------------------------


def test_a_body_the_engine_is_less_sure_of_is_named_and_not_taken(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "body: //div[@class='promo']"})
    article = made.extract(PAGE, url=URL)
    assert article.extractor == "accurate"
    assert "forty small boats" in article.body
    (lost, taken) = made.explain(PAGE, url=URL).fields["body"].attempts
    assert (lost.by, lost.rule, lost.value) == ("ridge.example", "body: //div[@class='promo']", None)
    assert "right with a probability of" in (lost.problem or "")
    assert taken.by == "accurate"


class _Menus:
    """An engine that takes a page's menu for its article."""

    @hookimpl
    def extractor_fallback(self, document):
        return Extraction("menus", document.tree.find_class("bar"), "bars")


@pytest.mark.parametrize("mode", ["accurate", "readability"])
def test_a_body_the_engine_is_surer_of_is_taken(rules: Rules, mode: str) -> None:
    made = rules({"ridge.example.txt": "body: //div[@class='story']\nstrip_id_or_class: share-tools"}, mode=mode)
    made._plugins._manager.register(_Menus())
    article = made.extract(PAGE, url=URL)
    assert article.extractor == "ridge.example"
    assert article.origins["body"].rule == "body: //div[@class='story']"
    assert article.body.count("\n") == 5
    assert article.confidence
    assert [removal.rule for removal in article.removals if removal.text] == ["strip_id_or_class: share-tools"]


OFFER = "Read the Ridge Post on your telephone for a month, and pay for it when the month is over."


def test_what_a_rule_leaves_out_and_the_engine_is_not_certain_of_goes(rules: Rules) -> None:
    page = PAGE.replace('<p class="pull">', f'<p class="appeal">{OFFER}</p><p class="pull">')
    without, made = Extractor(), rules({"ridge.example.txt": "body: //div[@class='story']\nstrip_id_or_class: appeal"})
    assert OFFER in without.extract(page, url=URL).body
    article = made.extract(page, url=URL)
    assert article.extractor == "accurate"
    assert OFFER not in article.body
    assert [r.text for r in article.removals if r.rule == "outside of body: //div[@class='story']"] == [OFFER]


def test_what_a_rule_leaves_out_and_the_engine_is_certain_of_stays(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "body: //div[@class='story']\nstrip: //div[@class='story']/p[2]"})
    assert "By noon the lighthouse crew" in made.extract(PAGE, url=URL).body


def test_a_rule_for_another_part_of_the_page_takes_nothing_out(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "body: //div[@class='promo']"})
    assert made.extract(PAGE, url=URL).body == Extractor().extract(PAGE, url=URL).body


def test_fields_are_asked_behind_what_the_page_says(rules: Rules) -> None:
    made = rules(
        {"ridge.example.txt": "title: //div[@class='bar']/a\nauthor: //p[@class='who']\ndate: //span[@id='when']"}
    )
    article = made.extract(PAGE, url=URL)
    assert article.title == "Fog in the harbour"
    assert article.authors == ("Ada Quill", "Tom Reed")
    attempts = made.explain(PAGE, url=URL).fields["title"].attempts
    assert ("ridge.example", "title: //div[@class='bar']/a", "Home") in [(a.by, a.rule, a.value) for a in attempts]


def test_a_field_nobody_else_has_is_filled(rules: Rules) -> None:
    page = f"<html><body><div>{PROSE}</div><i id='who'>Ada Quill</i><i id='d'>20240503</i></body></html>"
    made = rules({"ridge.example.txt": "author: //i[@id='who']\ndate: //i[@id='d']"})
    article = made.extract(page, url=URL)
    assert article.authors == ("Ada Quill",)
    assert article.origins["authors"].by == "ridge.example"


def test_json_ld_is_not_believed_where_the_file_says_so(rules: Rules) -> None:
    data = '<script type="application/ld+json">{"@type": "Article", "author": {"name": "Mia Wrong"}}</script>'
    page = PAGE.replace("</head>", f"{data}</head>").replace('<p class="who">By Ada Quill and Tom Reed</p>', "")
    assert rules({"ridge.example.txt": "title: //h1"}).extract(page, url=URL).authors == ("Mia Wrong",)
    assert rules({"ridge.example.txt": "skip_json_ld: yes"}).extract(page, url=URL).authors == ()


def test_fragments_and_archived_posts_are_no_pages_of_theirs(rules: Rules) -> None:
    made = rules({"ridge.example.txt": "body: //p[1]\ntitle: //p"})
    assert made.extract(PROSE, url=URL).extractor == "fragment"
    assert not made.explain(PROSE, url=URL).claims


def test_two_hundred_fuzzed_files_cost_no_article(rules: Rules) -> None:
    chance = random.Random(7)
    parts = [
        "//",
        "p",
        "[",
        "]",
        "@class",
        "'",
        '"',
        "(",
        ")",
        "|",
        ": ",
        "*",
        "\n",
        "text()",
        "$a",
        "a:b",
        "1",
        ".",
        "\0",
    ]
    commands = ["body", "title", "author", "date", "strip", "strip_attr", "wrap_in(b)", "move_into(//p)", "dissolve",
                "replace_string(<p)", "next_page_link", "native_ad_clue", "if_page_contains", "strip_id_or_class"]  # fmt: skip
    for _ in range(200):
        lines = [
            f"{chance.choice(commands)}: {''.join(chance.choices(parts, k=chance.randrange(9)))}" for _ in range(12)
        ]
        article = rules({"ridge.example.txt": "\n".join(lines)}, mode="fast").extract(PAGE, url=URL)
        assert article.title == "Fog in the harbour"
