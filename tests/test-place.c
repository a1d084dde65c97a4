/* test-place.c: what is being typed where the cursor is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-place.h"

#include <string.h>

/* The cursor is at |. What is found is written as kind, what is typed, and in [ ] what it would
 * take the place of. */
static const struct
{
  const char *text;
  const char *place;
} cases[] = {
  { "|", "words" },
  { "women|", "words" },
  { "women |", "words" },
  { "o|", "words" },                            /* one letter may be anything */
  { "ob|", "name ob, [ob]" },
  { "OB|", "name OB, [OB]" },
  { "women obj|", "name obj, women [obj]" },
  { "women -coun|", "name coun, women -[coun]" },
  { "obj| women", "name obj, [obj] women" },
  { "ob|j", "words" },                          /* in the middle of a word */
  { "object|", "name object, [object]" },
  { "objects|", "words" },
  { "-aft|", "words" },                         /* a year cannot be excluded */
  { "aft|", "name aft, [aft]" },
  { "\"forced coun|", "words" },                /* in quotes */
  { "\"forced\" coun|", "name coun, \"forced\" [coun]" },
  { "title:coun|", "words" },
  { "re-coun|", "words" },
  { "coun*|", "words" },
  { "objective:|", "value , [objective:]" },
  { "objective:1|", "value 1, [objective:1]" },
  { "objective:1 |", "words" },
  { "objective|:1", "value 1, [objective:1]" },
  { "women Country:Ken|ya men", "value Kenya, women [Country:Kenya] men" },
  { "-country:K|", "value K, [-country:K]" },
  { "kind:event country:Кен|", "value Кен, kind:event [country:Кен]" },
  { "kind:event OR country:K|", "value K, kind:event OR [country:K]" },
  { "country:\"Côte d|", "value Côte d, [country:\"Côte d]" },
  { "country:\"Côte\"|", "words" },
  { "sort:n|", "value n, [sort:n]" },
  { "after:20|", "value 20, [after:20]" },
  { "title:|", "words" },
};

static char *
dup_place (HubPlace   *place,
           const char *text)
{
  static const char *const kinds[] = { "words", "name", "value" };

  if (place->kind == HUB_PLACE_WORDS)
    return g_strdup (kinds[place->kind]);

  return g_strdup_printf ("%s %s, %.*s[%.*s]%s", kinds[place->kind], place->typed,
                          (int) place->start, text,
                          (int) (place->end - place->start), text + place->start,
                          text + place->end);
}

static void
place_at (HubPlace   *place,
          const char *marked,
          GString    *text)
{
  const char *bar = strchr (marked, '|');

  g_string_assign (text, marked);
  g_string_erase (text, bar - marked, 1);
  hub_place_init (place, text->str, bar - marked);
}

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_auto(HubPlace) place = { HUB_PLACE_WORDS };
      g_autofree char *found = NULL;

      place_at (&place, cases[i].text, text);
      found = dup_place (&place, text->str);
      if (g_strcmp0 (found, cases[i].place) != 0)
        g_test_message ("‘%s’", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].place);
    }
}

static const struct
{
  const char *text;
  const char *chosen;
  const char *written;   /* nullable */
} written[] = {
  { "ob|", "objective", "objective:" },
  { "OB|", "objective", "objective:" },
  { "ob|", "country", NULL },
  { "-co|", "country", "country:" },
  { "country:|", "KE", "country:KE " },
  { "-country:k|", "KE", "-country:KE " },
  { "publisher:|", "a b", "publisher:\"a b\" " },
  { "after:2|", "2019", "after:2019 " },
  { "before:|", "2019", "before:2019 " },
  { "sort:|", "newest", "sort:newest " },
};

static void
test_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_auto(HubPlace) place = { HUB_PLACE_WORDS };
      g_autofree char *found = NULL;

      place_at (&place, written[i].text, text);
      found = place.kind == HUB_PLACE_NAME ? hub_place_write_name (&place, written[i].chosen)
                                           : hub_place_write_value (&place, written[i].chosen);
      g_assert_cmpstr (found, ==, written[i].written);
    }
}

/* Every name that is offered is that of an operator. */
static void
test_names (void)
{
  const char *const *names = hub_operator_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = g_strconcat (names[i], ":", NULL);
      g_autoptr(GArray) pieces = hub_text_pieces_new (text, TRUE);

      g_assert_cmpuint (pieces->len, ==, 1);
      g_assert_cmpint (g_array_index (pieces, HubPiece, 0).kind, ==, HUB_PIECE_OPERATOR);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/places", test_places);
  g_test_add_func ("/place/written", test_written);
  g_test_add_func ("/place/names", test_names);
  return g_test_run ();
}
