/* hub-shortcuts-dialog.c: what the keyboard does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-shortcuts-dialog"

#include "hub-shortcuts-dialog.h"

#include "hub-later.h"

#include <glib/gi18n.h>

#define N_AT_ONCE 3   /* rows that are made in one turn of the main loop */

/**
 * HubShortcutsDialog:
 *
 * Lists the shortcuts of the window and of the application, as the keys are named on this system.
 */
struct _HubShortcutsDialog
{
  AdwDialog            parent_instance;

  AdwPreferencesPage  *page;      /* (nullable): NULL once disposed of */

  AdwPreferencesGroup *group;     /* (unowned) (nullable): the last on the page */
  guint                n_listed;  /* of the shortcuts */
};

G_DEFINE_FINAL_TYPE (HubShortcutsDialog, hub_shortcuts_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  const char *title;             /* translatable; with no keys it is the title of a group */
  const char *accelerators[3];
} Shortcut;

static const Shortcut shortcuts[] = {
  { N_("Search and Filters"), { NULL } },
  { N_("Search the catalogue"), { "<Control>f", "slash" } },
  { N_("Show or hide filters"), { "F9" } },
  { N_("Places"), { NULL } },
  { N_("Browse"), { "<Control>1" } },
  { N_("Objectives"), { "<Control>2" } },
  { N_("Events"), { "<Control>3" } },
  { N_("Reading List"), { "<Control>4" } },
  { N_("Insights"), { "<Control>5" } },
  { N_("What’s New"), { "<Control>6" } },
  { N_("Back and forward"), { "<Alt>Left", "<Alt>Right" } },
  { N_("Step back"), { "Escape" } },
  { N_("Entry"), { NULL } },
  { N_("Add to or remove from reading list"), { "<Control>d" } },
  { N_("Open on the hub"), { "<Control>Return" } },
  { N_("Next match"), { "<Control>g" } },       /* in rows of their own, or a phone is too narrow */
  { N_("Previous match"), { "<Control><Shift>g" } },
  { N_("Print"), { "<Control>p" } },
  { N_("Remove a file kept offline"), { "Delete" } },
  { N_("Reading List"), { NULL } },
  { N_("Move up in own order"), { "<Alt>Up" } },
  { N_("Move down in own order"), { "<Alt>Down" } },
  { N_("Edit the collection that is shown"), { "F2" } },
  { N_("Remove what is selected"), { "Delete" } },
  { N_("Insights"), { NULL } },
  { N_("Copy as a table"), { "<Control>c" } },
  { N_("General"), { NULL } },
  { N_("Sync now"), { "F5", "<Control>r" } },
  { N_("Main menu"), { "F10" } },
  { N_("Preferences"), { "<Control>comma" } },
  { N_("Help"), { "F1" } },
  { N_("Keyboard shortcuts"), { "<Control>question" } },
  { N_("Close window"), { "<Control>w" } },
  { N_("Quit"), { "<Control>q" } },
};

/* What leads to the left stands for back, and in a mirrored window for forward. */
static guint
mirror_key (guint key)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return key;
  return key == GDK_KEY_Left ? GDK_KEY_Right : key == GDK_KEY_Right ? GDK_KEY_Left : key;
}

/* (transfer full): what the keys of a shortcut are called here */
static GStrv
dup_names (const Shortcut *shortcut)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcut->accelerators); i++)
    {
      GdkModifierType modifiers;
      guint key;

      if (shortcut->accelerators[i] != NULL &&
          gtk_accelerator_parse (shortcut->accelerators[i], &key, &modifiers))
        g_strv_builder_take (names, gtk_accelerator_get_label (mirror_key (key), modifiers));
    }
  return g_strv_builder_end (names);
}

static GtkWidget *
make_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_auto(GStrv) names = dup_names (shortcut);
  g_autofree char *spoken = g_strjoinv (C_("list of names", ", "), names);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);   /* on a phone */
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, "key");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken, -1);
  return row;
}

/* A title begins a group. */
static void
list_one (HubShortcutsDialog *self,
          const Shortcut     *shortcut)
{
  if (shortcut->accelerators[0] != NULL)
    {
      adw_preferences_group_add (self->group, make_row (shortcut));
      return;
    }
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _(shortcut->title));
  adw_preferences_page_add (self->page, self->group);
}

static void
list_some (gpointer object)
{
  HubShortcutsDialog *self = object;
  guint end = MIN (self->n_listed + N_AT_ONCE, G_N_ELEMENTS (shortcuts));

  if (self->page == NULL)
    return;

  while (self->n_listed < end)
    list_one (self, &shortcuts[self->n_listed++]);
  if (self->n_listed < G_N_ELEMENTS (shortcuts))
    hub_later (self, list_some);
}

static void
hub_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUB_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (hub_shortcuts_dialog_parent_class)->dispose (object);
}

static void
hub_shortcuts_dialog_class_init (HubShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubShortcutsDialog, page);
}

static void
hub_shortcuts_dialog_init (HubShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  list_some (self);    /* the focus goes to the first */
}

/**
 * hub_shortcuts_dialog_new:
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_shortcuts_dialog_new (void)
{
  return g_object_new (HUB_TYPE_SHORTCUTS_DIALOG, NULL);
}

static void
add_html_row (GString        *html,
              const Shortcut *shortcut)
{
  g_autofree char *title = g_markup_escape_text (_(shortcut->title), -1);
  g_auto(GStrv) names = dup_names (shortcut);

  g_string_append_printf (html, "<tr><td>%s</td><td>", title);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_markup_escape_text (names[i], -1);

      g_string_append_printf (html, "%s<kbd>%s</kbd>", i > 0 ? C_("list of names", ", ") : "",
                              name);
    }
  g_string_append (html, "</td></tr>");
}

/**
 * hub_shortcuts_dialog_dup_html:
 *
 * Writes what the dialog lists, for a page of the help: for each group a heading of the third level
 * and a table.
 *
 * Returns: (transfer full): HTML without a frame
 */
char *
hub_shortcuts_dialog_dup_html (void)
{
  GString *html = g_string_new (NULL);
  gboolean is_first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autofree char *title = g_markup_escape_text (_(shortcuts[i].title), -1);

      if (shortcuts[i].accelerators[0] != NULL)
        {
          add_html_row (html, &shortcuts[i]);
          continue;
        }
      g_string_append_printf (html, "%s<h3>%s</h3><table>", is_first ? "" : "</table>", title);
      is_first = FALSE;
    }
  g_string_append (html, "</table>");
  return g_string_free (html, FALSE);
}
