"""Where resources and seeds stand, in a checkout or installed from a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The folder or file of this name that travels with the app: `resources/…` or `seeds`.

    In a checkout it stands beside the package, in a wheel inside it (see `pyproject.toml`).
    """
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name
