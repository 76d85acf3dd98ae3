"""What a request carries: JSON, or a multipart form where a file goes along. bot/transport.py posts it."""

from __future__ import annotations

import asyncio
import json
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiohttp
from telegram.request import RequestData

JSON_HEADERS = {"Content-Type": "application/json"}


async def written(parameters: Mapping[str, Any], folder: Path) -> bytes | aiohttp.FormData:
    """The parameters of a call; those that name a file, as `{"file": PATH, "name": NAME}`, with it from the folder.

    Raises:
        OSError: a file cannot be read.
    """
    files = {name: value for name, value in parameters.items() if _is_file(value)}
    if not files:
        return json.dumps(parameters, ensure_ascii=False).encode()
    form = aiohttp.FormData(quote_fields=False)
    for name, value in parameters.items():
        if name not in files and value is not None:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    for name, value in files.items():
        content = await asyncio.to_thread((folder / value["file"]).read_bytes)
        _add_file(form, name, str(value.get("name") or Path(value["file"]).name), content)
    return form


def written_by_ptb(
    request_data: RequestData | None,
) -> tuple[bytes | aiohttp.FormData | None, Mapping[str, str] | None]:
    """What PTB gives to be sent, and its headers."""
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        return json.dumps(request_data.parameters, ensure_ascii=False).encode(), JSON_HEADERS
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        _add_file(form, name, filename, content, kind)
    return form, None


def _is_file(value: Any) -> bool:
    return isinstance(value, Mapping) and "file" in value


def _add_file(form: aiohttp.FormData, field: str, name: str, content: Any, kind: str | None = None) -> None:
    kind = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    form.add_field(field, content, filename=name.replace('"', "'"), content_type=kind)
