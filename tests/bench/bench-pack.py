#!/usr/bin/env python3
# bench-pack: what a mirror costs the web server that carries it, and those who read there
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: bench-pack BUILD [--clients=N] [--entries=N]

Packs the catalogue of BUILD/hub-demo and has nginx serve the file on loopback, as it comes. Then N
clients, 1000 if not said, sync with it one after the other: each is BUILD/hub-reader in a process
of its own. Every other one has nothing yet; those between have what the one before has fetched, and
ask with its validators. What the server sent is read from its own log.
"""

import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

CONFIGURATION = '''
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  log_format figures '$status $bytes_sent $request_time';
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/www;
    access_log {folder}/access.log figures;
  }}
}}
'''


def find_port():
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return one.getsockname()[1]


def wait_for(condition, what):
    end = time.monotonic() + 20
    while not condition():
        if time.monotonic() > end:
            sys.exit(f'bench-pack: {what}')
        time.sleep(0.02)


def answers(port):
    with socket.socket() as one:
        return one.connect_ex(('127.0.0.1', port)) == 0


def cpu_seconds(pid):
    """Of a process and of its children, by /proc."""
    ticks = 0
    for path in pathlib.Path('/proc').glob('[0-9]*/stat'):
        try:
            fields = path.read_text().rsplit(')', 1)[1].split()
        except OSError:
            continue
        if path.parent.name == str(pid) or fields[1] == str(pid):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf('SC_CLK_TCK')


class Bench:
    def __init__(self, build, folder):
        self.build = build
        self.folder = pathlib.Path(folder)
        self.environment = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=f'{folder}/config',
                                XDG_DATA_HOME=f'{folder}/data', GSETTINGS_BACKEND='memory')

    def run(self, *words):
        begin = time.monotonic()
        done = subprocess.run([self.build / 'hub-reader', *words, '--format', 'json', '--quiet'],
                              env=self.environment, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout), time.monotonic() - begin

    def make(self, entries):
        """Packs the demonstration hub."""
        ready = self.folder / 'address'
        hub = subprocess.Popen([self.build / 'hub-demo', '--port=0', f'--entries={entries}',
                                f'--ready-file={ready}'])
        try:
            wait_for(lambda: ready.exists() and ready.read_text().endswith('\n'),
                     'the demonstration hub did not start')
            maker = self.folder / 'maker'
            self.run('sync', '--no-progress', '--hub', ready.read_text().strip(), '--data-dir',
                     maker)
            (self.folder / 'www').mkdir()
            facts, seconds = self.run('pack', '-o', self.folder / 'www' / 'hub.hubpack',
                                      '--data-dir', maker)
            catalogue = (maker / 'catalogue.db').stat().st_size
        finally:
            hub.terminate()
            hub.wait()
        print(f'pack: {facts["entries"]:,} entries, {facts["bytes"] / 1e6:.2f} MB, made in '
              f'{seconds:.2f} s from a catalogue of {catalogue / 1e6:.1f} MB', flush=True)

    def read(self, address, clients):
        """Pairs of clients: the second has what the first has fetched."""
        times = {'fresh': [], 'known': []}
        for number in range(clients):
            kind = 'known' if number % 2 else 'fresh'
            data = self.folder / 'reader'
            if kind == 'fresh':
                shutil.rmtree(data, ignore_errors=True)
            report, seconds = self.run('sync', '--no-progress', '--hub', address, '--data-dir',
                                       data)
            if report['result'] != ('complete' if kind == 'fresh' else 'unchanged'):
                sys.exit(f'bench-pack: client {number} ended as {report["result"]}')
            times[kind].append(seconds)
        return times

    def serve(self, clients):
        port = find_port()
        configuration = self.folder / 'nginx.conf'
        configuration.write_text(CONFIGURATION.format(folder=self.folder, port=port))
        nginx = subprocess.Popen(['nginx', '-p', self.folder, '-e', self.folder / 'error.log', '-c',
                                  configuration])
        try:
            wait_for(lambda: answers(port), 'nginx did not start')
            before = cpu_seconds(nginx.pid)
            begin = time.monotonic()
            times = self.read(f'http://127.0.0.1:{port}/hub.hubpack', clients)
            seconds = time.monotonic() - begin
            cpu = cpu_seconds(nginx.pid) - before
        finally:
            nginx.terminate()
            nginx.wait()
        self.tell(clients, times, seconds, cpu)

    def tell(self, clients, times, seconds, cpu):
        lines = [line.split() for line in (self.folder / 'access.log').read_text().splitlines()]
        sent = {}
        for status, length, _ in lines:
            count, total = sent.get(status, (0, 0))
            sent[status] = (count + 1, total + int(length))
        for status, (count, total) in sorted(sent.items()):
            print(f'status {status}: {count:,} answers, {total / 1e6:.2f} MB, '
                  f'{total / count:,.0f} bytes each')
        for kind, those in times.items():
            if those:
                those.sort()
                print(f'{kind}: {len(those):,} clients, median {statistics.median(those):.3f} s, '
                      f'99 % within {those[len(those) * 99 // 100]:.3f} s')
        print(f'pack: {clients:,} clients in a row in {seconds:.1f} s, {len(lines):,} requests, '
              f'nginx {cpu:.2f} s of processor', flush=True)


def main():
    options = dict(word[2:].split('=', 1) for word in sys.argv[2:])
    if shutil.which('nginx') is None:
        sys.exit('bench-pack: nginx is not installed')
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)      # nginx serves as another user
        bench = Bench(pathlib.Path(sys.argv[1]).resolve(), folder)
        bench.make(int(options.get('entries', 500)))
        bench.serve(int(options.get('clients', 1000)))


if __name__ == '__main__':
    main()
