"""``extractor sites``, and what both commands make of plugins that are at fault."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

PLUGIN = '''"""Pond News: ponds, and what is in them."""

from extractor import Site, field, hookimpl
from extractor.rules import block, css, css_all, label, meta


class Pond(Site):
    """A site."""

    hosts = ("pond.example",)
    timezone = "Europe/London"
    title = css("h1.main") | meta("og:title")
    source = "Pond News"
    editors = css_all("p.by") >> label("Edited by")
    body = block("div.story", "#story", drop=(".ad", "p.by"))

    @field
    def authors(self, document):
        """The names in the byline.

        And more.
        """
        return None

    def unavailable(self, document):
        return None
'''
MISTAKES = [
    ('"h1.main"', '"h1..main"', """12: site Pond: title: "h1..main" is no CSS selector: '.' does not fit at character 4; did you mean "h1.main"?"""),
    ("meta(", "\\\n    css('p[') | meta(", """13: site Pond: title: "p[" is no CSS selector: it ends too early; did you mean "p"?"""),
    ('drop=(".ad",', 'drop=(".ad,,b",', """15: site Pond: body: ".ad,,b" is no CSS selector: ',' does not fit at character 5; did you mean ".ad,b"?"""),
    ("title =", "titel =", "12: site Pond: titel: unknown attribute; did you mean 'title'?"),
    ('meta("og:title")', 'meta("og:title"),', """12: site Pond: title: a tuple of one rule; write it without the comma or brackets: css("h1.main") | meta("og:title")"""),
    ('css_all("p.by") >> label', "label", """14: site Pond: editors: label("Edited by") is a function for what a rule finds; write css("...") >> label("Edited by")"""),
    ('block("div.story", "#story", drop=(".ad", "p.by"))', 'css("#story")', """15: site Pond: body: css("#story") finds a text, and no part of the page; did you mean block("#story")?"""),
    ("def authors(self, ", "def authors(", "18: site Pond: authors: the method takes (document); write def authors(self, document)"),
    ('("pond.example",)', '("pond.example")', """10: site Pond: hosts: one text; write a tuple: hosts = ("pond.example",)"""),
    ('"pond.example"', '"https://Pond.example/"', """10: site Pond: hosts: "https://Pond.example/" is no host; did you mean "pond.example"?"""),
    ("Europe/London", "Europe/Londn", """11: site Pond: timezone: "Europe/Londn" is no time zone; did you mean "Europe/London"?"""),
    ('    hosts = ("pond.example",)\n', "", """7: site Pond: has no hosts and recognises nothing; write hosts = ("example.com",)"""),
    ("    title = css(", "    title = xpath(", """12: site Pond: title: NameError: name 'xpath' is not defined; write "from extractor.rules import xpath\""""),
    ("    title = css(", "    title = metta(", "12: site Pond: title: NameError: name 'metta' is not defined; did you mean 'meta'?"),
    ('css("h1.main")', 'css("h1", attr="id")', "12: site Pond: title: TypeError: css() got an unexpected keyword argument 'attr'; did you mean 'attribute'?"),
    ('css("h1.main") |', 'css("h1.main" |', "12: SyntaxError: '(' was never closed"),
    ("\n\nclass", "\n\n@hookimpl\ndef extractor_cleen(document):\n    pass\n\n\nclass", "7: unknown hook 'extractor_cleen'; did you mean 'extractor_clean'?"),
    ("\n\nclass", "\n\n@hookimpl\ndef extractor_clean(block):\n    pass\n\n\nclass", "7: extractor_clean is not given 'block'; did you mean 'blocks'?"),
    ("\n\nclass", "\n\ndef first(tag):\n    return css(tag + '..')\n\n\nfirst('a')\n\n\nclass", """8: "a.." is no CSS selector: '.' does not fit at character 3; did you mean "a"?"""),
]  # fmt: skip


@pytest.fixture
def plugins(extractor):
    extractor.site("plugins/harbour.py")
    extractor.write("plugins/wrong.py", "raise ValueError('tide\\ntables')")
    return extractor


def test_sites_as_json_have_hosts_layer_and_origin(plugins):
    result = plugins("sites", "--json", "--plugins-dir", "plugins")
    listed = json.loads(result.out)
    assert listed["sites"][-1] == {
        "name": "harbour",
        "hosts": ["harbour.example"],
        "layer": "local",
        "origin": "plugins/harbour.py",
    }
    assert {site["layer"] for site in listed["sites"][:-1]} == {"bundled"}
    (failure,) = listed["failures"]
    assert set(failure) == {"name", "origin", "error"}
    assert (failure["origin"], failure["error"]) == ("plugins/wrong.py", "plugins/wrong.py:1: ValueError: tide\ntables")
    assert (result.code, result.err) == (1, "")


def test_sites_in_a_pipe_are_lines_of_columns(plugins):
    lines = plugins("sites", "--plugins-dir", "plugins").out.splitlines()
    assert lines[0].split() == ["site", "layer", "origin", "hosts"]
    row = next(line for line in lines if line.startswith("harbour"))
    assert row.split() == ["harbour", "local", "plugins/harbour.py", "harbour.example"]
    assert row.index("local") == lines[0].index("layer")
    assert lines[-1].split(maxsplit=1) == ["wrong", "plugins/wrong.py:1: ValueError: tide tables"]


def test_sites_that_all_load_are_a_success(extractor):
    extractor.site("plugins/harbour.py")
    result = extractor("sites", env={"EXTRACTOR_PLUGINS_DIR": "plugins"})
    assert (result.code, result.err) == (0, "")
    assert "harbour.example" in result.out
    assert "not loaded" not in result.out


def test_a_plugin_that_does_not_load_is_told_in_a_line_and_the_rest_work(plugins):
    plugins.page("1.html")
    result = plugins("extract", "1.html", "--url", "https://harbour.example/1", "--plugins-dir", "plugins")
    assert result.records[0]["extractor"] == "harbour"
    assert result.err == "extractor: plugin wrong was not loaded: plugins/wrong.py:1: ValueError: tide tables\n"
    assert result.code == 0


@pytest.mark.parametrize("command", [["sites"], ["extract", "1.html"]], ids=lambda command: command[0])
def test_two_plugins_that_claim_one_host_are_misuse(extractor, command):
    extractor.page("1.html")
    extractor.site("plugins/one.py", name="One")
    extractor.site("plugins/two.py", name="Two")
    result = extractor(*command, "--plugins-dir", "plugins")
    assert (result.code, result.raw) == (2, b"")
    assert "one" in result.err
    assert "two" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("command", [["sites"], ["extract", "1.html"]], ids=lambda command: command[0])
def test_a_plugins_folder_that_does_not_exist_is_misuse(extractor, command):
    extractor.page("1.html")
    result = extractor(*command, "--plugins-dir", "nowhere")
    assert (result.code, result.raw) == (2, b"")
    assert "nowhere" in result.err
    assert "Traceback" not in result.err


# --- plugins that are written wrongly -------------------------------------------------------------------------


def test_every_mistake_is_told_with_file_and_line_and_what_was_meant(extractor):
    for i, (right, wrong, _) in enumerate(MISTAKES):
        assert right in PLUGIN
        extractor.write(f"sites/m{i:02}.py", PLUGIN.replace(right, wrong, 1))
    listed = json.loads(extractor("sites", "--json", "--plugins-dir", "sites").out)
    told = [failure["error"] for failure in listed["failures"]]
    assert told == [f"sites/m{i:02}.py:{message}" for i, (_, _, message) in enumerate(MISTAKES)]


def test_a_rule_that_is_no_name_of_ours_is_told_with_the_line_of_the_import(extractor):
    extractor.write("sites/pond.py", PLUGIN.replace("import block, css,", "import block, cs,"))
    extractor.write("sites/lake.py", PLUGIN.replace("import Site", "import Site, css"))
    lake, pond = extractor("sites", "--plugins-dir", "sites").out.splitlines()[-2:]
    assert "sites/pond.py:4: ImportError: cannot import name 'cs' from 'extractor.rules'" in pond
    assert pond.endswith("; did you mean 'css'?")
    assert "sites/lake.py:3: ImportError: cannot import name 'css' from 'extractor'" in lake
    assert lake.endswith('; write "from extractor.rules import css"')


def test_a_file_outside_the_working_directory_is_told_with_its_path(extractor):
    file = extractor.write("sites/pond.py", PLUGIN.replace("title", "titel"))
    extractor.write("elsewhere/here.txt", "")
    result = replace(extractor, folder=extractor.folder / "elsewhere")("sites", "--plugins-dir", file.parent)
    assert f"{file}:12: site Pond: titel: unknown attribute" in result.out


# --- one site ---------------------------------------------------------------------------------------------------


def test_a_site_is_shown_as_it_is_written(extractor):
    extractor.write("sites/pond.py", PLUGIN)
    result = extractor("sites", "Pond", "--plugins-dir", "sites")
    assert (result.code, result.err) == (0, "")
    assert (
        result.out
        == """\
pond - Pond News: ponds, and what is in them.

file          sites/pond.py:7
layer         local
hosts         pond.example
timezone      Europe/London
recognises    -
unavailable   Pond.unavailable() (sites/pond.py:25)

title         css("h1.main")
            | meta("og:title")
authors       Pond.authors() (sites/pond.py:17): The names in the byline.
editors       css_all("p.by") >> label("Edited by")
source        "Pond News"
body          block("div.story")
            | block("#story")
  drop        .ad
              p.by
"""
    )


def test_a_site_as_json_is_an_object(extractor):
    extractor.write("sites/pond.py", PLUGIN.replace(', drop=(".ad", "p.by")', ', drop=".ad") | block("p"'))
    shown = json.loads(extractor("sites", "pond", "--json", "--plugins-dir", "sites").out)
    assert (shown["name"], shown["file"], shown["layer"]) == ("pond", "sites/pond.py:7", "local")
    assert (shown["hosts"], shown["timezone"], shown["recognises"]) == (["pond.example"], "Europe/London", None)
    assert shown["rules"]["title"] == ['css("h1.main")', 'meta("og:title")']
    assert shown["rules"]["body"] == [
        'block("div.story", drop=(".ad",))',
        'block("#story", drop=(".ad",))',
        'block("p")',
    ]
    assert shown["drop"] == []


def test_of_two_sites_of_a_name_the_one_that_wins_is_shown(extractor):
    extractor.write("sites/sina.py", PLUGIN.replace("Pond(", "Sina("))
    assert "layer         local" in extractor("sites", "sina", "--plugins-dir", "sites").out
    assert "layer         bundled" in extractor("sites", "sina").out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pnd", "there is no site 'pnd'; did you mean 'pond'?"),
        ("zzz", "there is no site 'zzz'; there are anquanke, "),
        ("lake", "plugin lake was not loaded: sites/lake.py:12: site Pond: titel: unknown attribute"),
    ],
)
def test_a_site_that_is_not_there_is_misuse(extractor, name, message):
    extractor.write("sites/pond.py", PLUGIN)
    extractor.write("sites/lake.py", PLUGIN.replace("title =", "titel ="))
    result = extractor("sites", name, "--plugins-dir", "sites")
    assert (result.code, result.raw) == (2, b"")
    assert result.err.startswith(f"extractor: {message}")


# --- whether they are alive ---------------------------------------------------------------------------------


@pytest.fixture
def saved(extractor):
    """Two sites, and pages: one of the first that its rule fits, one of the second that it does not."""
    extractor.site("plugins/harbour.py")
    extractor.site("plugins/lake.py", "Lake", "lake.example")
    extractor.write("plugins/lake.py", (extractor.folder / "plugins/lake.py").read_text().replace(".story", ".gone"))
    for host in ("harbour", "lake"):
        link = f'<link rel="canonical" href="https://{host}.example/1"></head>'
        extractor.write(f"pages/{host}.html", extractor.html().replace("</head>", link))
    return extractor


def test_pages_prove_which_sites_are_alive(saved):
    result = saved("sites", "--check", "pages", "--plugins-dir", "plugins", "--json")
    states = {site["site"]: site["state"] for site in json.loads(result.out)["sites"]}
    assert (states.pop("harbour"), states.pop("lake"), set(states.values())) == ("alive", "dead", {"unproven"})
    assert result.code == 1


def test_one_site_can_be_checked_alone(saved):
    result = saved("sites", "harbour", "--check", "pages", "--plugins-dir", "plugins")
    (row,) = result.out.splitlines()[1:]
    assert row.split()[:4] == ["harbour", "alive", "1", "1"]
    assert result.code == 0


def test_a_check_without_pages_is_misuse(saved):
    (saved.folder / "empty").mkdir()
    assert saved("sites", "--check", "empty").code == 2
