/* hub-facet-item.c: one value of a facet, as the panel shows it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet-item"

#include "hub-facet-item.h"

#include "hub-term-names.h"
#include "hub-text.h"

#include <glib/gi18n.h>

/**
 * HubFacetItem:
 *
 * A value of a facet with its count and the user's choice, and how its list shows it. Lives as long
 * as the value exists in the catalogue, whatever is counted. Signal `changed`: anything shown has
 * changed. Main thread.
 */
struct _HubFacetItem
{
  GObject    parent_instance;

  HubFacet   facet;
  char      *code;      /* (owned) */
  char      *label;     /* (owned): as it is shown */
  char      *hub_label; /* (owned): as the hub has it */
  char      *haystack;  /* (owned) (nullable): made when first looked into */
  char      *parent;    /* (owned) (nullable): of a country: code of its region */
  guint      count;
  HubChoice  choice;
  guint      shown : 1;      /* passes the filter of its list */
  guint      sticky : 1;     /* shown also while the list is short */
  guint      foldable : 1;   /* a region with countries */
  guint      unfolded : 1;   /* its countries are shown */
};

typedef enum
{
  SIGNAL_CHANGED,
} HubFacetItemSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (HubFacetItem, hub_facet_item, G_TYPE_OBJECT)

static void
hub_facet_item_finalize (GObject *object)
{
  HubFacetItem *self = HUB_FACET_ITEM (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->hub_label, g_free);
  g_clear_pointer (&self->haystack, g_free);
  g_clear_pointer (&self->parent, g_free);

  G_OBJECT_CLASS (hub_facet_item_parent_class)->finalize (object);
}

static void
hub_facet_item_class_init (HubFacetItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_facet_item_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
hub_facet_item_init (HubFacetItem *self)
{
}

/**
 * hub_facet_item_new:
 * @facet: the facet
 * @value: a value out of results; copied
 *
 * Makes an item without a choice.
 *
 * Returns: (transfer full): the item
 */
HubFacetItem *
hub_facet_item_new (HubFacet             facet,
                    const HubFacetValue *value)
{
  HubFacetItem *self = g_object_new (HUB_TYPE_FACET_ITEM, NULL);

  self->facet = facet;
  self->code = g_strdup (value->code);
  self->label = g_strdup (value->name);
  self->hub_label = g_strdup (value->label);
  self->parent = g_strdup (value->parent);
  self->count = value->count;
  return self;
}

HubFacet
hub_facet_item_get_facet (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), HUB_FACET_OBJECTIVE);

  return self->facet;
}

const char *
hub_facet_item_get_code (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), NULL);

  return self->code;
}

const char *
hub_facet_item_get_label (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), NULL);

  return self->label;
}

const char *
hub_facet_item_get_parent (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), NULL);

  return self->parent;
}

guint
hub_facet_item_get_count (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), 0);

  return self->count;
}

HubChoice
hub_facet_item_get_choice (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), HUB_CHOICE_NONE);

  return self->choice;
}

/**
 * hub_facet_item_update:
 * @self: an item
 * @name: the value's name as results give it
 * @count: entries that a click would give
 * @choice: what the user has chosen
 *
 * Takes over what a new answer says. Emits `changed` if any of it is new.
 */
void
hub_facet_item_update (HubFacetItem *self,
                       const char   *name,
                       guint         count,
                       HubChoice     choice)
{
  g_return_if_fail (HUB_IS_FACET_ITEM (self));

  if (self->count == count && self->choice == choice && g_str_equal (name, self->label))
    return;

  self->count = count;
  self->choice = choice;
  if (g_set_str (&self->label, name))
    g_clear_pointer (&self->haystack, g_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * hub_facet_item_dup_spoken:
 * @self: an item
 *
 * Makes what a screen reader says of the value; the choice is its state.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_facet_item_dup_spoken (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), NULL);

  return hub_facet_dup_spoken (self->label, self->count);
}

/**
 * hub_facet_item_matches:
 * @self: an item
 * @folded: what is looked for, as hub_facet_fold() leaves it
 *
 * Compares without case and accents, as hub_facet_haystack_has() says.
 *
 * Returns: %TRUE if a name of the value has @folded in it
 */
gboolean
hub_facet_item_matches (HubFacetItem *self,
                        const char   *folded)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), FALSE);

  if (self->haystack == NULL)
    self->haystack = hub_facet_dup_haystack (self->facet, self->code, self->label,
                                             self->hub_label);
  return hub_facet_haystack_has (self->haystack, folded);
}

gboolean
hub_facet_item_get_shown (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), FALSE);

  return self->shown;
}

void
hub_facet_item_set_shown (HubFacetItem *self,
                          gboolean      shown)
{
  g_return_if_fail (HUB_IS_FACET_ITEM (self));

  self->shown = !!shown;
}

gboolean
hub_facet_item_get_sticky (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), FALSE);

  return self->sticky;
}

void
hub_facet_item_set_sticky (HubFacetItem *self,
                           gboolean      sticky)
{
  g_return_if_fail (HUB_IS_FACET_ITEM (self));

  self->sticky = !!sticky;
}

gboolean
hub_facet_item_get_unfolded (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), FALSE);

  return self->unfolded;
}

void
hub_facet_item_set_unfolded (HubFacetItem *self,
                             gboolean      unfolded)
{
  g_return_if_fail (HUB_IS_FACET_ITEM (self));

  unfolded = !!unfolded;
  if (self->unfolded == unfolded)
    return;

  self->unfolded = unfolded;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
hub_facet_item_get_foldable (HubFacetItem *self)
{
  g_return_val_if_fail (HUB_IS_FACET_ITEM (self), FALSE);

  return self->foldable;
}

void
hub_facet_item_set_foldable (HubFacetItem *self,
                             gboolean      foldable)
{
  g_return_if_fail (HUB_IS_FACET_ITEM (self));

  self->foldable = !!foldable;
}

/**
 * hub_facet_dup_spoken:
 * @label: what a value is called
 * @count: how many entries it has
 *
 * Makes what is said of a value.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_facet_dup_spoken (const char *label,
                      guint       count)
{
  /* Translators: spoken for a filter: its name and how many entries it has */
  return g_strdup_printf (ngettext ("%s, %u entry", "%s, %u entries", count), label, count);
}

/**
 * hub_facet_fold:
 * @text: the name of a value, or what is looked for in one
 *
 * Folds case and accents, and the apostrophes of print into the one on the keyboard.
 *
 * Returns: (transfer full): folded text
 */
char *
hub_facet_fold (const char *text)
{
  g_autofree char *folded = hub_text_fold (text);
  g_auto(GStrv) parts = g_strsplit (folded, "’", -1);

  return g_strjoinv ("'", parts);
}

/**
 * hub_facet_dup_haystack:
 * @facet: a facet
 * @code: code of one of its values
 * @name: what is shown of the value
 * @label: (nullable): what the hub calls it
 *
 * Writes down, folded, what a value is called: a name a line, first the one that is shown, then the
 * hub's, and all those by which it is found in the language of the interface and in English.
 *
 * Returns: (transfer full): text for hub_facet_haystack_has()
 */
char *
hub_facet_dup_haystack (HubFacet    facet,
                        const char *code,
                        const char *name,
                        const char *label)
{
  g_autofree char *others = NULL;
  g_autofree char *all = NULL;

  if ((guint) facet < HUB_N_VOCABULARIES)
    others = hub_term_names_dup_all ((HubVocabulary) facet, code, hub_term_names_get_tongue ());
  all = g_strjoin ("\n", name, label != NULL ? label : "", others, NULL);

  return hub_facet_fold (all);
}

/**
 * hub_facet_haystack_has:
 * @haystack: what hub_facet_dup_haystack() made
 * @folded: what is looked for, as hub_facet_fold() leaves it
 *
 * Looks for a part of the name that is shown, or the beginning of a word of another name: people
 * see why the former is found, and would not for a middle of the latter.
 *
 * Returns: whether it is there
 */
gboolean
hub_facet_haystack_has (const char *haystack,
                        const char *folded)
{
  const char *end = strchr (haystack, '\n');

  if (*folded == '\0')
    return TRUE;
  for (const char *found = strstr (haystack, folded); found != NULL;
       found = strstr (found + 1, folded))
    if (found < end || found == haystack ||
        !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
      return TRUE;

  return FALSE;
}
