#!/usr/bin/env python3
# test-faults.py: holds the table of faults to the tests that there are
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-faults.py BUILD

Each row of FAULTS.md must name a test, and each test that is named must be there: the programs are
asked.
"""

import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
TABLE = pathlib.Path(__file__).resolve().parent / 'FAULTS.md'
ROWS = [f'F{number:02}' for number in range(1, 60)]
ROW = re.compile(r'^\| (F\d\d) \|(.*)\|(.*)\|$')
NAME = re.compile(r'^(?P<program>[a-z-]+)(?:: (?P<path>/\S+))?$')


def read_rows():
    """The rows of the table as (name, what is proven, the cell with the tests)."""
    rows = []
    for line in TABLE.read_text(encoding='utf-8').splitlines():
        match = ROW.match(line)
        if match:
            rows.append(tuple(text.strip() for text in match.groups()))
    return rows


@functools.cache
def programs():
    tests = json.loads((BUILD / 'meson-info' / 'intro-tests.json').read_text(encoding='utf-8'))
    return {test['name']: test for test in tests}


@functools.cache
def paths(program):
    """The paths of the tests in a program."""
    test = programs()[program]
    done = subprocess.run([*test['cmd'], '-l'], env={**os.environ, **test['env']}, check=True,
                          capture_output=True, text=True, timeout=60)
    lines = [line.removeprefix('# ') for line in done.stdout.splitlines()]
    return [line for line in lines if line.startswith('/')]


def is_there(name):
    match = NAME.match(name)
    if not match or match['program'] not in programs():
        return False
    path = match['path']
    if path is None:
        return True
    if path.endswith('*'):
        return any(found.startswith(path[:-1]) for found in paths(match['program']))
    return path in paths(match['program'])


class Table(unittest.TestCase):
    def test_each_row_once(self):
        self.assertEqual([name for name, _, _ in read_rows()], ROWS)

    def test_each_row_has_tests(self):
        for name, proven, cell in read_rows():
            with self.subTest(row=name):
                self.assertTrue(proven, 'it is not said what is proven')
                self.assertTrue(re.fullmatch(r'`[^`]+`( `[^`]+`)*', cell), 'no tests are named')

    def test_each_test_is_there(self):
        for name, _, cell in read_rows():
            for test in re.findall(r'`([^`]+)`', cell):
                with self.subTest(row=name):
                    self.assertTrue(is_there(test), f'there is no test {test}')

    def test_what_is_not_there_is_found(self):
        self.assertTrue(is_there('torture'))
        self.assertFalse(is_there('no-such-program'))
        self.assertFalse(is_there('html: /html/no-such-test'))
        self.assertFalse(is_there('html: /html/no-such-*'))


if __name__ == '__main__':
    unittest.main()
