/* hub-pack-write.c: making a pack
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite itself copies from the catalogue, which is attached: in one transaction, so it is one
 * state of it, whoever writes meanwhile. What is copied is named column by column.
 */

#define G_LOG_DOMAIN "hub-pack"

#include "hub-catalogue-private.h"
#include "hub-catalogue-schema.h"
#include "hub-error.h"
#include "hub-own-statement.h"
#include "hub-pack-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PACKING "Could not pack the catalogue"

static const HubDatabaseSchema write_schema = { HUB_PACK_SCHEMA };

/* After the connection is open, for the catalogue is attached to it. ?1 is the hub. */
static const char attach[] = "ATTACH ?1 AS hub";

static const char *const copies[] = {
  "INSERT INTO term SELECT vocabulary, uuid, code, label, position, region, title, paragraph,"
  " summary FROM hub.term ORDER BY vocabulary, uuid",

  "INSERT INTO entry (uuid, langcode, nid, kind, title, url, published, starts, ends, is_ongoing,"
  " is_global, location, mode, practice_type, publishers, languages, audiences, changed, summary,"
  " html, text)"
  " SELECT uuid, langcode, nid, kind, title, url, published, starts, ends, is_ongoing, is_global,"
  " location, mode, practice_type, publishers, languages, audiences, changed, summary, html, text"
  " FROM hub.entry AS source LEFT JOIN hub.body ON entry_id = source.id"
  " WHERE origin = ?1 AND withdrawn IS NULL ORDER BY uuid, langcode",

  "INSERT INTO entry_term SELECT packed.id, vocabulary, term.uuid FROM main.entry AS packed"
  " JOIN hub.entry AS source USING (uuid, langcode)"
  " JOIN hub.entry_term AS filed ON filed.entry_id = source.id"
  " JOIN hub.term AS term ON term.id = filed.term_id"
  " UNION SELECT packed.id, vocabulary, lacking.uuid FROM main.entry AS packed"
  " JOIN hub.entry AS source USING (uuid, langcode)"
  " JOIN hub.lacking_term AS lacking ON lacking.entry_id = source.id",

  "INSERT INTO attachment SELECT packed.id, position, is_file, attached.uuid, uri, name,"
  " attached.title, mime, attached.langcode, size FROM main.entry AS packed"
  " JOIN hub.entry AS source USING (uuid, langcode)"
  " JOIN hub.attachment AS attached ON attached.entry_id = source.id"
  " ORDER BY packed.id, position",

  "INSERT INTO pack SELECT '" HUB_PACK_ORIGIN "', ?1",
  "INSERT INTO pack SELECT '" HUB_PACK_LANGUAGES "', json_group_array (langcode) FROM"
  " (SELECT DISTINCT langcode FROM entry ORDER BY langcode)",
  "INSERT INTO pack SELECT '" HUB_PACK_TERMS "', CAST (count(*) AS TEXT) FROM main.term",
  "INSERT INTO pack SELECT '" HUB_PACK_ENTRIES "', CAST (count(*) AS TEXT) FROM main.entry",
};

static const char put_fact[] = "INSERT INTO pack (key, value) VALUES (?1, ?2)";
static const char count_all[] =
  "SELECT (SELECT count(*) FROM main.term), (SELECT count(*) FROM main.entry)";

/* Runs a statement with as many of two texts as it asks for. */
static gboolean
run (HubDatabase *database,
     const char  *sql,
     const char  *first,
     const char  *second,     /* (nullable) */
     GError     **error)
{
  g_autoptr(HubOwnStatement) statement = hub_own_statement_new (database, sql, error);
  int n_bound = statement != NULL ? sqlite3_bind_parameter_count (statement) : 0;

  if (n_bound >= 1)
    hub_statement_bind_text (statement, 1, first);
  if (n_bound >= 2)
    hub_statement_bind_text (statement, 2, second);
  return statement != NULL && hub_database_run (database, statement, PACKING, error);
}

static gboolean
count (HubDatabase   *database,
       HubPackFacts  *facts,
       GError       **error)
{
  g_autoptr(HubOwnStatement) statement = hub_own_statement_new (database, count_all, error);
  gboolean has_row;

  if (statement == NULL || !hub_database_step (database, statement, &has_row, PACKING, error))
    return FALSE;

  facts->terms = (guint) sqlite3_column_int64 (statement, 0);
  facts->entries = (guint) sqlite3_column_int64 (statement, 1);
  return TRUE;
}

/* In a transaction, with the catalogue attached. */
static gboolean
copy (HubDatabase   *database,
      HubPackFacts  *facts,
      GError       **error)
{
  g_autofree char *date = g_strdup_printf ("%" G_GINT64_FORMAT, facts->date);
  g_autofree char *schema = g_strdup_printf ("%u", facts->schema);

  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    if (!run (database, copies[i], facts->origin, NULL, error))
      return FALSE;

  return run (database, put_fact, HUB_PACK_DATE, date, error) &&
         run (database, put_fact, HUB_PACK_CATALOGUE, schema, error) &&
         count (database, facts, error);
}

static gboolean
fill (const char    *source,
      const char    *target,
      HubPackFacts  *facts,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(HubDatabase) database = NULL;
  gboolean is_filled;

  database = hub_database_open (target, HUB_DATABASE_PRECIOUS, &write_schema, error);
  if (database == NULL)
    return FALSE;

  hub_database_set_cancellable (database, cancellable);
  if (!run (database, attach, source, NULL, error) || !hub_database_begin (database, error))
    return FALSE;

  is_filled = copy (database, facts, error);
  if (!is_filled)
    hub_database_rollback (database);
  return is_filled && hub_database_commit (database, error);
}

/* What is packed is what one whole sync has brought, or there is nothing to be packed. */
static gboolean
read_facts (HubCatalogue  *catalogue,
            HubPackFacts  *facts,
            GError       **error)
{
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, error);

  if (status == NULL)
    return FALSE;
  if (status->hub == NULL || status->synced == 0)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("No sync of a hub has been completed yet, so there is nothing to "
                             "pack. Run “hub-reader sync” first."));
      return FALSE;
    }

  facts->origin = g_strdup (status->hub);
  facts->date = status->synced;
  facts->schema = hub_catalogue_reader_schema.version;
  return TRUE;
}

/**
 * hub_pack_facts_clear:
 * @self: facts
 *
 * Frees what they hold.
 */
void
hub_pack_facts_clear (HubPackFacts *self)
{
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->sha256, g_free);
}

/**
 * hub_pack_write:
 * @catalogue: a catalogue
 * @path: (type filename): where the pack is to be; one that is there is replaced as a whole
 * @facts: (out caller-allocates): what is in it
 * @cancellable: (nullable): stops it; @path is as it was
 * @error: `USAGE` if no sync has come to its end yet, `TOO_LARGE`, those of a store, or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Writes what the hub says into one file: its vocabularies and the entries that are on it. Blocks.
 *
 * Returns: whether it is there
 */
gboolean
hub_pack_write (HubCatalogue  *catalogue,
                const char    *path,
                HubPackFacts  *facts,
                GCancellable  *cancellable,
                GError       **error)
{
  const char *source = hub_database_get_path (hub_catalogue_get_database (catalogue));
  g_autofree char *scratch = NULL;
  g_autofree char *journal = NULL;
  gboolean is_written;

  g_return_val_if_fail (catalogue != NULL && path != NULL && facts != NULL, FALSE);

  *facts = (HubPackFacts) { 0 };
  if (!read_facts (catalogue, facts, error))
    return FALSE;

  scratch = g_strdup_printf ("%s.%08x.db", path, g_random_int ());
  journal = g_strconcat (scratch, "-journal", NULL);
  is_written = fill (source, scratch, facts, cancellable, error) &&
               hub_pack_file_seal (scratch, path, &facts->sha256, &facts->bytes, cancellable,
                                   error);
  g_unlink (journal);
  g_unlink (scratch);
  return is_written;
}
