/* hub-detail-parts.c: terms, files and fields of an entry, as widgets
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-parts"

#include "hub-detail-parts.h"

#include "hub-file-format.h"
#include "hub-file-row.h"
#include "hub-format.h"
#include "hub-language.h"
#include "hub-link.h"
#include "hub-query.h"
#include "hub-term-names.h"
#include "hub-tooltip.h"

#include <glib/gi18n.h>

#define TERMS_MAX 60    /* buttons for one vocabulary; a hostile entry may have a thousand */
#define LINKS_MAX 200   /* FAULTS.md, limits */

static void
term_clicked_cb (GtkWidget *button)
{
  HubTerm *term = g_object_get_data (G_OBJECT (button), "hub-term");

  gtk_widget_activate_action (button, "win.browse-term", "(is)", (int) term->vocabulary,
                              term->code);
}

static void
show_term (GtkWidget *button,
           HubTerm   *term)
{
  const char *name = hub_term_get_name (term);
  g_autofree char *isolated = hub_format_isolate (name);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), name);
  /* Translators: what a click on a term does; %s is the term as the hub calls it, a name of a
   * country, a topic or a publisher; the colon spares it case and article */
  spoken = g_strdup_printf (_("Browse all entries: %s"), isolated);
  hub_tooltip_set (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "hub-term", hub_term_ref (term),
                          (GDestroyNotify) hub_term_unref);
  gtk_widget_set_sensitive (button, term->code != NULL);
  gtk_widget_set_visible (button, TRUE);
}

static GtkWidget *
make_term (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "chip");
  g_signal_connect (button, "clicked", G_CALLBACK (term_clicked_cb), NULL);
  return button;
}

static GtkWidget *
make_section (const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *more = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), more);
  gtk_box_append (GTK_BOX (section), heading);
  gtk_box_append (GTK_BOX (section), wrap);
  return section;
}

static void
show_more (GtkWidget *more,
           guint      n_more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

  gtk_label_set_label (GTK_LABEL (more), text);
  gtk_widget_set_visible (more, n_more > 0);
}

/* Shows the terms of one vocabulary in the buttons that are there, and in more if need be; what
 * says that there are still others is the last child. */
static void
fill_section (GtkWidget     *section,
              HubEntry      *entry,
              HubVocabulary  vocabulary)
{
  GPtrArray *terms = hub_entry_get_terms (entry);
  GtkWidget *wrap = gtk_widget_get_last_child (section);
  GtkWidget *more = gtk_widget_get_last_child (wrap);
  GtkWidget *button = gtk_widget_get_first_child (wrap);
  guint n_terms = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary != vocabulary || ++n_terms > TERMS_MAX)
        continue;
      if (button == more)
        {
          button = make_term ();
          adw_wrap_box_insert_child_after (ADW_WRAP_BOX (wrap), button,
                                           gtk_widget_get_prev_sibling (more));
        }
      show_term (button, term);
      button = gtk_widget_get_next_sibling (button);
    }
  for (; button != more; button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_visible (button, FALSE);
  show_more (more, n_terms > TERMS_MAX ? n_terms - TERMS_MAX : 0);
  gtk_widget_set_visible (section, n_terms > 0);
}

/**
 * hub_detail_parts_fill_terms:
 * @box: where they go, and nothing else
 * @entry: an entry
 *
 * Shows the terms by vocabulary, each as a button that browses its entries. The buttons are those
 * of the entry before: to make them anew takes longer.
 */
void
hub_detail_parts_fill_terms (GtkBox   *box,
                             HubEntry *entry)
{
  GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    {
      if (section == NULL)
        {
          section = make_section (hub_facet_get_label ((HubFacet) i));
          gtk_box_append (box, section);
        }
      fill_section (section, entry, i);
      section = gtk_widget_get_next_sibling (section);
    }
}

/* A link is told by its host. */
static char *
dup_link_facts (const HubAttachment *attachment)
{
  g_autofree char *facts = hub_file_format_facts (attachment->mime, attachment->size,
                                                  attachment->langcode);
  g_autofree char *host = hub_link_dup_host (attachment->uri);

  if (host == NULL)
    return g_steal_pointer (&facts);
  return *facts != '\0' ? g_strconcat (facts, " · ", host, NULL) : g_steal_pointer (&host);
}

static void
link_activated_cb (GtkWidget *row)
{
  hub_link_open (row, g_object_get_data (G_OBJECT (row), "hub-uri"));
}

static GtkWidget *
make_link (const HubAttachment *attachment)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_link_facts (attachment);
  g_autofree char *host = hub_link_dup_host (attachment->uri);
  const char *name = attachment->title != NULL ? attachment->title : attachment->name;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 name != NULL ? name : host != NULL ? host : _("Link"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (host == NULL)
    return row;

  g_object_set_data_full (G_OBJECT (row), "hub-uri", hub_link_dup_safe (attachment->uri), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (link_activated_cb), NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, host);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
  return row;
}

static GPtrArray *
group_rows (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "hub-rows");

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (group), "hub-rows", rows,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return rows;
}

static void
clear_group (AdwPreferencesGroup *group)
{
  GPtrArray *rows = group_rows (group);

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  g_ptr_array_add (group_rows (group), row);
  adw_preferences_group_add (group, row);
}

static gboolean
is_same_attachment (const HubAttachment *a,
                    const HubAttachment *b)
{
  return a->is_file == b->is_file && a->size == b->size && g_strcmp0 (a->uri, b->uri) == 0 &&
         g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->mime, b->mime) == 0 && g_strcmp0 (a->langcode, b->langcode) == 0;
}

/* Whether the rows of one entry are those of another: of the same one, read again. Where it came
 * from says what may be fetched. */
static gboolean
has_same_files (HubEntry *a,   /* (nullable) */
                HubEntry *b)
{
  GPtrArray *files = hub_entry_get_attachments (b);

  if (a == NULL || hub_entry_get_attachments (a)->len != files->len ||
      !g_str_equal (hub_entry_get_uuid (a), hub_entry_get_uuid (b)) ||
      !g_str_equal (hub_entry_get_langcode (a), hub_entry_get_langcode (b)) ||
      g_strcmp0 (hub_entry_get_origin (a), hub_entry_get_origin (b)) != 0)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!is_same_attachment (g_ptr_array_index (hub_entry_get_attachments (a), i),
                             g_ptr_array_index (files, i)))
      return FALSE;

  return TRUE;
}

/**
 * hub_detail_parts_fill_files:
 * @group: where they go, and nothing else
 * @entry: an entry
 * @are_files: %TRUE for its files, %FALSE for its links
 * @files: (nullable): what keeps its files; without it they can only be opened in the browser
 *
 * Shows files or links, each a row that opens if it may be opened. Without any the group hides. The
 * rows of an entry that is only read again stay.
 */
void
hub_detail_parts_fill_files (AdwPreferencesGroup *group,
                             HubEntry            *entry,
                             gboolean             are_files,
                             HubFiles            *files)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  guint n_rows = 0;

  if (has_same_files (g_object_get_data (G_OBJECT (group), "hub-entry"), entry))
    return;

  g_object_set_data_full (G_OBJECT (group), "hub-entry", g_object_ref (entry), g_object_unref);
  clear_group (group);
  for (guint i = 0; i < attachments->len && n_rows < LINKS_MAX; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      if (attachment->is_file != are_files)
        continue;
      add_row (group, are_files && files != NULL ? hub_file_row_new (files, entry, attachment)
                                                 : make_link (attachment));
      n_rows++;
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n_rows > 0);
}

/* Fields on their way into the rows that are there. */
typedef struct
{
  AdwPreferencesGroup *group;
  guint                n;      /* filled so far */
} Fields;

static GtkWidget *
make_field (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  return row;
}

static void
add_field (Fields     *fields,
           const char *name,
           char       *value)   /* (transfer full) (nullable) */
{
  g_autofree char *text = value;
  GPtrArray *rows = group_rows (fields->group);
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;

  if (fields->n == rows->len)
    add_row (fields->group, make_field ());
  row = g_ptr_array_index (rows, fields->n++);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_visible (row, TRUE);
}

static char *
join_languages (const char *const *codes)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, hub_language_dup_label (codes[i]));
  g_ptr_array_add (names, NULL);
  /* Translators: what stands between the names of a list */
  return g_strjoinv (C_("list of names", ", "), (char **) names->pdata);
}

static char *
dup_origin (HubEntry *entry)
{
  const char *origin = hub_entry_get_origin (entry);
  char *host;

  if (g_strcmp0 (origin, HUB_ENTRY_ORIGIN_STARTER) == 0)
    return g_strdup (_("From the starter catalogue"));
  if (g_strcmp0 (origin, HUB_ENTRY_ORIGIN_SHARED) == 0)
    return g_strdup (_("From a shared list"));

  host = hub_link_dup_host (origin);
  return host != NULL ? host : g_strdup (origin);
}

static char *
dup_changed (HubEntry *entry)
{
  HubDate date = HUB_DATE_INIT;

  if (hub_entry_get_changed (entry) <= 0)
    return NULL;

  date.precision = HUB_DATE_TIME;
  date.seconds = hub_entry_get_changed (entry);
  return hub_format_date (&date);
}

/**
 * hub_detail_parts_fill_fields:
 * @group: where they go, and nothing else
 * @entry: an entry
 *
 * Shows all that is known besides text, terms and files; unknown fields are left out. The rows are
 * those of the entry before.
 */
void
hub_detail_parts_fill_fields (AdwPreferencesGroup *group,
                              HubEntry            *entry)
{
  HubScope scope = hub_entry_get_scope (entry);
  GPtrArray *rows = group_rows (group);
  Fields fields = { group, 0 };

  add_field (&fields, _("Publisher"), hub_entry_dup_publisher (entry));
  add_field (&fields, _("Published"), hub_format_date (hub_entry_get_published (entry)));
  add_field (&fields, _("Takes place"), hub_format_period (entry));
  add_field (&fields, _("Location"), g_strdup (hub_entry_get_location (entry)));
  /* Translators: how one takes part in an event: online, on site or both */
  add_field (&fields, _("Attendance"), hub_format_mode (entry));
  if (scope != HUB_SCOPE_UNSTATED)
    add_field (&fields, _("Scope"), g_strdup (hub_scope_get_label (scope)));
  add_field (&fields, _("Languages"), join_languages (hub_entry_get_languages (entry)));
  add_field (&fields, _("Audience"),
             g_strjoinv (C_("list of names", ", "), (char **) hub_entry_get_audiences (entry)));
  add_field (&fields, _("Type of practice"), g_strdup (hub_entry_get_practice_type (entry)));
  if (!g_strv_contains (hub_entry_get_languages (entry), hub_entry_get_langcode (entry)))
    add_field (&fields, _("Language of this text"),
               hub_language_dup_label (hub_entry_get_langcode (entry)));
  add_field (&fields, _("Changed on the hub"), dup_changed (entry));
  add_field (&fields, _("Source"), dup_origin (entry));
  for (guint i = fields.n; i < rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (rows, i), FALSE);
}

gboolean
hub_detail_parts_is_same (HubEntry *a,
                          HubEntry *b)
{
  return a != NULL && b != NULL &&
         g_str_equal (hub_entry_get_uuid (a), hub_entry_get_uuid (b)) &&
         g_str_equal (hub_entry_get_langcode (a), hub_entry_get_langcode (b));
}
