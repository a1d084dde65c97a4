/* jsonapi-span.h: what of a document need not be parsed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From a byte to the one behind the last. */
typedef struct
{
  gsize begin;
  gsize end;
} JsonapiSpan;

gboolean jsonapi_span_find_links (const char  *text,
                                  const char  *at,
                                  const char  *end,
                                  JsonapiSpan *span,
                                  guint       *n_values);
char    *jsonapi_span_replace    (const char  *text,
                                  gsize        length,
                                  GArray      *spans,
                                  gsize       *new_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
