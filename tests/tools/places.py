# places.py: every place of the window, in every look
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leads the real window through its places, by keys and by addresses, as a person would.

What is shown is the same in each run: the entries of the demonstration hub, a reading list with
something said to its entries. Only what the date of the day decides may differ.
"""

import json
import shutil
import subprocess
import tempfile
import typing

import screen
from screen import wait_for

WORD = 'trafficking'
NONSENSE = 'zzqxv'
DRAWING = {'GSK_RENDERER': 'cairo', 'GDK_DISABLE': 'gl,vulkan'}    # the same on any machine
ROWS = ('list item', 'table row', 'row')
WIDE, NARROW, LARGE = (1280, 820), (360, 720), (3840, 2160)


class Look(typing.NamedTuple):
    """How the window looks: its size, the environment and the size of text that make it so."""
    name: str
    size: tuple = WIDE
    variables: dict = {}
    text: int = 100      # percent


def in_language(locale, language):
    return {'LC_ALL': f'{locale}.UTF-8', 'LANGUAGE': language}


LOOKS = (
    Look('wide'),
    Look('narrow', NARROW),
    Look('dark', WIDE, {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}),
    Look('high-contrast', WIDE, {'ADW_DEBUG_HIGH_CONTRAST': '1'}),
    Look('large-text', WIDE, text=200),
    Look('large-text-narrow', NARROW, text=200),
    Look('ar', WIDE, in_language('ar_EG', 'ar')),
    Look('ar-narrow', NARROW, in_language('ar_EG', 'ar')),
    Look('es', WIDE, in_language('es_ES', 'es')),
    Look('fr', WIDE, in_language('fr_FR', 'fr')),
    Look('ru', WIDE, in_language('ru_RU', 'ru')),
    Look('zh', WIDE, in_language('zh_CN', 'zh_CN')),
    Look('large', LARGE),
)


class Visitor:
    """A window in one look, with what it shows; use it in a `with`."""

    def __init__(self, stage, look):
        self.stage = stage
        self.look = look
        self.window = None
        self.places = {
            'browse': lambda: self.press('ctrl+1'),
            'search': self.search,
            'nothing-found': self.find_nothing,
            'entry': lambda: self.follow(f'entry/{self.kept()[0]["uuid"]}'),
            'objectives': lambda: self.press('ctrl+2'),
            'objective': lambda: self.follow('objective/10'),
            'country': lambda: self.follow('country/KE'),
            'events': lambda: self.press('ctrl+3'),
            'reading-list': lambda: self.press('ctrl+4'),
            'insights': lambda: self.press('ctrl+5'),
            'changes': lambda: self.press('ctrl+6'),
            'preferences': lambda: self.press('ctrl+comma'),
            'shortcuts': lambda: self.press('ctrl+question'),
        }

    def __enter__(self):
        self.set_text_size()
        self.messages = tempfile.TemporaryFile('w+', encoding='utf-8')
        process = self.stage.start_window(self.messages, **DRAWING, **self.look.variables)
        self.window = screen.Window(process, self.stage.title)
        self.window.resize(*self.look.size)
        self.window.key('ctrl+1')        # it opens where it was closed
        wait_for('the list', lambda: next(self.window.find_all(ROWS), None), 60)
        return self

    def __exit__(self, *details):
        process = self.window.process
        if details[0] is not None:
            self.tell(process)
        self.window.key('ctrl+q')
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.messages.close()

    def set_text_size(self):
        """As the resources of the display say, where no desktop does."""
        screen.run('xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                   f'Xft.dpi: {96 * self.look.text // 100}\n')

    def tell(self, process):
        """Says what there was to say before something went wrong."""
        self.messages.seek(0)
        state = process.poll()
        print(f'{self.look.name}: the program ' +
              ('runs' if state is None else f'ended with status {state}'), self.messages.read())

    def press(self, key):
        self.window.key(key)

    def search(self):
        self.window.key('ctrl+1', 'ctrl+f', 'ctrl+a')
        self.window.type(WORD)

    def find_nothing(self):
        self.window.key('ctrl+f', 'ctrl+a')
        self.window.type(NONSENSE)

    def kept(self):
        return ask(self.stage, 'list', 'show')['rows']

    def follow(self, address):
        subprocess.run([*self.stage.command, 'open', f'hub-reader:{address}'],
                       env=dict(self.stage.environment, **self.look.variables), check=True)

    def visit(self, names=None):
        """Goes to each place and yields its name once it stands still."""
        for name, go in self.places.items():
            if names is None or name in names:
                go()
                self.window.settle()
                yield name
            if name == 'nothing-found':
                self.window.key('ctrl+f', 'ctrl+a', 'BackSpace')
            elif name in ('preferences', 'shortcuts', 'entry', 'objective', 'country'):
                self.window.key('Escape')


def ask(stage, *arguments):
    """What the command line answers, as parsed JSON."""
    done = subprocess.run([*stage.command, *arguments, '--format', 'json'], env=stage.environment,
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def prepare(stage):
    """Syncs, and keeps some entries with something said to them."""
    for folder in ('data', 'cache', 'state'):
        shutil.rmtree(stage.folder / folder, ignore_errors=True)

    def call(*arguments):
        subprocess.run([*stage.command, *arguments], env=stage.environment, check=True,
                       capture_output=True)

    call('sync', '--hub', stage.address, '--no-progress')
    rows = ask(stage, 'search', WORD, '--limit', '4')['rows']
    for row in rows:
        call('list', 'add', row['uuid'])
    call('list', 'set', rows[0]['uuid'], '--status', 'reading', '--collection', 'Kenya',
         '--note', 'For the briefing of the working group.')
    call('list', 'set', rows[1]['uuid'], '--status', 'read')
