"""The view history: the views at which a person stayed, and where in it they are."""

from explorer.timeline.view import View

_LONGEST = 100


class Trail:
    """The views in their order; the one on show may be on its way and not be one of them yet."""

    def __init__(self, first: View | None = None) -> None:
        self._views = [] if first is None else [first]
        self._stand = len(self._views) - 1

    def has_earlier(self, now: View) -> bool:
        """Whether there is a view before the one on show."""
        return self._stand > 0 or (self._stand == 0 and self._views[0] != now)

    def has_later(self, now: View) -> bool:
        """Whether a person came back to the view on show from a later one."""
        return self._stand + 1 < len(self._views) and self._views[self._stand] == now

    def stay(self, now: View) -> bool:
        """Make the view on show the last one; False when it is where one stands already."""
        if self._views and self._views[self._stand] == now:
            return False
        del self._views[self._stand + 1 :]
        self._views.append(now)
        del self._views[:-_LONGEST]
        self._stand = len(self._views) - 1
        return True

    def step(self, step: int) -> View | None:
        """The view `step` places on, where one stands then; None when there is none."""
        stand = self._stand + step
        if not 0 <= stand < len(self._views):
            return None
        self._stand = stand
        return self._views[stand]
