/* name-lab.c: the values that names are for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "name-lab.h"

#include <json-glib/json-glib.h>

/* The hub's five vocabularies, as the program brings them. */
HubFacetTable *
name_lab_make_table (void)
{
  g_autoptr(HubFacetTable) table = hub_facet_table_new ();
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "starter",
                                                 "vocabularies.json", NULL);
  g_autoptr(GError) error = NULL;
  JsonObject *vocabularies;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  vocabularies = json_node_get_object (json_parser_get_root (parser));
  for (HubFacet facet = HUB_FACET_OBJECTIVE; facet <= HUB_FACET_TYPE; facet++)
    {
      JsonArray *terms = json_object_get_array_member (vocabularies, hub_facet_to_string (facet));

      for (guint i = 0; i < json_array_get_length (terms); i++)
        {
          JsonObject *term = json_array_get_object_element (terms, i);

          hub_facet_table_add (table, facet,
                               json_object_get_string_member (term, "code"),
                               json_object_get_string_member (term, "label"),
                               json_object_get_string_member_with_default (term, "region", NULL));
        }
    }

  return g_steal_pointer (&table);
}

/* What stands in a file of data/names. */
char *
name_lab_dup_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "names", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}
