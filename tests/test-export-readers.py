#!/usr/bin/env python3
# test-export-readers.py: what readers that are not ours make of the exports
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-export-readers.py EXPORT_SAMPLE

EXPORT_SAMPLE writes entries in six languages, hostile ones among them, in each format, and tells
what they are. bibutils, bibtexparser, citeproc-py, icalendar, html5lib, cmark, odfpy, poppler and
Python's own csv, xml and zipfile read it back.
"""

import csv
import datetime
import functools
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import urllib.parse
import warnings
import zipfile
import xml.etree.ElementTree as ElementTree

import bibtexparser
import citeproc
import citeproc.source.json
import html5lib
import icalendar
import odf.opendocument
import odf.teletype
import odf.text

SAMPLE = sys.argv.pop(1)
MODS = '{http://www.loc.gov/mods/v3}'
MARKDOWN = '{http://commonmark.org/xml/1.0}'
HTML = '{http://www.w3.org/1999/xhtml}'
LATEX = {'\\textbackslash{}': '\\', '\\textbraceleft{}': '{', '\\textbraceright{}': '}',
         '\\textasciicircum{}': '^', '\\textasciitilde{}': '~', '\\$': '$', '\\&': '&',
         '\\#': '#', '\\_': '_', '\\%': '%'}
ISOLATES = re.compile('[\u2066-\u2069]')
QUERY = 'migra* "a phrase" publisher:"x}@y{\\"'


@functools.cache
def write(what, form, *options, language='C.UTF-8'):
    """The bytes of an export."""
    return subprocess.run([SAMPLE, what, form, *options], stdout=subprocess.PIPE, check=True,
                          env={**os.environ, 'LC_ALL': language}).stdout


def run(*command, data=b''):
    """What another program makes of them."""
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True).stdout


def facts(what='sample'):
    return json.loads(write(what, 'facts'))


def line(text):
    """A text as a line: no control characters, no overrides, single spaces."""
    text = re.sub('[\r\n\t\v\f\x85\u2028\u2029]', ' ', text or '')
    text = re.sub('[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]', '', text)
    return re.sub(' +', ' ', text).strip(' ')


def titles(what='sample'):
    return [line(fact['title']) for fact in facts(what)]


def headings(what='sample'):
    """Titles as a briefing shows them: at most 300 characters."""
    return [title if len(title) <= 300 else title[:299] + '…' for title in titles(what)]


def text_of(element):
    return ISOLATES.sub('', ''.join(element.itertext()))


class Ris(unittest.TestCase):
    def records(self, what):
        text = write(what, 'ris').decode()
        records = []
        for row in text.split('\r\n'):
            if not row:
                continue
            match = re.fullmatch(r'([A-Z][A-Z0-9])  - (.*)', row)
            self.assertTrue(match, row)
            if match[1] == 'TY':
                records.append({})
            records[-1].setdefault(match[1], []).append(match[2])
        return records

    def test_lines(self):
        records = self.records('sample')
        self.assertEqual([record['TI'][0] for record in records], titles())
        for record, fact in zip(records, facts()):
            self.assertEqual(record['ER'], [''])
            self.assertEqual(list(record)[0], 'TY')
            self.assertEqual(record['DP'], ['https://hub.example'])
            self.assertEqual(record['Y2'], ['2024/07/01/'])
            self.assertEqual(record['C1'], [f'Query: {QUERY}'])
            self.assertEqual(record.get('AB', [''])[0], line(fact['summary']))
        self.assertEqual(len({record['ID'][0] for record in records}), len(records))
        self.assertEqual(records[0]['M1'], ['A/RES/73/195'])
        self.assertEqual(records[0]['L1'], ['https://hub.example/files/gcm.pdf'])
        self.assertEqual(records[0]['DA'], ['2018/12/19/'])
        self.assertEqual(records[1]['DA'], ['2021/06//'])
        self.assertEqual(records[2]['DA'], ['2019///'])

    def test_bibutils(self):
        for what in ('sample', 'many'):
            root = ElementTree.fromstring(run('ris2xml', '-i', 'utf8', '-nt',
                                              data=write(what, 'ris')))
            read = [text_of(title) for title in root.findall(f'{MODS}mods/{MODS}titleInfo')
                    if title.get('type') is None]
            self.assertEqual([' '.join(title.split()) for title in read], titles(what))
            names = [text_of(part) for part in root[0].findall(f'{MODS}name/{MODS}namePart')]
            self.assertEqual(sorted(' '.join(names).split()),
                             sorted('UN General Assembly (UNGA) International Organization for '
                                    'Migration (IOM)'.split()))

    def test_empty(self):
        self.assertEqual(write('empty', 'ris'), b'')


class Bibtex(unittest.TestCase):
    def decode(self, text):
        text = text.removeprefix('{').removesuffix('}')
        return re.sub('|'.join(map(re.escape, LATEX)), lambda match: LATEX[match[0]], text)

    def test_bibtexparser(self):
        parser = bibtexparser.bparser.BibTexParser(common_strings=True)
        parser.ignore_nonstandard_types = False
        database = bibtexparser.loads(write('sample', 'bibtex').decode(), parser)
        read = database.entries
        self.assertEqual([self.decode(entry['title']) for entry in read], titles())
        for entry, fact in zip(read, facts()):
            self.assertEqual(entry.get('author', '').count(' and '), 1 if entry is read[0] else 0)
            self.assertEqual(self.decode(entry.get('abstract', '')), line(fact['summary']))
            self.assertEqual(entry['urldate'], '2024-07-01')
        self.assertEqual(read[0]['number'], 'A/RES/73/195')
        self.assertEqual(read[0]['date'], '2018-12-19')
        self.assertEqual(read[0]['month'], 'December')
        self.assertEqual(read[0]['author'], '{UN General Assembly (UNGA)} and '
                                            '{International Organization for Migration (IOM)}')
        self.assertEqual(read[3]['date'], '2018/2022')
        self.assertEqual(read[3]['langid'], 'russian')
        self.assertEqual(read[6]['url'], 'https://hub.example/a_b?x=1&y=%7B2%7D#z%20~')
        self.assertEqual(next(entry for entry in read if entry['title'] == '{Still running}')
                         ['date'], '2019/')
        self.assertIn('https://hub.example', database.comments[0])
        self.assertIn('2024-07-01', database.comments[0])

    def test_braces(self):
        """BibTeX counts every brace, and ends a field with the one that closes it."""
        depth = 0
        for char in write('sample', 'bibtex').decode().split('\n', 1)[1]:
            depth += (char == '{') - (char == '}')
            self.assertGreaterEqual(depth, 0)
        self.assertEqual(depth, 0)

    def test_bibutils(self):
        for what in ('sample', 'many'):
            root = ElementTree.fromstring(run('bib2xml', '-i', 'utf8', '-nt',
                                              data=write(what, 'bibtex')))
            self.assertEqual(len(root), len(facts(what)))
            keys = [mods.get('ID') for mods in root]
            self.assertEqual(len(set(keys)), len(keys))

    def test_empty(self):
        self.assertEqual(bibtexparser.loads(write('empty', 'bibtex').decode()).entries, [])


class CslJson(unittest.TestCase):
    def test_members(self):
        items = json.loads(write('sample', 'csl-json'))
        self.assertEqual([item['title'] for item in items], titles())
        self.assertEqual(len({item['id'] for item in items}), len(items))
        self.assertEqual(items[0]['issued'], {'date-parts': [[2018, 12, 19]]})
        self.assertEqual(items[1]['issued'], {'date-parts': [[2021, 6]]})
        self.assertEqual(items[3]['issued'], {'date-parts': [[2018], [2022]]})
        self.assertEqual(items[0]['number'], 'A/RES/73/195')
        self.assertEqual(items[0]['author'][0], {'literal': 'UN General Assembly (UNGA)'})
        for item in items:
            self.assertEqual(item['accessed'], {'date-parts': [[2024, 7, 1]]})
            self.assertEqual(item['custom']['as-of'], '2024-07-01')
            self.assertEqual(item['custom']['hub'], 'https://hub.example')
            self.assertIn('query', item['custom'])
            if 'URL' in item:
                self.assertEqual(urllib.parse.urlsplit(item['URL']).scheme, 'https')

    def test_citeproc(self):
        """A citation program makes a bibliography of it, and knows all that it uses."""
        items = json.loads(write('sample', 'csl-json'))
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            style = citeproc.CitationStylesStyle('harvard1', validate=False)
            source = citeproc.source.json.CiteProcJSON(items)
            made = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
            for item in items:
                made.register(citeproc.Citation([citeproc.CitationItem(item['id'])]))
            text = ' '.join(str(entry) for entry in made.bibliography())
        for title in ('安全、有序和正常移民全球契约', 'Руководство по денежным переводам мигрантов',
                      'UN General Assembly (UNGA)', 'Organisation internationale pour les',
                      'الاتفاق العالمي من أجل الهجرة الآمنة', 'Qué es el Pacto Mundial'):
            self.assertIn(title, text)

    def test_many(self):
        self.assertEqual([item['title'] for item in json.loads(write('many', 'csl-json'))],
                         titles('many'))
        self.assertEqual(json.loads(write('empty', 'csl-json')), [])


class Csv(unittest.TestCase):
    def rows(self, what):
        data = write(what, 'csv')
        self.assertTrue(data.startswith(b'\xef\xbb\xbf'))
        return list(csv.DictReader(io.StringIO(data.decode('utf-8-sig'), newline=''),
                                   strict=True))

    def test_cells(self):
        rows = self.rows('sample')
        self.assertEqual([row['title'].replace("'", '') for row in rows],
                         [title.replace("'", '') for title in titles()])
        for row, fact in zip(rows, facts()):
            self.assertNotIn(None, row)
            self.assertNotIn(None, row.values())
            for name in ('uuid', 'langcode', 'kind', 'published', 'starts'):
                self.assertEqual(row[name], fact[name] or '')
            self.assertEqual((row['hub'], row['as_of']), ('https://hub.example', '2024-07-01'))
        self.assertEqual(rows[0]['objective'], '1; 10')
        self.assertEqual(rows[0]['country'], 'Côte d’Ivoire')
        self.assertEqual(rows[0]['files'], 'https://hub.example/files/gcm.pdf')
        self.assertEqual(rows[0]['note'], "Read § 26 first.\n\nThen “Annex”;' =cell, {brace}")

    def test_formulas(self):
        """No cell, and nothing behind what a spreadsheet may take for the end of one, runs."""
        n = 0
        for row in self.rows('sample'):
            for cell in row.values():
                for piece in re.split('[;\t]', cell):
                    self.assertNotRegex(piece.lstrip(), r'\A[=+\-@＝＋－＠]')
                    n += piece.lstrip().startswith("'")
        self.assertGreaterEqual(n, 9)

    def test_many(self):
        self.assertEqual(len(self.rows('many')), len(facts('many')))
        self.assertEqual(self.rows('empty'), [])


class Ics(unittest.TestCase):
    def events(self, what):
        return icalendar.Calendar.from_ical(write(what, 'ics')).walk('VEVENT')

    def test_lines(self):
        for what in ('sample', 'many', 'empty'):
            data = write(what, 'ics')
            self.assertTrue(data.endswith(b'END:VCALENDAR\r\n'))
            for row in data.removesuffix(b'\r\n').split(b'\r\n'):
                self.assertLessEqual(len(row), 75)
                self.assertNotRegex(row, rb'[\x00-\x08\x0a-\x1f\x7f]')
                row.decode()

    def test_events(self):
        events = self.events('sample')
        wanted = [fact for fact in facts()
                  if fact['kind'] == 'event' and re.match(r'\d{4}-\d\d-\d\d', fact['starts'] or '')]
        self.assertEqual(len(events), 4)
        self.assertEqual([str(event['SUMMARY']) for event in events],
                         [line(fact['title']) for fact in wanted])
        moment, days, across, one = events
        utc = datetime.timezone.utc
        self.assertEqual(moment['DTSTART'].dt, datetime.datetime(2023, 6, 22, 13, tzinfo=utc))
        self.assertEqual(moment['DTEND'].dt, datetime.datetime(2023, 6, 22, 14, 30, tzinfo=utc))
        self.assertIn('Line\nEND:VEVENT\nand; more, \\x', moment['DESCRIPTION'])
        self.assertEqual(days['DTSTART'].dt, datetime.date(2022, 5, 17))
        self.assertEqual(days['DTEND'].dt, datetime.date(2022, 5, 21))
        self.assertEqual(across['DTEND'].dt, datetime.date(2023, 6, 3))
        self.assertEqual(one['DTSTART'].dt, datetime.date(2024, 2, 29))
        self.assertEqual(one['DTEND'].dt, datetime.date(2024, 3, 1))

    def test_calendar(self):
        calendar = icalendar.Calendar.from_ical(write('sample', 'ics'))
        self.assertEqual(calendar['VERSION'], '2.0')
        self.assertIn('https://hub.example', calendar['X-WR-CALDESC'])
        self.assertIn('Data as of 1 July 2024', calendar['X-WR-CALDESC'])
        spanish = icalendar.Calendar.from_ical(write('sample', 'ics', language='es_ES.UTF-8'))
        self.assertIn('Datos del 1 de julio de 2024', spanish['X-WR-CALDESC'])
        events = calendar.walk('VEVENT')
        self.assertEqual(len({event['UID'] for event in events}), len(events))
        self.assertEqual([event['UID'] for event in self.events('sample')],
                         [event['UID'] for event in events])
        for event in events:
            self.assertEqual(event['DTSTAMP'].dt.utcoffset(), datetime.timedelta(0))
            self.assertEqual(event.errors, [])

    def test_many(self):
        events = self.events('many')
        self.assertGreater(len(events), 900)
        self.assertEqual(len({event['UID'] for event in events}), len(events))
        self.assertEqual(self.events('empty'), [])


class Markdown(unittest.TestCase):
    def tree(self, what, *options, language='C.UTF-8'):
        data = write(what, 'markdown', *options, language=language)
        return ElementTree.fromstring(run('cmark', '-t', 'xml', data=data))

    def test_headings(self):
        root = self.tree('sample')
        read = [text_of(element).strip() for element in root.iter(f'{MARKDOWN}heading')
                if element.get('level') == '3']
        self.assertEqual(read, headings())

    def test_nothing_hostile(self):
        for options in ((), ('objective',), ('collection', 'apa')):
            root = self.tree('sample', *options)
            anchors = set()
            for element in [*root.iter(f'{MARKDOWN}html_block'),
                            *root.iter(f'{MARKDOWN}html_inline')]:
                match = re.fullmatch(r'<a id="([a-z0-9-]+)">|</a>', element.text.strip())
                self.assertTrue(match, element.text)
                anchors.add('#' + (match[1] or ''))
            for link in root.iter(f'{MARKDOWN}link'):
                target = link.get('destination')
                self.assertTrue(target in anchors or target.startswith('https://'), target)
            self.assertEqual(list(root.iter(f'{MARKDOWN}image')), [])
            self.assertEqual(list(root.iter(f'{MARKDOWN}code')), [])
            self.assertEqual(list(root.iter(f'{MARKDOWN}strong')), [])

    def test_notes(self):
        """A note is one quotation, and says what it is."""
        quoted = [[text_of(part).strip() for part in element] for element in
                  self.tree('sample').iter(f'{MARKDOWN}block_quote')]
        self.assertEqual(quoted, [['Note', 'Read § 26 first.', 'Then “Annex”; =cell, {brace}']])

    def test_rtl(self):
        data = write('sample', 'markdown', language='ar_EG.UTF-8').decode()
        self.assertTrue(data.startswith('<div dir="rtl">\n\n'))
        self.assertTrue(data.endswith('</div>\n'))
        self.assertIn('\u2068Global Compact for Migration (A/RES/73/195)\u2069', data)
        self.assertIn('\n## \u2068安全', data.replace('###', '##'))
        self.assertNotIn('\u2068الاتفاق العالمي من أجل الهجرة الآمنة\u2069', data)

    def test_empty(self):
        text = text_of(self.tree('empty'))
        self.assertIn('There are none.', text)
        self.assertIn('Not an official product of the United Nations.', text)


class Html(unittest.TestCase):
    def tree(self, what, *options, language='C.UTF-8'):
        data = write(what, 'html', *options, language=language)
        ElementTree.fromstring(data)
        return html5lib.HTMLParser(strict=False).parse(data, transport_encoding='utf-8'), data

    def test_headings(self):
        root, _ = self.tree('sample')
        self.assertEqual([text_of(element) for element in root.iter(f'{HTML}h3')], headings())

    def test_nothing_hostile(self):
        for options in ((), ('objective', 'chicago'), ('collection', 'apa')):
            root, _ = self.tree('sample', *options)
            ids = [element.get('id') for element in root.iter() if element.get('id')]
            self.assertEqual(len(set(ids)), len(ids))
            for element in root.iter():
                name = element.tag.removeprefix(HTML) if isinstance(element.tag, str) else ''
                self.assertNotIn(name, ('script', 'img', 'iframe', 'form', 'object', 'b'))
                self.assertFalse([key for key in element.keys() if key.startswith('on')])
                target = element.get('href')
                if target is not None:
                    self.assertTrue(target.startswith('https://') or target[1:] in ids, target)

    def test_directions(self):
        root, _ = self.tree('sample')
        self.assertEqual((root.get('lang'), root.get('dir')), ('en', 'ltr'))
        arabic = [element for element in root.iter(f'{HTML}p') if element.get('lang') == 'ar']
        self.assertEqual([element.get('dir') for element in arabic], ['rtl', 'rtl'])
        bdi = [element.get('lang') for element in root.iter(f'{HTML}bdi')]
        for code in ('ar', 'en', 'es', 'fr', 'ru', 'zh-hans'):
            self.assertIn(code, bdi)
        root, _ = self.tree('sample', language='ar_EG.UTF-8')
        self.assertEqual(root.get('dir'), 'rtl')

    def test_groups(self):
        """An entry is told once, and named where it also belongs."""
        root, data = self.tree('sample', 'objective')
        groups = [text_of(element) for element in root.iter(f'{HTML}h3')]
        self.assertEqual(groups, ['1 - Collect and use data', '10 - Eradicate trafficking',
                                  'Without an objective'])
        self.assertEqual(len(list(root.iter(f'{HTML}h4'))), len(facts()))
        self.assertEqual(data.count(b'See also: '), 1)

    def test_order(self):
        """The bibliography is sorted, and leads back to the entries."""
        root, _ = self.tree('sample')
        links = [link.get('href') for link in root.iter(f'{HTML}a')
                 if text_of(link) == 'To the entry']
        self.assertEqual(len(links), len(facts()))
        self.assertEqual(len(set(links)), len(links))

    def test_many(self):
        data = write('many', 'html')
        root = ElementTree.fromstring(data)
        self.assertEqual(len(list(root.iter(f'{HTML}h3'))), len(facts('many')))
        self.assertEqual(data.count(b'<li '), 2)
        _, data = self.tree('empty')
        self.assertIn(b'There are none.', data)


class Odt(unittest.TestCase):
    def package(self, what, *options, language='C.UTF-8'):
        return zipfile.ZipFile(io.BytesIO(write(what, 'odt', *options, language=language)))

    def test_package(self):
        """OpenDocument 1.3, part 2, 3.3: what programs look for at the start of the file."""
        data = write('sample', 'odt')
        mime = b'application/vnd.oasis.opendocument.text'
        self.assertEqual(data[30:38 + len(mime)], b'mimetype' + mime)
        package = self.package('sample')
        self.assertIsNone(package.testzip())
        first = package.infolist()[0]
        self.assertEqual((first.filename, first.compress_type, first.extra, first.flag_bits),
                         ('mimetype', zipfile.ZIP_STORED, b'', 0))
        self.assertEqual(first.date_time, (2024, 7, 4, 0, 0, 0))
        manifest = ElementTree.fromstring(package.read('META-INF/manifest.xml'))
        name = '{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path'
        self.assertEqual({entry.get(name) for entry in manifest} - {'/'},
                         set(package.namelist()) - {'mimetype', 'META-INF/manifest.xml'})

    def test_odfpy(self):
        document = odf.opendocument.load(io.BytesIO(write('sample', 'odt')))
        read = [odf.teletype.extractText(heading)
                for heading in document.getElementsByType(odf.text.H)]
        self.assertEqual([ISOLATES.sub('', text) for text in read],
                         ['Entries', *headings(), 'Annotated bibliography'])
        marks = {mark.getAttribute('name')
                 for mark in document.getElementsByType(odf.text.Bookmark)}
        for link in document.getElementsByType(odf.text.A):
            target = link.getAttribute('href')
            self.assertTrue(target.startswith('https://') or target[1:] in marks, target)
        self.assertEqual(len(document.getElementsByType(odf.text.TableOfContent)), 1)
        notes = [odf.teletype.extractText(paragraph)
                 for paragraph in document.getElementsByType(odf.text.P)
                 if paragraph.getAttribute('stylename').startswith('Quotations')]
        self.assertEqual(notes, ['Note', 'Read § 26 first.', 'Then “Annex”; =cell, {brace}'])

    def test_styles(self):
        """Each style that is used is there."""
        package = self.package('sample')
        texts = package.read('content.xml') + package.read('styles.xml')
        used = set(re.findall(rb'text:style-name="([^"]+)"', texts))
        made = set(re.findall(rb'style:name="([^"]+)"', texts))
        self.assertEqual(used - made, set())
        self.assertIn(b'style:language-complex="ar"', texts)
        self.assertIn(b'style:language-asian="zh"', texts)
        self.assertIn(b'fo:language="ru"', texts)

    def test_directions(self):
        content = self.package('sample').read('content.xml').decode()
        self.assertEqual(content.count('text:style-name="Text_20_body_rtl"'), 2)
        styles = self.package('sample', language='ar_EG.UTF-8').read('styles.xml').decode()
        self.assertEqual(styles.count('style:writing-mode="rl-tb"'), 2)
        self.assertNotIn('"lr-tb"', styles)

    def test_many(self):
        content = ElementTree.fromstring(self.package('many', 'objective').read('content.xml'))
        name = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
        levels = [heading.get(f'{name}outline-level') for heading in content.iter(f'{name}h')]
        self.assertEqual(levels.count('3'), len(facts('many')))
        odf.opendocument.load(io.BytesIO(write('empty', 'odt')))

    @unittest.skipUnless(shutil.which('soffice'), 'LibreOffice is not installed')
    def test_libreoffice(self):
        """What it shows, and that lines begin at the right in Arabic."""
        with tempfile.TemporaryDirectory() as folder:
            for language in ('C.UTF-8', 'ar_EG.UTF-8'):
                pathlib.Path(folder, language).write_bytes(write('sample', 'odt',
                                                                 language=language))
            run('soffice', '--headless', f'-env:UserInstallation=file://{folder}/home',
                '--convert-to', 'pdf', '--outdir', folder, *pathlib.Path(folder).iterdir())
            text = run('pdftotext', f'{folder}/C.pdf', '-').decode()
            boxes = run('pdftotext', '-bbox-layout', '-l', '1', f'{folder}/ar_EG.pdf', '-')
        self.assertIn('Руководство по денежным переводам мигрантов', text)
        self.assertIn('Annotated bibliography', text)
        ends = [float(row.get('xMax')) for row in ElementTree.fromstring(boxes).iter(f'{HTML}line')]
        self.assertGreater(len([end for end in ends if abs(end - 595 + 62) < 12]), 4)


class Pdf(unittest.TestCase):
    @staticmethod
    @functools.cache
    def text(data):
        return ISOLATES.sub('', run('pdftotext', '-layout', '-', '-', data=data).decode())

    def test_info(self):
        info = run('pdfinfo', '-', data=write('sample', 'pdf')).decode()
        self.assertRegex(info, r'Tagged: +yes')
        self.assertRegex(info, r'Title: +Entries of the Migration Network Hub')
        self.assertRegex(info, r'Subject: .*https://hub.example.*data as of 2024-07-01')
        self.assertRegex(info, r'Page size: .*A4')
        self.assertRegex(info, r'JavaScript: +no')

    def test_text(self):
        text = ' '.join(self.text(write('sample', 'pdf')).split())
        for title in ('Pacte mondial pour des migrations sûres : le guide de l’Œuvre',
                      '¿Qué es el Pacto Mundial? Guía para la niñez',
                      'Руководство по денежным переводам мигрантов', '安全、有序和正常移民全球契约',
                      '<script>alert(1)</script> [x](javascript:alert(1)) **b** `c`',
                      'Not an oﬃcial product of the United Nations.'):
            self.assertIn(unicodedata.normalize('NFKC', title),
                          unicodedata.normalize('NFKC', text))

    def test_links(self):
        """Addresses lead to the web, names to places that are there, on the page that is told."""
        data = write('sample', 'pdf', 'objective')
        urls = run('pdfinfo', '-url', '-', data=data).decode().splitlines()[1:]
        self.assertGreater(len(urls), 8)
        for row in urls:
            self.assertRegex(row, r'Annotation +https://hub\.example')
        pages = {match[2]: match[1] for match in
                 re.finditer(r'^ *(\d+) \[.*\] "(.*)"$',
                             run('pdfinfo', '-dests', '-', data=data).decode(), re.MULTILINE)}
        self.assertEqual(len([name for name in pages if name.startswith('entry-')]),
                         len(facts()))
        text = self.text(data)
        for title, name in (('Entries', 'entries'), ('Without an objective', 'group-3'),
                            ('Some time in June', 'entry-18'),
                            ('Annotated bibliography', 'bibliography')):
            self.assertRegex(text, rf'(?m)^ *{title} +{pages[name]}$')

    def test_outline(self):
        with tempfile.NamedTemporaryFile(suffix='.pdf') as file:
            file.write(write('sample', 'pdf', 'objective'))
            file.flush()
            root = ElementTree.fromstring(run('pdftohtml', '-xml', '-i', '-stdout', file.name,
                                              data=b''))
        items = [''.join(item.itertext()) for item in root.iter('item')]
        self.assertEqual(items[0], 'Entries')
        self.assertIn('Without an objective', items)
        self.assertEqual(items[-1], 'Annotated bibliography')
        self.assertEqual(len(items), len(facts()) + 5)

    def test_structure(self):
        rows = run('pdfinfo', '-struct', '-', data=write('sample', 'pdf')).decode().splitlines()
        tags = [row.split()[0] for row in rows if row.strip()]
        self.assertEqual(tags[0], 'Document')
        self.assertEqual(tags.count('H1'), 1)
        self.assertEqual(tags.count('H2'), 3)
        self.assertEqual(tags.count('H3'), len(facts()))
        self.assertEqual(tags.count('TOCI'), len(facts()) + 2)

    def test_rtl(self):
        """In Arabic lines begin at the right, those of other scripts as well."""
        words = ElementTree.fromstring(run('pdftotext', '-bbox', '-', '-',
                                           data=write('sample', 'pdf', language='ar_EG.UTF-8')))
        found = [float(word.get('xMax')) for word in words.iter(f'{HTML}word')
                 if ISOLATES.sub('', word.text) == '(A/RES/73/195)']
        self.assertAlmostEqual(found[1], 595.28 - 64, delta=3)

    def test_references_rtl(self):
        """A reference is composed in Arabic: it begins at the right, whoever its author is."""
        root = ElementTree.fromstring(run('pdftotext', '-bbox', '-', '-',
                                          data=write('sample', 'pdf', language='ar_EG.UTF-8')))
        words = list(root.iter(f'{HTML}word'))
        author = [word for word in words if word.text == 'Assembly'][-1]
        line = [word for word in words[words.index(author) - 20:words.index(author) + 20]
                if abs(float(word.get('yMax')) - float(author.get('yMax'))) < 3]
        last = max(line, key=lambda word: float(word.get('xMax')))
        self.assertIn('UNGA', last.text)
        self.assertAlmostEqual(float(last.get('xMax')), 595.28 - 64, delta=3)

    def test_breaks(self):
        """No page begins with what ends an entry, and none ends with what begins one."""
        heads = set(headings('many'))
        for page in self.text(write('many', 'pdf')).split('\f')[2:-1]:
            rows = [row.strip() for row in page.split('\n') if row.strip()]
            self.assertNotRegex(rows[0], r'^https://\S*$|To the entry$')
            self.assertNotIn(rows[-2], heads)

    def test_many(self):
        data = write('many', 'pdf')
        pages = int(re.search(r'Pages: +(\d+)', run('pdfinfo', '-', data=data).decode())[1])
        self.assertGreater(pages, 500)
        self.assertIn(f'{pages} / {pages}', self.text(data))
        self.assertIn('There are none.', self.text(write('empty', 'pdf')))


if __name__ == '__main__':
    unittest.main()
