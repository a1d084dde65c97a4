#!/usr/bin/env python3
# test-places.py: every place of the window, by what a screen reader finds and by how it looks
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-places.py BUILD

Needs a display. Visits all places in a few looks; `./dev a11y` and `./dev screenshots` know more.
"""

import os
import pathlib
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SOURCE / 'tests' / 'tools'))
STRICT = os.environ.pop('G_DEBUG', '')     # for the program, not for what looks at it

import sheets  # noqa: E402
from places import LOOKS, Visitor, prepare  # noqa: E402
from stage import Stage  # noqa: E402
from walk import walk  # noqa: E402


class Places(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.stage = cls.enterClassContext(Stage(BUILD, cls.folder))
        cls.stage.environment.update(GTK_A11Y='atspi', G_DEBUG=STRICT)
        prepare(cls.stage)

    def visit(self, name):
        """Sees that all has a name, and that nothing is where it was not."""
        look = next(look for look in LOOKS if look.name == name)
        pictures, nameless = [], []
        with Visitor(self.stage, look) as visitor:
            for place in visitor.visit():
                nodes, ways = walk(visitor.window)
                self.assertGreater(nodes, 20, place)
                nameless += [f'{place}: {way}' for way in ways]
                pictures.append(self.folder / f'{name}-{place}.png')
                visitor.window.picture(pictures[-1])
        self.assertEqual(nameless, [])
        sheet = self.folder / f'{name}.png'
        sheets.make_sheet(pictures, sheet)
        names = [picture.stem.removeprefix(f'{name}-') for picture in pictures]
        self.assertEqual(sheets.compare(names, sheet, sheets.STORED / sheet.name), [])

    def test_wide(self):
        self.visit('wide')

    def test_narrow(self):
        self.visit('narrow')

    def test_large_text(self):
        self.visit('large-text-narrow')

    def test_right_to_left(self):
        self.visit('ar')


if __name__ == '__main__':
    unittest.main()
