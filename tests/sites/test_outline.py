"""A bundled plugin is read when the host is made, and run when one of its sites is first chosen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extractor import Extractor, Site
from extractor.sites.index import Layer, SiteEntry
from extractor.sites.outline import outlines

POND = 'class Pond(Site):\n    hosts = ("pond.example", "*.pond.example")\n'


def never() -> None:
    raise AssertionError("the file was run")


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str) -> Path:
        file = tmp_path / "pond.py"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_hosts_are_read_without_running_the_file(write) -> None:
    (pond,) = outlines(write(POND), never)
    entry = SiteEntry(pond, Layer.BUNDLED, "plugins/pond.py")
    assert (entry.name, entry.hosts, entry.recognises) == ("pond", ("pond.example", "*.pond.example"), False)
    with pytest.raises(AssertionError):
        _ = entry.site


def test_several_sites_of_a_file_are_told_apart_and_bases_left_out(write) -> None:
    more = (
        "class _Base(Site):\n    x = 1\nclass Lake(_Base):\n    def recognises(self, document):\n        return True\n"
    )
    assert [(each.name, each.hosts, each.recognises) for each in outlines(write(POND + more), never)] == [
        ("Pond", ("pond.example", "*.pond.example"), False),
        ("Lake", (), True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "class Pond(Site):\n    hosts = names()\n",
        POND + "def extractor_clean(document, blocks):\n    return ()\n",
        POND + "class Lake(:",
    ],
    ids=["no site", "hosts worked out", "hooks", "no Python"],
)
def test_what_only_running_the_file_can_tell_is_left_to_that(write, text: str) -> None:
    assert outlines(write(text), never) == []


def test_no_bundled_plugin_is_run_before_it_is_chosen() -> None:
    code = (
        "import sys; from extractor import Extractor; host = Extractor();"
        "run = lambda: [m for m in sys.modules if m.startswith('extractor.plugins.')];"
        "assert run() == [], run();"
        "host.begin('<p>One.</p>', url='https://news.sina.com.cn/1').site;"
        "assert run() == ['extractor.plugins.sina'], run()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_bundled_plugin_is_what_its_outline_says() -> None:
    bundled = [entry for entry in Extractor().sites if entry.layer is Layer.BUNDLED]
    assert bundled
    for entry in bundled:
        made = entry.site_class
        assert (made.__name__.lower(), tuple(made.hosts)) == (entry.name, entry.hosts)
        assert entry.recognises == (made.recognises is not Site.recognises)
        assert isinstance(entry.site, made)
