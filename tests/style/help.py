#!/usr/bin/env python3
# help.py: whether the help is whole, and says the same in all its languages
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: help.py [LANGUAGE…] | --sign LANGUAGE…

Prints what is wrong with the pages in data/help and exits 1 if there is anything. The English ones
are translated block by block: the same blocks, in each the same links, the same things to type and
the same keys, and what the window says as it says it in that language. A translation names the
English page that it is of by a sum of it, so that it is noticed when that page changes; --sign
writes these sums, for whoever has brought the translation in line. With languages, only these are
looked at, even before data/help/LINGUAS has them.
"""

import gettext
import hashlib
import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
HELP = TOP / 'data' / 'help'
BLOCKS = ('h1', 'h2', 'h3', 'p', 'li', 'th', 'td', 'pre')
FRAMES = ('ul', 'ol', 'table', 'tr')
INLINE = ('a', 'b', 'code', 'kbd')
OUTSIDE = ('html', 'head', 'meta', 'body')
SIGNED = re.compile(r'<meta name="translation-of" content="([0-9a-f]*)">')


class Page(html.parser.HTMLParser):
    """A page as a list of blocks: what it is, what it says, and what is in it that is not prose."""

    def __init__(self, path):
        super().__init__()
        self.frame = []       # tags of lists and tables, as they come
        self.blocks = []      # [tag, text, {kind: [text]}]
        self.problems = []
        self.attributes = {}
        self.kind = None
        self.feed(path.read_text(encoding='utf-8'))

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == 'html':
            self.attributes = values
        elif tag in BLOCKS:
            self.frame.append(tag)
            self.blocks.append([tag, '', {kind: [] for kind in ('href', *INLINE)}])
        elif tag in FRAMES:
            self.frame.append(tag)
        elif tag in INLINE:
            self.kind = tag
            self.blocks[-1][2][tag].append('')
            if tag == 'a':
                self.blocks[-1][2]['href'].append(values.get('href', ''))
        elif tag not in OUTSIDE:
            self.problems.append(f'<{tag}> is not among what a page of the help has')

    def handle_endtag(self, tag):
        if tag in FRAMES:
            self.frame.append('/' + tag)
        elif tag in INLINE:
            self.kind = None

    def handle_data(self, data):
        if not self.blocks:
            return
        self.blocks[-1][1] += data
        if self.kind:
            self.blocks[-1][2][self.kind][-1] += data
        elif self.blocks[-1][0] == 'pre' and data.strip():
            self.blocks[-1][2]['code'].append(data)


def flat(text):
    return ' '.join(text.split())


def check_page(page, names):
    yield from page.problems
    if [block[0] for block in page.blocks].count('h1') != 1 or page.blocks[0][0] != 'h1':
        yield 'one h1, its title, comes first'
    for tag, text, parts in page.blocks:
        if not text.strip():
            yield f'an empty <{tag}>'
        for href in parts['href']:
            if not href.endswith('.html') or href[:-5] not in names:
                yield f'{href} is no page of the help'


def read_labels(language):
    """What the window says in a language: message to translations, without signs of keys."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'messages.mo'
        subprocess.run(['msgfmt', '-o', path, TOP / 'po' / f'{language}.po'], check=True)
        with path.open('rb') as file:
            catalogue = gettext.GNUTranslations(file)._catalog
    labels = {}
    for message, text in catalogue.items():
        if isinstance(message, str) and text:
            key = message.rsplit('\4', 1)[-1].replace('_', '')
            labels.setdefault(key, set()).add(re.sub(r'\s*\(_.\)|_', '', text))
    return labels


def flip(text):
    """The keys back and forward change places where the page runs from right to left."""
    sides = {'Left': 'Right', 'Right': 'Left'}
    return re.sub('Left|Right', lambda side: sides[side.group()], text)


def compare(english, page, labels):
    """What is not the same in a translation."""
    is_mirrored = page.attributes.get('dir') == 'rtl'
    if english.frame != page.frame:
        yield 'it has other headings, paragraphs, lists or tables than the English page'
        return
    for before, after in zip(english.blocks, page.blocks):
        for kind in ('href', 'code', 'kbd'):
            typed = map(flip if kind == 'kbd' and is_mirrored else str, before[2][kind])
            if sorted(map(flat, typed)) != sorted(map(flat, after[2][kind])):
                yield f'“{flat(after[1])[:60]}”: not the same {kind} as in English'
        shown = {flat(text) for text in after[2]['b']}
        for label in map(flat, before[2]['b']):
            if label in labels and not labels[label] & shown:
                yield (f'“{flat(after[1])[:60]}”: <b>{label}</b> is '
                       f'{" or ".join(sorted(labels[label]))} in the window')


def check_language(language, names):
    folder = HELP / language
    labels = read_labels(language)
    tag = language.replace('_', '-')
    for name in names:
        path = folder / f'{name}.html'
        if not path.is_file():
            yield f'{language}/{name}.html: is missing'
            continue
        original = HELP / 'en' / path.name
        page = Page(path)
        problems = [*check_page(page, names), *compare(Page(original), page, labels)]
        if page.attributes.get('lang') != tag:
            problems.append(f'lang is to be "{tag}"')
        if (page.attributes.get('dir') == 'rtl') != (tag == 'ar'):
            problems.append('dir is to be "rtl" in Arabic, and only there')
        signed = SIGNED.search(path.read_text(encoding='utf-8'))
        if not signed or signed.group(1) != get_sum(original):
            problems.append('it is not of the English page as that is now; bring it in line, '
                            f'then tests/style/help.py --sign {language}')
        for problem in problems:
            yield f'{language}/{name}.html: {problem}'


def get_sum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def sign(languages):
    for language in languages:
        for path in sorted((HELP / language).glob('*.html')):
            mark = f'<meta name="translation-of" content="{get_sum(HELP / "en" / path.name)}">'
            text = path.read_text(encoding='utf-8')
            new = SIGNED.sub(mark, text) if SIGNED.search(text) else \
                text.replace('<meta charset="utf-8">', '<meta charset="utf-8">' + mark, 1)
            path.write_text(new, encoding='utf-8')


def check_files(names, languages):
    """The help is in English alone, or in all the languages that the program speaks."""
    program = [line for line in (TOP / 'po' / 'LINGUAS').read_text().split('\n')
               if line and not line.startswith('#')]
    if sorted(languages) not in (['en'], sorted(['en', *program])):
        yield 'LINGUAS: en alone, or en and all of po/LINGUAS'
    folders = {path.name for path in HELP.iterdir() if path.is_dir()}
    for language in sorted(folders ^ set(languages)):
        yield f'{language}: in LINGUAS and as a folder, or neither'
    for path in sorted(HELP.glob('*/*')):
        if path.suffix != '.html' or path.stem not in names:
            yield f'{path.parent.name}/{path.name}: is not in the list of pages'


def main():
    chosen = [word for word in sys.argv[1:] if word != '--sign']
    if '--sign' in sys.argv:
        sign(chosen)
        return 0
    names = (HELP / 'pages').read_text().split()
    languages = chosen or (HELP / 'LINGUAS').read_text().split()
    problems = [] if chosen else list(check_files(names, languages))
    for name in names:
        path = HELP / 'en' / f'{name}.html'
        found = check_page(Page(path), names) if path.is_file() else ['is missing']
        problems += [f'en/{name}.html: {problem}' for problem in found]
    for language in languages:
        if language != 'en':
            problems += check_language(language, names)
    print('\n'.join(problems), end='\n' if problems else '')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
