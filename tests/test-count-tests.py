#!/usr/bin/env python3
# test-count-tests.py: the last line of `./dev test`, which scripts read
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

COUNT = pathlib.Path(__file__).resolve().parent / 'tools' / 'count-tests'


class LastLine(unittest.TestCase):
    def count(self, *tests):
        """What count-tests says of these (result, stdout) pairs: its lines and its exit status."""
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / 'log.json'
            log.write_text(''.join(json.dumps(dict(name='x', result=result, stdout=stdout)) + '\n'
                                   for result, stdout in tests))
            done = subprocess.run([sys.executable, COUNT, log], capture_output=True, text=True,
                                  check=False)
        self.assertEqual(done.stderr, '')
        return done.stdout.splitlines(), done.returncode

    def test_cases_and_programs(self):
        lines, status = self.count(('OK', '1..2\nok 1 /a\nok 2 /b\n'), ('OK', 'no TAP'))
        self.assertEqual(lines, ['3 passed, 0 failed'])
        self.assertEqual(status, 0)

    def test_skipped_stand_on_a_line_before(self):
        lines, status = self.count(('OK', 'ok 1 /a\nok 2 /b # SKIP not as root\n'), ('SKIP', ''))
        self.assertEqual(lines, ['2 skipped', '1 passed, 0 failed'])
        self.assertEqual(status, 0)

    def test_failed_case(self):
        lines, status = self.count(('FAIL', 'ok 1 /a\nnot ok 2 /b\n'))
        self.assertEqual(lines[-1], '1 passed, 1 failed')
        self.assertEqual(status, 1)

    def test_crash_without_a_failed_case(self):
        for result in ('FAIL', 'ERROR', 'TIMEOUT'):
            lines, status = self.count((result, '1..2\nok 1 /a\n'))
            self.assertEqual(lines[-1], '1 passed, 1 failed')
            self.assertEqual(status, 1)

    def test_nothing_passed(self):
        lines, status = self.count()
        self.assertEqual(lines, ['0 passed, 0 failed'])
        self.assertEqual(status, 1)


if __name__ == '__main__':
    unittest.main()
