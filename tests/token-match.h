/* token-match.h: whether a typed text is found in a row, by the rule of hub-analyzer.h
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-analyzer.h"

G_BEGIN_DECLS

typedef struct
{
  char         *text;      /* (owned) */
  gsize         start;
  gsize         end;
  guint         position;
  guint         chunk;
  HubTokenKind  kind;
  gboolean      is_optional;
  gboolean      is_prefix;
  gboolean      is_weak;
} TestToken;

GArray  *test_tokens_new (HubAnalyzer *analyzer,
                          guint        tongues,
                          const char  *text,
                          gssize       length) G_GNUC_WARN_UNUSED_RESULT;
char    *test_tokens_dup (GArray *tokens) G_GNUC_WARN_UNUSED_RESULT;
gboolean test_is_found   (HubAnalyzer *analyzer,
                          const char  *typed,
                          guint        tongues,
                          const char  *row,
                          HubTongue    tongue);

G_END_DECLS
