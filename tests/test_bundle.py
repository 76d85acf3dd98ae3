"""Everything at once: whole, as of one moment while others write, and just what the manifest says."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from bot import exports
from bot.files.source import Header, Options, Progress, Report
from storage.export_rows import Wanted
from storage.exports import Kind
from tests.test_files import HOSTILE, NOW, do, fill, held, schema

__all__ = ["held"]  # the fixture

Files = dict[str, bytes]


@pytest.fixture(autouse=True)
def drawn_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures have tests of their own, and each takes a tenth of a second."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    monkeypatch.setattr("bot.pictures._draw", lambda *_: out.getvalue())


def zipped(path: Path, header: Header = Header.AR, report: Report | None = None, **wanted: Any) -> Files:
    output = path.parent / "all.zip"
    options = Options(header=header, wanted=Wanted(**wanted))
    exports.run(path, "all", "zip", output, options, now=NOW, report=report)
    with zipfile.ZipFile(output) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def foldered(path: Path) -> Files:
    output = path.parent / "all"
    exports.run(path, "all", "", output, Options(), now=NOW)
    return {str(one.relative_to(output)): one.read_bytes() for one in output.rglob("*") if one.is_file()}


def test_the_manifest_says_what_is_in_it(held: Path) -> None:  # a fixture
    do(held, fill)
    files = zipped(held)
    manifest = json.loads(files.pop("manifest.json"))
    assert (manifest["moment"], manifest["programme_version"]) == ("2025-12-16T08:30:00+02:00", 1)
    assert [one["name"] for one in manifest["files"]] == list(files)
    for one in manifest["files"]:
        content = files[one["name"]]
        assert (one["bytes"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    rows = {kind.value: table(files[f"csv/{kind.value}.csv"]) for kind in Kind}
    assert manifest["counts"] == {name: len(found) for name, found in rows.items()}
    assert manifest["counts"]["recommendations"] == len(HOSTILE)


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_everything_is_in_it_and_can_be_opened(held: Path) -> None:
    do(held, fill)
    files = zipped(held)
    assert {name.partition("/")[0] for name in files} >= {
        "forum.xlsx", "report.docx", "statement.docx", "codebook.csv", "csv", "json", "pictures", "manifest.json",
    }  # fmt: skip
    assert len(openpyxl.load_workbook(io.BytesIO(files["forum.xlsx"])).worksheets) == 8
    assert files["pictures/ratings.png"].startswith(b"\x89PNG")
    for kind in Kind:
        schema().validate(json.loads(files[f"json/{kind.value}.json"]))
    assert json.loads(files["json/exports.schema.json"])["title"]


def test_a_folder_holds_the_same_as_a_zip(held: Path) -> None:
    do(held, fill)
    folder, archive = foldered(held), zipped(held)
    assert folder.keys() == archive.keys()
    told = [json.loads(files["manifest.json"]) for files in (folder, archive)]
    for one in told:
        one["counts"].pop("audit")  # the second knows of the first
    assert told[0]["counts"] == told[1]["counts"]
    for name in folder:
        if name.startswith(("csv/", "json/", "pictures/")) and "audit" not in name:
            assert folder[name] == archive[name], name
    assert (held.parent / "all").stat().st_mode & 0o077 == 0
    assert (held.parent / "all" / "csv" / "participants.csv").stat().st_mode & 0o077 == 0


def test_it_is_as_of_one_moment_while_others_write(held: Path) -> None:
    do(held, fill)
    seen: list[Progress] = []

    def meddle(at: Progress) -> None:
        """Between any two parts somebody else leaves, writes and withdraws."""
        seen.append(at)
        do(held, lambda tx: tx.run("UPDATE recommendation SET title = 'later' WHERE id = ?", len(seen)))
        do(held, lambda tx: tx.add("announcement", author_id=1, body="later", state="sent", created_at=tx.stamp))

    files = zipped(held, report=meddle)
    assert [at.part for at in seen] == list(range(1, seen[0].parts + 1))
    everything = b"".join(content for name, content in files.items() if name.startswith(("csv/", "json/")))
    assert b"later" not in everything
    assert json.loads(files["manifest.json"])["counts"]["announcements"] == len(HOSTILE)
    workbook = openpyxl.load_workbook(io.BytesIO(files["forum.xlsx"]))
    assert workbook["الإعلانات"].max_row == len(HOSTILE) + 1


def test_telephone_numbers_are_in_it_only_on_request(held: Path) -> None:
    files = zipped(held)
    assert {row["رقم الهاتف"] for row in table(files["csv/participants.csv"])} == {""}
    assert json.loads(files["manifest.json"])["contacts"] is False
    with_them = zipped(held, contacts=True)
    assert "'+218910000103" in {row["رقم الهاتف"] for row in table(with_them["csv/participants.csv"])}
    assert json.loads(with_them["manifest.json"])["contacts"] is True


def test_filters_hold_in_each_table_that_takes_them(held: Path) -> None:
    do(held, fill)
    files = zipped(held, session="W1")
    assert table(files["csv/recommendations.csv"]) == []
    assert len(table(files["csv/programme.csv"])) == 1
    assert json.loads(files["manifest.json"])["filters"] == {"session": "W1"}


def test_a_folder_with_files_in_it_is_left_alone(held: Path) -> None:
    folder = held.parent / "mine"
    folder.mkdir()
    (folder / "thesis.docx").write_text("years of work", "utf-8")
    with pytest.raises(exports.NowhereToWrite, match="there are files in it"):
        exports.run(held, "all", "folder", folder, Options(), now=NOW)
    assert [path.name for path in folder.iterdir()] == ["thesis.docx"]
    assert [path.name for path in held.parent.glob(".mine*")] == []


def test_an_empty_folder_is_filled_and_half_a_folder_is_never_there(
    held: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = held.parent / "mine"
    folder.mkdir()

    def full_disk(*_: Any) -> Any:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as here:
        here.setattr("bot.files.bundle.shutil.copyfileobj", full_disk)
        with pytest.raises(exports.NowhereToWrite, match="No space left"):
            exports.run(held, "all", "folder", folder, Options(), now=NOW)
    assert list(folder.iterdir()) == []
    exports.run(held, "all", "folder", folder, Options(), now=NOW)
    assert (folder / "manifest.json").exists()
    assert [path.name for path in held.parent.glob(".mine*")] == []
