"""The host: plugins from everywhere, and one site for each document."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import extractor
from extractor import Document, Extractor, Kind, PluginConflictError, PluginError, Site
from extractor.rules import block
from extractor.sites.index import Layer

PROSE = """
<p>The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.</p>
<p>By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.</p>
<p>Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.</p>
<p>The council will decide in the autumn whether the harbour gets a new horn, or whether the bell is enough.</p>
"""
PAGE = f'<html><head>{{head}}</head><body><h1>Fog in the harbour</h1><div id="story">{PROSE}</div></body></html>'
SITE = """
from extractor import Site
from extractor.rules import block
class {name}(Site):
    hosts = {hosts!r}
    title = "{name}"
    body = block("#story")
"""
Write = Callable[[str, str], Path]


def page(head: str = "") -> str:
    return PAGE.format(head=head)


def site(name: str, *hosts: str, **attributes: object) -> type[Site]:
    return type(name, (Site,), {"hosts": hosts, "body": block("#story")} | attributes)


@pytest.fixture(autouse=True)
def _no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXTRACTOR_PLUGINS_DIR", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sites"
    made.mkdir()
    return made


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a file into the plugins folder."""

    def to(name: str, source: str) -> Path:
        file = folder / name
        file.write_text(source, "utf-8")
        return file

    return to


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Install a package: a module and its metadata, as pip lays them out."""
    modules: list[str] = []

    def as_pip_does(module: str, source: str, entry: str) -> None:
        root = tmp_path / f"site-packages-{module}"
        info = root / f"{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (root / f"{module}.py").write_text(source, "utf-8")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[extractor]\n{entry}\n", "utf-8")
        monkeypatch.syspath_prepend(root)
        modules.append(module)

    yield as_pip_does
    for module in modules:
        sys.modules.pop(module, None)


def layer_of(host: Extractor, name: str) -> list[Layer]:
    return [entry.layer for entry in host.sites if entry.name == name]


# --- where plugins come from --------------------------------------------------------------------------------


def test_the_bundled_sites_are_there() -> None:
    host = Extractor()
    assert {entry.name for entry in host.sites if entry.layer is Layer.BUNDLED} >= {"sina", "wechat", "fourhou"}
    assert host.failures == ()


def test_a_site_is_given_at_run_time() -> None:
    host = Extractor(sites=[site("Pond", "pond.example")])
    assert layer_of(host, "pond") == [Layer.GIVEN]
    assert host.extract(page(), url="https://pond.example/1").extractor == "pond"


@pytest.mark.parametrize("given", [5, "Pond", Site, site("Pond", "pond.example")(), object])
def test_what_is_given_must_be_a_site_with_hosts(given: object) -> None:
    with pytest.raises(PluginError, match=r"is no site|has no hosts and recognises nothing"):
        Extractor(sites=[given])


def test_a_folder_is_given_or_named_by_the_environment(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("pond.py", SITE.format(name="Pond", hosts=("pond.example",)))
    write("_helpers.py", "raise RuntimeError")
    write("notes.txt", "no plugin")
    assert layer_of(Extractor(), "pond") == []
    assert layer_of(Extractor(plugins_dir=folder), "pond") == layer_of(Extractor(plugins_dir=str(folder)), "pond")
    monkeypatch.setenv("EXTRACTOR_PLUGINS_DIR", str(folder))
    host = Extractor()
    assert layer_of(host, "pond") == [Layer.LOCAL]
    assert host.extract(page(), url="https://pond.example/1").title == "Pond"
    assert [entry.origin for entry in host.sites if entry.name == "pond"] == [str(folder / "pond.py")]
    monkeypatch.setenv("EXTRACTOR_PLUGINS_DIR", "")
    assert layer_of(Extractor(), "pond") == []


def test_a_folder_that_is_none_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in (tmp_path / "none", Path(__file__)):
        with pytest.raises(PluginError, match=missing.name):
            Extractor(plugins_dir=missing)
    monkeypatch.setenv("EXTRACTOR_PLUGINS_DIR", str(tmp_path / "none"))
    with pytest.raises(PluginError, match="does not exist"):
        Extractor()


@pytest.mark.parametrize("entry", ["pond = pond_site", "pond = pond_site:Pond"])
def test_an_installed_package_offers_a_module_or_a_site(install: Callable[..., None], entry: str) -> None:
    install("pond_site", SITE.format(name="Pond", hosts=("pond.example",)), entry)
    host = Extractor()
    assert layer_of(host, "pond") == [Layer.INSTALLED]
    assert [entry.origin for entry in host.sites if entry.name == "pond"] == ["pond_site 1.0"]
    assert host.extract(page(), url="https://pond.example/1").extractor == "pond"


def test_one_plugin_may_register_many_sites_by_hook(folder: Path, write: Write) -> None:
    write("many.py", "from extractor import Site, hookimpl\n@hookimpl\ndef extractor_register_sites(register):\n"
          "    for i in range(200):\n        register(type(f'Site{i}', (Site,), {'hosts': (f's{i}.example',)}))\n")  # fmt: skip
    host = Extractor(plugins_dir=folder)
    assert len([entry for entry in host.sites if entry.layer is Layer.LOCAL]) == 200
    assert host.failures == ()


def failure_of(host: Extractor) -> str:
    (failure,) = host.failures
    return failure.error


def test_a_mistake_in_a_package_is_told_where_it_is_written(
    install: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages-pond_sites" / "pond_package"
    install("pond_sites", "import pond_package.lakes", "pond = pond_package.lakes")
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "lakes.py").write_text("from pond_package import rules\n")
    (package / "rules.py").write_text("from extractor.rules import css\n\nTITLE = css('h1..a')\n")
    for module in ("pond_package", "pond_package.lakes", "pond_package.rules"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    assert failure_of(Extractor()).startswith(f'{package / "rules.py"}:3: "h1..a" is no CSS selector')


def test_a_package_that_is_not_there_is_told_with_its_name(install: Callable[..., None]) -> None:
    install("pond_site", "", "pond = pond_site_elsewhere")
    assert failure_of(Extractor()) == "pond_site 1.0: ModuleNotFoundError: No module named 'pond_site_elsewhere'"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("import json\n\njson.loads('')\n", "3: JSONDecodeError: Expecting value"),
        ("import sys\nsys.exit(2)\n", "2: SystemExit: 2"),
        ("\n\nfrom _pond_helper import x\n", "3: ModuleNotFoundError: No module named '_pond_helper'"),
        (
            "from extractor.rule import x",
            "1: ModuleNotFoundError: No module named 'extractor.rule'; did you mean 'extractor.rules'?",
        ),
        (
            "import extractor\nextractor.css('a')",
            "2: AttributeError: module 'extractor' has no attribute 'css'; write \"from extractor.rules import css\"",
        ),
        (
            "from extractor.rules import css\ncss('a').mtch",
            "2: AttributeError: '_Select' object has no attribute 'mtch'; did you mean 'match'?",
        ),
        ("compile('a b', 'nowhere', 'exec')\n", "1: SyntaxError: invalid syntax"),
        ("from extractor import Site\nclass Pond(Site):\n    title = 'x'\n", "2: site Pond: has no hosts"),
        (
            "from extractor import Site\nclass Pond(Site):\n    if True:\n        titel = 'x'\n",
            "2: site Pond: titel: unknown attribute",
        ),
        (
            "from extractor import Site\ndef make():\n    class Pond(Site):\n        hosts = ''\nmake()\n",
            "4: site make.<locals>.Pond: hosts: one text",
        ),
        (
            "from extractor import Site, hookimpl\n@hookimpl\ndef extractor_register_sites(register):\n"
            "    register(type('Pond', (Site,), {'hosts': ('a b',)}))\n",
            '4: site Pond: hosts: "a b" is no host',
        ),
        (
            "from extractor.rules import css\nclass Other:\n    title = css('[')\n    other = 1\n",
            "3: site Other: title:",
        ),
        ("from extractor.rules import css\nclass Other:\n    other = css('[')\n", '3: "[" is no CSS selector'),
        ("x = 'a\nb'\n", "1: SyntaxError: unterminated string literal"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line(folder: Path, write: Write, source: str, place: str) -> None:
    file = write("pond.py", source)
    told = failure_of(Extractor(plugins_dir=folder))
    assert told.startswith(f"{file}:{place}"), told


@pytest.mark.parametrize("source", [b"x = '\xff'\n", b"x = 1\0", b"x = " + b"(" * 500])
def test_a_file_that_is_no_python_is_told_with_its_name(folder: Path, source: bytes) -> None:
    file = folder / "pond.py"
    file.write_bytes(source)
    assert failure_of(Extractor(plugins_dir=folder)).startswith(str(file))


def test_a_base_class_for_sites_of_other_files_needs_no_hosts(folder: Path, write: Write) -> None:
    write("_base.py", "raise RuntimeError")
    write("base.py", "from extractor import Site\nclass _Base(Site):\n    source = 'Pond News'\n")
    assert Extractor(plugins_dir=folder).failures == ()


# --- which site ---------------------------------------------------------------------------------------------


def test_the_layer_nearer_to_the_user_wins(folder: Path, write: Write, install: Callable[..., None]) -> None:
    url, sina = "https://news.sina.com.cn/1", SITE.format(name="Pond", hosts=("*.sina.com.cn",))
    assert Extractor().extract(page(), url=url).extractor == "accurate"
    install("sina_site", sina.replace("Pond", "Installed"), "sina = sina_site")
    assert Extractor().extract(page(), url=url).extractor == "installed"
    write("sina.py", sina.replace("Pond", "Local"))
    assert Extractor(plugins_dir=folder).extract(page(), url=url).extractor == "local"
    given = site("Given", "*.sina.com.cn")
    assert Extractor(plugins_dir=folder, sites=[given]).extract(page(), url=url).extractor == "given"
    longer = site("Longer", "news.sina.com.cn")
    assert Extractor(plugins_dir=folder, sites=[given, longer]).extract(page(), url=url).extractor == "longer"


@pytest.mark.parametrize(
    ("url", "chosen"),
    [
        ("https://pond.example/1", "exact"),
        ("HTTPS://WWW.Pond.Example:8080/1", "exact"),
        ("https://news.pond.example/1", "wild"),
        ("https://www.news.pond.example/1", "wild"),
        ("https://a.deep.pond.example/1", "deep"),
        ("https://user@pond.example/", "exact"),
        ("https://bigpond.example/1", "accurate"),
        ("ftp://pond.example/1", "accurate"),
        ("https://[pond.example/1", "accurate"),
    ],
)
def test_the_address_chooses_the_site(url: str, chosen: str) -> None:
    sites = [site("Exact", "pond.example"), site("Wild", "*.pond.example"), site("Deep", "*.deep.pond.example")]
    assert Extractor(sites=sites).extract(page(), url=url).extractor == chosen


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://pond.example/1">',
        '<meta property="og:url" content="https://pond.example/1">',
    ],
)
def test_without_an_address_the_page_says_it_and_the_caller_knows_better(head: str) -> None:
    host = Extractor(sites=[site("Pond", "pond.example"), site("Lake", "lake.example")])
    assert host.extract(page(head)).extractor == "pond"
    assert host.extract(page(head), url="https://lake.example/1").extractor == "lake"
    assert host.extract(host.read(page(head)), url="https://lake.example/1").extractor == "lake"
    assert host.extract(f"---\nurl: https://lake.example/1\n---\n{page(head)}").extractor == "lake"


def test_a_document_without_an_address_is_recognised_by_the_highest_layer() -> None:
    def recognises(self: Site, document: Document) -> bool:
        return "Fog in the harbour" in document.text

    local, other = site("Pond", recognises=recognises), site("Lake", recognises=lambda self, document: False)
    host = Extractor(sites=[other, local])
    assert host.extract(page()).extractor == "pond"
    assert host.extract(page().replace("Fog", "Sun")).extractor == "accurate"
    assert host.extract(page(), url="https://elsewhere.example/1").extractor == "accurate"


def test_two_sites_of_one_layer_with_one_claim_are_a_conflict_that_names_both(folder: Path, write: Write) -> None:
    write("one.py", SITE.format(name="One", hosts=("pond.example",)))
    write("two.py", SITE.format(name="Two", hosts=("www.pond.example",)))
    with pytest.raises(PluginConflictError, match=r"(?s)two \(.*two\.py\) and one \(.*one\.py\) both claim"):
        Extractor(plugins_dir=folder)
    with pytest.raises(PluginConflictError, match=r"both claim 'pond\.example'"):
        Extractor(sites=[site("One", "pond.example"), site("Two", "pond.example")])


def test_the_default_host_is_made_on_first_use_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert extractor.extract(page().encode(), url="https://a.example/1").url == "https://a.example/1"
    monkeypatch.setenv("EXTRACTOR_PLUGINS_DIR", "/no/such/folder")
    assert extractor.extract(page(), kind=Kind.PAGE).title == "Fog in the harbour"
