"""A web server on the loopback that behaves as badly as a test asks it to. It answers requests of a proxy,
too: what counts is the path of the URL."""
import http.server
import ssl
import threading
import time
import urllib.parse

REFERENCE = """<?xml version="1.0" encoding="UTF-8"?>
<reference anchor="%(anchor)s" target="https://example.com/%(anchor)s">
  <front>
    <title>%(title)s</title>
    <author fullname="Ada Keeper"><organization/></author>
    <date year="2026" month="January"/>
  </front>
</reference>
"""
PAGE = b"<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body>Are you a robot?</body></html>\n"


def reference(anchor="TEST", title="A Test"):
    return (REFERENCE % {"anchor": anchor, "title": title}).encode()


class Answer:
    """What a path is answered with; a list of them is used up from the front, the last one stays."""

    def __init__(self, body=b"", status=200, kind="application/xml", delay=0, length=None, cut=None, **headers):
        self.body, self.status, self.kind, self.delay, self.headers = body, status, kind, delay, headers
        self.length = len(body) if length is None else length
        self.cut = cut  # bytes after which the connection ends


class Endless(Answer):
    """A body of a given size, made as it is sent; with or without saying how long it is."""

    def __init__(self, size, announced):
        super().__init__(b"")
        self.size, self.announced = size, announced


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        server = self.server
        path = urllib.parse.urlsplit(self.path).path
        with server.lock:
            server.requests.append(self.path)
            server.seen.append(dict(self.headers.items()))
            server.running += 1
            server.most = max(server.most, server.running)
            answers = server.answers.get(path, [Answer(b"<gone/>", 404)])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        try:
            self.answer(answer)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True
        finally:
            with server.lock:
                server.running -= 1

    def answer(self, answer):
        if answer.delay:
            self.server.stop.wait(answer.delay)
        if isinstance(answer, Endless):
            return self.pour(answer)
        etag = answer.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.send_header("ETag", etag)
            self.end_headers()
            return None
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(answer.length))
        for name, value in answer.headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(answer.body if answer.cut is None else answer.body[:answer.cut])
        if answer.cut is not None:
            self.close_connection = True
        return None

    def pour(self, answer):
        piece = b"<t>" + b"x" * 65536 + b"</t>\n"
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        if answer.announced:
            self.send_header("Content-Length", str(answer.size))
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while self.server.poured < answer.size:
            self.wfile.write(piece)
            self.server.poured += len(piece)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, certificate=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock, self.stop = threading.Lock(), threading.Event()
        self.answers, self.requests, self.seen = {}, [], []
        self.running = self.most = self.poured = 0
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.base = "%s://127.0.0.1:%d/" % ("https" if certificate else "http", self.server_port)
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # clients go away in the middle: that is what is tested

    def set(self, path, *answers):
        self.answers["/" + path] = list(answers)
        return self.base + path

    def close(self):
        self.stop.set()
        self.shutdown()
        self.server_close()


def wait_for(condition, seconds=5):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()
