"""The public names, pinned: whoever changes one changes this file."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from inspect import signature

import pytest

import extractor
from extractor import Extractor, hookspecs, rules
from extractor.sites.site import RULED


def test_the_package_exports_these_names() -> None:
    assert extractor.__all__ == [
        "Article",
        "BatchError",
        "Block",
        "Contributor",
        "Document",
        "Explanation",
        "Extraction",
        "Extractor",
        "ExtractorError",
        "Image",
        "KeptSite",
        "Kind",
        "LimitExceeded",
        "Memory",
        "NoContentError",
        "Origin",
        "ParseError",
        "PluginConflictError",
        "PluginError",
        "Removal",
        "Site",
        "Voice",
        "extract",
        "field",
        "hookimpl",
    ]


def test_rules_are_these() -> None:
    assert rules.__all__ == [
        "Match",
        "Region",
        "Rule",
        "below_headline",
        "between",
        "block",
        "byline",
        "css",
        "css_all",
        "front_matter",
        "json_ld",
        "label",
        "meta",
        "pattern",
        "xpath",
    ]


@pytest.mark.parametrize("module", [extractor, rules])
def test_every_exported_name_is_there_and_documented(module: object) -> None:
    for name in module.__all__:
        assert name in dir(module)
        assert getattr(module, name).__doc__, name


def test_the_version_is_that_of_the_package() -> None:
    assert extractor.__version__ == version("extractor")
    assert "__version__" in dir(extractor)


def test_a_name_that_is_not_exported_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'extractor' has no attribute 'nothing'"):
        _ = extractor.nothing


def test_hooks_have_these_names_and_arguments() -> None:
    hooks = {
        name: list(signature(hook).parameters)
        for name, hook in vars(hookspecs).items()
        if name.startswith("extractor_")
    }
    assert hooks == {
        "extractor_register_sites": ["register"],
        "extractor_rules": ["path"],
        "extractor_read": ["content", "url", "kind"],
        "extractor_choose_site": ["document", "candidates"],
        "extractor_clean": ["document", "blocks"],
        "extractor_fallback": ["document"],
        "extractor_finish": ["document", "article"],
    }
    firstresult = {name for name in hooks if getattr(hookspecs, name).extractor_spec["firstresult"]}
    assert firstresult == set(hooks) - {"extractor_register_sites", "extractor_rules", "extractor_clean"}
    assert hookspecs.extractor_register_sites.extractor_spec["historic"]


def test_callers_give_these_arguments() -> None:
    assert list(signature(extractor.extract).parameters) == ["content", "url", "kind"]
    assert list(signature(Extractor.extract).parameters) == ["self", "content", "url", "kind"]
    assert list(signature(Extractor.read).parameters) == ["self", "content", "url", "kind"]
    assert list(signature(Extractor).parameters) == [
        *("plugins_dir", "sites", "rules", "mode", "fallbacks", "memory", "min_confidence", "strict")
    ]
    assert list(signature(Extractor.extract_many).parameters) == ["self", "documents", "jobs"]
    assert list(signature(Extractor.explain).parameters) == ["self", "content", "url", "kind"]
    assert list(signature(Extractor.begin).parameters) == ["self", "content", "url", "kind", "site"]
    public = {name for name in vars(Extractor) if not name.startswith("_")}
    assert public == {
        *("extract", "extract_many", "explain", "begin", "read", "learn"),
        *("claiming", "sites", "rulebook", "failures", "settings"),
    }


def test_an_article_has_these_fields() -> None:
    assert list(extractor.Article.__dataclass_fields__) == [
        *("title", "body", "authors", "editors", "contributors", "source", "published", "modified", "site_name"),
        "description",
        *(
            "language",
            "url",
            "images",
            "tags",
            "kind",
            "extractor",
            "confidence",
            "origins",
            "warnings",
            "removals",
            "blocks",
        ),
    ]
    public = {name for name in vars(extractor.Article) if not name.startswith("_")}
    assert public - set(extractor.Article.__dataclass_fields__) == {
        "html",
        "markdown",
        "editor",
        "date",
        "to_dict",
        "to_json",
        "to_row",
        "from_dict",
        "from_json",
        "json_schema",
        "arrow_schema",
    }
    assert set(RULED) < set(extractor.Article.__dataclass_fields__)


def test_kinds_have_these_values() -> None:
    assert [kind.value for kind in extractor.Kind] == ["page", "fragment", "html_post", "markdown_post"]


def test_every_error_is_an_extractor_error() -> None:
    errors = [getattr(extractor, name) for name in extractor.__all__ if name.endswith(("Error", "Exceeded"))]
    assert all(issubclass(error, extractor.ExtractorError) for error in errors)
    assert issubclass(extractor.PluginConflictError, extractor.PluginError)
    assert len(errors) == 7


def test_importing_the_package_imports_no_engine() -> None:
    engines = "trafilatura readability dateparser markdownify charset_normalizer".split()
    code = f"import sys, extractor; extractor.__all__; print([name for name in {engines!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
