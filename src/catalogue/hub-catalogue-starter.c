/* hub-catalogue-starter.c: the catalogue that comes with the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two JSON files in the program, read by SQLite's own JSON functions, and stored by the functions
 * that store what a hub sends; one transaction, so it is loaded as a whole or tried again.
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

#include "hub-catalogue-schema.h"
#include "hub-error.h"
#include "hub-resource.h"
#include "hub-starter-resources.h"

#define LOADING "Could not load the starter catalogue"
#define STARTER_FOLDER "/io/github/hubreader/HubReader/starter/"

/* Columns of WRITE_STARTER_ENTRIES. */
enum
{
  COLUMN_UUID,
  COLUMN_LANGCODE,
  COLUMN_KIND,
  COLUMN_TITLE,
  COLUMN_SUMMARY,
  COLUMN_URL,
  COLUMN_LOCATION,
  COLUMN_MODE,
  COLUMN_PRACTICE_TYPE,
  COLUMN_PUBLISHED,
  COLUMN_STARTS,
  COLUMN_ENDS,
  COLUMN_ONGOING,
  COLUMN_SCOPE,
  COLUMN_PUBLISHERS,
  COLUMN_LANGUAGES,
  COLUMN_AUDIENCES,
  COLUMN_FILES,
  COLUMN_TYPE,
  COLUMN_OBJECTIVES,
  COLUMN_PRINCIPLES,
  COLUMN_REGIONS,
  COLUMN_COUNTRIES,
};

/* Codes of the terms while loading: the files refer to terms by code. */
typedef struct
{
  HubCatalogueWriter *writer;
  GHashTable         *uuids[HUB_N_VOCABULARIES];   /* (owned) (element-type utf8 utf8) */
} Loader;

static void
loader_clear (Loader *loader)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    g_clear_pointer (&loader->uuids[v], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static char *
dup_file (const char *name,
          GError    **error)
{
  g_autofree char *path = g_strconcat (STARTER_FOLDER, name, NULL);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = hub_resource_load (HUB_RESOURCE (hub_starter), path, &local_error);
  if (bytes == NULL)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_STORE, LOADING ": %s", local_error->message);
      return NULL;
    }

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static HubTerm *
read_term (HubStatement  *statement,
           HubVocabulary  vocabulary)
{
  HubTerm *term = hub_term_new (vocabulary, (const char *) sqlite3_column_text (statement, 0),
                                (const char *) sqlite3_column_text (statement, 2));

  term->code = hub_statement_dup_text (statement, 1);
  term->region = hub_statement_dup_text (statement, 3);
  term->title = hub_statement_dup_text (statement, 4);
  term->paragraph = hub_statement_dup_text (statement, 5);
  term->summary = hub_statement_dup_text (statement, 6);
  return term;
}

static GPtrArray *
read_terms (Loader        *loader,
            const char    *json,
            HubVocabulary  vocabulary,
            GError       **error)
{
  HubDatabase *database = loader->writer->database;
  g_autoptr(GPtrArray) terms = NULL;
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (database, WRITE_STARTER_TERMS, error);
  if (statement == NULL)
    return NULL;

  terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  hub_statement_bind_text (statement, 1, json);
  hub_statement_bind_text (statement, 2, hub_vocabulary_to_string (vocabulary));
  while (TRUE)
    {
      HubTerm *term;

      if (!hub_database_step (database, statement, &has_row, LOADING, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&terms);

      term = read_term (statement, vocabulary);
      g_ptr_array_add (terms, term);
      g_hash_table_insert (loader->uuids[vocabulary], g_strdup (term->code),
                           g_strdup (term->uuid));
    }
}

static gboolean
load_terms (Loader  *loader,
            GError **error)
{
  g_autofree char *json = dup_file ("vocabularies.json", error);

  if (json == NULL)
    return FALSE;

  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      HubVocabulary vocabulary = (HubVocabulary) v;
      g_autoptr(GPtrArray) terms = NULL;

      loader->uuids[v] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      terms = read_terms (loader, json, vocabulary, error);
      if (terms == NULL ||
          !hub_catalogue_writer_put_terms (loader->writer, vocabulary, terms, error))
        return FALSE;
    }

  return hub_catalogue_writer_read_terms (loader->writer, error);
}

static char **
read_list (Loader     *loader,
           const char *json,   /* (nullable) */
           GError    **error)
{
  HubDatabase *database = loader->writer->database;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (database, WRITE_STARTER_LIST, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, json != NULL ? json : "[]");
  while (TRUE)
    {
      if (!hub_database_step (database, statement, &has_row, LOADING, error))
        return NULL;
      if (!has_row)
        return g_strv_builder_end (builder);
      g_strv_builder_add (builder, (const char *) sqlite3_column_text (statement, 0));
    }
}

static void
add_term (Loader        *loader,
          HubEntry      *entry,
          HubVocabulary  vocabulary,
          const char    *code)
{
  const char *uuid = g_hash_table_lookup (loader->uuids[vocabulary], code);

  if (uuid != NULL)
    hub_entry_take_term (entry, hub_term_new (vocabulary, uuid, code));
  else
    g_warning ("starter catalogue: no %s “%s”", hub_vocabulary_to_string (vocabulary), code);
}

static gboolean
add_terms (Loader       *loader,
           HubEntry     *entry,
           HubStatement *statement,
           GError      **error)
{
  static const struct { HubVocabulary vocabulary; int column; } lists[] = {
    { HUB_VOCABULARY_OBJECTIVE, COLUMN_OBJECTIVES },
    { HUB_VOCABULARY_PRINCIPLE, COLUMN_PRINCIPLES },
    { HUB_VOCABULARY_REGION, COLUMN_REGIONS },
    { HUB_VOCABULARY_COUNTRY, COLUMN_COUNTRIES },
  };
  const char *type = (const char *) sqlite3_column_text (statement, COLUMN_TYPE);

  if (type != NULL)
    add_term (loader, entry, HUB_VOCABULARY_TYPE, type);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto(GStrv) codes = read_list (loader, (const char *)
                                       sqlite3_column_text (statement, lists[i].column), error);

      if (codes == NULL)
        return FALSE;
      for (guint c = 0; codes[c] != NULL; c++)
        add_term (loader, entry, lists[i].vocabulary, codes[c]);
    }

  return TRUE;
}

static gboolean
add_files (Loader     *loader,
           HubEntry   *entry,
           const char *json,   /* (nullable) */
           GError    **error)
{
  HubDatabase *database = loader->writer->database;
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (database, WRITE_STARTER_FILES, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, json != NULL ? json : "[]");
  while (TRUE)
    {
      HubAttachment *file;

      if (!hub_database_step (database, statement, &has_row, LOADING, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      file = hub_attachment_new (TRUE);
      file->uri = hub_statement_dup_text (statement, 0);
      file->name = hub_statement_dup_text (statement, 1);
      file->mime = hub_statement_dup_text (statement, 2);
      file->langcode = hub_statement_dup_text (statement, 3);
      if (sqlite3_column_type (statement, 4) != SQLITE_NULL)
        file->size = sqlite3_column_int64 (statement, 4);
      hub_entry_take_attachment (entry, file);
    }
}

static gboolean
add_lists (Loader       *loader,
           HubEntry     *entry,
           HubStatement *statement,
           GError      **error)
{
  static const struct
  {
    int column;
    void (*set) (HubEntry *entry, const char *const *list);
  } lists[] = {
    { COLUMN_PUBLISHERS, hub_entry_set_publishers },
    { COLUMN_LANGUAGES, hub_entry_set_languages },
    { COLUMN_AUDIENCES, hub_entry_set_audiences },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto(GStrv) list = read_list (loader, (const char *)
                                      sqlite3_column_text (statement, lists[i].column), error);

      if (list == NULL)
        return FALSE;
      lists[i].set (entry, (const char *const *) list);
    }

  return TRUE;
}

/* What stands in the row itself. */
static HubEntry *
read_entry (HubStatement *statement)
{
  g_autoptr(HubEntry) entry = NULL;
  HubKind kind = HUB_KIND_OTHER;
  HubDate published, starts, ends;

#define TEXT(column) ((const char *) sqlite3_column_text (statement, (column)))
  hub_kind_from_string (TEXT (COLUMN_KIND), &kind);
  entry = hub_entry_new (TEXT (COLUMN_UUID), TEXT (COLUMN_LANGCODE), kind, TEXT (COLUMN_TITLE));
  hub_entry_set_summary (entry, TEXT (COLUMN_SUMMARY));
  hub_entry_set_url (entry, TEXT (COLUMN_URL));
  hub_entry_set_location (entry, TEXT (COLUMN_LOCATION));
  hub_entry_set_mode (entry, TEXT (COLUMN_MODE));
  hub_entry_set_practice_type (entry, TEXT (COLUMN_PRACTICE_TYPE));
  hub_entry_set_is_global (entry, g_strcmp0 (TEXT (COLUMN_SCOPE), "global") == 0);
  hub_date_parse (TEXT (COLUMN_PUBLISHED), &published);
  hub_date_parse (TEXT (COLUMN_STARTS), &starts);
  hub_date_parse (TEXT (COLUMN_ENDS), &ends);
#undef TEXT
  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends, sqlite3_column_int (statement, COLUMN_ONGOING));

  return g_steal_pointer (&entry);
}

static gboolean
load_entries (Loader     *loader,
              const char *json,
              GError    **error)
{
  HubDatabase *database = loader->writer->database;
  HubCatalogueTally tally = { 0 };
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (database, WRITE_STARTER_ENTRIES, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, json);
  while (TRUE)
    {
      g_autoptr(HubEntry) entry = NULL;

      if (!hub_database_step (database, statement, &has_row, LOADING, error))
        return FALSE;
      if (!has_row)
        return hub_catalogue_writer_settle (loader->writer, error);

      entry = read_entry (statement);
      if (!add_lists (loader, entry, statement, error) ||
          !add_terms (loader, entry, statement, error) ||
          !add_files (loader, entry,
                      (const char *) sqlite3_column_text (statement, COLUMN_FILES), error) ||
          !hub_catalogue_writer_put_entry (loader->writer, entry, 0, &tally, error))
        return FALSE;
    }
}

/* The date of the files. */
static gboolean
note_starter (Loader     *loader,
              const char *json,
              GError    **error)
{
  HubDatabase *database = loader->writer->database;
  g_autofree char *as_of = NULL;
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  statement = hub_database_get_statement (database, WRITE_STARTER_AS_OF, error);
  if (statement == NULL)
    return FALSE;

  hub_statement_bind_text (statement, 1, json);
  if (!hub_database_step (database, statement, &has_row, LOADING, error))
    return FALSE;

  as_of = g_strdup_printf ("%" G_GINT64_FORMAT,
                           has_row ? (gint64) sqlite3_column_int64 (statement, 0) : 0);
  return hub_catalogue_writer_set_state (loader->writer, HUB_CATALOGUE_STATE_STARTER_AS_OF, as_of,
                                         error);
}

/**
 * hub_catalogue_writer_load_starter:
 * @self: a writer of an empty catalogue
 * @error: as [method@Hub.Database.fail] says
 *
 * Fills the catalogue with all vocabularies and the entries that come with the program.
 *
 * Returns: whether they are stored
 */
gboolean
hub_catalogue_writer_load_starter (HubCatalogueWriter *self,
                                   GError            **error)
{
  gint64 started = g_get_monotonic_time ();
  g_autofree char *json = dup_file ("entries.json", error);
  g_auto(Loader) loader = { .writer = self };

  if (json == NULL || !hub_database_begin (self->database, error))
    return FALSE;
  if (!load_terms (&loader, error) || !load_entries (&loader, json, error) ||
      !note_starter (&loader, json, error))
    {
      hub_catalogue_writer_undo (self);
      return FALSE;
    }
  if (!hub_database_commit (self->database, error))
    return FALSE;

  g_debug ("starter catalogue loaded in %.1f ms",
           (g_get_monotonic_time () - started) / 1000.0);
  return TRUE;
}
