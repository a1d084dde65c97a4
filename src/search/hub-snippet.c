/* hub-snippet.c: the place of a text that says most
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A piece cut out of a text has to look as it looked there. So the cut is never within what is
 * seen as one character; what was open before it (an isolate, an embedding) is opened again, and
 * what it leaves open is closed; and where the piece alone would run in another direction than
 * its paragraph, it begins with a mark of direction.
 */

#define G_LOG_DOMAIN "hub-snippet"

#include "hub-snippet.h"

#include "hub-text.h"

#include <string.h>

#define MAX_OPEN   32    /* isolates and embeddings within each other that are kept */
#define MAX_SEARCH 32    /* characters to look for the border of a word in */
#define MAX_LEAD    4    /* a snippet has at most one part in so many before its first mark */
#define N_WORDS    64

#define ELLIPSIS "…"
#define LEFT_TO_RIGHT_MARK 0x200e
#define RIGHT_TO_LEFT_MARK 0x200f
#define POP_EMBEDDING 0x202c
#define POP_ISOLATE 0x2069
#define ZERO_WIDTH_JOINER 0x200d
#define PARAGRAPH_SEPARATOR 0x2029

/* What is open at a place of a text, outermost first. */
typedef struct
{
  gunichar open[MAX_OPEN];
  guint    n_open;
} Nesting;

/* Which marks a snippet is around, and how many characters are before and between them. */
typedef struct
{
  guint first;
  guint last;
  long start;      /* characters before the first */
  long length;     /* characters from the first to the last */
} Place;

static gboolean
is_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2068;
}

static gboolean
is_embedding (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) && c != POP_EMBEDDING;
}

static gboolean
is_extending (gunichar c)
{
  return g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER || c == 0x200c ||
         (c >= 0x1160 && c <= 0x11ff) ||       /* vowels and finals of Hangul */
         (c >= 0x1f3fb && c <= 0x1f3ff) ||     /* tones of skin */
         (c >= 0xe0020 && c <= 0xe007f);       /* tags of flags */
}

static gboolean
is_regional (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/**
 * hub_text_is_between_clusters:
 * @text: valid UTF-8
 * @at: a character of it, or its end
 *
 * Tells whether a text can be cut before @at without parting what is seen as one character (a
 * letter and its marks, a flag, a family). In doubt it cannot.
 *
 * Returns: whether it can
 */
gboolean
hub_text_is_between_clusters (const char *text,
                              const char *at)
{
  gunichar before, after;

  if (at == text || *at == '\0')
    return TRUE;

  before = g_utf8_get_char (g_utf8_prev_char (at));
  after = g_utf8_get_char (at);

  return !is_extending (after) && before != ZERO_WIDTH_JOINER &&
         !(is_regional (before) && is_regional (after)) && !(before == '\r' && after == '\n');
}

/* Scripts whose words have no space between them. */
static gboolean
is_spaceless (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_THAI:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a word may begin at @at. */
static gboolean
is_border (const char *text,
           const char *at)
{
  gunichar before, after;

  if (at == text || *at == '\0')
    return TRUE;

  before = g_utf8_get_char (g_utf8_prev_char (at));
  after = g_utf8_get_char (at);

  return (g_unichar_isspace (before) || g_unichar_isspace (after) ||
          (is_spaceless (before) && !g_unichar_ispunct (after)) ||
          (is_spaceless (after) && !g_unichar_ispunct (before))) &&
         hub_text_is_between_clusters (text, at);
}

/* The nearest border at or before @at, not before @limit; without one near, a place that can be
 * cut. */
static const char *
find_border_before (const char *text,
                    const char *at,
                    const char *limit)
{
  const char *cut = NULL;
  guint n = 0;

  for (const char *p = at; p > limit && n < MAX_SEARCH; p = g_utf8_prev_char (p), n++)
    {
      if (is_border (text, p))
        return p;
      if (cut == NULL && hub_text_is_between_clusters (text, p))
        cut = p;
    }

  return cut != NULL ? cut : limit;
}

/* The same at or after @at, not after @limit. */
static const char *
find_border_after (const char *text,
                   const char *at,
                   const char *limit)
{
  const char *cut = NULL;
  guint n = 0;

  for (const char *p = at; p < limit && n < MAX_SEARCH; p = g_utf8_next_char (p), n++)
    {
      if (is_border (text, p))
        return p;
      if (cut == NULL && hub_text_is_between_clusters (text, p))
        cut = p;
    }

  return cut != NULL ? cut : limit;
}

/* Takes a character in that opens or closes something. Returns %FALSE where there is nothing for it
 * to close, and for what is open too deep. */
static gboolean
nesting_add (Nesting *self,
             gunichar c)
{
  guint n = self->n_open;

  if (is_isolate (c) || is_embedding (c))
    {
      if (n == MAX_OPEN)
        return FALSE;
      self->open[self->n_open++] = c;
    }
  else if (c == POP_EMBEDDING)
    {
      if (n == 0 || !is_embedding (self->open[n - 1]))
        return FALSE;
      self->n_open--;
    }
  else if (c == POP_ISOLATE)
    {
      /* It closes the embeddings within as well. */
      while (n > 0 && !is_isolate (self->open[n - 1]))
        n--;
      if (n == 0)
        return FALSE;
      self->n_open = n - 1;
    }
  else if (c == '\n' || c == PARAGRAPH_SEPARATOR)
    {
      self->n_open = 0;                /* a paragraph ends them all */
    }

  return TRUE;
}

/* The direction of the paragraph that begins at @text: that of its first letter that is not in an
 * isolate (UAX #9, P2). */
static int
find_direction (const char *text,
                const char *end)
{
  guint depth = 0;

  for (const char *p = text; p < end && *p != '\n'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_isolate (c))
        depth++;
      else if (c == POP_ISOLATE && depth > 0)
        depth--;
      else if (depth == 0 && hub_text_get_direction (c) != 0)
        return hub_text_get_direction (c);
    }

  return 0;
}

/* How many bits of @counts are not 0, after @words came (1) or went (-1). */
static guint
count_words (guint   counts[N_WORDS],
             guint   n_words,
             guint64 words,
             int     change)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      gboolean had = counts[i] > 0;

      if ((words & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      counts[i] += change;
      n_words += (counts[i] > 0) - had;
    }

  return n_words;
}

/* Characters before each mark, and behind it. */
static long *
count_chars (const char *text,
             GArray     *marks)
{
  long *offsets = g_new (long, 2 * marks->len);
  const char *at = text;
  long n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const HubSpan *span = &g_array_index (marks, HubMark, i).span;

      n += g_utf8_pointer_to_offset (at, text + span->start);
      offsets[2 * i] = n;
      n += g_utf8_pointer_to_offset (text + span->start, text + span->end);
      offsets[2 * i + 1] = n;
      at = text + span->end;
    }

  return offsets;
}

/* Finds the marks within @max_chars that have the most different words; the first among equals. */
static Place
find_place (const char *text,
            GArray     *marks,
            guint       max_chars)
{
  g_autofree long *offsets = count_chars (text, marks);
  guint counts[N_WORDS] = { 0 };
  guint first = 0, n_words = 0, best = 0;
  Place place = { 0 };

  for (guint last = 0; last < marks->len; last++)
    {
      n_words = count_words (counts, n_words, g_array_index (marks, HubMark, last).words, 1);
      while (first < last && offsets[2 * last + 1] - offsets[2 * first] > (long) max_chars)
        n_words = count_words (counts, n_words, g_array_index (marks, HubMark, first++).words, -1);
      if (n_words <= best)
        continue;
      best = n_words;
      place = (Place) { first, last, offsets[2 * first],
                        offsets[2 * last + 1] - offsets[2 * first] };
    }

  return place;
}

/* Sets from where to where the snippet goes. */
static void
find_cuts (const char  *text,
           GArray      *marks,
           guint        max_chars,
           const char **start,
           const char **end)
{
  long length = g_utf8_strlen (text, -1);
  long spare, lead;
  const char *first = text, *last = text;
  Place place = { 0 };

  *start = text;
  *end = text + strlen (text);
  if (length <= (long) max_chars)
    return;

  if (marks->len > 0)
    {
      place = find_place (text, marks, max_chars);
      first = text + g_array_index (marks, HubMark, place.first).span.start;
      last = text + g_array_index (marks, HubMark, place.last).span.end;
    }
  spare = MAX ((long) max_chars - place.length, 0);
  lead = MIN (spare / 2, (long) max_chars / MAX_LEAD);
  lead = MAX (lead, (long) max_chars - (length - place.start));    /* near the end of the text */
  if (lead < place.start)
    *start = find_border_after (text, g_utf8_offset_to_pointer (first, -lead), first);
  if (g_utf8_strlen (*start, -1) > (long) max_chars)
    {
      const char *reach = g_utf8_offset_to_pointer (*start, max_chars);

      while (reach > *start && !hub_text_is_between_clusters (text, reach))
        reach = g_utf8_prev_char (reach);
      *end = find_border_before (text, reach, MIN (last, reach));
    }
}

static void
close_all (GString *line,
           Nesting *nesting)
{
  while (nesting->n_open > 0)
    g_string_append_unichar (line, is_isolate (nesting->open[--nesting->n_open]) ? POP_ISOLATE
                                                                                 : POP_EMBEDDING);
}

/* A line while it is written. */
typedef struct
{
  GString  *text;         /* (unowned) */
  Nesting   nesting;
  gsize     kept;         /* bytes of @text without white space at its end */
  gboolean  is_spaced;    /* it ends with white space, or is to begin without */
} Line;

/* White space of any kind and length becomes one space. */
static void
line_add (Line     *self,
          gunichar  c)
{
  if ((c == '\n' || c == PARAGRAPH_SEPARATOR) && self->nesting.n_open > 0)
    {
      close_all (self->text, &self->nesting);
      self->kept = self->text->len;
    }
  if (!nesting_add (&self->nesting, c))
    return;
  if (!g_unichar_isspace (c))
    g_string_append_unichar (self->text, c);
  else if (!self->is_spaced)
    g_string_append_c (self->text, ' ');
  self->is_spaced = g_unichar_isspace (c);
  if (!self->is_spaced)
    self->kept = self->text->len;
}

/* Copies the text from @start to @end as one line, and the marks that are in it. */
static void
copy (Line       *line,
      GArray     *copied,
      const char *text,
      const char *start,
      const char *end,
      GArray     *marks)
{
  HubMark made = { 0 };
  gboolean is_marked = FALSE;
  guint mark = 0;

  while (mark < marks->len &&
         g_array_index (marks, HubMark, mark).span.end <= (gsize) (start - text))
    mark++;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const HubMark *here = mark < marks->len ? &g_array_index (marks, HubMark, mark) : NULL;
      const char *next = g_utf8_next_char (p);
      gsize before = line->text->len;

      line_add (line, g_utf8_get_char (p));
      if (here == NULL || here->span.start > (gsize) (p - text))
        continue;
      if (!is_marked)
        made = (HubMark) { { before, 0 }, here->words };
      is_marked = next < end && here->span.end > (gsize) (next - text);
      if (is_marked)
        continue;
      made.span.end = line->kept;
      if (made.span.end > made.span.start)
        g_array_append_val (copied, made);
      mark++;
    }
  g_string_truncate (line->text, line->kept);
}

static const char *
find_paragraph (const char *text,
                const char *at)
{
  while (at > text && at[-1] != '\n')
    at--;

  return at;
}

/* Begins a line that lacks what is before @start: with the same direction, and with what is open
 * there. */
static void
begin_within (Line       *line,
              const char *text,
              const char *start,
              const char *end)
{
  const char *paragraph = find_paragraph (text, start);
  int direction = find_direction (paragraph, text + strlen (text));

  for (const char *p = paragraph; p < start; p = g_utf8_next_char (p))
    nesting_add (&line->nesting, g_utf8_get_char (p));
  if (direction != 0 && (line->nesting.n_open > 0 || direction != find_direction (start, end)))
    g_string_append_unichar (line->text,
                             direction < 0 ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
  g_string_append (line->text, ELLIPSIS);
  for (guint i = 0; i < line->nesting.n_open; i++)
    g_string_append_unichar (line->text, line->nesting.open[i]);
  line->kept = line->text->len;
}

/**
 * hub_snippet_new:
 * @text: valid UTF-8
 * @marks: (element-type HubMark): where words of the query stand in it, in order, apart from each
 *   other
 * @max_chars: how many characters it may have, about
 *
 * Cuts a text to the place with the most different words; without marks, to its beginning. It is
 * cut at borders of words where there are any near; an ellipsis stands where something is left
 * out. Takes time in proportion to the text.
 *
 * Returns: (transfer full): the snippet
 */
HubSnippet *
hub_snippet_new (const char *text,
                 GArray     *marks,
                 guint       max_chars)
{
  HubSnippet *self;
  Line line = { .text = g_string_new (NULL), .is_spaced = TRUE };
  const char *start, *end;
  gboolean is_within;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (marks != NULL, NULL);

  self = g_new0 (HubSnippet, 1);
  self->marks = g_array_new (FALSE, FALSE, sizeof (HubMark));
  find_cuts (text, marks, max_chars, &start, &end);
  is_within = start > text;
  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  if (is_within)
    begin_within (&line, text, start, end);
  copy (&line, self->marks, text, start, end, marks);
  close_all (line.text, &line.nesting);
  if (*end != '\0')
    g_string_append (line.text, ELLIPSIS);
  self->text = g_string_free (line.text, FALSE);

  return self;
}

void
hub_snippet_free (HubSnippet *self)
{
  g_free (self->text);
  g_array_unref (self->marks);
  g_free (self);
}
