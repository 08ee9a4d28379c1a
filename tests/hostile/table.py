#!/usr/bin/env python3
"""Hostile inputs with the answer that is expected of each. table.py [PART OF A NAME...]"""
import gzip
import io
import json
import sys
import tarfile
import zipfile

from harness import STORY, Case, main

LOCAL = "file:///etc/passwd"


def page(body=f"<p>{STORY}</p>", head="<title>A visit</title>"):
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"


def feed(doctype="", text=STORY, title="A visit"):
    return (f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><title>News</title><item><title>{title}</title>"
            f"<description>{text}</description></item></channel></rss>")


def bomb():
    lines = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    return f"<!DOCTYPE rss [<!ENTITY a0 'boom'>{lines}]>"


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members):
    """Members are (name, bytes) or (name, type of tar, target of the link)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, *rest in members:
            info = tarfile.TarInfo(name)
            if len(rest) == 1:
                info.size = len(rest[0])
                archive.addfile(info, io.BytesIO(rest[0]))
            else:
                info.type, info.linkname = rest
                archive.addfile(info)
    return out.getvalue()


def matryoshka(depth):
    data = zipped([("a.txt", STORY)])
    for _ in range(depth):
        data = zipped([("a.zip", data)])
    return data


def docx(document):
    return zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)])


def office(doctype="", text=STORY):
    return docx(f"<?xml version='1.0'?>{doctype}<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")


def rdf(doctype, value):
    return (f"<?xml version='1.0'?>{doctype}<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
            f"xmlns:s='https://schema.org/'><rdf:Description rdf:about='http://e.example/a'><s:name>{value}</s:name>"
            "</rdf:Description></rdf:RDF>")


ASK = ("query", "{}", "SELECT ?o WHERE { ?s <https://schema.org/name> ?o }")
WARC = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nContent-Type: text/html\r\nContent-Length: {size}\r\n\r\n{body}\r\n\r\n"

XML = [
    Case("entity bomb in a feed", feed(bomb(), STORY + " &a9;"), "xml", holds="Awa Sow", lacks="boomboom"),
    Case("long entity used often", feed(f"<!DOCTYPE rss [<!ENTITY a '{'x' * 100000}'>]>", STORY + "&a;" * 20000), "xml", holds="Awa Sow"),
    Case("external entity in a feed", feed(f"<!DOCTYPE rss [<!ENTITY a SYSTEM '{LOCAL}'>]>", STORY + " &a;"), "xml", holds="Awa Sow", lacks="root:"),
    Case("external entity in a title", feed(f"<!DOCTYPE rss [<!ENTITY a SYSTEM '{LOCAL}'>]>", STORY, "A &a;"), "xml", holds="Awa Sow", lacks="root:"),
    Case("external DTD with parameter entities", feed(f"<!DOCTYPE rss SYSTEM '{LOCAL}' [<!ENTITY % a SYSTEM '{LOCAL}'> %a;]>"), "xml", holds="Awa Sow", lacks="root:"),
    Case("XInclude in a feed", feed("", f"{STORY}<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{LOCAL}' parse='text'/>"), "xml", holds="Awa Sow", lacks="root:"),
    Case("XInclude in a page", page(f"<p>{STORY}</p><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{LOCAL}' parse='text'/>"), "html", holds="Awa Sow", lacks="root:"),
    Case("external entity in XHTML", f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a SYSTEM '{LOCAL}'>]><html><body><p>{STORY} &a;</p></body></html>", "html", holds="Awa Sow", lacks="root:"),
    Case("style sheet of another place", f"<?xml-stylesheet href='{LOCAL}' type='text/xsl'?>" + feed()[21:], "xml", holds="Awa Sow", lacks="root:"),
    Case("entity bomb in an office document", office(bomb().replace("rss", "w:document"), STORY + " &a9;"), "docx", code={0, 1}, says=None, lacks="boomboom"),
    Case("external entity in an office document", office(f"<!DOCTYPE x [<!ENTITY a SYSTEM '{LOCAL}'>]>", STORY + " &a;"), "docx", code={0, 1}, says=None, holds="Awa Sow", lacks="root:"),
    Case("entity bomb in RDF/XML", rdf(bomb().replace("rss", "rdf:RDF"), "&a9;"), "rdf", code=3, says="error", lacks="boomboomboomboomboomboomboomboomboomboomboom", args=ASK),
    Case("external entity in RDF/XML", rdf(f"<!DOCTYPE rdf:RDF [<!ENTITY a SYSTEM '{LOCAL}'>]>", "x &a;"), "rdf", code={0, 1, 3}, says=None, lacks="root:", args=ASK),
    Case("feed cut in the middle", feed()[:120], "xml", code={1, 3}, says="error|warning"),
]

MARKUP = [
    Case("200,000 nested tags", "<html><body>" + "<div>" * 200000 + STORY, "html", holds="Awa Sow", says=None),
    Case("gigantic attribute", page(f"<p title='{'x' * 5000000}'>{STORY}</p>"), "html", holds="Awa Sow", lacks="xxxx"),
    Case("100,000 attributes", page("<p " + " ".join(f"a{i}=b" for i in range(100000)) + f">{STORY}</p>"), "html", holds="Awa Sow", says="too many attributes"),
    Case("gigantic name of a tag", page(f"<{'x' * 1000000}>{STORY}"), "html", holds="Awa Sow", lacks="xxxx"),
    Case("gigantic title", page(head=f"<title>{'long ' * 100000}</title>"), "html", holds="Awa Sow", says=None),
    Case("NUL in a tag", page(f"<p\0 class='\0'>{STORY}</p>"), "html", code={0, 1}, holds="Awa Sow", says=None),
    Case("script that looks like text", page(f"<script>{STORY}</script><p>Nothing.</p>"), "html", lacks="Awa Sow"),
    Case("comment that does not end", page(f"<p>{STORY}</p><!-- Jane Miller, Director of the World Bank"), "html", holds="Awa Sow", lacks="Jane Miller"),
    Case("CDATA in a page", page(f"<p>{STORY}</p><![CDATA[<script>alert(1)</script>]]>"), "html", holds="Awa Sow", lacks="<script"),
    Case("address with a script", page(head="<title>T</title><link rel=canonical href='javascript:alert(1)'>"), "html", holds="Awa Sow", lacks="javascript:"),
    Case("address of a local file", page(head=f"<title>T</title><link rel=canonical href='{LOCAL}'>"), "html", holds="Awa Sow", lacks="/etc/passwd"),
    Case("address with credentials in a page", page(head="<title>T</title><link rel=canonical href='https://jo:secret@a.example/b'>"), "html", holds=("Awa Sow", "a.example/b"), lacks="secret"),
    Case("address with credentials in a feed", feed().replace("<item>", "<item><link>https://jo:secret@a.example/b</link>"), "xml", holds=("Awa Sow", "a.example/b"), lacks="secret"),
    Case("address with credentials as option", STORY, holds=("Awa Sow", "a.example/b"), lacks="secret", args=("extract", "--url", "https://jo:secret@a.example/b", "{}")),
    Case("address with credentials in JSON Lines", json.dumps({"text": STORY, "url": "https://jo:secret@a.example/b"}), "jsonl", holds=("Awa Sow", "a.example/b"), lacks="secret"),
    Case("address with credentials in a web archive", WARC.format(url="https://jo:secret@a.example/b", size=len(page()), body=page()), "warc", holds=("Awa Sow", "a.example/b"), lacks="secret"),
    Case("address that closes its brackets", page(head="<title>T</title><link rel=canonical href='http://a.example/> <http://evil.example/p> <http://evil.example/o> .'>"), "html", holds="Awa Sow", lacks="<http://evil.example/p>"),
    Case("address of 100,000 bytes", page(head=f"<title>T</title><link rel=canonical href='http://a.example/{'x' * 100000}'>"), "html", holds="Awa Sow", lacks="x" * 200),
    Case("brackets in JSON-LD", page(head=f"<script type='application/ld+json'>{'[' * 200000}</script>"), "html", holds="Awa Sow", says=None),
    Case("context of JSON-LD elsewhere", page(head=f"<script type='application/ld+json'>{{\"@context\":\"{LOCAL}\",\"@type\":\"NewsArticle\",\"headline\":\"A visit\"}}</script>"), "html", holds="Awa Sow", lacks="root:"),
]

BYTES = [
    Case("empty", b"", code={0, 1, 3}, says=None),
    Case("feed without items", "<rss><channel><title>News</title></channel></rss>", "xml", says="no document"),
    Case("lines without JSON", "\n\n", "jsonl", says="no document", args=("extract", "--jsonl", "{}")),
    Case("archive without members", lambda: gzip.compress(b"\0" * 10240, mtime=0), "tar.gz", says="no document"),
    Case("one NUL", b"\0", code={0, 3}, says="error|warning"),
    Case("NULs between words", STORY.replace(" ", "\0 ", 3) + " Jane Miller, Director of the World Bank, was there.", says="[0-9]+ broken bytes", holds="Jane Miller"),
    Case("a million NULs", b"\0" * 1000000, code={1, 3}, says="error"),
    Case("random binary", bytes((i * i * 31 + i // 7) % 256 for i in range(100000)), code={1, 3}, says="error"),
    Case("program of the machine", lambda: open("/bin/sh", "rb").read(), code={1, 3}, says="error"),
    Case("invalid UTF-8 in a name", STORY.encode() + b" Ms. Zo\xc3 Lef\xe9vre\xff, Director of the World Bank, spoke." + "é".encode() * 20, says="[0-9]+ broken bytes", holds="Awa Sow"),
    Case("overlong UTF-8", ("é" * 20 + STORY).encode() + b" \xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf", says="[0-9]+ broken bytes", holds="Awa Sow"),
    Case("UTF-8 above U+10FFFF", ("é" * 20 + STORY).encode() + b" \xf4\x90\x80\x80\xf8\x88\x80\x80\x80", says="[0-9]+ broken bytes", holds="Awa Sow"),
    Case("surrogates in UTF-8", ("é" * 20 + STORY).encode() + b" \xed\xa0\xbd\xed\xb8\x80", says="[0-9]+ broken bytes", holds="Awa Sow"),
    Case("cut inside a character", ("é" * 20 + STORY + "é").encode()[:-1], says="[0-9]+ broken bytes", holds="Awa Sow"),
    Case("UTF-16LE without mark", STORY.encode("utf-16-le"), holds="Awa Sow"),
    Case("UTF-16BE without mark", STORY.encode("utf-16-be"), holds="Awa Sow"),
    Case("UTF-16 of an odd length", STORY.encode("utf-16") + b"x", says="[0-9]+ broken bytes", holds="Awa Sow"),
    Case("lone surrogates in UTF-16", (STORY + " \ud800 \udc00\udc00 x").encode("utf-16-le", "surrogatepass"), says="[0-9]+ broken bytes", holds="Awa Sow"),
    Case("lone surrogate in JSON", '{"text": "' + STORY + ' \\ud800 x"}', "jsonl", code={0, 1, 3}, says=None),
    Case("lone surrogate as reference", page(f"<p>{STORY} &#xD800; &#xDFFF; &#0; &#x110000;</p>"), "html", code={0, 1}, says=None, holds="Awa Sow"),
    Case("UTF-32 with mark", STORY.encode("utf-32"), code={0, 1, 3}, says=None),
    Case("UTF-7 stays what it is", page("<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + STORY + "</p>", "<meta charset=utf-7><title>T</title>"), "html", code={0, 1}, says=None, holds="Awa Sow", lacks="<script"),
    Case("unknown charset", page(head="<meta charset='" + "x" * 5000 + "'><title>T</title>"), "html", code={0, 1}, says=None, holds="Awa Sow"),
    Case("mark of byte order inside", "\ufeff" + STORY.replace("Director", "\ufeffDirector"), holds="Awa Sow"),
    Case("only line feeds", b"\n" * 2000000, code={0, 1, 3}, says=None),
    Case("only carriage returns", b"\r" * 2000000, code={0, 1, 3}, says=None),
]

ZALGO = "Ms. Awa S" + "o" + "\u0301\u0323" * 20000 + "w, Director of the Lake Institute, spoke in Dakar. "
NAMES = [
    Case("right-to-left override in a name", "Ms. Awa \u202ewoS\u202c, Director of the Lake Institute, spoke in Dakar. " + STORY, code={0, 1}, says=None, holds="Awa Sow", lacks="\u202e"),
    Case("isolates and embeddings in a name", "Ms. Awa\u2066 \u2067Sow\u2069\u2069, Director of the Lake Institute, spoke in Dakar.", says=None, holds="Lake Institute", lacks=("\u2066", "\u2067")),
    Case("homoglyphs are another name", "Ms. Awa Sow, Director of the World B\u0430nk, met Ms. Jane Miller, Director of the World Bank, in Dakar.", holds=("Jane Miller", "World Bank\"@en")),
    Case("spaces of no width in a name", "Ms. Awa\u200b Sow\u200d, Director of the Lake\u00ad Institute, spoke in Dakar.", says=None, holds="Dakar"),
    Case("40,000 accents on one letter", ZALGO + STORY, says=None, holds="Lake Institute"),
    Case("characters of no plane", "Ms. Awa Sow \U0001F600\U000E0041\U0010FFFF\uFFFE\uFDD0, Director of the Lake Institute, spoke in Dakar.", says=None, holds="Dakar", code={0, 1}),
    Case("control characters", "Ms. Awa\x1b[31m Sow\x07, Director of the Lake\x08 Institute,\x7f spoke in Dakar.", says=None, holds="Dakar", code={0, 1}),
    Case("name of a million letters", "Ms. Awa S" + "o" * 1000000 + "w, Director of the Lake Institute, spoke. " + STORY, holds="Awa Sow", says=None),
]

ARCHIVES = [
    Case("../../ in a zip", zipped([("../../x.txt", STORY)]), "zip", holds="Awa Sow"),
    Case("../../ in a zip, batch", zipped([("../../x.txt", STORY), ("/abs.txt", STORY)]), "zip", says=None, args=("batch", "-j", "1", "-o", "{folder}/a/b/out", "{}")),
    Case("symbolic link in a tar", tarred([("a.txt", tarfile.SYMTYPE, "/etc/passwd"), ("b.txt", STORY.encode())]), "tar", says=None, holds="Awa Sow", lacks="root:"),
    Case("link through a link", tarred([("d", tarfile.SYMTYPE, "/etc"), ("d/passwd", STORY.encode())]), "tar", says=None, holds="Awa Sow", lacks="root:"),
    Case("hard link in a tar", tarred([("a.txt", tarfile.LNKTYPE, "/etc/passwd"), ("b.txt", STORY.encode())]), "tar", says=None, holds="Awa Sow", lacks="root:"),
    Case("devices and pipes in a tar", tarred([("a", tarfile.CHRTYPE, ""), ("b", tarfile.FIFOTYPE, ""), ("c.txt", STORY.encode())]), "tar", says=None, holds="Awa Sow"),
    Case("only links", tarred([("a.txt", tarfile.SYMTYPE, "/etc/passwd")]), "tar", code={0, 1, 3}, says=None, lacks="root:"),
    Case("40 archives in one another", matryoshka(40), "zip", code={1, 3}, says="error|warning"),
    Case("zip bomb", zipped([("a.txt", b" " * 300000000)]), "zip", code={1, 3}, says="more bytes than"),
    Case("same name twice", zipped([("a.txt", STORY), ("A.txt", STORY)]), "zip", says=None, holds="Awa Sow"),
    Case("name of a member with syntax", zipped([("\"><script>\n\x1b[31m.txt", b"\0\1\2\3" * 500), ("b.txt", STORY)]), "zip", code=1, says="warning|error", holds="Awa Sow"),
    Case("size that is a lie", tarred([("a.txt", STORY.encode())])[:400] + b"\0" * 200, "tar", code={1, 3}, says=None),
    Case("zip without its end", zipped([("a.txt", STORY * 50), ("b.txt", STORY)])[:-30], "zip", code={0, 1, 3}, says=None),
    Case("length of a web archive that is a lie", WARC.format(url="http://a.example/", size=999999999999999999, body=page()), "warc", code={0, 1, 3}, says="error|warning"),
]

TURTLE = "@prefix s: <https://schema.org/> . "
RDF = [
    Case("100,000 brackets in Turtle", TURTLE + "<a:a> s:name " + "[ s:name " * 100000, "ttl", code=3, says="error", args=ASK, seconds=20),
    Case("100,000 lists in Turtle", TURTLE + "<a:a> s:name " + "(" * 100000, "ttl", code=3, says="error", args=ASK, seconds=20),
    Case("literal of 10 MB", TURTLE + f"<a:a> s:name \"{'x' * 10000000}\" .", "ttl", holds="xxxx", args=ASK),
    Case("empty IRI before a brace", "<>{", "ttl", code=3, says="error", args=ASK),
    Case("empty IRI as the name of a graph", TURTLE + "<> { <a:a> s:name \"x\" }", "trig", code=3, says="error", args=ASK),
    Case("empty IRI before a brace in a literal", TURTLE + "<a:a> s:name \"<> {\" .", "ttl", holds="<> {", args=ASK),
    Case("surrogate in Turtle", TURTLE + "<a:a> s:name \"\\uD800 x\" .", "ttl", code={0, 1, 3}, says=None, args=ASK),
    Case("user's ontology with syntax in its names", TURTLE + "<http://a.example/1> a s:Organization ; s:name \"\\\"> <script> \\\\N\"@en .", "ttl", code={0, 1}, says=None, lacks="<script>", args=("check", "{}")),
    Case("user's ontology that names a file", f"@prefix owl: <http://www.w3.org/2002/07/owl#> . <{LOCAL}> a owl:Ontology ; owl:imports <{LOCAL}> .", "ttl", code={0, 1}, says=None, lacks="root:", args=("check", "{}")),
    Case("ask for another file", TURTLE + "<a:a> s:name \"x\" .", "ttl", code={0, 1, 3}, says=None, lacks="root:", args=("query", "{}", f"SELECT * FROM <{LOCAL}> WHERE {{ ?s ?p ?o }}")),
]

OPTIONS = [
    Case("base that closes its brackets", STORY, code=2, says="base", args=("extract", "--base", "http://a.example/> <b:b> <c:c> .", "{}")),
    Case("date that no calendar has", STORY, code=2, says="date", args=("extract", "--date", "2024-02-30", "{}")),
    Case("date of many digits", STORY, code=2, says="date", args=("extract", "--date", "9" * 100000, "{}")),
    Case("charset of many letters", STORY, code={0, 1, 2}, says=None, holds="Awa Sow", args=("extract", "--charset", "x" * 100000, "{}")),
    Case("address with a line feed", STORY, code={0, 1, 2}, says=None, lacks="<b:b>", args=("extract", "--url", "http://a.example/\n<b:b>", "{}")),
    Case("input with escapes in its name", STORY, code=3, says="error", args=("extract", "no\nsuch\x1b[31m\"><file")),
    Case("password in the address of a store", STORY, "ttl", code={1, 3}, says=r"^(?!.*secret)", args=("load", "--retries", "0", "--to", "http://jo:secret@127.0.0.1:1/", "{}")),
    Case("name of a focus with syntax", STORY, code=3, says="error", args=("render", "--focus", "\"]; evil [label=\"x\\N\n", "{}")),
]

if __name__ == "__main__":
    sys.exit(main(XML + MARKUP + BYTES + NAMES + ARCHIVES + RDF + OPTIONS))
