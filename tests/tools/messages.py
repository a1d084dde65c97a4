# messages.py: what there is to translate
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the messages out of the sources, and reads and writes what gettext compiles."""

import pathlib
import struct
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
# What the preset `glib` of Meson has xgettext look for.
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3')
FLAGS = ('N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
         'g_dngettext:2:pass-c-format', 'g_strdup_printf:1:c-format', 'g_string_printf:2:c-format',
         'g_string_append_printf:2:c-format', 'g_error_new:3:c-format', 'g_set_error:4:c-format',
         'g_markup_printf_escaped:1:c-format', 'g_log:3:c-format', 'g_print:1:c-format',
         'g_printerr:1:c-format', 'g_printf:1:c-format', 'g_fprintf:2:c-format',
         'g_sprintf:2:c-format', 'g_snprintf:3:c-format')


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, cwd=SOURCE,
                          capture_output=True, text=True).stdout


def extract(pot):
    """Writes a template of all messages."""
    run('xgettext', '--files-from=po/POTFILES.in', '--from-code=UTF-8', '--add-comments',
        '--package-name=hub-reader', *(f'--keyword={word}' for word in KEYWORDS),
        *(f'--flag={flag}' for flag in FLAGS), f'--output={pot}')


def read_all():
    """All messages, as compiled: {context and msgid(s): the English in its forms}."""
    with tempfile.TemporaryDirectory() as folder:
        pot, english = pathlib.Path(folder) / 'all.pot', pathlib.Path(folder) / 'all.po'
        extract(pot)
        english.write_text(run('msgen', pot).replace('nplurals=INTEGER; plural=EXPRESSION',
                                                     'nplurals=2; plural=n != 1'),
                           encoding='utf-8')
        compiled = pathlib.Path(folder) / 'all.mo'
        run('msgfmt', '-o', compiled, english)
        data = compiled.read_bytes()
    count, keys, values = struct.unpack_from('<3I', data, 8)

    def text(table, index):
        length, start = struct.unpack_from('<2I', data, table + 8 * index)
        return data[start:start + length].decode('utf-8')
    return {text(keys, index): text(values, index) for index in range(count)}


def write(messages, path):
    """Writes a compiled catalogue; see "The Format of GNU MO Files" in the manual of gettext."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    keys, values, texts = b'', b'', b''
    start = 28 + 16 * len(pairs)
    for side in (0, 1):
        table = b''
        for pair in pairs:
            table += struct.pack('<2I', len(pair[side]), start + len(texts))
            texts += pair[side] + b'\0'
        keys, values = (table, values) if side == 0 else (keys, table)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(struct.pack('<7I', 0x950412de, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0) +
                     keys + values + texts)
