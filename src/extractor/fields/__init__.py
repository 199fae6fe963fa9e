"""The fields of an article, each declared once and filled from the first of its candidates that holds.

A document comes in, candidates with whose evidence they are go out, best first: front matter, structured data, meta,
the page's labels, the body's own text, an engine. No field asks a site, and none looks at another's value but at the
names of media, which are no authors.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from extractor.fields.addresses import clean_url, url
from extractor.fields.declared import (
    clean_language,
    clean_text,
    description,
    images,
    language,
    pictures,
    site_name,
    split_tags,
    tags,
)
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.field import Context, Field, Form
from extractor.fields.sources import clean_source, source
from extractor.fields.titles import clean_title, title
from extractor.fields.when.dates import parse_date
from extractor.fields.when.moments import modified, published
from extractor.fields.who.contributors import Contributor, contributors, credited_for
from extractor.fields.who.people import authors, editors
from extractor.fields.who.persons import names

__all__ = ["FIELDS", "Candidate", "Context", "Contributor", "Evidence", "Field", "Form"]

_DECLARED = (
    Field(
        "title",
        "The headline, on one line, without the name of the site.",
        Form.TEXT,
        title,
        lambda value, _: clean_title(value),
        on_every_page=True,
    ),
    Field(
        "source",
        "The medium credited (来源), else the account or feed it came from.",
        Form.TEXT,
        source,
        lambda value, _: clean_source(value),
        is_medium=True,
    ),
    Field(
        "site_name",
        "The name of the site as it calls itself.",
        Form.TEXT,
        site_name,
        lambda value, _: clean_text(value),
        is_medium=True,
    ),
    Field(
        "authors",
        "Who wrote it, in the order given. Never the medium credited.",
        Form.TEXTS,
        authors,
        lambda value, _: names(value),
    ),
    Field(
        "editors",
        "Who edited it (责任编辑, 责编, 编辑), without staff codes.",
        Form.TEXTS,
        editors,
        lambda value, _: names(value),
    ),
    Field(
        "contributors",
        "Who else did something (摄影, 校对, 翻译), and what.",
        Form.CONTRIBUTORS,
        contributors,
        lambda value, _: credited_for(value),
    ),
    Field(
        "published",
        "A ``date`` where only the day is known, a ``datetime`` where the time is known too, aware where the zone is.",
        Form.MOMENT,
        published,
        lambda value, context: parse_date(value, zone=context.zone, language=context.language),
        on_every_page=True,
    ),
    Field(
        "modified",
        "Likewise, of the last change.",
        Form.MOMENT,
        modified,
        lambda value, context: parse_date(value, zone=context.zone, language=context.language),
    ),
    Field(
        "description",
        "The summary the document carries in its head or header.",
        Form.TEXT,
        description,
        lambda value, _: clean_text(value),
    ),
    Field(
        "language",
        'A BCP 47 tag as declared, for instance ``"zh-CN"``.',
        Form.TEXT,
        language,
        lambda value, _: clean_language(value),
    ),
    Field(
        "url",
        "The canonical URL, else the address it was saved from.",
        Form.TEXT,
        url,
        lambda value, _: clean_url(value),
    ),
    Field(
        "images",
        "The pictures in the body.",
        Form.IMAGES,
        images,
        lambda value, context: pictures(value, context.base),
    ),
    Field(
        "tags",
        "Keywords and categories.",
        Form.TEXTS,
        tags,
        lambda value, _: split_tags(value),
    ),
)

FIELDS: Mapping[str, Field] = MappingProxyType({field.name: field for field in _DECLARED})
"""Every field besides the body by its name, in the order they are filled: authors after the media, which are none."""
