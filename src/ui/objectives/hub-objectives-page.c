/* hub-objectives-page.c: objectives, principles, regions and countries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-objectives-page"

#include "hub-objectives-page.h"

#include "hub-topic-overview.h"

/**
 * HubObjectivesPage:
 *
 * The place Objectives, in three levels: all topics; the page of one of them; an entry of it. The
 * two lower ones are made when first shown.
 */
struct _HubObjectivesPage
{
  AdwBin            parent_instance;

  GtkStack         *levels;     /* (unowned), as the next three; NULL once disposed of */
  HubTopicOverview *overview;
  HubTopicPage     *topic;      /* (nullable): NULL until first shown */
  HubDetailPane    *detail;     /* (nullable): NULL until first shown */

  HubReader        *reader;     /* (owned) (nullable) */
  HubLibrary       *library;    /* (owned) (nullable) */
};

static void page_iface_init (HubPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubObjectivesPage, hub_objectives_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HUB_TYPE_PAGE, page_iface_init))

static gboolean
shows_level (HubObjectivesPage *self,
             const char        *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->levels), name) == 0;
}

static void
show_level (HubObjectivesPage *self,
            const char        *name)
{
  gtk_stack_set_visible_child_name (self->levels, name);
  hub_page_moved (HUB_PAGE (self));
}

static void
topic_chosen_cb (HubObjectivesPage *self,
                 HubTopic          *topic)
{
  const HubTerm *term = hub_topic_get_term (topic);

  hub_objectives_page_show_topic (self, term->vocabulary, term->code);
}

static void
entry_chosen_cb (HubObjectivesPage *self,
                 HubEntry          *entry)
{
  hub_objectives_page_show_entry (self, entry);
  hub_detail_pane_focus (self->detail);
}

static gboolean
hub_objectives_page_can_go_back (HubPage *page)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (page);

  return !shows_level (self, "overview");
}

static void
hub_objectives_page_focus (HubPage *page)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (page);

  if (shows_level (self, "entry"))
    hub_detail_pane_focus (self->detail);
  else if (shows_level (self, "topic"))
    hub_topic_page_focus (self->topic);
  else
    hub_topic_overview_focus (self->overview);
}

static gboolean
hub_objectives_page_go_back (HubPage *page)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (page);

  if (!hub_objectives_page_can_go_back (page))
    return FALSE;

  show_level (self, shows_level (self, "entry") && self->topic != NULL ? "topic" : "overview");
  hub_objectives_page_focus (page);
  return TRUE;
}

static HubDetailPane *
hub_objectives_page_get_detail (HubPage *page)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (page);

  return shows_level (self, "entry") ? self->detail : NULL;
}

static void
hub_objectives_page_describe (HubPage *page,
                              HubSpot *spot)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (page);
  HubDetailPane *detail = hub_objectives_page_get_detail (page);
  HubTopicPage *topic = hub_objectives_page_get_topic (self);
  HubEntry *entry = detail != NULL ? hub_detail_pane_get_entry (detail) : NULL;

  spot->vocabulary = topic != NULL ? hub_topic_page_get_vocabulary (topic)
                                   : hub_topic_overview_get_tab (self->overview);
  spot->code = topic != NULL ? g_strdup (hub_topic_page_get_code (topic)) : NULL;
  spot->entry = entry != NULL ? g_object_ref (entry) : NULL;
}

static void
hub_objectives_page_restore (HubPage       *page,
                             const HubSpot *spot)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (page);

  if (spot->code != NULL)
    hub_objectives_page_show_topic (self, spot->vocabulary, spot->code);
  else
    hub_objectives_page_show_overview (self, spot->vocabulary);
  if (spot->entry != NULL)
    hub_objectives_page_show_entry (self, spot->entry);
}

static void
page_iface_init (HubPageInterface *iface)
{
  iface->can_go_back = hub_objectives_page_can_go_back;
  iface->go_back = hub_objectives_page_go_back;
  iface->focus = hub_objectives_page_focus;
  iface->get_detail = hub_objectives_page_get_detail;
  iface->describe = hub_objectives_page_describe;
  iface->restore = hub_objectives_page_restore;
}

static void
hub_objectives_page_dispose (GObject *object)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->levels = NULL;
  self->overview = NULL;
  self->topic = NULL;
  self->detail = NULL;
  g_clear_object (&self->reader);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_objectives_page_parent_class)->dispose (object);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HubObjectivesPage *self = HUB_OBJECTIVES_PAGE (widget);

  hub_objectives_page_show_overview (self, HUB_VOCABULARY_OBJECTIVE);
  hub_topic_overview_focus (self->overview);
}

static void
hub_objectives_page_class_init (HubObjectivesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_objectives_page_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "objectives.show-all", NULL,
                                   show_all_action);
}

static void
hub_objectives_page_init (HubObjectivesPage *self)
{
  self->levels = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->levels, FALSE);
  gtk_stack_set_vhomogeneous (self->levels, FALSE);
  self->overview = g_object_new (HUB_TYPE_TOPIC_OVERVIEW, NULL);
  gtk_stack_add_named (self->levels, GTK_WIDGET (self->overview), "overview");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->levels));
  g_signal_connect_object (self->overview, "tab-changed", G_CALLBACK (hub_page_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview, "topic-chosen", G_CALLBACK (topic_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hub_objectives_page_new:
 * @reader: who answers
 * @library: what the user keeps
 *
 * Makes the page; it reads when it comes onto the screen.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hub_objectives_page_new (HubReader  *reader,
                         HubLibrary *library)
{
  HubObjectivesPage *self = g_object_new (HUB_TYPE_OBJECTIVES_PAGE, NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  hub_topic_overview_set_up (self->overview, reader);
  return GTK_WIDGET (self);
}

/**
 * hub_objectives_page_show_overview:
 * @self: a page
 * @vocabulary: which topics
 *
 * Shows all topics of a vocabulary.
 */
void
hub_objectives_page_show_overview (HubObjectivesPage *self,
                                   HubVocabulary      vocabulary)
{
  g_return_if_fail (HUB_IS_OBJECTIVES_PAGE (self));

  hub_topic_overview_set_tab (self->overview, vocabulary);
  show_level (self, "overview");
}

/**
 * hub_objectives_page_show_topic:
 * @self: a page
 * @vocabulary: a vocabulary
 * @code: code of one of its terms, from outside
 *
 * Shows the page of one topic.
 */
void
hub_objectives_page_show_topic (HubObjectivesPage *self,
                                HubVocabulary      vocabulary,
                                const char        *code)
{
  g_return_if_fail (HUB_IS_OBJECTIVES_PAGE (self));
  g_return_if_fail (code != NULL);

  if (self->topic == NULL)
    {
      self->topic = HUB_TOPIC_PAGE (hub_topic_page_new (self->reader, self->library));
      g_signal_connect_object (self->topic, "entry-chosen", G_CALLBACK (entry_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->levels, GTK_WIDGET (self->topic), "topic");
    }

  hub_topic_page_show (self->topic, vocabulary, code);
  /* Then the tab: on the screen it would be a spot of its own. */
  show_level (self, "topic");
  hub_topic_overview_set_tab (self->overview, vocabulary);
  hub_topic_page_focus (self->topic);
}

/**
 * hub_objectives_page_show_entry:
 * @self: a page
 * @entry: an entry as a list has it
 *
 * Shows an entry below the topic that is shown.
 */
void
hub_objectives_page_show_entry (HubObjectivesPage *self,
                                HubEntry          *entry)
{
  g_autoptr(HubRow) row = NULL;

  g_return_if_fail (HUB_IS_OBJECTIVES_PAGE (self));
  g_return_if_fail (HUB_IS_ENTRY (entry));

  if (self->detail == NULL)
    {
      self->detail = g_object_new (HUB_TYPE_DETAIL_PANE, NULL);
      hub_detail_pane_set_up (self->detail, self->reader, self->library);
      gtk_stack_add_named (self->levels, GTK_WIDGET (self->detail), "entry");
    }

  row = hub_row_new (entry);
  hub_detail_pane_show_row (self->detail, row);
  show_level (self, "entry");
}

/**
 * hub_objectives_page_get_tab:
 * @self: a page
 *
 * Gets which topics the overview shows.
 *
 * Returns: the vocabulary; countries for regions, too
 */
HubVocabulary
hub_objectives_page_get_tab (HubObjectivesPage *self)
{
  g_return_val_if_fail (HUB_IS_OBJECTIVES_PAGE (self), HUB_VOCABULARY_OBJECTIVE);

  return hub_topic_overview_get_tab (self->overview);
}

HubTopicPage *
hub_objectives_page_get_topic (HubObjectivesPage *self)
{
  g_return_val_if_fail (HUB_IS_OBJECTIVES_PAGE (self), NULL);

  return shows_level (self, "overview") ? NULL : self->topic;
}
