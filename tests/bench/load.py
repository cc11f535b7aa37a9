"""A small HTTP load generator: raw keep-alive sockets in one thread.

It shares the machine with the servers it measures, so it does as little as it can: it sends
ready-made bytes and reads no further into an answer than its status and length.
"""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

END_OF_HEAD = b"\r\n\r\n"
# Which worker takes a connection is chance, and eight that stay open may all meet one worker.
ANSWERS_PER_CONNECTION = 25


@dataclass(slots=True)
class Answer:
    """One response to the request of client ``client``, as received."""

    client: int
    seconds: float
    head: bytes
    body: bytes

    @property
    def status(self) -> int:
        return int(self.head[9:12])

    def header(self, name: str) -> str:
        """Return a header's value, or an empty string."""
        wanted = name.lower() + ":"
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            if line.lower().startswith(wanted):
                return line[len(wanted) :].strip()
        return ""


@dataclass(slots=True)
class Outcome:
    """Everything that came back, and how long all of it took."""

    seconds: float
    answers: list[Answer]

    @property
    def per_second(self) -> float:
        return len(self.answers) / self.seconds

    def milliseconds(self, part: float) -> float:
        """Return the latency that ``part`` (0 to 1) of the answers stayed below."""
        ordered = sorted(answer.seconds for answer in self.answers)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000


@dataclass(slots=True)
class Client:
    """One connection, which sends the next request when the last is answered."""

    number: int
    port: int
    script: Iterator[bytes]
    sock: socket.socket = field(init=False)
    sent: float = 0.0
    answered: int = 0
    received: bytearray = field(default_factory=bytearray)

    def __post_init__(self):
        self.connect()

    def connect(self) -> None:
        self.sock = socket.create_connection(("127.0.0.1", self.port))
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answered = 0

    def send_next(self) -> bool:
        """Send the script's next request; False when there is none."""
        request = next(self.script, None)
        if request is None:
            return False
        self.sent = time.perf_counter()
        if self.answered == ANSWERS_PER_CONNECTION:
            self.sock.close()
            self.connect()
        self.received.clear()
        self.sock.sendall(request)
        return True

    def receive(self) -> Answer | None:
        """Read what has come; return the answer once it is whole."""
        data = self.sock.recv(1 << 18)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.received += data
        end = self.received.find(END_OF_HEAD)
        if end < 0:
            return None
        head = bytes(self.received[:end])
        if len(self.received) < end + 4 + content_length(head):
            return None
        self.answered += 1
        body = bytes(self.received[end + 4 :])
        return Answer(self.number, time.perf_counter() - self.sent, head, body)


def content_length(head: bytes) -> int:
    start = head.lower().find(b"content-length:")
    if start < 0:
        return 0  # a redirect or 304 without a body
    return int(head[start + 15 :].split(b"\r\n", 1)[0])


def play(port: int, scripts: list[Iterator[bytes]], seconds: float | None = None) -> Outcome:
    """Run one client per script, side by side, to the scripts' ends or for ``seconds``."""
    clients = [Client(number, port, script) for number, script in enumerate(scripts)]
    try:
        return run(clients, seconds)
    finally:
        close(clients)


def close(clients: list[Client]) -> None:
    for client in clients:
        client.sock.close()


def run(clients: list[Client], seconds: float | None = None) -> Outcome:
    """Let connected clients go through their scripts; their connections stay open."""
    began = time.perf_counter()
    answers: list[Answer] = []
    with selectors.DefaultSelector() as selector:
        for client in clients:
            if client.send_next():
                selector.register(client.sock, selectors.EVENT_READ, client)
        while selector.get_map():
            is_over = seconds is not None and time.perf_counter() - began > seconds
            for key, _events in selector.select(timeout=10):
                client = key.data
                if answer := client.receive():
                    answers.append(answer)
                    selector.unregister(key.fileobj)
                    if not is_over and client.send_next():
                        selector.register(client.sock, selectors.EVENT_READ, client)
    return Outcome(time.perf_counter() - began, answers)
