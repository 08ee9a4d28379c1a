#!/usr/bin/env python3
"""Press releases to RDF through libtercet and ctypes: no compiler, no package but Python's own.

    tercet_graph.py PACK FILE... [--format turtle] [--date YYYY-MM-DD]

As a module:  with Engine("/usr/share/tercet/tercet.pack") as engine: print(engine.convert([("name", b"text")]))
"""
import argparse
import ctypes as c
import os
import sys

OK, PARTIAL, WARNING, IO_FAILED = 0, 3, 1, 5
SEVERITIES = ("note", "warning", "error")


class Diagnostic(c.Structure):
    _fields_ = [("severity", c.c_int), ("status", c.c_int), ("source", c.c_char_p), ("line", c.c_uint64), ("message", c.c_char_p)]


EMIT = c.CFUNCTYPE(None, c.c_void_p, c.POINTER(Diagnostic))
WRITE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.POINTER(c.c_char), c.c_size_t)


class Sink(c.Structure):
    _fields_ = [("emit", EMIT), ("context", c.c_void_p)]


class Output(c.Structure):
    _fields_ = [("write", WRITE), ("context", c.c_void_p)]


class EngineOptions(c.Structure):
    _fields_ = [("pack", c.c_char_p), ("ontologies", c.POINTER(c.c_char_p)), ("ontology_count", c.c_size_t), ("allocator", c.c_void_p)]


class ConversionOptions(c.Structure):
    _fields_ = [(name, c.c_char_p) for name in ("format", "charset", "date", "url", "language", "base", "evidence", "statuses")] + [
        ("min_confidence", c.c_uint), ("stamp", c.c_char_p), ("mapping", c.c_void_p), ("keep_texts", c.c_bool)]


def load_library():
    library = c.CDLL(os.environ.get("TERCET_LIBRARY", "libtercet.so.0"))
    library.tct_strerror.restype = library.tct_version.restype = c.c_char_p
    library.tct_engine_new.argtypes = [c.POINTER(EngineOptions), c.POINTER(Sink), c.POINTER(c.c_void_p)]
    library.tct_engine_free.argtypes = library.tct_conversion_free.argtypes = [c.c_void_p]
    library.tct_engine_free.restype = library.tct_conversion_free.restype = None
    library.tct_conversion_new.argtypes = [c.c_void_p, c.POINTER(ConversionOptions), c.POINTER(Sink), c.POINTER(c.c_void_p)]
    library.tct_conversion_read.argtypes = [c.c_void_p, c.c_char_p, c.c_char_p, c.c_size_t]
    library.tct_conversion_write.argtypes = [c.c_void_p, c.c_char_p, Output]
    return library


class TercetError(Exception):
    """What the library said, with its diagnostics."""


class Engine:
    """Compiled knowledge and models, to be closed. Any number of threads may convert with one engine at once."""

    def __init__(self, pack, ontologies=()):
        self.library = load_library()
        self.handle = c.c_void_p()
        names = (c.c_char_p * len(ontologies))(*map(os.fsencode, ontologies))
        options = EngineOptions(os.fsencode(pack), names, len(ontologies), None)
        with Messages() as messages:
            self.check(self.library.tct_engine_new(options, messages.sink, self.handle), messages)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.library.tct_engine_free(self.handle)
        self.handle = None

    def check(self, status, messages):
        if status not in (OK, PARTIAL):
            raise TercetError("; ".join([self.library.tct_strerror(status).decode()] + messages.texts))

    def convert(self, inputs, form="turtle", tell=None, **options):
        """The graph of (name, bytes) pairs as bytes in `form`. Options are the members of tct_conversion_options; strings may be str."""
        settings = ConversionOptions(**{k: v.encode() if isinstance(v, str) else v for k, v in options.items()})
        parts, conversion = [], c.c_void_p()

        def write(_, data, size):
            parts.append(c.string_at(data, size))
            return OK

        with Messages(tell) as messages:  # must live as long as the conversion
            self.check(self.library.tct_conversion_new(self.handle, settings, messages.sink, conversion), messages)
            try:
                for name, data in inputs:
                    self.check(self.library.tct_conversion_read(conversion, os.fsencode(name), data, len(data)), messages)
                self.check(self.library.tct_conversion_write(conversion, form.encode(), Output(WRITE(write), None)), messages)
            finally:
                self.library.tct_conversion_free(conversion)
        return b"".join(parts)


class Messages:
    """Gathers diagnostics for an exception, and hands each to `tell`."""

    def __init__(self, tell=None):
        self.texts, self.tell = [], tell or (lambda text: None)
        self.emit = EMIT(self.take)  # ctypes keeps no reference of its own
        self.sink = Sink(self.emit, None)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        pass

    def take(self, _, diagnostic):
        d = diagnostic.contents
        where = f"{d.source.decode(errors='replace')}: " if d.source else ""
        self.texts.append(f"{where}{SEVERITIES[d.severity]}: {d.message.decode(errors='replace')}")
        if d.severity >= WARNING:
            self.tell(self.texts[-1])


def main():
    parser = argparse.ArgumentParser(description="Press releases to RDF.")
    parser.add_argument("pack")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--format", default="turtle")
    parser.add_argument("--date", help="of publication")
    parser.add_argument("--ontology", action="append", default=[])
    arguments = parser.parse_args()
    inputs = [(path, open(path, "rb").read()) for path in arguments.files]
    try:
        with Engine(arguments.pack, arguments.ontology) as engine:
            graph = engine.convert(inputs, arguments.format, tell=lambda text: print(text, file=sys.stderr), date=arguments.date)
    except TercetError as error:
        sys.exit(f"tercet_graph: {error}")
    sys.stdout.buffer.write(graph)


if __name__ == "__main__":
    main()
