"""Runs tercet on generated inputs and compares exit code, messages, output and time with what a table expects."""
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading

TERCET = os.environ["TERCET"]
STORY = "Ms. Awa Sow, Director of the Lake Institute, spoke in Dakar on 3 May 2024."


class Case:
    """One hostile input. `code` is an exit code or a set of them; `says` a pattern on standard error ("" for silence,
    None for anything); `holds` and `lacks` are strings of the output; `{}` in `args` is the path of the input."""

    def __init__(self, name, data, suffix="txt", code=0, says="", holds=(), lacks=(), args=("extract", "{}"), seconds=10):
        self.name, self.data, self.suffix, self.code, self.says = name, data, suffix, code, says
        self.holds = (holds,) if isinstance(holds, str) else holds
        self.lacks = (lacks,) if isinstance(lacks, str) else lacks
        self.args, self.seconds = args, seconds


def write_input(folder, case):
    path = os.path.join(folder, "input." + case.suffix)
    data = case.data() if callable(case.data) else case.data
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return path


def run(args, seconds, folder):
    """Exit code (None after the time limit), output, messages, seconds of processor time, peak memory in MiB. The limit is
    of processor time: other programs of the machine do not count; who waits for ever is ended after twenty times as long."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as words:
        child = subprocess.Popen([TERCET, *args], stdout=out, stderr=words, cwd=folder, stdin=subprocess.DEVNULL, preexec_fn=limit)
        timer = threading.Timer(20 * seconds, child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)  # the memory of this child alone
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss // 1024
        if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            return None, b"", b"", seconds, memory
        out.seek(0)
        words.seek(0)
        return child.returncode, out.read(), words.read(), usage.ru_utime, memory


def faults(case, code, output, messages):
    """What is not as the table says."""
    codes = case.code if isinstance(case.code, (set, tuple)) else {case.code}
    text, words = output.decode("utf-8", "replace"), messages.decode("utf-8", "replace")
    if code is None:
        yield f"not done within {case.seconds} s"
        return
    if code not in codes:
        yield f"exit code {code} instead of {case.code}"
    if case.says == "" and words:
        yield "standard error is not empty"
    if case.says and not re.search(case.says, words):
        yield f"standard error does not say '{case.says}'"
    for line in words.splitlines():
        if not line.startswith("tercet: "):
            yield "a line of standard error without 'tercet: '"
            break
    if any(ord(c) < 32 and c != "\n" or ord(c) in range(127, 160) for c in words):
        yield "a control character on standard error"
    if any(ord(c) < 32 and c not in "\n\t\r" for c in text):
        yield "a control character in the output"
    yield from (f"the output lacks '{part}'" for part in case.holds if part not in text)
    yield from (f"the output holds '{part}'" for part in case.lacks if part in text)


def strays(folder):
    """Files that are neither the input nor below the folder that a batch writes to."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.relpath(os.path.join(place, name), folder)
            if not path.startswith(("input.", "a/b/out/")):
                yield f"a file where none may be: {path}"


def check(case):
    """True when all is as expected; else it is told."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_input(folder, case)
        args = [a.replace("{}", path).replace("{folder}", folder) for a in case.args]
        code, output, messages, _, _ = run(args, case.seconds, folder)
        found = [*faults(case, code, output, messages), *strays(folder)]
    for fault in found:
        print(f"{case.name}: {fault}")
    if found:
        print("    " + messages.decode("utf-8", "replace")[:300].replace("\n", "\n    "))
    return not found


def main(cases, check_one=check):
    """Exit code of a table: all its cases, or those whose names hold an argument."""
    chosen = [c for c in cases if not sys.argv[1:] or any(a in c.name for a in sys.argv[1:])]
    failed = [c.name for c in chosen if not check_one(c)]
    print(f"{len(chosen)} cases, {len(failed)} failed")
    return 1 if failed or not chosen else 0
