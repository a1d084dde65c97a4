/* hub-detail-related.c: entries that have much in common with the one that is read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-related"

#include "hub-detail-related.h"

#include "hub-detail-parts.h"
#include "hub-format.h"
#include "hub-reader-whole.h"

#include <glib/gi18n.h>

/**
 * HubDetailRelated:
 *
 * A heading and a few rows, each with the reason why it is there; a click on one opens the entry.
 * Without any the widget hides.
 */
struct _HubDetailRelated
{
  AdwBin        parent_instance;

  HubEntry     *entry;         /* (owned) (nullable): what the rows are related to */
  GCancellable *cancellable;   /* (owned) (nullable): of the search under way */
};

G_DEFINE_FINAL_TYPE (HubDetailRelated, hub_detail_related, ADW_TYPE_BIN)

/* Of each pair of reasons the lower facet comes first; alone it is with itself. */
static const struct
{
  HubFacet    first;
  HubFacet    second;
  const char *sentence;
} sentences[] = {
  { HUB_FACET_OBJECTIVE, HUB_FACET_OBJECTIVE, N_("Same objective") },
  { HUB_FACET_OBJECTIVE, HUB_FACET_PRINCIPLE, N_("Same objective and guiding principle") },
  { HUB_FACET_OBJECTIVE, HUB_FACET_REGION, N_("Same objective and region") },
  { HUB_FACET_OBJECTIVE, HUB_FACET_COUNTRY, N_("Same objective and country") },
  { HUB_FACET_OBJECTIVE, HUB_FACET_PUBLISHER, N_("Same objective and publisher") },
  { HUB_FACET_PRINCIPLE, HUB_FACET_PRINCIPLE, N_("Same guiding principle") },
  { HUB_FACET_PRINCIPLE, HUB_FACET_REGION, N_("Same guiding principle and region") },
  { HUB_FACET_PRINCIPLE, HUB_FACET_COUNTRY, N_("Same guiding principle and country") },
  { HUB_FACET_PRINCIPLE, HUB_FACET_PUBLISHER, N_("Same guiding principle and publisher") },
  { HUB_FACET_REGION, HUB_FACET_REGION, N_("Same region") },
  { HUB_FACET_REGION, HUB_FACET_COUNTRY, N_("Same region and country") },
  { HUB_FACET_REGION, HUB_FACET_PUBLISHER, N_("Same region and publisher") },
  { HUB_FACET_COUNTRY, HUB_FACET_COUNTRY, N_("Same country") },
  { HUB_FACET_COUNTRY, HUB_FACET_PUBLISHER, N_("Same country and publisher") },
  { HUB_FACET_PUBLISHER, HUB_FACET_PUBLISHER, N_("Same publisher") },
};

static const char *
get_sentence (const HubRelated *related)
{
  HubFacet first = related->reasons[0];
  HubFacet second = related->n_reasons > 1 ? related->reasons[1] : first;

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].first == first && sentences[i].second == second)
      return _(sentences[i].sentence);
  return "";
}

static void
activated_cb (GtkWidget *row)
{
  HubEntry *entry = g_object_get_data (G_OBJECT (row), "hub-entry");

  gtk_widget_activate_action (row, "win.show-entry", "(ss)", hub_entry_get_uuid (entry),
                              hub_entry_get_langcode (entry));
}

static GtkWidget *
make_row (const HubRelated *related)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (
    hub_format_kind_icon (hub_entry_get_kind (related->entry)));
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *title = hub_format_title (related->entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_sentence (related));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hub_kind_get_label (hub_entry_get_kind (related->entry)), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data_full (G_OBJECT (row), "hub-entry", g_object_ref (related->entry),
                          g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_list (HubDetailRelated *self,
           GPtrArray        *list)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Related"));
  for (guint i = 0; i < list->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (g_ptr_array_index (list, i)));
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), list->len > 0);
}

static void
related_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(HubDetailRelated) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = hub_reader_related_finish (HUB_READER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (list != NULL)
    show_list (self, list);
  else
    g_info ("Related entries were not found: %s", error->message);
}

static void
hub_detail_related_dispose (GObject *object)
{
  HubDetailRelated *self = HUB_DETAIL_RELATED (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (hub_detail_related_parent_class)->dispose (object);
}

static void
hub_detail_related_class_init (HubDetailRelatedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_detail_related_dispose;
}

static void
hub_detail_related_init (HubDetailRelated *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * hub_detail_related_set_entry:
 * @self: a list of related entries
 * @reader: where they are found
 * @entry: (nullable): the entry that is read
 *
 * Finds what is related to an entry, and shows it. What is there of the same entry stays until the
 * new answer is.
 */
void
hub_detail_related_set_entry (HubDetailRelated *self,
                              HubReader        *reader,
                              HubEntry         *entry)
{
  g_return_if_fail (HUB_IS_DETAIL_RELATED (self));
  g_return_if_fail (HUB_IS_READER (reader));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!hub_detail_parts_is_same (self->entry, entry))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  hub_reader_related_async (reader, entry, self->cancellable, related_cb, g_object_ref (self));
}
