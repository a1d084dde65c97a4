/* hub-discovery-line.c: one line of a profile that was found, and what else it might be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-discovery-line"

#include "hub-discovery-line.h"

#include <glib/gi18n-lib.h>

static const char *const role_titles[HUB_N_ROLES] = {
  [HUB_ROLE_TITLE] = N_("Title"),
  [HUB_ROLE_SUMMARY] = N_("Summary"),
  [HUB_ROLE_BODY] = N_("Text"),
  [HUB_ROLE_PUBLISHED] = N_("Date of publication"),
  [HUB_ROLE_STARTS] = N_("First day"),
  [HUB_ROLE_ENDS] = N_("Last day"),
  [HUB_ROLE_PUBLISHER] = N_("Publisher"),
  [HUB_ROLE_LANGUAGES] = N_("Languages of the document"),
  [HUB_ROLE_SCOPE] = N_("Whether it is about the whole world"),
  [HUB_ROLE_LOCATION] = N_("Location"),
  [HUB_ROLE_MODE] = N_("Attendance"),
  [HUB_ROLE_PRACTICE_TYPE] = N_("Type of practice"),
  [HUB_ROLE_AUDIENCES] = N_("Audience"),
  [HUB_ROLE_LINKS] = N_("Links"),
  [HUB_ROLE_URL] = N_("Address of the page"),
  [HUB_ROLE_FILES] = N_("Files"),
};

static const char *const vocabulary_titles[HUB_N_VOCABULARIES] = {
  [HUB_VOCABULARY_OBJECTIVE] = N_("Objectives"),
  [HUB_VOCABULARY_PRINCIPLE] = N_("Guiding principles"),
  [HUB_VOCABULARY_REGION] = N_("Regions"),
  [HUB_VOCABULARY_COUNTRY] = N_("Countries"),
  [HUB_VOCABULARY_TYPE] = N_("Types of document"),
};

static void
choice_free (HubDiscoveryChoice *choice)
{
  g_strfreev (choice->values);
  g_free (choice->reason);
  g_free (choice);
}

/**
 * hub_discovery_line_new:
 * @part: which part of a profile it is about
 * @subject: a vocabulary or a role, as @part has it
 * @bundle: (nullable): the type that alone it is about
 *
 * Makes a line without choices.
 *
 * Returns: (transfer full): the line
 */
HubDiscoveryLine *
hub_discovery_line_new (HubDiscoveryPart  part,
                        guint             subject,
                        const char       *bundle)
{
  HubDiscoveryLine *self = g_new0 (HubDiscoveryLine, 1);

  self->part = part;
  self->subject = subject;
  self->bundle = g_strdup (bundle);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->chosen = -1;

  return self;
}

void
hub_discovery_line_free (HubDiscoveryLine *self)
{
  g_free (self->bundle);
  g_free (self->lack);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

/**
 * hub_discovery_line_add:
 * @self: a line
 * @values: what it might say
 * @confidence: how sure that is, 0 to 100
 * @reason: why, a sentence
 *
 * Adds a choice behind the others; choosing is left to the caller.
 */
void
hub_discovery_line_add (HubDiscoveryLine   *self,
                        const char *const  *values,
                        int                 confidence,
                        const char         *reason)
{
  HubDiscoveryChoice *choice = g_new0 (HubDiscoveryChoice, 1);

  choice->values = g_strdupv ((char **) values);
  choice->confidence = CLAMP (confidence, 0, 100);
  choice->reason = g_strdup (reason);
  g_ptr_array_add (self->choices, choice);
}

/**
 * hub_discovery_line_add_one:
 * @self: a line
 * @value: what it might say
 * @confidence: how sure that is, 0 to 100
 * @reason: why, a sentence
 *
 * Adds a choice of one value, as hub_discovery_line_add () does.
 */
void
hub_discovery_line_add_one (HubDiscoveryLine *self,
                            const char       *value,
                            int               confidence,
                            const char       *reason)
{
  const char *const values[] = { value, NULL };

  hub_discovery_line_add (self, values, confidence, reason);
}

const HubDiscoveryChoice *
hub_discovery_line_get_chosen (const HubDiscoveryLine *self)
{
  return self->chosen >= 0 ? g_ptr_array_index (self->choices, self->chosen) : NULL;
}

/**
 * hub_discovery_line_dup_name:
 * @self: a line
 *
 * Makes the path of the line in a profile.
 *
 * Returns: (transfer full): as "bundles.node--event.fields.starts"
 */
char *
hub_discovery_line_dup_name (const HubDiscoveryLine *self)
{
  const char *vocabulary = self->subject < HUB_N_VOCABULARIES
                           ? hub_vocabulary_to_string ((HubVocabulary) self->subject) : "";
  g_autofree char *head = self->bundle != NULL ? g_strconcat ("bundles.", self->bundle, ".", NULL)
                                               : g_strdup ("");

  switch (self->part)
    {
    case HUB_DISCOVERY_BASE_PATH:
      return g_strdup ("base_path");
    case HUB_DISCOVERY_DEFAULT_LANGUAGE:
      return g_strdup ("default_language");
    case HUB_DISCOVERY_LANGUAGES:
      return g_strdup ("languages");
    case HUB_DISCOVERY_VOCABULARY:
      return g_strconcat ("vocabularies.", vocabulary, NULL);
    case HUB_DISCOVERY_TERM_FIELD:
      return g_strconcat ("vocabularies.", vocabulary, ".", self->member, NULL);
    case HUB_DISCOVERY_BUNDLE:
      return g_strconcat (head, "kind", NULL);
    case HUB_DISCOVERY_FIELD:
      return g_strconcat (head, "fields.", hub_role_to_string ((HubRole) self->subject), NULL);
    case HUB_DISCOVERY_RELATION:
    default:
      return g_strconcat (head, "relations.", vocabulary, NULL);
    }
}

static char *
dup_term_field_title (const HubDiscoveryLine *self)
{
  const char *vocabulary = _(vocabulary_titles[self->subject]);

  if (g_str_equal (self->member, "code"))
    /* Translators: %s is a vocabulary, "Countries". */
    return g_strdup_printf (_("%s: code"), vocabulary);
  if (g_str_equal (self->member, "title"))
    return g_strdup_printf (_("%s: full title"), vocabulary);
  if (g_str_equal (self->member, "paragraph"))
    return g_strdup_printf (_("%s: paragraph of the Compact"), vocabulary);

  return g_strdup_printf (_("%s: summary"), vocabulary);
}

/**
 * hub_discovery_line_dup_title:
 * @self: a line
 *
 * Says in the user's language what the line is about.
 *
 * Returns: (transfer full): a few words
 */
char *
hub_discovery_line_dup_title (const HubDiscoveryLine *self)
{
  g_autofree char *title = NULL;

  switch (self->part)
    {
    case HUB_DISCOVERY_BASE_PATH:
      return g_strdup (_("Path of the data interface"));
    case HUB_DISCOVERY_DEFAULT_LANGUAGE:
      return g_strdup (_("Language of the hub"));
    case HUB_DISCOVERY_LANGUAGES:
      return g_strdup (_("Other languages"));
    case HUB_DISCOVERY_TERM_FIELD:
      return dup_term_field_title (self);
    case HUB_DISCOVERY_BUNDLE:
      return g_strdup (self->bundle);
    case HUB_DISCOVERY_FIELD:
      title = g_strdup (_(role_titles[self->subject]));
      break;
    case HUB_DISCOVERY_VOCABULARY:
    case HUB_DISCOVERY_RELATION:
    default:
      title = g_strdup (_(vocabulary_titles[self->subject]));
      break;
    }

  if (self->bundle == NULL)
    return g_steal_pointer (&title);
  /* Translators: a field and the type of entry that alone it is for: "First day (node--event)". */
  return g_strdup_printf (C_("field of a type", "%s (%s)"), title, self->bundle);
}

/**
 * hub_discovery_line_dup_words:
 * @self: a line
 * @values: what it might say
 *
 * Makes one text of @values.
 *
 * Returns: (transfer full): the text
 */
char *
hub_discovery_line_dup_words (const HubDiscoveryLine *self,
                              const char *const      *values)
{
  HubKind kind;

  if (self->part == HUB_DISCOVERY_BUNDLE && hub_kind_from_string (values[0], &kind))
    return g_strdup (hub_kind_get_plural (kind));

  /* Translators: what stands between the names of a list */
  return g_strjoinv (C_("list of names", ", "), (char **) values);
}
