"""The table of a folder of reviewed articles, from its files to its figures."""

import json

from tools.eval_corpus import main

TEXT = "Microsoft bought Skype for $5 billion on 3 May 2001.\n"


def a_folder(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "published.toml").write_text('["a.txt"]\npublished = "2001-05-04"\nstated = false\n', "utf-8")
    start = TEXT.index("bought")
    passage = {"document": "a.txt", "start": 0, "end": len(TEXT) - 2, "status": "happened", "when": "3 May 2001"}
    event = {
        "id": "E1",
        "title": "Microsoft buys Skype",
        "level": "core",
        "actors": ["Microsoft", "Skype"],
        "agent": "Microsoft",
        "status": "happened",
        "when": ["2001-05-03", "2001-05-03"],
        "mentions": [passage | {"triggers": [[start, start + 6]]}],
    }
    (tmp_path / "gold.json").write_text(json.dumps({"events": [event], "neutral": []}), "utf-8")
    return tmp_path


def test_a_folder_is_read_and_scored_by_article_and_in_all(tmp_path, capsys):
    folder = a_folder(tmp_path)
    assert main([str(folder), "--json", str(tmp_path / "out.json"), "--wrong"]) == 0
    told = capsys.readouterr().out
    right = "   1.000   1.000       –   1.000   1.000   1.000   1.000   1.000   1.000   1.000       0       0"
    assert f"{'a.txt':<26}{right}\n{'all':<26}{right}\n" in told
    assert "offsets wrong 0" in told
    assert "stated publication dates read 0 of 0" in told
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["all"]["core"] == [1, 1]


def test_a_folder_without_gold_is_told(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "gold.json" in capsys.readouterr().err
