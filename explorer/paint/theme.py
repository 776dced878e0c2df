"""The colours of the light and the dark look, by token."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from explorer.data.places import shipped
from explorer.timeline.lanes import COLOURS

ThemeName = Literal["light", "dark"]
LANE_COLOURS = COLOURS


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens and their colours as `#rrggbb`."""

    name: str
    colours: tuple[tuple[str, str], ...]

    def colour(self, token: str) -> str:
        """The colour of a token as `#rrggbb`; KeyError for a token that no theme has."""
        return _lookup(self)[token]


@cache
def _lookup(theme: Theme) -> dict[str, str]:
    return dict(theme.colours)


@cache
def theme(name: ThemeName) -> Theme:
    """The theme of this name."""
    with (shipped("resources") / "themes" / f"{name}.toml").open("rb") as file:
        read = tomllib.load(file)
    return Theme(read["name"], tuple(read["colours"].items()))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, 1–21, as WCAG 2.2 defines it (relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
