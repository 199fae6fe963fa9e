"""凤凰网 (ifeng.com): news, finance, entertainment, and 大风号.

Its classes carry hashes (text-3zQ3cZD4, index_text_D0U1y): the name before or between them stays.

Checked 2026-11: 4 pages of 2019 to 2024.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label, meta


class Ifeng(Site):
    hosts = ("ifeng.com", "*.ifeng.com")
    timezone = "Asia/Shanghai"
    title = css("h1[class^=topic-], h1[class*=index_topic_], #artical_topic")
    published = meta("og:time") | css("p[class^=time-], [class*=index_timeBref_], #artical_sth .ss01")
    source = css(
        "[class^=source-] a, [class*=index_source_] a, [class*=index_sourceTitleText_] a, #artical_sth .ss03"
    ) | css("span[class^=source-], span[class*=index_source_]")
    editors = css_all("p[class^=author-]", "p[class*=index_author_]", "#artical_sth2 .zebian") >> label(
        "责任编辑", "责编"
    )
    body = block("[class^=main_content-] [class^=text-]", "[class*=index_text_]", "#main_content", "#artical_real")
