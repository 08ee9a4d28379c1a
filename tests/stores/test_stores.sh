#!/bin/sh
# label: stores
# timeout: 600
# The example releases loaded into real triple stores by tercet load: Apache Jena Fuseki and Virtuoso (with digest authentication) on
# loopback; Oxigraph as a library reads the same N-Quads. The questions of docs/queries get the same answers from each as from tercet query.
set -eu
. "$TERCET_SOURCE/tests/stores/venv.sh"
work=$(mktemp -d)
server=
stop() { [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }; server=; }
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
oxigraph=yes fuseki=yes virtuoso=yes
has pyoxigraph pyoxigraph || oxigraph=
jar=$build/jena-fuseki-server-4.10.0.jar
if ! command -v java >/dev/null; then
    fuseki=
elif [ ! -s "$jar" ]; then
    command -v mvn >/dev/null && timeout 200 mvn -q dependency:copy -Dartifact=org.apache.jena:jena-fuseki-server:4.10.0 \
        -DoutputDirectory="$build" >"$build/log" 2>&1 || fuseki=
fi
# shellcheck disable=SC2154
(. "$TERCET_SOURCE/tests/packages.sh" && need_packages $virtuoso_packages) >"$build/log" 2>&1 || virtuoso=
[ -n "$oxigraph" ] || echo 'pyoxigraph cannot be had: Oxigraph is passed over'
[ -n "$fuseki" ] || echo 'java or jena-fuseki-server cannot be had: Fuseki is passed over'
[ -n "$virtuoso" ] || echo 'virtuoso-opensource-7-bin cannot be had: Virtuoso is passed over'
[ -n "$oxigraph$fuseki$virtuoso" ] || { echo 'no store can be had: skipped'; exit 77; }

"$TERCET" extract --pack "$TERCET_PACK" -f nquads -o "$work/g.nq" "$TERCET_SOURCE"/examples/releases/*
queries=$(cd "$TERCET_SOURCE/docs/queries" && ls -- *.rq)
for query in $queries; do
    "$TERCET" query --json -o "$work/tercet.$query" "$work/g.nq" "@$TERCET_SOURCE/docs/queries/$query"
done

cat >"$work/same.py" <<'PY'
"""same.py A B: two SPARQL results in JSON hold the same rows, whatever their order among equals."""
import json
import sys


def rows(path):
    with open(path, encoding="utf-8") as file:
        found = json.load(file)["results"]["bindings"]
    # Virtuoso says "typed-literal", as the first drafts of the format did
    return sorted(tuple(sorted((k, v["type"].replace("typed-", ""), v["value"], v.get("xml:lang", ""), v.get("datatype", "")) for k, v in row.items()))
                  for row in found)


a, b = map(rows, sys.argv[1:3])
lines = "\n".join(f"{name}: {row}" for name, one, other in (("only the first", a, b), ("only the second", b, a))
                for row in one if row not in other)[:2000]
if lines:
    print(lines)
sys.exit(not a or a != b)
PY
compare() { # STORE
    for query in $queries; do
        "$python" "$work/same.py" "$work/tercet.$query" "$work/$1.$query" || { echo "$1: another answer to $query"; exit 1; }
    done
    echo "$1: the same answers to $(echo "$queries" | wc -l) questions"
}

if [ -n "$oxigraph" ]; then
    cat >"$work/oxigraph.py" <<'PY'
import sys
import pyoxigraph as ox

graph, folder, out, *queries = sys.argv[1:]
store = ox.Store()
with open(graph, "rb") as file:
    store.bulk_load(file, format=ox.RdfFormat.N_QUADS)
for query in queries:
    with open(f"{folder}/{query}", encoding="utf-8") as file:
        answer = store.query(file.read(), use_default_graph_as_union=True)
    with open(f"{out}/oxigraph.{query}", "wb") as file:
        answer.serialize(file, format=ox.QueryResultsFormat.JSON)
PY
    # shellcheck disable=SC2086
    timeout 60 "$python" "$work/oxigraph.py" "$work/g.nq" "$TERCET_SOURCE/docs/queries" "$work" $queries
    compare oxigraph
fi

free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
await() { # NAME URL LOG: the server answers, or false
    tries=0
    until "$python" -c "import urllib.request as u; u.urlopen('$2', timeout=2)" 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 60 ] && kill -0 "$server" 2>/dev/null || { tail -5 "$3"; echo "$1 does not start: passed over"; return 1; }
        sleep 1
    done
}
holds_all() { # NAME: the number of statements in $work/count
    grep -q "\"$(wc -l <"$work/g.nq")\"" "$work/count" || { cat "$work/count"; echo "$1 holds another number of statements"; exit 1; }
}

if [ -n "$fuseki" ]; then
    port=$(free_port)
    # The union of all graphs is what a pattern outside of GRAPH sees, as in tercet query.
    java -jar "$jar" --localhost --ping --port "$port" --mem --update --set tdb:unionDefaultGraph=true --set arq:unionDefaultGraph=true /news \
        >"$work/fuseki.log" 2>&1 &
    server=$!
    url=http://127.0.0.1:$port/news
    await Fuseki "http://127.0.0.1:$port/\$/ping" "$work/fuseki.log" || fuseki=
fi
if [ -n "$fuseki" ]; then
    "$TERCET" load --replace "$work/g.nq" --to "$url/data"
    "$TERCET" load --replace --chunk 16 "$work/g.nq" --to "$url/data" # a second time, in chunks: nothing is doubled
    cat >"$work/fuseki.py" <<'PY'
import sys
import urllib.parse
import urllib.request

url, folder, out, *queries = sys.argv[1:]


def ask(text):
    body = urllib.parse.urlencode({"query": text}).encode()
    request = urllib.request.Request(url + "/query", body, {"Accept": "application/sparql-results+json"})
    return urllib.request.urlopen(request, timeout=30).read()


for query in queries:
    with open(f"{folder}/{query}", encoding="utf-8") as file:
        text = file.read()
    # all graphs as one, asked for in the query itself
    text = text.replace("WHERE {", "FROM <urn:x-arq:UnionGraph> WHERE {", 1)
    with open(f"{out}/fuseki.{query}", "wb") as file:
        file.write(ask(text))
with open(f"{out}/count", "wb") as file:
    file.write(ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"))
PY
    # shellcheck disable=SC2086
    timeout 120 "$python" "$work/fuseki.py" "$url" "$TERCET_SOURCE/docs/queries" "$work" $queries
    holds_all Fuseki
    compare fuseki
    # The tutorial, with this store in place of the one that its page names; its own dataset would need an administrator.
    mkdir "$work/bin"
    ln -s "$TERCET" "$work/bin/tercet"
    PATH=$work/bin:$PATH sh "$TERCET_SOURCE/tests/docs/tutorial.sh" "$TERCET_SOURCE/docs/tutorial-archive.md" "$work" "$url"
    echo 'fuseki: docs/tutorial-archive.md works as it is written'
fi
stop

if [ -n "$virtuoso" ]; then
    port=$(free_port) sql=$(free_port)
    mkdir "$work/virtuoso"
    cat >"$work/virtuoso/virtuoso.ini" <<INI
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
NumberOfBuffers = 2000
MaxDirtyBuffers = 1000
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:$port
ServerThreads = 5
INI
    (cd "$work/virtuoso" && exec virtuoso-t +configfile virtuoso.ini +foreground >"$work/virtuoso.log" 2>&1) &
    server=$!
    await Virtuoso "http://127.0.0.1:$port/sparql" "$work/virtuoso.log" || virtuoso=
fi
if [ -n "$virtuoso" ]; then
    # a user who may write graphs and nothing else
    isql-vt "127.0.0.1:$sql" dba dba exec="DB.DBA.USER_CREATE('loader', 'pass:word'); GRANT SPARQL_UPDATE TO \"loader\";
        DB.DBA.RDF_DEFAULT_USER_PERMS_SET('loader', 7);" >"$work/isql.log" 2>&1 || { cat "$work/isql.log"; exit 1; }
    url=http://127.0.0.1:$port
    code=0
    "$TERCET" load "$work/g.nq" --user loader:wrong --to "$url/sparql-graph-crud-auth" 2>"$work/err" || code=$?
    [ $code = 3 ] && grep -q 'status 401' "$work/err" || { echo "a wrong password: exit $code"; cat "$work/err"; exit 1; }
    export TERCET_USER=loader:pass:word
    "$TERCET" load --replace "$work/g.nq" --to "$url/sparql-graph-crud-auth"
    "$TERCET" load --replace --chunk 16 "$work/g.nq" --to "$url/sparql-graph-crud-auth" # a second time, in chunks: nothing is doubled
    unset TERCET_USER
    cat >"$work/virtuoso.py" <<'PY'
import sys
import urllib.parse
import urllib.request

url, folder, out, *queries = sys.argv[1:]


def ask(text, name):
    body = urllib.parse.urlencode({"query": text}).encode()
    request = urllib.request.Request(url + "/sparql", body, {"Accept": "application/sparql-results+json"})
    with open(f"{out}/{name}", "wb") as file:
        file.write(urllib.request.urlopen(request, timeout=30).read())


for query in queries:
    with open(f"{folder}/{query}", encoding="utf-8") as file:
        ask(file.read(), "virtuoso." + query)  # without FROM it sees all graphs as one
ask('SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER (STRSTARTS(STR(?g), "http://example.org/id/document/")) }', "count")
PY
    # shellcheck disable=SC2086
    timeout 120 "$python" "$work/virtuoso.py" "$url" "$TERCET_SOURCE/docs/queries" "$work" $queries
    holds_all Virtuoso
    compare virtuoso
fi
