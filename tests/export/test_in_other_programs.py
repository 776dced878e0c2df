"""Exports as other programs read them (`make proof` installs the programs and skips nothing)."""

import csv
import shutil
import subprocess

import pytest

from explorer.export.files import export_story
from tests.builders import a_document, a_story, an_event

STORY = a_story(
    an_event("The board buys a <ferry> & “Alma” @ 2031-03-03", storylines=["Board"]),
    an_event("=1+1 @ [2031-04-01..2031-04-09]", storylines=["Sea"]),
    an_event("-0043 @ -0043-03-15"),
    documents=[a_document("The board buys a <ferry> & “Alma”. =1+1. -0043.", file="ferry.txt")],
)


@pytest.mark.needs_program("chromium")
def test_a_browser_reads_the_svg_as_text(tmp_path, qapp, borrowed_home):
    target = tmp_path / "story.svg"
    export_story(STORY, target)
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={borrowed_home}/browser"]
    shown = subprocess.run([*browser, "--dump-dom", target.as_uri()], capture_output=True, timeout=120, check=True)
    page = shown.stdout.decode()
    assert "parsererror" not in page
    assert "The board buys a &lt;ferry&gt; &amp; “Alma”" in page
    assert page.count("<text") > 3


@pytest.mark.needs_program("soffice")
def test_a_spreadsheet_computes_no_cell_of_the_table(tmp_path, borrowed_home):
    source, answer = tmp_path / "story.csv", tmp_path / "answer"
    export_story(STORY, source)
    office = [shutil.which("soffice"), f"-env:UserInstallation={(borrowed_home / 'office').as_uri()}", "--headless"]
    # Comma, double quote, UTF-8, from the first line, evaluating formulas: the boldest way to open it.
    opened = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,true"
    convert = [*office, opened, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", answer, source]
    subprocess.run(convert, capture_output=True, timeout=300, check=True)
    with (answer / "story.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert "2" not in titles
    assert titles == {"The board buys a <ferry> & “Alma”", "'=1+1", "'-0043"}
