#!/usr/bin/env python3
"""Each case is a page, read and run with /bin/echo as the program."""
import tempfile
import unittest
from pathlib import Path

import check_readme

# (name, what the console block holds, number of problems)
CASES: list[tuple[str, str, int]] = [
    ("the same", "$ ./run a b\na b\n", 0),
    ("another", "$ ./run a b\na c\n", 1),
    ("by its own name", "$ tacitus a\na\n", 0),
    ("at the end of a pipe", "$ printf x | tacitus a\na\n", 0),
    ("not ours", "$ git clone tacitus\nanything\n", 0),
    ("nothing shown", "$ ./run a\n", 1),
    ("one line more", "$ ./run a\na\nb\n", 1),
    ("any lines", "$ ./run a\n...\n", 0),
    ("any rest", "$ ./run a b c\na b...\n", 0),
    ("two commands", "$ ./run a\na\n$ ./run b\nc\n", 1),
    ("continued", "$ ./run a \\\n    b\na b\n", 0),
    ("a blank line at the end", "$ ./run a\na\n\n", 0),
]


class CheckReadme(unittest.TestCase):
    def test_cases(self) -> None:
        for name, block, problems in CASES:
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                page = Path(folder) / "page.md"
                page.write_text(f"text\n```sh\n$ ./run z\n```\n```console\n{block}```\n", "utf-8")
                self.assertEqual(len(check_readme.check("/bin/echo", page)), problems)

    def test_update(self) -> None:
        cases = [
            ("$ ./run a b\na c\n", "$ ./run a b\na b\n"),
            ("$ ./run abcdef\nxy...\n", "$ ./run abcdef\nab...\n"),
            ("$ ./run a\n\nx\n...\n", "$ ./run a\na\n...\n"),
            ("$ ./run a\n$ ./run b\nb\n", "$ ./run a\na\n$ ./run b\nb\n"),
        ]
        for before, after in cases:
            with self.subTest(before), tempfile.TemporaryDirectory() as folder:
                page = Path(folder) / "page.md"
                page.write_text(f"```console\n{before}```\nend\n", "utf-8")
                self.assertEqual(check_readme.check("/bin/echo", page, update=True), [])
                self.assertEqual(page.read_text("utf-8"), f"```console\n{after}```\nend\n")


if __name__ == "__main__":
    unittest.main()
