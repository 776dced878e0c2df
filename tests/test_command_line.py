"""The command line: its exit codes, its answers on stdout, its sentences on stderr."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.__main__ import DONE, NO_DISPLAY, NOTHING, WRONG, main
from explorer.data.places import shipped
from explorer.data.story_json import read_story_json, story_json
from explorer.errors import CancelledError, NoDisplayError, ReadError, UsageError, WriteError
from tests.builders import a_document, a_story, an_event

STORY = a_story(
    an_event("The board buys a ferry @ 2031-03-03", storylines=["Board"]),
    an_event("=1+1 @ [2031-04-01..2031-04-09]", storylines=["Sea"]),
    "A rumour",
    documents=[a_document("The board buys a ferry. =1+1. A rumour.", file="ferry.txt", published="2031-04-10")],
)


@pytest.fixture
def reading(monkeypatch):
    """The pipeline answers with a small story, whatever it is given, and remembers what it was given."""
    asked = []

    def read(paths, **wishes):
        asked.append((list(paths), wishes))
        return STORY

    monkeypatch.setattr("explorer.extract.pipeline.read_story", read)
    return asked


def test_extract_writes_the_story_to_stdout_and_nothing_else(reading, capfdbinary):
    assert main(["extract", "a folder", "b.txt"]) == DONE
    out, err = capfdbinary.readouterr()
    assert out == story_json(STORY)
    assert err == b""
    assert reading[0][0] == [Path("a folder"), Path("b.txt")]


def test_extract_writes_a_file(reading, tmp_path, capfd):
    target = tmp_path / "out.json"
    assert main(["extract", "a", "-o", str(target)]) == DONE
    assert read_story_json(target.read_bytes(), file="out.json") == STORY
    assert capfd.readouterr() == ("", "")


def test_an_exported_story_is_read_instead_of_articles(tmp_path, capfdbinary):
    source = tmp_path / "story.json"
    source.write_bytes(story_json(STORY))
    assert main(["extract", str(source)]) == DONE
    assert capfdbinary.readouterr().out == story_json(STORY)


def test_a_json_that_is_no_story_is_told(tmp_path, capfd):
    source = tmp_path / "story.json"
    source.write_text("{}")
    assert main(["export", str(source), "-o", str(tmp_path / "x.csv")]) == NOTHING
    assert "“story.json” is no Dateline JSON" in capfd.readouterr().err
    assert not (tmp_path / "x.csv").exists()


def test_an_event_table_is_exported_and_what_cannot_be_read_is_told(tmp_path, capsys):
    source = tmp_path / "own.csv"
    source.write_text("title,start,lane\nA,2025,Sea\nB,soon,Sea\n", "utf-8")
    assert main(["export", str(source), "-o", str(tmp_path / "x.parquet"), "--storyline", "Sea"]) == DONE
    assert main(["export", str(tmp_path / "x.parquet"), "-o", str(tmp_path / "x.csv")]) == DONE
    assert ",A,2025-01-01," in (tmp_path / "x.csv").read_text("utf-8")
    told = capsys.readouterr().err
    assert "Row 3 of “own.csv” is not drawn, column start: “soon” is no EDTF date" in told


def test_the_json_of_an_event_table_has_its_events_and_says_what_it_leaves_out(tmp_path, capsysbinary):
    source = tmp_path / "own.csv"
    source.write_text("title,start,quote\nA,2025,So it was.\n", "utf-8")
    assert main(["extract", str(source)]) == DONE
    told = capsysbinary.readouterr()
    (event,) = json.loads(told.out)["events"]
    assert (event["title"], event["when"]["edtf"]) == ("A", "2025")
    assert "without their quotes" in told.err.decode()


def test_a_table_with_other_columns_is_told_which_are_missing(tmp_path, capsys):
    source = tmp_path / "own.csv"
    source.write_text("Event,start\nA,2025\n", "utf-8")
    assert main(["export", str(source), "-o", str(tmp_path / "x.png")]) == NOTHING
    assert "has no column “title”; it has “Event”, “start”" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["extract"], ["times"], ["export", "-o", "x.png"]])
def test_a_folder_without_an_article_is_one_sentence_and_exit_code_one(command, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main([command[0], "empty", *command[1:]]) == NOTHING
    out, err = capfd.readouterr()
    assert out == ""
    assert err == "dateline: “empty” holds no article that can be read: Dateline reads .txt and .md files.\n"


def test_what_could_not_be_read_is_told_beside_the_answer(tmp_path, capfd):
    (tmp_path / "a.txt").write_text("Nothing dated here.")
    for number in range(9):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF")
    assert main(["times", str(tmp_path), "--published", "2025-06-13"]) == DONE
    out, err = capfd.readouterr()
    assert json.loads(out)["documents"][0]["file"] == "a.txt"
    assert err.count("is of a kind (.pdf)") == 5
    assert "9 .pdf files in all" in err


def test_times_tells_what_the_words_mean_on_the_day_given(tmp_path, capfd):
    article = tmp_path / "naïve name.txt"
    article.write_text("The board bought the ferry on 3 March 2031. It met shortly after the purchase.")
    assert main(["times", str(article), "--published", "2031-03-10"]) == DONE
    (told,) = json.loads(capfd.readouterr().out)["documents"]
    assert (told["file"], told["characters"]) == ("naïve name.txt", len(article.read_text()))
    (expression,) = told["time_expressions"]
    assert (expression["text"], expression["type"], expression["value"]) == ("3 March 2031", "DATE", "2031-03-03")
    assert expression["when"]["edtf"] == "2031-03-03"
    assert set(expression) == {"document", "start", "end", "text", "type", "value", "mod", "when", "rule"}
    assert all(
        set(one) == {"document", "start", "end", "text", "relation", "event", "when", "rule"}
        for one in told["anchored"]
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["export", "x"],
        ["export", "-o", "x.png"],
        ["times"],
        ["extract", "x", "--nonsense"],
        ["--nonsense"],
        ["export", "x", "-o", "y.png", "--theme", "blue"],
        ["export", "x", "-o", "y.png", "--elastic", "--linear"],
    ],
)
def test_wrong_arguments_are_exit_code_two(arguments, capfd):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == WRONG
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    "name",
    [
        *("a.png", "a.svg", "a.PDF", "a.pptx", "a.html", "a.csv", "a.xlsx", "a.parquet"),
        *("a.ics", "a.timelinejs.json", "a.jsonld", "a.json"),
    ],
)
def test_every_form_takes_every_option(name, reading, tmp_path, capfd, qapp):
    target = tmp_path / name
    options = ["--size", "a3", "--scale", "2", "--theme", "dark", "--title", "", "--subtitle", "So it went"]
    options += ["--storyline", "Board", "--storyline", "Sea", "--from", "2031-03", "--to", "2031-12"]
    options += ["--linear", "--no-sources", "--no-legend"]
    assert main(["export", "somewhere", "-o", str(target), *options]) == DONE
    assert target.stat().st_size > 100
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(f"dateline: Written: {name}, ")
    assert err.count("\n") == 1


def test_what_is_left_out_of_a_file_is_told_in_a_line(reading, tmp_path, capfd, qapp):
    def told(name, *options):
        assert main(["export", "somewhere", "-o", str(tmp_path / name), *options]) == DONE
        return capfd.readouterr().err.removeprefix(f"dateline: Written: {name}, ")

    assert told("a.csv", "--storyline", "Sea").startswith("1 of 3 events; ")
    assert "not dated to the day" in told("a.ics")
    nothing = "no event lies in the stretch from 1 January 1900 to 31 December 1901.\n"
    for form in ("csv", "ics", "svg", "pdf"):
        said = told(f"a.{form}", "--from", "1900", "--to", "1901")
        assert said[:13] == ("1 of 3 events" if form in ("csv", "pdf") else "0 of 3 events")
        assert said.endswith(nothing)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "x.docx"], ".docx is no form of an export"),
        (["-o", "x"], "the name has no ending"),
        (["-o", "x.png", "--size", "big"], "“big” is no size"),
        (["-o", "x.png", "--size", "10x10"], "10x10 is no size to draw in"),
        (["-o", "x.png", "--scale", "5"], "“5” is no scale"),
        (["-o", "x.png", "--scale", "nan"], "“nan” is no scale"),
        (["-o", "x.png", "--from", "soon"], "“soon” is no EDTF date"),
        (["-o", "x.png", "--from", "2026", "--to", "2025"], "--from 2026 is not before --to 2025"),
        (["-o", "x.csv", "--storyline", "Nope"], "There is no storyline “Nope”; there are “Board”, “Sea”"),
        (["-o", "x.png", "--storyline", "Nope"], "There is no storyline “Nope”"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence_and_writes_nothing(
    options, sentence, reading, tmp_path, monkeypatch, capfd
):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "somewhere", *options]) == WRONG
    err = capfd.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_export_takes_its_wishes_to_the_picture(reading, tmp_path, monkeypatch, capfd):
    asked = []
    monkeypatch.setattr("explorer.export.picture.png_of", lambda story, options: asked.append(options) or b"png")
    wishes = ["--size", "a4", "--scale", "2", "--theme", "dark", "--title", "T", "--subtitle", "U", "--linear"]
    wishes += ["--storyline", "Board", "--storyline", "Sea", "--from", "2031-03", "--to", "2031-04"]
    wishes += ["--no-sources", "--no-legend"]
    assert main(["export", "x", "-o", str(tmp_path / "x.png"), *wishes]) == DONE
    (options,) = asked
    assert (options.size.paper, options.scale, options.theme) == ("a4", 2.0, "dark")
    assert (options.title, options.subtitle, options.storylines) == ("T", "U", ("Board", "Sea"))
    assert (options.elastic, options.sources, options.legend) == (False, False, False)
    assert options.end - options.start == 61 * 24 * 60
    assert (tmp_path / "x.png").read_bytes() == b"png"


def test_an_option_without_use_for_a_form_is_accepted(reading, tmp_path):
    target = tmp_path / "x.json"
    assert main(["export", "x", "-o", str(target), "--size", "a4", "--no-legend", "--storyline", "Sea"]) == DONE
    assert target.read_bytes() == story_json(STORY)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ReadError("R."), 1),
        (WriteError("W."), 1),
        (CancelledError("C."), 1),
        (UsageError("U."), 2),
        (NoDisplayError("N."), 3),
    ],
)
def test_every_error_for_people_has_its_exit_code(error, code, monkeypatch, capfd):
    def fail(paths, **_):
        raise error

    monkeypatch.setattr("explorer.extract.pipeline.read_story", fail)
    assert main(["extract", "x"]) == code
    assert capfd.readouterr() == ("", f"dateline: {error}\n")


def test_the_window_is_opened_with_the_paths(monkeypatch):
    asked = []
    monkeypatch.setattr("explorer.ui.app.run_window", lambda paths: asked.append(list(paths)) or 0)
    assert main(["a folder", "b.txt"]) == DONE
    assert main([]) == DONE
    assert asked == [[Path("a folder"), Path("b.txt")], []]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display there")
def test_without_a_display_one_sentence_names_the_way_out(monkeypatch, capfd):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["seeds"]) == NO_DISPLAY
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "`dateline export PATH -o timeline.png`" in err


def run(*arguments, **wishes):
    """The command line in a process of its own, as a person starts it."""
    command = [sys.executable, "-m", "explorer", *map(str, arguments)]
    root = Path(__file__).parent.parent
    return subprocess.run(command, capture_output=True, cwd=root, timeout=300, check=False, **wishes)


def test_help_is_an_answer():
    told = run("--help")
    assert (told.returncode, told.stderr) == (0, b"")
    assert b"dateline export PATH" in told.stdout


def test_a_reader_that_leaves_is_no_crash():
    article = shipped("seeds") / "003_6f4293d8598f8d67.txt"
    command = [sys.executable, "-m", "explorer", "times", str(article)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent
    ) as process:
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=300)
    assert b"Traceback" not in err


def test_the_command_line_loads_no_more_than_it_needs():
    """Qt for `times` would cost a server its start, and the tagger for the window a second."""
    code = "import sys; from explorer.__main__ import main; main(['extract', 'nowhere']); print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=Path(__file__).parent.parent, timeout=300, check=False
    )
    loaded = set(told.stdout.decode().split())
    assert "explorer.extract.pipeline" in loaded
    assert not loaded & {"PySide6", "pyqtgraph", "spacy"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The JSON of the sample story, twice: another hash seed, order of files and folder name."""
    folder = tmp_path_factory.mktemp("story")
    for path in sorted(shipped("seeds").iterdir(), reverse=True):
        (folder / path.name).write_bytes(path.read_bytes())
    cache = tmp_path_factory.mktemp("cold cache")
    first = run("extract", shipped("seeds"), env=os.environ | {"PYTHONHASHSEED": "1"})
    second = run("extract", folder, env=os.environ | {"PYTHONHASHSEED": "2", "XDG_CACHE_HOME": str(cache)})
    return first, second


def test_the_same_articles_give_the_same_bytes(sample):
    first, second = sample
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout


def test_the_sample_story_has_the_structure_of_the_design(sample):
    """The structure alone is compared: what is found may grow, the keys and their types may not change."""
    told = json.loads(sample[0].stdout)
    assert read_story_json(sample[0].stdout, file="sample") is not None
    structure = json.loads((Path(__file__).parent / "references" / "story_structure.json").read_text("utf-8"))
    assert list(strange(told, structure, "story")) == []
    texts = {document["id"]: document["text"] for document in told["documents"]}
    mentions = [mention for event in told["events"] for mention in event["mentions"]]
    assert mentions
    for mention in mentions:
        assert mention["quote"] == texts[mention["document"]][mention["start"] : mention["end"]]
        assert mention["start"] <= mention["trigger"]["start"] < mention["trigger"]["end"] <= mention["end"]
    for one in told["time_expressions"]:
        assert one["text"] == texts[one["document"]][one["start"] : one["end"]]
    assert [line["name"] for line in told["storylines"]][:6] == [
        "Meta buys in",
        "OpenAI winds down",
        "Google cuts contracts",
        "Executives leave",
        "Scale pivots to government",
        "Rivals and other clients",
    ]


def strange(value, structure, path):
    """The places where a value is not of a structure: a type, {"keys"}, {"each"} of a list, or {"either"} of some."""
    if isinstance(structure, str):
        kinds = {type(None): "null", bool: "flag", int: "number", float: "number", str: "text"}
        if kinds.get(type(value)) != structure:
            yield f"{path}: {structure} expected"
    elif "either" in structure:
        if all(list(strange(value, one, path)) for one in structure["either"]):
            yield f"{path}: none of the alternatives"
    elif "each" in structure:
        if not isinstance(value, list):
            yield f"{path}: a list expected"
            return
        for number, inner in enumerate(value):
            yield from strange(inner, structure["each"], f"{path}[{number}]")
    elif not isinstance(value, dict) or set(value) != set(structure["keys"]):
        yield f"{path}: an object with {', '.join(sorted(structure['keys']))} expected"
    else:
        for key, inner in structure["keys"].items():
            yield from strange(value[key], inner, f"{path}.{key}")


@pytest.mark.parametrize("form", ["pdf", "pptx", "html", "svg", "png"])
def test_an_interrupt_while_qt_is_loaded_leaves_the_old_file(form, tmp_path):
    target = tmp_path / f"story.{form}"
    target.write_text("old")
    code = (
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'PySide6.QtGui':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from explorer.__main__ import main\n"
        f"code = main(['export', 'seeds/001_ce767d4527052b74.txt', '-o', {str(target)!r}])\n"
        "sys.exit(100 + code if 'PySide6.QtGui' in sys.modules else 0)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 101
    assert ran.stderr.strip().splitlines()[-1] == "dateline: Stopped; nothing was written."
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
