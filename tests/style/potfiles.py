#!/usr/bin/env python3
# potfiles.py: holds po/POTFILES.in against the files that have translatable strings
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints each file that is missing from po/POTFILES.in or stands in it without need."""

import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
CALL = re.compile(r'(?<![A-Za-z0-9_"])(?:_|C_|N_|NC_|ngettext|g_dngettext|g_dpgettext2?) ?\(')
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.DOTALL)
ALWAYS = ('.desktop.in', '.metainfo.xml.in', '.mime.xml.in', '.gschema.xml')


def is_translatable(path):
    if path.name.endswith(ALWAYS):
        return True
    if path.suffix not in ('.c', '.h', '.blp'):
        return False
    return bool(CALL.search(COMMENT.sub('', path.read_text(encoding='utf-8'))))


def main():
    found = set()
    for folder in ('src', 'resources', 'data'):
        for path in (TOP / folder).rglob('*'):
            if path.is_file() and is_translatable(path):
                found.add(path.relative_to(TOP).as_posix())
    listed = [line.strip() for line in (TOP / 'po/POTFILES.in').read_text().splitlines()]
    listed = [line for line in listed if line and not line.startswith('#')]
    problems = [f'{name}: has translatable strings, missing in po/POTFILES.in'
                for name in sorted(found - set(listed))]
    problems += [f'{name}: in po/POTFILES.in, but has no translatable string'
                 for name in sorted(set(listed) - found)]
    if listed != sorted(listed):
        problems.append('po/POTFILES.in: not sorted')
    print('\n'.join(problems), end='\n' if problems else '')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
