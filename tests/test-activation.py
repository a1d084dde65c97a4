#!/usr/bin/env python3
# test-activation.py: a desktop starts the program by the bus, as its entry asks for
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-activation.py BUILD

Needs a display. Nothing runs but a bus that knows the service file; what is asked there must start
the program, open its window and be done.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SOURCE / 'tests' / 'tools'))
STRICT = os.environ.pop('G_DEBUG', '')     # for the program, not for what looks at it

import screen  # noqa: E402
from screen import wait_for  # noqa: E402
from stage import ID, Stage  # noqa: E402

PATH = '/' + ID.replace('.', '/')


class Bus:
    """A session bus that starts what is built here."""

    def __init__(self, stage):
        services = stage.folder / 'share' / 'dbus-1' / 'services'
        services.mkdir(parents=True)
        service = (BUILD / 'data' / f'{ID}.service').read_text(encoding='utf-8')
        lines = [f'Exec={BUILD}/hub-reader --gapplication-service' if line.startswith('Exec=')
                 else line for line in service.split('\n')]
        (services / f'{ID}.service').write_text('\n'.join(lines), encoding='utf-8')
        self.environment = dict(stage.environment, GTK_A11Y='atspi', G_DEBUG=STRICT,
                                XDG_DATA_DIRS=f'{stage.folder}/share:/usr/share')
        self.messages = open(stage.folder / 'messages', 'w+', encoding='utf-8')
        self.process = subprocess.Popen(['dbus-daemon', '--session', '--nofork',
                                         '--print-address=1'], env=self.environment, text=True,
                                        stdout=subprocess.PIPE, stderr=self.messages)
        self.address = self.process.stdout.readline().strip()
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = self.address

    def call(self, method, *arguments):
        subprocess.run(['gdbus', 'call', '--session', '--dest', ID, '--object-path', PATH,
                        '--method', method, *arguments], check=True, capture_output=True)

    def activate_action(self, name, parameters='[]'):
        self.call('org.freedesktop.Application.ActivateAction', name, parameters, '{}')

    def has_owner(self):
        done = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus',
                               '--object-path', '/', '--method',
                               'org.freedesktop.DBus.NameHasOwner', ID],
                              check=True, capture_output=True, text=True)
        return 'true' in done.stdout

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.messages.close()


class Activation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """One bus for all: what reads the screen stays with the first that it meets."""
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.stage = cls.enterClassContext(Stage(BUILD, pathlib.Path(cls.folder.name)))
        cls.bus = Bus(cls.stage)
        cls.addClassCleanup(cls.bus.stop)

    def setUp(self):
        self.assertFalse(self.bus.has_owner())

    def window(self):
        return screen.Window(self.bus.process, 'Hub Reader')

    def quit(self):
        self.bus.activate_action('quit')
        wait_for('the end of the program', lambda: not self.bus.has_owner())
        self.bus.messages.seek(0)
        complaints = [line for line in self.bus.messages if ' **: ' in line]
        self.assertEqual(complaints, [])

    def ask(self, *words):
        done = subprocess.run([*self.stage.command, *words, '--format', 'json'], check=True,
                              env=self.stage.environment, capture_output=True, text=True)
        return json.loads(done.stdout)

    def test_activate(self):
        self.bus.call('org.freedesktop.Application.Activate', '{}')
        self.window().find('button', name='Sync Now')
        self.quit()

    def test_reading_list(self):
        self.bus.activate_action('reading-list')
        places = ('radio button', 'toggle button', 'tab', 'page tab', 'button')
        place = self.window().find(places, name='Reading List')
        wait_for('the reading list', place.is_on)
        self.quit()

    def test_search(self):
        """What the search of the desktop is followed by; see test-search-provider.py."""
        total = self.ask('search', 'trafficking')['total']
        self.assertGreater(total, 1)
        self.bus.activate_action('search', "[<'trafficking'>]")
        self.window().find('label', name=f'{total} entries')
        self.quit()

    def test_sync(self):
        self.bus.activate_action('sync')
        self.window()
        status = wait_for('a sync', self.finished_sync, 120)
        self.assertEqual(status['hub'], self.stage.address)
        self.quit()

    def finished_sync(self):
        status = self.ask('status')
        return status if status.get('synced') else None


if __name__ == '__main__':
    unittest.main()
