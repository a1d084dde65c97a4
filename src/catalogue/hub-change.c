/* hub-change.c: something that happened to an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-change"

#include "hub-change.h"

#include "hub-catalogue-private.h"

#define READING "Could not read what has changed"

/**
 * HubChange:
 *
 * One line of the change log. Fixed at construction, so a worker may make it and hand it over.
 */
struct _HubChange
{
  GObject        parent_instance;

  gint64         id;
  gint64         at;          /* Unix seconds */
  HubChangeType  type;
  HubKind        kind;
  char          *uuid;        /* (owned) */
  char          *langcode;    /* (owned) */
  char          *title;       /* (owned) */
  char         **fields;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (HubChange, hub_change, G_TYPE_OBJECT)

static const char *const names[HUB_N_CHANGE_TYPES] = {
  [HUB_CHANGE_NEW] = "new",
  [HUB_CHANGE_UPDATED] = "updated",
  [HUB_CHANGE_WITHDRAWN] = "withdrawn",
  [HUB_CHANGE_RETURNED] = "returned",
};

/* (transfer full) (nullable): the texts of a JSON list as the store keeps it */
static char **
read_list (HubCatalogue *self,
           const char   *json,
           GError      **error)
{
  g_autoptr(HubStatement) statement = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row = TRUE;

  if (g_strcmp0 (json, "[]") == 0)
    return g_strv_builder_end (builder);

  statement = hub_database_get_statement (self->database, READ_LIST, error);
  if (statement == NULL)
    return NULL;

  hub_statement_bind_text (statement, 1, json);
  while (has_row)
    {
      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return NULL;
      if (has_row)
        g_strv_builder_take (builder, hub_statement_dup_text (statement, 0));
    }

  return g_strv_builder_end (builder);
}

static const char *
column (HubStatement *statement,
        int           number)
{
  return (const char *) sqlite3_column_text (statement, number);
}

/* The columns of READ_CHANGES that every change has. */
#define CHANGE_NEEDS (1 << 3 | 1 << 4 | 1 << 6 | 1 << 7)

static HubChange *
read_change (HubCatalogue *self,
             HubStatement *statement,
             GError      **error)
{
  g_auto(GStrv) fields = NULL;
  HubChangeType type = HUB_CHANGE_UPDATED;
  HubKind kind = HUB_KIND_OTHER;

  if (!hub_database_check_row (self->database, statement, CHANGE_NEEDS, error))
    return NULL;
  fields = read_list (self, column (statement, 7), error);
  if (fields == NULL)
    return NULL;

  hub_change_type_from_string (column (statement, 2), &type);
  hub_kind_from_string (column (statement, 5), &kind);

  return hub_change_new (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                         type, column (statement, 3), column (statement, 4), kind,
                         column (statement, 6), (const char *const *) fields);
}

static GPtrArray *
list_changes (HubCatalogue *self,
              gint64        since,
              gint64        after,
              GError      **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row = TRUE;

  statement = hub_database_get_statement (self->database, READ_CHANGES, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, since);
  sqlite3_bind_int64 (statement, 2, after);
  while (TRUE)
    {
      HubChange *change;

      if (!hub_database_step (self->database, statement, &has_row, READING, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&changes);
      change = read_change (self, statement, error);
      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes, change);
    }
}

static void
hub_change_finalize (GObject *object)
{
  HubChange *self = HUB_CHANGE (object);

  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self->title);
  g_strfreev (self->fields);

  G_OBJECT_CLASS (hub_change_parent_class)->finalize (object);
}

static void
hub_change_class_init (HubChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_change_finalize;
}

static void
hub_change_init (HubChange *self)
{
}

/**
 * hub_change_type_to_string:
 * @type: what happened to an entry
 *
 * Gets the word that the store and the command line use.
 *
 * Returns: (transfer none): the word
 */
const char *
hub_change_type_to_string (HubChangeType type)
{
  g_return_val_if_fail (type < HUB_N_CHANGE_TYPES, names[HUB_CHANGE_UPDATED]);

  return names[type];
}

/**
 * hub_change_type_from_string:
 * @string: (nullable): a word
 * @type: (out): what it means; left alone if it is none of ours
 *
 * Reads the word that the store uses.
 *
 * Returns: whether it is one
 */
gboolean
hub_change_type_from_string (const char    *string,
                             HubChangeType *type)
{
  for (guint i = 0; i < HUB_N_CHANGE_TYPES; i++)
    if (g_strcmp0 (names[i], string) == 0)
      {
        *type = (HubChangeType) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * hub_change_new:
 * @id: number of the change, above 0
 * @at: Unix seconds
 * @type: what happened
 * @uuid: the hub's id of the entry
 * @langcode: its language
 * @kind: its kind
 * @title: its title, as of then
 * @fields: (array zero-terminated=1): of an update: what says something else
 *
 * Makes a change.
 *
 * Returns: (transfer full): the change
 */
HubChange *
hub_change_new (gint64             id,
                gint64             at,
                HubChangeType      type,
                const char        *uuid,
                const char        *langcode,
                HubKind            kind,
                const char        *title,
                const char *const *fields)
{
  HubChange *self = g_object_new (HUB_TYPE_CHANGE, NULL);

  self->id = id;
  self->at = at;
  self->type = type;
  self->kind = kind;
  self->uuid = g_strdup (uuid);
  self->langcode = g_strdup (langcode);
  self->title = g_strdup (title);
  self->fields = g_strdupv ((char **) fields);

  return self;
}

#define DEFINE_GETTER(type, name, value)        \
  type                                          \
  hub_change_get_##name (HubChange *self)       \
  {                                             \
    g_return_val_if_fail (HUB_IS_CHANGE (self), (type) 0); \
                                                \
    return value;                               \
  }

DEFINE_GETTER (gint64, id, self->id)
DEFINE_GETTER (gint64, at, self->at)
DEFINE_GETTER (HubChangeType, change_type, self->type)
DEFINE_GETTER (const char *, uuid, self->uuid)
DEFINE_GETTER (const char *, langcode, self->langcode)
DEFINE_GETTER (HubKind, kind, self->kind)
DEFINE_GETTER (const char *, title, self->title)
DEFINE_GETTER (const char *const *, fields, (const char *const *) self->fields)

#undef DEFINE_GETTER

/**
 * hub_catalogue_list_changes:
 * @catalogue: a catalogue
 * @since: Unix seconds
 * @after: number of a change, 0 for none
 * @cancellable: (nullable): stops reading
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Lists what has happened to entries since then, and after that change, the latest first: at most
 * 50,000 changes of 180 days. A number that the log has not come to is one of a log before, of
 * which nothing is left: then all are listed.
 *
 * Returns: (transfer full) (nullable) (element-type HubChange): the changes
 */
GPtrArray *
hub_catalogue_list_changes (HubCatalogue  *catalogue,
                            gint64         since,
                            gint64         after,
                            GCancellable  *cancellable,
                            GError       **error)
{
  GPtrArray *changes;

  g_return_val_if_fail (catalogue != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  hub_database_set_cancellable (catalogue->database, cancellable);
  changes = list_changes (catalogue, since, after, error);
  hub_database_set_cancellable (catalogue->database, NULL);
  return changes;
}

/**
 * hub_catalogue_count_changes:
 * @catalogue: a catalogue
 * @after: number of a change, 0 for none
 * @n_changes: (out): how many have happened after it
 * @last: (out): number of the last change, 0 if there is none
 * @error: as [method@Hub.Database.fail] says
 *
 * Counts what has happened after a change, as hub_catalogue_list_changes() would list it.
 *
 * Returns: whether it could be counted
 */
gboolean
hub_catalogue_count_changes (HubCatalogue  *catalogue,
                             gint64         after,
                             guint         *n_changes,
                             gint64        *last,
                             GError       **error)
{
  g_autoptr(HubStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (catalogue != NULL && n_changes != NULL && last != NULL, FALSE);

  statement = hub_database_get_statement (catalogue->database, COUNT_CHANGES, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, after);
  if (!hub_database_step (catalogue->database, statement, &has_row, READING, error))
    return FALSE;

  *n_changes = (guint) sqlite3_column_int64 (statement, 0);
  *last = sqlite3_column_int64 (statement, 1);
  return TRUE;
}
