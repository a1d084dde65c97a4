/* hub-analyzer.h: text into the tokens that are indexed and looked for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-tongue.h"

G_BEGIN_DECLS

#define HUB_ANALYZER_MAX_LENGTH 64     /* characters of a token; a longer word is cut there */

typedef enum
{
  HUB_TOKEN_SURFACE,     /* a word, folded: no case, no accents; or a pair of Han characters */
  HUB_TOKEN_STEM,        /* ':', the letter of a tongue, the stem of the word at that position */
  HUB_TOKEN_JOINED,      /* the words of a chunk written as one, or ':', letter and its stem */
} HubTokenKind;

/**
 * HubToken:
 * @text: UTF-8, not terminated, valid during the call
 * @length: bytes of @text
 * @start: the first byte of the input that it stands for
 * @end: the byte behind the last one
 * @position: number of the word, from 0; stems share that of their word, joined forms and theirs
 *   that of the first word that is in them
 * @chunk: position of the first word of its chunk
 * @kind: what it is
 * @is_optional: a row need not have it: what an apostrophe cut off (the l of "l’immigration", the
 *   s of "migrant’s"), and the last Han character of several, which the pair before it holds
 * @is_prefix: it stands for every token that begins with it (a single Han character)
 * @is_weak: a stem that says little: of a few letters, or less than half of its word. Words that
 *   have nothing to do with each other share such ones ("can", and Spanish "Canadá")
 *
 * A token of a text. They come in the order of @position, with ascending @start; at a position
 * the surface comes first, and only it moves on to a new one.
 *
 * A surface is letters and digits, and never has a ':'. Numbers are written in one way: digits of
 * ASCII, no separators of groups ("1,000,000" is "1000000"), a dot before decimals. In scripts
 * without spaces each letter begins a token, together with the one behind it.
 *
 * # What it means that a text is found
 *
 * Words that hyphens, apostrophes and the like tie together make a chunk: "re-integration",
 * "l’immigration", "migrant’s"; any other word is a chunk of its own. A row has the tokens of its
 * text, analyzed with its one tongue. A typed text, analyzed with every tongue that may be meant,
 * is found in the row if each of its chunks is met. A chunk is met if
 *
 *  - the row has one of its %HUB_TOKEN_JOINED tokens, or
 *  - at each of its positions that has tokens which are not optional, the row has at least one of
 *    these: the surface or a stem.
 *
 * A token with @is_prefix is had by a row which has any token that begins with it. Of a word that
 * is still being typed the same holds for the surface, and for the joined form of its chunk, but
 * never for a stem.
 */
typedef struct
{
  const char   *text;
  gsize         length;
  gsize         start;
  gsize         end;
  guint         position;
  guint         chunk;
  HubTokenKind  kind;
  guint         is_optional : 1;
  guint         is_prefix : 1;
  guint         is_weak : 1;
} HubToken;

/* FALSE stops. */
typedef gboolean (*HubTokenFunc) (const HubToken *token,
                                  gpointer        user_data);

typedef struct _HubAnalyzer HubAnalyzer;

HubAnalyzer *hub_analyzer_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void         hub_analyzer_free (HubAnalyzer *self);
gboolean     hub_analyzer_run  (HubAnalyzer  *self,
                                guint         tongues,
                                const char   *text,
                                gsize         length,
                                HubTokenFunc  func,
                                gpointer      user_data);
guint32      hub_analyzer_get_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubAnalyzer, hub_analyzer_free)

G_END_DECLS
