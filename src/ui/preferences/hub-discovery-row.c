/* hub-discovery-row.c: one line of a profile that was found, to be looked at and changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-discovery-row"

#include "hub-discovery-row.h"

#include <glib/gi18n.h>

/**
 * HubDiscoveryRow:
 *
 * What the line is about, what was taken for it and why, how sure that is, and all else that it
 * might be. A choice is written into the line at once.
 */
struct _HubDiscoveryRow
{
  AdwComboRow       parent_instance;

  GtkWidget        *confidence;
  HubDiscoveryLine *line;         /* (unowned) (nullable): of the discovery that the dialog holds */
};

G_DEFINE_FINAL_TYPE (HubDiscoveryRow, hub_discovery_row, ADW_TYPE_COMBO_ROW)

static void
update (HubDiscoveryRow *self)
{
  const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (self->line);
  g_autofree char *percent = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *words = NULL;

  if (chosen != NULL)
    {
      words = hub_discovery_line_dup_words (self->line, (const char *const *) chosen->values);
      /* Translators: how sure the program is of a guess, out of a hundred. */
      percent = g_strdup_printf (C_("confidence", "%d %%"), chosen->confidence);
      spoken = g_strdup_printf (ngettext ("%d percent sure", "%d percent sure",
                                          (gulong) chosen->confidence), chosen->confidence);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               chosen != NULL ? chosen->reason :
                               self->line->lack != NULL ? self->line->lack :
                               _("Not used, as you chose."));
  /* Names may be too long for the row. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_label_set_label (GTK_LABEL (self->confidence), percent != NULL ? percent : "");
  gtk_widget_set_visible (self->confidence, chosen != NULL);
  gtk_widget_set_tooltip_text (self->confidence, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->confidence),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken != NULL ? spoken : "",
                                  -1);
}

/* The last of the model is "none". */
static void
selected_cb (HubDiscoveryRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->line == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  self->line->chosen = selected < self->line->choices->len ? (int) selected : -1;
  update (self);
}

static void
hub_discovery_row_class_init (HubDiscoveryRowClass *klass)
{
}

static void
hub_discovery_row_init (HubDiscoveryRow *self)
{
  self->confidence = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->confidence, "dimmed");
  gtk_widget_add_css_class (self->confidence, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->confidence);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * hub_discovery_row_new:
 * @line: what the row is about; must outlive it
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hub_discovery_row_new (HubDiscoveryLine *line)
{
  HubDiscoveryRow *self = g_object_new (HUB_TYPE_DISCOVERY_ROW, NULL);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *title = hub_discovery_line_dup_title (line);

  for (guint i = 0; i < line->choices->len; i++)
    {
      const HubDiscoveryChoice *choice = g_ptr_array_index (line->choices, i);

      gtk_string_list_take (names, hub_discovery_line_dup_words (
        line, (const char *const *) choice->values));
    }
  /* Translators: a choice among field names: the hub has no such field. */
  gtk_string_list_append (names, _("None"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              line->chosen >= 0 ? (guint) line->chosen : line->choices->len);
  self->line = line;
  update (self);

  return GTK_WIDGET (self);
}
