"""Puts resources/ and seeds/ into the wheel, inside the package, where `explorer.data.places` finds them."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

FOLDERS = ("resources", "seeds")


class BuildWithFolders(build_py):
    """The usual build, and a copy of the folders that travel with the app."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return  # the checkout itself is used: they stand beside the package
        for name in FOLDERS:
            shutil.copytree(name, Path(self.build_lib) / "explorer" / name, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithFolders})
