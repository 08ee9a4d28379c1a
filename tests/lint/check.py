#!/usr/bin/env python3
"""Checks the structure of src/: include edges, third-party headers, cycles, sizes of functions and files, assertions.

check.py SRC LAYERS_TSV ALLOW_TXT   prints one line a finding; exit status 1 when there is any.
"""
import os
import re
import sys

STANDARD = re.compile(r"^[a-z0-9_]+\.h$|^sys/[a-z]+\.h$|^linux/[a-z]+\.h$|^sanitizer/")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
FUNCTION_LINES, FILE_LINES, ASSERTS_PER_1000 = 45, 500, 15


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def read_layers(path):
    layers = {}
    for line in read(path).splitlines():
        if line and not line.startswith("#"):
            folder, edges, third = line.split("\t")
            layers[folder] = (set(edges.split()) - {"-"}, [p for p in third.split() if p != "-"])
    return layers


def sources(src):
    for folder, _, names in sorted(os.walk(src)):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.join(folder, name)


def check_includes(src, path, layers, edges):
    layer = os.path.relpath(path, src).split(os.sep)[0]
    if layer == "tercet.h":
        return
    if layer not in layers:
        yield f"{path}: folder {layer} is not in the table of layers"
        return
    allowed, third = layers[layer]
    for mark, name in INCLUDE.findall(read(path)):
        if mark == '"':
            target = name.split("/")[0]
            if not os.path.exists(os.path.join(src, name)):
                yield f'{path}: "{name}" is no path below src/'
            elif target not in ("tercet.h", layer) and target not in allowed:
                yield f"{path}: {layer} may not include {name}"
            edges.setdefault(os.path.relpath(path, src), set()).add(name)
        elif any(name.startswith(prefix) for prefix in third):
            continue
        elif not STANDARD.match(name) or name in THIRD_PARTY:
            yield f"{path}: {layer} may not see third-party header <{name}>"


THIRD_PARTY = {"zstd.h", "jansson.h", "archive.h", "archive_entry.h", "raptor2.h", "rasqal.h", "seccomp.h"}


def cycles(edges):
    state = {}

    def visit(node, trail):
        if state.get(node) == "done":
            return
        if node in trail:
            yield "include cycle: " + " -> ".join(trail[trail.index(node):] + [node])
            return
        for target in sorted(edges.get(node, ())):
            yield from visit(target, trail + [node])
        state[node] = "done"

    for node in sorted(edges):
        yield from visit(node, [])


def functions(text):
    """(name, lines) of each function definition; clang-format puts its closing brace in column 0."""
    start = name = None
    for number, line in enumerate(text.splitlines(), 1):
        if start is None and line[:1] not in ("", " ", "#", "/", "*", "}", "\t"):
            found = re.search(r"\b(\w+)\(", line)
            name = found[1] if found else name
            if line.endswith("{") and "(" in line or (line.endswith(") {")):
                start = number
            elif not line.endswith((",", "(", ")")):
                name = None
        elif start is None and name and line.startswith(" ") and line.endswith(") {"):
            start = number
        elif start is not None and line == "}":
            yield name, number - start + 1
            start = name = None
        elif start is not None and line.startswith("}"):
            start = name = None


def check_sizes(src, path, allow):
    text, relative = read(path), os.path.relpath(path, src)
    lines = text.count("\n")
    if lines > FILE_LINES and relative not in allow:
        yield f"{path}: {lines} lines, at most {FILE_LINES}"
    if path.endswith(".c"):
        for name, size in functions(text):
            if size > FUNCTION_LINES and f"{relative}:{name}" not in allow:
                yield f"{path}: function {name} has {size} lines, at most {FUNCTION_LINES}"


def main():
    src, layers_path, allow_path = sys.argv[1:4]
    layers = read_layers(layers_path)
    allow = {line.split("\t")[0] for line in read(allow_path).splitlines() if line and not line.startswith("#")}
    findings, edges, asserts, lines = [], {}, 0, 0
    for path in sources(src):
        findings += check_includes(src, path, layers, edges)
        findings += check_sizes(src, path, allow)
        if path.endswith(".c"):
            asserts += len(re.findall(r"\bassert\(", read(path)))
            lines += read(path).count("\n")
    findings += cycles(edges)
    if asserts * 1000 < ASSERTS_PER_1000 * lines:
        findings.append(f"{asserts} assertions in {lines} lines, at least {ASSERTS_PER_1000} per 1000")
    print("\n".join(findings) if findings else f"{lines} lines in .c files, {asserts} assertions: all in order")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
