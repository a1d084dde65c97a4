/* hub-term.c: one term of a vocabulary
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-term"

#include "hub-term.h"

static const char *const vocabularies[HUB_N_VOCABULARIES] = {
  [HUB_VOCABULARY_OBJECTIVE] = "objective",
  [HUB_VOCABULARY_PRINCIPLE] = "principle",
  [HUB_VOCABULARY_REGION] = "region",
  [HUB_VOCABULARY_COUNTRY] = "country",
  [HUB_VOCABULARY_TYPE] = "type",
};

G_DEFINE_BOXED_TYPE (HubTerm, hub_term, hub_term_ref, hub_term_unref)

/**
 * hub_vocabulary_to_string:
 * @vocabulary: a vocabulary
 *
 * Gets the word that the command line and the store use, such as "objective".
 *
 * Returns: (transfer none): the word
 */
const char *
hub_vocabulary_to_string (HubVocabulary vocabulary)
{
  g_return_val_if_fail (vocabulary < HUB_N_VOCABULARIES, NULL);

  return vocabularies[vocabulary];
}

/**
 * hub_vocabulary_from_string:
 * @text: (nullable): a word
 * @vocabulary: (out): the vocabulary
 *
 * Finds the vocabulary that the word @text names, byte for byte.
 *
 * Returns: whether there is one; @vocabulary is left alone if not
 */
gboolean
hub_vocabulary_from_string (const char    *text,
                            HubVocabulary *vocabulary)
{
  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    if (g_strcmp0 (vocabularies[i], text) == 0)
      {
        *vocabulary = (HubVocabulary) i;
        return TRUE;
      }

  return FALSE;
}

static void
clear_term (gpointer data)
{
  HubTerm *self = data;

  g_free (self->uuid);
  g_free (self->code);
  g_free (self->label);
  g_free (self->region);
  g_free (self->title);
  g_free (self->paragraph);
  g_free (self->summary);
}

/**
 * hub_term_new:
 * @vocabulary: the vocabulary it belongs to
 * @uuid: the hub's id of it
 * @label: what the hub calls it
 *
 * Makes a term; its maker fills the other members before sharing it.
 *
 * Returns: (transfer full): the term
 */
HubTerm *
hub_term_new (HubVocabulary  vocabulary,
              const char    *uuid,
              const char    *label)
{
  HubTerm *self;

  g_return_val_if_fail (uuid != NULL && label != NULL, NULL);

  self = g_atomic_rc_box_new0 (HubTerm);
  self->vocabulary = vocabulary;
  self->uuid = g_strdup (uuid);
  self->label = g_strdup (label);

  return self;
}

HubTerm *
hub_term_ref (HubTerm *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hub_term_unref (HubTerm *self)
{
  g_atomic_rc_box_release_full (self, clear_term);
}
