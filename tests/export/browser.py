"""A headless Chromium driven through its own protocol (CDP over pipes): what a person would see and do in a page."""

import base64
import json
import os
import subprocess
from pathlib import Path
from typing import Any

_SECONDS = 60


class Browser:
    """A page in a browser of its own; a message on its console that is an error is kept in `errors`."""

    def __init__(self, home: Path) -> None:
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        self._log = (home / "chromium.log").open("wb")
        switches = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={home}/chromium"]
        switches += ["--remote-debugging-pipe", "--window-size=1400,900"]

        def place() -> None:
            os.dup2(to_browser, 3)
            os.dup2(from_browser, 4)

        self._process = subprocess.Popen(
            ["chromium", *switches], pass_fds=(3, 4, to_browser, from_browser),
            preexec_fn=place,  # noqa: PLW1509 - it only renames two pipes
            stdout=self._log, stderr=self._log,
        )  # fmt: skip
        os.close(to_browser)
        os.close(from_browser)
        self._waiting = b""
        self._number = 0
        self._session: str | None = None
        self.errors: list[str] = []
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")
        self._ask("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_: object) -> None:
        self._session = None
        self._ask("Browser.close")
        self._process.wait(_SECONDS)
        os.close(self._in)
        os.close(self._out)
        self._log.close()

    def open(self, file: Path) -> None:
        """Load a page and wait until it is there."""
        self._ask("Page.navigate", url=file.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass
        self.drawn()

    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives in the page."""
        told = self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            raise AssertionError(told["exceptionDetails"])
        return told["result"].get("value")

    def drawn(self) -> None:
        """Wait until the page has drawn what it was asked to."""
        self.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def press(self, key: str) -> None:
        """Press and release a key by its DOM name."""
        text = {"text": key} if len(key) == 1 else {}
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, **(text if kind == "keyDown" else {}))
        self.drawn()

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that a selector finds."""
        place = "(e => {const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]})"
        x, y = self.value(f"{place}(document.querySelector({json.dumps(selector)}))")
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.drawn()

    def screenshot(self) -> bytes:
        """The page as PNG."""
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """The page as it is printed: a PDF of the size that its style sheet asks for."""
        told = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(told["data"])

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                if "error" in told:
                    raise AssertionError(f"{method}: {told['error']}")
                return told["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            read = os.read(self._in, 1 << 16)
            if not read:
                raise AssertionError("Chromium has gone.")
            self._waiting += read
        line, self._waiting = self._waiting.split(b"\0", 1)
        told = json.loads(line)
        if told.get("method") == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(told["params"]["exceptionDetails"]))
        if told.get("method") == "Page.javascriptDialogOpening":
            self.errors.append("a dialog: " + told["params"]["message"])
        if told.get("method") == "Log.entryAdded" and told["params"]["entry"]["level"] == "error":
            self.errors.append(told["params"]["entry"]["text"])
        return told
