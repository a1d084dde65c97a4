#!/usr/bin/env python3
# test-install.py: what `meson install` puts in place, and whether a desktop can use it
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-install.py BUILD PREFIX

Installs BUILD below a folder of its own, as a packager does, and has the desktop's own tools read
what is there.
"""

import configparser
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET

PREFIX = pathlib.Path(sys.argv.pop(2))
BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[1]
ID = 'io.github.hubreader.HubReader'
SVG = '{http://www.w3.org/2000/svg}'


def run(*command, **variables):
    done = subprocess.run([str(word) for word in command], env=dict(os.environ, **variables),
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f'{command[0]}: {done.stdout}{done.stderr}')
    return done.stdout + done.stderr


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        run('meson', 'install', '-C', BUILD, '--no-rebuild', '--destdir', cls.folder.name)
        cls.root = pathlib.Path(cls.folder.name) / PREFIX.relative_to('/')
        cls.share = cls.root / 'share'
        cls.program = cls.root / 'bin' / 'hub-reader'

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def read_entry(self):
        entry = configparser.RawConfigParser(strict=True)
        entry.optionxform = str
        entry.read(self.share / 'applications' / f'{ID}.desktop', encoding='utf-8')
        return entry

    def test_desktop_entry(self):
        path = self.share / 'applications' / f'{ID}.desktop'
        self.assertEqual(run('desktop-file-validate', path), '')
        main = self.read_entry()['Desktop Entry']
        self.assertEqual(main['DBusActivatable'], 'true')
        self.assertEqual(main['Icon'], ID)
        types = set(filter(None, main['MimeType'].split(';')))
        self.assertEqual(types, {'x-scheme-handler/hub-reader',
                                 'application/vnd.hubreader.list+json',
                                 'application/vnd.hubreader.pack'})

    def test_actions_run_the_program(self):
        entry = self.read_entry()
        actions = list(filter(None, entry['Desktop Entry']['Actions'].split(';')))
        self.assertEqual(actions, ['sync', 'reading-list'])
        for action in actions:
            words = entry[f'Desktop Action {action}']['Exec'].split()
            self.assertEqual(words, ['hub-reader', f'--{action}'])

    def test_bus_service(self):
        service = configparser.RawConfigParser()
        service.read(self.share / 'dbus-1' / 'services' / f'{ID}.service', encoding='utf-8')
        service = service['D-BUS Service']
        self.assertEqual(service['Name'], ID)
        self.assertEqual(service['Exec'], f'{PREFIX}/bin/hub-reader --gapplication-service')
        self.assertTrue(os.access(self.program, os.X_OK))

    def test_search_provider(self):
        """The desktop finds the bus name in one file, and how it is started in another."""
        provider = configparser.RawConfigParser()
        provider.optionxform = str
        provider.read(self.share / 'gnome-shell' / 'search-providers' / f'{ID}.search-provider.ini')
        provider = provider['Shell Search Provider']
        self.assertEqual(provider['Version'], '2')
        self.assertTrue((self.share / 'applications' / provider['DesktopId']).exists())
        self.assertEqual(provider['ObjectPath'], '/' + provider['BusName'].replace('.', '/'))
        service = configparser.RawConfigParser()
        service.read(self.share / 'dbus-1' / 'services' / f'{provider["BusName"]}.service')
        service = service['D-BUS Service']
        self.assertEqual(service['Name'], provider['BusName'])
        program = pathlib.Path(service['Exec']).relative_to('/')
        self.assertTrue(os.access(pathlib.Path(self.folder.name) / program, os.X_OK))

    def test_metainfo(self):
        path = self.share / 'metainfo' / f'{ID}.metainfo.xml'
        run('appstreamcli', 'validate', '--strict', '--pedantic', '--no-net', path)
        root = ET.parse(path).getroot()
        latest = root.find('releases/release').get('version')
        self.assertEqual(run(self.program, '--version').strip(), f'Hub Reader {latest}')
        launchable = root.find("launchable[@type='desktop-id']").text
        self.assertTrue((self.share / 'applications' / launchable).exists())
        self.assertTrue((self.root / 'bin' / root.find('provides/binary').text).exists())
        for image in root.iter('image'):
            name = image.text.rsplit('/', 1)[-1]
            self.assertTrue((SOURCE / 'data' / 'screenshots' / name).exists(), name)

    def test_icons(self):
        for folder, name, size in (('scalable', ID, '128'), ('symbolic', f'{ID}-symbolic', '16')):
            path = self.share / 'icons' / 'hicolor' / folder / 'apps' / f'{name}.svg'
            icon = ET.parse(path).getroot()
            self.assertEqual((icon.get('width'), icon.get('height')), (size, size))
            self.assertEqual(icon.get('viewBox'), f'0 0 {size} {size}')
            self.assertFalse([e.tag for e in icon.iter() if e.tag in (SVG + 'image', SVG + 'text')])

    def test_settings(self):
        schemas = self.share / 'glib-2.0' / 'schemas'
        run('glib-compile-schemas', '--strict', schemas)
        keys = run('gsettings', '--schemadir', schemas, 'list-keys', ID).split()
        self.assertIn('hub-address', keys)

    def test_file_types(self):
        run('update-mime-database', self.share / 'mime')
        globs = (self.share / 'mime' / 'globs2').read_text(encoding='utf-8')
        self.assertIn('application/vnd.hubreader.list+json:*.hublist', globs)
        self.assertIn('application/vnd.hubreader.pack:*.hubpack', globs)

    def test_translations(self):
        languages = [line for line in (SOURCE / 'po' / 'LINGUAS').read_text().split('\n')
                     if line and not line.startswith('#')]
        catalogues = {path.parts[-3] for path in self.share.glob('locale/*/LC_MESSAGES/*.mo')}
        self.assertEqual(catalogues, set(languages))

    def test_manual_page(self):
        path = self.share / 'man' / 'man1' / 'hub-reader.1'
        self.assertEqual(run('mandoc', '-Tlint', path), '')
        page = run('mandoc', '-Thtml', path)
        text = re.sub(r'<[^>]*>', '', page)
        commands = re.findall(r'^  hub-reader ([a-z-]+)', run(self.program, '--help'), re.MULTILINE)
        self.assertIn('search', commands)
        commands.remove('open')                # the window's, with no help of its own
        for command in commands:
            self.assertRegex(page, rf'<code class="Cm">{command}</code>')
            for option in re.findall(r'(?<!\S)--[a-z-]+', run(self.program, command, '--help')):
                self.assertIn(option, text, f'of {command}')


if __name__ == '__main__':
    unittest.main()
