/* hub-cli-status.c: hub-reader status
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-changes.h"
#include "hub-cli-command.h"
#include "hub-change.h"
#include "hub-cli-text.h"
#include "hub-error.h"
#include "hub-reading-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is told. */
typedef struct
{
  HubCatalogueStatus *catalogue;         /* (owned) */
  char               *integrity_problem; /* (owned) (nullable): a sentence */
  char               *list_problem;      /* (owned) (nullable): a sentence */
  gint64              list_entries;      /* -1 unknown */
  gint64              list_bytes;
  GPtrArray          *changes;           /* (owned) (nullable) (element-type HubChange) */
} Told;

static void
told_clear (Told *told)
{
  g_clear_pointer (&told->catalogue, hub_catalogue_status_free);
  g_free (told->integrity_problem);
  g_free (told->list_problem);
  g_clear_pointer (&told->changes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static gboolean
look_at_catalogue (HubCli        *cli,
                   Told          *told,
                   const gint64  *since,    /* (nullable) */
                   GError       **error)
{
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, error);
  g_autoptr(GError) local_error = NULL;

  if (catalogue != NULL)
    told->catalogue = hub_catalogue_get_status (catalogue, error);
  if (told->catalogue == NULL)
    return FALSE;
  if (since != NULL)
    told->changes = hub_catalogue_list_changes (catalogue, *since, 0, NULL, error);
  if (since != NULL && told->changes == NULL)
    return FALSE;
  if (!hub_catalogue_check (catalogue, &local_error))
    told->integrity_problem = hub_error_dup_sentence (local_error);
  return TRUE;
}

static void
look_at_list (HubCli *cli,
              Told   *told)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (cli->data_dir, &error);
  g_autoptr(GPtrArray) entries = list != NULL ? hub_reading_list_load (list, &error) : NULL;

  told->list_entries = entries != NULL ? (gint64) entries->len : -1;
  told->list_bytes = list != NULL ? hub_reading_list_get_bytes (list) : 0;
  if (entries == NULL)
    told->list_problem = hub_error_dup_sentence (error);
}

static void
add_last_report (JsonBuilder *builder,
                 const char  *text)
{
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
  JsonNode *report = bytes != NULL ? jsonapi_json_parse (bytes, NULL) : NULL;

  json_builder_set_member_name (builder, "last_report");
  if (report != NULL)
    json_builder_add_value (builder, report);
  else
    json_builder_add_null_value (builder);
}

/* Whether something was skipped, as a report says that was kept. */
static gboolean
is_incomplete (const char *text)
{
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
  g_autoptr(JsonNode) report = bytes != NULL ? jsonapi_json_parse (bytes, NULL) : NULL;
  JsonNode *member = jsonapi_json_get_member (jsonapi_json_get_object (report), "incomplete");

  return member != NULL && JSON_NODE_HOLDS_VALUE (member) && json_node_get_boolean (member);
}

/* The collections that were closed, as a report says that was kept. */
static char **
dup_unavailable (const char *text)
{
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
  g_autoptr(JsonNode) report = bytes != NULL ? jsonapi_json_parse (bytes, NULL) : NULL;
  JsonArray *list = jsonapi_json_get_array (jsonapi_json_get_member (
    jsonapi_json_get_object (report), "unavailable"));
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const char *path = jsonapi_json_get_string (json_array_get_element (list, i));

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }

  return g_strv_builder_end (paths);
}

static void
add_unavailable (JsonBuilder *builder,
                 const char  *text)
{
  g_auto(GStrv) paths = dup_unavailable (text);

  json_builder_set_member_name (builder, "sync_unavailable");
  json_builder_begin_array (builder);
  for (guint i = 0; paths[i] != NULL; i++)
    json_builder_add_string_value (builder, paths[i]);
  json_builder_end_array (builder);
}

static void
print_json (const Told *told)
{
  const HubCatalogueStatus *status = told->catalogue;
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hub_cli_json_add_string (builder, "hub", status->hub);
  hub_cli_json_add_time (builder, "synced", status->synced);
  hub_cli_json_add_time (builder, "starter_as_of", status->starter_as_of);
  hub_cli_json_add_int (builder, "entries", status->entries);
  json_builder_set_member_name (builder, "by_kind");
  json_builder_begin_object (builder);
  for (HubKind kind = 0; kind < HUB_N_KINDS; kind++)
    hub_cli_json_add_int (builder, hub_kind_to_string (kind), status->by_kind[kind]);
  json_builder_end_object (builder);
  hub_cli_json_add_int (builder, "withdrawn", status->withdrawn);
  hub_cli_json_add_int (builder, "missed", status->missed);
  hub_cli_json_add_int (builder, "terms", status->terms);
  hub_cli_json_add_bool (builder, "sync_unfinished", status->walk_unfinished);
  hub_cli_json_add_bool (builder, "sync_incomplete", is_incomplete (status->last_report));
  add_unavailable (builder, status->last_report);
  json_builder_set_member_name (builder, "reading_list");
  if (told->list_entries >= 0)
    json_builder_add_int_value (builder, told->list_entries);
  else
    json_builder_add_null_value (builder);
  hub_cli_json_add_string (builder, "reading_list_problem", told->list_problem);
  hub_cli_json_add_int (builder, "catalogue_bytes", status->bytes);
  hub_cli_json_add_int (builder, "library_bytes", told->list_bytes);
  hub_cli_json_add_string (builder, "integrity",
                           told->integrity_problem == NULL ? "ok" : "damaged");
  add_last_report (builder, status->last_report);
  if (told->changes != NULL)
    hub_cli_changes_add_json (builder, told->changes);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
}

static void
add_time (HubCliFields *fields,
          const char   *label,
          gint64        seconds)
{
  g_autoptr(GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%F %R") : NULL;

  hub_cli_fields_add (fields, label, text);
}

static void
add_bytes (HubCliFields *fields,
           const char   *label,
           gint64        bytes)
{
  g_autofree char *text = g_format_size ((guint64) MAX (bytes, 0));

  hub_cli_fields_add (fields, label, text);
}

static void
add_count (HubCliFields *fields,
           const char   *label,
           gint64        count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  hub_cli_fields_add (fields, label, count >= 0 ? text : NULL);
}

/* FAULTS.md F43 */
static void
add_missed_field (HubCliFields             *fields,
                  const HubCatalogueStatus *status)
{
  g_autofree char *text = NULL;

  if (status->missed == 0)
    return;

  /* Translators: entries that the hub no longer shows, of all entries */
  text = g_strdup_printf (_("%u of %u; nothing was removed"), status->missed, status->entries);
  hub_cli_fields_add (fields, _("Reported missing"), text);
}

/* FAULTS.md F13 */
static void
add_unavailable_field (HubCliFields             *fields,
                       const HubCatalogueStatus *status)
{
  g_auto(GStrv) paths = dup_unavailable (status->last_report);
  g_autofree char *list = g_strjoinv (C_("list of names", ", "), paths);
  g_autofree char *text = NULL;

  if (paths[0] == NULL)
    return;

  /* Translators: %s names collections of the hub by their paths */
  text = g_strdup_printf (_("%s; what is stored of it is kept as it was"), list);
  hub_cli_fields_add (fields, _("Not available"), text);
}

static void
print_text (const Told *told)
{
  const HubCatalogueStatus *status = told->catalogue;
  g_autoptr(GPtrArray) fields = hub_cli_fields_new ();

  hub_cli_fields_add (fields, _("Hub"), status->hub);
  add_time (fields, _("Synced"), status->synced);
  add_time (fields, _("Starter date"), status->starter_as_of);
  add_count (fields, _("Entries"), status->entries);
  for (HubKind kind = 0; kind < HUB_N_KINDS; kind++)
    if (status->by_kind[kind] > 0)
      add_count (fields, hub_kind_get_plural (kind), status->by_kind[kind]);
  add_count (fields, _("Withdrawn"), status->withdrawn);
  add_missed_field (fields, status);
  add_count (fields, _("Reading list"), told->list_entries);
  add_bytes (fields, _("Catalogue"), status->bytes);
  add_bytes (fields, _("Library"), told->list_bytes);
  hub_cli_fields_add (fields, _("Integrity"),
                      told->integrity_problem == NULL ? _("ok") : _("damaged"));
  if (status->walk_unfinished)
    hub_cli_fields_add (fields, _("Last sync"), _("stopped part-way; the next goes on"));
  else if (is_incomplete (status->last_report))
    hub_cli_fields_add (fields, _("Last sync"), _("skipped something; the next tries again"));
  add_unavailable_field (fields, status);
  hub_cli_fields_print (fields);
  if (told->changes != NULL)
    hub_cli_changes_print (told->changes);
}

/**
 * hub_cli_run_status:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, or that of the catalogue
 *
 * Tells what is stored, and checks it; and what has changed, if that is asked for.
 *
 * Returns: an exit status: 5 also when a store cannot be trusted
 */
int
hub_cli_run_status (HubCli  *cli,
                    GError **error)
{
  g_auto(GStrv) words = NULL;
  g_auto(Told) told = { 0 };
  g_autofree char *changes = NULL;
  const GOptionEntry entries[] = {
    { "changes", 0, 0, G_OPTION_ARG_FILENAME, &changes,
      N_("Show also what has changed since a date, or in the last days"), "2026-01-31|7d" },
    { NULL },
  };
  gint64 since = 0;

  if (!hub_cli_parse (cli, entries, &words, error) ||
      (changes != NULL && !hub_cli_changes_parse_since (changes, &since, error)))
    return HUB_CLI_DONE;
  if (words[0] != NULL)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE, _("“status” takes no arguments."));
      return HUB_CLI_DONE;
    }
  if (!look_at_catalogue (cli, &told, changes != NULL ? &since : NULL, error))
    return HUB_CLI_STORE;

  look_at_list (cli, &told);
  if (cli->is_json)
    print_json (&told);
  else
    print_text (&told);
  if (told.integrity_problem != NULL)
    hub_cli_say (told.integrity_problem);
  if (told.list_problem != NULL)
    hub_cli_say (told.list_problem);
  return told.integrity_problem != NULL || told.list_problem != NULL ? HUB_CLI_STORE : HUB_CLI_DONE;
}
