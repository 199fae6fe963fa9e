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
_FOLLOW = (  # as a call or a question, at the beginning of a sentence; no form that tells what somebody did
    "follow|join|subscribe to|(?:like|find) us|siga|sigue|síguenos|acompanhe|curta|confira|clique|participe|receba|recibe|únete|unirse|"
    "sumate|apúntate|suscríbe\\w{0,4}|inscreva-se|suivez|rejoign?e[zs]|retrouvez|abonne[zt]?-\\w{2,4}|"
    "folg(?:e|en|t)(?: sie)? (?:uns|mir|unser\\w{0,2})|folgen sie|folgst du|abonniere[nt]?|hol dir|"
    "segui(?:ci)?|iscriviti|unisciti|volg|word lid|följ|følg|seuraa|prati(?:te)?|"
    "подпи(?:сывайтесь|шитесь|шись)|присоединя(?:йтесь|йся)|следите|підпи(?:суйтесь|шіться|шись)|приєднуй(?:тесь|ся)|"
    "стежте|последвайте|абонирайте|obserwuj|dołącz|polub|śledź|sleduj\\w{0,3}|přidejte|připojte|pridajte|ikuti|gabung|simak|"
    "kövess\\w{0,4}|csatlakoz\\w{0,4}|iratkoz\\w{0,4}|urmăre\\w{0,6}|abonea\\w{0,4}|alătur\\w{0,6}|ακολουθ\\w{1,6}|עקבו|הצטרפו|"
    "تابع\\w{0,4}|اشترك\\w{0,4}|انضم\\w{0,4}|theo dõi|tham gia|ติดตาม"
)
_LAST = (  # where a verb ends its sentence
    "abone ol|takip ed|katıl(?:ın|abilir)|जु[\\u0921\\u095c]|फॉलो|सब्सक्राइब|ফলো|সাবস্ক্রাইব|بپیوندید|دنبال کنید"
)
_OUR = "(?:us|our)\\b|(?:nosso|nossa|nuestro|nuestra)\\b|(?:notre|nous)\\b|(?:uns|unser\\w{0,2})\\b|(?:ci|nostro)\\b"

CHANNELS: tuple[tuple[str, tuple[str, ...], int, bool], ...] = (
    (
        "subscription",
        (
            rf"(?:.{{0,160}}[.:!?–—-]\s|\W{{0,6}})(?:{_FOLLOW})\b.{{0,80}}(?:{_NETWORKS})",
            rf"\W{{0,6}}(?:{_NETWORKS}).{{0,24}}\W\s?(?:{_FOLLOW})\b.{{0,100}}$",
            rf".{{0,60}}(?:{_NETWORKS}).{{0,60}}(?:{_LAST})",
            r".{0,100}[?–—:]\s(?:hier geht.?s|hier geht es|hier entlang|hier anmelden|hier abonnieren)\b.{0,60}$",
        ),
        260,
        True,
    ),
    (
        "subscription",
        (
            rf"\W{{0,4}}(?:click here to )?(?:follow|join|subscribe to|siga|entre no|únete a|suivez|rejoignez) (?:{_OUR}).{{0,60}}"
            rf"(?:{_NETWORKS})",
            r"(?:sign up|subscribe|register) (?:here )?(?:for|to) (?:our|the|my)\b.{0,40}\b(?:newsletters?|mailing list|e-?mail alerts)\b",
            r"enter your e-?mail(?: address)? (?:to|below|here)\b.{0,60}$",
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
            r"(?:get|download|install) .{0,60}\bapp\b\W{0,3}$|(?:do you have|have you got|got|have) (?:an? |any )?(?:\w+ )?"
            r"(?:story|tips?|photos?|videos?|news tip)\b.{0,40}\?",
            r"for (?:more|all the latest) (?:stories|news|articles|updates|information)\b.{0,40}\b(?:check|visit|follow|click|go to|download)\b",
            r"receb[ae] .{2,60}(?:e-?mail|celular)\W{0,3}$|recibe .{2,60}(?:correo|e-?mail|móvil)\W{0,3}$",
        ),
        140,
        True,
    ),
)
"""Reason, patterns, most characters, whether only at the edges."""
