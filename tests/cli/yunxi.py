"""Saved pages of one invented site, which plugins are made from."""

from __future__ import annotations

from pathlib import Path

PARAGRAPHS = {
    "harbour": (
        "清晨五点，渔港的灯还亮着，四十多条木船已经排在防波堤内侧等待潮水。老船长说，今年春汛比往年早了整整十天。",
        "港务站新装的浮标每十分钟把水位传回岸上，值班员不必再举着手电筒去看标尺，渔民在家里就能知道什么时候可以出海。",
        "到了中午，第一批渔获被送进冷库，合作社把价格写在黑板上，来自邻县的买家围成一圈，谁也不肯先开口还价。",
    ),
    "orchard": (
        "山坡上的梨园今年换了主人，三个从城里回来的年轻人把旧仓库改成了分拣车间，门口挂着手写的开工时间表。",
        "他们给每一排梨树编了号，用手机记录浇水和疏果的日子，村里的老人起初不信，后来也跟着把自家的树编上了号码。",
        "秋天的第一场雨过后，第一车梨子运往省城，车身上只写着村子的名字，没有商标，司机说这样反而好认得多。",
    ),
    "library": (
        "社区图书馆搬进了停用的粮站，高高的屋顶下摆着二百个座位，孩子们把原来的磅秤当成了还书的柜台。",
        "馆里的书一半来自居民捐赠，每本书的扉页都贴着一张纸条，写着捐书人的街道和一句想对读者说的话。",
        "开馆第一周共有三千人次进出，管理员把借阅时间延长到晚上九点，门外的面馆也跟着把灯多亮了两个小时。",
    ),
}
TITLES = {"harbour": "渔港春汛提前十天", "orchard": "三个年轻人接手山坡梨园", "library": "停用粮站变成社区图书馆"}
EDITORS = {"harbour": "罗青禾", "orchard": "沈小满", "library": "罗青禾"}
SOURCES = {"harbour": "云溪晚报", "orchard": "山塘日报", "library": "云溪晚报"}
TIMES = {"harbour": "2024-03-09 07:15", "orchard": "2024-10-02 18:40", "library": "2024-06-21 09:05"}
RELATED = {"harbour": "灯塔守夜人的一天", "orchard": "老井重新出水", "library": "旧戏台修好了"}
URL = "https://news.yunxi.example/2024/{}.html"


def news_page(name: str, *, canonical: bool = True, host: str = "news.yunxi.example") -> str:
    """A page of one invented site: its structure is the same on all, its words are not."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[name])
    link = f'<link rel="canonical" href="https://{host}/2024/{name}.html">' if canonical else ""
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{TITLES[name]}_云溪新闻网</title>
<meta property="og:title" content="{TITLES[name]}"><meta property="og:site_name" content="云溪新闻网">{link}</head><body>
<div class="nav-bar"><a href="/">首页</a> <a href="/local">本地</a> <a href="/sport">体育</a></div>
<div class="css-1x2y3z wrap" id="page-{len(name)}{len(name)}"><div class="main-column">
<h1 class="headline css-9q8w7e">{TITLES[name]}</h1>
<div class="info-line"><span class="time">{TIMES[name]}</span> <span class="from">来源：{SOURCES[name]}</span></div>
<div class="story-text Article_body__x7Yq2">{body}
<div class="qr-box"><img src="/qr.png"><p>长按二维码，下载云溪新闻客户端</p></div>
<div class="tools-line">收藏 纠错 字号</div>
<div class="more-reading"><p>猜你想看</p><a href="/x/{name}">{RELATED[name]}</a></div>
<p class="duty">责任编辑：{EDITORS[name]}</p></div>
<div class="share-bar">分享到 微信 微博</div></div></div>
<div class="footer">云溪新闻网 版权所有</div></body></html>"""


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
