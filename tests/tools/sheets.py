# sheets.py: whether the window looks as it did
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the pictures of all places in one look on a sheet, and compares it with the one in store.

The sheets are small and without colour, so that letters do not count, and what has moved, is gone
or lies over something else does.
"""

import pathlib
import subprocess

SOURCE = pathlib.Path(__file__).resolve().parents[2]
STORED = SOURCE / 'tests' / 'screenshots'
TILE = 200         # pixels, the longer side of a picture on a sheet
COLUMNS = 4
TOLERANCE = 0.06   # of the whole range of brightness, root of the mean square


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True,
                          text=True)


def difference(one, other):
    """0 for the same, 1 for black beside white."""
    done = subprocess.run(['compare', '-metric', 'RMSE', one, other, 'null:'], check=False,
                          capture_output=True, text=True)
    if done.returncode > 1:        # not of the same size
        return 1.0
    return float(done.stderr[done.stderr.index('(') + 1:].rstrip().rstrip(')'))


def tile(sheet, index, path):
    """Cuts one picture out of a sheet."""
    left, top = index % COLUMNS * TILE, index // COLUMNS * TILE
    run('convert', sheet, '-crop', f'{TILE}x{TILE}+{left}+{top}', '+repage', path)


def make_sheet(pictures, sheet):
    run('montage', *pictures, '-colorspace', 'Gray', '-depth', '8', '-background', 'white',
        '-resize', f'{TILE}x{TILE}', '-extent', f'{TILE}x{TILE}', '-tile', f'{COLUMNS}x',
        '-geometry', '+0+0', '-strip', '-define', 'png:exclude-chunks=date,time', sheet)


def compare(names, sheet, stored):
    """Says which places do not look as they did."""
    if not stored.exists():
        return [f'{stored.name}: there is none to compare with']
    problems = []
    for index, name in enumerate(names):
        one, other = sheet.with_suffix('.one.png'), sheet.with_suffix('.other.png')
        tile(sheet, index, one)
        tile(stored, index, other)
        found = difference(one, other)
        if found > TOLERANCE:
            problems.append(f'{sheet.stem}, {name}: differs by {found:.3f}')
        one.unlink()
        other.unlink()
    return problems
