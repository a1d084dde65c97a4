/* search-units.c: what people ask, keystroke by keystroke
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "search-units.h"

#include <string.h>

#define MAX_CHOICES 3

static const struct
{
  const char *name;
  guint       n;         /* at least so many */
} kinds[N_UNIT_KINDS] = {
  [UNIT_TEXT] = { "typed", 380 },
  [UNIT_CHOSEN] = { "typed, with choices", 380 },
  [UNIT_BROWSE] = { "no text", 80 },
  [UNIT_TITLE] = { "typed, by title", 120 },
  [UNIT_PHRASE] = { "phrase", 80 },
  [UNIT_RELEVANCE] = { "typed, by relevance", 120 },
  [UNIT_LETTER] = { "first letter", 80 },
  [UNIT_NOTHING] = { "found nothing", 120 },
};

static const char *const languages[] = { "en", "fr", "es", "ar", "ru", "zh", "pt" };

/* Where units are drawn from. */
typedef struct
{
  GRand     *rand;         /* (unowned) */
  MadeUp    *made_up;      /* (unowned) */
  Fts5Side  *tables;       /* (unowned) */
  guint      n_entries;
  GPtrArray *units;        /* (owned) */
} Draw;

const char *
unit_kind_get_name (UnitKind kind)
{
  return kinds[kind].name;
}

static void
unit_free (Unit *self)
{
  hub_query_unref (self->query);
  g_strfreev (self->side.words);
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    g_array_unref (self->side.included[facet]);
  g_array_unref (self->side.excluded);
  g_free (self);
}

static void
add_choices (Draw     *self,
             HubQuery *query,
             HubFacet  facet,
             HubChoice choice,
             GArray   *values)
{
  const char *const *codes = hub_query_get_codes (query, facet, choice);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      guint value;

      if (!fts5_side_find_value (self->tables, facet, codes[i], &value))
        g_error ("no entry has %s %s", hub_facet_to_string (facet), codes[i]);
      g_array_append_val (values, value);
    }
}

/* The same question in numbers and bare words. */
static Unit *
unit_new (Draw       *self,
          UnitKind    kind,
          HubQuery   *query,
          const char *words)
{
  Unit *unit = g_new0 (Unit, 1);

  unit->kind = kind;
  unit->query = hub_query_ref (query);
  unit->side.words = g_strsplit (words, " ", -1);
  unit->side.is_phrase = kind == UNIT_PHRASE;
  unit->side.by_title = kind == UNIT_TITLE;
  unit->side.excluded = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      unit->side.included[facet] = g_array_new (FALSE, FALSE, sizeof (guint));
      add_choices (self, query, facet, HUB_CHOICE_INCLUDE, unit->side.included[facet]);
      add_choices (self, query, facet, HUB_CHOICE_EXCLUDE, unit->side.excluded);
    }

  return unit;
}

static void
add_unit (Draw       *self,
          UnitKind    kind,
          HubQuery   *base,
          const char *words)
{
  g_autofree char *text = NULL;
  g_autoptr(HubQuery) query = NULL;

  text = kind == UNIT_PHRASE ? g_strconcat ("\"", words, "\"", NULL) : g_strdup (words);
  query = hub_query_with_text (base, text);
  g_ptr_array_add (self->units, unit_new (self, kind, query, words));
}

/* A value of any facet but publishers and years, the frequent ones more often. */
static char *
draw_value (Draw     *self,
            HubFacet *facet)
{
  static const HubFacet facets[] = {
    HUB_FACET_OBJECTIVE, HUB_FACET_PRINCIPLE, HUB_FACET_REGION,   HUB_FACET_COUNTRY,
    HUB_FACET_TYPE,      HUB_FACET_SCOPE,     HUB_FACET_LANGUAGE, HUB_FACET_KIND,
  };
  g_autoptr(HubTerm) term = NULL;

  *facet = facets[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (facets))];
  if (*facet == HUB_FACET_SCOPE)
    return g_strdup (hub_scope_to_string (g_rand_int_range (self->rand, 0, HUB_N_SCOPES)));
  if (*facet == HUB_FACET_LANGUAGE)
    return g_strdup (languages[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (languages))]);
  if (*facet == HUB_FACET_KIND)
    return g_strdup (hub_kind_to_string (g_rand_int_range (self->rand, 0, HUB_N_KINDS)));

  term = made_up_dup_term (self->made_up, (HubVocabulary) *facet);

  return g_strdup (term->code);
}

/* One choice in four excludes. */
static HubQuery *
draw_choices (Draw *self,
              int   n_choices)
{
  g_autoptr(HubQuery) query = hub_query_new ();

  for (int i = 0; i < n_choices; i++)
    {
      HubFacet facet;
      g_autofree char *code = draw_value (self, &facet);
      g_autoptr(HubQuery) before = g_steal_pointer (&query);
      gboolean is_excluded = g_rand_int_range (self->rand, 0, 4) == 0;

      query = hub_query_with_choice (before, facet, code,
                                     is_excluded ? HUB_CHOICE_EXCLUDE : HUB_CHOICE_INCLUDE);
    }

  return g_steal_pointer (&query);
}

/* One word, or two as often. */
static char *
draw_text (Draw *self)
{
  g_autofree char *first = g_strdup (made_up_get_word (self->made_up));

  if (g_rand_boolean (self->rand))
    return g_steal_pointer (&first);

  return g_strconcat (first, " ", made_up_get_word (self->made_up), NULL);
}

static void
type_text (Draw    *self,
           UnitKind kind)
{
  gboolean has_choices =
    kind == UNIT_CHOSEN || (kind == UNIT_TITLE && g_rand_boolean (self->rand));
  g_autoptr(HubQuery) chosen =
    draw_choices (self, has_choices ? g_rand_int_range (self->rand, 1, MAX_CHOICES + 1) : 0);
  g_autoptr(HubQuery) base = NULL;
  g_autofree char *text = draw_text (self);
  HubOrder order = HUB_ORDER_HUB;

  if (kind == UNIT_TITLE || kind == UNIT_RELEVANCE)
    order = kind == UNIT_TITLE ? HUB_ORDER_TITLE : HUB_ORDER_RELEVANCE;
  base = hub_query_with_order (chosen, order);

  for (gsize length = 1; length <= strlen (text); length++)
    {
      g_autofree char *typed = g_strndup (text, length);
      const char *space = strrchr (typed, ' ');
      gsize n_letters = strlen (space != NULL ? space + 1 : typed);

      if (n_letters > 0 && (n_letters == 1) == (kind == UNIT_LETTER))
        add_unit (self, kind, base, typed);
    }
}

/* Two words that stand side by side in some title. */
static void
quote_title (Draw *self)
{
  gint64 id = g_rand_int_range (self->rand, 1, (int) self->n_entries + 1);
  g_autofree char *title = fts5_side_dup_title (self->tables, id);
  g_autoptr(HubQuery) query = hub_query_new ();
  g_auto(GStrv) words = NULL;
  g_autofree char *phrase = NULL;
  int at;

  if (title == NULL)
    return;

  words = g_strsplit (title, " ", -1);
  at = g_rand_int_range (self->rand, 0, (int) g_strv_length (words) - 1);
  phrase = g_strconcat (words[at], " ", words[at + 1], NULL);
  add_unit (self, UNIT_PHRASE, query, phrase);
}

/* One to sixteen words, some with another letter in them, and up to three choices. Some find
 * something all the same. */
static void
slip (Draw *self)
{
  g_autoptr(HubQuery) chosen = draw_choices (self, g_rand_int_range (self->rand, 0,
                                                                     MAX_CHOICES + 1));
  g_autoptr(GString) text = g_string_new (NULL);
  int n_words = 1 << g_rand_int_range (self->rand, 0, 5);

  for (int i = 0; i < n_words; i++)
    {
      const char *word = made_up_get_word (self->made_up);
      gsize at = text->len + (i > 0);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", word);
      if (i == 0 || g_rand_boolean (self->rand))
        text->str[at + (gsize) g_rand_int_range (self->rand, 0, (int) strlen (word))] =
          (char) g_rand_int_range (self->rand, 'a', 'z' + 1);
    }
  add_unit (self, UNIT_NOTHING, chosen, text->str);
}

GPtrArray *
units_draw (guint32   seed,
            MadeUp   *made_up,
            Fts5Side *tables,
            guint     n_entries)
{
  Draw draw = { made_up_get_rand (made_up), made_up, tables, n_entries, NULL };
  guint n_before = 0;

  g_rand_set_seed (draw.rand, seed);
  draw.units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  for (UnitKind kind = 0; kind < N_UNIT_KINDS; kind++, n_before = draw.units->len)
    while (draw.units->len - n_before < kinds[kind].n)
      if (kind == UNIT_PHRASE)
        quote_title (&draw);
      else if (kind == UNIT_NOTHING)
        slip (&draw);
      else if (kind == UNIT_BROWSE)
        {
          g_autoptr(HubQuery) chosen =
            draw_choices (&draw, g_rand_int_range (draw.rand, 0, MAX_CHOICES + 1));

          add_unit (&draw, kind, chosen, "");
        }
      else
        type_text (&draw, kind);

  return draw.units;
}
