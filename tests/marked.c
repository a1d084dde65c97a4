/* marked.c: text with words in it that stand out
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "marked.h"

#include "hub-entry-row.h"
#include "ui-stage.h"

static char *
dup_marked (const char    *plain,
            PangoAttrList *attributes)   /* (nullable) */
{
  GString *text = g_string_new (plain);
  GSList *all = attributes != NULL ? pango_attr_list_get_attributes (attributes) : NULL;

  all = g_slist_reverse (all);
  for (GSList *at = all; at != NULL; at = at->next)
    {
      PangoAttribute *attribute = at->data;

      if (attribute->klass->type != PANGO_ATTR_WEIGHT)
        continue;
      g_string_insert_c (text, attribute->end_index, ']');
      g_string_insert_c (text, attribute->start_index, '[');
    }
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  return g_string_free (text, FALSE);
}

gboolean
marked_label_is (GtkWidget  *label,
                 const char *expected)
{
  g_autofree char *marked = NULL;

  if (label != NULL)
    marked = dup_marked (gtk_label_get_label (GTK_LABEL (label)),
                         gtk_label_get_attributes (GTK_LABEL (label)));
  return g_strcmp0 (marked, expected) == 0;
}

gboolean
marked_row_is (GtkWidget  *list,
               HubRowPart  part,
               const char *expected)
{
  GtkWidget *row = ui_find (list, HUB_TYPE_ENTRY_ROW, NULL);
  HubRowText *text = hub_entry_row_get_text (HUB_ENTRY_ROW (row));
  g_autofree char *marked = NULL;

  if (hub_row_text_get (text, part) != NULL)
    marked = dup_marked (hub_row_text_get (text, part), hub_row_text_get_marks (text, part));
  return g_strcmp0 (marked, expected) == 0;
}
