"""Looks at everything that a neighbour on the node could see of the container, over and over."""

from __future__ import annotations

import os
import threading
from pathlib import Path


class Watch(threading.Thread):
    """Command lines and environments of every process of this machine, and the modes of the files in memory volumes."""

    def __init__(self, *folders: Path, every: float = 0.01):
        super().__init__(daemon=True)
        self.folders, self.every = folders, every
        self.seen: set[bytes] = set()
        self.modes: set[str] = set()
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(self.every):
            for process in Path("/proc").glob("[0-9]*"):
                for name in ("cmdline", "environ"):
                    try:
                        self.seen.add((process / name).read_bytes())
                    except OSError:
                        pass
            for folder in self.folders:
                self._look_into(folder)

    def _look_into(self, folder: Path) -> None:
        # What is removed meanwhile: `rglob` would end with the first folder that is gone
        for parent, folders, files in os.walk(folder):
            for name in (*folders, *files):
                try:
                    self.modes.add(oct(os.lstat(f"{parent}/{name}").st_mode & 0o077))
                except OSError:
                    pass

    def end(self) -> str:
        """All that was seen."""
        assert self.is_alive(), "it has seen only the beginning"
        self.over.set()
        self.join()
        return b"\n".join(self.seen).decode("latin-1")


def parts_of(credentials: list[str]) -> set[str]:
    """A part of a credential is one too."""
    return {text[begin : begin + 40] for text in credentials for begin in (0, len(text) // 2, len(text) - 40)}


def found_in(places: dict[str, str], parts: set[str]) -> dict[str, list[str]]:
    found = {place: [part for part in parts if part in text] for place, text in places.items()}
    return {place: parts for place, parts in found.items() if parts}
