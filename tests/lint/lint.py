#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lint.py [TREE]: the rules of the tree that a compiler does not know. Prints path:line: rule, exits 1 if there is any
that is not only a warning.

A line can be excused with a comment on it: `lint: allow RULE`. Lines are looked at without comments and strings, except
where a rule is about strings.
"""
import pathlib
import re
import shutil
import subprocess
import sys

CODE = (".cpp", ".h")
OWN = ("models", "ui", "app", "tests")
NO_HEADER = (".svg", ".json", ".md", ".txt", ".ts", ".qrc", ".sum", ".mod", ".pem", ".crt", ".key", ".in", ".log")
LONGEST = 500        # lines of a code file; more is said, and from TOO_LONG on it fails
TOO_LONG = 800
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|home/(?!user\b|me\b|ada\b|someone\b)[a-z]\w*)/")

# rule, folders it holds in, folders it does not hold in, pattern, whether strings are kept
RULES = [
    ("models-no-window", ("models/",), (),
     r'#\s*include\s*<(?:QtGui|QtWidgets|QtCharts|QtSvg|Q(?:Widget|Application|GuiApplication|Color|Font|FontMetrics|Icon'
     r'|Pixmap|Image|Painter|Palette|Brush|Pen|Action|Window|Screen|Clipboard|Dialog|Label|PushButton|TableView|TreeView'
     r'|ListView|Chart\w*|Style\w*|Menu\w*|MainWindow|MessageBox|KeyEvent|MouseEvent|Cursor)[/>])', True),
    ("ui-no-network", ("ui/",), (),
     r"#\s*include\s*<(?:curl/|Q(?:TcpSocket|LocalSocket|SslSocket|NetworkAccessManager|TcpServer|LocalServer)>)"
     r"|\b(?:QTcpSocket|QLocalSocket|QSslSocket|QNetworkAccessManager)\b", True),
    ("curl-in-net-only", ("models/", "ui/", "app/"), ("models/net/",), r"#\s*include\s*[<\"]curl/", True),
    ("no-sleep", ("models/", "ui/", "app/"), (),
     r"\b(?:sleep_for|sleep_until|usleep|nanosleep|msleep|processEvents|BlockingQueuedConnection"
     r"|waitFor(?:Finished|Started|ReadyRead|BytesWritten|Connected|Disconnected|Encrypted|NewConnection|Done))\b"
     r"|\bQThread::sleep\b|(?<![\w.:>])::sleep\(", False),
    # A shadow, black with an alpha, is the same in every theme.
    ("raw-colour", ("ui/", "app/"), ("ui/theme/",),
     r'QColor\s*[({]\s*(?:QStringLiteral\s*\(|QLatin1String\s*\()?\s*"#|QColor\s*[({]\s*(?!0\s*,\s*0\s*,\s*0\s*,)\d+\s*,'
     r"|\bQt::(?:white|black|red|darkRed|green|darkGreen|blue|darkBlue|cyan|darkCyan|magenta|darkMagenta|yellow"
     r"|darkYellow|gray|darkGray|lightGray)\b", True),
    # What a person reads goes through tr(). Text that begins with a small letter or a sign is a flag, markup or a name.
    ("untranslated", ("ui/", "app/"), (),
     r"(?:\b(?:setText|setToolTip|setPlaceholderText|setAccessibleName|setAccessibleDescription|setWindowTitle|addAction"
     r"|addMenu|setTitle|setMessage|setStatusTip|setWhatsThis|addItem|addTab|setLabel)\s*\("
     r"|\bnew\s+(?:widgets::)?(?:QLabel|QPushButton|QCheckBox|QRadioButton|QToolButton|QGroupBox|Chip|SearchField)\s*\("
     r"|\.(?:what|title|label)\s*=)\s*Q(?:StringLiteral|Latin1String)\s*\(\s*\"[A-Z][a-z]", True),
    ("untranslated-error", ("models/",), ("models/demo/",),
     r"\.what\s*=\s*Q(?:StringLiteral|Latin1String|String)\s*[({]\s*\"[A-Za-z]", True),
    ("using-namespace-in-header", OWN, (), r"^using\s+namespace\b", False),
]
HEADERS_ONLY = {"using-namespace-in-header"}


def without_comments(text, keep_strings):
    """The text with comments, and strings unless kept, blanked; line breaks stay."""
    token = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)

    def blank(match):
        found = match.group(0)
        comment = found.startswith("/")
        if not comment and keep_strings:
            return found
        return re.sub(r"[^\n]", " ", found)

    return token.sub(blank, text)


def files_of(tree):
    if (tree / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "-c", "safe.directory=*", "-C", str(tree), "ls-files", "-co",
                                 "--exclude-standard", "-z"], capture_output=True, check=False)
        if listed.returncode == 0:
            names = [name for name in listed.stdout.decode().split("\0") if name]
            return sorted(tree / name for name in names if (tree / name).is_file())
    return sorted(path for path in tree.rglob("*") if path.is_file() and "build" not in path.relative_to(tree).parts[:1])


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def check_file(name, text, report):
    data = "/data/" in name or "/corpus/" in name
    is_code = name.endswith(CODE)
    lines = text.split("\n")

    def found(rule, line, what=""):
        if f"lint: allow {rule}" not in (lines[line - 1] if line <= len(lines) else ""):
            report(name, line, rule, what)

    if is_code:
        versions = {keep: without_comments(text, keep) for keep in (True, False)}
        for rule, where, but, pattern, keep in RULES:
            if not name.startswith(where) or (but and name.startswith(but)):
                continue
            if rule in HEADERS_ONLY and not name.endswith(".h"):
                continue
            for match in re.finditer(pattern, versions[keep], re.M):
                line = line_of(text, match.start() + len(match.group(0)) - len(match.group(0).lstrip()))
                found(rule, line, match.group(0).strip())
        if not data and len(lines) - 1 > LONGEST:
            long = len(lines) - 1
            found("file-length" if long >= TOO_LONG else "file-length-warning", 1, f"{long} lines, {LONGEST} at most")
    script = name.endswith((".sh", ".py", ".cmake")) or name.endswith("CMakeLists.txt") or name == ".ci/run"
    if not data and (is_code or script or not name.endswith(NO_HEADER)) and name != "LICENSE":
        if name.startswith((*OWN, "packaging", "resources", ".ci")) and "SPDX-License-Identifier" not in text[:600]:
            found("spdx", 1)
    for number, line in enumerate(lines, 1):
        if name != "tests/lint/lint.py" and MACHINE_PATHS.search(line):
            found("machine-path", number, MACHINE_PATHS.search(line).group(0))


def only_lacks_a_page(said):
    """appstreamcli from 1.0 on fails for want of a home page, which there is none of yet."""
    complaints = [line for line in said.splitlines() if line.startswith(("E:", "W:"))]
    return bool(complaints) and all("url-homepage-missing" in line for line in complaints)


def check_tools(tree, report):
    checks = (("desktop-file-validate", [], "*.desktop"), ("appstreamcli", ["validate", "--no-net"], "*.metainfo.xml"))
    for tool, arguments, pattern in checks:
        if not shutil.which(tool):
            continue
        for path in sorted((tree / "packaging").glob(pattern)):
            ran = subprocess.run([tool, *arguments, str(path)], capture_output=True, text=True, check=False)
            if ran.returncode != 0 and not only_lacks_a_page(ran.stdout):
                report(f"packaging/{path.name}", 1, tool, (ran.stdout + ran.stderr).strip())


def lint(tree):
    tree = pathlib.Path(tree).resolve()
    problems = []

    def report(name, line, rule, what):
        problems.append((name, line, rule, what))

    for path in files_of(tree):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        check_file(path.relative_to(tree).as_posix(), text, report)
    check_tools(tree, report)
    return problems


def main():
    tree = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    problems = lint(tree)
    for name, line, rule, what in problems:
        print(f"{name}:{line}: {rule}{': ' + what if what else ''}")
    errors = [problem for problem in problems if not problem[2].endswith("-warning")]
    print(f"{len(errors)} violations, {len(problems) - len(errors)} warnings")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
