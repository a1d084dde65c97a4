/* hub-former-dialog.c: what the hub has changed of a kept entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each part that changed has its text before and its text now, one below the other. Words that are
 * gone are struck out, words that came are underlined; the colour behind them says it once more.
 */

#define G_LOG_DOMAIN "hub-former-dialog"

#include "hub-former-dialog.h"

#include "hub-change-format.h"
#include "hub-reader-diff.h"

#include <glib/gi18n.h>

#define WIDTH 640
#define HEIGHT 680
#define MAX_SHOWN 20000   /* bytes of a text: a label of more is slow to lay out */

/* Colours that dark and light text can stand on. */
static const struct { guint16 red, green, blue; } tints[] = {
  { 0xe000, 0x1b00, 0x2400 },
  { 0x2e00, 0xc200, 0x7e00 },
};

static PangoAttrList *
attributes_new (GArray   *spans,
                gboolean  are_added,
                gsize     n_bytes)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      HubWordSpan span = g_array_index (spans, HubWordSpan, i);
      PangoAttribute *each[] = {
        are_added ? pango_attr_underline_new (PANGO_UNDERLINE_SINGLE)
                  : pango_attr_strikethrough_new (TRUE),
        pango_attr_background_new (tints[are_added].red, tints[are_added].green,
                                   tints[are_added].blue),
        pango_attr_background_alpha_new (0x4000),
      };

      for (guint j = 0; j < G_N_ELEMENTS (each); j++)
        {
          each[j]->start_index = (guint) MIN (span.start, n_bytes);
          each[j]->end_index = (guint) MIN (span.start + span.length, n_bytes);
          pango_attr_list_insert (attributes, each[j]);
        }
    }

  return attributes;
}

/* (transfer full): not more of it than a label can show, cut between characters */
static char *
dup_shown (const char *text)
{
  const char *end = text;

  while (*end != '\0' && g_utf8_next_char (end) - text <= MAX_SHOWN)
    end = g_utf8_next_char (end);
  return *end == '\0' ? g_strdup (text)
                      : g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static GtkWidget *
text_new (const char *heading,
          const char *text,
          GArray     *spans,
          gboolean    are_added)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_label_new (heading);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *shown = dup_shown (*text != '\0' ? text : _("Nothing"));
  g_autoptr(PangoAttrList) attributes = attributes_new (spans, are_added, strlen (shown));

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "caption");
  gtk_widget_add_css_class (head, "dimmed");
  gtk_label_set_label (GTK_LABEL (label), shown);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  head, NULL, -1);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
part_new (const HubPartDiff *diff)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_label_new (NULL);
  const char *const names[] = { diff->part, NULL };
  g_autofree char *name = hub_change_format_parts (names);

  gtk_label_set_label (GTK_LABEL (head), name);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "heading");
  gtk_box_append (GTK_BOX (box), head);
  /* Translators: above a text as it was */
  gtk_box_append (GTK_BOX (box), text_new (C_("a text", "Before"), diff->before, diff->removed,
                                           FALSE));
  /* Translators: above a text as it is */
  gtk_box_append (GTK_BOX (box), text_new (C_("a text", "Now"), diff->now, diff->added, TRUE));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "former-part");
  return box;
}

/* The dialog may be closed by then: what is put into the box is not seen. */
static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) box = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) diffs = hub_reader_diff_finish (HUB_READER (source), result, &error);

  if (diffs == NULL)
    {
      g_info ("Two versions of an entry were not compared: %s", error->message);
      return;
    }
  for (guint i = 0; i < diffs->len; i++)
    gtk_box_append (GTK_BOX (box), part_new (diffs->pdata[i]));
}

/**
 * hub_former_dialog_new:
 * @reader: who finds out what differs
 * @former: what the user last saw, and what there is now
 *
 * Makes a dialog that shows what changed, once that is known.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_former_dialog_new (HubReader *reader,
                       HubFormer *former)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  if (former->now != NULL)
    hub_reader_diff_async (reader, former->entry, former->now,
                           (const char *const *) former->parts, NULL, compared_cb,
                           g_object_ref (box));
  gtk_widget_add_css_class (box, "former-parts");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_title (dialog, _("What Changed"));
  adw_dialog_set_content_width (dialog, WIDTH);
  adw_dialog_set_content_height (dialog, HEIGHT);
  adw_dialog_set_child (dialog, toolbar);
  return dialog;
}
