#!/usr/bin/env python3
"""Runs a command and prints wall seconds, CPU seconds and peak memory (kB) of it and its workers:
measure.py COMMAND…"""
import resource
import subprocess
import sys
import time

begin = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False).returncode
wall = time.monotonic() - begin
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{wall:.3f} {use.ru_utime + use.ru_stime:.3f} {use.ru_maxrss}")
sys.exit(code)
