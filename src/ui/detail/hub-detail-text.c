/* hub-detail-text.c: long text, a few paragraphs at a time
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-text"

#include "hub-detail-text.h"

#include "hub-paragraph.h"

#include <glib/gi18n.h>

#define TEXT_MAX  (200 * 1024)   /* bytes of a body that are shown (FAULTS.md, limits) */
#define CHUNK_MAX (4 * 1024)     /* bytes of a label: laid out in about a millisecond */

/**
 * HubDetailText:
 *
 * Shows plain text as selectable labels, a few paragraphs each: the first at once, the rest one by
 * one when the main loop is idle, so that a long body never holds a frame up.
 */
struct _HubDetailText
{
  AdwBin      parent_instance;

  GtkWidget  *box;       /* (unowned) */
  char       *text;      /* (owned) (nullable) */
  const char *rest;      /* (nullable): where in `text` the next label begins */
  guint       idle_id;   /* 0 none */
};

G_DEFINE_FINAL_TYPE (HubDetailText, hub_detail_text, ADW_TYPE_BIN)

/* Ends a chunk at the last blank line, else line, else space within reach, else at a character. */
static const char *
find_end (const char *text)
{
  static const char *const breaks[] = { "\n\n", "\n", " " };
  gsize length = strlen (text);

  if (length <= CHUNK_MAX)
    return text + length;

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      const char *found = g_strrstr_len (text, CHUNK_MAX, breaks[i]);

      if (found != NULL && found > text)
        return found;
    }
  return g_utf8_find_prev_char (text, text + CHUNK_MAX + 1);
}

static GtkWidget *
append_label (HubDetailText *self,
              const char    *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  hub_paragraph_align (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "body");
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
append_next (HubDetailText *self)
{
  const char *end = find_end (self->rest);
  g_autofree char *chunk = g_strndup (self->rest, end - self->rest);

  append_label (self, g_strstrip (chunk));
  while (g_ascii_isspace (*end))
    end++;
  self->rest = *end != '\0' ? end : NULL;
}

static gboolean
idle_cb (gpointer user_data)
{
  HubDetailText *self = user_data;

  append_next (self);
  if (self->rest != NULL)
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
clear (HubDetailText *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->rest = NULL;
  g_clear_pointer (&self->text, g_free);
}

static void
hub_detail_text_dispose (GObject *object)
{
  HubDetailText *self = HUB_DETAIL_TEXT (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->rest = NULL;
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (hub_detail_text_parent_class)->dispose (object);
}

static void
hub_detail_text_class_init (HubDetailTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_detail_text_dispose;
}

static void
hub_detail_text_init (HubDetailText *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * hub_detail_text_set_text:
 * @self: a text
 * @text: (nullable): plain text; blank lines part paragraphs
 *
 * Shows @text, at most its first 200 KiB; without any the widget hides.
 */
void
hub_detail_text_set_text (HubDetailText *self,
                          const char    *text)
{
  gsize length;

  g_return_if_fail (HUB_IS_DETAIL_TEXT (self));

  length = text != NULL ? strlen (text) : 0;
  if (length <= TEXT_MAX && g_strcmp0 (self->text, text) == 0)
    return;

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), length > 0);
  if (length == 0)
    return;

  if (length > TEXT_MAX)
    {
      const char *end = g_utf8_find_prev_char (text, text + TEXT_MAX + 1);
      g_autofree char *head = g_strndup (text, end - text);

      self->text = g_strconcat (head, "…\n\n", _("This text is very long. The rest is on the hub."),
                                NULL);
    }
  else
    self->text = g_strdup (text);

  self->rest = self->text;
  append_next (self);
  if (self->rest != NULL)
    {
      self->idle_id = g_idle_add (idle_cb, self);
      g_source_set_name_by_id (self->idle_id, "[hub] body text");
    }
}
