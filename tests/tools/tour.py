# tour.py: what `./dev run` does with the window when nobody is there to look
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window through sync, a facet, a search, a detail and a star.

Each step acts by pointer and keys, waits until the window shows the outcome, holds it against what
the command line says of the same files, and keeps a picture.
"""

import json
import os
import re
import subprocess
import sys

import screen
from screen import NotThere, wait_for

WORDS = 'children'
ROWS = ('list item', 'table row', 'row')
CHECKS = ('check box', 'checkbox')
PLACES = ('radio button', 'toggle button', 'tab', 'page tab', 'button')    # what leads to a place


def first_number(text):
    digits = re.sub(r'(?<=\d)[,.\u00a0\u202f](?=\d)', '', text)
    match = re.search(r'\d+', digits)
    return int(match.group(0)) if match else None


class Tour:
    def __init__(self, stage, pictures):
        self.stage = stage
        self.pictures = pictures
        self.messages = stage.folder / 'messages'     # what the window writes to stderr
        self.window = None
        self.taken = 0

    def say(self, text):
        print(f'  {text}', flush=True)

    def ask(self, *arguments):
        """What the command line answers, as parsed JSON."""
        done = subprocess.run([*self.stage.command, *arguments, '--format', 'json'],
                              env=self.stage.environment, capture_output=True, text=True,
                              check=False)
        if done.returncode:
            raise NotThere(f'hub-reader {" ".join(arguments)}: {done.stderr.strip()}')
        return json.loads(done.stdout)

    def picture(self, name):
        self.window.picture(self.pictures / f'{name}.png')
        self.taken += 1

    def open(self, **variables):
        with open(self.messages, 'a', encoding='utf-8') as messages:
            process = self.stage.start_window(messages, **variables)
        self.window = screen.Window(process, self.stage.title)
        self.window.resize(1280, 820)

    def close(self):
        """Quits by Ctrl+Q, again if a dialog that was closing has swallowed it."""
        process = self.window.process

        def has_ended():
            return process.poll() is not None

        for seconds in (20, screen.TIMEOUT):
            self.window.key('ctrl+q')
            try:
                wait_for('the end of the program', has_ended, seconds)
                break
            except NotThere:
                if seconds == screen.TIMEOUT:
                    raise
        status = process.returncode
        if status:
            raise NotThere(f'the program ended with status {status}')
        self.check_messages()

    def give_up(self, problem):
        """Tells what was wrong and what the window shows, and ends it."""
        print(f'dev: {problem}', file=sys.stderr)
        if self.window is not None and self.window.process.poll() is None:
            print('dev: the window shows:', file=sys.stderr)
            print('\n'.join(self.window.outline()), file=sys.stderr)
            self.picture('failed')
            self.window.process.kill()

    def check_messages(self):
        """The toolkit's complaints are faults."""
        lines = self.messages.read_text(encoding='utf-8').split('\n')
        faults = [line for line in lines if re.search(r'-(WARNING|CRITICAL|ERROR) \*\*', line)
                  and not any(part in line for part in self.stage.harmless)]
        if faults:
            raise NotThere('the window complained:\n' + '\n'.join(faults))

    def shown_count(self):
        """The number in "48 entries" above the list."""
        for label in self.window.find_all('label'):
            if re.fullmatch(r'[\d,.\u00a0\u202f]+ entr(y|ies)', label.name):
                return first_number(label.name)
        return None

    def wait_for_count(self, count):
        wait_for(f'{count} entries in the list', lambda: self.shown_count() == count)

    # --- the steps -------------------------------------------------------------------------------

    def sync(self):
        self.open()
        self.window.find(name='Sync Now').click()
        status = wait_for('a finished sync', self.finished_sync, 120)
        self.wait_for_count(status['entries'])
        self.window.find(name='Sync Now')
        self.picture('1-synced')
        self.say(f'synced {status["entries"]} entries from {self.stage.address}')
        return status['entries']

    def finished_sync(self):
        status = self.ask('status')
        return status if status.get('synced') and status.get('hub') == self.stage.address else None

    def facet(self):
        code = 'objective:10'
        expected = self.ask('search', '--facet', code)['total']
        value = next(self.window.find_all(CHECKS, start='10'), None)
        if value is None:
            self.window.find('button', start='Objective').click()
            value = self.window.find(CHECKS, start='10')
        said = first_number(value.name.rsplit(',', 1)[-1])
        value.click()
        self.wait_for_count(expected)
        if said != expected:
            raise NotThere(f'the facet said {said} entries, a click gave {expected}')
        self.picture('2-facet')
        self.say(f'chose "{value.name}": {expected} entries, as the count beside it promised')
        return code

    def search(self, code):
        expected = self.ask('search', WORDS, '--facet', code)
        self.window.key('ctrl+f')
        self.window.type(WORDS)
        self.wait_for_count(expected['total'])
        self.picture('3-search')
        self.say(f'typed "{WORDS}": {expected["total"]} entries')
        return expected['rows']

    def detail(self, rows):
        row = wait_for('a row of the list', lambda: self.row_of(rows))
        entry = next(entry for entry in rows if entry['title'] in row.name)
        row.click()
        self.window.find('heading', name=entry['title'])
        self.picture('4-detail')
        self.say(f'opened "{entry["title"]}"')
        return entry

    def row_of(self, rows):
        for box in self.window.find_all('list'):
            for row in box.find_all(ROWS):
                if row.is_within(box) and any(entry['title'] in row.name for entry in rows):
                    return row
        return None

    def star(self, entry):
        self.window.key('ctrl+d')
        wait_for('the entry in the reading list', lambda: self.is_listed(entry['uuid']))
        self.window.find('button', name='Remove from Reading List')
        self.picture('5-star')
        self.say('starred it by Ctrl+D; `hub-reader list show` has it')

    def is_listed(self, uuid):
        kept = self.ask('list', 'show')
        rows = kept if isinstance(kept, list) else kept.get('rows', kept.get('entries', []))
        return any(row.get('uuid') == uuid for row in rows)

    def offline(self, entry):
        self.stage.end_hub()
        self.close()
        self.open()
        self.window.find(PLACES, name='Reading List').click()
        wait_for('the kept entry', lambda: self.row_of([entry]))
        self.picture('6-reading-list-offline')
        self.say('stopped the hub and started again: the entry is in the reading list')
        self.close()

    def looks(self):
        for name, size, variables in (
                ('7-narrow', (360, 720), {}),
                ('8-dark', (1280, 820), {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}),
                ('9-right-to-left', (1280, 820), {'LC_ALL': 'ar_EG.UTF-8', 'LANGUAGE': 'ar'})):
            self.open(**variables)
            self.window.resize(*size)
            wait_for('the list', lambda: next(self.window.find_all(ROWS), None))
            self.picture(name)
            self.close()
        self.say('looked at it narrow, dark and right to left')


def take(stage, pictures):
    """Runs all steps; returns the exit status."""
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob('*.png'):
        old.unlink()
    tour = Tour(stage, pictures)
    print('dev: driving the window by pointer and keys', flush=True)
    try:
        count = tour.sync()
        rows = tour.search(tour.facet())
        entry = tour.detail(rows)
        tour.star(entry)
        tour.offline(entry)
        tour.looks()
    except NotThere as problem:
        tour.give_up(problem)
        return 1
    print(f'run: {count} entries synced, {tour.taken} pictures in {os.path.relpath(pictures)}',
          flush=True)
    return 0
