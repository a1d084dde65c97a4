# stage.py: the demonstration hub, and the window with settings and data of its own
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run of the real window needs around it."""

import os
import subprocess
import sys
import time

ID = 'io.github.hubreader.HubReader'


class Stage:
    """The hub and the settings of one run; use it in a `with`."""

    title = None       # of the window, where it cannot be known by its process
    harmless = ()      # what is no fault among the messages of the window

    def __init__(self, build, folder=None):
        self.command = [build / 'hub-reader']
        self.hub_command = [build / 'hub-demo']
        self.folder = folder or build / 'run'
        self.settings_folder = self.folder / 'config' / 'glib-2.0' / 'settings'
        self.hub = None
        self.address = None
        self.environment = dict(
            os.environ, GSETTINGS_BACKEND='keyfile', GSETTINGS_SCHEMA_DIR=str(build / 'data'),
            XDG_DATA_HOME=str(self.folder / 'data'), XDG_CONFIG_HOME=str(self.folder / 'config'),
            XDG_CACHE_HOME=str(self.folder / 'cache'), XDG_STATE_HOME=str(self.folder / 'state'))

    def __enter__(self):
        ready = self.folder / 'hub-address'
        self.folder.mkdir(parents=True, exist_ok=True)
        ready.unlink(missing_ok=True)
        self.hub = subprocess.Popen([*self.hub_command, '--port=0', f'--ready-file={ready}'])
        end = time.monotonic() + 60
        while not (ready.exists() and ready.read_text().endswith('\n')):
            if self.hub.poll() is not None or time.monotonic() > end:
                self.end_hub()
                sys.exit('dev: the demonstration hub did not start')
            time.sleep(0.02)
        self.address = ready.read_text().strip()
        self.write_settings()
        return self

    def __exit__(self, *_details):
        self.end_hub()

    def end_hub(self):
        if self.hub is not None:
            self.hub.terminate()
            try:
                self.hub.wait(5)
            except subprocess.TimeoutExpired:     # what leads into a root may heed no SIGTERM
                self.hub.kill()
                self.hub.wait()
            self.hub = None

    def write_settings(self):
        self.settings_folder.mkdir(parents=True, exist_ok=True)
        path = ID.replace('.', '/')
        (self.settings_folder / 'keyfile').write_text(f"[{path}]\nhub-address='{self.address}'\n")

    def start_window(self, messages=None, **variables):
        return subprocess.Popen(self.command, stderr=messages,
                                env=dict(self.environment, **variables))
