"""The local Telegram in a process of its own: python -m bot.sandbox --port N [--unlimited] [--latency S].

Prints its address on one line, and serves until it is told to stop or its standard input ends
(--with-parent). What a bench can ask of it is described in control.py.
"""

import argparse
import asyncio
import signal
import sys
from datetime import datetime

from bot.sandbox import Limits, Sandbox


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description="A local Telegram for one bot.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default="1:test")
    parser.add_argument("--username", default="forum_sandbox_bot")
    parser.add_argument("--unlimited", action="store_true", help="lift every rate")
    parser.add_argument(
        "--latency", type=float, default=0.0, help="seconds added to every answer but those of getUpdates"
    )
    parser.add_argument("--starts-at", default=None, help="ISO time with zone; real time without")
    parser.add_argument("--timezone", default="Africa/Tripoli")
    parser.add_argument("--keep-ledger", type=int, default=0, help="how many calls are kept; -1 keeps all")
    parser.add_argument("--with-parent", action="store_true", help="end when standard input ends")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    sandbox = Sandbox(
        arguments.token,
        arguments.username,
        starts_at=datetime.fromisoformat(arguments.starts_at) if arguments.starts_at else None,
        timezone=arguments.timezone,
        limits=Limits.unlimited_rates() if arguments.unlimited else Limits(),
        latency=arguments.latency,
        keep_ledger=None if arguments.keep_ledger < 0 else arguments.keep_ledger,
    )
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await sandbox.start(port=arguments.port)
    print(sandbox.url, flush=True)  # noqa: T201 - the address is what the caller waits for
    if arguments.with_parent:
        loop.run_in_executor(None, _until_parent_ends).add_done_callback(lambda _: stop.set())
    await stop.wait()
    await sandbox.stop()


def _until_parent_ends() -> None:
    while sys.stdin.readline():
        pass


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
