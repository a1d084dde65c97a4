/* hub-briefing-dialog.c: asks how a briefing is to be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-briefing-dialog"

#include "hub-briefing-dialog.h"

/**
 * HubBriefingDialog:
 *
 * Asks for the title of a briefing, what it is divided by, and the style of its references. All but
 * the title is as it was the last time.
 */
struct _HubBriefingDialog
{
  AdwDialog    parent_instance;

  GtkEditable *briefing_title;
  AdwComboRow *grouping;         /* rows have the numbers of HubGrouping */
  AdwComboRow *manner;           /* rows have the numbers of HubManner */

  HubSettings *settings;         /* (owned) (nullable) */
};

typedef enum
{
  SIGNAL_ACCEPTED,
} HubBriefingDialogSignal;

static guint signals[SIGNAL_ACCEPTED + 1];

G_DEFINE_FINAL_TYPE (HubBriefingDialog, hub_briefing_dialog, ADW_TYPE_DIALOG)

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HubBriefingDialog *self = HUB_BRIEFING_DIALOG (widget);

  g_object_set (self->settings, "briefing-grouping",
                hub_grouping_to_string (hub_briefing_dialog_get_grouping (self)),
                "briefing-style",
                hub_manner_to_string (hub_briefing_dialog_get_manner (self)), NULL);
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
hub_briefing_dialog_dispose (GObject *object)
{
  HubBriefingDialog *self = HUB_BRIEFING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_BRIEFING_DIALOG);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hub_briefing_dialog_parent_class)->dispose (object);
}

static void
hub_briefing_dialog_class_init (HubBriefingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_briefing_dialog_dispose;

  signals[SIGNAL_ACCEPTED] =
    g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-briefing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubBriefingDialog, briefing_title);
  gtk_widget_class_bind_template_child (widget_class, HubBriefingDialog, grouping);
  gtk_widget_class_bind_template_child (widget_class, HubBriefingDialog, manner);
  gtk_widget_class_install_action (widget_class, "briefing.export", NULL, export_action);
}

static void
hub_briefing_dialog_init (HubBriefingDialog *self)
{
  g_autoptr(GtkStringList) manners = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (HubManner manner = 0; manner < HUB_N_MANNERS; manner++)
    gtk_string_list_append (manners, hub_manner_get_label (manner));
  adw_combo_row_set_model (self->manner, G_LIST_MODEL (manners));
}

/* As it was the last time, as far as that is offered. */
static void
recall (HubBriefingDialog *self)
{
  g_autofree char *group = NULL;
  g_autofree char *style = NULL;
  HubGrouping grouping = HUB_GROUPING_NONE;
  HubManner manner = HUB_MANNER_UN;
  guint n_groupings = g_list_model_get_n_items (adw_combo_row_get_model (self->grouping));

  g_object_get (self->settings, "briefing-grouping", &group, "briefing-style", &style, NULL);
  if (hub_grouping_from_string (group, &grouping) && grouping < n_groupings)
    adw_combo_row_set_selected (self->grouping, grouping);
  if (hub_manner_from_string (style, &manner))
    adw_combo_row_set_selected (self->manner, manner);
}

/**
 * hub_briefing_dialog_new:
 * @settings: where the choice is remembered
 * @title: of the briefing, until another one is typed
 * @has_collections: whether its entries may be in collections
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_briefing_dialog_new (HubSettings *settings,
                         const char  *title,
                         gboolean     has_collections)
{
  HubBriefingDialog *self = g_object_new (HUB_TYPE_BRIEFING_DIALOG, NULL);

  self->settings = g_object_ref (settings);
  gtk_editable_set_text (self->briefing_title, title);
  if (!has_collections)
    gtk_string_list_remove (GTK_STRING_LIST (adw_combo_row_get_model (self->grouping)),
                            HUB_GROUPING_COLLECTION);
  recall (self);
  return ADW_DIALOG (self);
}

/**
 * hub_briefing_dialog_dup_title:
 * @self: a dialog
 *
 * Gets the title that was typed.
 *
 * Returns: (transfer full) (nullable): the title, %NULL if there is none
 */
char *
hub_briefing_dialog_dup_title (HubBriefingDialog *self)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (HUB_IS_BRIEFING_DIALOG (self), NULL);

  title = g_strstrip (g_strdup (gtk_editable_get_text (self->briefing_title)));
  return *title != '\0' ? g_steal_pointer (&title) : NULL;
}

HubGrouping
hub_briefing_dialog_get_grouping (HubBriefingDialog *self)
{
  g_return_val_if_fail (HUB_IS_BRIEFING_DIALOG (self), HUB_GROUPING_NONE);

  return adw_combo_row_get_selected (self->grouping);
}

HubManner
hub_briefing_dialog_get_manner (HubBriefingDialog *self)
{
  g_return_val_if_fail (HUB_IS_BRIEFING_DIALOG (self), HUB_MANNER_UN);

  return adw_combo_row_get_selected (self->manner);
}
