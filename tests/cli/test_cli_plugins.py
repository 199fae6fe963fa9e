"""``extractor sites``, and what both commands make of plugins that are at fault."""

from __future__ import annotations

import json

import pytest


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
    assert (failure["origin"], failure["error"]) == ("plugins/wrong.py", "ValueError: tide\ntables")
    assert (result.code, result.err) == (1, "")


def test_sites_in_a_pipe_are_lines_of_columns(plugins):
    lines = plugins("sites", "--plugins-dir", "plugins").out.splitlines()
    assert lines[0].split() == ["site", "layer", "origin", "hosts"]
    row = next(line for line in lines if line.startswith("harbour"))
    assert row.split() == ["harbour", "local", "plugins/harbour.py", "harbour.example"]
    assert row.index("local") == lines[0].index("layer")
    assert lines[-1].split(maxsplit=2)[1:] == ["plugins/wrong.py", "ValueError: tide tables"]


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
    assert result.err.startswith("extractor: plugin ")
    assert result.err.endswith("(plugins/wrong.py) was not loaded: ValueError: tide tables\n")
    assert len(result.err.splitlines()) == 1
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
