/* hub-topic-page.c: one objective, principle, region or country
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-page"

#include "hub-topic-page.h"

#include "hub-instead.h"
#include "hub-long-text.h"
#include "hub-reader-topics.h"
#include "hub-reader-whole.h"
#include "hub-term-names.h"
#include "hub-topic-format.h"
#include "hub-topic-parts.h"
#include "hub-topic-section.h"

/**
 * HubTopicPage:
 *
 * Shows a [struct@Hub.Brief]: what the Compact and the hub say of a topic, then its entries by
 * kind, or beside it in a wide window, then what it lacks. What is not known is not shown. The
 * parts are made one by one when the main loop is idle, so that a long page never holds a frame up.
 *
 * Signal `entry-chosen (HubEntry)`: a row was activated.
 */
struct _HubTopicPage
{
  AdwBreakpointBin   parent_instance;

  GtkStack          *stack;
  HubInstead        *failed;
  GtkScrolledWindow *scroller;
  GtkLabel          *kind;
  GtkLabel          *title;
  GtkLabel          *other_name;
  GtkLabel          *count;
  GtkLabel          *years;
  HubSpark          *spark;
  HubLongText       *summary;
  GtkWidget         *columns;
  GtkBox            *texts;
  GtkBox            *sections;
  GtkBox            *rest;

  HubReader         *reader;        /* (owned) (nullable) */
  HubLibrary        *library;       /* (owned) (nullable) */
  HubVocabulary      vocabulary;
  char              *code;          /* (owned) (nullable): of what is to be shown */
  HubBrief          *brief;         /* (owned) (nullable): what is shown */
  GPtrArray         *items;         /* (owned) (element-type HubListItem): of the rows */
  GCancellable      *cancellable;   /* (owned) (nullable): of the brief being read */
  guint              part;          /* the next that is to be made */
  guint              idle_id;       /* 0 none */
  guint              is_stale : 1;  /* what is shown was read before something changed */
};

typedef enum
{
  SIGNAL_ENTRY_CHOSEN,
} HubTopicPageSignal;

static guint signals[SIGNAL_ENTRY_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (HubTopicPage, hub_topic_page, ADW_TYPE_BREAKPOINT_BIN)

/* As on the hub's own page, and the rest after them. */
static const HubKind kinds[HUB_N_KINDS] = {
  HUB_KIND_DOCUMENT, HUB_KIND_EVENT, HUB_KIND_PROJECT, HUB_KIND_TRAINING, HUB_KIND_VIDEO,
  HUB_KIND_PRACTICE, HUB_KIND_OTHER,
};

/* Beside the texts where there is room, else below. (A horizontal box would ask both for their
 * width at its height, and so for that of lists which are as narrow as can be: seen with
 * GTK 4.18.6.) */
static void
place_sections_cb (HubTopicPage *self)
{
  gboolean is_wide = adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL;
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->columns);
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (self->sections));

  g_object_set (place, "column", is_wide ? 1 : 0, "row", is_wide ? 0 : 1, "row-span",
                is_wide ? 2 : 1, NULL);
  place = gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (self->rest));
  g_object_set (place, "row", is_wide ? 1 : 2, NULL);
}

/* --- parts --- */

static void
row_activated_cb (HubTopicPage  *self,
                  GtkListBoxRow *row)
{
  HubListItem *item = hub_topic_section_get_item (row);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_ENTRY_CHOSEN], 0, hub_list_item_get_entry (item));
}

static void
add_section (HubTopicPage *self,
             HubKind       kind)
{
  const HubBriefSection *section = &self->brief->sections[kind];
  GtkWidget *list = NULL;
  GtkWidget *part;

  if (section->total == 0)
    return;

  part = hub_topic_section_new (self->brief->topic, kind, section, self->items, &list);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->sections, part);
}

static void
update_saved (HubTopicPage *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      HubListItem *item = g_ptr_array_index (self->items, i);

      hub_list_item_set_saved (item, hub_library_contains (self->library,
                                                           hub_list_item_get_entry (item)));
    }
}

/* Makes the part number @part, if there is something to show; FALSE behind the last. */
static gboolean
make_part (HubTopicPage *self,
           guint         part)
{
  GtkWidget *made = NULL;

  if (part < HUB_N_TOPIC_PARTS)
    made = hub_topic_parts_make (self->brief, (HubTopicPart) part);
  else if (part < HUB_N_TOPIC_PARTS + HUB_N_KINDS)
    add_section (self, kinds[part - HUB_N_TOPIC_PARTS]);
  else
    return FALSE;

  if (made != NULL)
    gtk_box_append (part < HUB_TOPIC_PART_MISSING ? self->texts : self->rest, made);
  return TRUE;
}

static gboolean
idle_cb (gpointer user_data)
{
  HubTopicPage *self = user_data;

  if (make_part (self, self->part++))
    return G_SOURCE_CONTINUE;

  update_saved (self);
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
clear_parts (HubTopicPage *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  clear_box (self->texts);
  clear_box (self->sections);
  clear_box (self->rest);
  g_ptr_array_set_size (self->items, 0);
  self->part = 0;
}

static void
show_line (GtkLabel   *label,
           const char *text)   /* (nullable) */
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* An objective goes by its whole title; a country by the hub's name for it, and its other name. */
static void
show_head (HubTopicPage *self)
{
  HubTopic *topic = self->brief->topic;
  const HubTerm *term = hub_topic_get_term (topic);
  gboolean is_country = term->vocabulary == HUB_VOCABULARY_COUNTRY;
  const char *title = is_country ? NULL : hub_term_get_title (term);
  /* The other name is in the language of the hub: it is none where its names are translated. */
  gboolean has_other = is_country && hub_term_get_name (term) == term->label &&
                       g_strcmp0 (term->title, term->label) != 0;
  g_autofree char *kind = hub_topic_parts_dup_kind (topic);
  g_autofree char *entries = hub_topic_format_entries (hub_topic_get_count (topic));
  g_autofree char *years = hub_topic_format_years (topic);
  g_autoptr(HubRichText) summary = hub_rich_text_new_plain (hub_term_get_summary (term),
                                                            HUB_READER_TEXT_MAX);

  show_line (self->kind, kind);
  show_line (self->title, title != NULL ? title : hub_topic_get_name (topic));
  show_line (self->other_name, has_other ? term->title : NULL);
  show_line (self->count, entries);
  show_line (self->years, years);
  gtk_widget_set_visible (GTK_WIDGET (self->spark), years != NULL);
  hub_topic_show_years (topic, self->spark);
  hub_long_text_set_text (self->summary, summary, 0, NULL);
}

static void
show_brief (HubTopicPage *self,
            HubBrief     *brief)
{
  gboolean is_same = self->brief != NULL &&
                     g_strcmp0 (hub_topic_get_term (self->brief->topic)->uuid,
                                hub_topic_get_term (brief->topic)->uuid) == 0;

  if (!is_same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  clear_parts (self);
  g_clear_pointer (&self->brief, hub_brief_unref);
  self->brief = hub_brief_ref (brief);
  show_head (self);
  gtk_stack_set_visible_child_name (self->stack, "topic");
  self->idle_id = g_idle_add (idle_cb, self);
  g_source_set_name_by_id (self->idle_id, "[hub] parts of a topic");
}

/* --- reading --- */

static void
brief_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubTopicPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubBrief) brief = hub_reader_brief_finish (HUB_READER (source), result, &error);
  gboolean had_focus;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  g_clear_object (&self->cancellable);
  self->is_stale = FALSE;
  had_focus = gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  if (brief != NULL)
    show_brief (self, brief);
  else if (error != NULL)
    hub_instead_say_error (self->failed, error);
  if (brief == NULL)
    gtk_stack_set_visible_child_name (self->stack, error != NULL ? "failed" : "gone");
  if (had_focus)
    hub_topic_page_focus (self);
}

static void
read_brief (HubTopicPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hub_reader_brief_async (self->reader, self->vocabulary, self->code, self->cancellable, brief_cb,
                          g_object_ref (self));
}

static void
reader_changed_cb (HubTopicPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->code != NULL)
    read_brief (self);
}

static void
map_cb (HubTopicPage *self)
{
  if (self->is_stale && self->code != NULL && self->reader != NULL)
    read_brief (self);
}

/* Nobody waits any more. */
static void
unmap_cb (HubTopicPage *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_stale = TRUE;
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  read_brief (HUB_TOPIC_PAGE (widget));
}

static void
hub_topic_page_dispose (GObject *object)
{
  HubTopicPage *self = HUB_TOPIC_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->brief, hub_brief_unref);
  /* A bin still points to its child when the template has let it go. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_TOPIC_PAGE);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_topic_page_parent_class)->dispose (object);
}

static void
hub_topic_page_finalize (GObject *object)
{
  HubTopicPage *self = HUB_TOPIC_PAGE (object);

  g_ptr_array_unref (self->items);
  g_free (self->code);

  G_OBJECT_CLASS (hub_topic_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-topic-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, failed);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, kind);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, title);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, other_name);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, count);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, years);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, spark);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, columns);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, texts);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, sections);
  gtk_widget_class_bind_template_child (widget_class, HubTopicPage, rest);
  gtk_widget_class_bind_template_callback (widget_class, place_sections_cb);
  gtk_widget_class_install_action (widget_class, "topic.retry", NULL, retry_action);
}

static void
hub_topic_page_class_init (HubTopicPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_topic_page_dispose;
  object_class->finalize = hub_topic_page_finalize;

  signals[SIGNAL_ENTRY_CHOSEN] =
    g_signal_new ("entry-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, HUB_TYPE_ENTRY);

  g_type_ensure (HUB_TYPE_INSTEAD);
  g_type_ensure (HUB_TYPE_SPARK);
  g_type_ensure (HUB_TYPE_LONG_TEXT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
hub_topic_page_init (HubTopicPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

/**
 * hub_topic_page_new:
 * @reader: who answers
 * @library: what the user keeps
 *
 * Makes a page that shows nothing yet.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hub_topic_page_new (HubReader  *reader,
                    HubLibrary *library)
{
  HubTopicPage *self = g_object_new (HUB_TYPE_TOPIC_PAGE, NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  g_signal_connect_object (reader, "changed", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (update_saved), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * hub_topic_page_show:
 * @self: a page
 * @vocabulary: a vocabulary
 * @code: code of one of its terms, from outside
 *
 * Reads and shows another topic; the one before is not waited for any more.
 */
void
hub_topic_page_show (HubTopicPage  *self,
                     HubVocabulary  vocabulary,
                     const char    *code)
{
  g_return_if_fail (HUB_IS_TOPIC_PAGE (self));
  g_return_if_fail (code != NULL);

  if (self->vocabulary == vocabulary && g_strcmp0 (self->code, code) == 0 && !self->is_stale)
    return;

  self->vocabulary = vocabulary;
  g_set_str (&self->code, code);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  read_brief (self);
}

HubVocabulary
hub_topic_page_get_vocabulary (HubTopicPage *self)
{
  g_return_val_if_fail (HUB_IS_TOPIC_PAGE (self), HUB_VOCABULARY_OBJECTIVE);

  return self->vocabulary;
}

const char *
hub_topic_page_get_code (HubTopicPage *self)
{
  g_return_val_if_fail (HUB_IS_TOPIC_PAGE (self), NULL);

  return self->code;
}

/* whether something is still being read or made */
gboolean
hub_topic_page_is_busy (HubTopicPage *self)
{
  g_return_val_if_fail (HUB_IS_TOPIC_PAGE (self), FALSE);

  return self->cancellable != NULL || self->idle_id != 0;
}

/**
 * hub_topic_page_focus:
 * @self: a page
 *
 * Moves the focus to the text, so that the arrow keys scroll it, or to what stands in its place.
 */
void
hub_topic_page_focus (HubTopicPage *self)
{
  g_return_if_fail (HUB_IS_TOPIC_PAGE (self));

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->scroller)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
