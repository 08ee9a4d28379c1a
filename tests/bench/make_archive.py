#!/usr/bin/env python3
"""Makes the archive of a batch that is done, of any size in seconds: make_archive.py TERCET FOLDER COUNT

One document is converted; the others are copies of it and of its output, and their lines of the manifest differ in
the name. So FOLDER/in and FOLDER/out are what `tercet batch -o out in` leaves, run in FOLDER, for COUNT equal inputs.
"""
import os
import subprocess
import sys

FIRST = "in/0000/000000.txt"
TEXT = """Geneva, 3 May 2023

The Foundation for Rural Water and the University of Nairobi signed an agreement on 3 May 2023 in Geneva.
"""


def names(count):
    return [f"in/{i // 1000:04}/{i:06}.txt" for i in range(count)]


def read(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    tercet, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    os.makedirs(os.path.join(folder, "in/0000"))
    os.chdir(folder)
    with open(FIRST, "w", encoding="utf-8") as file:
        file.write(TEXT)
    subprocess.run([tercet, "batch", "-q", "-o", "out", "in"], check=True)
    line = read("out/manifest.jsonl").decode()
    copies = {"": read(FIRST), ".ttl": read(f"out/{FIRST}.ttl")}
    with open("out/manifest.jsonl", "w", encoding="utf-8") as manifest:
        for name in names(count):
            for place, extension in ((name, ""), (f"out/{name}.ttl", ".ttl")):
                os.makedirs(os.path.dirname(place), exist_ok=True)
                with open(place, "wb") as file:
                    file.write(copies[extension])
            manifest.write(line.replace(FIRST, name))


main()
