"""Just enough HTTP to keep a bot busy, at a fraction of what the bot's own libraries cost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

Answer = Callable[[str, bytes], Awaitable[bytes]]
"""Given the path and the body of a request, the body of the answer."""

HEAD: Final = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A connection to a server, for one request at a time."""

    url: SplitResult
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def post(self, body: bytes = b"", *headers: str) -> bytes:
        """Post some JSON; gives what is answered, if it was taken."""
        first = [f"POST {self.url.path} HTTP/1.1", f"Host: {self.url.netloc}", "Content-Type: application/json"]
        self.writer.write(_message([*first, *headers], body))
        status, answer = await _read(self.reader)
        assert b" 20" in status, status
        return answer


@asynccontextmanager
async def line(url: str) -> AsyncIterator[Line]:
    to = urlsplit(url)
    reader, writer = await asyncio.open_connection(to.hostname, to.port)
    try:
        yield Line(to, reader, writer)
    finally:
        writer.close()


@asynccontextmanager
async def served(answer: Answer) -> AsyncIterator[str]:
    """A server on a port of its own, which says 200 to everything; gives its root."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            while True:
                first, body = await _read(reader)
                answered = await answer(first.split(b" ")[1].decode(), body)
                writer.write(_message(["HTTP/1.1 200 OK", "Content-Type: application/json"], answered))
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


def _message(head: list[str], body: bytes) -> bytes:
    return "\r\n".join([*head, f"Content-Length: {len(body)}"]).encode() + HEAD + body


async def _read(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The first line and the body of what comes."""
    head = (await reader.readuntil(HEAD)).split(b"\r\n")
    length = next((field for field in head if field.lower().startswith(b"content-length:")), b":0")
    return head[0], await reader.readexactly(int(length.partition(b":")[2]))
