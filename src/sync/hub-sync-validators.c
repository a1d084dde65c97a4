/* hub-sync-validators.c: which answers of the hub are known already
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A key file in the catalogue's state, written when a sync has come to its end: what a stopped one
 * had read is asked for again. Only the addresses that the sync used are kept, so there are a few
 * dozen.
 */

#define G_LOG_DOMAIN "hub-sync-validators"

#include "hub-sync-validators.h"

#define ABOUT       "about"
#define VERSION     2       /* raise it when the mapper makes other terms or entries of an answer */
#define MAX_ANSWERS 200

typedef struct
{
  JsonapiValidator  validator;   /* (owned) */
  char             *next;        /* (owned) */
  gboolean          is_used;     /* in this sync */
} Answer;

struct _HubSyncValidators
{
  char       *hub;        /* (owned) */
  GHashTable *answers;    /* (owned) (element-type utf8 Answer) */
  gboolean    is_dirty;
};

static void
answer_free (Answer *answer)
{
  jsonapi_validator_clear (&answer->validator);
  g_free (answer->next);
  g_free (answer);
}

/**
 * hub_sync_validators_new:
 * @hub: base address of a hub
 *
 * Returns: (transfer full): the validators of a hub of which nothing is known
 */
HubSyncValidators *
hub_sync_validators_new (const char *hub)
{
  HubSyncValidators *self = g_new0 (HubSyncValidators, 1);

  self->hub = g_strdup (hub);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) answer_free);

  return self;
}

/* Whether the server can be asked about it. */
static gboolean
is_mark (const JsonapiValidator *validator)
{
  return validator->etag != NULL || validator->modified != NULL;
}

static Answer *
answer_read (GKeyFile   *file,
             const char *group)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->validator.etag = g_key_file_get_string (file, group, "etag", NULL);
  answer->validator.modified = g_key_file_get_string (file, group, "modified", NULL);
  answer->next = g_key_file_get_string (file, group, "next", NULL);

  return answer;
}

/**
 * hub_sync_validators_read:
 * @text: (nullable): what hub_sync_validators_to_string () wrote
 * @hub: base address of the hub
 *
 * Reads validators back.
 *
 * Returns: (transfer full) (nullable): the validators; %NULL if @text is none, or about another hub
 */
HubSyncValidators *
hub_sync_validators_read (const char *text,
                          const char *hub)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_auto(GStrv) groups = NULL;
  g_autofree char *of = NULL;
  HubSyncValidators *self;

  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  of = g_key_file_get_string (file, ABOUT, "hub", NULL);
  if (g_strcmp0 (of, hub) != 0 || g_key_file_get_integer (file, ABOUT, "version", NULL) != VERSION)
    return NULL;

  self = hub_sync_validators_new (hub);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      char *uri = g_key_file_get_string (file, groups[i], "uri", NULL);

      if (uri != NULL)
        g_hash_table_insert (self->answers, uri, answer_read (file, groups[i]));
    }

  return self;
}

void
hub_sync_validators_free (HubSyncValidators *self)
{
  g_free (self->hub);
  g_hash_table_unref (self->answers);
  g_free (self);
}

/**
 * hub_sync_validators_find:
 * @self: the validators
 * @uri: an address that is about to be asked
 * @validator: (out): gets copies
 * @next: (out): where the list goes on, as it was put
 *
 * Looks up what is known of an answer.
 *
 * Returns: whether there is anything
 */
gboolean
hub_sync_validators_find (HubSyncValidators  *self,
                          const char         *uri,
                          JsonapiValidator   *validator,
                          const char        **next)
{
  Answer *answer = g_hash_table_lookup (self->answers, uri);

  if (answer == NULL || answer->next == NULL || !is_mark (&answer->validator))
    return FALSE;

  answer->is_used = TRUE;
  validator->etag = g_strdup (answer->validator.etag);
  validator->modified = g_strdup (answer->validator.modified);
  *next = answer->next;

  return TRUE;
}

/**
 * hub_sync_validators_put:
 * @self: the validators
 * @uri: an address whose answer is stored
 * @validator: what the answer was marked with; nothing is kept if it was not
 * @next: where the list goes on behind it, empty at its end
 *
 * Notes an answer.
 */
void
hub_sync_validators_put (HubSyncValidators       *self,
                         const char              *uri,
                         const JsonapiValidator  *validator,
                         const char              *next)
{
  Answer *answer = NULL;

  if (!is_mark (validator))
    {
      self->is_dirty |= g_hash_table_remove (self->answers, uri);
      return;
    }

  answer = g_new0 (Answer, 1);
  answer->validator.etag = g_strdup (validator->etag);
  answer->validator.modified = g_strdup (validator->modified);
  answer->next = g_strdup (next);
  answer->is_used = TRUE;
  g_hash_table_replace (self->answers, g_strdup (uri), answer);
  self->is_dirty = TRUE;
}

/* Whether there is anything new to store. */
gboolean
hub_sync_validators_is_dirty (HubSyncValidators *self)
{
  return self->is_dirty;
}

/**
 * hub_sync_validators_to_string:
 * @self: the validators
 *
 * Writes those that this sync has used, as text to be stored.
 *
 * Returns: (transfer full): the text
 */
char *
hub_sync_validators_to_string (HubSyncValidators *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  GHashTableIter iter;
  gpointer uri, value;
  guint n = 0;

  g_key_file_set_string (file, ABOUT, "hub", self->hub);
  g_key_file_set_integer (file, ABOUT, "version", VERSION);
  g_hash_table_iter_init (&iter, self->answers);
  while (n < MAX_ANSWERS && g_hash_table_iter_next (&iter, &uri, &value))
    {
      const Answer *answer = value;
      g_autofree char *group = NULL;

      if (!answer->is_used)
        continue;
      group = g_strdup_printf ("%u", n++);
      g_key_file_set_string (file, group, "uri", uri);
      if (answer->validator.etag != NULL)
        g_key_file_set_string (file, group, "etag", answer->validator.etag);
      if (answer->validator.modified != NULL)
        g_key_file_set_string (file, group, "modified", answer->validator.modified);
      g_key_file_set_string (file, group, "next", answer->next);
    }

  return g_key_file_to_data (file, NULL, NULL);
}
