/* search-corpus.h: one made-up catalogue, kept for ours and for the engines beside it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fts5-side.h"
#include "hub-search.h"
#include "made-up.h"

G_BEGIN_DECLS

#define CORPUS_SEED 73195

/* Ends the program with a message unless @ok; without @error it is what errno says. */
void    search_must               (gboolean ok, GError **error);

MadeUp *search_corpus_draw        (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
char   *search_corpus_dup_folder  (const char *build, guint n_entries);

/* Makes what is missing in @folder: the catalogue with its index, the tables of FTS5, the database
 * of Xapian. Takes memory, so it is for a process of its own. */
void    search_corpus_make        (const char *folder, guint n_entries);
/* The two as search_corpus_make() left them. */
Fts5Side *search_corpus_open_fts5 (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
char   *search_corpus_dup_xapian  (const char *folder);
/* Bytes of a file, or of the files of a folder whose names begin with @prefix, or of all. */
gsize   search_corpus_measure     (const char *path, const char *prefix);
/* Files of @from whose names begin so, into the new folder @to. */
void    search_corpus_copy        (const char *from, const char *to, const char *prefix);
void    search_corpus_remove      (const char *folder);

G_END_DECLS
