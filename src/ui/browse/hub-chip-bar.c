/* hub-chip-bar.c: what is chosen, as chips that take it back
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-chip-bar"

#include "hub-chip-bar.h"

#include "hub-format.h"
#include "hub-tooltip.h"

#include <glib/gi18n.h>

/**
 * HubChipBar:
 *
 * A chip for each choice of a query and for its range of years, and “Clear All” behind them. Chips
 * of choices that stay are kept, so the focus stays; when the focused chip goes, the next one has
 * it. Acts by the actions `browse.choose`, `browse.set-years` and `browse.clear`.
 */
struct _HubChipBar
{
  AdwBin      parent_instance;

  AdwWrapBox *box;       /* (unowned) */
  GtkWidget  *clear;     /* (unowned) */
  GPtrArray  *chips;     /* (owned) (element-type GtkWidget): unowned, in order */
};

G_DEFINE_FINAL_TYPE (HubChipBar, hub_chip_bar, ADW_TYPE_BIN)

/* A choice, or the range of years. */
typedef struct
{
  HubFacet  facet;
  HubChoice choice;
  char     *code;      /* (owned) (nullable): NULL of a range */
  int       from;      /* 0 open */
  int       to;        /* 0 open */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->code);
  g_free (choice);
}

static gboolean
choice_equal (gconstpointer a,
              gconstpointer b)
{
  const Choice *one = a;
  const Choice *other = b;

  return one->facet == other->facet && one->choice == other->choice &&
         g_strcmp0 (one->code, other->code) == 0 &&
         one->from == other->from && one->to == other->to;
}

static Choice *
choice_new (HubFacet    facet,
            HubChoice   choice,
            const char *code)
{
  Choice *self = g_new0 (Choice, 1);

  self->facet = facet;
  self->choice = choice;
  self->code = g_strdup (code);
  return self;
}

static Choice *
choice_new_range (HubQuery *query)
{
  Choice *self = choice_new (HUB_FACET_YEAR, HUB_CHOICE_INCLUDE, NULL);

  self->from = hub_query_get_year_from (query);
  self->to = hub_query_get_year_to (query);
  return self;
}

static Choice *
choice_copy (const Choice *self)
{
  Choice *copy = g_memdup2 (self, sizeof *self);

  copy->code = g_strdup (self->code);
  return copy;
}

static Choice *
chip_get_choice (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "hub-choice");
}

static GPtrArray *
list_choices (HubQuery *query)
{
  static const HubChoice kinds[] = { HUB_CHOICE_INCLUDE, HUB_CHOICE_EXCLUDE };
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          const char *const *codes = hub_query_get_codes (query, facet, kinds[i]);

          for (guint j = 0; codes[j] != NULL; j++)
            g_ptr_array_add (choices, choice_new (facet, kinds[i], codes[j]));
        }
    }
  if (hub_query_get_year_from (query) != 0 || hub_query_get_year_to (query) != 0)
    g_ptr_array_add (choices, choice_new_range (query));
  return choices;
}

static void
chip_clicked_cb (GtkWidget *chip)
{
  Choice *choice = chip_get_choice (chip);

  if (choice->code == NULL)
    gtk_widget_activate_action (chip, "browse.set-years", "(ii)", 0, 0);
  else
    gtk_widget_activate_action (chip, "browse.choose", "(isi)", (int) choice->facet, choice->code,
                                (int) HUB_CHOICE_NONE);
}

static void
name_chip (GtkWidget  *chip,
           Choice     *choice,
           GtkWidget  *label,
           const char *name)
{
  g_autofree char *isolated = hub_format_isolate (name);
  g_autofree char *shown = NULL;
  g_autofree char *spoken = NULL;

  /* Translators: a chip for what is left out of the list; %s is a filter */
  shown = choice->choice == HUB_CHOICE_EXCLUDE ? g_strdup_printf (_("Not %s"), isolated)
                                               : g_strdup (isolated);
  /* Translators: %s is a filter, as in “Remove filter: Africa” or “Remove filter: Not Africa”; the
   * colon spares it case and article */
  spoken = g_strdup_printf (_("Remove filter: %s"), shown);
  gtk_label_set_label (GTK_LABEL (label), shown);
  hub_tooltip_set (chip, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static char *
dup_label (const Choice *choice,
           HubResults   *results)
{
  const HubFacetValue *value;

  if (choice->code != NULL)
    {
      value = hub_results_find_value (results, choice->facet, choice->code);
      return g_strdup (value != NULL ? value->name : choice->code);
    }
  if (choice->to == 0)
    /* Translators: a filter: all years from this one on */
    return g_strdup_printf (_("From %d"), choice->from);
  if (choice->from == 0)
    /* Translators: a filter: all years up to this one, itself included */
    return g_strdup_printf (_("Until %d"), choice->to);
  /* Translators: a filter: all years from the first to the second */
  return g_strdup_printf (C_("years", "%d – %d"), choice->from, choice->to);
}

static GtkWidget *
make_chip (Choice     *choice,   /* (transfer full) */
           HubResults *results)
{
  g_autofree char *name = dup_label (choice, results);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  if (choice->choice == HUB_CHOICE_EXCLUDE)
    gtk_widget_add_css_class (chip, "excluded");

  g_object_set_data_full (G_OBJECT (chip), "hub-choice", choice, choice_free);
  g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), NULL);
  name_chip (chip, choice, label, name);
  return chip;
}

static void
remove_chip (HubChipBar *self,
             guint       index)
{
  GtkWidget *chip = g_ptr_array_index (self->chips, index);
  gboolean had_focus = gtk_widget_has_focus (chip);
  GtkWidget *heir = self->clear;

  g_ptr_array_remove_index (self->chips, index);
  if (self->chips->len > 0)
    heir = g_ptr_array_index (self->chips, MIN (index, self->chips->len - 1));
  if (had_focus)
    gtk_widget_grab_focus (heir);
  adw_wrap_box_remove (self->box, chip);
}

static void
hub_chip_bar_dispose (GObject *object)
{
  HubChipBar *self = HUB_CHIP_BAR (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);

  G_OBJECT_CLASS (hub_chip_bar_parent_class)->dispose (object);
}

static void
hub_chip_bar_class_init (HubChipBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_chip_bar_dispose;
}

static void
hub_chip_bar_init (HubChipBar *self)
{
  self->chips = g_ptr_array_new ();
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Selected filters"), -1);

  self->clear = gtk_button_new_with_label (_("Clear All"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), "browse.clear");
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "chip-clear");
  adw_wrap_box_append (self->box, self->clear);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * hub_chip_bar_new:
 *
 * Makes a bar without chips.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
hub_chip_bar_new (void)
{
  return g_object_new (HUB_TYPE_CHIP_BAR, NULL);
}

/**
 * hub_chip_bar_update:
 * @self: a bar
 * @query: what is chosen
 * @results: where the names of values are
 *
 * Shows the choices of a query; without any the bar is hidden.
 */
void
hub_chip_bar_update (HubChipBar *self,
                     HubQuery   *query,
                     HubResults *results)
{
  g_autoptr(GPtrArray) choices = NULL;

  g_return_if_fail (HUB_IS_CHIP_BAR (self));

  choices = list_choices (query);
  for (guint i = self->chips->len; i-- > 0;)
    {
      Choice *choice = chip_get_choice (g_ptr_array_index (self->chips, i));

      if (!g_ptr_array_find_with_equal_func (choices, choice, choice_equal, NULL))
        remove_chip (self, i);
    }

  for (guint i = 0; i < choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (choices, i);
      GtkWidget *after = i > 0 ? g_ptr_array_index (self->chips, i - 1) : NULL;
      GtkWidget *chip;

      if (i < self->chips->len &&
          choice_equal (chip_get_choice (g_ptr_array_index (self->chips, i)), choice))
        continue;
      chip = make_chip (choice_copy (choice), results);
      g_ptr_array_insert (self->chips, i, chip);
      adw_wrap_box_insert_child_after (self->box, chip, after);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->chips->len > 0);
}

guint
hub_chip_bar_get_n_chips (HubChipBar *self)
{
  g_return_val_if_fail (HUB_IS_CHIP_BAR (self), 0);

  return self->chips->len;
}
