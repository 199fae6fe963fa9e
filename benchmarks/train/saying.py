"""Sentences and lines in the words of an article, and what sites say around theirs, for pages that are made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from extractor.document.text import is_mostly_han

__all__ = ["Said", "letters"]

_NAMES = (
    "box facts info note tip callout highlight quote list steps step row item card content text inner block module "
    "unit summary points timeline table embed section panel col title label num wrap entry story media"
).split()
_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHKLMNPQRTUVWXYZ0123456789"


def letters(chance: Random) -> str:
    """A name that says nothing."""
    return "".join(chance.choices(_LETTERS, k=chance.randint(4, 8)))


class Said:
    """Sentences and lines in the words of an article.

    Args:
        texts: Its paragraphs.
        language: What they are written in.
        chance: What is said.
    """

    def __init__(self, texts: Sequence[str], language: str, chance: Random) -> None:
        self.chance = chance
        self._texts = texts
        self._phrases = _PHRASES.get("zh" if is_mostly_han("".join(texts)) else language[:2].lower())

    def some(self, least: int, most: int) -> str:
        """So many words, or three times as many ideographs."""
        text = self.chance.choice(self._texts)
        is_han = is_mostly_han(text)
        words = [*text] if is_han else text.split()
        count = self.chance.randint(least, most) * (3 if is_han else 1)
        start = self.chance.randint(0, max(0, len(words) - count))
        said = ("" if is_han else " ").join(words[start : start + count]).strip(" ,.;:!?，。；：！？、\"'()（）“”")
        return said[:1].upper() + said[1:]

    def line(self) -> str:
        """What stands in a row."""
        return self.some(2, 8)

    def heading(self) -> str:
        """What stands above a part."""
        said = self.some(2, 5)
        return said + self.chance.choice(("", "", ":", "?")) if not is_mostly_han(said) else said

    def sentence(self) -> str:
        """A sentence."""
        said = self.some(8, 24)
        return said + ("。" if is_mostly_han(said) else ".")

    def lines(self) -> list[str]:
        """Some lines."""
        return [self.line() for _ in range(self.chance.randint(2, 6))]

    def phrase(self, kind: str) -> str:
        """What sites say around their articles: ``"reply"``, ``"read"``, ``"subscribe"``, or ``"comments"``."""
        phrases = (self._phrases or _PHRASES["en"])[kind]
        return self.chance.choice(phrases).format(self.chance.randint(1, 90))

    def called(self, *names: str) -> dict[str, str]:
        """A class: one of the names, some others, letters, or none."""
        kind = self.chance.random()
        if kind < 0.3:
            return {}
        if kind < 0.6:
            return {"class": self.chance.choice(("", "_", "css-", "sc-")) + letters(self.chance)}
        if kind < 0.8 and names:
            return {"class": self.chance.choice(names)}
        return {"class": "-".join(self.chance.sample(_NAMES, self.chance.randint(1, 2)))}


_PHRASES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        "reply": ("Reply", "Report", "Like"), "comments": ("{} comments", "Comments", "What readers say"),
        "read": ("Read also:", "Read more", "More on this", "You may also like", "Related:"),
        "subscribe": ("Download our app", "Get our newsletter", "Subscribe now for full access",
                      "Sign up for our daily briefing", "Follow us for more", "Support our work with a donation",
                      "Submit a letter", "Send us a tip"),
    },
    "de": {
        "reply": ("Antworten", "Melden", "Gefällt mir"), "comments": ("{} Kommentare", "Kommentare", "Leserstimmen"),
        "read": ("Lesen Sie auch:", "Mehr dazu", "Weitere Artikel", "Das könnte Sie auch interessieren"),
        "subscribe": ("Unsere App laden", "Newsletter abonnieren", "Jetzt Abo abschließen und weiterlesen",
                      "Leserbrief schreiben",
                      "Melden Sie sich für unseren Newsletter an", "Folgen Sie uns"),
    },
    "fr": {
        "reply": ("Répondre", "Signaler"), "comments": ("{} commentaires", "Commentaires"),
        "read": ("Lire aussi :", "À lire aussi", "Sur le même sujet"),
        "subscribe": ("Téléchargez notre application", "Abonnez-vous à la newsletter",
                      "Abonnez-vous pour lire la suite"),
    },
    "es": {
        "reply": ("Responder", "Denunciar"), "comments": ("{} comentarios", "Comentarios"),
        "read": ("Lea también:", "Te puede interesar", "Más noticias"),
        "subscribe": ("Descarga nuestra app", "Suscríbete al boletín", "Síguenos en las redes"),
    },
    "pt": {
        "reply": ("Responder", "Denunciar"), "comments": ("{} comentários", "Comentários"),
        "read": ("Leia também:", "Veja também", "Mais notícias"),
        "subscribe": ("Baixe o nosso aplicativo", "Assine a newsletter", "Siga-nos nas redes"),
    },
    "it": {
        "reply": ("Rispondi", "Segnala"), "comments": ("{} commenti", "Commenti"),
        "read": ("Leggi anche:", "Potrebbe interessarti", "Altre notizie"),
        "subscribe": ("Scarica la nostra app", "Iscriviti alla newsletter", "Seguici sui social"),
    },
    "ru": {
        "reply": ("Ответить", "Пожаловаться"), "comments": ("{} комментариев", "Комментарии"),
        "read": ("Читайте также:", "По теме", "Ещё новости"),
        "subscribe": ("Скачайте наше приложение", "Подпишитесь на рассылку", "Подписывайтесь на наш канал"),
    },
    "ja": {
        "reply": ("返信", "通報"), "comments": ("コメント {}件", "コメント"),
        "read": ("あわせて読みたい", "関連記事", "こちらも読まれています"),
        "subscribe": ("アプリをダウンロード", "メールマガジンに登録する", "会員登録して続きを読む"),
    },
    "ko": {
        "reply": ("답글", "신고"), "comments": ("댓글 {}개", "댓글"),
        "read": ("함께 읽기", "관련 기사", "많이 본 뉴스"),
        "subscribe": ("앱 다운로드", "뉴스레터 구독하기", "구독하고 계속 읽기"),
    },
    "zh": {
        "reply": ("回复", "举报", "赞"), "comments": ("{}条评论", "网友评论", "精选留言"),
        "read": ("延伸阅读：", "相关阅读", "更多精彩内容", "推荐阅读"),
        "subscribe": ("下载客户端", "打开APP阅读全文", "订阅我们的通讯", "关注我们获取更多资讯", "扫码加入读者群",
                      "我要投稿", "欢迎提供新闻线索"),
    },
}  # fmt: skip
