# screen.py: a person at the window: sees by AT-SPI, acts by pointer and keys
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 window on an X display with real input.

What is on the screen is read from the accessibility tree, so what is found here is what a screen
reader finds. Clicks and keys go through the X server, as from a mouse and a keyboard.
"""

import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = 60.0     # seconds; how long anything may take to appear, on a machine with much to do
PAUSE = 0.05
ANSWER = 20000     # milliseconds; how long the window may be busy
PATIENCE = 120     # seconds; no command takes that long, but `import` waits for a window that ended
MAX_PADDING = 24   # pixels; more is not padding but room


class NotThere(Exception):
    """Something that should be on the screen did not appear."""


def run(*command):
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise NotThere(f'{" ".join(command)}: no end after {PATIENCE} s') from None
    return done.stdout.strip()


def wait_for(what, condition, timeout=TIMEOUT):
    """Returns the first true answer of `condition`, asked again and again."""
    end = time.monotonic() + timeout
    while True:
        try:
            answer = condition()
        except GLib.Error:        # a widget went away while we looked
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotThere(f'{what}: not there after {timeout:g} s')
        time.sleep(PAUSE)


def padding_of(box):
    """The border and padding of a box, across and down, as far as its children tell."""
    left, top, width, height = box.extents()
    places = [child.extents() for child in box.children() if child.is_shown()]
    places = [place for place in places if 0 < place[2] <= width and 0 < place[3] <= height]
    if not places:
        return 0, 0
    across = width - max(x + w - left for x, _, w, _ in places) - min(x - left for x, *_ in places)
    down = height - max(y + h - top for _, y, _, h in places) - min(y - top for _, y, *_ in places)
    return [half if 0 <= half <= MAX_PADDING else 0 for half in (across / 2, down / 2)]


class Thing:
    """One accessible object."""

    def __init__(self, window, accessible):
        self.window = window
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ''

    @property
    def role(self):
        name = self.accessible.get_role_name()
        return 'button' if name == 'push button' else name     # as it was called before 2.56

    @property
    def text(self):
        """The name, or what a text widget holds."""
        interface = self.accessible.get_text_iface()
        if interface:
            return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))
        return self.name

    def has(self, state):
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state))

    def is_shown(self):
        return self.has('SHOWING') and self.has('VISIBLE')

    def is_on(self):
        return self.has('CHECKED') or self.has('PRESSED')

    def extents(self):
        """Left, top, width, height in pixels within the window, as GTK says."""
        box = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    def is_within(self, other):
        """Whether it is in sight in something that scrolls."""
        _, top, _, height = self.extents()
        _, other_top, _, other_height = other.extents()
        return other_top <= top and top + height <= other_top + other_height

    def middle(self):
        """Where to click.

        GTK 4 adds up the places of the boxes above a widget, but leaves their borders and padding
        out. They are taken to be what the children of a box leave free of it, half on each side.
        """
        left, top, width, height = self.extents()
        x, y = left + width / 2, top + height / 2
        box = self.accessible.get_parent()
        while box is not None and box.get_role() != Atspi.Role.APPLICATION:
            across, down = padding_of(Thing(self.window, box))
            x, y = x + across, y + down
            box = box.get_parent()
        frame_left, frame_top, _, _ = self.window.extents()
        return round(x - frame_left), round(y - frame_top)

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Thing(self.window, child)

    def walk(self):
        """This and all below it, in order, what is not shown left out."""
        yield self
        for child in self.children():
            if child.is_shown():
                yield from child.walk()

    def find_all(self, role=None, name=None, start=None):
        for thing in self.walk():
            if role and thing.role not in (role if isinstance(role, tuple) else (role,)):
                continue
            if name is not None and thing.name != name:
                continue
            if start is not None and not thing.name.startswith(start):
                continue
            yield thing

    def find(self, role=None, name=None, start=None, timeout=TIMEOUT):
        what = ' '.join(str(part) for part in (role, name or start) if part)
        return wait_for(what, lambda: next(self.find_all(role, name, start), None), timeout)

    def click(self):
        x, y = self.middle()
        left, top = self.window.geometry('X', 'Y')
        run('xdotool', 'mousemove', '--sync', str(left + x), str(top + y), 'click', '1')

    def outline(self, depth=0):
        """The tree below it as text, for when something is not found."""
        lines = [f'{"  " * depth}{self.role} "{self.name}" {self.extents()}']
        for child in self.children():
            if child.is_shown():
                lines.extend(child.outline(depth + 1))
        return lines


class Window(Thing):
    """The main window of a process, or with a title that of a program that others have started.

    What runs in a sandbox is such a one: it has another process id there, and talks through others.
    """

    def __init__(self, process, title=None):
        self.process = process
        self.title = title
        GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_MASK, lambda *_: None)
        Atspi.init()
        Atspi.set_timeout(ANSWER, ANSWER)
        frame = wait_for('the window', self._find_frame)
        super().__init__(self, frame)
        self.number = wait_for('the X window', self._find_number)
        run('xdotool', 'windowfocus', '--sync', self.number)

    def _find_frame(self):
        if self.process.poll() is not None:
            raise NotThere(f'the program ended with status {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and self._is_own(application):
                for child in range(application.get_child_count()):
                    frame = application.get_child_at_index(child)
                    if frame.get_role() in (Atspi.Role.FRAME, Atspi.Role.WINDOW):
                        return frame
        return None

    def _is_own(self, application):
        if self.title:
            return any(application.get_child_at_index(index).get_name() == self.title
                       for index in range(application.get_child_count()))
        return application.get_process_id() == self.process.pid

    def _find_number(self):
        which = ['--name', f'^{self.title}$'] if self.title else ['--pid', str(self.process.pid)]
        command = ['xdotool', 'search', '--onlyvisible', *which]
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        return found[0] if found else None

    def geometry(self, *names):
        """Those of X, Y, WIDTH and HEIGHT, in pixels of the screen."""
        lines = run('xdotool', 'getwindowgeometry', '--shell', self.number).split('\n')
        values = dict(line.split('=') for line in lines if '=' in line)
        return [int(values[name]) for name in names]

    def resize(self, width, height):
        """Gives the window that size, in the corner; a frame that GTK draws around it comes on top.

        Where nobody manages windows, GTK 4.24 opens one that runs right to left out of sight.
        """
        left, top, _, _ = self.extents()
        run('xdotool', 'windowsize', '--sync', self.number, str(width - 2 * left),
            str(height - 2 * top), 'windowmove', self.number, '0', '0')

    def key(self, *keys):
        run('xdotool', 'key', '--delay', '20', *keys)

    def type(self, text):
        run('xdotool', 'type', '--delay', '20', text)

    def picture(self, path):
        """Saves what the window shows once it has stopped changing for a moment."""
        last = None
        for _ in range(40):
            run('import', '-window', self.number, str(path))
            now = run('identify', '-format', '%# %wx%h', str(path))
            if now == last:
                break
            last = now
            time.sleep(0.15)
        width, height = self.geometry('WIDTH', 'HEIGHT')
        if not now.endswith(f' {width}x{height}'):
            raise NotThere(f'a picture of the whole window: {now}')

    def settle(self):
        """Waits until the window has stopped changing for a moment."""
        with tempfile.NamedTemporaryFile(suffix='.png') as picture:
            self.picture(picture.name)
