/* hub-search-tips.c: how to search
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-search-tips"

#include "hub-search-tips.h"

#include <glib/gi18n.h>

/**
 * HubSearchTips:
 *
 * The language of the search field in short, by examples.
 */
struct _HubSearchTips
{
  AdwDialog           parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (HubSearchTips, hub_search_tips, ADW_TYPE_DIALOG)

typedef struct
{
  const char *example;   /* nullable: without one it is the title of a group */
  const char *meaning;   /* translatable */
} Tip;

static const Tip tips[] = {
  { NULL, N_("Words") },
  { "labour migration", N_("Entries with both words, in any form") },
  { "\"forced labour\"", N_("These words in this order, as written") },
  { "women OR children", N_("Either of them") },
  { "-smuggling", N_("Without this word") },
  { "title:remittances", N_("In the title only") },
  { "migr*", N_("Words that begin like this, as the last word always may") },
  { NULL, N_("Filters") },
  { "objective:10", N_("By the number of the objective") },
  { "country:Kenya", N_("By name or code, in any of six languages") },
  { "-region:Africa", N_("All but this one") },
  { "type:report", N_("By type of document; also kind, scope, language, publisher") },
  { NULL, N_("Years and Order") },
  { "after:2019 before:2023", N_("From 2019 to the end of 2022") },
  { "year:2021", N_("One year") },
  { "sort:newest", N_("Also oldest, title, relevance and hub") },
};

/* An example is the same in every language, and reads from left to right. */
static GtkWidget *
make_example (const char *example)
{
  GtkWidget *label = gtk_label_new (example);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "key");
  gtk_widget_add_css_class (label, "monospace");
  return label;
}

static GtkWidget *
make_row (const Tip *tip)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(tip->meaning));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_example (tip->example));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  tip->example, -1);
  return row;
}

static void
hub_search_tips_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HUB_TYPE_SEARCH_TIPS);

  G_OBJECT_CLASS (hub_search_tips_parent_class)->dispose (object);
}

static void
hub_search_tips_class_init (HubSearchTipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_search_tips_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-search-tips.ui");
  gtk_widget_class_bind_template_child (widget_class, HubSearchTips, page);
}

static void
hub_search_tips_init (HubSearchTips *self)
{
  AdwPreferencesGroup *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (tips); i++)
    {
      if (tips[i].example != NULL)
        {
          adw_preferences_group_add (group, make_row (&tips[i]));
          continue;
        }
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _(tips[i].meaning));
      adw_preferences_page_add (self->page, group);
    }
}

/**
 * hub_search_tips_new:
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_search_tips_new (void)
{
  return g_object_new (HUB_TYPE_SEARCH_TIPS, NULL);
}
