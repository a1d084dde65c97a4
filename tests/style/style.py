#!/usr/bin/env python3
# style.py: how the sources must look, as far as a machine can tell
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: style.py [--tap] [FILE…]

Prints `file:line: what is wrong` for each finding and exits 1 if there is one. Without files, all
of src/, tests/, resources/, data/, po/ and the top level are read. `--tap` prints one TAP case a
rule instead.
"""

import os
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ('src', 'tests', 'resources', 'data', 'po', 'flatpak', '.dev', '.ci')
FILES = ('meson.build', 'meson.options', 'dev')
CODE = ('.c', '.h', '.cc', '.blp', '.py', '.sh', '.build', '.options', '.yml', '.css', '.sql')

MAX_LINE = 100
MAX_FILE = 600
MAX_FUNCTION = 100
# Files that may be longer than MAX_FILE, and why; never over 1000 lines.
LONG_FILES = {}
MAX_LONG_FILE = 1000

# Which rooms a room may include besides itself; nothing includes upwards.
CORE = {'base', 'html', 'text', 'catalogue', 'search', 'jsonapi', 'sync', 'library', 'export'}
ROOMS = {
    'base': set(),
    'html': {'base'},
    'text': set(),
    'catalogue': {'base', 'text'},
    'search': {'base', 'html', 'text', 'catalogue'},
    'jsonapi': set(),
    'sync': {'base', 'html', 'catalogue', 'jsonapi'},
    'library': {'base', 'catalogue', 'search', 'jsonapi'},
    'export': {'base', 'catalogue', 'search', 'library'},    # search: to tell what was asked
    'pdf': set(),
    'provider': {'base', 'catalogue', 'search', 'library'},  # library: to tell what is starred
    'cli': CORE,
    'ui': CORE,
    '': CORE | {'cli', 'ui'},                  # src/main.c
}
# Which rooms may include a library's headers; the libraries all rooms have are not named.
LIBRARIES = {
    re.compile(r'sqlite3'): {'base', 'catalogue', 'search', 'library'},
    re.compile(r'libstemmer'): {'text'},
    re.compile(r'libsoup/'): {'jsonapi'},
    re.compile(r'poppler'): {'pdf'},             # a program of its own
    re.compile(r'gumbo'): {'html'},
    re.compile(r'json-glib/'): {'jsonapi', 'sync', 'cli', 'export'},    # all but the first write it
    re.compile(r'gtk/|gdk/|gsk/|adwaita'): {'ui', ''},
    re.compile(r'pango/|cairo'): {'export', 'ui', ''},
}

BANNED = {
    r'g_task_run_in_thread(_sync)?': 'its pool is shared; push the job to an owned worker',
    r'v?sprintf|strcpy|strcat|strncpy|strncat|gets|strtok': 'writes without a bound',
    r'atoi|atol|atof|atoll': 'cannot tell an error; parse with g_ascii_string_to_signed',
    r'system|popen|g_spawn_command_line_\w+': 'runs a shell',
    r'soup_session_send_and_read(_async|_finish)?': 'reads without a limit',
    r'tmpnam|mktemp|tempnam': 'unsafe temporary name',
    r'strtol|strtoul|strtod|strtoll|strtoull': 'depends on the locale; use g_ascii_…',
}
MAIN_LOOPS = r'g_main_context_iteration|g_main_loop_run'
BANNED_IN_SRC = {
    MAIN_LOOPS: 'no main loop but the application\'s',
    r'g_usleep|sleep|usleep|nanosleep': 'wait on a condition',
    r'g_assert_true|g_assert_no_error': 'test assertions do not belong in src',
}
MARKUP = 'hub-long-blocks.c'  # its labels have links; all text in them goes through one escape
DOOR = 'hub-application.c'     # it answers wrong usage of the window
PRINTS = re.compile(r'(?<![\w])(printf|g_print|g_printerr|puts|fputs|perror)\b ?\(')
OLD_TYPES = re.compile(r'(?<![\w])(gchar|gint|glong|gshort|gfloat|gdouble)\b')
CALL = re.compile(r'(?<![\w])([A-Za-z_]\w*)\(')
NO_SPACE = {'g_autoptr', 'g_auto', 'g_autolist', 'g_autoslist', 'g_autoqueue', '_', 'C_', 'N_',
            'NC_', 'defined', '__attribute__', '__has_feature', '__has_attribute', '__has_include'}
MACHINE_PATH = re.compile(r'(?<![\w.*$}/-])/(home|root|work|Users)/\w')
LEFTOVER = re.compile(r'\b(TODO|XXX|HACK)[:(]|\bFIXME\b(?!.*#\d)')
DEFINITION = re.compile(r'^([a-z_]\w*) \((.*)$')
PARAMETER = re.compile(r'(\w+)\s*(?:\[[^]]*\])*\s*(?:G_GNUC_UNUSED)?[,)]+$')
GETTER = re.compile(r'_(get|is|has|dup|set|peek)_|_(ref|unref|free|copy|quark|init|get_type)$')

findings = []


def find(rule, path, line, text):
    findings.append((rule, f'{path.relative_to(TOP).as_posix()}:{line}: {text}'))


def blank(text, keep_strings=False):
    """Replaces comments, and strings unless kept, by spaces, so that lines and columns stay."""
    token = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)

    def replace(match):
        part = match.group(0)
        if part[0] in '"\'':
            return part if keep_strings else part[0] + ' ' * (len(part) - 2) + part[0]
        return re.sub(r'[^\n]', ' ', part)

    return token.sub(replace, text)


def room_of(path):
    parts = path.relative_to(TOP).parts
    if parts[0] != 'src':
        return None
    return parts[1] if len(parts) > 2 else ''


def check_text(path, text):
    """What holds for every kind of source."""
    for number, line in enumerate(text.split('\n'), 1):
        if '\t' in line:
            find('tabs', path, number, 'tab')
        if line != line.rstrip():
            find('trailing space', path, number, 'space at the end')
        if len(line) > MAX_LINE and 'http' not in line and 'flatpak' not in path.parts:
            find('line length', path, number, f'{len(line)} columns, at most {MAX_LINE}')
        if path != pathlib.Path(__file__).resolve():
            if LEFTOVER.search(line):
                find('leftovers', path, number, 'finish it, or FIXME with the number of an issue')
            if MACHINE_PATH.search(line):
                find('leftovers', path, number, 'a path of one machine')
    if text and not text.endswith('\n'):
        find('trailing space', path, text.count('\n') + 1, 'no newline at the end')
    head = text[:800]
    if 'SPDX-License-Identifier:' not in head or 'SPDX-FileCopyrightText:' not in head:
        find('licence header', path, 1, 'no SPDX lines')
    lines = text.count('\n')
    name = path.relative_to(TOP).as_posix()
    if lines > (MAX_LONG_FILE if name in LONG_FILES else MAX_FILE):
        find('file length', path, 1, f'{lines} lines, at most {MAX_FILE}; split it by job')


def check_includes(path, text, headers):
    room = room_of(path)
    if room is None:
        return
    if room not in ROOMS:
        find('rooms', path, 1, f'src/{room} is no room of the house')
        return
    for number, line in enumerate(text.split('\n'), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        header = match.group(2)
        for library, rooms in LIBRARIES.items():
            if library.match(header) and room not in rooms:
                find('rooms', path, number, f'src/{room} may not include {header}')
        other = headers.get(header.rsplit('/', 1)[-1])
        if match.group(1) == '"' and other is not None and other != room \
           and other not in ROOMS[room]:
            find('rooms', path, number, f'src/{room} may not include src/{other}')


def check_calls(path, bare, strings):
    room = room_of(path)
    banned = dict(BANNED)
    if room is not None:
        banned.update(BANNED_IN_SRC)
    if room == 'cli':
        del banned[MAIN_LOOPS]                 # a command without a window is the application
    for number, line in enumerate(bare.split('\n'), 1):
        for name, why in banned.items():
            if re.search(r'(?<![\w])(?:' + name + r') ?\(', line):
                find('banned calls', path, number, f'{line.strip()[:50]}: {why}')
        if room not in (None, 'cli', '') and PRINTS.search(line) and path.name != DOOR:
            find('banned calls', path, number, 'only the command line prints')
        match = OLD_TYPES.search(line)
        if match:
            find('types', path, number, f'{match.group(1)}: write the C type')
        if re.search(r'(?<![\w])goto\b', line):
            find('banned calls', path, number, 'goto: let g_autoptr clean up')
        if re.match(r'\s*#\s*if\s+0\b', line):
            find('leftovers', path, number, 'dead code')
        if re.match(r'\s*#\s*define\s', line):
            line = re.sub(r'#\s*define\s+\w+\(', '', line)
        for match in CALL.finditer(line):
            if match.group(1) not in NO_SPACE:
                find('layout', path, number, f'{match.group(1)}(: a space before the bracket')
        if re.match(r'\s*(if|for|while|switch|else|do|\} *else)\b.*\{$', line.rstrip()):
            find('layout', path, number, 'the brace stands on a line of its own')
    for match in re.finditer(r'gtk_label_set_markup \([^,]+,\s*(?![\s"_]|g_markup)', strings):
        if path.name != MARKUP:
            find('banned calls', path, strings.count('\n', 0, match.start()) + 1,
                 'gtk_label_set_markup: only literals or g_markup_… escaped text')


def function_header(lines, start):
    """The lines of a definition's parameter list, or None if no body follows."""
    depth = 0
    for end in range(start, min(start + 40, len(lines))):
        depth += lines[end].count('(') - lines[end].count(')')
        if depth == 0:
            follows = end + 1 < len(lines) and lines[end + 1] == '{'
            return lines[start:end + 1] if follows else None
    return None


def check_parameters(path, number, name, header):
    text = ' '.join(header)
    if '(*' in text or 'G_GNUC' in text:
        return
    if len(header) == 1:
        if ',' in header[0]:
            find('layout', path, number, f'{name}: one parameter a line')
        return
    columns = set()
    for offset, line in enumerate(header):
        line = line.rstrip()
        inner = line[len(name) + 2:]
        if offset and (line[:len(name) + 2].strip() or inner[:1] == ' '):
            find('layout', path, number + offset, f'{name}: parameters start below the first one')
            return
        if inner.rstrip(',)').count(','):
            find('layout', path, number + offset, f'{name}: one parameter a line')
            return
        match = PARAMETER.search(line)
        if match and '...' not in line:
            columns.add(match.start(1))
    if len(columns) > 1:
        find('layout', path, number, f'{name}: the names of the parameters stand in one column')


def check_functions(path, text, bare):
    lines = bare.split('\n')
    original = text.split('\n')
    room = room_of(path)
    for index, line in enumerate(lines):
        if line.rstrip() == '{':
            end = next((i for i in range(index, len(lines)) if lines[i].startswith('}')), index)
            if end - index > MAX_FUNCTION and lines[end].rstrip() == '}':
                find('function length', path, index + 1,
                     f'{end - index} lines, at most {MAX_FUNCTION}')
            before = lines[index - 1] if index else ''
            if re.match(r'(static |extern |inline )?[\w ]+[ *]+\w+ \(.*\)$', before) and \
               not before.startswith('G_'):
                find('layout', path, index, 'the return type stands on a line of its own')
        match = DEFINITION.match(line)
        header = function_header(lines, index) if match else None
        if not header:
            continue
        name = match.group(1)
        check_parameters(path, index + 1, name, header)
        public = room is not None and 'static' not in lines[index - 1] and name != 'main'
        if public and not GETTER.search(name):
            above = '\n'.join(original[max(0, index - 80):index - 1]).rstrip()
            block = above[above.rfind('/**'):] if above.endswith('*/') else ''
            if f' * {name}:' not in block:
                find('documentation', path, index + 1, f'{name}: no gi-docgen comment')


def check_c(path, text, headers):
    bare = blank(text)
    strings = blank(text, keep_strings=True)
    check_includes(path, strings, headers)
    check_calls(path, bare, strings)
    check_functions(path, text, bare)
    if path.suffix == '.h':
        if '#pragma once' not in text:
            find('headers', path, 1, 'no #pragma once')
    elif room_of(path) is not None:
        match = re.search(r'^#define G_LOG_DOMAIN "(hub|jsonapi)[a-z-]*"$', text, re.MULTILINE)
        if not match or text.find('#include') < match.start():
            find('log domain', path, 1, 'no G_LOG_DOMAIN before the first include')


RULES = ('tabs', 'trailing space', 'line length', 'licence header', 'file length',
         'function length', 'rooms', 'banned calls', 'types', 'layout', 'documentation',
         'headers', 'log domain', 'leftovers')


def sources():
    for folder in FOLDERS:
        for base, folders, names in os.walk(TOP / folder):
            folders.sort()
            for name in sorted(names):
                path = pathlib.Path(base) / name
                if path.suffix in CODE or (os.access(path, os.X_OK) and not path.suffix):
                    yield path
    for name in FILES:
        yield TOP / name


def main():
    names = [name for name in sys.argv[1:] if not name.startswith('--')]
    headers = {path.name: room_of(path) for path in (TOP / 'src').rglob('*.h')}
    for path in [pathlib.Path(name).resolve() for name in names] or sources():
        text = path.read_text(encoding='utf-8')
        check_text(path, text)
        if path.suffix in ('.c', '.h'):
            check_c(path, text, headers)
    if '--tap' in sys.argv:
        print(f'1..{len(RULES)}')
        for number, rule in enumerate(RULES, 1):
            wrong = [text for kind, text in findings if kind == rule]
            print('\n'.join(f'# {text}' for text in wrong), end='\n' if wrong else '')
            print(f'{"not ok" if wrong else "ok"} {number} {rule}')
    else:
        for rule, text in findings:
            print(f'{text} [{rule}]')
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main())
