/* hub-place.c: what is being typed where the cursor is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-place"

#include "hub-place.h"

#include "hub-query-parse.h"

#include <string.h>

#define MAX_TEXT 4096    /* bytes; nobody types more */

static const char *const names[] = {
  "objective", "country", "region", "type", "kind", "principle", "year", "after", "before",
  "title", "publisher", "language", "scope", "sort", NULL,
};

/* Whether an operator with this name can have a minus. */
static gboolean
can_exclude (const char *name)
{
  HubFacet facet;

  return hub_facet_from_string (name, &facet);
}

/* Finds the operator whose value is at the cursor. */
static gboolean
find_value (HubPlace   *self,
            const char *text,
            gsize       cursor)
{
  g_autoptr(HubQuery) nothing = hub_query_new ();
  g_autoptr(HubTyping) typing = hub_typing_new (nothing, text, cursor, NULL, NULL);

  if (!typing->has_open || typing->op == HUB_OPERATOR_TITLE)
    return FALSE;

  /* The rest of what was typed may be shorter than the text, but the operator is all there. */
  self->kind = HUB_PLACE_VALUE;
  self->typed = g_strdup (typing->value);
  self->start = cursor - (typing->cursor - typing->start);
  self->end = self->start + (typing->end - typing->start);
  self->is_excluded = typing->is_excluded;
  self->op = typing->op;
  self->facet = typing->facet;

  return TRUE;
}

static gboolean
begins_name (const char *typed,
             gboolean    is_excluded)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strncasecmp (names[i], typed, strlen (typed)) == 0 &&
        (!is_excluded || can_exclude (names[i])))
      return TRUE;

  return FALSE;
}

/* Finds the word that ends at the cursor, if it may become the name of an operator. */
static void
find_name (HubPlace   *self,
           const char *text,
           gsize       cursor)
{
  g_autoptr(GArray) pieces = hub_text_pieces_new (text, TRUE);

  for (guint i = 0; i < pieces->len; i++)
    {
      const HubPiece *piece = &g_array_index (pieces, HubPiece, i);
      gsize length;

      if (piece->end != cursor || piece->kind != HUB_PIECE_WORD || piece->is_prefix ||
          piece->fields != HUB_FIELD_ALL)
        continue;
      length = strlen (piece->text);
      if (length < HUB_PLACE_MIN_NAME || length > cursor - piece->start ||
          memcmp (text + cursor - length, piece->text, length) != 0 ||
          !begins_name (piece->text, piece->is_excluded))
        return;

      self->kind = HUB_PLACE_NAME;
      self->typed = g_strdup (piece->text);
      self->start = cursor - length;
      self->end = cursor;
      self->is_excluded = piece->is_excluded;
    }
}

/**
 * hub_place_init:
 * @self: (out): a place
 * @text: what a search field holds, valid UTF-8
 * @cursor: bytes of it before the cursor
 *
 * Finds out what is being typed, for who wants to complete it. Takes some microseconds; in a text
 * that is too long to be typed there is nothing to complete.
 */
void
hub_place_init (HubPlace   *self,
                const char *text,
                gsize       cursor)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (cursor <= strlen (text));

  *self = (HubPlace) { HUB_PLACE_WORDS };
  if (strlen (text) > MAX_TEXT)
    return;
  if (!find_value (self, text, cursor))
    find_name (self, text, cursor);
}

/**
 * hub_place_clear:
 * @self: a place
 *
 * Lets go of what a place holds.
 */
void
hub_place_clear (HubPlace *self)
{
  g_clear_pointer (&self->typed, g_free);
}

/**
 * hub_operator_list_names:
 *
 * Lists the names of all operators, those first that are used most.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char *const *
hub_operator_list_names (void)
{
  return names;
}

/**
 * hub_place_write_name:
 * @self: a place of a name
 * @name: the name of an operator
 *
 * Writes what takes the place of a name: the operator, whose value is to be typed next.
 *
 * Returns: (transfer full) (nullable): text, %NULL if @name is not what has begun there
 */
char *
hub_place_write_name (HubPlace   *self,
                      const char *name)
{
  g_return_val_if_fail (self->kind == HUB_PLACE_NAME, NULL);

  if (g_ascii_strncasecmp (name, self->typed, strlen (self->typed)) != 0 ||
      (self->is_excluded && !can_exclude (name)))
    return NULL;

  return g_strconcat (name, ":", NULL);
}

/**
 * hub_place_write_value:
 * @self: a place of a value
 * @value: the code of a value, a year, or the name of an order
 *
 * Writes what takes the place of an operator and its value: the same with all of the value, and a
 * space, which ends it.
 *
 * Returns: (transfer full): text
 */
char *
hub_place_write_value (HubPlace   *self,
                       const char *value)
{
  g_autoptr(HubQuery) nothing = NULL;
  g_autoptr(HubQuery) query = NULL;
  g_autofree char *printed = NULL;

  g_return_val_if_fail (self->kind == HUB_PLACE_VALUE, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  switch (self->op)
    {
    case HUB_OPERATOR_AFTER:
      return g_strdup_printf ("after:%s ", value);

    case HUB_OPERATOR_BEFORE:
      return g_strdup_printf ("before:%s ", value);

    case HUB_OPERATOR_SORT:
      return g_strdup_printf ("sort:%s ", value);

    case HUB_OPERATOR_FACET:
    case HUB_OPERATOR_TITLE:
    default:
      nothing = hub_query_new ();
      query = hub_query_with_choice (nothing, self->facet, value,
                                     self->is_excluded ? HUB_CHOICE_EXCLUDE : HUB_CHOICE_INCLUDE);
      printed = hub_query_print (query);
      return g_strconcat (printed, " ", NULL);
    }
}
