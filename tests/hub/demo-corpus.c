/* demo-corpus.c: fills the hub with made-up entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-corpus.h"

#include "demo-words.h"

/* Each entry's chance begins with this and its number: the same entry is the same on every
 * start, however many there are. */
#define SEED 0x48756252

/* The first of January 2015 and of 2019, Unix seconds. */
#define YEAR_2015 G_GINT64_CONSTANT (1420070400)
#define YEAR_2019 G_GINT64_CONSTANT (1546300800)
#define DAY (24 * 3600)

/* All made-up changes lie in the five and a half years after 2019, older entries first. */
#define CHANGED_DAYS 2000

/* Entries share files, as a hub's translations and annexes do. */
#define N_FILES 60

/* Every nth entry has one of these traits. They are primes, or nearly, so that they meet. */
#define UNPUBLISHED_EVERY 17
#define EMPTY_EVERY 11
#define FRENCH_EVERY 9
#define HIDDEN_FRENCH_EVERY 72
#define ONLY_FRENCH_EVERY 37
#define HIDDEN_TERM_EVERY 29
#define MISSING_TERM_EVERY 31
#define ALIAS_EVERY 12
#define LINK_EVERY 7
#define RAW_EVERY 5

/* From the 91st to the 210th all entries have one `changed`: a page border lies within. */
#define TIE_FIRST 91
#define TIE_LAST 210

#define HIDDEN_TERM "Draft type"
#define MISSING_TERM "Withdrawn type"

static const char *const publishers[] =
{
  "UN Network on Migration",
  "International Organization for Migration (IOM)",
  "International Labour Organization (ILO)",
  "UN Refugee Agency (UNHCR)",
  "UN Office on Drugs and Crime (UNODC)",
  "UN Children's Fund (UNICEF)",
  "Office of the High Commissioner for Human Rights (OHCHR)",
  "World Health Organization (WHO)",
  "UN Development Programme (UNDP)",
  "European Union (EU)",
  "UN Women",
  "UN-Habitat",
  "World Bank",
  "FAO & partners",
  "OSCE",
  "Red Cross and Red Crescent",
  "Government of Portugal",
  "Government of Canada",
  "Government of Ghana",
  "Civil society action committee",
  "University network on mobility",
  "Trade union confederation",
  "City of Quito",
  "City of Mechelen",
};

/* What editors paste, and the filters of the site take out: scripts, styles, tokens. */
static const char *const raw_openings[] =
{
  "<script>track();</script><p>",
  "<p style=\"color: #c00\" onmouseover=\"track()\">",
  "<p>[[embed:video-7]] ",
};

static const char *const languages[] = { "en", "fr", "es", "ar", "ru", "zh-hant" };
static const char *const modes[] = { "online", "hybrid", "in person" };
static const char *const places[] = { "Geneva", "New York", "Accra", "Tbilisi, Georgia",
                                      "Bangkok" };
static const char *const audiences[] = { "All", "Member States", "Civil Society", "Stakeholders" };

/* Of a hundred entries. */
static const struct
{
  const char *bundle;
  int         share;
} mix[] =
{
  { "resource", 50 }, { "practice", 15 }, { "event", 12 }, { "project", 8 }, { "training", 6 },
  { "video", 5 }, { "page", 4 },
};

static const char *
take (DemoStore *store,
      char      *text)
{
  g_autofree char *owned = text;

  return demo_store_keep (store, owned);
}

static char *
make_day (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y-%m-%d");
}

static DemoItem *
add_term (DemoStore  *store,
          DemoType   *type,
          const char *name)
{
  char uuid[37];
  DemoItem *term;

  demo_make_uuid (name, uuid);
  term = demo_store_add (store, type, uuid, demo_store_next_number (store, DEMO_KIND_TERM));
  term->translations[0].title = name;
  term->created = term->translations[0].changed = YEAR_2019;
  term->weight = type->items->len;

  return term;
}

static DemoItem *
add_file (DemoStore *store,
          DemoType  *type,
          guint      nth)
{
  gint64 number = demo_store_next_number (store, DEMO_KIND_FILE);
  g_autofree char *seed = g_strdup_printf ("made-up file %u", nth);
  g_autofree char *name = g_strdup_printf ("document-%u.pdf", nth);
  g_autofree char *uri = NULL;
  char uuid[37];
  DemoItem *file;

  if (nth % 20 == 3)
    g_set_str (&name, "policy brief (final) é.pdf");
  if (nth % 20 == 7)
    g_set_str (&name, "notes&table#1.pdf");
  uri = g_strdup_printf ("public://documents/%u/%s", nth, name);

  demo_make_uuid (seed, uuid);
  file = demo_store_add (store, type, uuid, number);
  file->translations[0].title = demo_store_keep (store, name);
  file->created = file->translations[0].changed = YEAR_2019;
  file->size = 1500 + 7919 * (nth % 53);
  file->texts[DEMO_TEXT_URI] = demo_store_keep (store, uri);
  file->texts[DEMO_TEXT_MIME] = "application/pdf";

  return file;
}

static void
add_refs (DemoStore   *store,
          GRand       *random,
          DemoItem    *item,
          DemoRelation relation,
          const char  *bundle,
          guint        count)
{
  DemoType *type = demo_store_find_type (store, "taxonomy_term", bundle);
  guint first = item->n_refs;

  for (guint i = 0; i < count; i++)
    {
      DemoItem *term = g_ptr_array_index (type->items, demo_words_pick (random, type->items->len));
      gboolean known = FALSE;

      for (guint j = first; j < item->n_refs; j++)
        known = known || item->refs[j].target == term;
      if (!known && demo_item_is_public (term))
        demo_item_add_ref (item, relation, term, NULL);
    }
}

static void
add_files (DemoStore *store,
           GRand     *random,
           DemoItem  *item)
{
  DemoType *type = demo_store_find_type (store, "file", "file");
  guint count = type->items->len > 0 ? g_rand_int_range (random, 0, 3) : 0;
  guint first = g_rand_int (random) % MAX (type->items->len, 1);

  for (guint i = 0; i < count; i++)
    demo_item_add_ref (item, DEMO_RELATION_FILES,
                       g_ptr_array_index (type->items, (first + i) % type->items->len),
                       i > 0 ? "Annex" : NULL);
}

static char **
pick_list (GRand             *random,
           const char *const *choices,
           guint              n_choices,
           guint              count)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint first = demo_words_pick (random, n_choices);

  for (guint i = 0; i < MIN (count, n_choices); i++)
    g_strv_builder_add (builder, choices[(first + i) % n_choices]);

  return g_strv_builder_end (builder);
}

static void
add_dates (DemoStore *store,
           GRand     *random,
           DemoItem  *item)
{
  gint64 day = YEAR_2015 / DAY + g_rand_int_range (random, 0, 4000);
  g_autofree char *text = make_day (day * DAY);
  gboolean is_rough = g_rand_int_range (random, 0, 10) == 0;

  if (g_str_equal (item->type->bundle, "event"))
    {
      gint64 start = day * DAY + g_rand_int_range (random, 7, 18) * 3600;

      for (int i = g_rand_int_range (random, 1, 4); i > 0; i--, start += 7 * DAY)
        demo_item_add_span (item, start, start + g_rand_int_range (random, 0, 9) * 3600);
    }
  else if (g_str_equal (item->type->bundle, "practice") ||
           g_str_equal (item->type->bundle, "project"))
    {
      text[4] = '\0';
      item->texts[DEMO_TEXT_START] = demo_store_keep (store, text);
      if (is_rough)
        item->texts[DEMO_TEXT_END] = "Present";
    }
  else
    {
      if (is_rough)
        text[g_rand_boolean (random) ? 4 : 7] = '\0';
      item->texts[is_rough ? DEMO_TEXT_DATE : DEMO_TEXT_DATE_OF_PUBLICATION] =
        demo_store_keep (store, text);
    }
}

static void
add_texts (DemoStore *store,
           GRand     *random,
           DemoItem  *item)
{
  const char *first = publishers[demo_words_pick (random, G_N_ELEMENTS (publishers))];
  const char *second = publishers[demo_words_pick (random, G_N_ELEMENTS (publishers))];
  gboolean is_event = g_str_equal (item->type->bundle, "event");

  if (first != second && g_rand_int_range (random, 0, 5) == 0)
    item->texts[DEMO_TEXT_PUBLISHER] = take (store, g_strconcat (first, "; ", second, NULL));
  else
    item->texts[DEMO_TEXT_PUBLISHER] = first;

  if (is_event)
    {
      item->texts[DEMO_TEXT_MODE] = modes[demo_words_pick (random, G_N_ELEMENTS (modes))];
      item->texts[DEMO_TEXT_LOCATION] = places[demo_words_pick (random, G_N_ELEMENTS (places))];
    }
  if (g_rand_int_range (random, 0, 5) == 0)
    item->texts[DEMO_TEXT_SCOPE] = "Global";
  item->lists[DEMO_LIST_LANGUAGES] = pick_list (random, languages, G_N_ELEMENTS (languages),
                                                g_rand_int_range (random, 1, 4));
  if (g_rand_int_range (random, 0, 4) == 0)
    item->lists[DEMO_LIST_AUDIENCE] = pick_list (random, audiences, G_N_ELEMENTS (audiences), 2);
}

static void
write_words (DemoStore       *store,
             GRand           *random,
             DemoTranslation *translation,
             const char      *langcode,
             gboolean         is_empty)
{
  translation->langcode = langcode;
  translation->title = take (store, demo_words_make_title (random, langcode));
  translation->summary = is_empty ? NULL : take (store, demo_words_make_summary (random, langcode));
}

static DemoItem *
add_entry (DemoStore *store,
           GRand     *random,
           DemoType  *type,
           gint64     number,
           gboolean   is_empty)
{
  g_autofree char *uuid = g_strdup_printf ("%08x-%04x-4%03x-8%03x-%04x%08x", g_rand_int (random),
                                           g_rand_int (random) & 0xffff,
                                           g_rand_int (random) & 0xfff, g_rand_int (random) & 0xfff,
                                           g_rand_int (random) & 0xffff, g_rand_int (random));
  DemoItem *item = demo_store_add (store, type, uuid, number);

  write_words (store, random, &item->translations[0], "en", is_empty);
  add_refs (store, random, item, DEMO_RELATION_OBJECTIVES, "gcm_objectives",
            g_rand_int_range (random, 1, 5));
  if (is_empty)
    return item;

  add_texts (store, random, item);
  add_dates (store, random, item);
  add_refs (store, random, item, DEMO_RELATION_PRINCIPLES, "guiding_principles",
            g_rand_int_range (random, 0, 4));
  add_refs (store, random, item, DEMO_RELATION_REGIONS, "regions", g_rand_int_range (random, 0, 3));
  add_refs (store, random, item, DEMO_RELATION_COUNTRIES, "countries",
            g_rand_int_range (random, 0, 4));
  if (g_str_equal (type->bundle, "resource") || g_str_equal (type->bundle, "training"))
    {
      add_refs (store, random, item, DEMO_RELATION_RESOURCE_TYPE, "resource_types", 1);
      add_files (store, random, item);
    }

  return item;
}

static DemoType *
pick_type (DemoStore *store,
           GRand     *random)
{
  int left = g_rand_int_range (random, 0, 100);
  guint i = 0;

  while (left >= mix[i].share)
    left -= mix[i++].share;

  return demo_store_find_type (store, "node", mix[i].bundle);
}

static void
add_french (DemoStore *store,
            GRand     *random,
            DemoItem  *item,
            gboolean   is_hidden)
{
  item->n_translations = 2;
  write_words (store, random, &item->translations[1], "fr", FALSE);
  item->translations[1].changed = item->translations[0].changed + 5 * 3600;
  item->translations[1].status = !is_hidden;
}

static void
set_type_term (DemoItem *item,
               DemoItem *term)
{
  for (guint i = 0; i < item->n_refs; i++)
    {
      if (item->refs[i].relation == DEMO_RELATION_RESOURCE_TYPE)
        item->refs[i].target = term;
    }
}

/* To another site, with a title and without, and to other entries of this one. */
static void
add_link (DemoStore *store,
          DemoItem  *item,
          guint      nth)
{
  static const char *const uris[] = { "https://example.org/entry/@?x=1&y=2", "internal:/node/@",
                                      "entity:node/@", "https://example.org/untitled/@" };
  guint choice = nth / LINK_EVERY % G_N_ELEMENTS (uris);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, item->number);
  GString *uri = g_string_new (uris[choice]);

  g_string_replace (uri, "@", number, 1);
  item->texts[DEMO_TEXT_LINK] = take (store, g_string_free_and_steal (uri));
  if (choice == G_N_ELEMENTS (uris) - 1)
    item->texts[DEMO_TEXT_LINK_TITLE] = "";
}

/* What a real hub has that a well-kept one would not. */
static void
add_traits (DemoStore *store,
            GRand     *random,
            DemoItem  *item,
            guint      nth,
            DemoItem  *hidden_term,
            DemoItem  *missing_term)
{
  if (nth % ONLY_FRENCH_EVERY == 0)
    write_words (store, random, &item->translations[0], "fr", nth % EMPTY_EVERY == 0);
  else if (nth % FRENCH_EVERY == 0)
    add_french (store, random, item, nth % HIDDEN_FRENCH_EVERY == 0);

  if (nth % UNPUBLISHED_EVERY == 0)
    item->translations[0].status = item->translations[1].status = FALSE;
  if (nth % HIDDEN_TERM_EVERY == 0)
    set_type_term (item, hidden_term);
  if (nth % MISSING_TERM_EVERY == 0)
    set_type_term (item, missing_term);
  if (nth % ALIAS_EVERY == 0)
    item->texts[DEMO_TEXT_ALIAS] = take (store, g_strdup_printf ("/hub/%s/entry-%" G_GINT64_FORMAT,
                                                                 item->type->bundle, item->number));
  if (nth % LINK_EVERY == 0)
    add_link (store, item, nth);
  if (nth % RAW_EVERY == 0)
    item->texts[DEMO_TEXT_RAW_OPENING] =
      raw_openings[nth / RAW_EVERY % G_N_ELEMENTS (raw_openings)];
}

/**
 * demo_corpus_make_up:
 * @store: a store with the starter entries
 * @n_entries: how many to add, at most %DEMO_MAX_ENTRIES
 *
 * Adds made-up entries of all kinds, always the same ones.
 */
void
demo_corpus_make_up (DemoStore *store,
                     guint      n_entries)
{
  DemoType *terms = demo_store_find_type (store, "taxonomy_term", "resource_types");
  DemoType *files = demo_store_find_type (store, "file", "file");
  DemoItem *hidden_term;
  DemoItem *missing_term;

  if (n_entries == 0)
    return;

  hidden_term = add_term (store, terms, HIDDEN_TERM);
  hidden_term->translations[0].status = FALSE;
  missing_term = add_term (store, terms, MISSING_TERM);
  demo_store_delete (store, missing_term);
  for (guint i = 1; i <= N_FILES; i++)
    add_file (store, files, i);

  for (guint nth = 1; nth <= n_entries; nth++)
    {
      gint64 number = demo_store_next_number (store, DEMO_KIND_NODE);
      g_autoptr(GRand) random = g_rand_new_with_seed (SEED + number);
      DemoItem *item = add_entry (store, random, pick_type (store, random), number,
                                  nth % EMPTY_EVERY == 0);
      gint64 place = nth >= TIE_FIRST && nth <= TIE_LAST ? TIE_FIRST : nth;

      item->translations[0].changed = YEAR_2019 + place * CHANGED_DAYS * DAY / (n_entries + 1);
      item->created = item->translations[0].changed - 30 * DAY;
      add_traits (store, random, item, nth, hidden_term, missing_term);
      demo_store_set_clock (store, item->translations[0].changed);
    }
}

/**
 * demo_corpus_add:
 * @store: a store with the starter entries
 * @type: a node type
 *
 * Adds one made-up entry without a special trait, changed just now.
 *
 * Returns: (transfer none): the entry
 */
DemoItem *
demo_corpus_add (DemoStore *store,
                 DemoType  *type)
{
  gint64 number = demo_store_next_number (store, DEMO_KIND_NODE);
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED + number);
  DemoItem *item = add_entry (store, random, type, number, FALSE);

  item->created = item->translations[0].changed = demo_store_touch (store);

  return item;
}
