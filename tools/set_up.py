"""Makes a bare clone ready: .venv with the locked packages, and the system's libraries that Qt needs.

    python3 tools/set_up.py run|dev|proof

Needs nothing but Python's standard library. What is missing of the system is installed with apt where that may be
done without asking (as root, or by a sudo that asks nothing), else the one line to run is told. A second run only
looks whether all is still there.
"""

import ctypes
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "dateline-set-up.json"
LOCKS = {"run": "run.txt", "dev": "dev.txt", "proof": "dev.txt"}

# Library and the Debian package that has it: what `import PySide6.QtGui` needs, then what a window on X needs.
LIBRARIES = {
    "libstdc++.so.6": "libstdc++6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Scripts that the app's own fonts do not have; without them the app runs and tells which glyphs are missing.
FONTS = {
    "truetype/noto/NotoSans-Regular.ttf": "fonts-noto-core",
    "opentype/noto/NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
}
# Programs of `make proof`, and the packages that have them.
PROGRAMS = {
    "chromium": ("chromium",),
    "soffice": ("libreoffice-calc", "libreoffice-impress", "fonts-liberation"),
    "pdftotext": ("poppler-utils",),
    "pdftoppm": ("poppler-utils",),
    "inkscape": ("inkscape",),
    "rsvg-convert": ("librsvg2-bin", "fonts-crosextra-carlito"),
}


def main() -> int:
    purpose = sys.argv[1] if len(sys.argv) == 2 else ""
    if purpose not in LOCKS:
        return _fail("Usage: python3 tools/set_up.py run|dev|proof")
    if not (3, 11) <= sys.version_info[:2] < (3, 15):
        return _fail(f"Python {sys.version.split()[0]} is here; Dateline needs 3.11 to 3.14.")
    fonts = _missing_fonts()
    code = _system(purpose, fonts) or _packages(purpose)
    if not code and _stamp().get("fonts_tried") != fonts:
        _remember({"fonts_tried": fonts})
    return code


def _system(purpose: str, fonts: list[str]) -> int:
    """Install what the system lacks; 0 when all that is needed is there. Fonts are a wish and are tried once."""
    needed = _missing_packages(purpose)
    wished = fonts if _stamp().get("fonts_tried") != fonts else []
    if (needed or wished) and _apt():
        _install(needed + wished)
        needed = _missing_packages(purpose)
    if needed:
        names = " ".join(needed)
        return _fail(f"The system lacks some libraries. Run this line, then the same command again:\n  {_line(names)}")
    return 0


def _missing_fonts() -> list[str]:
    there = Path("/usr/share/fonts")
    return [package for file, package in FONTS.items() if sys.platform == "linux" and not (there / file).exists()]


def _missing_packages(purpose: str) -> list[str]:
    if sys.platform != "linux":
        return []
    packages = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if not (_ready(purpose) or _has_venv()):
        packages.append("python3-venv")
    if purpose == "proof":
        missing = [names for program, names in PROGRAMS.items() if shutil.which(program) is None]
        packages += [name for names in missing for name in names]
    return list(dict.fromkeys(packages))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_venv() -> bool:
    """Whether this Python can make an environment with pip in it: Debian keeps that in a package of its own."""
    # A fresh interpreter, because what was missing a moment ago may have just been installed.
    asked = subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True, check=False)
    return asked.returncode == 0


def _apt() -> list[str] | None:
    """How apt-get can be run without a question, None where it cannot."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = shutil.which("sudo")
    if sudo is None or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode != 0:
        return None
    return [sudo, "-n", "apt-get"]


def _install(packages: list[str]) -> None:
    apt = _apt() or []
    print(f"Installing {', '.join(packages)} …", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = [*apt, "install", "-y", "-qq", "--no-install-recommends"]
    subprocess.run([*apt, "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    if subprocess.run([*install, *packages], env=quiet, check=False, stdout=subprocess.DEVNULL).returncode == 0:
        return
    # One package that this system does not have must not keep the others away.
    for package in packages:
        subprocess.run([*install, package], env=quiet, check=False, stdout=subprocess.DEVNULL)


def _line(names: str) -> str:
    return f"sudo apt-get install -y --no-install-recommends {names}"


def _stamp() -> dict[str, object]:
    try:
        read = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _remember(facts: dict[str, object]) -> None:
    STAMP.write_text(json.dumps(_stamp() | facts, indent=1, sort_keys=True), "utf-8")


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _digest(purpose: str) -> str:
    return hashlib.sha256((ROOT / "requirements" / LOCKS[purpose]).read_bytes()).hexdigest()


def _ready(purpose: str) -> bool:
    """Whether .venv holds the packages of this purpose's lock for this very Python; those of dev hold those of run."""
    stamp = _stamp()
    if stamp.get("python") != sys.version or not _python().exists():
        return False
    locks = ("run.txt", "dev.txt") if purpose == "run" else ("dev.txt",)
    return any(stamp.get(lock) == _digest("run" if lock == "run.txt" else "dev") for lock in locks)


def _usable() -> bool:
    """Whether .venv is an environment of this very Python: then it is kept, and only added to."""
    try:
        written = (VENV / "pyvenv.cfg").read_text("utf-8")
    except OSError:
        return False
    return f"version = {platform.python_version()}" in written and _python().exists()


def _packages(purpose: str) -> int:
    """Make .venv and install the locked packages, unless that is done."""
    if _ready(purpose):
        return 0
    print(f"Installing the packages of requirements/{LOCKS[purpose]} into .venv …", flush=True)
    if not _usable():
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
        if made.returncode:
            return _fail("The environment .venv could not be made; what Python says about it stands above.")
    STAMP.unlink(missing_ok=True)
    lock = ROOT / "requirements" / LOCKS[purpose]
    pip = [str(_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    # No resolving: the lock is whole, and every file must have one of its hashes.
    installed = subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(lock)], check=False)
    if installed.returncode:
        return _fail("The packages could not be installed; what pip says about it stands above.")
    _remember({"python": sys.version, LOCKS[purpose]: _digest(purpose)})
    return 0


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
