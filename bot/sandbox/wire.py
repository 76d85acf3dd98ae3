"""Requests and answers as bytes: reads every kind of body the Bot API takes, writes its JSON answers."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.sandbox.files import Upload
from bot.sandbox.params import Params
from bot.sandbox.refusals import Refused, bad

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TOO_LARGE = Refused(413, "Request Entity Too Large")


class RawJson(bytes):
    """A result that is JSON already."""


async def read_params(request: web.BaseRequest, *, most: int) -> Params:
    """Read a call's parameters from its address and its body.

    Args:
        request: the call.
        most: bytes that one file may have.

    Raises:
        Refused: the body is no JSON, or a file is too large.
    """
    params = Params()
    if request.query_string:
        params.update(request.query)
    if not request.can_read_body:
        return params
    kind = request.content_type
    if kind == "application/json":
        _add_json(params, await request.read())
    elif kind == "application/x-www-form-urlencoded":
        body = (await request.read()).decode("utf-8", "replace")
        params.update(parse_qsl(body, keep_blank_values=True))
    elif kind == "multipart/form-data":
        await _add_parts(params, request, most)
    return params


def _add_json(params: Params, body: bytes) -> None:
    if not body:
        return
    try:
        value = json.loads(body)
    except ValueError:
        raise bad("can't parse JSON object in the request") from None
    if not isinstance(value, dict):
        raise bad("object expected in the request")
    params.update(value)


async def _add_parts(params: Params, request: web.BaseRequest, most: int) -> None:
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytearray()
        while chunk := await part.read_chunk(65536):
            content.extend(chunk)
            if len(content) > most:
                raise _TOO_LARGE
        if part.filename is None:
            params[part.name] = content.decode("utf-8", "replace")
        else:
            mime = part.headers.get("Content-Type", "").split(";")[0]
            params[part.name] = Upload(part.filename, mime, bytes(content))


def ok_body(result: Any) -> bytes:
    """The body of an answer that carries a result."""
    if isinstance(result, RawJson):
        return b'{"ok":true,"result":' + result + b"}"
    return b'{"ok":true,"result":' + _encode(result).encode() + b"}"


def refusal_body(refused: Refused) -> bytes:
    """The body of a refusal."""
    answer: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        answer["parameters"] = refused.parameters
    return _encode(answer).encode()
