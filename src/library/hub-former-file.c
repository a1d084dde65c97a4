/* hub-former-file.c: a former in the file of a reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is the member "former" of its item, an object: "noticed" (Unix seconds) and "copy", the entry
 * as it was: see hub-entry-copy.c.
 */

#define G_LOG_DOMAIN "hub-former"

#include "hub-former-file.h"

#include "hub-entry-copy.h"

/**
 * hub_former_write:
 * @self: a former
 * @builder: in the object of its item
 * @error: `STORE` for an entry that cannot be copied
 *
 * Writes a former into a file. Any thread; keep it off the main one.
 *
 * Returns: whether it is written
 */
gboolean
hub_former_write (HubFormer    *self,
                  JsonBuilder  *builder,
                  GError      **error)
{
  g_autofree char *copy = hub_entry_copy_to_text (self->entry, error);
  g_autoptr(JsonNode) node = copy != NULL ? json_from_string (copy, error) : NULL;

  if (node == NULL)
    return FALSE;

  json_builder_set_member_name (builder, "former");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "noticed");
  json_builder_add_int_value (builder, self->noticed);
  json_builder_set_member_name (builder, "copy");
  json_builder_add_value (builder, g_steal_pointer (&node));
  json_builder_end_object (builder);
  return TRUE;
}

/* (transfer full) (nullable) */
static HubEntry *
read_copy (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (jsonapi_json_get_object (node) == NULL)
    return NULL;

  text = json_to_string (node, FALSE);
  return hub_entry_copy_from_text (text, NULL);
}

/**
 * hub_former_read:
 * @object: an item of a file, which need not be trusted
 * @now: the entry of that item
 * @former: (out) (transfer full) (nullable): what it said before; %NULL if it says nothing else now
 *
 * Reads the former of an item. Any thread; keep it off the main one.
 *
 * Returns: whether there is none, or one of the same entry
 */
gboolean
hub_former_read (JsonObject  *object,
                 HubEntry    *now,
                 HubFormer  **former)
{
  JsonNode *member = jsonapi_json_get_member (object, "former");
  JsonObject *given = jsonapi_json_get_object (member);
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(HubFormer) found = NULL;
  gint64 noticed = 0;

  *former = NULL;
  if (member == NULL)
    return TRUE;

  entry = given != NULL ? read_copy (jsonapi_json_get_member (given, "copy")) : NULL;
  if (entry == NULL ||
      !jsonapi_json_get_int (jsonapi_json_get_member (given, "noticed"), &noticed) ||
      noticed < 0 ||
      !g_str_equal (hub_entry_get_uuid (entry), hub_entry_get_uuid (now)) ||
      !g_str_equal (hub_entry_get_langcode (entry), hub_entry_get_langcode (now)))
    return FALSE;

  found = hub_former_new (0, noticed, entry, now);
  if (found->parts[0] != NULL)
    *former = g_steal_pointer (&found);
  return TRUE;
}
