#!/bin/sh
# Reading opens no socket and no file but what is named, whatever the input asks for: external entities and DTDs,
# XInclude, style sheets, remote contexts, imports, links in archives, FROM and SERVICE in queries. Watched by strace,
# and with the sandbox off, which would hide an attempt.
command -v strace >/dev/null && command -v python3 >/dev/null || { echo "strace or python3 is missing: skipped"; exit 77; }
strace -o /dev/null true 2>/dev/null || { echo "tracing is not allowed here: skipped"; exit 77; }
if grep -q __asan_init "$TERCET"; then echo "LeakSanitizer wants to trace by itself: skipped"; exit 77; fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir in home secret
word=PARSNIPWORD
printf 'The %s Foundation signed agreement 9 in Nairobi.\n' $word >secret/words.txt
printf '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY inner "%s">]><x>%s</x>\n' $word $word >secret/words.xml
printf '<!ENTITY outer "The %s Foundation">\n' $word >secret/words.dtd
printf '{"@context": {"name": "https://schema.org/name"}, "name": "%s"}\n' $word >secret/words.jsonld
printf '<http://example.org/%s> <https://schema.org/name> "%s" .\n' $word $word >secret/words.ttl
at=file://$work/secret
remote=http://127.0.0.1:9/words
python3 - "$at" "$remote" <<'END_P' || exit 1
import io, sys, tarfile, zipfile
at, remote = sys.argv[1:]
body = "The Foundation for Rural Water signed agreement 5 in Nairobi."
doctype = f"""<!DOCTYPE {{root}} PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{at}/words.dtd" [
<!ENTITY % outside SYSTEM "{at}/words.dtd"> %outside; <!ENTITY file SYSTEM "{at}/words.txt">
<!ENTITY far SYSTEM "{remote}.txt"> <!ENTITY near SYSTEM "../secret/words.txt">]>"""
xhtml = f"""<?xml version="1.0"?>
<?xml-stylesheet type="text/xsl" href="{at}/words.xml"?>
{doctype.format(root='html')}
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xi="http://www.w3.org/2001/XInclude" xsi:schemaLocation="x {remote}.xsd"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><head><title>Agreement</title></head><body>
<p>{body} &file; &far; &near; &outer;</p><xi:include href="{at}/words.txt" parse="text"/><xi:include href="{remote}"/></body></html>"""
html = f"""<!DOCTYPE html SYSTEM "{at}/words.dtd"><html manifest="{remote}"><head><base href="{at}/"><title>Agreement</title>
<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={at}/words.txt"><link rel="stylesheet" href="words.css">
<link rel="import" href="{remote}.html"><link rel="canonical" href="{at}/words.txt"><style>@import url("{at}/words.css");</style>
<script src="{remote}.js"></script><script type="application/ld+json">{{"@context": ["{remote}.jsonld", "{at}/words.jsonld",
"https://schema.org"], "@type": "NewsArticle", "@import": "{at}/words.jsonld", "headline": "Agreement", "url": "{at}/words.txt"}}</script>
</head><body vocab="{remote}#"><iframe src="{at}/words.txt"></iframe><object data="words.txt"></object><embed src="words.txt">
<img src="{at}/words.txt"><a href="{at}/words.txt">words</a><p>{body}</p>
<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="{at}/words.xml#a"/><image href="{remote}.png"/></svg></body></html>"""
feed = f"""<?xml version="1.0"?>{doctype.format(root='rss')}<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel>
<title>News</title><link>{at}/words.txt</link><item><title>Agreement &near;</title><link>{at}/words.txt</link><guid>{remote}</guid>
<enclosure url="{at}/words.txt" type="text/plain" length="9"/><description>{body} &file; &far;</description>
<xi:include href="{at}/words.txt" parse="text"/></item></channel></rss>"""
rdf = f"""<?xml version="1.0"?><!DOCTYPE rdf:RDF SYSTEM "{at}/words.dtd" [<!ENTITY inner "inner">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:s="https://schema.org/" xmlns:owl="http://www.w3.org/2002/07/owl#" xml:base="{at}/words.ttl">
<s:Event rdf:about="{remote}"><s:name>A &inner;</s:name><owl:imports rdf:resource="{at}/words.ttl"/></s:Event></rdf:RDF>"""
entities = rdf.replace('<!ENTITY inner', f'<!ENTITY % outside SYSTEM "{at}/words.dtd"> %outside; <!ENTITY inner').replace("&inner;", "&outer;")
turtle = f"""@base <{at}/words.ttl> . @prefix s: <https://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
<> owl:imports <{at}/words.ttl> , <{remote}> . <{remote}> a s:Event ; s:name "A" ; s:image <words.txt> ; s:url <words.txt> ."""
word_xml = f"""<?xml version="1.0"?>{doctype.format(root='w:document')}<w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{body} &file; &near;</w:t></w:r></w:p></w:body></w:document>"""
odt_xml = f"""<?xml version="1.0"?>{doctype.format(root='office:document-content')}<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:text><text:p>{body} &file;</text:p></office:text></office:body></office:document-content>"""
def save(name, text):
    with open(name, "w") as file:
        file.write(text)
for name, text in {"in/a.xhtml": xhtml, "in/b.html": html, "in/c.xml": feed, "in/d.jsonl.txt": body, "graph.rdf": rdf, "graph.ttl": turtle, "entities.rdf": entities,
                   "map.ttl": turtle + " s:Event owl:equivalentClass <http://example.org/Happening> .",
                   "own.ttl": turtle.replace("a s:Event", "a owl:Class")}.items():
    save(name, text)
save("lines.jsonl", '{"title": "Agreement", "url": "%s/words.txt", "html": "<p>%s</p>", "@context": "%s.jsonld"}\n' % (at, body, remote))
save("query.rq", f"SELECT * FROM <{at}/words.ttl> FROM <{remote}> FROM NAMED <{at}/words.ttl> WHERE {{ ?s ?p ?o }}")
save("load.rq", f"SELECT * WHERE {{ {{ ?s ?p ?o }} UNION {{ SERVICE <{remote}> {{ ?s ?p ?o }} }} }}")
with zipfile.ZipFile("in/e.docx", "w") as archive:
    archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
    archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                     f'<Relationship Id="a" Type="t" Target="{at}/words.txt" TargetMode="External"/></Relationships>')
    archive.writestr("word/document.xml", word_xml)
with zipfile.ZipFile("in/f.odt", "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    archive.writestr("content.xml", odt_xml)
with tarfile.open("in/g.tar", "w") as archive:
    for name, target in (("link.txt", "../secret/words.txt"), ("hard.txt", "/" + at.split("///")[1] + "/words.txt")):
        member = tarfile.TarInfo(name)
        member.type = tarfile.SYMTYPE if name[0] == "l" else tarfile.LNKTYPE
        member.linkname = target
        archive.addfile(member)
    for name in ("../secret/new.txt", at.split("//")[1] + "/new.txt", "page.html"):
        member = tarfile.TarInfo(name)
        text = html.encode()
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
END_P
failures=0
fail() { echo "$1"; failures=$((failures + 1)); }
# what may be opened: what the command line names, the knowledge, and what the system's libraries bring
allowed="^($work/|)(in|in/[^/]*|out(/.*)?|o(ne)?\.[a-z0-9]+(\.[A-Za-z0-9]{6})?|(graph|entities|map|own)\.(rdf|ttl)|lines\.jsonl|(query|load)\.rq)\$"
system="^(/usr/|/lib|/etc/ld\.so\.|/etc/fonts/|/var/cache/fontconfig|/etc/localtime\$|/proc/|/sys/|/dev/null\$|/dev/urandom\$|$work/home/)"
watch() { # WHERE COMMAND...
    where=$1; shift
    HOME=$work/home strace -f -qq -s 4096 -o trace -e trace=%network,open,openat,openat2,creat,execve,execveat "$@" >shown 2>told
    code=$?
    case " ${codes:-0 1} " in *" $code "*) ;; *) fail "$where: exit code $code, $(head -3 told)" ;; esac
    grep -qE 'open(at)?\(' trace || fail "$where: nothing was traced"
    grep -oE '(socket|socketpair|connect|bind|sendto|sendmsg|getpeername)\(.*' trace >network && fail "$where: network: $(head -1 network)"
    [ "$(grep -cE 'execve(at)?\(' trace)" = 1 ] || fail "$where: other programs: $(grep execve trace | tail -1)"
    sed -nE 's/^[0-9]* *(open|creat)\("(([^"\\]|\\.)*)".*/\2/p; s/^[0-9]* *openat2?\(([^,]*), "(([^"\\]|\\.)*)".*/\2/p' trace |
        grep -vE "$allowed|$system" | grep -vxF "$TERCET_PACK" | sort -u >opened
    [ ! -s opened ] || fail "$where: opened $(head -3 opened | tr '\n' ' ')"
    grep -rlqs $word shown told o.* one.* out && fail "$where: words of the secret are in the output"
    rm -rf out o.* one.*
}
run() { watch "$*" "$TERCET" "$@"; }
for i in in/*; do
    run extract --sandbox off -o o.ttl --evidence statement "$i"
    run extract --sandbox off --url http://example.org/page -o o.nq -f nquads "$i"
done
run extract --sandbox off --jsonl -o o.ttl lines.jsonl
run extract --sandbox off -o o.ttl in/a.xhtml in/b.html in/c.xml
run batch --sandbox off -j 1 -o out -f turtle -f nquads --svg --merge one.nq in
run batch -j 2 -o out -f jsonld in
run render -T html -o o.html in/b.html
run render -T svg -o o.svg graph.rdf graph.ttl
run render -T dot graph.rdf
run extract --sandbox off --map map.ttl -o o.ttl in/b.html
run extract --sandbox off --ontology own.ttl -o o.ttl in/b.html
run explain in/b.html
run diff graph.rdf graph.ttl
codes=3 run query entities.rdf 'SELECT * WHERE { ?s ?p ?o }'
codes=3 run render -o o.svg entities.rdf
codes='1 3' run render -o o.svg entities.rdf graph.ttl
codes=3 run query graph.ttl @query.rq
codes=3 run query graph.ttl @load.rq
# the watch itself: a program that opens the secret, and one that asks for a socket, are seen
before=$failures
watch control cat secret/words.txt >/dev/null
watch control python3 -c 'import socket; socket.socket()' >/dev/null
[ $failures -ge $((before + 2)) ] || { echo "the watch sees nothing"; exit 1; }
[ $before = 0 ]
