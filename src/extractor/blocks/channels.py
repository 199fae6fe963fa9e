"""Calls to follow a site in networks and messengers, and to have it sent, in the languages of the web.

A verb and a network in one short line: either says little alone. As :mod:`~extractor.blocks.boilerplate` takes kinds of
lines: the reason, the patterns of its beginning, the most characters of such a line, and whether it counts only at the
edges of the text.
"""

from __future__ import annotations

__all__ = ["CHANNELS"]

_NETWORKS = (
    "whats\\s?app|واتس\\s?[اآ]?ب|व्हाट्स\\s?[एऐअ]प|וואטסאפ|ватсап|telegram|телеграм|تلغرام|تليجرام|تلگرام|टेलीग्राम|टेलिग्राम|"
    "google (?:news|haberler|noticias|notícias|новост|nieuws|discover)|гугл новости|जूगल न्यूज़|facebook|فيسبوك|फेसबुक|פייסבוק|"
    "instagram|twitter|tiktok|youtube|viber|вайбер|linkedin|дзен|вконтакте|threads|bluesky"
)
_VERBS = (
    "(?:follow|join|subscribe|like|find)\\b|siga\\b|sigue|síguenos|acompanhe|(?:clique|entre|entrar|participe|receba)\\b|"
    "únete|unirse|suscríbe|inscreva|recibe\\b|suivez|rejoignez|abonnez|retrouvez|folg(?:en|e|t)\\b|abonnier|"
    "segui(?:ci)?\\b|iscriviti|unisciti|abone|takip|katıl|подпи[сш]|підпи[сш]|присоедин|приєдн|следите|стежте|последва|абонира|"
    "obserwuj|dołącz|polub|śledź|sleduj|přidejte|pridajte|ikuti|gabung|simak|kövess|csatlakoz|iratkoz|urmăre|abonea|alătur|"
    "ακολουθ|עקבו|הצטרפו|تابع|اشترك|انضم|دنبال|بپیوندید|जु[\\u0921\\u095c]|फॉलो|सब्सक्राइब|ফলো|সাবস্ক্রাইব|theo dõi|tham gia|ติดตาม|"
    "volg(?: ons)?\\b|följ\\b|følg\\b|seuraa|prati(?:te)?\\b"
)
_OUR = "(?:us|our|the)\\b|(?:nosso|nossa|o canal|nuestro|nuestra)\\b|(?:notre|nous)\\b|(?:uns|unser\\w{0,2})\\b|(?:ci|nostro)\\b"

CHANNELS: tuple[tuple[str, tuple[str, ...], int, bool], ...] = (
    (
        "subscription",
        (
            rf".{{0,40}}(?:{_VERBS}).{{0,80}}(?:{_NETWORKS})",
            rf".{{0,40}}(?:{_NETWORKS}).{{0,60}}(?:{_VERBS})",
        ),
        130,
        True,
    ),
    (
        "subscription",
        (
            rf"\W{{0,4}}(?:click here to )?(?:follow|join|subscribe to|siga|entre no|únete a|suivez|rejoignez) (?:{_OUR}).{{0,60}}"
            rf"(?:{_NETWORKS})",
            r"(?:sign up|subscribe|register) (?:here )?(?:for|to) (?:our|the|my)\b.{0,40}\b(?:newsletters?|mailing list|e-?mail alerts)\b",
            r"enter your e-?mail(?: address)?\b.{0,60}$",
            r"(?:inscrivez-vous|abonnez-vous) à (?:notre|la) newsletter|(?:suscríbete|apúntate) a (?:nuestra|nuestro|la) (?:newsletter|boletín)",
            r"(?:iscriviti|abbonati) alla (?:nostra )?newsletter|(?:assine|inscreva-se n[ao]) (?:a )?(?:nossa )?newsletter",
            r"(?:jetzt )?(?:den |unseren )?newsletter (?:kostenlos |hier |jetzt )?(?:abonnieren|bestellen)|zapisz się (?:na|do) newsletter",
        ),
        160,
        False,
    ),
    (
        "subscription",
        (
            r"(?:get|download|install) .{0,60}\bapp\b\W{0,3}$|(?:do you|have you|got|have) (?:have |got )?(?:an? |any )?(?:\w+ )?"
            r"(?:story|tips?|photos?|videos?|news tip)\b.{0,40}\?",
            r"for (?:more|all the latest) (?:stories|news|articles|updates|information)\b.{0,40}\b(?:check|visit|follow|click|go to|download)\b",
            r"receb[ae] .{2,60}(?:e-?mail|celular)\W{0,3}$|recibe .{2,60}(?:correo|e-?mail|móvil)\W{0,3}$",
        ),
        140,
        True,
    ),
)
"""Reason, patterns, most characters, whether only at the edges."""
