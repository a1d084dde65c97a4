/* test-widgets.c: each widget by itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-about.h"
#include "hub-briefing-dialog.h"
#include "hub-chip-bar.h"
#include "hub-cite-dialog.h"
#include "hub-detail-pane.h"
#include "hub-discovery-dialog.h"
#include "hub-discovery-row.h"
#include "hub-entry-row.h"
#include "hub-event-row.h"
#include "hub-events-page.h"
#include "hub-facet-group.h"
#include "hub-facet-panel.h"
#include "hub-facet-row.h"
#include "hub-long-blocks.h"
#include "hub-long-text.h"
#include "hub-no-entries.h"
#include "hub-paragraph.h"
#include "hub-preferences-dialog.h"
#include "hub-progress-ring.h"
#include "hub-reader-whole.h"
#include "hub-reading-list-page.h"
#include "hub-row-text.h"
#include "hub-search-field.h"
#include "hub-search-tips.h"
#include "hub-shortcuts-dialog.h"
#include "hub-star-button.h"
#include "hub-sync-button.h"
#include "hub-topic-card.h"
#include "hub-topic-overview.h"
#include "hub-topic-page.h"
#include "hub-ui-resource.h"
#include "hub-year-range.h"
#include "raw-server.h"
#include "ui-stage.h"

static void
test_each_template (void)
{
  const GType types[] = {
    HUB_TYPE_BRIEFING_DIALOG, HUB_TYPE_BROWSE_PAGE, HUB_TYPE_CHIP_BAR, HUB_TYPE_CITE_DIALOG,
    HUB_TYPE_DETAIL_PANE, HUB_TYPE_LONG_TEXT, HUB_TYPE_DISCOVERY_DIALOG, HUB_TYPE_DISCOVERY_ROW,
    HUB_TYPE_ENTRY_ROW, HUB_TYPE_FACET_GROUP, HUB_TYPE_FACET_PANEL, HUB_TYPE_FACET_ROW,
    HUB_TYPE_NO_ENTRIES, HUB_TYPE_NOTICE, HUB_TYPE_PREFERENCES_DIALOG, HUB_TYPE_READING_LIST_PAGE,
    HUB_TYPE_SEARCH_FIELD, HUB_TYPE_SEARCH_TIPS, HUB_TYPE_SHORTCUTS_DIALOG, HUB_TYPE_STAR_BUTTON,
    HUB_TYPE_SYNC_BUTTON, HUB_TYPE_TOPIC_CARD, HUB_TYPE_TOPIC_OVERVIEW, HUB_TYPE_TOPIC_PAGE,
    HUB_TYPE_EVENT_ROW, HUB_TYPE_EVENTS_PAGE, HUB_TYPE_YEAR_RANGE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_assert_true (GTK_IS_WIDGET (widget));
      g_assert_finalize_object (widget);
    }
}

static void
test_dialogs (UiStage *stage)
{
  GtkWidget *about = g_object_ref_sink (GTK_WIDGET (hub_about_new ()));
  const char *versions = adw_about_dialog_get_debug_info (ADW_ABOUT_DIALOG (about));

  g_assert_nonnull (strstr (versions, "libadwaita 1."));
  g_assert_nonnull (strstr (adw_about_dialog_get_comments (ADW_ABOUT_DIALOG (about)),
                            "Not an official product of the United Nations"));
  g_object_unref (about);

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "search-tips", NULL);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "objective:10") != NULL);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (stage->window)));

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "shortcuts", NULL);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "F9") != NULL);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (
    ADW_APPLICATION_WINDOW (stage->window)));
}

static void
test_facet_row_states (void)
{
  const HubFacetValue value = { "africa", "Africa", "Africa", NULL, 0, 48 };
  g_autoptr(HubFacetItem) item = hub_facet_item_new (HUB_FACET_REGION, &value);
  g_autoptr(GtkWidget) row = g_object_ref_sink (hub_facet_row_new (FALSE));
  GtkAccessible *check = GTK_ACCESSIBLE (hub_facet_row_get_check (HUB_FACET_ROW (row)));

  hub_facet_row_set_item (HUB_FACET_ROW (row), item);
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Africa, 48 entries");
  gtk_test_accessible_assert_state (check, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);

  hub_facet_item_update (item, "Africa", 48, HUB_CHOICE_INCLUDE);
  gtk_test_accessible_assert_state (check, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);

  hub_facet_item_update (item, "Africa", 1, HUB_CHOICE_EXCLUDE);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Africa, 1 entry");
  gtk_test_accessible_assert_state (check, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_MIXED);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Left out. Activate to clear");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (check), "excluded"));
  hub_facet_row_set_item (HUB_FACET_ROW (row), NULL);
}

/* Takes the place of Browse: notes what a row asks for. */
static void
chosen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  int *choice = user_data;
  const char *code;
  int facet;

  g_variant_get (parameter, "(i&si)", &facet, &code, choice);
  g_assert_cmpint (facet, ==, HUB_FACET_REGION);
  g_assert_cmpstr (code, ==, "africa");
}

static void
test_facet_row_clicks (void)
{
  const HubFacetValue value = { "africa", "Africa", "Africa", NULL, 0, 48 };
  const HubChoice order[] = { HUB_CHOICE_INCLUDE, HUB_CHOICE_EXCLUDE, HUB_CHOICE_NONE };
  const GActionEntry entries[] = { { "choose", chosen_cb, "(isi)" } };
  g_autoptr(HubFacetItem) item = hub_facet_item_new (HUB_FACET_REGION, &value);
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GtkWidget) row = g_object_ref_sink (hub_facet_row_new (FALSE));
  int choice = -1;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, &choice);
  gtk_widget_insert_action_group (row, "browse", G_ACTION_GROUP (group));
  hub_facet_row_set_item (HUB_FACET_ROW (row), item);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_signal_emit_by_name (hub_facet_row_get_check (HUB_FACET_ROW (row)), "clicked");
      g_assert_cmpint (choice, ==, order[i]);
      hub_facet_item_update (item, "Africa", 48, choice);
    }
}

static void
test_star (void)
{
  g_autoptr(GtkWidget) star = g_object_ref_sink (g_object_new (HUB_TYPE_STAR_BUTTON, NULL));
  GtkAccessible *button = GTK_ACCESSIBLE (hub_star_button_get_button (HUB_STAR_BUTTON (star)));

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add to Reading List");
  hub_star_button_set_saved (HUB_STAR_BUTTON (star), TRUE);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove from Reading List");
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* F32: a body of 2 MiB is cut, comes piece by piece, and more of it when it is asked for. */
static void
test_long_body (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *text = g_object_new (HUB_TYPE_LONG_TEXT, NULL);
  GtkWidget *box = gtk_widget_get_first_child (text);
  g_autoptr(GString) body = g_string_new (NULL);
  g_autoptr(HubRichText) rich = NULL;
  guint n_labels = 0;
  guint n_more = 0;

  while (body->len < 2 * 1024 * 1024)
    g_string_append (body, "Ünïcödé words without any end to them, one after the other. ");
  rich = hub_rich_text_new (body->str, NULL, HUB_READER_TEXT_MAX);

  gtk_window_set_child (GTK_WINDOW (window), text);
  hub_long_text_set_text (HUB_LONG_TEXT (text), rich, 0, NULL);
  g_assert_true (gtk_widget_get_first_child (box) == gtk_widget_get_last_child (box));
  iterate ();
  while (GTK_IS_BUTTON (gtk_widget_get_last_child (box)))
    {
      g_signal_emit_by_name (gtk_widget_get_last_child (box), "clicked");
      iterate ();
      n_more++;
    }
  g_assert_cmpuint (n_more, ==, 6);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_labels++;
  g_assert_cmpuint (n_labels, >=, 50);
  g_assert_cmpuint (n_labels, <=, 60);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (box))),
                            "The rest is on the hub"));

  hub_long_text_set_text (HUB_LONG_TEXT (text), NULL, 0, NULL);
  g_assert_false (gtk_widget_get_visible (text));
  gtk_window_destroy (GTK_WINDOW (window));
}

static HubEntry *
make_hostile (void)
{
  g_autofree char *title = g_strconcat ("AT&T <b>bold</b> %s ", "x", NULL);
  HubEntry *entry = hub_entry_new ("22222222-2222-4222-8222-222222222222", "en",
                                   HUB_KIND_DOCUMENT, title);
  HubAttachment *link = hub_attachment_new (FALSE);

  hub_entry_set_url (entry, "javascript:alert(1)");
  hub_entry_set_summary (entry, "<span foreground='red'>not & markup</span>");
  hub_entry_set_body (entry, "<script>x</script>", "Plain <i>text</i> & more");
  hub_entry_set_location (entry, "<a href='x'>Geneva</a>");
  link->uri = g_strdup ("file:///etc/passwd");
  link->title = g_strdup ("<b>link</b> &");
  hub_entry_take_attachment (entry, link);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *label = g_strdup_printf ("<term> & %u", i);
      g_autofree char *uuid = g_strdup_printf ("t%u", i);
      HubTerm *term = hub_term_new (HUB_VOCABULARY_COUNTRY, uuid, label);

      term->code = g_strdup (uuid);
      hub_entry_take_term (entry, term);
    }
  return entry;
}

/* P5, F35, F37: what the server says is text, and no button leads where it may not. */
static void
test_hostile_entry (UiStage *stage)
{
  g_autoptr(HubEntry) entry = make_hostile ();
  HubDetailPane *detail;

  detail = hub_browse_page_get_detail (hub_window_get_browse (stage->window));
  hub_detail_pane_show_copy (detail, entry);
  ui_wait (ui_find_label (GTK_WIDGET (detail), "Plain <i>text</i> & more") != NULL);

  g_assert_nonnull (ui_find_label (GTK_WIDGET (detail), "AT&T <b>bold</b> %s x"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (detail), "and 940 more"));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (GTK_WIDGET (detail), "detail.open")));
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (GTK_WIDGET (detail),
                                                           "detail.copy-link")));
}

static void
count_peer (RawPeer  *peer,
            gpointer  n_peers)
{
  g_autofree char *request = raw_peer_read_request (peer);

  g_atomic_int_inc ((int *) n_peers);
}

/* F36: whatever a body names, reading it asks nobody for anything. */
static void
test_no_request (UiStage *stage)
{
  int n_peers = 0;
  g_autoptr(RawServer) server = raw_server_new (NULL, count_peer, &n_peers);
  const char *url = raw_server_get_url (server);
  g_autofree char *html = g_strdup_printf ("<img src='%s/pixel.gif' alt='A map'><iframe src='%s'>"
                                           "</iframe><link rel=stylesheet href='%s/x.css'>"
                                           "<video src='%s/v' poster='%s/p'></video> and more",
                                           url, url, url, url, url);
  g_autoptr(HubEntry) entry = hub_entry_new ("33333333-3333-4333-8333-333333333333", "en",
                                             HUB_KIND_DOCUMENT, html);
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  HubAttachment *image = hub_attachment_new (FALSE);
  HubDetailPane *detail;
  GtkWidget *row;

  image->uri = g_strdup_printf ("%s/pixel.gif", url);   /* as the mapper makes of it */
  image->title = g_strdup ("A map");
  hub_entry_take_attachment (entry, image);
  hub_entry_set_body (entry, html, "[A map] and more");
  hub_entry_set_summary (entry, html);
  detail = hub_browse_page_get_detail (hub_window_get_browse (stage->window));
  hub_detail_pane_show_copy (detail, entry);
  ui_wait (ui_find_label (GTK_WIDGET (detail), "[A map] and more") != NULL);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (detail), html));
  row = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (detail), "A map"),
                                 ADW_TYPE_ACTION_ROW);
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_cmpint (g_atomic_int_get (&n_peers), ==, 0);

  /* the server would have noticed */
  connection = g_socket_client_connect_to_uri (client, url, 80, NULL, NULL);
  g_assert_nonnull (connection);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  while (g_atomic_int_get (&n_peers) == 0)
    g_usleep (1000);
}

/* Paragraphs have their edge at the side where their own language begins. */
static void
test_paragraph (void)
{
  const char *const english = "Every year thousands of people fall into the hands of traffickers.";
  const char *const arabic = "يقع آلاف الأشخاص كل عام في أيدي المتجرين بالبشر.";
  GtkLabel *label = GTK_LABEL (g_object_ref_sink (gtk_label_new (english)));

  gtk_widget_set_direction (GTK_WIDGET (label), GTK_TEXT_DIR_LTR);
  hub_paragraph_align (label);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 0);
  gtk_label_set_label (label, arabic);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 1);
  gtk_widget_set_direction (GTK_WIDGET (label), GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 0);
  gtk_label_set_label (label, english);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 1);
  gtk_label_set_label (label, "2026");
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 0);
  g_assert_finalize_object (label);
}

/* Lists the left edges of all text below a node. */
static void
list_edges (GskRenderNode *node,
            GArray        *edges)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);

  if (type == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      list_edges (gsk_container_node_get_child (node, i), edges);
  else if (type == GSK_TRANSFORM_NODE)
    list_edges (gsk_transform_node_get_child (node), edges);
  else if (type == GSK_TEXT_NODE)
    g_array_append_val (edges, gsk_text_node_get_offset (node)->x);
}

/* In a mirrored row the lines of a title in a language that is not begin below each other. */
static void
test_mirrored_title (void)
{
  GtkWidget *window = gtk_window_new ();
  HubRowText *text = hub_row_text_new (window);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (float));

  gtk_widget_set_direction (window, GTK_TEXT_DIR_RTL);
  hub_row_text_set (text, HUB_ROW_TITLE, "Recommended principles and guidelines on the rights of "
                    "all who were trafficked", NULL);
  hub_row_text_snapshot (text, snapshot, 400);
  node = gtk_snapshot_to_node (snapshot);
  list_edges (node, edges);
  g_assert_cmpuint (edges->len, >=, 2);
  for (guint i = 1; i < edges->len; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (edges, float, i),
                                    g_array_index (edges, float, 0), 0.5);
  hub_row_text_free (text);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_progress_ring (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *ring = hub_progress_ring_new ("view-refresh-symbolic", "media-playback-stop-symbolic");
  const double fractions[] = { -1, 0, 0.3, 0.5, 0.8, 1 };

  gtk_window_set_child (GTK_WINDOW (window), ring);
  gtk_window_present (GTK_WINDOW (window));
  for (gsize i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      hub_progress_ring_set (HUB_PROGRESS_RING (ring), TRUE, fractions[i]);
      ui_settle (window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A mark stays on its word where places are said behind links before it. */
static void
test_marks_behind_links (void)
{
  g_autoptr(HubRichText) text = hub_rich_text_new (
    "<p>See <a href='https://other.example/a'>one</a>, <b>two</b> and "
    "<a href='https://third.example/b'>three words</a>, then four words.</p>",
    "https://hub.example/", 1000);
  const HubRichBlock *block = hub_rich_text_get_block (text, 0);
  GtkWidget *label = g_object_ref_sink (hub_long_block_new (block, 0, strlen (block->text),
                                                            "https://hub.example/"));
  const char *shown = gtk_label_get_text (GTK_LABEL (label));
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (HubMark));
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (HubMark));

  for (const char *at = strstr (block->text, "words"); at != NULL; at = strstr (at + 1, "words"))
    {
      gsize start = (gsize) (at - block->text);
      HubMark mark = { { start, start + strlen ("words") }, 1 };

      g_array_append_val (marks, mark);
    }
  g_assert_cmpuint (marks->len, ==, 2);
  g_assert_nonnull (strstr (shown, "third.example"));
  hub_long_block_add_marks (block, 0, strlen (block->text), "https://hub.example/", marks, 0,
                            found);
  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < found->len; i++)
    {
      HubSpan span = g_array_index (found, HubMark, i).span;
      g_autofree char *word = g_strndup (shown + span.start, span.end - span.start);

      g_assert_cmpstr (word, ==, "words");
    }
  g_object_unref (label);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  (void) hub_ui_get_resource ();   /* or the linker drops it; it registers itself */
  g_test_add_func ("/ui/widgets/each-template", test_each_template);
  g_test_add_data_func ("/ui/widgets/dialogs", test_dialogs, ui_stage_test);
  g_test_add_func ("/ui/widgets/facet-row/states", test_facet_row_states);
  g_test_add_func ("/ui/widgets/facet-row/clicks", test_facet_row_clicks);
  g_test_add_func ("/ui/widgets/star", test_star);
  g_test_add_func ("/ui/widgets/F32-long-body", test_long_body);
  g_test_add_data_func ("/ui/widgets/F35-F37-hostile-entry", test_hostile_entry, ui_stage_test);
  g_test_add_data_func ("/ui/widgets/F36-no-request", test_no_request, ui_stage_test);
  g_test_add_func ("/ui/widgets/marks-behind-links", test_marks_behind_links);
  g_test_add_func ("/ui/widgets/paragraph", test_paragraph);
  g_test_add_func ("/ui/widgets/mirrored-title", test_mirrored_title);
  g_test_add_func ("/ui/widgets/progress-ring", test_progress_ring);
  return g_test_run ();
}
