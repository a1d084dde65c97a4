/* hub-index-builder.c: makes an index of entries given one by one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each entry becomes a record and a run of marks, one for each value it has. Only when all are
 * there is an entry's place in the hub's order known; so the records are sorted then, and the
 * marks, taken in that order, fill the sets of rows, which come out sorted without further work.
 */

#define G_LOG_DOMAIN "hub-index-builder"

#include "hub-index-builder.h"

#include "hub-index-private.h"
#include "hub-kind.h"

#include <string.h>

struct _HubIndexDraft
{
  HubFacet       facet;
  char          *code;         /* (owned) */
  char          *label;        /* (owned) */
  HubIndexDraft *region;       /* (unowned) (nullable): what has this value has that one too */
  guint          mark;         /* place in `values` of the builder */
  guint          n_rows;
  guint          last_record;  /* number, from 1, of the record that was marked last */
  guint          number;       /* in the table, once that is made */
};

/* One entry. Its marks are @n_marks from @first_mark on. */
typedef struct
{
  gint64      id;
  gint64      date;
  const char *title;      /* (unowned) */
  guint32     first_mark;
  guint32     n_marks;
  guint32     ordinal;    /* by ascending id */
  guint8      scope;      /* a HubScope */
} Record;

struct _HubIndexBuilder
{
  GPtrArray    *values;                  /* (owned) (element-type HubIndexDraft) */
  GPtrArray    *by_facet[HUB_N_FACETS];  /* (owned): the same, unowned */
  GHashTable   *by_code[HUB_N_FACETS];   /* (owned): code to value, both unowned */
  GArray       *records;                 /* (owned) (element-type Record) */
  GArray       *marks;                   /* (owned) (element-type guint32) */
  GStringChunk *titles;                  /* (owned) (nullable): given to the index */
};

static void
draft_free (gpointer data)
{
  HubIndexDraft *self = data;

  g_free (self->code);
  g_free (self->label);
  g_free (self);
}

static Record *
last_record (HubIndexBuilder *self)
{
  g_assert (self->records->len > 0);

  return &g_array_index (self->records, Record, self->records->len - 1);
}

static int
compare_by_use (gconstpointer a,
                gconstpointer b)
{
  const HubIndexDraft *value_a = *(const HubIndexDraft *const *) a;
  const HubIndexDraft *value_b = *(const HubIndexDraft *const *) b;

  if (value_a->n_rows != value_b->n_rows)
    return value_a->n_rows > value_b->n_rows ? -1 : 1;

  return strcmp (value_a->code, value_b->code);
}

static int
compare_by_code (gconstpointer a,
                 gconstpointer b)
{
  const HubIndexDraft *value_a = *(const HubIndexDraft *const *) a;
  const HubIndexDraft *value_b = *(const HubIndexDraft *const *) b;

  return strcmp (value_a->code, value_b->code);
}

/* The hub's order: the wide before the narrow, the new before the old, the undated last. */
static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Record *record_a = a, *record_b = b;
  int way;

  if (record_a->scope != record_b->scope)
    return record_a->scope < record_b->scope ? -1 : 1;
  if (record_a->date != record_b->date)
    return record_a->date > record_b->date ? -1 : 1;

  way = strcmp (record_a->title, record_b->title);
  if (way != 0)
    return way;

  return record_a->id < record_b->id ? -1 : record_a->id > record_b->id;
}

static HubFacetTable *
make_table (HubIndexBuilder *self)
{
  HubFacetTable *table = hub_facet_table_new ();

  g_ptr_array_sort (self->by_facet[HUB_FACET_LANGUAGE], compare_by_use);
  g_ptr_array_sort (self->by_facet[HUB_FACET_PUBLISHER], compare_by_use);
  g_ptr_array_sort (self->by_facet[HUB_FACET_YEAR], compare_by_code);

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    for (guint i = 0; i < self->by_facet[facet]->len; i++)
      {
        HubIndexDraft *value = g_ptr_array_index (self->by_facet[facet], i);

        value->number = hub_facet_table_add (table,
                                             facet,
                                             value->code,
                                             value->label,
                                             value->region != NULL ? value->region->code : NULL);
      }

  return table;
}

/* Gives each value its set, still empty; lists that are shorter than a bitset share one array. */
static void
make_sets (HubIndexBuilder *self,
           HubIndex        *index)
{
  gsize n_sparse = 0;
  guint32 *next;

  for (guint i = 0; i < self->values->len; i++)
    {
      const HubIndexDraft *value = g_ptr_array_index (self->values, i);

      if ((gsize) value->n_rows * 32 >= index->n_rows)
        index->values[value->number].bits = hub_bitset_new (index->n_rows);
      else
        n_sparse += value->n_rows;
    }

  next = index->sparse = g_new (guint32, n_sparse);
  for (guint i = 0; i < self->values->len; i++)
    {
      const HubIndexDraft *value = g_ptr_array_index (self->values, i);

      if (index->values[value->number].bits != NULL)
        continue;
      index->values[value->number].rows = next;
      next += value->n_rows;
    }
}

static void
fill_row (HubIndexBuilder *self,
          HubIndex        *index,
          guint            row,
          const Record    *record)
{
  index->ids[row] = record->id;
  index->dates[row] = record->date;
  index->titles[row] = record->title;
  index->by_id[record->ordinal] = row;

  for (guint i = 0; i < record->n_marks; i++)
    {
      guint32 place = g_array_index (self->marks, guint32, record->first_mark + i);
      const HubIndexDraft *value = g_ptr_array_index (self->values, place);
      HubIndexValue *set = &index->values[value->number];

      if (set->bits != NULL)
        hub_bitset_add (set->bits, row);
      else
        set->rows[set->n_rows] = row;
      set->n_rows++;
    }
}

/**
 * hub_index_builder_new:
 *
 * Makes a builder that has all scopes and kinds, and no entries yet.
 *
 * Returns: (transfer full): a builder
 */
HubIndexBuilder *
hub_index_builder_new (void)
{
  HubIndexBuilder *self = g_new0 (HubIndexBuilder, 1);

  self->values = g_ptr_array_new_with_free_func (draft_free);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      self->by_facet[i] = g_ptr_array_new ();
      self->by_code[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  self->records = g_array_new (FALSE, TRUE, sizeof (Record));
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->titles = g_string_chunk_new (64 * 1024);

  for (guint i = 0; i < HUB_N_SCOPES; i++)
    hub_index_builder_get_value (self, HUB_FACET_SCOPE, hub_scope_to_string (i),
                                 hub_scope_get_label (i));
  for (guint i = 0; i < HUB_N_KINDS; i++)
    hub_index_builder_get_value (self, HUB_FACET_KIND, hub_kind_to_string (i),
                                 hub_kind_get_label (i));

  return self;
}

void
hub_index_builder_free (HubIndexBuilder *self)
{
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      g_ptr_array_unref (self->by_facet[i]);
      g_hash_table_unref (self->by_code[i]);
    }
  g_ptr_array_unref (self->values);
  g_array_unref (self->records);
  g_array_unref (self->marks);
  g_clear_pointer (&self->titles, g_string_chunk_free);
  g_free (self);
}

/**
 * hub_index_builder_get_value:
 * @self: a builder
 * @facet: the facet
 * @code: the code of a value
 * @label: what to show, where the value is new
 *
 * Finds a value, or adds it to its facet.
 *
 * Returns: (transfer none): the value
 */
HubIndexDraft *
hub_index_builder_get_value (HubIndexBuilder *self,
                             HubFacet         facet,
                             const char      *code,
                             const char      *label)
{
  HubIndexDraft *value = g_hash_table_lookup (self->by_code[facet], code);

  if (value != NULL)
    return value;

  value = g_new0 (HubIndexDraft, 1);
  value->facet = facet;
  value->code = g_strdup (code);
  value->label = g_strdup (label);
  value->mark = self->values->len;
  g_ptr_array_add (self->values, value);
  g_ptr_array_add (self->by_facet[facet], value);
  g_hash_table_insert (self->by_code[facet], value->code, value);

  return value;
}

/**
 * hub_index_builder_set_region:
 * @self: a builder
 * @country: a country
 * @region: code of its region; one that is not there does not count
 *
 * Says where a country lies: its entries then count for that region too. No entry may be there.
 */
void
hub_index_builder_set_region (HubIndexBuilder *self,
                              HubIndexDraft   *country,
                              const char      *region)
{
  g_assert (country->facet == HUB_FACET_COUNTRY);
  g_assert (self->records->len == 0);

  country->region = g_hash_table_lookup (self->by_code[HUB_FACET_REGION], region);
}

/**
 * hub_index_builder_add_entry:
 * @self: a builder
 * @id: its id, above that of the last one
 * @title: its title
 *
 * Begins an entry; what is said from now on is said of it. It is undated and global at first.
 */
void
hub_index_builder_add_entry (HubIndexBuilder *self,
                             gint64           id,
                             const char      *title)
{
  Record *record;

  g_array_set_size (self->records, self->records->len + 1);
  record = last_record (self);
  record->id = id;
  record->title = g_string_chunk_insert (self->titles, title);
  record->ordinal = self->records->len - 1;
  record->first_mark = self->marks->len;
}

/**
 * hub_index_builder_mark:
 * @self: a builder
 * @value: a value
 *
 * Says that the entry has @value; saying so twice is no harm.
 */
void
hub_index_builder_mark (HubIndexBuilder *self,
                        HubIndexDraft   *value)
{
  Record *record = last_record (self);

  if (value->last_record == self->records->len)
    return;

  value->last_record = self->records->len;
  value->n_rows++;
  record->n_marks++;
  g_array_append_val (self->marks, value->mark);
  if (value->region != NULL)
    hub_index_builder_mark (self, value->region);
}

/**
 * hub_index_builder_set_date:
 * @self: a builder
 * @date: any number that grows with time, 0 for unknown
 *
 * Dates the entry.
 */
void
hub_index_builder_set_date (HubIndexBuilder *self,
                            gint64           date)
{
  last_record (self)->date = date;
}

/**
 * hub_index_builder_set_scope:
 * @self: a builder
 * @scope: how wide the entry reaches
 *
 * Says what the entry is sorted by first, and marks it with that value.
 */
void
hub_index_builder_set_scope (HubIndexBuilder *self,
                             HubScope         scope)
{
  last_record (self)->scope = scope;
  hub_index_builder_mark (self, g_ptr_array_index (self->by_facet[HUB_FACET_SCOPE], scope));
}

/**
 * hub_index_builder_finish:
 * @self: a builder; after this it can only be freed
 *
 * Sorts the entries and makes the index of them.
 *
 * Returns: (transfer full): the index
 */
HubIndex *
hub_index_builder_finish (HubIndexBuilder *self)
{
  HubIndex *index = g_new0 (HubIndex, 1);

  index->n_rows = self->records->len;
  index->table = make_table (self);
  index->values = g_new0 (HubIndexValue, hub_facet_table_get_size (index->table));
  index->ids = g_new (gint64, index->n_rows);
  index->dates = g_new (gint64, index->n_rows);
  index->titles = g_new (const char *, index->n_rows);
  index->by_id = g_new (guint32, index->n_rows);
  index->title_text = g_steal_pointer (&self->titles);
  make_sets (self, index);

  g_array_sort_with_data (self->records, compare_records, NULL);
  for (guint row = 0; row < index->n_rows; row++)
    fill_row (self, index, row, &g_array_index (self->records, Record, row));

  return index;
}

HubFacet
hub_index_draft_get_facet (HubIndexDraft *self)
{
  return self->facet;
}
