/* demo-variant-store.c: what a variant holds besides
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-variant.h"

#include "demo-names-resource.h"

#include <string.h>

#define N_ARTICLES 12
#define N_SITE_PAGES 4
#define GOAL_EVERY 5
#define TAG_EVERY 3

/* The goals of the 2030 Agenda have numbers, too, which makes them look like objectives. */
static const char *const goals[] =
{
  "1 - No poverty", "2 - Zero hunger", "3 - Good health and well-being", "4 - Quality education",
  "5 - Gender equality", "6 - Clean water and sanitation", "7 - Affordable and clean energy",
  "8 - Decent work and economic growth", "9 - Industry, innovation and infrastructure",
  "10 - Reduced inequalities", "11 - Sustainable cities and communities",
  "12 - Responsible consumption and production", "13 - Climate action", "14 - Life below water",
  "15 - Life on land", "16 - Peace, justice and strong institutions",
  "17 - Partnerships for the goals", NULL
};

static const char *const tags[] = { "health", "covid-19", "newsletter", "staff pick", "Africa",
                                    "archive", NULL };

/* Labels that a hub with codes may have, as no list of ours knows them. */
static const struct
{
  const char *code;
  const char *label;
} other_labels[] =
{
  { "CI", "Elfenbeinküste" }, { "DE", "Deutschland" }, { "KE", "Kenia" }, { "MA", "Marokko" },
  { "PH", "Philippinen" }, { "TR", "Türkei" }, { "US", "Vereinigte Staaten" },
};

static DemoItem *
add_item (DemoStore  *store,
          const char *entity,
          const char *bundle,
          DemoKind    kind,
          const char *title)
{
  DemoType *type = demo_store_find_type (store, entity, bundle);
  g_autofree char *seed = g_strconcat (bundle, "/", title, NULL);
  char uuid[37];
  DemoItem *item;

  demo_make_uuid (seed, uuid);
  item = demo_store_add (store, type, uuid, demo_store_next_number (store, kind));
  item->translations[0].title = demo_store_keep (store, title);
  item->weight = type->items->len;

  return item;
}

static void
add_terms (DemoStore         *store,
           const char        *bundle,
           const char *const *labels)
{
  for (guint i = 0; labels[i] != NULL; i++)
    add_item (store, "taxonomy_term", bundle, DEMO_KIND_TERM, labels[i]);
}

static void
add_publisher (DemoStore  *store,
               GHashTable *known,
               DemoItem   *item,
               const char *name)
{
  DemoItem *term = g_hash_table_lookup (known, name);

  if (term == NULL)
    {
      term = add_item (store, "taxonomy_term", "publishers", DEMO_KIND_TERM, name);
      g_hash_table_insert (known, g_strdup (name), term);
    }
  demo_item_add_ref (item, DEMO_RELATION_PUBLISHERS, term, NULL);
}

static void
add_publishers (DemoStore  *store,
                GHashTable *known,
                DemoItem   *item)
{
  const char *publisher = item->texts[DEMO_TEXT_PUBLISHER];
  g_auto(GStrv) names = g_strsplit (publisher != NULL ? publisher : "", "; ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] != '\0')
        add_publisher (store, known, item, names[i]);
    }
}

static void
add_nth_term (DemoStore   *store,
              DemoItem    *item,
              DemoRelation relation,
              const char  *bundle,
              guint        nth)
{
  DemoType *type = demo_store_find_type (store, "taxonomy_term", bundle);

  demo_item_add_ref (item, relation, g_ptr_array_index (type->items, nth % type->items->len),
                     NULL);
}

static void
add_references (DemoStore *store)
{
  guint n_types = 0;
  DemoType *types = demo_store_get_types (store, &n_types);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_types; i++)
    {
      for (guint j = 0; types[i].kind == DEMO_KIND_NODE && j < types[i].items->len; j++)
        {
          DemoItem *item = g_ptr_array_index (types[i].items, j);

          add_publishers (store, known, item);
          if (j % GOAL_EVERY == 0)
            add_nth_term (store, item, DEMO_RELATION_GOALS, "goals", i + j);
          if (j % TAG_EVERY == 0)
            add_nth_term (store, item, DEMO_RELATION_TAGS, "tags", i + j);
        }
    }
}

static void
add_strangers (DemoStore  *store,
               const char *bundle,
               const char *word,
               guint       count)
{
  for (guint i = 1; i <= count; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", word, i);
      DemoItem *item = add_item (store, "node", bundle, DEMO_KIND_NODE, title);

      item->translations[0].summary = "Words of the site about itself.";
      item->created = item->translations[0].changed = demo_store_touch (store);
    }
}

static void
relabel_objectives (DemoStore  *store,
                    DemoLabels  labels)
{
  DemoType *type = demo_store_find_type (store, "taxonomy_term", "gcm_objectives");

  for (guint i = 0; i < type->items->len; i++)
    {
      DemoItem *item = g_ptr_array_index (type->items, i);
      const char *label = item->translations[0].title;
      const char *words = strstr (label, " - ");
      g_autofree char *spoken = NULL;

      if (words == NULL)
        continue;
      words += strlen (" - ");
      spoken = g_strdup_printf ("Objective %.*s: %s", (int) strspn (label, "0123456789"), label,
                                words);
      item->translations[0].title = demo_store_keep (store, labels == DEMO_LABELS_BARE ? words
                                                                                       : spoken);
    }
}

/* The first name of each term in a language, as it stands in the files of names. */
static void
relabel_type (DemoStore  *store,
              const char *bundle,
              const char *file,
              const char *language)
{
  DemoType *type = demo_store_find_type (store, "taxonomy_term", bundle);
  g_autofree char *path = g_strconcat ("/io/github/hubreader/HubReader/names/", file, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (demo_names_get_resource (), path,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto(GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (columns) < 4 || !g_str_equal (columns[2], language) ||
          !g_hash_table_add (seen, g_strdup (columns[1])))
        continue;
      for (guint j = 0; j < type->items->len; j++)
        {
          DemoItem *item = g_ptr_array_index (type->items, j);

          if (g_strcmp0 (item->texts[DEMO_TEXT_CODE], columns[1]) == 0)
            item->translations[0].title = demo_store_keep (store, columns[3]);
        }
    }
}

static void
relabel_all (DemoStore  *store,
             const char *language)
{
  relabel_type (store, "gcm_objectives", "objectives.tsv", language);
  relabel_type (store, "guiding_principles", "principles.tsv", language);
  relabel_type (store, "regions", "regions.tsv", language);
  relabel_type (store, "countries", "countries.tsv", language);
  relabel_type (store, "resource_types", "types.tsv", language);
}

static void
relabel_countries (DemoStore *store)
{
  DemoType *type = demo_store_find_type (store, "taxonomy_term", "countries");

  for (guint i = 0; i < type->items->len; i++)
    {
      DemoItem *item = g_ptr_array_index (type->items, i);

      for (guint j = 0; j < G_N_ELEMENTS (other_labels); j++)
        {
          if (g_strcmp0 (item->texts[DEMO_TEXT_CODE], other_labels[j].code) == 0)
            item->translations[0].title = other_labels[j].label;
        }
    }
}

/**
 * demo_variant_prepare:
 * @self: a variant
 * @store: a store with all its entries
 *
 * Adds what the variant shows besides, and writes labels as it does.
 */
void
demo_variant_prepare (const DemoVariant *self,
                      DemoStore         *store)
{
  demo_store_add_extras (store);
  add_terms (store, "goals", goals);
  add_terms (store, "tags", tags);
  add_references (store);
  add_strangers (store, "article", "News", N_ARTICLES);
  add_strangers (store, "site_page", "About us", N_SITE_PAGES);
  if (self->labels != DEMO_LABELS_NUMBERED)
    relabel_objectives (store, self->labels);
  if (self->labels_in != NULL)
    relabel_all (store, self->labels_in);
  if (self->has_iso_codes)
    relabel_countries (store);
}
