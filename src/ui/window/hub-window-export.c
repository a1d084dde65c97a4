/* hub-window-export.c: what goes out of the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include "hub-printer.h"

#include <glib/gi18n.h>

static void
export_results_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubResults *results = hub_browse_model_get_results (hub_browse_page_get_model (self->browse));
  HubExportFormat format = HUB_EXPORT_RIS;

  if (results != NULL &&
      hub_export_format_from_string (g_variant_get_string (parameter, NULL), &format))
    hub_exporter_ask (self->exporter, format, results, NULL);
}

static void
export_list_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubExportFormat format = HUB_EXPORT_RIS;

  if (hub_export_format_from_string (g_variant_get_string (parameter, NULL), &format))
    hub_exporter_ask (self->exporter, format, NULL,
                      hub_reading_list_page_export (hub_window_get_reading_list (self)));
}

static void
export_chosen_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  g_autoptr(GPtrArray) chosen = NULL;
  HubExportFormat format = HUB_EXPORT_RIS;

  if (!hub_export_format_from_string (g_variant_get_string (parameter, NULL), &format))
    return;
  chosen = hub_reading_list_page_list_chosen (hub_window_get_reading_list (self));
  hub_exporter_ask (self->exporter, format, NULL,
                    hub_export_new_of_list (hub_library_get_stock (self->library), chosen));
}

static void
cite_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubEntry *entry = hub_window_get_entry (self);

  if (entry != NULL)
    hub_exporter_cite (self->exporter, entry);
}

static void
add_to_calendar_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubEntry *entry = hub_window_get_entry (self);
  HubExport *chosen;

  if (entry == NULL || !hub_export_has_day (entry))
    return;

  chosen = hub_export_new (NULL);
  hub_export_add (chosen, entry, NULL, NULL);
  hub_exporter_ask (self->exporter, HUB_EXPORT_ICS, NULL, chosen);
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            HubWindow               *self)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  g_info ("An entry was not printed: %s", error != NULL ? error->message : "no reason given");
  hub_window_toast (self, _("This entry could not be printed."));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubEntry *entry = hub_window_get_entry (self);
  g_autoptr(GtkPrintOperation) operation = NULL;

  if (entry == NULL)
    return;

  operation = hub_printer_new (entry, hub_detail_pane_get_text (hub_window_get_detail (self)));
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

/**
 * hub_window_install_export_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions that take entries out.
 */
void
hub_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-to-calendar", NULL,
                                   add_to_calendar_action);
  gtk_widget_class_install_action (widget_class, "win.cite", NULL, cite_action);
  gtk_widget_class_install_action (widget_class, "win.export-chosen", "s", export_chosen_action);
  gtk_widget_class_install_action (widget_class, "win.export-list", "s", export_list_action);
  gtk_widget_class_install_action (widget_class, "win.export-results", "s", export_results_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
}

HubExporter *
hub_window_get_exporter (HubWindow *self)
{
  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  return self->exporter;
}
