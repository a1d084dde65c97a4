/* hub-topic-section.c: the first entries of one kind, on the page of a topic
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-section"

#include "hub-topic-section.h"

#include "hub-entry-row.h"
#include "hub-format.h"

#include <glib/gi18n.h>

static GtkWidget *
make_entry (HubRow    *entry,
            GPtrArray *items)
{
  HubListItem *item = hub_list_item_new (hub_entry_get_id (entry->entry));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = hub_entry_row_new ();
  g_autofree char *spoken = hub_format_spoken (entry->entry);

  hub_list_item_set_row (item, entry);
  hub_entry_row_set_item (HUB_ENTRY_ROW (child), item);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), "hub-item", item);
  g_ptr_array_add (items, item);
  return row;
}

static const char *
get_heading (HubKind kind)
{
  /* As the hub calls it on such a page. */
  return kind == HUB_KIND_TRAINING ? _("Training and Guidance") : hub_kind_get_plural (kind);
}

static GtkWidget *
make_see_all (HubTopic   *topic,
              HubKind     kind,
              guint       total)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *button;

  /* Translators: a button; %u is how many entries there are */
  text = g_strdup_printf (ngettext ("See all %'u", "See all %'u", total), total);
  /* Translators: spoken for a button: “See all 48”, then what they are: “Documents” */
  spoken = g_strdup_printf (C_("spoken button", "%s, %s"), text, get_heading (kind));
  button = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  hub_topic_section_set_browse (button, topic, HUB_FACET_KIND, hub_kind_to_string (kind));
  return button;
}

/**
 * hub_topic_section_set_browse:
 * @widget: a button or a row
 * @topic: a topic
 * @facet: another facet
 * @code: code of a value of it
 *
 * Lets a widget browse the entries that are of the topic and have the value as well.
 */
void
hub_topic_section_set_browse (GtkWidget  *widget,
                              HubTopic   *topic,
                              HubFacet    facet,
                              const char *code)
{
  const HubTerm *term = hub_topic_get_term (topic);
  GVariantBuilder choices;

  g_variant_builder_init (&choices, G_VARIANT_TYPE ("a(is)"));
  /* The first facets are the vocabularies, in their order. */
  g_variant_builder_add (&choices, "(is)", (int) term->vocabulary, term->code);
  g_variant_builder_add (&choices, "(is)", (int) facet, code);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (widget),
                                          g_variant_builder_end (&choices));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "win.browse-only");
}

/**
 * hub_topic_section_new:
 * @topic: the topic of the page
 * @kind: a kind of entry
 * @section: the entries
 * @items: (element-type HubListItem): where those of the rows are added
 * @list: (out): the rows, whose activation is up to the caller
 *
 * Makes a heading, the first entries, and a button that shows all of them.
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
hub_topic_section_new (HubTopic              *topic,
                       HubKind                kind,
                       const HubBriefSection *section,
                       GPtrArray             *items,
                       GtkWidget            **list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_HEADING, "label", get_heading (kind),
                                     "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, NULL);

  *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (*list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (*list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_heading (kind), -1);
  for (guint i = 0; i < section->rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (*list),
                         make_entry (g_ptr_array_index (section->rows, i), items));

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (head), heading);
  if (section->total > section->rows->len)
    gtk_box_append (GTK_BOX (head), make_see_all (topic, kind, section->total));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), *list);
  return box;
}

/**
 * hub_topic_section_get_item:
 * @row: a row of a section
 *
 * Gets the entry of a row.
 *
 * Returns: (transfer none) (nullable): its item
 */
HubListItem *
hub_topic_section_get_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "hub-item");
}
