"""Asking a ClamAV server about a file, over its socket. Where none is set up, files are *not scanned*."""

import re
import socket
import struct

PIECE = 128 * 1024
PATIENCE = 60  # seconds for each answer
LONGEST_ANSWER = 4_096
_FOUND = re.compile(r"^stream: (.+) FOUND$")


class NoAnswer(Exception):
    """The scanner was not reached, or said nothing that can be understood; ask again later."""


def virus_in(file, address: str) -> str:
    """The name of the virus in the open file; empty where there is none. Raises ``NoAnswer``.

    ``address`` is ``unix:/path`` or ``host:port``. The file is sent as a stream, so the scanner needs no
    right to read it.
    """
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            answer = _answer(line)
    except (OSError, ValueError) as error:
        raise NoAnswer(str(error)) from error
    if answer == "stream: OK":
        return ""
    if found := _FOUND.match(answer):
        return found.group(1)[:200]
    raise NoAnswer(answer[:200])


def _connected(address):
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def _answer(line):
    """One line that ends with a nought."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        piece = line.recv(1024)
        if not piece:
            break
        answer += piece
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
