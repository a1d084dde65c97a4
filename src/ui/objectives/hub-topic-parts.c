/* hub-topic-parts.c: the parts of the page of a topic, as widgets
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-topic-parts"

#include "hub-topic-parts.h"

#include "hub-language.h"
#include "hub-link.h"
#include "hub-paragraph.h"
#include "hub-topic-format.h"
#include "hub-topic-section.h"

#include <glib/gi18n.h>

#define BAR_WIDTH 72   /* pixels */

/* --- what links --- */

static void
set_topic_action (GtkWidget     *widget,
                  const HubTerm *term)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "(is)", (int) term->vocabulary,
                                    term->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "win.show-topic");
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)   /* (nullable) */
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_topic_row (HubTopic   *topic,
                const char *subtitle)   /* (nullable) */
{
  g_autofree char *title = hub_topic_format_title (topic);
  GtkWidget *row = make_row (title, subtitle);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  set_topic_action (row, hub_topic_get_term (topic));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

static GtkWidget *
make_group (const char *title,
            const char *description)   /* (nullable): markup */
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  return group;
}

/* --- of the Compact --- */

/* Text of ours is English, whatever the language of the window. */
static GtkWidget *
make_prose (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  hub_paragraph_align (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "body");
  return label;
}

static GtkWidget *
make_context (HubBrief *brief)
{
  GtkWidget *group;

  if (brief->compact == NULL || brief->compact->context->len == 0)
    return NULL;

  group = make_group (_("Why It Matters"), NULL);
  for (guint i = 0; i < brief->compact->context->len; i++)
    {
      GtkWidget *label = make_prose (g_ptr_array_index (brief->compact->context, i));

      if (i > 0)
        gtk_widget_set_margin_top (label, 12);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), label);
    }
  return group;
}

static GtkWidget *
make_actions (HubBrief *brief)
{
  GtkWidget *group;
  GtkWidget *grid;

  if (brief->compact == NULL || brief->compact->actions->len == 0)
    return NULL;

  group = make_group (_("Actions"),
                      _("What States draw from, in short and in the words of Hub Reader."));
  grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  for (guint i = 0; i < brief->compact->actions->len; i++)
    {
      const HubCompactAction *action = &g_array_index (brief->compact->actions, HubCompactAction,
                                                       i);
      g_autofree char *letter = g_strdup_printf ("(%s)", action->letter);
      GtkWidget *label = gtk_label_new (letter);

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_prose (action->text), 1, (int) i, 1, 1);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), grid);
  return group;
}

static HubTopic *
find_link (HubBrief   *brief,
           const char *code)   /* (nullable) */
{
  for (guint i = 0; i < brief->links->len; i++)
    if (g_strcmp0 (hub_topic_get_term (brief->links->pdata[i])->code, code) == 0)
      return brief->links->pdata[i];
  return NULL;
}

static void
add_mention (AdwPreferencesGroup     *group,
             HubBrief                *brief,
             const HubCompactMention *mention)
{
  HubTopic *topic = find_link (brief, mention->objective);
  g_autofree char *paragraph = NULL;
  GtkWidget *row;

  if (mention->paragraph != NULL)
    /* Translators: %s is the number of a paragraph of the Global Compact: “23(b)” */
    paragraph = g_strdup_printf (_("Paragraph %s"), mention->paragraph);
  if (topic != NULL)
    adw_preferences_group_add (group, make_topic_row (topic, paragraph));
  if (topic != NULL || mention->objective != NULL)
    return;

  row = make_row (_("Preamble"), paragraph);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
make_mentions (HubBrief     *brief,
               const GArray *mentions,   /* (nullable) */
               const char   *title,
               const char   *description)
{
  GtkWidget *group;

  if (mentions == NULL || mentions->len == 0)
    return NULL;

  group = make_group (title, description);
  for (guint i = 0; i < mentions->len; i++)
    add_mention (ADW_PREFERENCES_GROUP (group), brief,
                 &g_array_index (mentions, HubCompactMention, i));
  return group;
}

static void
language_clicked_cb (GtkWidget *button)
{
  hub_link_open (button, g_object_get_data (G_OBJECT (button), "hub-uri"));
}

static GtkWidget *
make_language (const HubCompactLanguage *language)
{
  GtkWidget *button = gtk_button_new_with_label (language->name);
  g_autofree char *name = hub_language_dup_label (language->tag);
  g_autofree char *host = hub_link_dup_host (language->address);
  g_autofree char *spoken = NULL;

  /* Translators: spoken for a button; %s is a language by its own name and by that in yours, as in
   * “Read the Compact: français (French)” */
  spoken = g_strdup_printf (_("Read the Compact: %s"), name);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, host);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "hub-uri", g_strdup (language->address), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (language_clicked_cb), NULL);
  return button;
}

static GtkWidget *
make_wrap (void)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  return wrap;
}

static GtkWidget *
make_languages (HubBrief *brief)
{
  HubVocabulary vocabulary = hub_topic_get_term (brief->topic)->vocabulary;
  const HubCompactLanguage *languages;
  GtkWidget *group, *wrap;
  guint n_languages;

  if (vocabulary != HUB_VOCABULARY_OBJECTIVE && vocabulary != HUB_VOCABULARY_PRINCIPLE)
    return NULL;

  languages = hub_compact_list_languages (&n_languages);
  group = make_group (_("The Global Compact"), _("The whole text, A/RES/73/195, on the site of the "
                                                 "United Nations."));
  wrap = make_wrap ();
  for (guint i = 0; i < n_languages; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_language (&languages[i]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), wrap);
  return group;
}

/* --- of the catalogue --- */

/* Nothing may be on the hub, or not yet in the catalogue: only this is known. */
static GtkWidget *
make_nothing (HubBrief *brief)
{
  return hub_topic_get_count (brief->topic) == 0
         ? make_prose (_("The catalogue has no entry on this. The hub may have one that came after "
                         "the last synchronization.")) : NULL;
}

static GtkWidget *
make_region (HubBrief *brief)
{
  g_autofree char *entries = NULL;
  GtkWidget *group;

  if (brief->region == NULL)
    return NULL;

  entries = hub_topic_format_entries (hub_topic_get_count (brief->region));
  group = make_group (_("Region"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_topic_row (brief->region, entries));
  return group;
}

/* How many the region of a country has of an objective, in words; NULL where there is no region. */
static char *
dup_around (HubBrief *brief,
            guint     objective)
{
  g_autofree char *name = NULL;
  g_autofree char *entries = NULL;

  if (brief->region == NULL)
    return NULL;

  name = hub_topic_format_name (brief->region);
  entries = hub_topic_format_entries (
    hub_topic_get_count (g_ptr_array_index (brief->region_objectives, objective)));
  /* Translators: a region, and how many entries it has */
  return g_strdup_printf (C_("region", "%s: %s"), name, entries);
}

/* The bar is for the eye; the number behind it says the same. */
static GtkWidget *
make_bar (guint count,
          guint most)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_LEVEL_BAR, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, "max-value", (double) most,
                                 "value", (double) count, "width-request", BAR_WIDTH, "valign",
                                 GTK_ALIGN_CENTER, NULL);

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_add_css_class (bar, "count-bar");
  return bar;
}

static GtkWidget *
make_count_row (HubBrief *brief,
                guint     number,
                guint     most)
{
  HubTopic *objective = g_ptr_array_index (brief->objectives, number);
  guint count = hub_topic_get_count (objective);
  g_autofree char *title = hub_topic_format_title (objective);
  g_autofree char *around = dup_around (brief, number);
  g_autofree char *text = g_strdup_printf ("%'u", count);
  g_autofree char *entries = hub_topic_format_entries (count);
  g_autofree char *spoken = NULL;
  GtkWidget *row = make_row (title, around);
  GtkWidget *label = gtk_label_new (text);

  /* Translators: spoken for a row: an objective, and how many entries it has */
  spoken = g_strdup_printf (C_("spoken row", "%s, %s"), title, entries);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_bar (count, most));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  hub_topic_section_set_browse (row, brief->topic, HUB_FACET_OBJECTIVE,
                                hub_topic_get_term (objective)->code);
  return row;
}

static gboolean
has_counts (HubBrief *brief)
{
  return hub_topic_get_term (brief->topic)->vocabulary != HUB_VOCABULARY_OBJECTIVE &&
         hub_topic_get_count (brief->topic) > 0;
}

static GtkWidget *
make_objectives (HubBrief *brief)
{
  GtkWidget *group = NULL;
  guint most = 0;

  if (!has_counts (brief))
    return NULL;

  for (guint i = 0; i < brief->objectives->len; i++)
    most = MAX (most, hub_topic_get_count (g_ptr_array_index (brief->objectives, i)));
  for (guint i = 0; i < brief->objectives->len; i++)
    {
      if (hub_topic_get_count (g_ptr_array_index (brief->objectives, i)) == 0)
        continue;
      if (group == NULL)
        group = make_group (_("Entries by Objective"), NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_count_row (brief, i, most));
    }
  return group;
}

static GtkWidget *
make_chip (HubTopic   *topic,
           const char *text,
           const char *spoken)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  set_topic_action (button, hub_topic_get_term (topic));
  return button;
}

static GtkWidget *
make_gap (HubBrief *brief,
          guint     number)
{
  HubTopic *objective = g_ptr_array_index (brief->objectives, number);
  g_autofree char *title = hub_topic_format_title (objective);
  g_autofree char *spoken = hub_topic_format_spoken (objective);
  g_autofree char *around = dup_around (brief, number);
  GtkWidget *chip = make_chip (objective, title, spoken);

  if (around == NULL)
    return chip;

  gtk_widget_set_tooltip_text (chip, around);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  around, -1);
  return chip;
}

/* Where there is nothing at all, that is said already. “General” is no objective of which an entry
 * could be missing. */
static GtkWidget *
make_missing (HubBrief *brief)
{
  GtkWidget *group = NULL;
  GtkWidget *wrap = NULL;

  if (!has_counts (brief))
    return NULL;

  for (guint i = 0; i < brief->objectives->len; i++)
    {
      HubTopic *objective = g_ptr_array_index (brief->objectives, i);

      if (hub_topic_get_count (objective) > 0 || hub_topic_get_number (objective) == NULL)
        continue;
      if (group == NULL)
        {
          group = make_group (_("Objectives Without an Entry"), NULL);
          wrap = make_wrap ();
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), wrap);
        }
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_gap (brief, i));
    }
  return group;
}

static GtkWidget *
make_country (HubTopic *country)
{
  g_autofree char *name = hub_topic_format_name (country);
  g_autofree char *text = g_strdup_printf ("%s %'u", name, hub_topic_get_count (country));
  g_autofree char *spoken = hub_topic_format_spoken (country);

  return make_chip (country, text, spoken);
}

/* Names have commas, as in “Gambia, The”. */
static GtkWidget *
make_others (GPtrArray *names)   /* (element-type utf8): and NULL at the end */
{
  /* Translators: what stands between the names of a list that have commas themselves */
  g_autofree char *list = g_strjoinv (C_("list of names", "; "), (char **) names->pdata);
  /* Translators: %s is a list of countries */
  g_autofree char *sentence = g_strdup_printf (_("Without an entry: %s"), list);
  GtkWidget *label = make_prose (sentence);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_top (label, 12);
  return label;
}

/* Countries with entries as buttons, the others by name. */
static GtkWidget *
make_countries (HubBrief *brief)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *group, *wrap;

  if (brief->countries == NULL || brief->countries->len == 0)
    return NULL;

  group = make_group (_("Countries"), NULL);
  wrap = make_wrap ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), wrap);
  for (guint i = 0; i < brief->countries->len; i++)
    {
      HubTopic *country = g_ptr_array_index (brief->countries, i);

      if (hub_topic_get_count (country) > 0)
        adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_country (country));
      else
        g_ptr_array_add (others, hub_topic_format_name (country));
    }
  if (others->len == 0)
    return group;

  g_ptr_array_add (others, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_others (others));
  return group;
}

/**
 * hub_topic_parts_dup_kind:
 * @topic: a topic
 *
 * Makes the line above the title of its page: what it is, and where it stands in the Compact.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_topic_parts_dup_kind (HubTopic *topic)
{
  const char *paragraph = hub_topic_get_term (topic)->paragraph;
  g_autofree char *kind = hub_topic_format_kind (topic);

  if (paragraph == NULL)
    return g_steal_pointer (&kind);
  /* Translators: “Objective 10”, and the number of its paragraph in the Global Compact */
  return g_strdup_printf (_("%s · Paragraph %s of the Global Compact"), kind,
                          paragraph);
}

/**
 * hub_topic_parts_make:
 * @brief: what is shown
 * @part: which part of it
 *
 * Makes a part of the page.
 *
 * Returns: (transfer floating) (nullable): the part, %NULL if there is nothing to show
 */
GtkWidget *
hub_topic_parts_make (HubBrief     *brief,
                      HubTopicPart  part)
{
  const HubCompactObjective *compact = brief->compact;

  switch (part)
    {
    case HUB_TOPIC_PART_CONTEXT:
      return make_context (brief);
    case HUB_TOPIC_PART_ACTIONS:
      return make_actions (brief);
    case HUB_TOPIC_PART_MENTIONS:
      return make_mentions (brief, compact != NULL ? compact->mentions : NULL,
                            _("Elsewhere in the Compact"),
                            _("Where else the theme of this objective is mentioned."));
    case HUB_TOPIC_PART_MENTIONED_BY:
      return make_mentions (brief, compact != NULL ? compact->mentioned_by : NULL,
                            _("Related Objectives"),
                            _("Their theme is mentioned here, too."));
    case HUB_TOPIC_PART_NOTHING:
      return make_nothing (brief);
    case HUB_TOPIC_PART_REGION:
      return make_region (brief);
    case HUB_TOPIC_PART_OBJECTIVES:
      return make_objectives (brief);
    case HUB_TOPIC_PART_MISSING:
      return make_missing (brief);
    case HUB_TOPIC_PART_COUNTRIES:
      return make_countries (brief);
    case HUB_TOPIC_PART_LANGUAGES:
      return make_languages (brief);
    default:
      return NULL;
    }
}
