/* hub-topic-overview.c: all objectives, principles, regions and countries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-overview"

#include "hub-topic-overview.h"

#include "hub-facet-item.h"
#include "hub-instead.h"
#include "hub-portions.h"
#include "hub-reader-topics.h"
#include "hub-topic-card.h"
#include "hub-topic-row.h"

#include <string.h>

/**
 * HubTopicOverview:
 *
 * All topics: objectives and principles as cards, countries as rows below their regions. They are
 * read when the overview comes onto the screen, and given up when it leaves.
 *
 * Signal `topic-chosen (HubTopic)`: one was activated. Signal `tab-changed`.
 */
struct _HubTopicOverview
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  AdwViewStack  *tabs;
  GtkGridView   *objectives;
  GtkGridView   *principles;
  GtkListView   *places;
  GtkStack      *places_stack;
  GtkWidget     *find;
  HubInstead    *failed;

  HubReader     *reader;         /* (owned) (nullable): NULL until set up */
  GListStore    *topics[3];      /* (owned) (element-type HubTopic): by tab */
  char          *needle;         /* (owned): folded text of the find box, maybe empty */
  GtkFilter     *filter;         /* (owned): of regions and countries */
  GCancellable  *cancellable;    /* (owned) (nullable): of the topics being read */
  guint          is_stale : 1;   /* what is shown was read before something changed */
};

typedef enum
{
  SIGNAL_TAB_CHANGED,
  SIGNAL_TOPIC_CHOSEN,
} HubTopicOverviewSignal;

static guint signals[SIGNAL_TOPIC_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (HubTopicOverview, hub_topic_overview, ADW_TYPE_BIN)

static const char *const tab_names[] = { "objective", "principle", "country" };

/* Regions share a tab with countries. */
static guint
tab_of (HubVocabulary vocabulary)
{
  return vocabulary == HUB_VOCABULARY_OBJECTIVE ? 0 : vocabulary == HUB_VOCABULARY_PRINCIPLE ? 1
                                                                                             : 2;
}

/* --- reading --- */

static void
replace (GListStore *store,
         GPtrArray  *topics)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), topics->pdata,
                       topics->len);
}

static int
compare_countries (gconstpointer a,
                   gconstpointer b)
{
  HubTopic *const *one = a;
  HubTopic *const *other = b;

  return g_utf8_collate (hub_topic_get_name (*one), hub_topic_get_name (*other));
}

static void
add_countries (GPtrArray  *topics,
               const char *region,   /* (nullable): those without one */
               GPtrArray  *sorted)
{
  g_autoptr(GPtrArray) countries = g_ptr_array_new ();

  for (guint i = 0; i < topics->len; i++)
    {
      HubTerm *term = hub_topic_get_term (topics->pdata[i]);

      if (term->vocabulary == HUB_VOCABULARY_COUNTRY && g_strcmp0 (term->region, region) == 0)
        g_ptr_array_add (countries, topics->pdata[i]);
    }
  g_ptr_array_sort (countries, compare_countries);
  g_ptr_array_extend (sorted, countries, NULL, NULL);
}

/* Each region with its countries after it, by the alphabet of the user: the hub's order of
 * countries is that of another language where their names are translated. */
static void
fill_places (HubTopicOverview *self,
             GPtrArray        *topics)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < topics->len; i++)
    {
      HubTerm *term = hub_topic_get_term (topics->pdata[i]);

      if (term->vocabulary != HUB_VOCABULARY_REGION)
        continue;
      g_ptr_array_add (sorted, topics->pdata[i]);
      add_countries (topics, term->code, sorted);
    }
  add_countries (topics, NULL, sorted);
  replace (self->topics[2], sorted);
}

static void
fill (HubTopicOverview *self,
      HubVocabulary     vocabulary,
      GPtrArray        *topics)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < topics->len; i++)
    if (hub_topic_get_term (topics->pdata[i])->vocabulary == vocabulary)
      g_ptr_array_add (chosen, topics->pdata[i]);
  replace (self->topics[tab_of (vocabulary)], chosen);
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(HubTopicOverview) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) topics = hub_reader_topics_finish (HUB_READER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (topics == NULL)
    {
      hub_instead_say_error (self->failed, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  self->is_stale = FALSE;
  fill (self, HUB_VOCABULARY_OBJECTIVE, topics);
  fill (self, HUB_VOCABULARY_PRINCIPLE, topics);
  fill_places (self, topics);
  gtk_stack_set_visible_child_name (self->stack, topics->len > 0 ? "topics" : "empty");
}

static void
read_topics (HubTopicOverview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hub_reader_topics_async (self->reader, self->cancellable, topics_cb, g_object_ref (self));
}

static void
reader_changed_cb (HubTopicOverview *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_topics (self);
}

static void
map_cb (HubTopicOverview *self)
{
  if (self->is_stale && self->reader != NULL)
    read_topics (self);
}

static void
unmap_cb (HubTopicOverview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  read_topics (HUB_TOPIC_OVERVIEW (widget));
}

/* --- finding a country --- */

/* What a place is called, kept with it once it was looked for. */
static const char *
get_haystack (HubTopic *topic)
{
  const HubTerm *term = hub_topic_get_term (topic);
  g_autofree char *hub_names = NULL;
  char *haystack = g_object_get_data (G_OBJECT (topic), "hub-haystack");

  if (haystack != NULL)
    return haystack;

  hub_names = g_strjoin ("\n", term->label, term->title, NULL);
  haystack = hub_facet_dup_haystack ((HubFacet) term->vocabulary, term->code,
                                     hub_topic_get_name (topic), hub_names);
  g_object_set_data_full (G_OBJECT (topic), "hub-haystack", haystack, g_free);

  return haystack;
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  HubTopicOverview *self = user_data;

  return *self->needle == '\0' || hub_facet_haystack_has (get_haystack (item), self->needle);
}

static void
update_places (HubTopicOverview *self)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (self->places));

  gtk_stack_set_visible_child_name (self->places_stack,
                                    *self->needle == '\0' || g_list_model_get_n_items (shown) > 0
                                      ? "list" : "none");
}

static void
find_changed_cb (HubTopicOverview *self)
{
  g_free (self->needle);
  self->needle = hub_facet_fold (gtk_editable_get_text (GTK_EDITABLE (self->find)));
  g_strstrip (self->needle);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_places (self);
}

/* Enter opens the first that was found. */
static void
find_activated_cb (HubTopicOverview *self)
{
  g_autoptr(HubTopic) first = NULL;

  find_changed_cb (self);
  first = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->places)), 0);
  if (first != NULL && *self->needle != '\0')
    g_signal_emit (self, signals[SIGNAL_TOPIC_CHOSEN], 0, first);
}

static void
find_stopped_cb (HubTopicOverview *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->places));
}

static void
activated_cb (HubTopicOverview *self,
              guint             position,
              GtkWidget        *view)
{
  GtkSelectionModel *model = GTK_IS_GRID_VIEW (view)
    ? gtk_grid_view_get_model (GTK_GRID_VIEW (view))
    : gtk_list_view_get_model (GTK_LIST_VIEW (view));
  g_autoptr(HubTopic) topic = g_list_model_get_item (G_LIST_MODEL (model), position);

  if (topic != NULL)
    g_signal_emit (self, signals[SIGNAL_TOPIC_CHOSEN], 0, topic);
}

/* --- the overview --- */

static void
set_grid (GtkGridView *view,
          GListStore  *topics)
{
  g_autoptr(GtkListItemFactory) factory = hub_topic_card_factory_new ();
  g_autoptr(GtkNoSelection) none =
    gtk_no_selection_new (hub_portions_new (G_LIST_MODEL (topics)));

  gtk_grid_view_set_factory (view, factory);
  gtk_grid_view_set_model (view, GTK_SELECTION_MODEL (none));
}

static void
set_places (HubTopicOverview *self)
{
  g_autoptr(GtkListItemFactory) factory = hub_topic_row_factory_new ();
  g_autoptr(GListModel) portions = hub_portions_new (G_LIST_MODEL (self->topics[2]));
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_steal_pointer (&portions),
                                                            g_object_ref (self->filter));
  g_autoptr(GtkNoSelection) none = gtk_no_selection_new (G_LIST_MODEL (filtered));

  gtk_list_view_set_factory (self->places, factory);
  gtk_list_view_set_model (self->places, GTK_SELECTION_MODEL (none));
}

/* A view makes its cards or rows whether it is seen or not: it gets them when it is. */
static void
fill_tab (HubTopicOverview *self)
{
  guint tab = tab_of (hub_topic_overview_get_tab (self));

  if (tab == 0 && gtk_grid_view_get_model (self->objectives) == NULL)
    set_grid (self->objectives, self->topics[0]);
  else if (tab == 1 && gtk_grid_view_get_model (self->principles) == NULL)
    set_grid (self->principles, self->topics[1]);
  else if (tab == 2 && gtk_list_view_get_model (self->places) == NULL)
    set_places (self);
}

static void
tab_changed_cb (HubTopicOverview *self)
{
  fill_tab (self);
  g_signal_emit (self, signals[SIGNAL_TAB_CHANGED], 0);
}

static void
hub_topic_overview_dispose (GObject *object)
{
  HubTopicOverview *self = HUB_TOPIC_OVERVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* A bin still points to its child when the template has let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_TOPIC_OVERVIEW);
  for (guint i = 0; i < G_N_ELEMENTS (self->topics); i++)
    g_clear_object (&self->topics[i]);
  g_clear_object (&self->filter);
  g_clear_object (&self->reader);

  G_OBJECT_CLASS (hub_topic_overview_parent_class)->dispose (object);
}

static void
hub_topic_overview_finalize (GObject *object)
{
  g_free (HUB_TOPIC_OVERVIEW (object)->needle);

  G_OBJECT_CLASS (hub_topic_overview_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-topic-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, stack);
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, tabs);
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, objectives);
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, principles);
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, places);
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, places_stack);
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, find);
  gtk_widget_class_bind_template_child (widget_class, HubTopicOverview, failed);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_stopped_cb);
  gtk_widget_class_install_action (widget_class, "topics.retry", NULL, retry_action);
}

static void
hub_topic_overview_class_init (HubTopicOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_topic_overview_dispose;
  object_class->finalize = hub_topic_overview_finalize;

  signals[SIGNAL_TAB_CHANGED] =
    g_signal_new ("tab-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOPIC_CHOSEN] =
    g_signal_new ("topic-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, HUB_TYPE_TOPIC);

  g_type_ensure (HUB_TYPE_INSTEAD);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
hub_topic_overview_init (HubTopicOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_stale = TRUE;
  self->needle = g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (self->topics); i++)
    self->topics[i] = g_list_store_new (HUB_TYPE_TOPIC);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  fill_tab (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  g_signal_connect_object (self->tabs, "notify::visible-child", G_CALLBACK (tab_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

/**
 * hub_topic_overview_set_up:
 * @self: an overview
 * @reader: who answers
 *
 * Gives the overview what it works with, once; it reads when it comes onto the screen.
 */
void
hub_topic_overview_set_up (HubTopicOverview *self,
                           HubReader        *reader)
{
  g_return_if_fail (HUB_IS_TOPIC_OVERVIEW (self));
  g_return_if_fail (self->reader == NULL);

  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "changed", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hub_topic_overview_get_tab:
 * @self: an overview
 *
 * Gets which topics are shown.
 *
 * Returns: the vocabulary; countries for regions, too
 */
HubVocabulary
hub_topic_overview_get_tab (HubTopicOverview *self)
{
  HubVocabulary vocabulary = HUB_VOCABULARY_OBJECTIVE;

  g_return_val_if_fail (HUB_IS_TOPIC_OVERVIEW (self), HUB_VOCABULARY_OBJECTIVE);

  hub_vocabulary_from_string (adw_view_stack_get_visible_child_name (self->tabs), &vocabulary);
  return vocabulary;
}

void
hub_topic_overview_set_tab (HubTopicOverview *self,
                            HubVocabulary     vocabulary)
{
  g_return_if_fail (HUB_IS_TOPIC_OVERVIEW (self));

  adw_view_stack_set_visible_child_name (self->tabs, tab_names[tab_of (vocabulary)]);
}

/**
 * hub_topic_overview_focus:
 * @self: an overview
 *
 * Moves the focus to the cards or rows, so that the arrow keys work there.
 */
void
hub_topic_overview_focus (HubTopicOverview *self)
{
  GtkWidget *views[] = { GTK_WIDGET (self->objectives), GTK_WIDGET (self->principles),
                         GTK_WIDGET (self->places) };

  g_return_if_fail (HUB_IS_TOPIC_OVERVIEW (self));

  if (!gtk_widget_grab_focus (views[tab_of (hub_topic_overview_get_tab (self))]))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
