/* search-corpus.c: one made-up catalogue, kept for ours and for the engines beside it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The others are made from the catalogue. Each has a mark that says of what it was made: the
 * entries in both orders and all values, as ours has them. When that changes it is made anew.
 */

#include "search-corpus.h"

#ifdef HAVE_XAPIAN
#include "xapian-side.h"
#endif
#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define VERSION 1         /* of the corpus: a change makes everything anew */
#define N_WORDS 20000
#define N_PUBLISHERS 2000
#define N_PARTS 2         /* of the Xapian database, made side by side */

void
search_must (gboolean ok,
             GError **error)   /* (nullable) */
{
  if (ok)
    return;

  g_printerr ("bench-search: %s\n",
              error != NULL && *error != NULL ? (*error)->message : g_strerror (errno));
  exit (1);
}

MadeUp *
search_corpus_draw (guint32 seed)
{
  return made_up_new_plain (seed, N_WORDS, N_PUBLISHERS);
}

char *
search_corpus_dup_folder (const char *build,
                          guint       n_entries)
{
  g_autofree char *name = g_strdup_printf ("search-%d-%u", VERSION, n_entries);

  return g_build_filename (build, "bench", name, NULL);
}

char *
search_corpus_dup_xapian (const char *folder)
{
  return g_build_filename (folder, "xapian", NULL);
}

gsize
search_corpus_measure (const char *path,
                       const char *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gsize size = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      GStatBuf buffer;

      if (g_str_has_prefix (name, prefix) && g_stat (file, &buffer) == 0)
        size += (gsize) buffer.st_size;
    }

  return size;
}

void
search_corpus_copy (const char *from,
                    const char *to,
                    const char *prefix)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (from, 0, &error);
  const char *name;

  search_must (dir != NULL, &error);
  search_must (g_mkdir_with_parents (to, 0700) == 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr(GFile) source = g_file_new_build_filename (from, name, NULL);
      g_autoptr(GFile) target = g_file_new_build_filename (to, name, NULL);

      if (g_str_has_prefix (name, prefix))
        search_must (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error),
                     &error);
    }
}

void
search_corpus_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        search_corpus_remove (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
make_catalogue (const char *folder,
                guint       n_entries)
{
  g_autofree char *part = g_strdup_printf ("%s.%d", folder, (int) getpid ());
  const char *const languages[] = { "en", NULL };
  g_autoptr(MadeUp) made_up = search_corpus_draw (CORPUS_SEED);
  HubCatalogueTally tally = { 0 };
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;
  guint n_spared;

  search_must (g_mkdir_with_parents (part, 0700) == 0, NULL);
  writer = hub_catalogue_writer_open (part, &error);
  search_must (writer != NULL, &error);
  search_must (made_up_add_plain_terms (writer, &error), &error);
  search_must (made_up_add (made_up, writer, 0, n_entries, 1, &error), &error);
  search_must (hub_catalogue_writer_finish_pass (writer, MADE_UP_ORIGIN, languages, 1, 1, &tally,
                                                 &n_spared, &error), &error);
  g_clear_pointer (&writer, hub_catalogue_writer_close);
  search_must (g_rename (part, folder) == 0, NULL);
}

/* Everything there is, in an order. */
static HubResults *
find_all (HubSearch *search,
          HubOrder   order)
{
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubQuery) query = hub_query_with_order (empty, order);
  g_autoptr(GError) error = NULL;
  HubResults *results = hub_search_run (search, query, NULL, &error);

  search_must (results != NULL, &error);

  return results;
}

static void
add_ids (GChecksum  *mark,
         HubResults *results)
{
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  g_checksum_update (mark, (const guchar *) ids, (gssize) (n_ids * sizeof *ids));
}

static char *
make_mark (HubResults *by_hub,
           HubResults *by_title)
{
  g_autoptr(GChecksum) mark = g_checksum_new (G_CHECKSUM_SHA256);

#ifdef HAVE_XAPIAN
  g_checksum_update (mark, (const guchar *) xapian_side_version (), -1);
#endif
  add_ids (mark, by_hub);
  add_ids (mark, by_title);
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (by_hub, facet, &n_values);

      for (guint i = 0; i < n_values; i++)
        g_checksum_update (mark, (const guchar *) values[i].code,
                           (gssize) strlen (values[i].code) + 1);
    }

  return g_strdup (g_checksum_get_string (mark));
}

/* Whether the mark of one of the others is @mark. If not, there is none from now on. */
static gboolean
has_mark (const char *folder,
          const char *name,
          const char *mark)
{
  g_autofree char *file = g_strconcat (name, ".mark", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *found = NULL;

  if (g_file_get_contents (path, &found, NULL, NULL) && strcmp (found, mark) == 0)
    return TRUE;

  g_remove (path);

  return FALSE;
}

/* Written when it is made, so that what was killed meanwhile is made again. */
static void
set_mark (const char *folder,
          const char *name,
          const char *mark)
{
  g_autofree char *file = g_strconcat (name, ".mark", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;

  search_must (g_file_set_contents (path, mark, -1, &error), &error);
}

static char *
dup_fts5_path (const char *folder)
{
  return g_build_filename (folder, "fts5.db", NULL);
}

#ifdef HAVE_XAPIAN
typedef struct
{
  const char *tables;       /* (unowned): path of FTS5's file */
  const char *catalogue;    /* (unowned): path */
  char       *path;         /* (owned) */
  gint64      first, last;  /* entry */
} Part;

static void
add_entry_cb (const SideEntry *entry,
              gpointer         user_data)
{
  xapian_maker_add (user_data, entry);
}

static gpointer
part_thread (gpointer data)
{
  const Part *part = data;
  Fts5Side *tables = fts5_side_open (part->tables);
  XapianMaker *maker = xapian_maker_new (part->path, fts5_side_get_facets (tables));

  fts5_side_each_entry (tables, part->catalogue, part->first, part->last, add_entry_cb, maker);
  xapian_maker_finish (maker);
  fts5_side_close (tables);

  return NULL;
}

/* A million entries take Xapian most of half an hour, so all processors are put to it. */
static void
make_xapian (const char *folder,
             const char *catalogue,
             const char *tables,
             guint       n_entries)
{
  g_autofree char *path = search_corpus_dup_xapian (folder);
  const char *paths[N_PARTS + 1] = { NULL };
  GThread *threads[N_PARTS];
  Part parts[N_PARTS];

  g_setenv ("XAPIAN_FLUSH_THRESHOLD", "50000", TRUE);   /* entries; more are written faster */
  search_corpus_remove (path);
  for (guint i = 0; i < N_PARTS; i++)
    {
      parts[i] = (Part) { tables, catalogue, g_strdup_printf ("%s.%u", path, i),
                          (gint64) n_entries * i / N_PARTS + 1,
                          i + 1 < N_PARTS ? (gint64) n_entries * (i + 1) / N_PARTS
                                          : G_MAXINT64 };
      paths[i] = parts[i].path;
      threads[i] = g_thread_new ("xapian", part_thread, &parts[i]);
    }
  for (guint i = 0; i < N_PARTS; i++)
    g_thread_join (threads[i]);

  xapian_maker_join (path, paths);
  for (guint i = 0; i < N_PARTS; i++)
    {
      search_corpus_remove (parts[i].path);
      g_free (parts[i].path);
    }
}
#endif

static void
make_others (const char *folder,
             HubSearch  *search,
             guint       n_entries)
{
  g_autoptr(HubResults) by_hub = find_all (search, HUB_ORDER_HUB);
  g_autoptr(HubResults) by_title = find_all (search, HUB_ORDER_TITLE);
  g_autofree char *mark = make_mark (by_hub, by_title);
  g_autofree char *catalogue = g_build_filename (folder, "catalogue.db", NULL);
  g_autofree char *path = dup_fts5_path (folder);

  if (!has_mark (folder, "fts5", mark))
    {
      g_remove (path);
      fts5_side_make (path, catalogue, by_hub, by_title);
      set_mark (folder, "fts5", mark);
    }
#ifdef HAVE_XAPIAN
  if (!has_mark (folder, "xapian", mark))
    {
      make_xapian (folder, catalogue, path, n_entries);
      set_mark (folder, "xapian", mark);
    }
#endif
}

void
search_corpus_make (const char *folder,
                    guint       n_entries)
{
  g_autofree char *file = g_build_filename (folder, "catalogue.db", NULL);
  g_autofree char *path = NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autoptr(HubSearch) search = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    make_catalogue (folder, n_entries);
  catalogue = hub_catalogue_open (folder, &error);
  search_must (catalogue != NULL, &error);
  path = hub_index_dup_path (catalogue);
  search_must (hub_index_write_file (catalogue, path, NULL, &error), &error);
  search = hub_search_new (catalogue, NULL, &error);
  search_must (search != NULL, &error);
  make_others (folder, search, n_entries);
}

Fts5Side *
search_corpus_open_fts5 (const char *folder)
{
  g_autofree char *path = dup_fts5_path (folder);

  return fts5_side_open (path);
}
