"""The command line: puts the parts together. `python main.py --help` lists the verbs."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot import check as checks
from bot import exports, grants, logs
from bot import invitations as sheets
from bot.app import ForumBot, keep_what_is_loaded
from bot.bring_in import DryRun, Source
from bot.bring_in import bring_in as take_in
from bot.clock import Clock
from bot.environment import Environment, read_environment
from bot.files.source import Header, Options, Progress, Report
from bot.handling import Reached
from bot.pacing import Rates
from handlers import staff
from handlers.routes import FEATURES
from storage import inbox
from storage.database import connect, prepare, transact
from storage.errors import OperatorError
from storage.export_rows import Wanted
from storage.lock import Lock
from storage.people import Role

T = TypeVar("T")
Account = Annotated[int, typer.Argument(help="the account's number at Telegram, which @userinfobot tells")]
Given = Annotated[Role, typer.Argument(help="the role")]

app = typer.Typer(
    help="The Municipal Deputies' Forum bot.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="port of the chat page", min=0, max=65535)] = 8080,
    *,
    browser: Annotated[bool, typer.Option(help="open the chat page where there is a screen")] = True,
    keep: Annotated[bool, typer.Option("--keep", help="go on with the forum of last time")] = False,
) -> None:
    """A local Telegram in the browser, the bot in it on a sample forum; needs no token and no network."""
    from bot import demo  # noqa: PLC0415  # the bot itself starts without the demonstration
    from handlers import gallery  # noqa: PLC0415

    wanted = demo.Demo(Path(__file__), port, browser, keep, gallery.screens, _say_address)
    _run(demo.run(wanted))


@app.command()
def run() -> None:
    """The bot, for real."""
    environment = read_environment()
    logs.set_up(environment.log_level, environment.token)
    _run(serve(environment))


@app.command()
def check() -> None:
    """Looks over settings, token, database, locales and programme; says what is wrong and how to mend it."""
    environment = read_environment()
    faults = _run(checks.look_over(environment, Clock().now()))
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(2)
    typer.echo("everything is in order")


@app.command("import")
def bring_in(
    kind: Annotated[Source, typer.Argument(help="what the file brings in")],
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV or XLSX; event: TOML")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show what would change, and change nothing")] = False,
    remove_missing: Annotated[
        bool, typer.Option("--remove-missing", help="take out what the file does not have")
    ] = False,
    release: Annotated[str | None, typer.Option(help="publish the programme with this comment")] = None,
    others: Annotated[
        bool, typer.Option("--others", help="of a roster: who looks like somebody with another number is somebody new")
    ] = False,
) -> None:
    """Brings in a file, all or nothing; every faulty row is named with its line and column."""
    content = file.read_bytes()
    try:
        how = {"remove_missing": remove_missing, "release": release, "others": others, "dry_run": dry_run}
        told = _write(take_in, kind, file.name, content, **how)
    except DryRun as dry:
        told = dry.lines
    for line in told:
        typer.echo(line)


@app.command()
def export(  # noqa: PLR0913, PLR0917  # as many as the contract gives the verb
    kind: Annotated[str, typer.Argument(help=f"which file: {', '.join(exports.FORMATS)}")],
    output: Annotated[Path, typer.Option(help="the file to write; of all: a folder too")],
    file_format: Annotated[
        str, typer.Option("--format", help="csv, xlsx, json, docx, zip or folder; left out: what the name ends in")
    ] = "",
    header: Annotated[Header, typer.Option(help="Arabic or English column names, or their codes")] = Header.AR,
    delimiter: Annotated[str, typer.Option(help="what stands between columns: , or ;")] = ",",
    session: Annotated[str, typer.Option(help="only this session's code")] = "",
    focus_area: Annotated[str, typer.Option(help="only this focus area's code")] = "",
    state: Annotated[str, typer.Option(help="only this state")] = "",
    municipality: Annotated[str, typer.Option(help="only this municipality's code or name")] = "",
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="only from this day on")] = None,
    *,
    contacts: Annotated[bool, typer.Option("--contacts", help="with telephone numbers")] = False,
    with_drafts: Annotated[bool, typer.Option("--with-drafts", help="with drafts and what was withdrawn")] = False,
) -> None:
    """Writes a file of what the forum has, beside the running bot."""
    environment = read_environment()
    wanted = Wanted(
        session=session,
        focus_area=focus_area,
        state=state,
        municipality=municipality,
        since=since.date() if since else None,
        with_drafts=with_drafts,
        contacts=contacts,
        owners=environment.owners,
    )
    options = Options(header, delimiter, environment.timezone, wanted)
    with _progress(output.name) as report:
        rows = exports.run(environment.database, kind, file_format, output, options, now=Clock().now(), report=report)
    typer.echo(f"{rows} rows in {output}")


@app.command()
def invitations(
    output: Annotated[Path, typer.Option(help="the file to write", dir_okay=False)],
    file_format: Annotated[str, typer.Option("--format", help="docx: cards to print; xlsx: a table of links")] = "",
    bot: Annotated[str, typer.Option(help="the bot's name on Telegram; asked of Telegram if left out")] = "",
) -> None:
    """Writes everybody's personal invitation: name, municipality, code and QR. Printing again gives the same."""
    environment = read_environment()
    chosen = sheets.format_of(output, file_format)
    name = sheets.username(environment, bot)
    with typer.progressbar(length=1, file=sys.stderr, label=output.name, hidden=not sys.stderr.isatty()) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        count = sheets.run(environment, output, chosen, name, now=Clock().now(), progress=progress)
    typer.echo(f"{count} invitations in {output}")


@app.command()
def grant(
    user_id: Account,
    role: Given,
    scope: Annotated[str, typer.Option("--for", help="a session's code or a day")] = "",
) -> None:
    """Gives a Telegram account a role; its menu and commands follow within a second."""
    granted = _write(grants.grant, read_environment(), user_id, role, scope=scope, tell=staff.tell_given)
    typer.echo("granted" if granted else "held already")


@app.command()
def revoke(user_id: Account, role: Given) -> None:
    """Takes a role back."""
    revoked = _write(grants.revoke, read_environment(), user_id, role, tell=staff.tell_taken)
    typer.echo("revoked" if revoked else "was not held")


@app.command()
def parked(
    *, retry: Annotated[bool, typer.Option("--retry", help="handle them again; the bot must be stopped")] = False
) -> None:
    """Updates that failed twice and were set aside: shows them, or has them handled again."""
    database = read_environment().database
    path = inbox.path_beside(database)
    found = inbox.parked(path)
    for update in found:
        typer.echo(f"{update.update_id}  {update.received_at:%Y-%m-%d %H:%M} UTC  {update.reason}")
    if not found:
        typer.echo("no update is set aside")
    elif retry:
        lock = Lock(database)
        typer.echo(f"{_write(lambda tx: inbox.retry(path, tx))} will be handled at the next start")
        lock.release()


async def serve(
    environment: Environment, *, reached: Reached = lambda moment: None, rates: Rates | None = None
) -> None:
    """Runs the bot until it is told to stop. `reached` is called at the moments at which a test may kill."""
    bot = await ForumBot.open(environment, FEATURES, reached=reached, rates=rates)
    keep_what_is_loaded()
    running = asyncio.create_task(bot.run())
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows raises KeyboardInterrupt instead
            loop.add_signal_handler(name, running.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await running
    finally:
        await bot.close()


def _run(coroutine: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(coroutine)


def _write(work: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Runs a unit of work in one transaction beside the bot, on the file brought to the newest version."""
    path = read_environment().database
    prepare(path)
    connection = connect(path)
    try:
        result, _ = transact(connection, Clock().now(), work, *args, **kwargs)
    finally:
        connection.close()
    return result


@contextlib.contextmanager
def _progress(name: str) -> Iterator[Report | None]:
    """One line of a terminal that says how far a file is; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return

    def report(at: Progress) -> None:
        part = f", part {at.part} of {at.parts}" if at.parts > 1 else ""
        sys.stderr.write(f"\r\x1b[K{name}{part}{f', {at.rows} rows' if at.rows else ''}")
        sys.stderr.flush()

    try:
        yield report
    finally:
        sys.stderr.write("\r\x1b[K")


def _say_address(url: str) -> None:
    typer.echo(f"\n  The chat page:  {url}\n  Every screen:   {url}/screens\n  Ctrl+C ends it.\n")


def main() -> int:
    """Runs the command line. Returns 0; 2 for wrong use or input; 1 for anything else. One clear line each."""
    try:
        code = app(standalone_mode=False)
    except OperatorError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    except typer.TyperException as error:
        wrong_use = " ".join(error.format_message().replace("Value error, ", "").split())
        if wrong_use:  # else nothing was asked for, and help has been shown
            typer.echo(wrong_use, err=True)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:  # noqa: BLE001  # the last boundary: one line for the operator
        typer.echo(f"unexpected: {error!r}", err=True)
        return 1
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
