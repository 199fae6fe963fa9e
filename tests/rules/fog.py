"""The page that rules are tried on."""

PAGE = """<html><head><meta property="og:title" content="Fog"><meta name="Author" content="Jane Doe">
<script type="application/ld+json">[{"@type": "WebSite"}, {"author": [{"id": 1}, {"name": "John Roe"}], "n": 5}]</script>
<script>var ct = "1623911124";</script></head><body><h1 class="empty"> </h1><h1>Fog in\n the <i>harbour</i></h1>
<p class="by"><a href="/jane">Jane</a> <a href="/john">John</a></p><p class="credits">来源：云溪晚报 责任编辑：林望舒</p>
<div id="story"><p>One.</p><div class="ad">Buy <b>this</b>.</div><p>Two.</p></div><div id="blank"> </div></body></html>"""
