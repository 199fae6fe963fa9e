"""Explanations to look at."""

from __future__ import annotations

from datetime import datetime

from extractor.article import Article, Origin, Removal
from extractor.document import Kind
from extractor.explaining import Attempt, Claim, Explanation, FieldReport, Passage, Verdict

BODY = Origin("harbour", 'block(".story", drop=(".inline-ad",))')
TITLE = Origin("harbour", 'css("h1.headline")', "Fog in the harbour – The Tide")


def passage(text: str, verdict: Verdict = Verdict.KEPT, reason: str = "", rule: str = BODY.rule) -> Passage:
    return Passage("p", text, verdict, reason, rule, f"div.story > p:nth-of-type({len(text)})")


PASSAGES = (
    passage("Home", Verdict.OUTSIDE, "outside the body"),
    passage("Sport", Verdict.OUTSIDE, "outside the body"),
    Passage("h1", "Fog in the harbour", Verdict.OUTSIDE, "outside the body", BODY.rule, "h1.headline"),
    passage("The harbour master counted forty boats before the fog came in."),
    passage("Buy a lantern today", Verdict.SITE, "dropped by the site", ".inline-ad"),
    passage("By noon the old bell rang."),
    passage("Scan the code", Verdict.BOILERPLATE, "qr code", "line says 'scan'"),
    passage("Click here to win", Verdict.BOILERPLATE, "advertisement", "class 'advert'"),
    passage("Left by the engine", Verdict.ENGINE, "trafilatura left it out", "bare_extraction()"),
)

FIELDS = {
    "title": FieldReport(
        "Fog in the harbour",
        TITLE,
        (
            Attempt("harbour", 'css("h2.old-headline")', None, problem="found nothing"),
            Attempt("harbour", TITLE.rule, "Fog in the harbour", TITLE.raw, passages=(2,)),
            Attempt("meta", 'meta("og:title")', "Fog", "Fog | The Tide", passages=(3,)),
        ),
    ),
    "published": FieldReport(
        datetime(2025, 5, 6, 7, 8),
        Origin("meta", 'meta("article:published_time")', "2025-05-06T07:08"),
        (Attempt("meta", 'meta("article:published_time")', datetime(2025, 5, 6, 7, 8), "2025-05-06T07:08"),),
    ),
    "body": FieldReport(1234, BODY, (Attempt("harbour", BODY.rule, 2345),)),
    "editors": FieldReport((), None, (Attempt("page", 'label("editor")', (), "by 12", "is no editors", (5,)),)),
}

HARBOUR = Explanation(
    kind=Kind.PAGE,
    charset="gb18030",
    url="https://harbour.example/fog",
    claims=(
        Claim("harbour", "sites/harbour.py", "harbour.example", chosen=True),
        Claim("coast", "coast-news 1.2", "recognises()", chosen=False),
    ),
    choice="harbour claims harbour.example",
    article=Article(title="Fog in the harbour", body="…", extractor="harbour", language="en-GB"),
    fields=FIELDS,
    passages=PASSAGES,
    removals=(Removal("qr code", "img.qr", ""), Removal("site", ".inline-ad", "Buy a lantern today")),
    warnings=("harbour.published found nothing: css('time')",),
)
