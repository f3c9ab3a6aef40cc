"""Opens what readers download of Fairview in the programs it is meant for.

Called by `cargo xtask check-exports`, which brings the programs, with the command `fairview` and the
folder of the example reports. Nothing is skipped: a program that is missing is a failure.
"""

import csv
import io
import json
import struct
import subprocess
import sys
import xml.dom.minidom
import zipfile
import zlib
from pathlib import Path

from csvw import CSVW
from frictionless import Package
from jsonstat_validator import validate_jsonstat

FAIRVIEW, EXAMPLES, OUT = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
HERE = Path(__file__).parent
Q3 = EXAMPLES / "halton-2022-23-q3.json"
Q2 = EXAMPLES / "halton-2015-16-q2.json"
BOARD = EXAMPLES / "halton-board-2020-01.json"
HOSTILE = HERE / "hostile.json"
OFFICE = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(OUT / 'office').as_uri()}"]
# As they stand, every sheet, in UTF-8; the last three: sheets, no evaluation, no formulas shown.
TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CHARTS = [
    (Q3, "ped02-04", "trend"),
    (Q3, "ped02-04", "ranking"),
    (Q3, "ped02-04", "authorities"),
    (Q3, "ped02-04", "neighbours"),
    (Q2, "ced036", "trend"),
    (HERE / "parts.json", "absence", "trend"),
    (HERE / "parts.json", "absence", "target"),
    (HERE / "parts.json", "absence", "parts"),
]


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}"
    return done.stdout


def pixels(png):
    """Width, height and how many different bytes the pixels of a PNG are made of."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n", "it is no PNG"
    width, height = struct.unpack(">II", png[16:24])
    at, packed = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    return width, height, len(set(zlib.decompress(packed)))


def read(file):
    """Its words with line ends as they are."""
    return file.read_bytes().decode("utf-8")


def rows(text):
    assert text.startswith("\ufeff"), "there is no byte order mark"
    found = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert all(len(row) == len(found[0]) for row in found), "rows are not of one length"
    return found


def is_number(words):
    try:
        float(words)
        return True
    except ValueError:
        return False


def charts():
    for report, measure, kind in CHARTS:
        for ink in ["colour", "grey"]:
            name = OUT / f"{report.stem}-{measure}-{kind}-{ink}"
            svg, png, other = (name.with_suffix(end) for end in [".svg", ".png", ".rsvg.png"])
            for file in [svg, png]:
                run(FAIRVIEW, "chart", report, measure, "--kind", kind, "--ink", ink, "--out", file)
            root = xml.dom.minidom.parse(str(svg)).documentElement
            size = int(root.getAttribute("width")), int(root.getAttribute("height"))
            words = " ".join(node.firstChild.data for node in root.getElementsByTagName("text"))
            for said in ["Report: ", "icence"]:
                assert said in words, f"{svg}: {said} is not in the picture"
            run("rsvg-convert", "--zoom", "2", svg, "--output", other)
            for file in [png, other]:
                width, height, kinds = pixels(file.read_bytes())
                assert (width, height) == (2 * size[0], 2 * size[1]), f"{file}: {width} by {height}"
                assert kinds > 16, f"{file} is blank"


def archives():
    for report in [Q3, Q2, BOARD, EXAMPLES / "halton-lait-2026.json", HOSTILE, HERE / "parts.json"]:
        archive = OUT / f"{report.stem}.zip"
        run(FAIRVIEW, "export", report, "--as", "csvw", "--out", archive)
        folder = OUT / f"{report.stem}-unpacked"
        with zipfile.ZipFile(archive) as packed:
            assert packed.testzip() is None, f"{archive} is damaged"
            packed.extractall(folder)
        for table in folder.glob("*.csv"):
            for row in rows(read(table)):
                for cell in row:
                    assert not cell.startswith(FORMULA) or is_number(cell), f"{table}: {cell!r}"
        described = CSVW(str(folder / "csv-metadata.json"), validate=True)
        assert described.is_valid, f"{folder}: {[str(w.message) for w in described.warnings]}"
        said = Package(str(folder / "datapackage.json")).validate()
        assert said.valid, f"{folder}: {said.flatten(['title', 'message'])}"
        figures = folder / "figures.json-stat.json"
        if figures.exists():
            assert validate_jsonstat(json.loads(figures.read_text(encoding="utf-8"))) is True


def spreadsheets():
    """Numbers stay numbers, words stay words, and nothing runs, as CSV and as a workbook."""
    folder, book = OUT / "hostile-tables", OUT / "hostile.xlsx"
    run(FAIRVIEW, "export", HOSTILE, "--as", "csv", "--out", folder)
    run(FAIRVIEW, "export", HOSTILE, "--as", "xlsx", "--out", book)
    tables = sorted(folder.glob("*.csv"))
    opened(tables, [book], lambda table: f"hostile-{table.stem}.csv")


def opened(tables, books, sheet, guess="true"):
    """Each table opens in LibreOffice as what it says, as CSV and as the sheet of a workbook. With
    `guess`, LibreOffice makes a percentage of 4.0%, as printed words may have it."""
    from_csv, from_book = OUT / "from-csv", OUT / "from-book"
    infilter = f"--infilter=CSV:44,34,76,1,,0,false,{guess}"
    run(*OFFICE, infilter, "--convert-to", TO_CSV, "--outdir", from_csv, *tables)
    run(*OFFICE, "--convert-to", TO_CSV, "--outdir", from_book, *books)
    guard = lambda cell: cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" ").startswith(FORMULA) else cell
    for table in tables:
        asked = rows(read(table))
        [as_csv] = from_csv.glob(f"{table.stem}-*.csv")
        [as_sheet] = from_book.glob(sheet(table))
        for file, wanted in [(as_csv, asked), (as_sheet, [[guard(cell) for cell in row] for row in asked])]:
            text = read(file).removeprefix("\ufeff")
            found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            for row, cells in zip(wanted, found, strict=True):
                same = [
                    a == b or (is_number(a) and is_number(b) and float(a) == float(b))
                    for a, b in zip(row, cells, strict=True)
                ]
                assert all(same), f"{file}: {row} was opened as {cells}"


def page_tables():
    """The tables of single pages, and what changed, open as the others do."""
    wanted = [
        (HOSTILE, ["scorecard", "compare", "milestones", "finance:f"]),
        (Q3, ["scorecard", "compare", "milestones"]),
        (Q2, ["compare", "milestones", "finance:education-inclusion-and-provision-revenue"]),
    ]
    for report, names in wanted:
        tables, books = [], []
        for name in names:
            place = OUT / f"page-{report.stem}-{name.replace(':', '-')}"
            csv_file, book, plain = (place.with_suffix(end) for end in [".csv", ".xlsx", ".json"])
            for kind, file in [("csv", csv_file), ("xlsx", book), ("json", plain)]:
                run(FAIRVIEW, "export", report, "--table", name, "--as", kind, "--out", file)
            asked = rows(read(csv_file))
            assert len(asked) > 1, f"{csv_file} is empty"
            assert len(json.loads(read(plain))["rows"]) == len(asked) - 1, plain
            for cell in (cell for row in asked for cell in row):
                assert not cell.startswith(FORMULA) or is_number(cell), f"{csv_file}: {cell!r}"
            tables.append(csv_file)
            books.append(book)
        # The first sheet of each; the other says where it comes from.
        guess = "true" if report == HOSTILE else "false"
        opened(tables, books, lambda table: f"{table.stem}-[!A]*.csv", guess)
    changes = OUT / "changes.csv"
    run(FAIRVIEW, "diff", BOARD, Q3, "--as", "csv", "--out", changes)
    found = rows(read(changes))
    assert found[0][:3] == ["Kind", "What", "What changed"] and len(found) > 10, found[:2]


for check in [charts, archives, spreadsheets, page_tables]:
    check()
    print(f"passed: {check.__name__}", flush=True)
