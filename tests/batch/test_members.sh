#!/bin/sh
# Archives in a batch: an output for each member, in a tree as in the archive.
command -v python3 >/dev/null || exit 77
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
fail() { echo "$1"; failures=$((failures + 1)); }
python3 - <<'END' || exit 1
import gzip, io, tarfile, zipfile
def text(n):
    return (f"Agreement {n} in Nairobi\n\nNairobi, {n} May 2023\n\nThe Foundation for Rural Water and the University of Nairobi "
            f"signed agreement number {n} on {n} May 2023 in Nairobi.\n").encode()
def add(tar, name, data):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    tar.addfile(info, io.BytesIO(data))
inner = io.BytesIO()
with zipfile.ZipFile(inner, "w") as z:
    z.writestr("deep/x.txt", text(5))
word = io.BytesIO()
with zipfile.ZipFile(word, "w") as z:
    z.writestr("word/document.xml", '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>The Foundation for Rural Water is based in Nairobi.</w:t></w:r></w:p></w:body></w:document>')
open("alone.docx", "wb").write(word.getvalue())
with tarfile.open("a.tar.gz", "w:gz") as tar:
    add(tar, "one.txt", text(1)); add(tar, "./sub/two.txt", text(2)); add(tar, "../out.txt", text(3)); add(tar, "/root.txt", text(4))
    add(tar, "inner.zip", inner.getvalue()); add(tar, "release.docx", word.getvalue()); add(tar, "one.txt", text(6))
    add(tar, "noise.bin", bytes(range(256)) * 20); add(tar, "n" * 230 + ".txt", text(7))
with tarfile.open("ok.tar", "w") as tar:
    add(tar, "one.txt", text(1)); add(tar, "sub/two.txt", text(2))
with tarfile.open("bad.tar", "w") as tar:
    add(tar, "noise.bin", bytes(range(256)) * 20)
open("plain.txt", "wb").write(text(8))
open("single.txt.gz", "wb").write(gzip.compress(text(8), mtime=0))
def record(kind, uri, body, http=True):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" if http else b""
    block = head + body
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2023-05-08T00:00:00Z\r\n"
            f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"
page = lambda n: b"<html><body><h1>Agreement</h1><p>" + text(n).split(b"\n\n")[2] + b"</p></body></html>"
warc = record("response", "https://press.example/a", page(1)) + record("request", "https://press.example/a", b"GET / HTTP/1.1\r\n\r\n", False) \
    + record("response", "https://press.example/b/", page(2)) + record("response", "https://press.example/a", page(3))
open("w.warc", "wb").write(warc)
odd = "".join(f"http://jo:secret@press.example/{path}\n" for path in ("c|d e", "%zz", "[x]")).split("\n")[:-1] + ["no scheme"]
open("odd.warc", "wb").write(b"".join(record("response", uri, page(i)) for i, uri in enumerate(odd)))
open("w.warc.gz", "wb").write(gzip.compress(warc, mtime=0))
said = "The Foundation for Rural Water is based in Nairobi."
with zipfile.ZipFile("alone.odt", "w") as z:
    z.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    z.writestr("content.xml", '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
               'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>' + said
               + '</text:p></office:text></office:body></office:document-content>')
items = "".join(f"<item><title>Agreement {n}</title><link>https://press.example/{n}</link><description>{said}</description></item>" for n in (1, 2))
open("press.rss", "w").write(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Press</title>{items}</channel></rss>')
open("press.jsonl", "w").write("".join(f'{{"id": "{n}", "lang": "en", "text": "{said}"}}\n' for n in (1, 2, 3)))
END
expect() { wanted=$1; shift; "$TERCET" batch "$@" >out 2>err; code=$?; [ $code = "$wanted" ] || { fail "exit code $code instead of $wanted: $*"; head -5 err; }; }
there() { [ -s "$1" ] || { fail "$1 is not there"; find "${1%%/*}" -type f | head -20; }; }
expect 1 -j 1 -o o a.tar.gz alone.docx plain.txt single.txt.gz w.warc w.warc.gz
for i in one.txt sub/two.txt _/out.txt root.txt inner.zip/deep/x.txt release.docx one.txt~2; do there "o/a.tar.gz/$i.ttl"; done
there o/alone.docx.ttl; there o/plain.txt.ttl; there o/single.txt.gz.ttl
for i in press.example/a press.example/b press.example/a~2; do there "o/w.warc/$i.ttl"; there "o/w.warc.gz/$i.ttl"; done
grep -q 'a.tar.gz:noise.bin: error: binary data' err || { fail 'the binary member is not told'; cat err; }
[ "$(find o/a.tar.gz -name 'nnn*~*.ttl' | wc -l)" = 1 ] || fail 'a long name is not shortened'
[ ! -e out.txt.ttl ] && [ ! -e root.txt.ttl ] || fail 'outside of the folder'
grep -q '"input":"a.tar.gz".*"status":"partial"' o/manifest.jsonl || fail 'not partial'
grep -q 'schema.org/url> *<https://press.example/b/>\|schema:url <https://press.example/b/>' o/w.warc/press.example/b.ttl || { fail 'the address is lost'; cat o/w.warc/press.example/b.ttl; }
cmp -s o/plain.txt.ttl o/single.txt.gz.ttl || fail 'compressed differs from plain'
expect 0 -o o --check
# inputs that are no folders: an office document, a feed and JSON Lines, whose documents share an output
expect 0 -f turtle -f nquads -o formats alone.docx alone.odt press.rss press.jsonl
for i in alone.docx alone.odt press.rss press.jsonl; do grep -q 'foundation-for-rural-water' "formats/$i.nq" || fail "$i does not say it"; done
grep -q '"input":"press.rss".*"documents":2' formats/manifest.jsonl || { fail 'not two documents of the feed'; cat formats/manifest.jsonl; }
grep -q '"input":"press.jsonl".*"documents":3' formats/manifest.jsonl || { fail 'not three documents of the lines'; cat formats/manifest.jsonl; }
if command -v zstd >/dev/null; then
    zstd -q plain.txt -o single.txt.zst && zstd -q ok.tar -o ok.tar.zst
    expect 0 -o zstd single.txt.zst ok.tar.zst
    cmp -s o/plain.txt.ttl zstd/single.txt.zst.ttl || fail 'what zstd compressed differs from plain'
    there zstd/ok.tar.zst/sub/two.txt.ttl
fi
expect 1 -j 3 -o p a.tar.gz alone.docx plain.txt single.txt.gz w.warc w.warc.gz
diff -r o p >/dev/null || fail 'the number of workers shows'
# addresses that are no IRIs as they stand cost no page, and credentials go nowhere
expect 0 -j 1 -o odd odd.warc
[ "$(find odd -name '*.ttl' | wc -l)" = 4 ] || { fail 'an odd address costs a page'; cat err; find odd; }
! grep -rq secret odd err out && ! find odd | grep -q secret || fail 'credentials of an address'
grep -rq 'schema:url <http://press.example/c%7Cd%20e>' odd || { fail 'the odd address is lost'; }
expect 3 -o bad bad.tar; grep -q 'holds no text' err || fail 'an archive without text is not told'
# a member is what the file would be, and the merged graph is that of all files
expect 0 -o m --merge m.nq ok.tar
mkdir x && tar xf ok.tar -C x && expect 0 -o n --merge n.nq x
cmp -s m/ok.tar/one.txt.ttl n/x/one.txt.ttl || fail 'not what the file alone gives'
[ -s m.nq ] && cmp -s m.nq n.nq || fail 'another merged graph than of the files'
# what vanishes from an archive vanishes from the outputs
tar cf ok.tar -C x one.txt
expect 0 -o m --changed --merge m.nq ok.tar
[ ! -e m/ok.tar/sub ] && [ -s m/ok.tar/one.txt.ttl ] || fail 'outputs of a member that went stay'
# PDF files, alone and as members
if command -v pdftotext >/dev/null; then
    python3 - <<'END'
import io, tarfile
body = b"BT /F1 11 Tf 50 780 Td (The Foundation for Rural Water is based in Nairobi.) Tj ET"
pdf = (b"%%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [4 0 R] /Count 1 >> endobj\n"
       b"3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n"
       b"4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >> endobj\n"
       b"5 0 obj << /Length %d >> stream\n%s\nendstream endobj\ntrailer << /Root 1 0 R >>\n" % (len(body), body))
open("r.pdf", "wb").write(pdf)
open("broken.pdf", "wb").write(b"%PDF-1.4 rubbish")
with tarfile.open("pdf.tar", "w") as tar:
    info = tarfile.TarInfo("r.pdf"); info.size = len(pdf); tar.addfile(info, io.BytesIO(pdf))
END
    expect 1 -o pdf r.pdf pdf.tar broken.pdf
    grep -q 'Foundation for Rural Water' pdf/r.pdf.ttl && grep -q 'Foundation for Rural Water' pdf/pdf.tar/r.pdf.ttl || fail 'a PDF file says nothing'
    grep -q 'broken.pdf: error: .*pdftotext' err || fail 'a broken PDF file is not told'
fi
[ $failures = 0 ]
