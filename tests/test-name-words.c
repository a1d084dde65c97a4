/* test-name-words.c: tests of hub-name-words.c
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-name-words.h"

#define NONE HUB_N_ROLES

static HubRole
find_role (const char *name)
{
  HubRole best = NONE;
  int most = 0;

  for (guint role = 0; role < HUB_N_ROLES; role++)
    if (hub_name_words_rate_role (name, (HubRole) role) > most)
      {
        most = hub_name_words_rate_role (name, (HubRole) role);
        best = (HubRole) role;
      }

  return best;
}

static void
test_roles (void)
{
  static const struct { const char *name; HubRole role; } cases[] = {
    { "field_date_of_publication", HUB_ROLE_PUBLISHED },
    { "publishedOn", HUB_ROLE_PUBLISHED },
    { "field_date_de_parution", HUB_ROLE_PUBLISHED },
    { "field_fecha_de_publicacion", HUB_ROLE_PUBLISHED },
    { "field_publisher", HUB_ROLE_PUBLISHER },
    { "field_editeurs", HUB_ROLE_PUBLISHER },
    { "field_fuente", HUB_ROLE_PUBLISHER },
    { "FIELD_IDIOMAS", HUB_ROLE_LANGUAGES },
    { "field_event_start", HUB_ROLE_STARTS },
    { "field_debut", HUB_ROLE_STARTS },
    { "field_hasta", HUB_ROLE_ENDS },
    { "field_piece_lieu", HUB_ROLE_LOCATION },
    { "field_tipo_de_practica", HUB_ROLE_PRACTICE_TYPE },
    { "field_archivos", HUB_ROLE_FILES },
    { "field_endangered", NONE },
    { "field_restart", NONE },
    { "field_xyz", NONE },
    { "field_", NONE },
    { "", NONE },
    { "----____", NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (find_role (cases[i].name), ==, cases[i].role);
    }
}

static void
test_kinds (void)
{
  g_assert_cmpint (hub_name_words_rate_kind ("node--buena_practica", HUB_KIND_PRACTICE), >, 90);
  g_assert_cmpint (hub_name_words_rate_kind ("node--evenements", HUB_KIND_EVENT), >, 90);
  g_assert_cmpint (hub_name_words_rate_kind ("trainingCourse", HUB_KIND_TRAINING), >, 90);
  g_assert_cmpint (hub_name_words_rate_kind ("node--event", HUB_KIND_PRACTICE), ==, 0);
  /* The name of the entity is not that of the bundle. */
  g_assert_cmpint (hub_name_words_rate_kind ("page--thing", HUB_KIND_OTHER), ==, 0);
}

static void
test_vocabularies (void)
{
  g_assert_cmpint (hub_name_words_rate_vocabulary ("field_pays", HUB_VOCABULARY_COUNTRY), >, 90);
  g_assert_cmpint (hub_name_words_rate_vocabulary ("field_objetivos", HUB_VOCABULARY_OBJECTIVE),
                   >, 80);
  g_assert_cmpint (hub_name_words_rate_vocabulary ("resourceTypes", HUB_VOCABULARY_TYPE), >, 70);
  g_assert_cmpint (hub_name_words_rate_vocabulary ("field_payment", HUB_VOCABULARY_COUNTRY), ==,
                   0);
}

static void
test_others (void)
{
  g_assert_true (hub_name_words_is_plain_date ("field_fecha"));
  g_assert_true (hub_name_words_is_plain_date ("field_dates"));
  g_assert_false (hub_name_words_is_plain_date ("field_update"));
  g_assert_true (hub_name_words_is_image ("field_cover_photo"));
  g_assert_false (hub_name_words_is_image ("field_files"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-words/roles", test_roles);
  g_test_add_func ("/name-words/kinds", test_kinds);
  g_test_add_func ("/name-words/vocabularies", test_vocabularies);
  g_test_add_func ("/name-words/others", test_others);

  return g_test_run ();
}
