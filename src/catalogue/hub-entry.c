/* hub-entry.c: one catalogue entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-entry"

#include "hub-entry.h"

/**
 * HubEntry:
 *
 * One entry of the catalogue, in one language. Its maker fills it by the setters, on any thread;
 * from then on it is only read, so it may be handed from a worker to the main thread. Strings and
 * lists that the getters give belong to the entry.
 */
struct _HubEntry
{
  GObject     parent_instance;

  gint64      id;             /* row in `entry`, 0 when not stored */
  char       *uuid;           /* (owned) (not nullable) */
  char       *langcode;       /* (owned) (not nullable) */
  HubKind     kind;
  char       *title;          /* (owned) (not nullable) */
  char       *summary;        /* (owned) (nullable): plain text */
  char       *body_html;      /* (owned) (nullable): as the hub gave it */
  char       *body_text;      /* (owned) (nullable): the same as plain paragraphs */
  char       *url;            /* (owned) (nullable) */
  char       *origin;         /* (owned) (not nullable) */
  char       *location;       /* (owned) (nullable) */
  char       *mode;           /* (owned) (nullable) */
  char       *practice_type;  /* (owned) (nullable) */
  HubDate     published;
  HubDate     starts;
  HubDate     ends;
  gint64      changed;        /* Unix seconds, 0 unknown */
  gint64      nid;            /* 0 unknown */
  char      **publishers;     /* (owned) (not nullable) */
  char      **languages;      /* (owned) (not nullable) */
  char      **audiences;      /* (owned) (not nullable) */
  GPtrArray  *terms;          /* (owned) (element-type HubTerm): by vocabulary, then position */
  GPtrArray  *attachments;    /* (owned) (element-type HubAttachment) */
  guint       is_ongoing : 1;
  guint       is_global : 1;
  guint       is_withdrawn : 1;
};

G_DEFINE_FINAL_TYPE (HubEntry, hub_entry, G_TYPE_OBJECT)

static int
compare_terms (const HubTerm *term_a,
               const HubTerm *term_b)
{
  if (term_a->vocabulary != term_b->vocabulary)
    return term_a->vocabulary < term_b->vocabulary ? -1 : 1;
  if (term_a->position != term_b->position)
    return term_a->position < term_b->position ? -1 : 1;

  return strcmp (term_a->uuid, term_b->uuid);
}

static void
set_strings (char            ***field,
             const char *const *strings)
{
  static const char *const none[] = { NULL };
  char **copy = g_strdupv ((char **) (strings != NULL ? strings : none));

  g_strfreev (*field);
  *field = copy;
}

static void
hub_entry_finalize (GObject *object)
{
  HubEntry *self = HUB_ENTRY (object);

  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->body_html);
  g_free (self->body_text);
  g_free (self->url);
  g_free (self->origin);
  g_free (self->location);
  g_free (self->mode);
  g_free (self->practice_type);
  g_strfreev (self->publishers);
  g_strfreev (self->languages);
  g_strfreev (self->audiences);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->attachments);

  G_OBJECT_CLASS (hub_entry_parent_class)->finalize (object);
}

static void
hub_entry_class_init (HubEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = hub_entry_finalize;
}

static void
hub_entry_init (HubEntry *self)
{
  set_strings (&self->publishers, NULL);
  set_strings (&self->languages, NULL);
  set_strings (&self->audiences, NULL);
  self->origin = g_strdup (HUB_ENTRY_ORIGIN_STARTER);
  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_attachment_free);
}

/**
 * hub_entry_new:
 * @uuid: the hub's id of it
 * @langcode: the language it is in, BCP 47
 * @kind: its kind
 * @title: its title, cleaned
 *
 * Makes an entry of the starter catalogue's origin with no more than these; an entry is known by
 * (@uuid, @langcode).
 *
 * Returns: (transfer full): the entry
 */
HubEntry *
hub_entry_new (const char *uuid,
               const char *langcode,
               HubKind     kind,
               const char *title)
{
  HubEntry *self;

  g_return_val_if_fail (uuid != NULL && langcode != NULL && title != NULL, NULL);
  g_return_val_if_fail (kind < HUB_N_KINDS, NULL);

  self = g_object_new (HUB_TYPE_ENTRY, NULL);
  self->uuid = g_strdup (uuid);
  self->langcode = g_strdup (langcode);
  self->kind = kind;
  self->title = g_strdup (title);

  return self;
}

/* The plain getters: what they give belongs to the entry. */
#define DEFINE_GETTER(type, name, value)                \
  type                                                  \
  hub_entry_##name (HubEntry *self)                     \
  {                                                     \
    g_return_val_if_fail (HUB_IS_ENTRY (self), 0);      \
                                                        \
    return (type) (value);                              \
  }

DEFINE_GETTER (const char *, get_uuid, self->uuid)
DEFINE_GETTER (const char *, get_langcode, self->langcode)
DEFINE_GETTER (const char *, get_title, self->title)
DEFINE_GETTER (const char *, get_summary, self->summary)
DEFINE_GETTER (const char *, get_body_html, self->body_html)
DEFINE_GETTER (const char *, get_body_text, self->body_text)
DEFINE_GETTER (const char *, get_url, self->url)
DEFINE_GETTER (const char *, get_origin, self->origin)
DEFINE_GETTER (const char *, get_location, self->location)
DEFINE_GETTER (const char *, get_mode, self->mode)
DEFINE_GETTER (const char *, get_practice_type, self->practice_type)
DEFINE_GETTER (gint64, get_id, self->id)
DEFINE_GETTER (gint64, get_changed, self->changed)
DEFINE_GETTER (gint64, get_nid, self->nid)
DEFINE_GETTER (HubKind, get_kind, self->kind)
DEFINE_GETTER (gboolean, is_ongoing, self->is_ongoing)
DEFINE_GETTER (gboolean, is_withdrawn, self->is_withdrawn)
DEFINE_GETTER (gboolean, is_global, self->is_global)
DEFINE_GETTER (const HubDate *, get_published, &self->published)
DEFINE_GETTER (const HubDate *, get_starts, &self->starts)
DEFINE_GETTER (const HubDate *, get_ends, &self->ends)
DEFINE_GETTER (const char *const *, get_publishers, self->publishers)
DEFINE_GETTER (const char *const *, get_languages, self->languages)
DEFINE_GETTER (const char *const *, get_audiences, self->audiences)
DEFINE_GETTER (GPtrArray *, get_terms, self->terms)
DEFINE_GETTER (GPtrArray *, get_attachments, self->attachments)

#undef DEFINE_GETTER

/**
 * hub_entry_get_hub:
 * @self: an entry
 *
 * Gets the hub that the entry is from; of one that came with the program, where that was from.
 *
 * Returns: (transfer none): its base address, perhaps ""
 */
const char *
hub_entry_get_hub (HubEntry *self)
{
  g_return_val_if_fail (HUB_IS_ENTRY (self), NULL);

  return g_strcmp0 (self->origin, HUB_ENTRY_ORIGIN_STARTER) == 0 ? HUB_ENTRY_STARTER_HUB
                                                                  : self->origin;
}

/**
 * hub_entry_is_other:
 * @self: an entry
 * @other: one with the same id
 *
 * Tells whether the hub has given the id to something else: kind, number and address are all known
 * and all differ (FAULTS.md F45). Numbers are given in the order in which entries are made.
 *
 * Returns: whether the two have nothing in common but the id
 */
gboolean
hub_entry_is_other (HubEntry *self,
                    HubEntry *other)
{
  return self->kind != other->kind &&
         self->nid > 0 && other->nid > 0 && self->nid != other->nid &&
         self->url != NULL && other->url != NULL && !g_str_equal (self->url, other->url);
}

/**
 * hub_entry_get_scope:
 * @self: an entry
 *
 * Works out how wide @self reaches: global if the hub flags it so, else national if it names
 * countries, else regional if it names regions. Nothing is inferred from an absence.
 *
 * Returns: the scope
 */
HubScope
hub_entry_get_scope (HubEntry *self)
{
  HubScope scope = HUB_SCOPE_UNSTATED;

  g_return_val_if_fail (HUB_IS_ENTRY (self), HUB_SCOPE_UNSTATED);

  if (self->is_global)
    return HUB_SCOPE_GLOBAL;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (self->terms, i);

      if (term->vocabulary == HUB_VOCABULARY_COUNTRY)
        return HUB_SCOPE_NATIONAL;
      if (term->vocabulary == HUB_VOCABULARY_REGION)
        scope = HUB_SCOPE_REGIONAL;
    }

  return scope;
}

/**
 * hub_entry_get_year:
 * @self: an entry
 *
 * Gets the year that the year facet files @self under: of its publication, else of its start.
 *
 * Returns: the year, 0 unknown
 */
int
hub_entry_get_year (HubEntry *self)
{
  g_return_val_if_fail (HUB_IS_ENTRY (self), 0);

  return self->published.year != 0 ? self->published.year : self->starts.year;
}

/**
 * hub_entry_dup_publisher:
 * @self: an entry
 *
 * Gets all publishers in one line, parted by "; ".
 *
 * Returns: (transfer full) (nullable): the line, %NULL if there is none
 */
char *
hub_entry_dup_publisher (HubEntry *self)
{
  g_return_val_if_fail (HUB_IS_ENTRY (self), NULL);

  return self->publishers[0] != NULL ? g_strjoinv ("; ", self->publishers) : NULL;
}

void
hub_entry_set_id (HubEntry *self,
                  gint64    id)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  self->id = id;
}

void
hub_entry_set_summary (HubEntry   *self,
                       const char *summary)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_set_str (&self->summary, summary);
}

void
hub_entry_set_body (HubEntry   *self,
                    const char *html,
                    const char *text)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_set_str (&self->body_html, html);
  g_set_str (&self->body_text, text);
}

void
hub_entry_set_url (HubEntry   *self,
                   const char *url)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_set_str (&self->url, url);
}

void
hub_entry_set_origin (HubEntry   *self,
                      const char *origin)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_set_str (&self->origin, origin);
}

void
hub_entry_set_location (HubEntry   *self,
                        const char *location)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_set_str (&self->location, location);
}

void
hub_entry_set_mode (HubEntry   *self,
                    const char *mode)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_set_str (&self->mode, mode);
}

void
hub_entry_set_practice_type (HubEntry   *self,
                             const char *practice_type)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_set_str (&self->practice_type, practice_type);
}

void
hub_entry_set_published (HubEntry      *self,
                         const HubDate *date)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  self->published = *date;
}

void
hub_entry_set_period (HubEntry      *self,
                      const HubDate *starts,
                      const HubDate *ends,
                      gboolean       is_ongoing)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  self->starts = *starts;
  self->ends = *ends;
  self->is_ongoing = is_ongoing;
}

void
hub_entry_set_changed (HubEntry *self,
                       gint64    changed)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  self->changed = changed;
}

void
hub_entry_set_nid (HubEntry *self,
                   gint64    nid)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  self->nid = nid;
}

void
hub_entry_set_is_global (HubEntry *self,
                         gboolean  is_global)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  self->is_global = is_global;
}

void
hub_entry_set_withdrawn (HubEntry *self,
                         gboolean  is_withdrawn)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  self->is_withdrawn = is_withdrawn;
}

void
hub_entry_set_publishers (HubEntry          *self,
                          const char *const *publishers)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  set_strings (&self->publishers, publishers);
}

void
hub_entry_set_languages (HubEntry          *self,
                         const char *const *languages)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  set_strings (&self->languages, languages);
}

void
hub_entry_set_audiences (HubEntry          *self,
                         const char *const *audiences)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  set_strings (&self->audiences, audiences);
}

/**
 * hub_entry_take_term:
 * @self: an entry
 * @term: (transfer full): a term it is filed under
 *
 * Adds @term in the order of vocabularies and positions; the same one twice counts once.
 */
void
hub_entry_take_term (HubEntry *self,
                     HubTerm  *term)
{
  g_autoptr(HubTerm) owned = term;
  guint place;

  g_return_if_fail (HUB_IS_ENTRY (self));

  for (place = self->terms->len; place > 0; place--)
    {
      int order = compare_terms (g_ptr_array_index (self->terms, place - 1), term);

      if (order == 0)
        return;
      if (order < 0)
        break;
    }

  g_ptr_array_insert (self->terms, place, g_steal_pointer (&owned));
}

/**
 * hub_entry_take_attachment:
 * @self: an entry
 * @attachment: (transfer full): a file or link of it
 *
 * Adds @attachment behind those there are.
 */
void
hub_entry_take_attachment (HubEntry      *self,
                           HubAttachment *attachment)
{
  g_return_if_fail (HUB_IS_ENTRY (self));

  g_ptr_array_add (self->attachments, attachment);
}
