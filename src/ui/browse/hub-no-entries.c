/* hub-no-entries.c: what stands in the place of a list of entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-no-entries"

#include "hub-no-entries.h"

#include "hub-format.h"
#include "hub-instead.h"

#include <glib/gi18n.h>

/**
 * HubNoEntries:
 *
 * Says why there are no entries, and offers what would help: nothing fits the search and the
 * filters, or the catalogue is empty, or it could not be read.
 */
struct _HubNoEntries
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  GtkWidget     *suggest;
  GtkLabel      *suggestion;   /* in it */
  AdwStatusPage *empty;
  HubInstead    *failed;
};

G_DEFINE_FINAL_TYPE (HubNoEntries, hub_no_entries, ADW_TYPE_BIN)

/* Offers the one change that would help, and says what it would give. */
static void
show_suggestion (HubNoEntries *self,
                 HubResults   *results)
{
  const HubSuggestion *suggestion = hub_results_get_suggestion (results);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->suggest, suggestion != NULL);
  if (suggestion == NULL)
    return;

  text = hub_format_suggestion (suggestion);
  if (g_strcmp0 (gtk_label_get_label (self->suggestion), text) == 0)
    return;

  gtk_label_set_label (self->suggestion, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
hub_no_entries_dispose (GObject *object)
{
  /* A bin still points to its child when the template has let it go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HUB_TYPE_NO_ENTRIES);

  G_OBJECT_CLASS (hub_no_entries_parent_class)->dispose (object);
}

static void
hub_no_entries_class_init (HubNoEntriesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_no_entries_dispose;

  g_type_ensure (HUB_TYPE_INSTEAD);
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-no-entries.ui");
  gtk_widget_class_bind_template_child (widget_class, HubNoEntries, stack);
  gtk_widget_class_bind_template_child (widget_class, HubNoEntries, suggest);
  gtk_widget_class_bind_template_child (widget_class, HubNoEntries, suggestion);
  gtk_widget_class_bind_template_child (widget_class, HubNoEntries, empty);
  gtk_widget_class_bind_template_child (widget_class, HubNoEntries, failed);
}

static void
hub_no_entries_init (HubNoEntries *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hub_no_entries_show:
 * @self: what stands in the place of a list
 * @results: the newest answer
 * @has_filters: whether some are chosen
 *
 * Says why it has no entries, if so it is.
 */
void
hub_no_entries_show (HubNoEntries *self,
                     HubResults   *results,
                     gboolean      has_filters)
{
  gboolean is_narrowed;

  g_return_if_fail (HUB_IS_NO_ENTRIES (self));

  is_narrowed = hub_query_is_narrowed (hub_results_get_query (results));
  show_suggestion (self, results);
  adw_status_page_set_description (
    self->empty, has_filters ? _("Nothing in the catalogue matches the search and the filters.")
                             : _("Nothing in the catalogue matches the search."));
  gtk_stack_set_visible_child_name (self->stack, is_narrowed ? "empty" : "bare");
}

/**
 * hub_no_entries_show_error:
 * @self: what stands in the place of a list
 * @error: why there is no answer
 *
 * Says why the catalogue could not be read.
 */
void
hub_no_entries_show_error (HubNoEntries *self,
                           const GError *error)
{
  g_return_if_fail (HUB_IS_NO_ENTRIES (self));

  hub_instead_say_error (self->failed, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}
