# walk.py: what a screen reader finds
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the accessibility tree of the window as it is shown."""

INTERACTIVE = {
    'button', 'toggle button', 'check box', 'radio button', 'switch', 'entry', 'text',
    'password text', 'combo box', 'spin button', 'slider', 'link', 'list item', 'table row',
    'tree item', 'menu item', 'check menu item', 'radio menu item', 'page tab', 'image', 'icon',
}


def is_nameless(thing):
    """Whether it is something to act on, or a picture, without a name; blanks are none."""
    return thing.role in INTERACTIVE and not thing.name.strip() and not is_part(thing)


def is_part(thing):
    """Whether it is a part of a control that has a name itself: an arrow in a button, or what the
    list of libadwaita's combo row shows of its choice, which is read as the value of the row."""
    parent = thing.accessible.get_parent()
    if thing.role in ('image', 'icon', 'text'):
        return parent is not None and bool(parent.get_name())
    for _ in range(4):
        if parent is None or thing.role != 'list item':
            return False
        if parent.get_role_name() == 'combo box':
            return bool(parent.get_name())
        parent = parent.get_parent()
    return False


def way_to(thing):
    """The way to it from the window, for whoever has to find it."""
    steps = []
    accessible = thing.accessible
    while accessible is not None and accessible.get_role_name() != 'application':
        steps.append(f'{accessible.get_role_name()} "{accessible.get_name() or ""}"')
        accessible = accessible.get_parent()
    return ' < '.join(steps)


def walk(window):
    """Returns how many nodes are shown, and the ways to those without a name."""
    nodes, nameless = 0, []
    for thing in window.walk():
        nodes += 1
        if is_nameless(thing):
            nameless.append(way_to(thing))
    return nodes, nameless
