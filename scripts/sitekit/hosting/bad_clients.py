"""Clients that a public server meets: slow ones, broken ones, ones that talk nonsense.

Only ever pointed at a server on this machine, and bounded in number and time.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .render import LOOPBACK

HALF_A_REQUEST = b"GET / HTTP/1.1\r\nHost: here\r\nX-Slow: "
WHOLE_REQUEST = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
NONSENSE = (b"\x16\x03\x01\x02\x00", b"GET /\r\r\r", b"\x00" * 64, b"GET / HTTP/9\r\n\r\n")
GO_AWAY = struct.pack("ii", 1, 0)  # close with a reset
BETWEEN = 1.0  # seconds between two bytes of a slow client
AT_MOST = 120.0  # seconds


@contextmanager
def slow_clients(port: int, count: int) -> Iterator[list[socket.socket]]:
    """Clients that send a byte now and then and never come to an end."""
    lines = [socket.create_connection((LOOPBACK, port), timeout=5) for _ in range(count)]
    done = threading.Event()
    for line in lines:
        line.sendall(HALF_A_REQUEST)
    thread = threading.Thread(target=_drip, args=(lines, done), daemon=True)
    thread.start()
    try:
        yield lines
    finally:
        done.set()
        thread.join()
        for line in lines:
            line.close()


@contextmanager
def broken_clients(port: int) -> Iterator[None]:
    """Clients that hang up in the middle, reset the line or talk nonsense, one after the other."""
    done = threading.Event()
    thread = threading.Thread(target=_break, args=(port, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def let_go(lines: list[socket.socket], seconds: float) -> int:
    """How many slow clients the server has hung up on, waiting so long at most."""
    end = time.monotonic() + seconds
    gone: set[int] = set()
    while len(gone) < len(lines) and time.monotonic() < end:
        gone |= {at for at, line in enumerate(lines) if at not in gone and _is_closed(line)}
        time.sleep(BETWEEN / 10)
    return len(gone)


def break_once(port: int, way: int) -> None:
    """One broken client, in one of several ways."""
    with socket.create_connection((LOOPBACK, port), timeout=5) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, GO_AWAY)
        line.sendall((HALF_A_REQUEST, WHOLE_REQUEST, *NONSENSE)[way % (len(NONSENSE) + 2)])


def _break(port: int, done: threading.Event) -> None:
    end, way = time.monotonic() + AT_MOST, 0
    while not done.wait(BETWEEN / 100) and time.monotonic() < end:
        with contextlib.suppress(OSError):
            break_once(port, way)
        way += 1


def _drip(lines: list[socket.socket], done: threading.Event) -> None:
    end = time.monotonic() + AT_MOST
    while not done.wait(BETWEEN) and time.monotonic() < end:
        for line in lines:
            with contextlib.suppress(OSError):
                line.send(b"x")


def _is_closed(line: socket.socket) -> bool:
    try:
        line.settimeout(0)
        return line.recv(65_536) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
