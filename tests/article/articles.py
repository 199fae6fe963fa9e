"""Articles: of every fixture, one with everything in it, and any that there could be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from extractor import Article, Block, Contributor, Extractor, Image, Kind, NoContentError, Origin, Removal
from extractor.testing import load_cases

FIXTURES = Path(__file__).parents[1] / "fixtures"
FULL = Article(
    title="港口起雾",
    body="港口\n四十条船 < 十条",
    authors=("林望舒",),
    editors=("沈知微", "柳河"),
    contributors=(Contributor("甲某", "摄影"),),
    source="云溪晚报",
    published=datetime(2021, 6, 7, 16, 5, tzinfo=ZoneInfo("Asia/Shanghai")),
    modified=date(2021, 6, 8),
    site_name="云溪网",
    description="雾",
    language="zh-CN",
    url="https://a.example/1",
    images=(Image("https://a.example/x.png", "船"), Image("https://a.example/y.png")),
    tags=("海",),
    kind=Kind.HTML_POST,
    extractor="pond",
    confidence=1.0,
    origins={"title": Origin("pond", 'css("h1")', "港口起雾"), "body": Origin("pond", 'block("#a")')},
    warnings=("pond.tags found nothing",),
    removals=(Removal("qr code", "^扫码", "扫码关注"),),
    blocks=(Block("h2", "港口", "港口"), Block("p", "四十条船 < 十条", "<strong>四十条船</strong> &lt; 十条")),
)
MIXED = (
    Article(title="day", published=date(2025, 5, 6)),
    Article(title="naive", published=datetime(2025, 5, 6, 8, 20)),
    Article(title="aware", published=datetime(2025, 5, 6, 8, 20, tzinfo=timezone(timedelta(hours=8)))),
    Article(title="utc", published=datetime(2025, 5, 5, 23, 0, tzinfo=UTC)),
    Article(title="none"),
)


def real() -> list[Article]:
    """The articles in the fixtures."""
    host, found = Extractor(), []
    for case in load_cases(FIXTURES):
        try:
            found.append(host.extract(case.input, url=case.url, kind=case.kind))
        except NoContentError:
            continue
    assert len(found) > 9
    return found


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_texts = st.lists(_text, max_size=3).map(tuple)
_zones = st.none() | st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_moments = (
    st.none()
    | st.dates(date(1980, 1, 1), date(2100, 1, 1))
    | st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=_zones)
)
ANY = st.builds(
    Article,
    title=st.none() | _text,
    body=_text,
    authors=_texts,
    contributors=st.lists(st.builds(Contributor, _text, _text), max_size=2).map(tuple),
    published=_moments,
    modified=_moments,
    url=st.none() | _text,
    images=st.lists(st.builds(Image, _text, st.none() | _text), max_size=2).map(tuple),
    kind=st.sampled_from(Kind),
    confidence=st.none() | st.floats(0, 1),
    origins=st.dictionaries(_text, st.builds(Origin, _text, _text, st.none() | _text), max_size=2),
    removals=st.lists(st.builds(Removal, _text, _text, _text), max_size=2).map(tuple),
)
