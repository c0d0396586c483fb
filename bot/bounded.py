"""Bodies that others send us, of bounded size: one without an end would fill the memory."""

from collections.abc import AsyncIterable

import httpx


async def body_of(chunks: AsyncIterable[bytes], largest: int) -> bytes:
    """All of a body, or its beginning if it is larger than `largest`."""
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > largest:
            break
    return bytes(body)


async def answer_of(response: httpx.Response, largest: int) -> bytes:
    """The same of an answer that is being streamed, decompressed. Raises httpx.HTTPError.

    What is compressed grows by a thousand at the most, a piece of 64 KB to 64 MB; what is compressed twice, by a
    thousand once more, and in one piece as well.
    """
    if "," in response.headers.get("content-encoding", ""):
        raise httpx.DecodingError("compressed more than once", request=response.request)
    return await body_of(response.aiter_bytes(), largest)
