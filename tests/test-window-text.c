/* test-window-text.c: the text of an entry in the window, as rich text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-browse-page.h"
#include "hub-detail-pane.h"
#include "hub-long-text.h"
#include "ui-stage.h"

#include <string.h>

#define HTML \
  "<h2>What the guide is for</h2>" \
  "<p>It helps <strong>local authorities</strong> plan, with <em>few</em> means: CO<sub>2</sub>, " \
  "see the <a href='https://unodc.example/report?a=1&amp;b=2'>first report</a>, the " \
  "<a href='/en/node/5'>page on the hub</a>, or write to " \
  "<a href='mailto:desk@hub.example?attach=/etc/passwd'>the desk</a>. " \
  "<a href='javascript:alert(1)'>Nothing</a> comes of this.</p>" \
  "<h3>Steps</h3><ol><li>Find out who is there.<ul><li>Ask them.</li><li>Ask their neighbours, " \
  "who may have come earlier and know what was hard for them in their first years.</li></ul></li>" \
  "<li>Plan.</li></ol>" \
  "<blockquote><p>No one should have to leave home out of despair.</p></blockquote>" \
  "<table><caption>Means</caption><tr><th>Year</th><th>What was done</th><th>Cost</th></tr>" \
  "<tr><td>2023</td><td>Courses of language in nine towns, with care for children</td><td>12,000" \
  "</td></tr><tr><td>2024</td><td></td><td>9,500</td></tr></table><hr>" \
  "<table><tr><th>Town</th><th>2021</th><th>2022</th><th>2023</th><th>2024</th><th>What was " \
  "learnt</th></tr><tr><td>Upper Village on the River</td><td>1</td><td>22</td><td>333</td>" \
  "<td>4,444</td><td>That it takes time</td></tr></table>" \
  "<pre>  a = b;\n  c</pre>" \
  "<p>\331\207\330\260\330\247 \331\206\330\265 \330\271\331\206 \330\247\331\204\331\207\330\254" \
  "\330\261\330\251 UNHCR.</p><ul><li>\330\247\331\204\330\243\331\210\331\204</li></ul>"

static HubDetailPane *
get_detail (UiStage *stage)
{
  return hub_browse_page_get_detail (hub_window_get_browse (stage->window));
}

static GtkWidget *
get_text (UiStage *stage)
{
  return ui_find (GTK_WIDGET (get_detail (stage)), HUB_TYPE_LONG_TEXT, NULL);
}

static GtkWidget *
find_label (UiStage    *stage,
            const char *text)
{
  return ui_find_label (get_text (stage), text);
}

static void
show (UiStage    *stage,
      const char *html,
      const char *summary)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("44444444-4444-4444-8444-444444444444", "en",
                                             HUB_KIND_DOCUMENT, "A guide for towns");

  hub_entry_set_url (entry, "https://hub.example/en/node/4");
  hub_entry_set_summary (entry, summary);
  hub_entry_set_body (entry, html, "plain");
  hub_detail_pane_show_copy (get_detail (stage), entry);
  ui_wait (gtk_widget_get_visible (get_text (stage)));
  ui_settle (GTK_WIDGET (stage->window));
}

static void
test_roles (UiStage *stage)
{
  GtkWidget *heading, *item, *quote, *cell;

  show (stage, HTML, NULL);
  heading = find_label (stage, "What the guide is for");
  gtk_test_accessible_assert_role (heading, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (heading, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);

  item = gtk_widget_get_parent (find_label (stage, "Ask them."));
  gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (item), GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_true (gtk_widget_get_parent (item) ==
                 gtk_widget_get_parent (gtk_widget_get_parent (find_label (stage, "Plan."))));
  g_assert_nonnull (find_label (stage, "2."));

  quote = find_label (stage, "No one should have to leave home out of despair.");
  gtk_test_accessible_assert_role (quote, GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE);

  cell = find_label (stage, "9,500");
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_CELL);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_COL_INDEX, 3);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_ROW_INDEX, 3);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (cell), GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_role (find_label (stage, "Year"),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  /* by its own letters, whatever the window's language */
  g_assert_cmpint (gtk_widget_get_direction (find_label (stage, "\330\247\331\204\330\243\331\210"
                                                         "\331\204")), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_widget_get_direction (heading), ==, GTK_TEXT_DIR_LTR);
}

static GtkWidget *
find_with (GtkWidget  *root,
           const char *part)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_with (child, part);
  return found;
}

/* F37: links say where they lead, and none leads where it may not. */
static void
test_links (UiStage *stage)
{
  GtkWidget *label;
  const char *markup;

  show (stage, HTML, NULL);
  label = find_with (get_text (stage), "<a href=\"https://unodc.example");
  g_assert_nonnull (label);
  markup = gtk_label_get_label (GTK_LABEL (label));
  g_assert_nonnull (strstr (markup, "<a href=\"https://unodc.example/report?a=1&amp;b=2\" "
                                    "title=\"https://unodc.example/report?a=1&amp;amp;b=2\">"
                                    "first report</a> <small>(\342\201\250unodc.example"
                                    "\342\201\251)</small>,"));
  g_assert_nonnull (strstr (markup, ">page on the hub</a>, or"));
  g_assert_nonnull (strstr (markup, "<a href=\"mailto:desk@hub.example\""));
  g_assert_null (strstr (markup, "passwd"));
  g_assert_null (strstr (markup, "javascript"));
  g_assert_nonnull (strstr (markup, "<b>local authorities</b>"));
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (label)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "local authorities plan"));

  /* a link is reached by the keyboard */
  ui_activate (GTK_WINDOW (stage->window));
  g_assert_true (gtk_widget_grab_focus (label));
  g_assert_null (gtk_label_get_current_uri (GTK_LABEL (label)));
  gtk_widget_child_focus (label, GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (gtk_label_get_current_uri (GTK_LABEL (label)), ==,
                   "https://unodc.example/report?a=1&b=2");
}

/* P5: what looks like markup is text, also among what has a look of its own. */
static void
test_hostile (UiStage *stage)
{
  show (stage, "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp; <b>&lt;a href='file:///'&gt;y</b> "
        "<a href='https://a.example/&quot;&gt;&lt;i&gt;'>&lt;span&gt; &amp;</a></p>", NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_with (get_text (stage), "file"))), ==,
                   "<b>x</b> &amp; <a href='file:///'>y <span> & "
                   "(\342\201\250a.example\342\201\251)");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
read_clipboard (UiStage    *stage,
                const char *mime)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (stage->window));
  const char *const mimes[] = { mime, NULL };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  char *bytes = g_malloc0 (64 * 1024);
  gsize length = 0;

  gdk_clipboard_read_async (clipboard, (const char **) mimes, G_PRIORITY_DEFAULT, NULL, read_cb,
                            &result);
  ui_wait (result != NULL);
  stream = gdk_clipboard_read_finish (clipboard, result, NULL, &error);
  g_assert_no_error (error);
  /* what the program itself offers comes by a pipe that the main loop fills */
  while (TRUE)
    {
      g_autoptr(GAsyncResult) more = NULL;
      gssize n;

      g_input_stream_read_async (stream, bytes + length, 64 * 1024 - 1 - length,
                                 G_PRIORITY_DEFAULT, NULL, read_cb, &more);
      ui_wait (more != NULL);
      n = g_input_stream_read_finish (stream, more, &error);
      g_assert_no_error (error);
      if (n == 0)
        return bytes;
      length += (gsize) n;
    }
}

static void
test_copy (UiStage *stage)
{
  g_autofree char *html = NULL;
  g_autofree char *plain = NULL;

  show (stage, HTML, NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_detail (stage)), "detail.copy-text", NULL);
  html = read_clipboard (stage, "text/html");
  plain = read_clipboard (stage, "text/plain;charset=utf-8");
  g_assert_true (g_str_has_prefix (html, "<h2>What the guide is for</h2><p>It helps <strong>"));
  g_assert_null (strstr (html, "javascript"));
  g_assert_true (g_str_has_prefix (plain, "What the guide is for\n\nIt helps local authorities"));
  g_assert_nonnull (strstr (plain, "\n1. Find out who is there.\n  \342\200\242 Ask them.\n"));
}

/* A summary that is how the text begins is not said twice. */
static void
test_summary (UiStage *stage)
{
  show (stage, "<p>One two.</p><p>Three.</p>", "One two.");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (get_detail (stage)), "One two."));
  g_assert_null (find_label (stage, "One two."));
  g_assert_nonnull (find_label (stage, "Three."));

  show (stage, "<p>One <b>two</b>. Three.</p>", "One two.");
  g_assert_null (ui_find_label (GTK_WIDGET (get_detail (stage)), "One two."));
  g_assert_nonnull (find_label (stage, "One <b>two</b>. Three."));

  show (stage, "<p>Else.</p>", "One two.");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (get_detail (stage)), "One two."));
  g_assert_nonnull (find_label (stage, "Else."));
}

/* More comes when it is asked for, and the focus goes on there. */
static void
test_more (UiStage *stage)
{
  g_autoptr(GString) html = g_string_new (NULL);
  GtkWidget *box, *button;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (html, "<h3>Part %u</h3><p>Some <b>text</b> of it.</p>", i);
  show (stage, html->str, NULL);
  box = gtk_widget_get_first_child (get_text (stage));
  ui_wait (GTK_IS_BUTTON (gtk_widget_get_last_child (box)));
  g_assert_null (find_label (stage, "Part 499"));

  ui_activate (GTK_WINDOW (stage->window));
  while (GTK_IS_BUTTON (button = gtk_widget_get_last_child (box)))
    {
      gtk_widget_grab_focus (button);
      g_signal_emit_by_name (button, "clicked");
      g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (GTK_WINDOW (stage->window))));
      ui_settle (GTK_WIDGET (stage->window));
    }
  g_assert_nonnull (find_label (stage, "Part 499"));
}

static void
open_first (UiStage *stage)
{
  GtkWidget *list = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)), GTK_TYPE_LIST_VIEW,
                             "entries");

  ui_settle (GTK_WIDGET (stage->window));
  g_signal_emit_by_name (list, "activate", 0);
  ui_wait (gtk_widget_get_mapped (GTK_WIDGET (get_detail (stage))));
}

static void
scroll_down (UiStage *stage)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (get_text (stage), GTK_TYPE_SCROLLED_WINDOW);

  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 460);
}

/* To be looked at; nothing may need more room than there is. */
static void
test_pictures (UiStage *stage)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  ui_stage_resize (stage, 1400, 900);
  show (stage, HTML, "What towns can do, in a few words.");
  ui_stage_picture (stage, "text-wide.png");
  scroll_down (stage);
  ui_stage_picture (stage, "text-wide-end.png");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "text-dark.png");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "text-mirrored.png");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* At 200 % even a wide window has room for one pane only. */
static void
test_large (UiStage *stage)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  open_first (stage);
  show (stage, HTML, NULL);
  ui_stage_picture (stage, "text-large.png");
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
test_narrow (UiStage *stage)
{
  ui_stage_resize (stage, 360, 720);
  open_first (stage);
  show (stage, HTML, NULL);
  ui_stage_picture (stage, "text-narrow.png");
  scroll_down (stage);
  ui_stage_picture (stage, "text-narrow-end.png");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (stage->window)), <=, 360);
  g_assert_cmpint (gtk_widget_get_width (get_text (stage)), <=, 360);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/ui/text/roles", test_roles, ui_stage_test);
  g_test_add_data_func ("/ui/text/F37-links", test_links, ui_stage_test);
  g_test_add_data_func ("/ui/text/P5-hostile", test_hostile, ui_stage_test);
  g_test_add_data_func ("/ui/text/copy", test_copy, ui_stage_test);
  g_test_add_data_func ("/ui/text/summary", test_summary, ui_stage_test);
  g_test_add_data_func ("/ui/text/more", test_more, ui_stage_test);
  g_test_add_data_func ("/ui/text/pictures", test_pictures, ui_stage_test);
  g_test_add_data_func ("/ui/text/large", test_large, ui_stage_test);
  g_test_add_data_func ("/ui/text/narrow", test_narrow, ui_stage_test);

  return g_test_run ();
}
