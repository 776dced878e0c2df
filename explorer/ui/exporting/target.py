"""Where an export is to stand: whether it can, before anything is written."""

import os
from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name; not, where nobody can say."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether there is anything of this name; not, where nobody can say."""
    try:
        return path.exists()
    except OSError:
        return False


def target_fault(target: Path) -> str:
    """Why a file cannot be written there, with the folder and the remedy; "" when nothing speaks against it."""
    if not target.name or not target.is_absolute():
        return "Say in which folder the file shall stand, and its name."
    if is_folder(target):
        return f"“{target}” is a folder: give the name of a file in it."
    return _folder_fault(target.parent)


def _folder_fault(folder: Path) -> str:
    if not is_there(folder):
        return f"There is no folder “{folder}”: choose another one, or make it first."
    if not is_folder(folder):
        return f"“{folder}” is no folder: choose another one."
    return "" if os.access(folder, os.W_OK) else f"You may not write in “{folder}”: choose another folder."
