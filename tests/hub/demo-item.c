/* demo-item.c: what the demonstration hub holds
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-item.h"

#include <string.h>

/**
 * demo_item_new:
 * @type: what it is
 * @uuid: its id, 36 characters
 * @number: its number, > 0
 *
 * Makes an item with one English, published translation that has no title yet.
 *
 * Returns: (transfer full): the item
 */
DemoItem *
demo_item_new (DemoType   *type,
               const char *uuid,
               gint64      number)
{
  DemoItem *self = g_new0 (DemoItem, 1);

  self->type = type;
  g_strlcpy (self->uuid, uuid, sizeof self->uuid);
  self->number = self->revision = number;
  self->n_translations = 1;
  self->translations[0].langcode = "en";
  self->translations[0].status = TRUE;

  return self;
}

/**
 * demo_item_free:
 * @self: (transfer full): an item
 *
 * Frees an item.
 */
void
demo_item_free (DemoItem *self)
{
  for (guint i = 0; i < DEMO_N_LISTS; i++)
    g_strfreev (self->lists[i]);
  g_free (self->spans);
  g_free (self->refs);
  g_free (self);
}

/**
 * demo_item_in_language:
 * @self: an item
 * @langcode: the language asked for
 *
 * Chooses the translation that is shown: that language's, else silently the original.
 *
 * Returns: (transfer none): the translation
 */
const DemoTranslation *
demo_item_in_language (const DemoItem *self,
                       const char     *langcode)
{
  for (guint i = 0; i < self->n_translations; i++)
    {
      if (g_str_equal (self->translations[i].langcode, langcode))
        return &self->translations[i];
    }

  return &self->translations[0];
}

/**
 * demo_item_is_public:
 * @self: an item
 *
 * Tells whether any of its translations is published. This is what a query with a filter
 * asks; the translation that is then shown may still be hidden.
 *
 * Returns: whether an anonymous reader may find it
 */
gboolean
demo_item_is_public (const DemoItem *self)
{
  for (guint i = 0; i < self->n_translations; i++)
    {
      if (self->translations[i].status)
        return TRUE;
    }

  return FALSE;
}

/**
 * demo_item_get_ref:
 * @self: an item
 * @relation: a reference field
 * @nth: which of its values, from 0
 *
 * Looks up a value of a reference field.
 *
 * Returns: (transfer none) (nullable): the value, or %NULL if there are not so many
 */
const DemoRef *
demo_item_get_ref (const DemoItem *self,
                   DemoRelation    relation,
                   guint           nth)
{
  for (guint i = 0; i < self->n_refs; i++)
    {
      if (self->refs[i].relation == relation && nth-- == 0)
        return &self->refs[i];
    }

  return NULL;
}

/**
 * demo_item_get_link_title:
 * @self: an item
 *
 * Gets the title of the item's links, which an editor may have left empty.
 *
 * Returns: (transfer none): the title
 */
const char *
demo_item_get_link_title (const DemoItem *self)
{
  const char *title = self->texts[DEMO_TEXT_LINK_TITLE];

  return title != NULL ? title : "External page";
}

/**
 * demo_item_add_ref:
 * @self: an item
 * @relation: a reference field
 * @target: where it shall point
 * @description: (nullable): of a file; kept by the caller
 *
 * Appends a value to a reference field.
 */
void
demo_item_add_ref (DemoItem    *self,
                   DemoRelation relation,
                   DemoItem    *target,
                   const char  *description)
{
  self->refs = g_renew (DemoRef, self->refs, self->n_refs + 1);
  self->refs[self->n_refs++] = (DemoRef) { relation, target, description };
}

/**
 * demo_item_add_span:
 * @self: an item
 * @start: Unix seconds
 * @end: Unix seconds
 *
 * Appends a date range.
 */
void
demo_item_add_span (DemoItem *self,
                    gint64    start,
                    gint64    end)
{
  self->spans = g_renew (DemoSpan, self->spans, self->n_spans + 1);
  self->spans[self->n_spans++] = (DemoSpan) { start, end };
}

/**
 * demo_make_uuid:
 * @seed: any text
 * @uuid: (out caller-allocates): where to write the id
 *
 * Makes an id that is always the same for the same text.
 */
void
demo_make_uuid (const char *seed,
                char        uuid[37])
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, seed, -1);

  g_snprintf (uuid, 37, "%.8s-%.4s-4%.3s-%c%.3s-%.12s", sum, sum + 8, sum + 13,
              "89ab"[g_ascii_xdigit_value (sum[16]) & 3], sum + 17, sum + 20);
}
