/* test-demo-filter.c: the demonstration hub finds what a plain walk over its items finds
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-demo-filter"

#include "demo-client.h"
#include "demo-corpus.h"
#include "demo-process.h"
#include "demo-store.h"

#include <string.h>

/* Enough for several pages of resources with every trait. */
#define N_ENTRIES 700

#define NODES "/jsonapi/node/resource?fields[node--resource]=title,changed,drupal_internal__nid"

/* The block of entries with one `changed` begins with the 91st made-up one, see demo-corpus.c. */
#define FIRST_TIE (94 + 91)

typedef gboolean (*MatchFunc) (const DemoItem        *item,
                               const DemoTranslation *translation);

/* A filter, and the same in plain C. An item is expected if the function holds for one of its
 * translations, whichever. */
typedef struct
{
  const char *name;
  const char *filter;
  MatchFunc   matches;
} FilterCase;

/* The hub that is asked, and the same items in this program: they are made from fixed seeds. */
static HubDemoProcess *hub;
static DemoStore *store;
static gint64 tie;

static guint16
port (void)
{
  return hub_demo_process_get_port (hub);
}

static DemoType *
resources (void)
{
  return demo_store_find_type (store, "node", "resource");
}

static char *
fold (const char *text)
{
  return g_utf8_casefold (text, -1);
}

static gboolean
has (const char *text,
     const char *part)
{
  g_autofree char *folded = fold (text);

  return strstr (folded, part) != NULL;
}

static gboolean
is_published (const DemoItem        *item,
              const DemoTranslation *translation)
{
  return translation->status;
}

static gboolean
is_newer (const DemoItem        *item,
          const DemoTranslation *translation)
{
  return translation->changed > tie;
}

static gboolean
is_newer_english (const DemoItem        *item,
                  const DemoTranslation *translation)
{
  return translation->changed > tie && translation == item->translations;
}

static gboolean
is_not_newer (const DemoItem        *item,
              const DemoTranslation *translation)
{
  return translation->changed <= tie;
}

static gboolean
is_old_or_much_newer (const DemoItem        *item,
                      const DemoTranslation *translation)
{
  return translation->changed < tie || translation->changed > tie + 100 * 86400;
}

static gboolean
is_in_range (const DemoItem        *item,
             const DemoTranslation *translation)
{
  return item->number >= 150 && item->number <= 300;
}

static gboolean
is_out_of_range (const DemoItem        *item,
                 const DemoTranslation *translation)
{
  return !is_in_range (item, translation);
}

static gboolean
is_french (const DemoItem        *item,
           const DemoTranslation *translation)
{
  return g_str_equal (translation->langcode, "fr");
}

static gboolean
has_climate (const DemoItem        *item,
             const DemoTranslation *translation)
{
  return has (translation->title, "climat");
}

static gboolean
begins_with_migration (const DemoItem        *item,
                       const DemoTranslation *translation)
{
  g_autofree char *folded = fold (translation->title);

  return g_str_has_prefix (folded, "migration");
}

static gboolean
ends_with_partners (const DemoItem        *item,
                    const DemoTranslation *translation)
{
  return g_str_has_suffix (translation->title, "“partners”");
}

static gboolean
is_bare (const DemoItem        *item,
         const DemoTranslation *translation)
{
  return item->texts[DEMO_TEXT_PUBLISHER] == NULL;
}

static gboolean
is_not_bare (const DemoItem        *item,
             const DemoTranslation *translation)
{
  return item->texts[DEMO_TEXT_PUBLISHER] != NULL;
}

static gboolean
is_of_iom (const DemoItem        *item,
           const DemoTranslation *translation)
{
  return g_strcmp0 (item->texts[DEMO_TEXT_PUBLISHER],
                    "International Organization for Migration (IOM)") == 0;
}

static gboolean
refers_to (const DemoItem *item,
           DemoRelation    relation,
           const char     *name)
{
  const DemoRef *ref;

  for (guint i = 0; (ref = demo_item_get_ref (item, relation, i)) != NULL; i++)
    {
      if (!ref->target->deleted && ref->target->translations[0].status &&
          g_str_equal (ref->target->translations[0].title, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_report (const DemoItem        *item,
           const DemoTranslation *translation)
{
  return refers_to (item, DEMO_RELATION_RESOURCE_TYPE, "Report");
}

static gboolean
is_analysis_or_report (const DemoItem        *item,
                       const DemoTranslation *translation)
{
  return is_report (item, translation) || refers_to (item, DEMO_RELATION_RESOURCE_TYPE, "Analysis");
}

static gboolean
is_analysis_in_africa (const DemoItem        *item,
                       const DemoTranslation *translation)
{
  return refers_to (item, DEMO_RELATION_RESOURCE_TYPE, "Analysis") &&
         refers_to (item, DEMO_RELATION_REGIONS, "Africa");
}

/* Hidden and deleted terms are not found by their names. */
static gboolean
is_draft (const DemoItem        *item,
          const DemoTranslation *translation)
{
  return FALSE;
}

/* Conditions of one group hold in one translation, those of two groups in any two. */
static gboolean
is_newer_and_french (const DemoItem        *item,
                     const DemoTranslation *translation)
{
  return translation->changed > tie && is_french (item, translation);
}

static gboolean
is_newer_beside_french (const DemoItem        *item,
                        const DemoTranslation *translation)
{
  gboolean newer = FALSE;

  for (guint i = 0; i < item->n_translations; i++)
    newer = newer || item->translations[i].changed > tie;

  return newer && is_french (item, translation);
}

static gboolean
is_odd_group (const DemoItem        *item,
              const DemoTranslation *translation)
{
  return is_report (item, translation) ||
         (is_in_range (item, translation) && translation->changed > tie);
}

/* In each filter T stands for the time of the ties. */
static const FilterCase filter_cases[] =
{
  { "short", "filter[status]=1", is_published },
  { "medium", "filter[changed][value]=T&filter[changed][operator]=%3E", is_newer },
  { "default-langcode",
    "filter[changed][value]=T&filter[changed][operator]=%3E&filter[default_langcode]=1",
    is_newer_english },
  { "less", "filter[changed][value]=T&filter[changed][operator]=%3C=", is_not_newer },
  { "between",
    "filter[drupal_internal__nid][operator]=BETWEEN&filter[drupal_internal__nid][value][]=150"
    "&filter[drupal_internal__nid][value][]=300",
    is_in_range },
  { "not-between",
    "filter[n][condition][path]=drupal_internal__nid&filter[n][condition][operator]="
    "NOT%20BETWEEN&filter[n][condition][value][0]=150&filter[n][condition][value][1]=300",
    is_out_of_range },
  { "two-bounds",
    "filter[a][condition][path]=drupal_internal__nid&filter[a][condition][operator]=%3E%3D"
    "&filter[a][condition][value]=150&filter[b][condition][path]=drupal_internal__nid"
    "&filter[b][condition][operator]=%3C%3D&filter[b][condition][value]=300",
    is_in_range },
  { "langcode", "filter[langcode]=fr", is_french },
  { "not-equal", "filter[langcode][value]=en&filter[langcode][operator]=%3C%3E", is_french },
  { "contains", "filter[title][value]=CLIMAT&filter[title][operator]=CONTAINS", has_climate },
  { "starts-with", "filter[title][value]=migration&filter[title][operator]=STARTS_WITH",
    begins_with_migration },
  { "ends-with",
    "filter[title][value]=%E2%80%9Cpartners%E2%80%9D&filter[title][operator]=ENDS_WITH",
    ends_with_partners },
  { "is-null", "filter[field_publisher][operator]=IS%20NULL", is_bare },
  { "is-not-null", "filter[field_publisher][operator]=IS+NOT+NULL", is_not_bare },
  { "text", "filter[field_publisher]=international%20organization%20for%20migration%20(IOM)",
    is_of_iom },
  { "term", "filter[field_type_of_resource.name]=Report", is_report },
  { "term-in",
    "filter[field_type_of_resource.name][operator]=IN"
    "&filter[field_type_of_resource.name][value][]=Report"
    "&filter[field_type_of_resource.name][value][]=Analysis",
    is_analysis_or_report },
  { "in-one",
    "filter[field_type_of_resource.name][operator]=IN"
    "&filter[field_type_of_resource.name][value]=Report",
    is_report },
  { "two-terms", "filter[field_type_of_resource.name]=Analysis&filter[field_regions.name]=Africa",
    is_analysis_in_africa },
  { "hidden-term", "filter[field_type_of_resource.name]=Draft%20type", is_draft },
  { "same-group",
    "filter[a][condition][path]=changed&filter[a][condition][operator]=%3E"
    "&filter[a][condition][value]=T&filter[b][condition][path]=langcode"
    "&filter[b][condition][value]=fr",
    is_newer_and_french },
  { "other-group",
    "filter[g][group][conjunction]=AND&filter[a][condition][path]=changed"
    "&filter[a][condition][operator]=%3E&filter[a][condition][value]=T"
    "&filter[a][condition][memberOf]=g&filter[b][condition][path]=langcode"
    "&filter[b][condition][value]=fr",
    is_newer_beside_french },
  { "or-group",
    "filter[o][group][conjunction]=OR&filter[i][group][conjunction]=AND"
    "&filter[i][group][memberOf]=o&filter[r][condition][path]=field_type_of_resource.name"
    "&filter[r][condition][value]=Report&filter[r][condition][memberOf]=o"
    "&filter[n][condition][path]=drupal_internal__nid&filter[n][condition][operator]=BETWEEN"
    "&filter[n][condition][value][]=150&filter[n][condition][value][]=300"
    "&filter[n][condition][memberOf]=i&filter[t][condition][path]=changed"
    "&filter[t][condition][operator]=%3E&filter[t][condition][value]=T"
    "&filter[t][condition][memberOf]=i",
    is_odd_group },
  { "or-direct",
    "filter[o][group][conjunction]=OR&filter[a][condition][path]=changed"
    "&filter[a][condition][operator]=%3C&filter[a][condition][value]=T"
    "&filter[a][condition][memberOf]=o&filter[b][condition][path]=changed"
    "&filter[b][condition][operator]=%3E&filter[b][condition][value]=U"
    "&filter[b][condition][memberOf]=o",
    is_old_or_much_newer },
  { "iso-date", "filter[changed][value]=2020-01-01T00:00:00&filter[changed][operator]=%3E",
    is_draft },
};

static gboolean
is_expected (const DemoItem *item,
             MatchFunc       matches)
{
  gboolean is_public = FALSE;
  gboolean is_match = FALSE;

  for (guint i = 0; i < item->n_translations; i++)
    {
      is_public = is_public || item->translations[i].status;
      is_match = is_match || matches (item, &item->translations[i]);
    }

  return is_public && is_match;
}

static char *
fill_in (const char *filter)
{
  GString *text = g_string_new (filter);
  g_autofree char *time = g_strdup_printf ("=%" G_GINT64_FORMAT, tie);
  g_autofree char *later = g_strdup_printf ("=%" G_GINT64_FORMAT, tie + 100 * 86400);

  g_string_replace (text, "=T", time, 0);
  g_string_replace (text, "=U", later, 0);

  return g_string_free_and_steal (text);
}

static void
test_filter (gconstpointer user_data)
{
  const FilterCase *tested = user_data;
  g_autofree char *filter = fill_in (tested->filter);
  g_autofree char *target = g_strconcat (NODES "&", filter, NULL);
  g_autoptr(GHashTable) found = demo_client_walk (port (), target, NULL);
  DemoType *type = resources ();
  guint n_expected = 0;

  for (guint i = 0; i < type->items->len; i++)
    {
      const DemoItem *item = g_ptr_array_index (type->items, i);
      gboolean expected = is_expected (item, tested->matches);

      g_assert_cmpint (g_hash_table_contains (found, GINT_TO_POINTER ((int) item->number)), ==,
                       expected);
      n_expected += expected;
    }

  g_assert_cmpuint (g_hash_table_size (found), ==, n_expected);
  if (tested->matches != is_draft)
    {
      g_assert_cmpuint (n_expected, >, 0);
      g_assert_cmpuint (n_expected, <, type->items->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *count = g_strdup_printf ("%u", N_ENTRIES);
  const char *const arguments[] = { "--entries", count, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hub = hub_demo_process_new (arguments, &error);
  g_assert_no_error (error);
  store = demo_store_new ();
  demo_corpus_load_starter (store, &error);
  g_assert_no_error (error);
  demo_corpus_make_up (store, N_ENTRIES);
  tie = ((DemoItem *) g_ptr_array_index (resources ()->items,
                                         demo_store_find_place (resources (), FIRST_TIE)))
            ->translations[0]
            .changed;

  for (guint i = 0; i < G_N_ELEMENTS (filter_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/demo/filter/", filter_cases[i].name, NULL);

      g_test_add_data_func (path, &filter_cases[i], test_filter);
    }
  status = g_test_run ();
  hub_demo_process_stop (hub);
  demo_store_free (store);

  return status;
}
