#!/usr/bin/env python3
"""A graph store for tests: graph_store.py FOLDER [--fail N] [--user NAME:PASSWORD] [--status CODE] [--tercet PROGRAM]

Speaks enough of the SPARQL 1.1 Graph Store Protocol: PUT and POST of N-Triples with ?graph=IRI or ?default. Writes
its port to FOLDER/port, each request as a line to FOLDER/log, and the graphs, after each request, to FOLDER/graphs.nq.
The first N requests are answered with 503, each request with CODE if that is given. A POST to a path that ends in /query is
a question (SPARQL 1.1 Protocol, as a form), which PROGRAM answers with `query` over the graphs, as CSV.
"""
import argparse
import base64
import http.server
import os
import subprocess
import urllib.parse

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--fail", type=int, default=0)
parser.add_argument("--user")
parser.add_argument("--status", type=int)
parser.add_argument("--tercet")
options = parser.parse_args()
graphs = {}


def path(name):
    return os.path.join(options.folder, name)


class Store(http.server.BaseHTTPRequestHandler):
    def answer(self, status):
        body = f"request headers were: {self.headers}".encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="test"')
        self.end_headers()
        self.wfile.write(body)

    def allowed(self):
        wanted = "Basic " + base64.b64encode((options.user or "").encode()).decode()
        return not options.user or self.headers.get("Authorization") == wanted

    def take(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query, keep_blank_values=True)
        name = query.get("graph", [""])[0]
        with open(path("log"), "a", encoding="utf-8") as log:
            log.write(f"{self.command} {name or 'default'} {self.headers.get('Content-Type')} {body.count(chr(10))}\n")
        if not self.allowed():
            return 401
        if options.status:
            return options.status
        if options.fail > 0:
            options.fail -= 1
            return 503
        if self.command == "PUT":
            graphs[name] = set()
        graphs.setdefault(name, set()).update(body.splitlines())
        with open(path("graphs.nq"), "w", encoding="utf-8") as out:
            for graph in sorted(graphs):
                for line in sorted(graphs[graph]):
                    out.write(line[:-1] + (f"<{graph}> .\n" if graph else ".\n"))
        return 204

    def do_PUT(self):
        self.answer(self.take())

    def ask(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
        command = [options.tercet, "query", "--csv", path("graphs.nq"), form["query"][0]]
        done = subprocess.run(command, capture_output=True, check=False)
        self.send_response(200 if done.returncode == 0 else 400)
        self.send_header("Content-Type", "text/csv")
        self.end_headers()
        self.wfile.write(done.stdout or done.stderr)

    def do_POST(self):
        if options.tercet and self.path.endswith("/query"):
            self.ask()
        else:
            self.do_PUT()

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Store)
with open(path("port.new"), "w", encoding="ascii") as file:
    file.write(str(server.server_port))
os.rename(path("port.new"), path("port"))
server.serve_forever()
