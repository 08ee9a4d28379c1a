#!/usr/bin/env python3
"""Writes invented press releases in French and English: make_corpus.py [--short] [--jsonl] DIR-OR-FILE COUNT [SEED]

The documents are varied by a seeded generator of its own (a multiplicative congruence, the same numbers in every
version of Python). Folders of 1000 documents, two of three HTML pages, the others plain text. Prints the number
of documents and of words (runs of characters without white space in the text, without markup).
"""
import html
import json
import os
import sys


class Dice:
    """MINSTD (Park and Miller): enough to vary sentences."""

    def __init__(self, seed):
        self.state = seed % 2147483646 + 1

    def below(self, count):
        self.state = self.state * 48271 % 2147483647
        return self.state % count

    def of(self, items):
        return items[self.below(len(items))]


FIRST = "Amina Claire Jean Paul Marie David Sofia Ibrahim Lucie Thomas Fatou Elena Marc Nadia Peter Anna".split()
LAST = "Diallo Moreau Okafor Lefèvre Tanaka Keller Nkurunziza Martin Rossi Haddad Costa Lindqvist Mbeki Garnier".split()
PLACE = {
    "fr": ["Genève", "Dakar", "Bruxelles", "Tunis", "Montréal", "Abidjan", "Kigali", "Lisbonne", "Nairobi", "Hanoï"],
    "en": ["Geneva", "Dakar", "Brussels", "Tunis", "Montreal", "Abidjan", "Kigali", "Lisbon", "Nairobi", "Hanoi"],
}
COUNTRY = {
    "fr": ["Sénégal", "Rwanda", "Portugal", "Canada", "Kenya", "Maroc", "Mali", "Chili", "Pérou", "Togo"],
    "en": ["Senegal", "Rwanda", "Portugal", "Canada", "Kenya", "Morocco", "Mali", "Chile", "Peru", "Togo"],
}
TOPIC = {
    "fr": ["l'accès à l'eau", "la santé maternelle", "la transition énergétique", "l'enseignement technique",
           "la protection des forêts", "la sécurité alimentaire", "la formation des enseignants", "le climat"],
    "en": ["water access", "maternal health", "the energy transition", "technical education",
           "forest protection", "food security", "teacher training", "climate"],
}
MONTH = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}
BODY = {
    "fr": ["l'Agence {c} de développement", "l'Institut de recherche de {p}", "la Fondation {l}",
           "le ministère de l'Éducation du {c}", "l'Université de {p}", "le Réseau pour {t}"],
    "en": ["the {c} Development Agency", "the {p} Research Institute", "the {l} Foundation",
           "the Ministry of Education of {c}", "the University of {p}", "the Network for {t}"],
}
POST = {"fr": ["directrice générale", "président", "secrétaire général", "ministre"],
        "en": ["Director-General", "President", "Secretary-General", "Minister"]}
SENTENCE = {
    "fr": ["{O} a organisé une conférence sur {t} à {p} le {d}.",
           "{O} et {o} ont signé un accord de partenariat à {p}, en présence de {n}, {j} de {o2}.",
           "« Ce programme changera la vie de milliers de familles », a déclaré {n}, {j} de {o}.",
           "La conférence, qui s'est tenue le {d}, a réuni {k} participants venus du {c} et du {c2}.",
           "{O} financera la Stratégie nationale pour {t} du {c} à hauteur de {k} millions d'euros.",
           "Le plan d'action sera mis en œuvre par {o} entre {y} et {y2}.",
           "{n} a présenté la nouvelle stratégie lors de l'atelier organisé par {o} à {p}.",
           "Les travaux, auxquels ont participé {n} et {n2}, ont porté sur {t} et sur les moyens de coopérer.",
           "Selon {n}, les résultats de l'année dépassent ce que les équipes avaient espéré au printemps."],
    "en": ["{O} organised a conference on {t} in {p} on {d}.",
           "{O} and {o} signed a partnership agreement in {p}, in the presence of {n}, {j} of {o2}.",
           '"This programme will change the lives of thousands of families," said {n}, {j} of {o}.',
           "The conference, which was held on {d}, brought together {k} participants from {c} and {c2}.",
           "{O} will fund the National Strategy for {t} of {c} with {k} million euros.",
           "The action plan will be implemented by {o} between {y} and {y2}.",
           "{n} presented the new strategy at the workshop organised by {o} in {p}.",
           "The discussions, attended by {n} and {n2}, dealt with {t} and with ways to cooperate.",
           "According to {n}, the results of the year exceed what the teams had hoped for in spring."],
}


def body(dice, lang):
    return dice.of(BODY[lang]).format(c=dice.of(COUNTRY[lang]), p=dice.of(PLACE[lang]), l=dice.of(LAST),
                                      t=dice.of(TOPIC[lang]))


def person(dice):
    return f"{dice.of(FIRST)} {dice.of(LAST)}"


def sentence(dice, lang):
    year = 2015 + dice.below(12)
    big = body(dice, lang)
    return dice.of(SENTENCE[lang]).format(
        O=big[0].upper() + big[1:], o=body(dice, lang), o2=body(dice, lang), t=dice.of(TOPIC[lang]),
        p=dice.of(PLACE[lang]), c=dice.of(COUNTRY[lang]), c2=dice.of(COUNTRY[lang]), n=person(dice), n2=person(dice),
        j=dice.of(POST[lang]), k=2 + dice.below(400), y=year, y2=year + 1 + dice.below(6),
        d=f"{1 + dice.below(28)} {dice.of(MONTH[lang])} {year}")


def document(number, seed, short=False):
    """Language, title, paragraphs; a short one has one paragraph."""
    dice = Dice(seed * 1000003 + number * 7919)
    dice.below(2)
    lang = dice.of(["fr", "en"])
    title = sentence(dice, lang).rstrip(".")
    place, year = dice.of(PLACE[lang]), 2015 + dice.below(12)
    first = f"{place}, {1 + dice.below(28)} {dice.of(MONTH[lang])} {year} – "
    paragraphs = [" ".join(sentence(dice, lang) for _ in range(2 + dice.below(3)))
                  for _ in range(1 if short else 3 + dice.below(8))]
    paragraphs[0] = first + paragraphs[0]
    return lang, title, paragraphs


def page(number, lang, title, paragraphs):
    text = "\n".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>
<link rel="canonical" href="https://press.example.org/{number}"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>{html.escape(title)}</h1>
{text}
</article></main><footer><p>© Example press service</p></footer></body></html>
"""


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    as_jsonl, short = "--jsonl" in sys.argv, "--short" in sys.argv
    target, count = arguments[0], int(arguments[1])
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    words = 0
    lines = open(target, "w", encoding="utf-8") if as_jsonl else None
    for number in range(count):
        lang, title, paragraphs = document(number, seed, short)
        words += sum(len(p.split()) for p in paragraphs) + len(title.split())
        if lines:
            text = "\n\n".join([title] + paragraphs)
            lines.write(json.dumps({"id": f"doc-{number}", "url": f"https://press.example.org/{number}", "lang": lang,
                                    "text": text}, ensure_ascii=False) + "\n")
            continue
        folder = os.path.join(target, f"{number // 1000:04d}")
        if number % 1000 == 0:
            os.makedirs(folder, exist_ok=True)
        is_page = number % 3 != 2
        name = os.path.join(folder, f"{number:06d}.{'html' if is_page else 'txt'}")
        with open(name, "w", encoding="utf-8") as file:
            file.write(page(number, lang, title, paragraphs) if is_page else "\n\n".join([title] + paragraphs) + "\n")
    print(count, words)


main()
