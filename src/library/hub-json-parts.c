/* hub-json-parts.c: a JSON document in pieces
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one JSON door takes documents of a few megabytes, and a tree of a large file would need a
 * hundred times its size. So a document is cut where its lists have their items: one look at each
 * byte finds the items, and what is left of the document without them. Whether all these are JSON
 * is for the door to say, which each of them must pass.
 */

#define G_LOG_DOMAIN "hub-json-parts"

#include "hub-json-parts.h"

#include "hub-error.h"

#include <string.h>

#define LIST_DEPTH 2   /* the object, and a list in it */

/* Where the look at the bytes is. */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;
  guint       depth;        /* of objects and lists */
  gboolean    is_in_string;
  gboolean    is_in_list;   /* one that is a member of the root */
  gsize       begin;        /* of the item, or of the string that was last seen in the root */
  gsize       name_begin;
  gsize       name_end;
  GString    *head;         /* (owned): all but the items */
  GPtrArray  *items;        /* (unowned): of the list that it is in */
} Look;

static gboolean
refuse (const char *what,
        GError    **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL, "No JSON of a reading list: %s", what);
  return FALSE;
}

static gboolean
is_blank (const char *text,
          gsize       begin,
          gsize       end)
{
  return strspn (text + begin, " \t\r\n") >= end - begin;
}

/* Ends the item before @look->at. */
static void
end_item (Look   *look,
          GBytes *bytes)
{
  g_ptr_array_add (look->items, g_bytes_new_from_bytes (bytes, look->begin,
                                                        look->at - look->begin));
  look->begin = look->at + 1;
}

static void
begin_list (Look         *look,
            HubJsonParts *self)
{
  char *name = g_strndup (look->text + look->name_begin, look->name_end - look->name_begin);

  look->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_hash_table_replace (self->lists, name, look->items);
  look->is_in_list = TRUE;
  look->begin = look->at + 1;
}

static void
end_list (Look   *look,
          GBytes *bytes)
{
  if (look->items->len > 0 || !is_blank (look->text, look->begin, look->at))
    end_item (look, bytes);
  look->is_in_list = FALSE;
}

/* Takes one byte outside of strings. */
static gboolean
take_byte (Look          *look,
           HubJsonParts  *self,
           GBytes        *bytes,
           GError       **error)
{
  char c = look->text[look->at];

  if (c == '"')
    {
      look->is_in_string = TRUE;
      if (look->depth == 1)
        look->name_begin = look->at + 1;
    }
  else if (c == '{' || c == '[')
    {
      look->depth++;
      if (c == '[' && look->depth == LIST_DEPTH)
        {
          g_string_append_c (look->head, '[');
          begin_list (look, self);
          return TRUE;
        }
    }
  else if (c == '}' || c == ']')
    {
      if (look->depth == 0)
        return refuse ("a bracket too many", error);
      if (look->depth == LIST_DEPTH && look->is_in_list)
        end_list (look, bytes);
      look->depth--;
    }
  else if (c == ',' && look->is_in_list && look->depth == LIST_DEPTH)
    end_item (look, bytes);

  return TRUE;
}

static gboolean
cut (Look          *look,
     HubJsonParts  *self,
     GBytes        *bytes,
     guint          max_items,
     GError       **error)
{
  guint n_items = 0;

  for (; look->at < look->length; look->at++)
    {
      char c = look->text[look->at];
      GPtrArray *items = look->items;
      guint n_before = items != NULL ? items->len : 0;

      if (look->is_in_string)
        {
          if (c == '"')
            {
              look->is_in_string = FALSE;
              if (look->depth == 1)
                look->name_end = look->at;
            }
          if (!look->is_in_list)
            g_string_append_c (look->head, c);
          if (c == '\\' && look->at + 1 < look->length)
            {
              look->at++;
              if (!look->is_in_list)
                g_string_append_c (look->head, look->text[look->at]);
            }
          continue;
        }

      if (!take_byte (look, self, bytes, error))
        return FALSE;
      n_items += items != NULL && items == look->items ? items->len - n_before : 0;
      if (n_items > max_items)
        return refuse ("too many items", error);
      /* The “[” of a list is there already. */
      if (!look->is_in_list)
        g_string_append_c (look->head, c);
    }

  return TRUE;
}

/**
 * hub_json_parts_new:
 * @bytes: what may be a JSON object, in UTF-8
 * @max_items: how many items all its lists may have together
 * @error: `HUB_ERROR_PROTOCOL`, or what jsonapi_json_parse() says of all but the items
 *
 * Cuts a document into its items and the rest. The items are not looked at: each of them still has
 * to pass jsonapi_json_parse().
 *
 * Any thread; keep it off the main one.
 *
 * Returns: (transfer full) (nullable): the parts
 */
HubJsonParts *
hub_json_parts_new (GBytes  *bytes,
                    guint    max_items,
                    GError **error)
{
  g_autoptr(HubJsonParts) self = g_new0 (HubJsonParts, 1);
  g_autoptr(GString) head = g_string_new (NULL);
  g_autoptr(GBytes) rest = NULL;
  Look look = { .head = head };

  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  look.text = g_bytes_get_data (bytes, &look.length);
  if (!cut (&look, self, bytes, max_items, error))
    return NULL;

  rest = g_bytes_new (head->str, head->len);
  self->head = jsonapi_json_parse (rest, error);
  if (self->head == NULL)
    return NULL;
  if (jsonapi_json_get_object (self->head) == NULL)
    {
      refuse ("no object", error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * hub_json_parts_free:
 * @self: (transfer full): parts
 *
 * Frees the parts.
 */
void
hub_json_parts_free (HubJsonParts *self)
{
  g_clear_pointer (&self->head, json_node_unref);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * hub_json_parts_get_list:
 * @self: parts
 * @name: of a list, as it is written
 *
 * Gets the items of a list.
 *
 * Returns: (transfer none) (nullable) (element-type GBytes): the items, %NULL without such a list
 */
GPtrArray *
hub_json_parts_get_list (HubJsonParts *self,
                         const char   *name)
{
  return g_hash_table_lookup (self->lists, name);
}
