"""Exports as other programs read them (`make proof` installs the programs and skips nothing)."""

import csv
import shutil
import subprocess
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from explorer.data.when import UNDATED
from explorer.export.files import export_story
from explorer.export.options import ExportOptions, PageSize
from tests.builders import a_document, a_story, an_event
from tests.export.browser import Browser
from tests.export.stories import ferry_story, naughty_story, worldly_story
from tools.measures.stories import a_large_story

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


def told_by(*command, timeout=300):
    """What a program writes to its stdout."""
    return subprocess.run(command, capture_output=True, timeout=timeout, check=True).stdout.decode("utf-8", "replace")


def pixels(image: QImage) -> np.ndarray:
    """An eighth of a picture's pixels each way, grey: what can be compared where fonts differ."""
    small = image.scaled(image.width() // 8, image.height() // 8, mode=Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(small.constBits(), dtype=np.uint8).reshape(small.height(), small.bytesPerLine())
    return rows[:, : small.width()].astype(np.int16)


@pytest.mark.needs_program("chromium")
def test_a_browser_draws_the_svg_as_the_png_is(tmp_path, qapp, borrowed_home):
    for ending in ("svg", "png"):
        export_story(ferry_story(), tmp_path / f"story.{ending}", ExportOptions(size=PageSize(1200, 800)))
    with Browser(borrowed_home) as browser:
        browser.open(tmp_path / "story.svg")
        seen = QImage.fromData(browser.screenshot()).copy(0, 0, 1200, 800)
    apart = np.abs(pixels(seen) - pixels(QImage(str(tmp_path / "story.png"))))
    assert apart.mean() < 1.5
    assert (apart > 60).mean() < 0.01


@pytest.mark.needs_program("inkscape", "rsvg-convert")
def test_other_programs_draw_the_svg_as_the_png_is(tmp_path, qapp, borrowed_home):
    for ending in ("svg", "png"):
        export_story(ferry_story(), tmp_path / f"story.{ending}", ExportOptions(size=PageSize(1200, 800)))
    wanted = pixels(QImage(str(tmp_path / "story.png")))
    source = str(tmp_path / "story.svg")
    for name, command in (
        ("inkscape", ["inkscape", "--export-type=png", "-o", str(tmp_path / "inkscape.png"), source]),
        ("rsvg", ["rsvg-convert", "-o", str(tmp_path / "rsvg.png"), source]),
    ):
        told_by(*command)
        seen = QImage(str(tmp_path / f"{name}.png"))
        assert (seen.width(), seen.height()) == (1200, 800)
        apart = np.abs(pixels(seen) - wanted)
        assert apart.mean() < 1.5, name
        assert (apart > 60).mean() < 0.01, name


@pytest.mark.needs_program("pdftotext", "pdftoppm")
def test_others_read_and_draw_the_pdf(tmp_path, qapp):
    target = tmp_path / "story.pdf"
    export_story(ferry_story(), target)
    text = told_by("pdftotext", "-layout", str(target), "-")
    for quote in (
        "“The board bought a ferry, the Alma, on 3",
        "“The union said that it would strike in April.”",
        "published about 13 March 2031",
    ):
        assert quote in text
    fonts = told_by("pdffonts", str(target)).splitlines()[2:]
    assert len(fonts) == 3
    assert all(line.split()[-5] == "yes" for line in fonts)
    told_by("pdftoppm", "-r", "48", "-png", str(target), str(tmp_path / "page"))
    pages = sorted(tmp_path.glob("page*.png"))
    assert len(pages) == 2
    for page in pages:
        drawn = QImage(str(page))
        assert (drawn.width(), drawn.height()) == (562, 397)
        assert pixels(drawn).std() > 3


@pytest.mark.needs_program("pdftotext")
@pytest.mark.parametrize("story", [ferry_story(), worldly_story(), naughty_story()], ids=["ferry", "world", "naughty"])
def test_what_is_copied_from_a_pdf_is_what_was_written(story, tmp_path, qapp):
    target = tmp_path / "story.pdf"
    export_story(story, target)
    told = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, timeout=120, check=True)
    assert told.stderr == b""
    text = told.stdout.decode()
    for event in story.events if len(story.events) < 100 else ():
        if "बंदरगाह" not in event.title:  # of a glyph that stands for no letter alone, no PDF tells which it was
            assert event.title in text.replace("⼊", "入"), event.title  # the radical that poppler prefers


@pytest.mark.needs_program("chromium", "inkscape", "rsvg-convert")
def test_lines_from_right_to_left_stand_where_the_png_has_them(tmp_path, qapp, borrowed_home):
    for ending in ("svg", "png"):
        export_story(worldly_story(), tmp_path / f"story.{ending}", ExportOptions(size=PageSize(1200, 800)))
    source = str(tmp_path / "story.svg")
    told_by("inkscape", "--export-type=png", "-o", str(tmp_path / "inkscape.png"), source)
    told_by("rsvg-convert", "-o", str(tmp_path / "rsvg.png"), source)
    with Browser(borrowed_home) as browser:
        browser.open(tmp_path / "story.svg")
        (tmp_path / "browser.png").write_bytes(browser.screenshot())
    wanted = pixels(QImage(str(tmp_path / "story.png")))
    for name in ("inkscape", "rsvg", "browser"):
        seen = QImage(str(tmp_path / f"{name}.png")).copy(0, 0, 1200, 800)
        apart = np.abs(pixels(seen) - wanted)
        assert apart.mean() < 2.0, name
        assert (apart > 60).mean() < 0.01, name


@pytest.mark.needs_program("pdftotext")
def test_every_event_of_a_large_story_has_its_label_and_its_quote_in_the_pdf(tmp_path, qapp):
    story, target = a_large_story(300), tmp_path / "story.pdf"
    export_story(story, target)
    text = " ".join(told_by("pdftotext", "-raw", str(target), "-").split())
    for event in story.events:
        assert text.count(event.title) >= 3, event.title  # in a picture, over a note, in its quote


@pytest.mark.needs_program("soffice", "pdftotext")
@pytest.mark.parametrize("story", [ferry_story(), naughty_story()], ids=["ferry", "naughty"])
def test_libreoffice_opens_the_slides(story, tmp_path, qapp, borrowed_home):
    target = tmp_path / "story.pptx"
    export_story(story, target)
    office = [shutil.which("soffice"), f"-env:UserInstallation={(borrowed_home / 'office').as_uri()}", "--headless"]
    told_by(*office, "--convert-to", "pdf", "--outdir", str(tmp_path), str(target))
    text = told_by("pdftotext", "-raw", str(tmp_path / "story.pdf"), "-")
    pages = text.rstrip("\f").split("\f")
    if len(story.events) < 100:
        assert len(pages) == 5
        assert all(event.title in text for event in story.events)
        assert pages[2].startswith("The union\n") or "The union" in pages[2]
    assert f"of {len(story.events)} events" in text


@pytest.mark.needs_program("chromium")
def test_a_page_shows_the_sentence_of_a_click_and_moves_by_its_own_scale(tmp_path, qapp, borrowed_home):
    target = tmp_path / "story.html"
    export_story(ferry_story(), target)
    status = "document.getElementById('status').textContent"
    opened = "[...document.querySelectorAll('details[open] mark')].map(node => node.textContent).join('|')"
    place = "Number(document.querySelector('g[data-n=\"6\"] polygon').getBoundingClientRect().x)"
    with Browser(borrowed_home) as browser:
        browser.open(target)
        assert browser.value(status) == "5 of 6 events drawn · not shown: 1 undated"
        assert browser.value("document.fonts.check('600 13px \"Source Sans Pro\"')")
        browser.click("g[data-n='6'] text")
        assert browser.value(opened) == "the Alma was damaged on 5 March 2031"
        browser.press("ArrowLeft")
        assert browser.value(opened) == "it would strike in April"
        before = browser.value(place)
        for _ in range(6):
            browser.press("+")
        assert "out of view" in browser.value(status)
        assert browser.value(place) != before
        browser.press("0")
        assert browser.value(place) == pytest.approx(before)
        browser.press("t")
        assert browser.value("document.documentElement.dataset.theme") == "dark"
        (tmp_path / "printed.pdf").write_bytes(browser.printed())
        browser.press("Escape")
        assert browser.value(opened) == ""
        assert browser.errors == []
    printed = told_by("pdfinfo", str(tmp_path / "printed.pdf"))
    assert int(printed.split("Pages:")[1].split()[0]) > 1
    # The picture has a page of its own, what is told of every event stands after it.
    pages = told_by("pdftotext", str(tmp_path / "printed.pdf"), "-").split("\f")
    assert "5 of 6 events drawn" in pages[0]
    assert "it would strike in April" not in pages[0]
    assert "it would strike in April" in "".join(pages[1:])
    assert "960 x 600 pts" in printed


@pytest.mark.needs_program("chromium")
def test_a_high_page_keeps_its_axis_in_sight_and_shows_what_is_chosen(tmp_path, qapp, borrowed_home):
    target = tmp_path / "story.html"
    export_story(a_large_story(300), target)
    axis = (
        "[...document.querySelectorAll('svg text')].find(node => node.textContent === '2023').getBoundingClientRect()"
    )
    marked = "document.querySelector('g.on').getBoundingClientRect()"
    with Browser(borrowed_home) as browser:
        browser.open(target)
        assert browser.value("document.getElementById('status').textContent") == "300 of 300 events drawn"
        assert browser.value("document.querySelectorAll('text.l').length") >= 300
        assert browser.value("document.querySelector('figure').scrollHeight") > 2 * browser.value("innerHeight")
        for _ in range(150):
            browser.press("ArrowRight")
        for box in (axis, marked):
            assert 0 < browser.value(f"{box}.top") < browser.value(f"{box}.bottom") < browser.value("innerHeight")
        (tmp_path / "printed.pdf").write_bytes(browser.printed())
    lines = told_by("pdftotext", "-l", "1", "-layout", str(tmp_path / "printed.pdf"), "-").rstrip().splitlines()
    assert "300 of 300 events drawn" in lines[-1]
    assert [line for line in lines if "Sources published" in line or line.split()[:1] == ["2022"]][-1].split()[
        0
    ] == "2022"


@pytest.mark.needs_program("chromium")
@pytest.mark.parametrize("number", [300, 1000])
def test_no_two_labels_of_a_page_meet_at_any_zoom(number, tmp_path, qapp, borrowed_home):
    target = tmp_path / "story.html"
    export_story(a_large_story(number), target)
    meeting = """(() => {
        const rows = new Map();
        for (const node of document.querySelectorAll('text.l')) {
            if (node.getAttribute('visibility') === 'hidden') continue;
            const box = node.getBoundingClientRect();
            const key = Math.round(box.y);
            rows.set(key, [...(rows.get(key) ?? []), [box.left, box.right, node.dataset.m]]);
        }
        let meet = 0;
        for (const row of rows.values()) {
            row.sort((one, other) => one[0] - other[0]);
            for (let i = 1; i < row.length; i += 1) {
                if (row[i][2] !== row[i - 1][2] && row[i][0] < row[i - 1][1] - 1) meet += 1;
            }
        }
        return meet;
    })()"""
    with Browser(borrowed_home) as browser:
        browser.open(target)
        for _ in range(8):
            assert browser.value(meeting) == 0
            browser.press("+")
            browser.press("d")
        assert browser.errors == []


@pytest.mark.needs_program("chromium")
def test_all_parts_of_an_event_move_by_the_same_scale(tmp_path, qapp, borrowed_home):
    story = a_story(
        an_event("The board plans a ferry @ 2031-03-02/..", status="planned"),
        an_event("The strike is planned for a very long time @ 2031-01-10/2031-06-20", status="planned"),
        an_event("The old boat sails up the river @ [2031-01-01..2031-02-01]/[2031-05-01..2031-06-30]"),
        an_event("It opens @ 2031-01-03"),
        documents=(a_document("It opens.", file="a.txt", title="A", published="2031-03-05"),
                   a_document("It opens.", file="b.txt", title="B", published="2031-03-05")),
    )  # fmt: skip
    target = tmp_path / "story.html"
    export_story(story, target)
    boxes = """(what => [...document.querySelectorAll(what)]
        .filter(node => getComputedStyle(node).visibility !== 'hidden')
        .map(node => node.getBBox()).map(box => [box.x, box.x + box.width]))"""
    moved = """(what => [...document.querySelectorAll(what)].map(node => {
        const [box, own] = [node.getBoundingClientRect(), node.ownerSVGElement.getBoundingClientRect()];
        const unit = JSON.parse(document.getElementById('scene').textContent).size[0] / own.width;
        return [(box.left - own.left) * unit, (box.right - own.left) * unit]; }))"""
    with Browser(borrowed_home) as browser:
        browser.open(target)
        for _ in range(6):
            fill = browser.value(f"{boxes}('g:has(polyline.t) rect.s')")[-1]
            outline = browser.value(f"{boxes}('g:has(polyline.t) polyline.s')")[-1]
            arrow = browser.value(f"{moved}('g:has(polyline.t) polyline.t')")[-1]
            assert fill == pytest.approx(outline, abs=0.1)
            assert 0 < arrow[0] - outline[1] < 8
            for name in ("S1", "S2"):
                circle, words = browser.value(
                    f"(() => {{ const text = [...document.querySelectorAll('svg text')]"
                    f".find(node => node.textContent === '{name}'); text.id = 'name';"
                    f" text.previousElementSibling.id = 'circle';"
                    f" const found = {moved}('#circle, #name'); text.id = text.previousElementSibling.id = '';"
                    f" return found; }})()"
                )
                assert 0 < words[0] - circle[1] < 8
            # A gap in a bar is as wide as its label needs, whatever the zoom.
            for at, end in browser.value(
                "[...document.querySelectorAll('clipPath[id^=gap]')].map(path => [...path.children]"
                ".map(part => part.getBBox())).map(([one, other]) => [one.x + one.width, other.x])"
            ):
                assert 0 < end - at < 420
            browser.press("+")
        assert browser.errors == []


@pytest.mark.needs_program("chromium")
def test_no_string_runs_in_a_browser(tmp_path, qapp, borrowed_home):
    with Browser(borrowed_home) as browser:
        for ending in ("html", "svg"):
            target = tmp_path / f"story.{ending}"
            export_story(naughty_story(), target)
            browser.open(target)
            for key in ("+", "ArrowRight", "ArrowRight"):
                browser.press(key)
        assert browser.errors == []


@pytest.mark.needs_program("chromium")
def test_a_page_of_events_without_a_date_is_a_list_that_leads_to_its_sentences(tmp_path, qapp, borrowed_home):
    story = ferry_story()
    undated = tuple(replace(event, when=UNDATED) for event in story.events)
    target = tmp_path / "story.html"
    export_story(replace(story, events=undated), target)
    with Browser(borrowed_home) as browser:
        browser.open(target)
        assert browser.value("document.getElementById('status').textContent") == "6 of 6 events listed, without a date"
        browser.click("g[data-n='2'] text")
        assert browser.value("document.querySelector('details.on').dataset.n") == "2"
        assert browser.value("document.getElementById('ring').getAttribute('visibility')") == "visible"
        browser.press("+")
        browser.drawn()
        assert browser.value("document.querySelector('svg').classList.contains('moved')") is False
