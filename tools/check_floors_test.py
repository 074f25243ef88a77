#!/usr/bin/env python3
"""Each case is a small tree of files and what check_floors says of it."""
import tempfile
import unittest
from pathlib import Path

import check_floors

# (name, files, expected problems). `src/x/y.cc` files get a test beside them unless they end so.
CASES: list[tuple[str, dict[str, str], list[str]]] = [
    ("own room and lower floors",
     {"src/stages/times.cc": '#include "stages/times.h"\n#include "lexicon/cues.h"\n'
                             '#include "base/utf8.h"\n#include "tacitus/document.h"\n'}, []),
    ("upwards", {"src/lexicon/cues.cc": '#include "stages/times.h"\n'},
     ['src/lexicon/cues.cc:1: lexicon must not include "stages/times.h": stages is not on a lower '
      'floor']),
    ("sideways", {"src/lexicon/cues.cc": '\n#include "ml/model_file.h"\n'},
     ['src/lexicon/cues.cc:2: lexicon must not include "ml/model_file.h": ml is not on a lower '
      'floor']),
    ("two types of one name",
     {"src/base/a.h": "namespace tacitus {\nstruct Row {\n};\n}  // namespace tacitus\n",
      "src/base/b.cc": "namespace tacitus {\nclass Row final {\n};\n}  // namespace tacitus\n"},
     ["src/base/b.cc:2: tacitus::Row is defined at src/base/a.h:2, too"]),
    ("unless one is hidden, in a space of its own, or only announced",
     {"src/base/a.h": "namespace tacitus {\nstruct Row {\n};\n}  // namespace tacitus\n",
      "src/base/b.cc": "namespace tacitus {\nnamespace {\nenum class Row : int {\n};\n"
                       "}  // namespace\n}  // namespace tacitus\n",
      "src/base/c.cc": "namespace tacitus {\nnamespace rows {\nstruct Row {\n};\n"
                       "}  // namespace rows\nclass Row;\n}  // namespace tacitus\n"}, []),
    ("a public header has the floor of its room",
     {"src/stages/times.cc": '#include "tacitus/engine.h"\n', "src/cli/code.cc":
      '#include "tacitus/engine.h"\n#include "tacitus/io.h"\n'},
     ['src/stages/times.cc:1: stages must not include "tacitus/engine.h": engine is not on a lower '
      'floor']),
    ("no such room", {"src/stages/times.cc": '#include "attic/box.h"\n'},
     ['src/stages/times.cc:1: "attic/box.h" is in no room of the house']),
    ("files belong to io", {"src/engine/a.cc": "#include <fstream>\n",
                            "src/io/b.cc": "#include <fstream>\n"},
     ["src/engine/a.cc:1: <fstream> below io: pass bytes in, let io and the doors touch the "
      "world"]),
    ("a test may read a file", {"src/engine/a_test.cc": "#include <fstream>\n"}, []),
    ("so may a header that only tests include",
     {"src/engine/a_test.cc": '#include "engine/sample.h"\n',
      "src/engine/sample.h": '#include <fstream>\n'}, []),
    ("but not one that another header takes along",
     {"src/engine/a.cc": '#include "engine/a.h"\n', "src/engine/a.h": '#include "engine/b.h"\n',
      "src/engine/b.h": '#include <fstream>\n'},
     ["src/engine/b.h:1: <fstream> below io: pass bytes in, let io and the doors touch the world"]),
    ("clock and environment",
     {"src/ml/a.cc": 'auto t = clock::now();\nconst char* s = getenv("A");\n// now() in a comment\n'
                     'known();\nset("now()");\n'},
     ["src/ml/a.cc:1: now( below io", "src/ml/a.cc:2: getenv( below io",
      "src/ml/a.cc:5: now( below io"]),
    ("printing", {"src/ml/a.cc": "std::cerr << 1;\n"}, ["src/ml/a.cc:1: std::cerr << below io"]),
    ("one room for each third-party header",
     {"src/base/a.cc": "#include <simdjson.h>\n", "src/base/b.cc": "#include <simdjson.h>\n"}, []),
    ("two rooms",
     {"src/base/a.cc": "#include <simdjson.h>\n", "src/io/b.cc": "#include <simdjson.h>\n"},
     ["src/base/a.cc:1: <simdjson.h> is included in 2 rooms (base, io); one may",
      "src/io/b.cc:1: <simdjson.h> is included in 2 rooms (base, io); one may"]),
    ("headers of the processor are nobody's", {"src/ml/a.cc": "#include <immintrin.h>\n",
                                               "src/base/b.cc": "#include <immintrin.h>\n"}, []),
    ("too long", {"tests/a_test.cc": "\n" * 601},
     ["tests/a_test.cc:601: 601 lines; at most 600, so it is two things"]),
    ("long enough", {"tests/a_test.cc": "\n" * 600}, []),
]

UNTESTED_CASES: list[tuple[str, dict[str, str], list[str]]] = [
    ("no test", {"src/io/a.cc": ""},
     ["src/io/a.cc:1: no a_test.cc, and no reason in tools/untested.txt"]),
    ("a test of the first part of its name", {"src/io/read_text.cc": "", "src/io/read_test.cc": ""},
     []),
    ("of many of its kind", {"src/io/reader_text.cc": "", "src/io/readers_test.cc": ""}, []),
    ("not of the last", {"src/io/read_text.cc": "", "src/io/text_test.cc": ""},
     ["src/io/read_text.cc:1: no read_text_test.cc, and no reason in tools/untested.txt"]),
    ("a reason", {"src/cli/main.cc": "", "tools/untested.txt": "# why\nsrc/cli/main.cc\ta table\n"},
     []),
    ("no reason given", {"src/cli/main.cc": "", "tools/untested.txt": "src/cli/main.cc\n"},
     ["tools/untested.txt:1: src/cli/main.cc is listed without a reason"]),
    ("stale", {"src/io/a.cc": "", "src/io/a_test.cc": "",
               "tools/untested.txt": "src/io/a.cc\tx\nsrc/io/b.cc\tx\n"},
     ["tools/untested.txt:1: src/io/a.cc has a test now", "tools/untested.txt:2: there is no "
      "src/io/b.cc"]),
]


class CheckFloors(unittest.TestCase):
    def run_cases(self, cases: list[tuple[str, dict[str, str], list[str]]], add_tests: bool) -> None:
        for name, files, expected in cases:
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                root = Path(folder)
                for path, text in files.items():
                    file = root / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, "utf-8")
                    if add_tests and not path.endswith("_test.cc"):
                        file.with_name(file.stem + "_test.cc").write_text("", "utf-8")
                self.assertEqual(check_floors.check(root), expected)

    def test_cases(self) -> None:
        self.run_cases(CASES, add_tests=True)

    def test_untested(self) -> None:
        self.run_cases(UNTESTED_CASES, add_tests=False)


if __name__ == "__main__":
    unittest.main()
