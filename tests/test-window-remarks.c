/* test-window-remarks.c: what the user says of entries, in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-collection-box.h"
#include "hub-format.h"
#include "hub-reading-list.h"
#include "hub-remark-editor.h"
#include "ui-stage.h"

#include <glib/gstdio.h>
#include <string.h>

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

static HubRemark *
get_remark (UiStage *stage,
            guint    position)
{
  HubStock *stock = hub_library_get_stock (get_library (stage));

  return position < stock->remarks->len ? g_ptr_array_index (stock->remarks, position) : NULL;
}

/* Stars the entry at @position of Browse. */
static void
star (UiStage *stage,
      guint    position)
{
  guint n_kept = 0;

  ui_wait (hub_library_is_loaded (get_library (stage)));
  n_kept = g_list_model_get_n_items (G_LIST_MODEL (get_library (stage)));
  ui_stage_act (stage, "win.show-browse", NULL);
  ui_stage_select (stage, position);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (get_library (stage))) == n_kept + 1);
}

static HubRemarkEditor *
get_editor (UiStage *stage)
{
  return hub_detail_pane_get_remark (
    hub_browse_page_get_detail (hub_window_get_browse (stage->window)));
}

static void
type (HubRemarkEditor *editor,
      const char      *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (hub_remark_editor_get_note (editor)), text,
                            -1);
}

static char *
dup_typed (HubRemarkEditor *editor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (hub_remark_editor_get_note (editor));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What is typed is stored without a word, and is there after a new start. */
static void
note_play (UiStage *stage)
{
  HubRemarkEditor *editor = get_editor (stage);

  ui_stage_select (stage, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (editor)));
  star (stage, 0);
  ui_wait (gtk_widget_get_visible (GTK_WIDGET (editor)));
  type (editor, "First paragraph.\n\nSecond.");
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "First paragraph.\n\nSecond."));

  /* A line that is begun stays in the field, though it is not kept. */
  type (editor, "One line\n");
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "One line"));
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_true (gtk_text_buffer_get_line_count (
    gtk_text_view_get_buffer (hub_remark_editor_get_note (editor))) == 2);
  ui_stage_picture (stage, "remark-note.png");

  /* Not stored yet when another entry is shown, and when the window goes. */
  type (editor, "Quickly left");
  ui_stage_select (stage, 1);
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "Quickly left"));
  ui_stage_select (stage, 0);
  type (editor, "Typed at the very end");
}

static void
note_after_restart_play (UiStage *stage)
{
  g_autofree char *typed = NULL;

  ui_wait (hub_library_is_loaded (get_library (stage)));
  g_assert_cmpstr (get_remark (stage, 0)->note, ==, "Typed at the very end");
  ui_stage_select (stage, 0);
  typed = dup_typed (get_editor (stage));
  g_assert_cmpstr (typed, ==, "Typed at the very end");
}

static void
test_note_lasts (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  ui_stage_play (stage, note_play);
  ui_stage_play (stage, note_after_restart_play);
}

/* F50: a note that cannot be stored stays where it was typed, says so, and is stored when it can
 * be. The list is gone from the disk, which fails any write like a full disk does. */
static void
test_f50_note_stays (UiStage *stage)
{
  HubRemarkEditor *editor = get_editor (stage);
  g_autofree char *typed = NULL;
  g_autofree char *again = NULL;
  g_autofree char *path = test_folder_path (stage->folder, "library.db");
  g_autofree char *aside = test_folder_path (stage->folder, "elsewhere.db");

  star (stage, 0);
  ui_wait (gtk_widget_get_visible (GTK_WIDGET (editor)));
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  type (editor, "Not to be lost");
  ui_wait (hub_remark_editor_get_trouble (editor) != NULL);
  ui_stage_picture (stage, "remark-trouble.png");
  typed = dup_typed (editor);
  g_assert_cmpstr (typed, ==, "Not to be lost");
  g_assert_cmpstr (get_remark (stage, 0)->note, ==, "");

  ui_stage_select (stage, 1);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  ui_stage_select (stage, 0);
  again = dup_typed (editor);
  g_assert_cmpstr (again, ==, "Not to be lost");
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "Not to be lost"));
  ui_wait (hub_remark_editor_get_trouble (editor) == NULL);
}

static void
assert_typed (HubRemarkEditor *editor,
              const char      *text)
{
  g_autofree char *typed = dup_typed (editor);

  g_assert_cmpstr (typed, ==, text);
}

static void
still_there_cb (HubRemarkEditor *editor)
{
  assert_typed (editor, "New");
}

/* A note on its way is not undone by the answer to an earlier wish, which says the old one. */
static void
test_earlier_wish (UiStage *stage)
{
  HubRemarkEditor *editor = get_editor (stage);
  HubEdit *edit = NULL;
  gulong handler = 0;

  star (stage, 0);
  ui_wait (gtk_widget_get_visible (GTK_WIDGET (editor)));
  type (editor, "Old");
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "Old"));

  edit = hub_edit_new ();
  hub_edit_add (edit, get_remark (stage, 0)->uuid, NULL);
  hub_edit_set_status (edit, HUB_STATUS_READ);
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  type (editor, "New");
  hub_remark_editor_flush (editor);
  handler = g_signal_connect_swapped (get_library (stage), "remarked",
                                      G_CALLBACK (still_there_cb), editor);
  ui_wait (get_remark (stage, 0)->status == HUB_STATUS_READ);

  /* nor is it lost to sight when another entry is shown in between */
  ui_stage_select (stage, 1);
  g_signal_handler_disconnect (get_library (stage), handler);
  ui_stage_select (stage, 0);
  assert_typed (editor, "New");
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "New"));
  assert_typed (editor, "New");
}

/* Lines of 99 letters, a byte more than a note may have. */
static char *
dup_long (void)
{
  char *text = g_strnfill (HUB_NOTE_MAX_BYTES + 1, 'x');

  for (guint i = 99; i < HUB_NOTE_MAX_BYTES; i += 100)
    text[i] = '\n';
  return text;
}

/* A note that is too long is not cut: it stays, and says so, until it is shorter. */
static void
test_long_note (UiStage *stage)
{
  HubRemarkEditor *editor = get_editor (stage);
  g_autofree char *text = dup_long ();

  star (stage, 0);
  ui_wait (gtk_widget_get_visible (GTK_WIDGET (editor)));
  type (editor, text);
  ui_wait (hub_remark_editor_get_trouble (editor) != NULL);
  g_assert_cmpstr (get_remark (stage, 0)->note, ==, "");
  assert_typed (editor, text);

  ui_stage_select (stage, 1);
  g_assert_null (hub_remark_editor_get_trouble (editor));
  ui_stage_select (stage, 0);
  assert_typed (editor, text);
  text[HUB_NOTE_MAX_BYTES] = '\0';
  type (editor, text);
  ui_wait (g_str_equal (get_remark (stage, 0)->note, text));
  ui_wait (hub_remark_editor_get_trouble (editor) == NULL);
}

/* (transfer none) (nullable) */
static AdwAlertDialog *
get_question (HubWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog != NULL ? ADW_ALERT_DIALOG (dialog) : NULL;
}

/* The window does not go with a note that is too long before the user says so, whichever entry is
 * shown by then. */
static void
long_note_play (UiStage *stage)
{
  HubRemarkEditor *editor = get_editor (stage);
  g_autofree char *text = dup_long ();
  g_autofree char *title = NULL;
  const char *body = NULL;

  star (stage, 0);
  ui_wait (gtk_widget_get_visible (GTK_WIDGET (editor)));
  title = hub_format_title (hub_library_get_stock (get_library (stage))->entries->pdata[0]);
  type (editor, text);
  ui_stage_select (stage, 1);
  gtk_window_close (GTK_WINDOW (stage->window));
  ui_wait (get_question (stage->window) != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "remark-leave.png");
  body = adw_alert_dialog_get_body (get_question (stage->window));
  g_assert_true (g_str_has_prefix (body, title));
  gtk_window_close (GTK_WINDOW (stage->window));   /* closes what is asked, not the window */
  ui_wait (get_question (stage->window) == NULL);
  ui_stage_select (stage, 0);
  assert_typed (editor, text);

  /* One that was made shorter is stored without a question: the window goes after this. */
  text[100] = '\0';
  type (editor, text);
}

/* Says yes when it is asked; without that the window never goes. */
static gboolean
close_anyway_cb (gpointer user_data)
{
  AdwAlertDialog *question = get_question (user_data);

  if (question == NULL)
    return G_SOURCE_CONTINUE;

  g_signal_emit_by_name (question, "response::close", "close");
  return G_SOURCE_REMOVE;
}

static void
long_note_after_restart_play (UiStage *stage)
{
  HubRemarkEditor *editor = get_editor (stage);
  g_autofree char *text = dup_long ();

  ui_wait (hub_library_is_loaded (get_library (stage)));
  g_assert_cmpuint (strlen (get_remark (stage, 0)->note), ==, 99);
  ui_stage_select (stage, 0);
  ui_wait (gtk_widget_get_visible (GTK_WIDGET (editor)));
  type (editor, text);
  g_timeout_add (20, close_anyway_cb, stage->window);
}

static void
test_long_note_leaves (void)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  ui_stage_play (stage, long_note_play);
  ui_stage_play (stage, long_note_after_restart_play);
}

/* What was typed in a place that is gone is there again in the others. */
static void
test_elsewhere (UiStage *stage)
{
  HubRemarkEditor *elsewhere = g_object_ref_sink (g_object_new (HUB_TYPE_REMARK_EDITOR, NULL));
  g_autofree char *text = g_strnfill (HUB_NOTE_MAX_BYTES + 1, 'x');
  g_autofree char *unsaved = NULL;
  GObject *entry = NULL;

  star (stage, 0);
  entry = g_list_model_get_item (G_LIST_MODEL (get_library (stage)), 0);
  hub_remark_editor_set_up (elsewhere, get_library (stage));
  hub_remark_editor_set_entry (elsewhere, HUB_ENTRY (entry));
  type (elsewhere, text);
  g_object_unref (entry);
  g_object_unref (elsewhere);

  unsaved = hub_remark_editor_dup_unsaved (get_library (stage));
  g_assert_nonnull (strstr (unsaved, "64 KiB"));
  ui_stage_select (stage, 1);
  ui_stage_select (stage, 0);
  assert_typed (get_editor (stage), text);
  type (get_editor (stage), "Short");
  ui_wait (g_str_equal (get_remark (stage, 0)->note, "Short"));
  g_assert_null (hub_remark_editor_dup_unsaved (get_library (stage)));
}

/* A note of several paragraphs is seen as a whole. */
static void
test_note_grows (UiStage *stage)
{
  HubRemarkEditor *editor = get_editor (stage);
  GtkAdjustment *adjustment = NULL;
  int height = 0;

  star (stage, 0);
  ui_wait (gtk_widget_get_visible (GTK_WIDGET (editor)));
  ui_settle (GTK_WIDGET (stage->window));
  height = gtk_widget_get_height (GTK_WIDGET (hub_remark_editor_get_note (editor)));
  type (editor, "One\n\nTwo\n\nThree\n\nFour");
  ui_wait (gtk_widget_get_height (GTK_WIDGET (hub_remark_editor_get_note (editor))) > height);
  ui_stage_picture (stage, "remark-paragraphs.png");
  adjustment = gtk_scrollable_get_vadjustment (
    GTK_SCROLLABLE (hub_remark_editor_get_note (editor)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
}

/* Status and a new collection, by what a person has in hand, and a day. */
static void
test_status (UiStage *stage)
{
  GtkWidget *editor = GTK_WIDGET (get_editor (stage));
  GtkWidget *drop_down = NULL;
  GtkWidget *name = NULL;
  HubEdit *edit = NULL;
  HubStock *stock = NULL;

  star (stage, 0);
  ui_wait (gtk_widget_get_visible (editor));
  drop_down = ui_find (editor, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), HUB_STATUS_READING);
  ui_wait (get_remark (stage, 0)->status == HUB_STATUS_READING);

  edit = hub_edit_new ();
  hub_edit_add (edit, get_remark (stage, 0)->uuid, NULL);
  hub_edit_set_due (edit, "2090-12-24");
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (get_remark (stage, 0)->due.day == 24);
  ui_wait (ui_find_label (editor, "Due 24 December 2090") != NULL);

  name = ui_find (editor, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (name), "  Briefing ");
  g_signal_emit_by_name (name, "activate");
  ui_wait (get_remark (stage, 0)->collections[0] != NULL);
  stock = hub_library_get_stock (get_library (stage));
  g_assert_cmpuint (stock->collections->len, ==, 1);
  g_assert_cmpstr (((HubCollection *) stock->collections->pdata[0])->name, ==, "Briefing");
  ui_wait (ui_find_label (editor, "\u2068Briefing\u2069") != NULL);
  ui_stage_picture (stage, "remark-all.png");
}

/* Of the only collection. */
static GtkCheckButton *
find_check (GtkWidget *root)
{
  GtkWidget *check = ui_find (root, GTK_TYPE_CHECK_BUTTON, NULL);

  g_assert_nonnull (check);
  return GTK_CHECK_BUTTON (check);
}

static gboolean
is_in (UiStage    *stage,
       guint       position,
       const char *uuid)
{
  return hub_remark_is_in (get_remark (stage, position), uuid);
}

/* A wish that was refused is not shown as if it were fulfilled: the list is gone from the disk, as
 * for a note. */
static void
test_refused (UiStage *stage)
{
  GtkWidget *editor = GTK_WIDGET (get_editor (stage));
  HubLibrary *library = get_library (stage);
  g_autoptr(HubCollection) collection = hub_collection_new ("c-1", "Later", HUB_COLOUR_RED);
  g_autofree char *path = test_folder_path (stage->folder, "library.db");
  g_autofree char *aside = test_folder_path (stage->folder, "elsewhere.db");
  GtkDropDown *status = NULL;
  GtkCheckButton *check = NULL;

  star (stage, 0);
  ui_wait (gtk_widget_get_visible (editor));
  hub_library_save_collection_async (library, collection, NULL, NULL);
  ui_wait (hub_library_get_stock (library)->collections->len == 1);
  status = GTK_DROP_DOWN (ui_find (editor, GTK_TYPE_DROP_DOWN, NULL));
  check = find_check (editor);

  g_assert_cmpint (g_rename (path, aside), ==, 0);
  gtk_drop_down_set_selected (status, HUB_STATUS_READ);
  ui_wait (gtk_drop_down_get_selected (status) == HUB_STATUS_TO_READ);
  gtk_check_button_set_active (check, TRUE);
  ui_wait (!gtk_check_button_get_active (check));
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  gtk_check_button_set_active (check, TRUE);
  ui_wait (is_in (stage, 0, "c-1"));
  g_assert_true (gtk_check_button_get_active (check));
}

/* A collection that some of the entries are in is neither on nor off, until a click puts all in. */
static void
test_some_members (UiStage *stage)
{
  HubLibrary *library = get_library (stage);
  HubStock *stock = NULL;
  g_autoptr(HubCollection) collection = hub_collection_new ("c-1", "Later", HUB_COLOUR_RED);
  HubCollectionBox *box = g_object_ref_sink (g_object_new (HUB_TYPE_COLLECTION_BOX, NULL));
  GtkCheckButton *check = NULL;
  HubEdit *edit = NULL;

  star (stage, 0);
  star (stage, 1);
  hub_library_save_collection_async (library, collection, NULL, NULL);
  ui_wait ((stock = hub_library_get_stock (library))->collections->len == 1);
  hub_collection_box_set_up (box, library);
  hub_collection_box_set_entries (box, stock->entries);
  check = find_check (GTK_WIDGET (box));
  edit = hub_edit_new_for (stock->entries->pdata[0]);
  hub_edit_join (edit, "c-1");
  hub_library_edit_async (library, edit, NULL, NULL, NULL);
  ui_wait (gtk_check_button_get_inconsistent (check));
  g_assert_false (gtk_check_button_get_active (check));

  gtk_check_button_set_active (check, TRUE);
  g_assert_false (gtk_check_button_get_inconsistent (check));
  ui_wait (is_in (stage, 0, "c-1") && is_in (stage, 1, "c-1"));
  g_assert_true (gtk_check_button_get_active (check));
  g_assert_false (gtk_check_button_get_inconsistent (check));
  g_object_unref (box);
}

/* What another program does to the list is seen when the window is looked at again. */
static void
test_other_program (UiStage *stage)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(HubCollection) collection = hub_collection_new ("c-1", "Briefing", HUB_COLOUR_RED);

  star (stage, 0);
  list = hub_reading_list_open (stage->folder, &error);
  g_assert_no_error (error);
  hub_reading_list_save_collection (list, collection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hub_library_get_stock (get_library (stage))->collections->len, ==, 0);
  ui_activate (GTK_WINDOW (stage->window));
  g_object_notify (G_OBJECT (stage->window), "is-active");
  ui_wait (hub_library_get_stock (get_library (stage))->collections->len == 1);
}

static guint
count_listed (UiStage *stage)
{
  GtkListView *list = GTK_LIST_VIEW (ui_find (GTK_WIDGET (
    hub_window_get_reading_list (stage->window)), GTK_TYPE_LIST_VIEW, "entries"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

/* Words and facets narrow the list as they narrow Browse, and go on doing so when it changes. */
static void
search_play (UiStage *stage)
{
  GtkEditable *search = NULL;
  HubEntry *first = NULL;
  HubEdit *edit = NULL;
  g_autofree char *phrase = NULL;
  guint n_events = 0;

  for (guint i = 0; i < 4; i++)
    star (stage, i);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  search = hub_reading_list_page_get_search (hub_window_get_reading_list (stage->window));
  ui_wait (count_listed (stage) == 4);
  ui_stage_act (stage, "win.search", NULL);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (search)) ||
                 gtk_widget_get_focus_child (GTK_WIDGET (search)) != NULL);

  first = g_list_model_get_item (G_LIST_MODEL (get_library (stage)), 0);
  phrase = g_strdup_printf ("title:\"%s\"", hub_entry_get_title (first));
  g_object_unref (first);
  gtk_editable_set_text (search, phrase);
  ui_wait (count_listed (stage) == 1);
  ui_stage_picture (stage, "list-search.png");
  ui_stage_resize (stage, 360, 640);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "list-search-360.png");
  gtk_editable_set_text (search, "");
  ui_wait (count_listed (stage) == 4);
  gtk_editable_set_text (search, "kind:event");
  ui_wait (count_listed (stage) < 4 && count_listed (stage) > 0);
  n_events = count_listed (stage);
  gtk_editable_set_text (search, "xyzzyx");
  ui_wait (count_listed (stage) == 0);
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "Clear Search") != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "list-search-none.png");
  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (stage->window), "kept.clear-search"),
                         "clicked");
  ui_wait (count_listed (stage) == 4);

  /* What is noted of an entry finds it. */
  edit = hub_edit_new ();
  hub_edit_add (edit, get_remark (stage, 2)->uuid, NULL);
  hub_edit_set_note (edit, "xyzzyx");
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (*get_remark (stage, 2)->note != '\0');
  gtk_editable_set_text (search, "xyzzyx");
  ui_wait (count_listed (stage) == 1);
  gtk_editable_set_text (search, "");
  ui_wait (count_listed (stage) == 4);

  /* What the menu offers is written into the field, and taken out of it again. */
  gtk_widget_activate_action (GTK_WIDGET (hub_window_get_reading_list (stage->window)),
                              "kept.narrow", "(is)", HUB_FACET_KIND, "event");
  ui_wait (g_str_equal (gtk_editable_get_text (search), "kind:event"));
  ui_wait (count_listed (stage) == n_events);
  gtk_widget_activate_action (GTK_WIDGET (hub_window_get_reading_list (stage->window)),
                              "kept.narrow", "(is)", HUB_FACET_KIND, "event");
  ui_wait (count_listed (stage) == 4);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/remarks/note-lasts", test_note_lasts);
  g_test_add_data_func ("/ui/remarks/F50-note-stays", test_f50_note_stays, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/earlier-wish", test_earlier_wish, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/long-note", test_long_note, ui_stage_test);
  g_test_add_func ("/ui/remarks/long-note-leaves", test_long_note_leaves);
  g_test_add_data_func ("/ui/remarks/elsewhere", test_elsewhere, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/note-grows", test_note_grows, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/status", test_status, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/refused", test_refused, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/some-members", test_some_members, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/other-program", test_other_program, ui_stage_test);
  g_test_add_data_func ("/ui/remarks/search", search_play, ui_stage_test);

  return g_test_run ();
}
