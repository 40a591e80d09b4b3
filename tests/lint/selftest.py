#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants a violation of every rule in a tree of its own: lint.py must report each one, and nothing in the innocent files."""
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import lint  # noqa: E402

HEAD = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
HOME = "/ho" + "me/bob/"
GUILTY = {
    "models/live/a.cpp": (HEAD + "#include <QColor>\n", "models-no-window"),
    "models/live/b.h": (HEAD + "#include <QtCharts/QChart>\n", "models-no-window"),
    "ui/logs/a.cpp": (HEAD + "#include <QTcpSocket>\n", "ui-no-network"),
    "ui/logs/b.cpp": (HEAD + "#include <curl/curl.h>\n", "curl-in-net-only"),
    "models/live/c.cpp": (HEAD + "void f() { QThread::msleep(3); }\n", "no-sleep"),
    "ui/shell/d.cpp": (HEAD + "void f() { QCoreApplication::processEvents(); }\n", "no-sleep"),
    "ui/shell/e.cpp": (HEAD + 'auto c = QColor(QStringLiteral("#ff0000"));\n', "raw-colour"),
    "ui/shell/h.cpp": (HEAD + 'void f(QLabel *l) { l->setText(QStringLiteral("Not translated")); }\n', "untranslated"),
    "ui/shell/i.cpp": (HEAD + 'auto *b = new QPushButton(QStringLiteral("Stop"), parent);\n', "untranslated"),
    "models/live/j.cpp": (HEAD + 'void f(base::Error &e) { e.what = QStringLiteral("it broke"); }\n', "untranslated-error"),
    "ui/shell/g.cpp": (HEAD + "auto c = QColor(255, 0, 0);\n", "raw-colour"),
    "ui/shell/f.cpp": (HEAD + "auto c = Qt::red;\n", "raw-colour"),
    "models/base/g.h": (HEAD + "using namespace std;\n", "using-namespace-in-header"),
    "models/base/h.cpp": ("int x;\n", "spdx"),
    "models/base/i.cpp": (HEAD + f'auto p = "{HOME}x";\n', "machine-path"),
    "models/base/j.cpp": (HEAD + "int x;\n" * 800, "file-length"),
    "models/base/k.cpp": (HEAD + "int x;\n" * 500, "file-length-warning"),
}
INNOCENT = {
    "models/net/a.cpp": HEAD + "#include <curl/curl.h>\n",
    "ui/theme/a.cpp": HEAD + 'auto c = QColor("#ff0000"); auto d = Qt::red;\n',
    "ui/shell/a.cpp": HEAD + '// never processEvents or Qt::red\nauto s = "msleep(3)"; auto t = Qt::transparent;\n',
    "models/base/a.cpp": HEAD + "using namespace std;\n",
    "tests/models/base/a.cpp": HEAD + "void f() { QCoreApplication::processEvents(); }\n",
    "ui/shell/c.cpp": HEAD + "auto shadow = QColor(0, 0, 0, alpha);\n",
    "ui/shell/b.cpp": HEAD + "auto c = Qt::red; // lint: allow raw-colour\n",
    "tests/models/x/data/long.cpp": "int x;\n" * 600,
}


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        tree = pathlib.Path(place)
        for name, text in [(n, t) for n, (t, _) in GUILTY.items()] + list(INNOCENT.items()):
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_text(text)
        if shutil.which("desktop-file-validate"):
            (tree / "packaging").mkdir()
            (tree / "packaging/x.desktop").write_text("# SPDX-License-Identifier: X\n[Desktop Entry]\nName=x\n")
        problems = lint.lint(tree)
        for name, (_, rule) in GUILTY.items():
            if not any(p[0] == name and p[2] == rule for p in problems):
                print(f"missed: {rule} in {name}")
                wrong += 1
        for problem in problems:
            if problem[0] in INNOCENT:
                print(f"false alarm: {problem}")
                wrong += 1
        if shutil.which("desktop-file-validate") and not any(p[2] == "desktop-file-validate" for p in problems):
            print("missed: a broken desktop file")
            wrong += 1
    print(f"{len(GUILTY)} planted violations, {wrong} mistakes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
