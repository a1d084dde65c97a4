#!/usr/bin/env python3
# packaging.py: what the manifest may ask for, how its sources are pinned, and that versions agree
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: packaging.py

Prints what is wrong and exits 1 if there is anything. It reads the manifest by its layout, one key
a line, so that no YAML parser is needed.
"""

import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
ID = 'io.github.hubreader.HubReader'
PERMISSIONS = ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11',
               '--device=dri']


def read(name):
    return (TOP / name).read_text(encoding='utf-8')


def check_versions():
    """The version of the build stands first in what users and Debian are told."""
    version = re.search(r"^  version: '([^']+)'", read('meson.build'), re.MULTILINE).group(1)
    release = re.search(r'<release version="([^"]+)"', read(f'data/{ID}.metainfo.xml.in')).group(1)
    package = re.search(r'^hub-reader \(([^)]+)-\d+\)', read('debian/changelog')).group(1)
    for name, found in (('the metainfo', release), ('debian/changelog', package)):
        if found != version:
            yield f'meson.build says {version}, {name} says {found}'


def check_permissions(manifest):
    block = re.search(r'^finish-args:\n((?:  - .*\n)+)', manifest, re.MULTILINE)
    found = [line[4:] for line in block.group(1).splitlines()] if block else []
    if found != PERMISSIONS:
        yield f'finish-args are {found}'
    if re.search(r'build-args|--share=network', manifest.replace('  - --share=network\n', '', 1)):
        yield 'the build may not have a network'


def check_sources(manifest):
    """Every source but this tree is an archive, its address with a tag or a hash, and its hash."""
    for source in re.split(r'^      - type: ', manifest, flags=re.MULTILINE)[1:]:
        keys = dict(re.findall(r'^        ([a-z0-9-]+): (.+)$', source, re.MULTILINE))
        kind = source.split('\n', 1)[0]
        if kind == 'dir' and keys.get('path') == '..':
            continue
        if kind != 'archive':
            yield f'a source of the type {kind}'
        elif not re.fullmatch(r'[0-9a-f]{64}', keys.get('sha256', '')):
            yield f'no hash for {keys.get("url")}'
        elif not re.fullmatch(r'https://\S*(/v?\d+\.\d+\S*|/[0-9a-f]{40})', keys.get('url', '')):
            yield f'not pinned: {keys.get("url")}'


def main():
    manifest = read(f'flatpak/{ID}.yml')
    wrong = [*check_versions(), *check_permissions(manifest), *check_sources(manifest)]
    print('\n'.join(wrong))
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
