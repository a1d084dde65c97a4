#!/usr/bin/env python3
# test-search-provider.py: the search of the desktop, asked by the bus with no window open
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-search-provider.py BUILD

The bus starts the provider by its service file. It must find what the command line finds, tell of
results that it has not found itself, and hand on what is chosen to the program with the window, in
whose place this test stands. What that makes of a star, test-activation.py says.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from gi.repository import Gio, GLib

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
ID = 'io.github.hubreader.HubReader'
NAME = f'{ID}.SearchProvider'
INTERFACE = 'org.gnome.Shell.SearchProvider2'
TIMEOUT_MS = 30000
PROGRAM = '''<node><interface name="org.freedesktop.Application">
<method name="Open"><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/></method>
<method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
<arg type="a{sv}" direction="in"/></method></interface></node>'''


def path_of(name):
    return '/' + name.replace('.', '/')


class Asked(unittest.TestCase):
    language = {}

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        home = pathlib.Path(cls.folder.name)
        service = (BUILD / 'data' / f'{NAME}.service').read_text(encoding='utf-8')
        services = home / 'services'
        services.mkdir()
        program = service.split('Exec=')[1].strip()
        (services / f'{NAME}.service').write_text(
            service.replace(program, f'{BUILD}/src/provider/hub-reader-search-provider'),
            encoding='utf-8')
        cls.environment = dict(os.environ, XDG_DATA_HOME=f'{home}/data',
                               XDG_CONFIG_HOME=f'{home}/config', **cls.language)
        for name in ('DISPLAY', 'WAYLAND_DISPLAY'):
            cls.environment.pop(name, None)
        cls.bus = Gio.TestDBus.new(Gio.TestDBusFlags.NONE)
        cls.bus.add_service_dir(str(services))
        before = dict(os.environ)
        cls.addClassCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        os.environ.update(cls.environment)
        cls.bus.up()
        cls.addClassCleanup(cls.bus.down)
        cls.connection = Gio.DBusConnection.new_for_address_sync(
            cls.bus.get_bus_address(), Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        cls.connection.set_exit_on_close(False)

    def call(self, method, parameters, answer):
        return self.connection.call_sync(NAME, path_of(NAME), INTERFACE, method, parameters,
                                         GLib.VariantType(answer), Gio.DBusCallFlags.NONE,
                                         TIMEOUT_MS, None).unpack()

    def search(self, *terms):
        return self.call('GetInitialResultSet', GLib.Variant('(as)', (terms,)), '(as)')[0]

    def metas(self, *ids):
        return self.call('GetResultMetas', GLib.Variant('(as)', (ids,)), '(aa{sv})')[0]

    def ask(self, *words):
        done = subprocess.run([BUILD / 'hub-reader', *words, '--format', 'json'], check=True,
                              env=self.environment, capture_output=True, text=True)
        return json.loads(done.stdout)

    def ask_for(self, *words):
        """What the command line finds, as the provider names it."""
        rows = self.ask('search', *words, '--limit', '10')['rows']
        return [f'{row["uuid"]} {row["langcode"]}' for row in rows]

    def stars_of(self, *words):
        """What the command line finds, as it is offered to be starred."""
        return ['star:' + found.replace(' ', ':') for found in self.ask_for(*words)]

    def end_provider(self):
        """As when nothing was asked for long."""
        process = self.connection.call_sync(
            'org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
            GLib.Variant('(s)', (NAME,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        os.kill(process, 15)
        while self.connection.call_sync(
                'org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'NameHasOwner',
                GLib.Variant('(s)', (NAME,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]:
            time.sleep(0.01)


class Provider(Asked):
    def test_finds_what_the_command_line_finds(self):
        found = self.search('trafficking', 'children')
        self.assertGreater(len(found), 1)
        self.assertEqual(found, self.ask_for('trafficking', 'children'))
        narrowed = self.call('GetSubsearchResultSet',
                             GLib.Variant('(asas)', (found, ['trafficking', 'children', 'film'])),
                             '(as)')[0]
        self.assertLess(len(narrowed), len(found))
        self.assertEqual(self.search('xyzzyquux'), [])

    def test_tells_of_results_after_a_restart(self):
        row = self.ask('search', 'trafficking')['rows'][0]
        found = self.search('trafficking')
        self.end_provider()
        ids = [found[0], 'no-such-entry en', 'nonsense', '']
        metas = self.metas(*ids)
        self.assertEqual(len(metas), 1)
        self.assertEqual(metas[0]['id'], found[0])
        self.assertEqual(metas[0]['name'], row['title'])
        self.assertEqual(metas[0]['description'], row['publisher'])

    def test_offers_stars(self):
        """What follows the word is found, to be starred; the word alone is a word."""
        row = self.ask('search', 'trafficking')['rows'][0]
        self.assertEqual(self.search('star', 'trafficking'), self.stars_of('trafficking'))
        self.assertEqual(self.search('STAR', 'region:أفريقيا'), self.stars_of('region:africa'))
        self.assertEqual(self.search('star', 'xyzzyquux'), [])
        for terms in (['star'], ['star', ''], ['sta', 'trafficking'], ['trafficking', 'star']):
            self.assertEqual([found for found in self.search(*terms) if ':' in found], [], terms)

        offer = self.search('star', 'trafficking')[0]
        self.end_provider()
        metas = self.metas(offer, 'star:', 'star:no-such-entry:en', offer + ':en',
                           'star:00000000-0000-4000-8000-000000000000:en')
        self.assertEqual([meta['id'] for meta in metas], [offer])
        self.assertEqual(metas[0]['name'], f'Star “\u2068{row["title"]}\u2069”')
        self.assertEqual(metas[0]['description'], row['publisher'])

    def test_knows_stars(self):
        found = self.ask_for('trafficking')
        offers = self.stars_of('trafficking')
        icons = [meta['gicon'] for meta in self.metas(*offers)]
        self.assertEqual(icons, ['non-starred-symbolic'] * len(offers))
        self.ask('list', 'add', found[1].split()[0])
        names = [meta['name'].split()[0] for meta in self.metas(*offers)]
        self.assertEqual(names, ['Star', 'Starred:'] + ['Star'] * (len(offers) - 2))
        self.ask('list', 'remove', found[1].split()[0])
        self.assertTrue(self.metas(offers[1])[0]['name'].startswith('Star “'))

    def test_keeps_up_with_typing(self):
        """How long the calls took is said for those who want to see it."""
        times = []
        self.search('t')
        self.end_provider()
        for word in ('trafficking', 'labour', 'children', 'border', 'data'):
            for end in range(1, len(word) + 1):
                start = time.monotonic()
                found = self.search(word[:end])
                times.append((time.monotonic() - start) * 1000)
            self.assertEqual(found, self.ask_for(word))
        first, times = times[0], sorted(times[1:])
        print(f'{len(times)} calls: median {times[len(times) // 2]:.1f} ms, slowest '
              f'{times[-1]:.1f} ms; the one that started the provider {first:.1f} ms',
              file=sys.stderr)

    def test_hands_on_what_is_chosen(self):
        calls = []

        def called(_connection, _sender, _path, _interface, method, parameters, invocation):
            calls.append((method, parameters.unpack()))
            invocation.return_value(None)

        node = Gio.DBusNodeInfo.new_for_xml(PROGRAM)
        self.connection.register_object(path_of(ID), node.interfaces[0], called, None, None)
        owner = Gio.bus_own_name_on_connection(self.connection, ID, Gio.BusNameOwnerFlags.NONE,
                                               None, None)
        uuid = self.search('trafficking')[0].split()[0]
        for method, parameters in (
                ('ActivateResult', GLib.Variant('(sasu)', (f'{uuid} en', ['trafficking'], 0))),
                ('ActivateResult', GLib.Variant('(sasu)', ('../?x=1#y', [], 0))),
                ('LaunchSearch', GLib.Variant('(asu)', (['labour', 'migration'], 0))),
                ('ActivateResult', GLib.Variant('(sasu)', (f'star:{uuid}:en', ['star'], 0))),
                ('ActivateResult', GLib.Variant('(sasu)', ('star:../x:en', [], 0))),
                ('LaunchSearch', GLib.Variant('(asu)', (['star', 'labour', 'migration'], 0)))):
            answers = []
            self.connection.call(NAME, path_of(NAME), INTERFACE, method, parameters, None,
                                 Gio.DBusCallFlags.NONE, TIMEOUT_MS, None,
                                 lambda source, result: answers.append(source.call_finish(result)))
            while not answers:
                GLib.MainContext.default().iteration(True)
        Gio.bus_unown_name(owner)
        self.assertEqual(calls, [
            ('Open', ([f'hub-reader:entry/{uuid}/en'], {})),
            ('Open', (['hub-reader:entry/..%2F%3Fx%3D1%23y'], {})),
            ('ActivateAction', ('search', ['labour migration'], {})),
            ('ActivateAction', ('star', [(uuid, 'en')], {})),
            ('Open', (['hub-reader:entry/star%3A..%2Fx%3Aen'], {})),
            ('ActivateAction', ('search', ['labour migration'], {}))])


def has_locale(name):
    done = subprocess.run(['locale', '-a'], capture_output=True, text=True, check=False)
    return name in done.stdout.split()


@unittest.skipUnless(has_locale('ar_EG.utf8'), 'there is no Arabic locale')
class ArabicProvider(Asked):
    language = {'LC_ALL': 'ar_EG.UTF-8', 'LANGUAGE': 'ar'}

    def test_understands_the_word(self):
        """The Arabic word, its marks or not, and the English one."""
        offers = self.stars_of('trafficking')
        for word in ('نجمة', 'نَجمة', 'Star'):
            self.assertEqual(self.search(word, 'trafficking'), offers)
        title = self.ask('search', 'trafficking')['rows'][0]['title']
        name = self.metas(offers[0])[0]['name']
        self.assertIn(f'«\u2068{title}\u2069»', name)
        self.assertNotIn('Star', name.replace(title, ''))


if __name__ == '__main__':
    unittest.main()
