"""One person's connection: asks, waits for the answer, and connects again when it is cut."""

import socket
import time
from dataclasses import dataclass, field
from typing import NoReturn

from tests.bench.load import END_OF_HEAD, Answer, content_length

PATIENCE = 30.0


class Cut(OSError):
    """The connection ended before the answer was whole: nobody knows what became of it."""


class Unanswered(ConnectionError):
    """The connection was closed before anything came back."""


@dataclass(slots=True)
class Line:
    """A keep-alive connection of one thread."""

    port: int
    number: int = 0
    sock: socket.socket | None = field(default=None, init=False)

    def ask(self, request: bytes) -> Answer:
        """Send a request and return its answer, timed from before connecting; raises Cut.

        Like a browser it connects anew when a connection that had rested was closed meanwhile.
        """
        began, rested = time.perf_counter(), self.sock is not None
        try:
            head, body = self._exchange(request)
        except Unanswered:
            self.close()
            return self.ask(request) if rested else self._cut("nothing came back")
        except OSError as problem:
            self._cut(str(problem))
        if b"connection: close" in head.lower():
            self.close()
        return Answer(self.number, time.perf_counter() - began, head, body)

    def _exchange(self, request: bytes) -> tuple[bytes, bytes]:
        if self.sock is None:
            self.sock = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        received = self._first(self.sock, request)
        while True:
            head, end, body = received.partition(END_OF_HEAD)
            if end and len(body) >= content_length(head):
                return head, body
            data = self.sock.recv(1 << 16)
            if not data:
                raise ConnectionError("half an answer")
            received += data

    @staticmethod
    def _first(sock: socket.socket, request: bytes) -> bytes:
        """Return the first bytes of the answer; Unanswered when the connection was closed."""
        try:
            sock.sendall(request)
            received = sock.recv(1 << 16)
        except ConnectionError as problem:
            raise Unanswered from problem
        if not received:
            raise Unanswered
        return received

    def _cut(self, reason: str) -> NoReturn:
        self.close()
        raise Cut(reason)

    def close(self) -> None:
        if self.sock:
            self.sock.close()
        self.sock = None
