#!/usr/bin/env python3
"""The layers of src/ as Turtle: architecture.py <tests/lint/layers.tsv

What a layer may include only through another one (base, through nearly all) is left out: the transitive reduction.
"""
import sys

LIBRARIES = {"unicode/": "ICU", "zstd.h": "zstd", "libxml/": "libxml2", "jansson.h": "jansson", "archive.h": "libarchive", "raptor2/": "raptor2",
             "rasqal/": "rasqal", "graphviz/": "Graphviz", "curl/": "libcurl", "seccomp.h": "libseccomp"}


def words(cell):
    return set(cell.split()) - {"-"}


def below(layer, uses):
    return set().union(*({used} | below(used, uses) for used in uses[layer]))


rows = [line.rstrip("\n").split("\t") for line in sys.stdin if line.strip() and not line.startswith("#")]
uses = {layer: words(edges) for layer, edges, _ in rows}
headers = {layer: words(third) for layer, _, third in rows}
uses["cli"] = uses["cli"] | {"app"}  # by way of tercet.h, which every layer may include
print("""@prefix : <http://example.org/layer/> .
@prefix lib: <http://example.org/library/> .
@prefix arch: <https://w3id.org/tercet/architecture#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix tct: <https://w3id.org/tercet/ns#> .
""")
for layer in sorted(uses):
    reach = {used: below(used, uses) for used in uses[layer]}
    direct = sorted(used for used in reach if not any(used in reach[other] for other in reach))
    print(f':{layer} a tct:Strategy, arch:Layer ; schema:name "{layer}"@en ; rdfs:label "{layer}"@en .')
    for used in direct:
        print(f":{layer} arch:uses :{used} .")
    for library in sorted({LIBRARIES[header] for header in headers[layer] if header in LIBRARIES}):
        print(f":{layer} arch:calls lib:{library} .")
for library in sorted(set(LIBRARIES.values())):
    print(f'lib:{library} a schema:Organization, arch:Library ; schema:name "{library}"@en ; rdfs:label "{library}"@en .')
