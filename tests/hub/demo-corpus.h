/* demo-corpus.h: fills the hub with the real entries and with made-up ones
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-store.h"

G_BEGIN_DECLS

#define DEMO_MAX_ENTRIES 100000

gboolean  demo_corpus_load_starter (DemoStore  *store,
                                    GError    **error);
void      demo_corpus_make_up      (DemoStore  *store,
                                    guint       n_entries);
DemoItem *demo_corpus_add          (DemoStore  *store,
                                    DemoType   *type);

G_END_DECLS
