#!/usr/bin/env python3
# translations.py: whether all that the program says is said in all its languages
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints each message that a language lacks, has only nearly, or has wrongly built, and each text
that is shown but cannot be translated."""

import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests' / 'tools'))

import messages  # noqa: E402

SHOWN = r'(?:label|title|subtitle|tooltip-text|placeholder-text|description|heading|body)'
BLUEPRINT = re.compile(rf'^\s*{SHOWN}: "[^"]*[A-Za-z]{{2}}', re.MULTILINE)
CALL = re.compile(r'\b(?:gtk_label_new|gtk_label_set_(?:text|label|markup)|adw_toast_new|'
                  r'gtk_(?:button|check_button)_new_with_(?:label|mnemonic)|'
                  r'\w+_set_(?:title|subtitle|description|heading|body|tooltip_text|'
                  r'placeholder_text))\s*\([^;"_]*"[^"]*[A-Za-z]{2}')
COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)


def check_language(path, pot):
    """What is wrong with the translations into one language."""
    for command in (['msgfmt', '-c', '--check-accelerators=_', '-o', '/dev/null', path],
                    ['msgcmp', path, pot]):
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              check=False)
        if done.returncode:
            yield from done.stderr.strip().split('\n')
    text = path.read_text(encoding='utf-8')
    for mark, what in (('#, fuzzy', 'not sure'), ('#~ ', 'no longer in use')):
        count = len(re.findall(f'^{mark}', text, re.MULTILINE))
        if count:
            yield f'{path.name}: {count} lines of what is {what}'


def find_fixed(path):
    """Texts that are shown as they stand in the source."""
    text = path.read_text(encoding='utf-8')
    pattern = BLUEPRINT if path.suffix == '.blp' else CALL
    clean = COMMENT.sub(lambda match: '\n' * match.group().count('\n'), text)
    for match in pattern.finditer(clean):
        line = clean.count('\n', 0, match.start()) + 1
        yield f'{path.relative_to(TOP)}:{line}: {match.group().strip()}…: cannot be translated'


def main():
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder) / 'hub-reader.pot'
        messages.extract(pot)
        for line in (TOP / 'po' / 'LINGUAS').read_text(encoding='utf-8').split('\n'):
            if line and not line.startswith('#'):
                problems += check_language(TOP / 'po' / f'{line}.po', pot)
    for folder in ('src/ui', 'resources/ui'):
        for path in sorted((TOP / folder).rglob('*')):
            if path.suffix in ('.c', '.blp'):
                problems += find_fixed(path)
    print('\n'.join(problems), end='\n' if problems else '')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
