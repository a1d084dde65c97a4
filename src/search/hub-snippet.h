/* hub-snippet.h: the place of a text that says most
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_SNIPPET_LENGTH 160   /* characters, about, of a snippet in a list */

/* Bytes of a text, never none, never part of what is seen as one character. */
typedef struct
{
  gsize start;
  gsize end;
} HubSpan;

/* A span where words of a query stand. */
typedef struct
{
  HubSpan span;
  guint64 words;    /* mask of the words */
} HubMark;

typedef struct
{
  char   *text;     /* (owned): one line */
  GArray *marks;    /* (owned) (element-type HubMark): of @text, in order, apart from each other */
} HubSnippet;

HubSnippet *hub_snippet_new  (const char *text,
                              GArray     *marks,
                              guint       max_chars) G_GNUC_WARN_UNUSED_RESULT;
void        hub_snippet_free (HubSnippet *self);
gboolean    hub_text_is_between_clusters (const char *text,
                                          const char *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSnippet, hub_snippet_free)

G_END_DECLS
