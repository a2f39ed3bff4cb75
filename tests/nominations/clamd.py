"""A virus scanner that speaks ClamAV's protocol on a socket of this machine, and answers as it is told to."""

import contextlib
import socket
import struct
import threading


class FakeScanner:
    """``received`` is what was sent to it; ``answer`` what it says, or None to hang up."""

    def __init__(self, answer: bytes | None):
        self.answer, self.received = answer, b""
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.server.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.thread.join()
        self.server.close()

    def _serve(self):
        line, _address = self.server.accept()
        with line, line.makefile("rb") as incoming:
            assert incoming.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!L", incoming.read(4))[0]:
                self.received += incoming.read(size)
            # Byte by byte, to one who may have heard enough.
            with contextlib.suppress(ConnectionError):
                for byte in self.answer or b"":
                    line.sendall(bytes([byte]))
