#!/usr/bin/env python3
"""Plants one violation of each kind in a copy of the sources and expects check_layers.py to name it, with its hint."""
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check_layers

ROOT = Path(__file__).parents[2]


class PlantedViolations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = Path(cls.folder.name)
        for name in check_layers.SOURCE_FOLDERS:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, cls.root / name, ignore=shutil.ignore_patterns("*.csv", "*.json"))
        cls.layers = check_layers.Layers(cls.root / "tests/layout/layers.txt")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def planted(self, path, text):
        """What the check says about one more file, which it finds by itself; the copy is as before afterwards."""
        file = self.root / path
        self.assertFalse(file.exists(), path)
        made = [parent for parent in file.parents if not parent.exists()]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        try:
            self.assertIn(path, check_layers.source_files(self.root))
            return list(check_layers.report(self.layers, self.root, path))
        finally:
            file.unlink()
            for parent in made:
                parent.rmdir()

    def caught(self, path, text, *parts):
        lines = self.planted(path, text)
        self.assertEqual(len(lines), 1, lines)
        for part in (path, *parts):
            self.assertIn(part, lines[0])

    def allowed(self, path, text):
        self.assertEqual(self.planted(path, text), [])

    def test_upward_include_names_the_folder_that_may(self):
        include = '#include "core/decisions/decide.h"\n'
        self.caught("core/forecasting/planted.cpp", include, "planted.cpp:1:", "core/serving", "core/service")
        self.caught("core/base/planted.h", '#include "core/stats/metrics.h"\n', "core/base may not", "core/features")

    def test_value_header_may_be_included_but_not_its_neighbour(self):
        self.allowed("core/decisions/planted.h", '#include "core/forecasting/forecast.h"\n')
        self.caught("core/decisions/planted.h", '#include "core/forecasting/catalog.h"\n', "core/serving")

    def test_engine_is_for_data_alone(self):
        self.allowed("core/data/planted.cpp", '#include "core/data/engine/planted.h"\n')
        self.caught("core/serving/planted.cpp", '#include "core/data/engine/planted.h"\n', "core/data", "core/service")

    def test_boosting_is_known_to_serving_only(self):
        self.allowed("core/serving/planted.cpp", '#include "core/forecasting/xgb/planted.h"\n')
        self.caught("core/forecasting/planted.cpp", '#include "core/forecasting/xgb/planted.h"\n', "core/serving")

    def test_library_outside_its_folder(self):
        self.caught("core/service/planted.cpp", "#include <duckdb.h>\n", "duckdb would be allowed in core/data/engine")
        self.caught("core/data/planted.cpp", "#include <sqlite3.h>\n", "sqlite3 would be allowed in core/storage")
        self.caught("core/base/planted.cpp", "#include <boost/regex.hpp>\n", "no library of that header in layers.txt")

    def test_library_of_source_files_in_a_header(self):
        self.allowed("core/registry/planted.cpp", "#include <nlohmann/json.hpp>\n")
        self.caught("core/registry/planted.h", "#include <nlohmann/json.hpp>\n", "only in .cpp files")

    def test_private_header_stays_in_its_folder(self):
        header = "core/data/engine/handles.h"
        self.allowed("core/data/engine/planted.cpp", f'#include "{header}"\n')
        self.allowed("tests/core/data/engine/planted.cpp", f'#include "{header}"\n')
        self.caught("core/data/planted.cpp", f'#include "{header}"\n', "private", "allowed in core/data/engine")

    def test_text_compiled_in_may_be_included_everywhere(self):
        self.allowed("core/storage/planted.cpp", '#include "embedded/schema.h"\n')

    def test_qt_in_core_and_server(self):
        self.caught("core/base/planted.h", "#include <QString>\n", "no Qt in core or server", "ui")
        self.caught("server/api/planted.cpp", "#include <QtCore/qglobal.h>\n", "no Qt in core or server")
        self.caught("core/base/planted.h", "class A {\n    Q_OBJECT\n};\n", "planted.h:2:", "allowed in ui")

    def test_widgets_in_models(self):
        self.allowed("ui/models/planted.h", "#include <QAbstractTableModel>\n")
        self.caught("ui/models/planted.h", "#include <QTableView>\n", "QtWidgets would be allowed in ui, app/desktop")

    def test_interface_sees_the_service_only(self):
        self.allowed("ui/pages/planted.cpp", '#include "core/service/planted.h"\n')
        self.caught("ui/pages/planted.cpp", '#include "core/features/history.h"\n', "core/forecasting")
        self.caught("app/cli/planted.cpp", '#include "core/data/import.h"\n', "core/service")

    def test_test_may_what_its_folder_may(self):
        self.allowed("tests/core/stats/planted.cpp", '#include "core/stats/metrics.h"\n#include <QTest>\n')
        self.caught("tests/core/stats/planted.cpp", '#include "core/features/history.h"\n', "core/forecasting")

    def test_relative_include(self):
        self.caught("core/base/planted.h", '#include "../base/date.h"\n', "write it from the root")
        self.caught("core/base/planted.h", '#include "date.h"\n', "written from the root")

    def test_singleton(self):
        singleton = "struct A {\n    static A& instance();\n};\n"
        self.caught("core/base/planted.h", singleton, "planted.h:2:", "no singletons")
        self.allowed("core/base/planted.h", "// an instance() in a comment\nauto a = \"instance()\";\n")

    def test_waiting_in_the_interface_thread(self):
        self.caught("ui/session/planted.cpp", "void f(Future& x) { x.waitForFinished(); }\n", "allowed in tests")
        self.caught("app/desktop/planted.cpp", "void f(App& x) { x.processEvents(); }\n", "allowed in tests")
        self.allowed("tests/support/planted.h", "void f(App& x) { x.processEvents(); }\n")

    def test_folder_that_the_table_does_not_know(self):
        self.caught("core/util/planted.h", "\n", "core/util", "add a row or move it")

    def test_long_file(self):
        self.caught("core/base/planted.h", "\n" * 301, "warning", "301 lines")
        self.caught("core/base/planted.h", "\n" * 501, "more than 500", "[long files]")

    def test_program_fails_with_what_it_found(self):
        file = self.root / "core/base/planted.h"
        file.write_text('#include "../x.h"\n', encoding="utf-8")
        command = [sys.executable, Path(check_layers.__file__), self.root]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        file.unlink()
        self.assertEqual(done.returncode, 1)
        self.assertIn("core/base/planted.h:1:", done.stdout)


if __name__ == "__main__":
    unittest.main()
