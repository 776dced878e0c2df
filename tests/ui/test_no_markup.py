"""Text from outside never reaches a widget that guesses at markup: held over the source of the interface."""

import ast
from collections.abc import Iterator
from pathlib import Path

import explorer.ui

SOURCES = sorted(Path(explorer.ui.__file__).parent.rglob("*.py"))
FORBIDDEN = {"setHtml", "setMarkdown", "insertHtml", "appendHtml", "QMessageBox", "QTextBrowser"}


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield name, node


def _is_plain(argument: ast.expr) -> bool:
    """A literal of our own, or something made harmless."""
    if isinstance(argument, ast.Constant):
        return True
    if isinstance(argument, ast.IfExp):
        return _is_plain(argument.body) and _is_plain(argument.orelse)
    if not isinstance(argument, ast.Call):
        return False
    name = getattr(argument.func, "id", getattr(argument.func, "attr", ""))
    return name in ("plain_tip", "_tip")


def test_nothing_that_reads_markup_is_used():
    used = [(path.name, name) for path in SOURCES for name, _ in _calls(ast.parse(path.read_text("utf-8")))]
    assert [(path, name) for path, name in used if name in FORBIDDEN] == []


def test_labels_are_made_by_the_one_function_that_makes_them_plain():
    made = [path.name for path in SOURCES for name, _ in _calls(ast.parse(path.read_text("utf-8"))) if name == "QLabel"]
    assert sorted(made) == ["faults.py", "widgets.py"]


def test_every_tool_tip_is_our_own_or_escaped():
    loose = []
    for path in SOURCES:
        for name, call in _calls(ast.parse(path.read_text("utf-8"))):
            position = {"setToolTip": 0, "setTabToolTip": 1, "showText": 1}.get(name)
            if position is not None and not _is_plain(call.args[position]):
                loose.append((path.name, call.lineno))
    assert loose == []
