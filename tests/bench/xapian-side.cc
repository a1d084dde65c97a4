/* xapian-side.cc: the same catalogue in Xapian
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As its documentation advises: words with positions and without stems, each value of a facet a
 * boolean term to narrow by, and in a value slot to count by; sort keys in slots of their own, no
 * weights, and the database compacted once it is made. Each wish of a query for counts beside the
 * choices of a facet is one more match, which counts that facet alone.
 */

#include "xapian-side.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <vector>
#include <xapian.h>

enum Slot : Xapian::valueno
{
  SLOT_PLACE,
  SLOT_TITLE_PLACE,
  SLOT_FIRST_FACET,      /* and one for each: the numbers of its values, two bytes each */
};

static const unsigned POSITION_GAP = 100;

struct _XapianMaker
{
  SideFacets               facets;
  Xapian::WritableDatabase database;
  Xapian::TermGenerator    generator;
};

struct _XapianSide
{
  SideFacets       facets;
  Xapian::Database database;
};

/* Counts the values of some facets. Xapian's own ValueCountMatchSpy counts slots of one value each;
 * with one spy for each of the up to twelve values that an entry has of a facet it took a tenth to
 * a half longer. */
class NumberSpy : public Xapian::MatchSpy
{
public:
  NumberSpy (guint  from,
             guint  to,
             guint *counts) : from_ (from), to_ (to), counts_ (counts)
  {
  }

  void
  operator() (const Xapian::Document &document,
              double) override
  {
    for (guint facet = from_; facet < to_; facet++)
      {
        const std::string text = document.get_value (SLOT_FIRST_FACET + facet);

        for (size_t i = 0; i + 1 < text.size (); i += 2)
          counts_[(guchar) text[i] << 8 | (guchar) text[i + 1]]++;
      }
  }

private:
  guint  from_, to_;
  guint *counts_;
};

/* Nothing here can be gone on from. */
static void
guard (const std::function<void ()> &work)
{
  try
    {
      work ();
    }
  catch (const Xapian::Error &error)
    {
      std::fprintf (stderr, "bench-search: Xapian: %s\n", error.get_description ().c_str ());
      std::exit (1);
    }
}

static std::string
pack (guint32 number,
      int     n_bytes)
{
  std::string text;

  for (int i = n_bytes - 1; i >= 0; i--)
    text += (char) (number >> 8 * i);

  return text;
}

static std::string
get_term (guint value)
{
  return "V" + std::to_string (value);
}

static void
add_values (const SideFacets &facets,
            Xapian::Document &document,
            const GArray     *values)
{
  std::string all[HUB_N_FACETS];

  for (guint i = 0; i < values->len; i++)
    {
      guint value = g_array_index (values, guint, i);
      guint facet = side_facets_find (&facets, value);

      document.add_boolean_term (get_term (value));
      all[facet] += pack (value, 2);
    }
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    if (!all[facet].empty ())
      document.add_value (SLOT_FIRST_FACET + facet, all[facet]);
}

XapianMaker *
xapian_maker_new (const char       *path,
                  const SideFacets *facets)
{
  XapianMaker *self = nullptr;

  guard ([&] {
    self = new XapianMaker { *facets,
                             Xapian::WritableDatabase (path, Xapian::DB_CREATE_OR_OVERWRITE |
                                                               Xapian::DB_NO_SYNC),
                             Xapian::TermGenerator () };
  });

  return self;
}

void
xapian_maker_add (XapianMaker     *self,
                  const SideEntry *entry)
{
  guard ([&] {
    Xapian::Document document;

    self->generator.set_document (document);
    self->generator.set_termpos (0);
    for (const char *text : entry->texts)
      {
        self->generator.index_text (text);
        self->generator.increase_termpos (POSITION_GAP);
      }
    document.add_value (SLOT_PLACE, pack (entry->place, 4));
    document.add_value (SLOT_TITLE_PLACE, pack (entry->title_place, 4));
    document.set_data (entry->texts[0]);
    add_values (self->facets, document, entry->values);
    self->database.replace_document ((Xapian::docid) entry->id, document);
  });
}

void
xapian_maker_finish (XapianMaker *self)
{
  guard ([&] {
    self->database.commit ();
    self->database.close ();
    delete self;
  });
}

void
xapian_maker_join (const char        *path,
                   const char *const *parts)
{
  guard ([&] {
    Xapian::Database all;

    for (; *parts != nullptr; parts++)
      all.add_database (Xapian::Database (*parts));
    all.compact (path, Xapian::DBCOMPACT_NO_RENUMBER);
  });
}

XapianSide *
xapian_side_open (const char       *path,
                  const SideFacets *facets)
{
  XapianSide *self = nullptr;

  guard ([&] {
    self = new XapianSide { *facets, Xapian::Database (path) };
  });

  return self;
}

void
xapian_side_close (XapianSide *self)
{
  delete self;
}

const char *
xapian_side_version (void)
{
  return Xapian::version_string ();
}

static Xapian::Query
any_of (const GArray *values,
        guint         but_value)
{
  std::vector<Xapian::Query> terms;

  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, guint, i) != but_value)
      terms.push_back (Xapian::Query (get_term (g_array_index (values, guint, i))));

  return Xapian::Query (Xapian::Query::OP_OR, terms.begin (), terms.end ());
}

static Xapian::Query
get_words (const SideQuery *query)
{
  std::vector<Xapian::Query> words;

  for (char **word = query->words; *word != nullptr; word++)
    if (word[1] != nullptr || query->is_phrase)
      words.push_back (Xapian::Query (*word));
    else
      words.push_back (Xapian::Query (Xapian::Query::OP_WILDCARD, *word, 0,
                                      Xapian::Query::WILDCARD_LIMIT_ERROR,
                                      Xapian::Query::OP_OR));

  return Xapian::Query (query->is_phrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_AND,
                        words.begin (), words.end ());
}

/* What fits the query but for the choices of a facet and the exclusion of a value. */
static Xapian::Query
narrow (const SideQuery *query,
        guint            but_facet,
        guint            but_value)
{
  Xapian::Query excluded = any_of (query->excluded, but_value);
  std::vector<Xapian::Query> all;

  if (query->words[0] != nullptr)
    all.push_back (get_words (query));
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    if (facet != but_facet && query->included[facet]->len > 0)
      all.push_back (any_of (query->included[facet], G_MAXUINT));
  if (all.empty ())
    all.push_back (Xapian::Query::MatchAll);

  Xapian::Query found (Xapian::Query::OP_AND, all.begin (), all.end ());

  return excluded.empty () ? found : Xapian::Query (Xapian::Query::OP_AND_NOT, found, excluded);
}

/* Matches with the counting of the facets from @from up to @to. */
static Xapian::MSet
match (XapianSide         *self,
       Xapian::Enquire    &enquire,
       const Xapian::Query &query,
       guint               n_rows,
       guint               from,
       guint               to,
       guint              *counts)
{
  NumberSpy spy (from, to, counts);

  enquire.set_query (query);
  enquire.set_weighting_scheme (Xapian::BoolWeight ());
  enquire.set_docid_order (Xapian::Enquire::DONT_CARE);
  if (from < to)
    enquire.add_matchspy (&spy);

  Xapian::MSet found = enquire.get_mset (0, n_rows, self->database.get_doccount ());

  enquire.clear_matchspies ();

  return found;
}

static void
read_rows (const Xapian::MSet &found,
           SideAnswer         *answer)
{
  answer->n_ids = 0;
  for (auto row = found.begin (); row != found.end (); ++row)
    {
      answer->ids[answer->n_ids++] = *row;
      if (row.get_document ().get_data ().empty ())
        throw Xapian::DatabaseCorruptError ("a row without a title");
    }
}

static void
count_beside_choices (XapianSide      *self,
                      const SideQuery *query,
                      SideAnswer      *answer)
{
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    if (query->included[facet]->len > 0)
      {
        Xapian::Enquire enquire (self->database);
        guint first = self->facets.first[facet];

        memset (answer->counts + first, 0,
                (self->facets.first[facet + 1] - first) * sizeof (guint));
        match (self, enquire, narrow (query, facet, G_MAXUINT), 0, facet, facet + 1,
               answer->counts);
      }

  for (guint i = 0; i < query->excluded->len; i++)
    {
      guint value = g_array_index (query->excluded, guint, i);
      Xapian::Enquire enquire (self->database);
      Xapian::Query with (Xapian::Query::OP_AND,
                          narrow (query, side_facets_find (&self->facets, value), value),
                          Xapian::Query (get_term (value)));

      answer->counts[value] =
        match (self, enquire, with, 0, 0, 0, nullptr).get_matches_estimated ();
    }
}

void
xapian_side_run (XapianSide      *self,
                 const SideQuery *query,
                 SideAnswer      *answer)
{
  guard ([&] {
    Xapian::Enquire enquire (self->database);

    memset (answer->counts, 0, answer->n_counts * sizeof (guint));
    enquire.set_sort_by_value (query->by_title ? SLOT_TITLE_PLACE : SLOT_PLACE, false);
    Xapian::MSet found = match (self, enquire, narrow (query, G_MAXUINT, G_MAXUINT), SIDE_ROWS, 0,
                                HUB_N_FACETS, answer->counts);
    answer->total = found.get_matches_estimated ();
    read_rows (found, answer);
    count_beside_choices (self, query, answer);
  });
}
