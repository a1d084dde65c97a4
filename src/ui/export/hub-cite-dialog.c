/* hub-cite-dialog.c: how to cite an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cite-dialog"

#include "hub-cite-dialog.h"

#include "hub-later.h"
#include "hub-reference.h"

#include <glib/gi18n.h>
#include <string.h>

#define LRM "\xe2\x80\x8e"
#define RLM "\xe2\x80\x8f"

/**
 * HubCiteDialog:
 *
 * Shows the reference to an entry in each manner, to be copied as rich text, and copies it for
 * programs. A single reference is made in no time: no worker is needed.
 */
struct _HubCiteDialog
{
  AdwDialog            parent_instance;

  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *group;

  HubExport           *export;      /* (owned) (nullable): with the one entry */
  HubManner            n_manners;   /* that have a row */
};

G_DEFINE_FINAL_TYPE (HubCiteDialog, hub_cite_dialog, ADW_TYPE_DIALOG)

static HubRuns *
make_reference (HubCiteDialog *self,
                HubManner      manner)
{
  const HubExportItem *item = g_ptr_array_index (self->export->items, 0);
  g_autoptr(HubCitation) citation = hub_citation_new (item->entry, self->export->as_of);

  return hub_reference_new (citation, manner);
}

static void
copy (HubCiteDialog      *self,
      GdkContentProvider *content)
{
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied")));
}

static gboolean
is_rtl (HubCiteDialog *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* As rich text for those who take it, as plain text for all others. */
static void
copy_reference_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  HubCiteDialog *self = HUB_CITE_DIALOG (widget);
  g_autoptr(GPtrArray) runs = NULL;
  g_autofree char *text = NULL;
  g_autofree char *inner = NULL;
  char *html = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GdkContentProvider) content = NULL;
  HubManner manner = HUB_MANNER_UN;

  if (!hub_manner_from_string (g_variant_get_string (parameter, NULL), &manner))
    return;

  runs = make_reference (self, manner);
  text = hub_runs_to_text (runs);
  inner = hub_runs_to_html (runs);
  html = g_strdup_printf ("<meta charset=\"utf-8\"><p dir=\"%s\">%s</p>",
                          is_rtl (self) ? "rtl" : "ltr", inner);
  bytes = g_bytes_new_take (html, strlen (html));
  content = gdk_content_provider_new_union (
    (GdkContentProvider *[]) { gdk_content_provider_new_for_bytes ("text/html", bytes),
                               gdk_content_provider_new_typed (G_TYPE_STRING, text) }, 2);
  copy (self, content);
}

static void
copy_format_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HubCiteDialog *self = HUB_CITE_DIALOG (widget);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_autofree char *text = NULL;
  g_autoptr(GdkContentProvider) content = NULL;
  HubExportFormat format = HUB_EXPORT_RIS;

  if (!hub_export_format_from_string (g_variant_get_string (parameter, NULL), &format) ||
      !hub_export_write (self->export, format, stream, NULL, NULL))
    return;

  text = g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
  content = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  copy (self, content);
}

/* A label takes the direction of the first letter, which may be that of a name in other letters:
 * the mark before it has that of the reference. */
static void
add_row (HubCiteDialog *self,
         HubManner      manner)
{
  g_autoptr(GPtrArray) runs = make_reference (self, manner);
  g_autofree char *text = hub_runs_to_text (runs);
  g_autofree char *shown = g_strconcat (is_rtl (self) ? RLM : LRM, text, NULL);
  /* Translators: %s is a style of references, as in “APA” */
  g_autofree char *label = g_strdup_printf (_("Copy in the style: %s"),
                                            hub_manner_get_label (manner));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hub_manner_get_label (manner));
  adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cite.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hub_manner_to_string (manner));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
}

static void
add_next_row (gpointer object)
{
  HubCiteDialog *self = object;

  if (self->export == NULL)
    return;

  add_row (self, self->n_manners++);
  if (self->n_manners < HUB_N_MANNERS)
    hub_later (self, add_next_row);
}

static void
hub_cite_dialog_dispose (GObject *object)
{
  HubCiteDialog *self = HUB_CITE_DIALOG (object);

  g_clear_pointer (&self->export, hub_export_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_CITE_DIALOG);

  G_OBJECT_CLASS (hub_cite_dialog_parent_class)->dispose (object);
}

static void
hub_cite_dialog_class_init (HubCiteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_cite_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-cite-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubCiteDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HubCiteDialog, group);
  gtk_widget_class_install_action (widget_class, "cite.copy", "s", copy_reference_action);
  gtk_widget_class_install_action (widget_class, "cite.copy-format", "s", copy_format_action);
}

static void
hub_cite_dialog_init (HubCiteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hub_cite_dialog_new:
 * @export: (transfer full): an export of the one entry
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_cite_dialog_new (HubExport *export)
{
  HubCiteDialog *self = g_object_new (HUB_TYPE_CITE_DIALOG, NULL);

  self->export = export;
  add_next_row (self);    /* the focus goes to the first */
  return ADW_DIALOG (self);
}
