#!/usr/bin/env python3
"""Lets every single call fail that writes: sweep.py LIBRARY quick|full

Each scenario runs once as it is (the reference), then once for each of its calls and each way to fail, see
io_faults.c. What must hold:
  * a signal (EINTR) and a short write change nothing: exit code and all bytes are those of the reference;
  * an error costs the exit code 0 (unless nothing at all was lost), is told in one line that names a file of the
    output, and leaves each file as it was before, or whole; no other file stays;
  * once the fault is gone, a second run gives the bytes of the reference.
"""
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

PROGRAM = os.environ["TERCET"]
ONTOLOGY = os.path.join(os.environ["TERCET_SOURCE"], "ontology")
KINDS = ["ENOSPC", "EIO", "EINTR", "SHORT", "FULL"]
SURVIVED = {"EINTR", "SHORT"}
MESSAGE = re.compile(rb"^tercet: ([^\n]+?): error: [^\n]+$", re.M)
TOO_LONG = 60  # seconds

RELEASE = """Agreement {n}

NAIROBI, {n} May 2023 - The Foundation for Rural Water and the Ministry of Irrigation signed agreement {n} in Nairobi.
"It helps everybody", said Grace Otieno, Director of the Foundation for Rural Water.
"""


class Scenario:
    """A command line in a folder; inputs lie in "in". `before` files are there already, with other content."""

    def __init__(self, name, arguments, before=(), again=None, quick_step=1, codes=(0,)):
        self.name, self.arguments, self.before = name, arguments, before
        self.again = again if again is not None else arguments
        self.quick_step, self.codes = quick_step, codes


BATCH = ["batch", "-j", "1", "-o", "out"]
SCENARIOS = [
    Scenario("extract to a file", ["extract", "-o", "o.ttl", "in/1.txt"]),
    Scenario("extract over a file", ["extract", "-o", "o.ttl", "in/1.txt"], before=["o.ttl"]),
    Scenario("extract to standard output", ["extract", "in/1.txt"]),
    Scenario("extract to several files",
             ["extract", "-f", "turtle", "-f", "jsonld", "-f", "csv", "-o", "o", "--text", "t.txt", "in/1.txt"],
             before=["o.jsonld"], quick_step=7),
    Scenario("extract a stream", ["extract", "--jsonl", "-f", "nquads", "-o", "o.nq", "in.jsonl"], quick_step=5),
    Scenario("extract a stream to standard output", ["extract", "--jsonl", "-f", "nquads", "in.jsonl"], quick_step=5),
    Scenario("batch", BATCH + ["in"], again=BATCH + ["--resume", "in"], quick_step=9),
    Scenario("batch of many things",
             BATCH + ["-f", "turtle", "-f", "nquads", "--svg", "--merge", "all.nq", "--json", "in"],
             again=BATCH + ["-f", "turtle", "-f", "nquads", "--svg", "--merge", "all.nq", "--json", "--resume", "in"],
             before=["all.nq"], quick_step=0),
    Scenario("batch with shards", BATCH + ["--merge", "all.nq", "--shard", "2", "in"],
             again=BATCH + ["--merge", "all.nq", "--shard", "2", "--resume", "in"],
             before=["all.1-of-2.nq"], quick_step=0),
    Scenario("batch of what changed", ["batch", "-j", "1", "-o", "made", "--changed", "in"], quick_step=0),
    Scenario("render", ["render", "-T", "svg", "-o", "o.svg", "in/1.txt"], before=["o.svg"], quick_step=0),
    Scenario("render to standard output", ["render", "-T", "dot", "in/1.txt"], quick_step=0),
    Scenario("render a site", ["render", "--site", "site", "in"], quick_step=0),
    Scenario("pack", ["pack", "--ontology-dir", "knowledge", "-o", "k.pack"], before=["k.pack"], quick_step=0),
    Scenario("diff", ["diff", "-o", "d.txt", "old.nt", "new.nt"], before=["d.txt"], quick_step=4, codes=(1,)),
    Scenario("diff to standard output", ["diff", "--patch", "old.nt", "new.nt"], quick_step=0, codes=(1,)),
    Scenario("query", ["query", "old.nt", "SELECT ?s WHERE { ?s ?p ?o }"], quick_step=2),
    Scenario("explain", ["explain", "in/1.txt"], quick_step=2),
    Scenario("help", ["extract", "--help"], quick_step=2),
    Scenario("man page", ["--man", "batch"], quick_step=0),
    Scenario("completion", ["--completion", "bash"], quick_step=0),
]


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make_template(folder):
    """What every run finds: inputs, graphs, and the folder of an earlier batch of inputs that changed since."""
    os.makedirs(f"{folder}/in/below")
    for n, name in enumerate(["1.txt", "below/2.txt", "3.txt"], 1):
        write(f"{folder}/in/{name}", RELEASE.format(n=n + 10))
    subprocess.run([PROGRAM, "batch", "-q", "-j", "1", "-o", "made", "in"], cwd=folder, check=True)
    write(f"{folder}/in/1.txt", RELEASE.format(n=1))
    write(f"{folder}/in.jsonl", "".join('{"text": "The Foundation for Rural Water signed agreement %d in Nairobi.", '
                                        '"title": "Agreement %d"}\n' % (n, n) for n in (1, 2, 3)))
    line = "<http://example.org/id/event/{}> <https://schema.org/name> \"{}\" .\n"
    write(f"{folder}/old.nt", line.format("a", "A"))
    write(f"{folder}/new.nt", line.format("a", "B"))
    os.makedirs(f"{folder}/knowledge")
    for name in ("tercet.ttl", "style.tsv"):
        shutil.copy(f"{ONTOLOGY}/{name}", f"{folder}/knowledge")


def tree(folder):
    """Path → bytes of all files below a folder, and path → None of its folders."""
    found = {}
    for path, folders, files in os.walk(folder):
        for name in folders:
            found[os.path.relpath(os.path.join(path, name), folder)] = None
        for name in files:
            with open(os.path.join(path, name), "rb") as file:
                found[os.path.relpath(os.path.join(path, name), folder)] = file.read()
    return found


class Run:
    """One run of a scenario in a new copy of the template."""

    def __init__(self, sweep, scenario):
        self.sweep, self.scenario = sweep, scenario
        self.folder = os.path.join(sweep.work, "run")
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(sweep.template, self.folder)
        for name in scenario.before:
            write(os.path.join(self.folder, name), "as it was before\n")
        self.before = tree(self.folder)

    def start(self, arguments, kind=None, at=0):
        """Exit code, standard output, standard error, whether a call failed, and which."""
        environment = dict(os.environ)
        if kind:
            with open(self.sweep.state, "wb") as file:
                file.write(bytes(4096))
            environment.update(LD_PRELOAD=self.sweep.library, FAULT_KIND=kind, FAULT_AT=str(at),
                               FAULT_STATE=self.sweep.state)
        done = subprocess.run([PROGRAM] + arguments, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TOO_LONG, check=False)
        failed, name = 0, b""
        if kind:
            with open(self.sweep.state, "rb") as file:
                state = file.read()
            failed, name = struct.unpack_from("Q", state, 8)[0], state[16:48].rstrip(b"\0")
        return done.returncode, done.stdout, done.stderr, failed, name.decode()

    def tree(self):
        return tree(self.folder)


class Sweep:
    def __init__(self, library, work):
        self.library, self.work = library, work
        self.state, self.template = os.path.join(work, "state"), os.path.join(work, "template")
        self.runs, self.findings = 0, []
        make_template(self.template)

    def find(self, where, what):
        self.findings.append(f"{where}: {what}")

    def reference(self, scenario):
        run = Run(self, scenario)
        code, out, err, _, _ = run.start(scenario.arguments)
        if code not in scenario.codes:
            self.find(scenario.name, f"exit code {code} without any fault: {err.decode()}")
        return code, out, run.tree()

    def check_files(self, where, run, wanted):
        for path, content in sorted(run.tree().items()):
            if path not in run.before and path not in wanted:
                self.find(where, f"{path} is left")
            elif content is not None and content not in (run.before.get(path), wanted.get(path)):
                if not path.endswith("manifest.jsonl"):
                    self.find(where, f"{path} is half-written")
                elif not set(content.splitlines(True)) <= set((wanted[path] + run.before.get(path, b"")).splitlines(True)):
                    self.find(where, f"{path} holds other lines")

    def check_message(self, where, run, err, wanted):
        new = {path for path in wanted if path not in run.before or wanted[path] != run.before[path]}
        new |= {"standard output"}
        names = [found.decode() for found in MESSAGE.findall(err)]
        told = err.decode("utf-8", "replace")
        if not names:
            self.find(where, f"no message: {told!r}")
        elif not any(name in told or name.partition("/")[2] in told for name in new) and ".tercet" not in told:
            self.find(where, f"the message names no file: {told!r}")

    def check_failure(self, where, run, result, reference):
        code, out, err = result[:3]
        wanted_code, wanted_out, wanted = reference
        if code == wanted_code and out == wanted_out and run.tree() == wanted:
            return
        if code not in (1, 3) or (wanted_code == 1 and code != 3):
            self.find(where, f"exit code {code} although something was lost; {err.decode()!r}")
        self.check_message(where, run, err, wanted)
        self.check_files(where, run, wanted)

    def check_survived(self, where, run, result, reference):
        code, out, err = result[:3]
        if code != reference[0]:
            self.find(where, f"exit code {code}: {err.decode()!r}")
        if out != reference[1]:
            self.find(where, "standard output differs")
        if run.tree() != reference[2]:
            self.find(where, "files differ")

    def check_again(self, where, run, reference):
        code, out, err, _, _ = run.start(run.scenario.again)
        if code != reference[0] or run.tree() != reference[2]:
            self.find(where, f"a second run does not mend it: code {code}, {err.decode()!r}")

    def try_one(self, scenario, kind, at, reference):
        """False when there is no call of this number any more."""
        run = Run(self, scenario)
        self.runs += 1
        try:
            result = run.start(scenario.arguments, kind, at)
        except subprocess.TimeoutExpired:
            self.find(f"{scenario.name}, {kind} at call {at}", "does not end")
            return True
        where = f"{scenario.name}, {kind} at call {at} ({result[4]})"
        if result[0] < 0 or result[0] == 125:
            self.find(where, f"exit code {result[0]}: {result[2].decode()!r}")
        elif not result[3]:
            return False
        elif kind in SURVIVED:
            self.check_survived(where, run, result, reference)
        else:
            self.check_failure(where, run, result, reference)
            self.check_again(where, run, reference)
        return True

    def sweep(self, scenario, step):
        reference = self.reference(scenario)
        for kind_number, kind in enumerate(KINDS):
            at = 1 + kind_number % step
            while self.try_one(scenario, kind, at, reference):
                at += step


def main():
    library, extent = os.path.abspath(sys.argv[1]), sys.argv[2]
    only = sys.argv[3] if len(sys.argv) > 3 else ""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # fsync() costs nothing there
    with tempfile.TemporaryDirectory(dir=memory) as work:
        sweep = Sweep(library, work)
        for scenario in SCENARIOS:
            step = scenario.quick_step if extent == "quick" else 1
            if step and scenario.name.startswith(only):
                before = sweep.runs
                sweep.sweep(scenario, step)
                print(f"{scenario.name}: {sweep.runs - before} runs")
        print("\n".join(sweep.findings[:60]))
        print(f"{sweep.runs} runs, {len(sweep.findings)} findings")
    return 1 if sweep.findings else 0


if __name__ == "__main__":
    sys.exit(main())
