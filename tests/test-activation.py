#!/usr/bin/env python3
# test-activation.py: a desktop starts the program by the bus, as its entry asks for
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-activation.py BUILD

Needs a display. Nothing runs but a bus that knows the service files; what is asked there must start
the program, open its window and be done. A star that is asked for by the search of the desktop
needs no window: this test stands in the place of that search, and hears what is told.
"""

import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import urllib.request

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SOURCE / 'tests' / 'tools'))
STRICT = os.environ.pop('G_DEBUG', '')     # for the program, not for what looks at it

from gi.repository import Gio, GLib  # noqa: E402

import screen  # noqa: E402
from screen import wait_for  # noqa: E402
from stage import ID, Stage  # noqa: E402

PATH = '/' + ID.replace('.', '/')
PROVIDER = f'{ID}.SearchProvider'
BUSY = 'Another program is writing here now'
NOTIFICATIONS = '''<node><interface name="org.gtk.Notifications">
<method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="a{sv}" direction="in"/></method></interface></node>'''


class Bus:
    """A session bus that starts what is built here."""

    def __init__(self, stage):
        services = stage.folder / 'share' / 'dbus-1' / 'services'
        services.mkdir(parents=True)
        service = (BUILD / 'data' / f'{ID}.service').read_text(encoding='utf-8')
        lines = [f'Exec={BUILD}/hub-reader --gapplication-service' if line.startswith('Exec=')
                 else line for line in service.split('\n')]
        (services / f'{ID}.service').write_text('\n'.join(lines), encoding='utf-8')
        (services / f'{PROVIDER}.service').write_text(
            f'[D-BUS Service]\nName={PROVIDER}\n'
            f'Exec={BUILD}/src/provider/hub-reader-search-provider\n', encoding='utf-8')
        self.environment = dict(stage.environment, GTK_A11Y='atspi', G_DEBUG=STRICT,
                                GNOTIFICATION_BACKEND='gtk',
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


class Desktop:
    """Searches by the provider, and hears what the program has to tell."""

    def __init__(self, address):
        self.told = []
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.connection.set_exit_on_close(False)
        node = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS)
        self.connection.register_object('/org/gtk/Notifications', node.interfaces[0], self.called,
                                        None, None)
        self.connection.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                                  'RequestName',
                                  GLib.Variant('(su)', ('org.gtk.Notifications', 0)), None,
                                  Gio.DBusCallFlags.NONE, -1, None)

    def called(self, _connection, _sender, _path, _interface, _method, parameters, invocation):
        self.told.append(parameters.unpack())
        invocation.return_value(None)

    def hear(self, number):
        """What is told, once there is so much of it."""
        def is_told():
            while GLib.MainContext.default().iteration(False):
                pass
            return len(self.told) >= number
        wait_for('a notification', is_told)
        return [(said['title'], said) for program, _, said in self.told if program == ID]

    def call(self, method, kind, *parameters):
        return self.connection.call_sync(
            PROVIDER, '/' + PROVIDER.replace('.', '/'), 'org.gnome.Shell.SearchProvider2', method,
            GLib.Variant(kind, parameters), None, Gio.DBusCallFlags.NONE, 60000, None).unpack()

    def search(self, *terms):
        return self.call('GetInitialResultSet', '(as)', terms)[0]

    def choose(self, result):
        self.call('ActivateResult', '(sasu)', result, [], 0)

    def name(self, result):
        return self.call('GetResultMetas', '(as)', [result])[0][0]['name']


class Activation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """One bus for all: what reads the screen stays with the first that it meets."""
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.stage = cls.enterClassContext(Stage(BUILD, pathlib.Path(cls.folder.name)))
        cls.bus = Bus(cls.stage)
        cls.addClassCleanup(cls.bus.stop)
        cls.desktop = Desktop(cls.bus.address)
        cls.list = cls.stage.folder / 'data' / 'hub-reader' / 'library.db'

    def setUp(self):
        self.assertFalse(self.bus.has_owner())
        self.desktop.told.clear()

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

    def test_quit(self):
        """By its key, over a dialog, too, and however often that was opened."""
        self.bus.call('org.freedesktop.Application.Activate', '{}')
        window = self.window()
        for action, close in (('preferences', 'Escape'), ('shortcuts', 'Escape'),
                              ('preferences', 'ctrl+q')):
            window.find('button', name='Sync Now')
            self.bus.activate_action(action)
            window.find('dialog')
            window.settle()
            window.key(close)
            if close == 'Escape':
                wait_for('the end of a dialog', lambda: not list(window.find_all('dialog')))
        self.wait_for_end()

    def test_search(self):
        """What the search of the desktop is followed by; see test-search-provider.py."""
        total = self.ask('search', 'trafficking')['total']
        self.assertGreater(total, 1)
        self.bus.activate_action('search', "[<'trafficking'>]")
        self.window().find('label', name=f'{total} entries')
        self.quit()

    def wait_for_end(self):
        wait_for('the end of the program', lambda: not self.bus.has_owner())

    def kept(self):
        """What is on the disk."""
        with sqlite3.connect(self.list) as database:
            keys = database.execute('SELECT uuid, langcode FROM remark WHERE removed = 0')
            keys = keys.fetchall()
        database.close()
        return keys

    def tell_of_star(self, number):
        """The last of so many notifications: of an entry that was starred."""
        title, said = self.desktop.hear(number)[-1]
        self.assertEqual(title, 'Added to Reading List')
        self.assertEqual(said['default-action'], 'app.show-kept')
        self.assertEqual([(button['label'], button['action'], button['target'])
                          for button in said['buttons']],
                         [('Undo', 'app.unstar', said['default-action-target'])])
        return said['body'], said['default-action-target']

    def undo(self, key):
        self.bus.activate_action('unstar', f'[<{key}>]')
        wait_for('an empty list', lambda: not self.kept())

    def test_star(self):
        """No window opens, the star is on the disk, and a second one opens what is starred."""
        row = self.ask('search', 'trafficking')['rows'][0]
        offer = self.desktop.search('star', 'trafficking')[0]
        self.assertEqual(offer, f'star:{row["uuid"]}:{row["langcode"]}')
        self.desktop.choose(offer)
        body, key = self.tell_of_star(1)
        self.assertEqual((body, key), (f'\u2068{row["title"]}\u2069',
                                       (row['uuid'], row['langcode'])))
        self.wait_for_end()
        self.assertEqual(self.kept(), [key])
        self.assertEqual(self.desktop.name(offer), f'Starred: “{body}”')

        self.desktop.choose(offer)
        window = self.window()
        window.find('heading', name=row['title'])
        window.find('label', name='1 entry kept')
        self.assertEqual(self.kept(), [key])
        self.quit()
        self.undo(key)
        self.wait_for_end()
        self.assertEqual(len(self.desktop.hear(1)), 1)
        self.assertEqual(self.ask('list')['removed'][0]['uuid'], row['uuid'])

    def test_star_with_window(self):
        """The window that is open shows it, and the notification leads to it."""
        row = self.ask('search', 'labour')['rows'][0]
        self.bus.call('org.freedesktop.Application.Activate', '{}')
        window = self.window()
        window.find('button', name='Sync Now')
        self.desktop.choose(f'star:{row["uuid"]}:{row["langcode"]}')
        body, key = self.tell_of_star(1)
        self.assertEqual(self.kept(), [key])
        self.bus.activate_action('show-kept', f'[<{key}>]')
        window.find('label', name='1 entry kept')
        window.find('heading', name=row['title'])
        self.undo(key)
        self.assertEqual(len(self.desktop.hear(1)), 1)
        self.quit()

    def test_star_of_any_script(self):
        """Titles are written in any script; one that begins with the word is found, too."""
        titles = ['Star quotas and 移民 routes', 'الهجرة الآمنة', 'Миграция и 移民']
        uuids = [f'5{number}5e0000-0000-4000-8000-00000000000{number}' for number in range(3)]
        for title, uuid in zip(titles, uuids):
            order = json.dumps({'do': 'add', 'title': title, 'uuid': uuid}).encode()
            urllib.request.urlopen(f'{self.stage.address}/control', order).close()
        self.ask('sync', '--hub', self.stage.address)
        self.assertEqual(self.desktop.search('star', 'الهجرة')[0], f'star:{uuids[1]}:en')
        self.assertIn(f'“\u2068{titles[1]}\u2069”', self.desktop.name(f'star:{uuids[1]}:en'))
        found = self.desktop.search('star', '移民')
        self.assertEqual(sorted(found[:-1]), sorted(f'star:{uuids[at]}:en' for at in (0, 2)))
        self.assertEqual(found[-1], f'{uuids[0]} en')
        self.desktop.choose(found[-1])
        self.window().find('heading', name=titles[0])
        self.quit()

    def test_star_that_fails(self):
        """What cannot be starred is told, with what to do; the list stays as it is."""
        row = self.ask('search', 'trafficking')['rows'][1]
        offer = f'star:{row["uuid"]}:{row["langcode"]}'
        self.desktop.choose('star:00000000-0000-4000-8000-000000000000:en')
        self.desktop.hear(1)
        self.wait_for_end()
        self.ask('list')
        owner = sqlite3.connect(self.list, isolation_level=None)
        owner.execute('BEGIN EXCLUSIVE')
        self.desktop.choose(offer)
        self.desktop.hear(2)
        owner.close()
        self.wait_for_end()
        self.assertEqual(self.kept(), [])

        whole = self.list.read_bytes()
        copies = self.list.with_name('library-copies')
        if copies.exists():
            copies.rename(copies.with_name('aside'))
        self.list.write_bytes(b'no list at all')
        self.assertTrue(self.desktop.name(offer).startswith('Star “'))
        self.desktop.choose(offer)
        told = self.desktop.hear(3)
        self.wait_for_end()
        self.assertEqual(self.list.read_bytes(), b'no list at all')
        self.list.write_bytes(whole)
        if copies.with_name('aside').exists():
            copies.with_name('aside').rename(copies)
        self.assertEqual([title for title, _ in told], ['Not Added to Reading List'] * 3)
        bodies = [said['body'] for _, said in told]
        for body, start in zip(bodies, ('There is no such entry', BUSY,
                                        f'“{self.list}” is damaged')):
            self.assertTrue(body.startswith(start), body)

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
