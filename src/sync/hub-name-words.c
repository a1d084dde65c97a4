/* hub-name-words.c: what a machine name suggests, in English, French and Spanish
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-name-words"

#include "hub-name-words.h"

#include <string.h>

#define MAX_NAME_BYTES 200

/* Words without accents and without a plural "s"; all of @words must be in the name. */
typedef struct
{
  guint       subject;
  int         weight;
  const char *words;
} Pattern;

static const Pattern roles[] = {
  { HUB_ROLE_TITLE, 95, "title" },
  { HUB_ROLE_TITLE, 90, "titre" },
  { HUB_ROLE_TITLE, 90, "titulo" },
  { HUB_ROLE_TITLE, 70, "headline" },
  { HUB_ROLE_TITLE, 60, "name" },
  { HUB_ROLE_TITLE, 60, "nom" },
  { HUB_ROLE_TITLE, 60, "nombre" },
  { HUB_ROLE_SUMMARY, 90, "summary" },
  { HUB_ROLE_SUMMARY, 85, "abstract" },
  { HUB_ROLE_SUMMARY, 85, "resume" },
  { HUB_ROLE_SUMMARY, 85, "resumen" },
  { HUB_ROLE_SUMMARY, 70, "teaser" },
  { HUB_ROLE_SUMMARY, 70, "chapeau" },
  { HUB_ROLE_SUMMARY, 70, "extracto" },
  { HUB_ROLE_SUMMARY, 70, "extrait" },
  { HUB_ROLE_BODY, 97, "body" },
  { HUB_ROLE_BODY, 90, "cuerpo" },
  { HUB_ROLE_BODY, 90, "corp" },
  { HUB_ROLE_BODY, 85, "contenu" },
  { HUB_ROLE_BODY, 85, "contenido" },
  { HUB_ROLE_BODY, 80, "content" },
  { HUB_ROLE_BODY, 80, "text" },
  { HUB_ROLE_BODY, 80, "texte" },
  { HUB_ROLE_BODY, 80, "texto" },
  { HUB_ROLE_BODY, 75, "description" },
  { HUB_ROLE_BODY, 75, "descripcion" },
  { HUB_ROLE_BODY, 65, "detail" },
  { HUB_ROLE_PUBLISHED, 95, "publication date" },
  { HUB_ROLE_PUBLISHED, 92, "publication" },
  { HUB_ROLE_PUBLISHED, 92, "publicacion" },
  { HUB_ROLE_PUBLISHED, 92, "parution" },
  { HUB_ROLE_PUBLISHED, 90, "published" },
  { HUB_ROLE_PUBLISHED, 85, "publie" },
  { HUB_ROLE_PUBLISHED, 85, "publicado" },
  { HUB_ROLE_PUBLISHED, 85, "issued" },
  { HUB_ROLE_PUBLISHED, 80, "released" },
  { HUB_ROLE_PUBLISHED, 80, "release" },
  { HUB_ROLE_STARTS, 92, "start" },
  { HUB_ROLE_STARTS, 90, "begin" },
  { HUB_ROLE_STARTS, 90, "debut" },
  { HUB_ROLE_STARTS, 90, "inicio" },
  { HUB_ROLE_STARTS, 80, "since" },
  { HUB_ROLE_STARTS, 80, "desde" },
  { HUB_ROLE_STARTS, 75, "from" },
  { HUB_ROLE_ENDS, 92, "end" },
  { HUB_ROLE_ENDS, 90, "fin" },
  { HUB_ROLE_ENDS, 85, "final" },
  { HUB_ROLE_ENDS, 80, "until" },
  { HUB_ROLE_ENDS, 80, "hasta" },
  { HUB_ROLE_PUBLISHER, 95, "publisher" },
  { HUB_ROLE_PUBLISHER, 90, "editeur" },
  { HUB_ROLE_PUBLISHER, 88, "editor" },
  { HUB_ROLE_PUBLISHER, 88, "editorial" },
  { HUB_ROLE_PUBLISHER, 80, "source" },
  { HUB_ROLE_PUBLISHER, 80, "fuente" },
  { HUB_ROLE_PUBLISHER, 75, "organisation" },
  { HUB_ROLE_PUBLISHER, 75, "organization" },
  { HUB_ROLE_PUBLISHER, 75, "organizacion" },
  { HUB_ROLE_PUBLISHER, 65, "institution" },
  { HUB_ROLE_PUBLISHER, 65, "institucion" },
  { HUB_ROLE_PUBLISHER, 65, "agency" },
  { HUB_ROLE_PUBLISHER, 60, "author" },
  { HUB_ROLE_PUBLISHER, 60, "auteur" },
  { HUB_ROLE_PUBLISHER, 60, "autor" },
  { HUB_ROLE_LANGUAGES, 95, "language" },
  { HUB_ROLE_LANGUAGES, 95, "langue" },
  { HUB_ROLE_LANGUAGES, 95, "idioma" },
  { HUB_ROLE_LANGUAGES, 80, "lang" },
  { HUB_ROLE_SCOPE, 92, "scope" },
  { HUB_ROLE_SCOPE, 90, "alcance" },
  { HUB_ROLE_SCOPE, 90, "portee" },
  { HUB_ROLE_SCOPE, 85, "ambito" },
  { HUB_ROLE_SCOPE, 80, "global" },
  { HUB_ROLE_SCOPE, 80, "mondial" },
  { HUB_ROLE_SCOPE, 80, "mundial" },
  { HUB_ROLE_SCOPE, 70, "reach" },
  { HUB_ROLE_LOCATION, 92, "location" },
  { HUB_ROLE_LOCATION, 90, "venue" },
  { HUB_ROLE_LOCATION, 90, "lieu" },
  { HUB_ROLE_LOCATION, 90, "lugar" },
  { HUB_ROLE_LOCATION, 85, "ubicacion" },
  { HUB_ROLE_LOCATION, 80, "place" },
  { HUB_ROLE_LOCATION, 75, "city" },
  { HUB_ROLE_LOCATION, 75, "ville" },
  { HUB_ROLE_LOCATION, 75, "ciudad" },
  { HUB_ROLE_MODE, 90, "mode" },
  { HUB_ROLE_MODE, 90, "modalite" },
  { HUB_ROLE_MODE, 90, "modalidad" },
  { HUB_ROLE_MODE, 80, "modality" },
  { HUB_ROLE_PRACTICE_TYPE, 92, "practice type" },
  { HUB_ROLE_PRACTICE_TYPE, 92, "pratique type" },
  { HUB_ROLE_PRACTICE_TYPE, 92, "practica tipo" },
  { HUB_ROLE_PRACTICE_TYPE, 85, "practice kind" },
  { HUB_ROLE_AUDIENCES, 92, "audience" },
  { HUB_ROLE_AUDIENCES, 92, "audiencia" },
  { HUB_ROLE_AUDIENCES, 88, "destinataire" },
  { HUB_ROLE_AUDIENCES, 88, "destinatario" },
  { HUB_ROLE_AUDIENCES, 80, "public" },
  { HUB_ROLE_AUDIENCES, 80, "publico" },
  { HUB_ROLE_AUDIENCES, 75, "target" },
  { HUB_ROLE_LINKS, 88, "link" },
  { HUB_ROLE_LINKS, 88, "lien" },
  { HUB_ROLE_LINKS, 88, "enlace" },
  { HUB_ROLE_LINKS, 70, "url" },
  { HUB_ROLE_LINKS, 70, "website" },
  { HUB_ROLE_LINKS, 65, "reading" },
  { HUB_ROLE_URL, 92, "original url" },
  { HUB_ROLE_URL, 92, "canonical" },
  { HUB_ROLE_URL, 88, "original" },
  { HUB_ROLE_URL, 88, "originale" },
  { HUB_ROLE_URL, 85, "permalink" },
  { HUB_ROLE_FILES, 92, "file" },
  { HUB_ROLE_FILES, 92, "fichier" },
  { HUB_ROLE_FILES, 92, "archivo" },
  { HUB_ROLE_FILES, 88, "attachment" },
  { HUB_ROLE_FILES, 88, "adjunto" },
  { HUB_ROLE_FILES, 85, "document" },
  { HUB_ROLE_FILES, 85, "documento" },
  { HUB_ROLE_FILES, 85, "pdf" },
  { HUB_ROLE_FILES, 80, "download" },
};

static const Pattern kinds[] = {
  { HUB_KIND_DOCUMENT, 90, "document" },
  { HUB_KIND_DOCUMENT, 90, "documento" },
  { HUB_KIND_DOCUMENT, 88, "publication" },
  { HUB_KIND_DOCUMENT, 88, "publicacion" },
  { HUB_KIND_DOCUMENT, 85, "resource" },
  { HUB_KIND_DOCUMENT, 85, "ressource" },
  { HUB_KIND_DOCUMENT, 85, "recurso" },
  { HUB_KIND_DOCUMENT, 80, "report" },
  { HUB_KIND_DOCUMENT, 80, "rapport" },
  { HUB_KIND_DOCUMENT, 80, "informe" },
  { HUB_KIND_DOCUMENT, 70, "library" },
  { HUB_KIND_PRACTICE, 95, "practice" },
  { HUB_KIND_PRACTICE, 95, "pratique" },
  { HUB_KIND_PRACTICE, 95, "practica" },
  { HUB_KIND_EVENT, 95, "event" },
  { HUB_KIND_EVENT, 95, "evenement" },
  { HUB_KIND_EVENT, 95, "evento" },
  { HUB_KIND_EVENT, 85, "meeting" },
  { HUB_KIND_EVENT, 85, "reunion" },
  { HUB_KIND_EVENT, 75, "conference" },
  { HUB_KIND_EVENT, 75, "agenda" },
  { HUB_KIND_PROJECT, 95, "project" },
  { HUB_KIND_PROJECT, 95, "projet" },
  { HUB_KIND_PROJECT, 95, "proyecto" },
  { HUB_KIND_PROJECT, 70, "programme" },
  { HUB_KIND_PROJECT, 70, "initiative" },
  { HUB_KIND_TRAINING, 95, "training" },
  { HUB_KIND_TRAINING, 95, "formation" },
  { HUB_KIND_TRAINING, 95, "formacion" },
  { HUB_KIND_TRAINING, 95, "capacitacion" },
  { HUB_KIND_TRAINING, 90, "course" },
  { HUB_KIND_TRAINING, 90, "cour" },
  { HUB_KIND_TRAINING, 90, "curso" },
  { HUB_KIND_VIDEO, 95, "video" },
  { HUB_KIND_VIDEO, 88, "recording" },
  { HUB_KIND_VIDEO, 88, "webinar" },
  { HUB_KIND_VIDEO, 88, "enregistrement" },
  { HUB_KIND_VIDEO, 88, "grabacion" },
  { HUB_KIND_VIDEO, 80, "film" },
  { HUB_KIND_OTHER, 70, "page" },
  { HUB_KIND_OTHER, 70, "pagina" },
  { HUB_KIND_OTHER, 60, "article" },
  { HUB_KIND_OTHER, 60, "articulo" },
  { HUB_KIND_OTHER, 60, "new" },
};

static const Pattern vocabularies[] = {
  { HUB_VOCABULARY_OBJECTIVE, 90, "objective" },
  { HUB_VOCABULARY_OBJECTIVE, 90, "objectif" },
  { HUB_VOCABULARY_OBJECTIVE, 90, "objetivo" },
  { HUB_VOCABULARY_PRINCIPLE, 90, "principle" },
  { HUB_VOCABULARY_PRINCIPLE, 90, "principe" },
  { HUB_VOCABULARY_PRINCIPLE, 90, "principio" },
  { HUB_VOCABULARY_REGION, 90, "region" },
  { HUB_VOCABULARY_REGION, 90, "regione" },
  { HUB_VOCABULARY_COUNTRY, 95, "country" },
  { HUB_VOCABULARY_COUNTRY, 95, "countrie" },
  { HUB_VOCABULARY_COUNTRY, 95, "pay" },
  { HUB_VOCABULARY_COUNTRY, 95, "pai" },
  { HUB_VOCABULARY_COUNTRY, 95, "paise" },
  { HUB_VOCABULARY_TYPE, 80, "resource type" },
  { HUB_VOCABULARY_TYPE, 80, "ressource type" },
  { HUB_VOCABULARY_TYPE, 80, "recurso tipo" },
  { HUB_VOCABULARY_TYPE, 80, "document type" },
  { HUB_VOCABULARY_TYPE, 80, "documento tipo" },
  { HUB_VOCABULARY_TYPE, 75, "information type" },
};

static const char *const dates[] = { "date", "fecha", "when", "schedule", "day", "jour", "dia",
                                     "calendar", "calendario", "calendrier", NULL };
static const char *const images[] = { "image", "imagen", "photo", "foto", "picture", "thumbnail",
                                      "vignette", "logo", "banner", "icon", "cover", NULL };

/* "field_gcmObjectives" and "node--gcm_objective" as "gcm objective". */
static char **
split_name (const char *name)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(GStrv) parts = NULL;
  const char *bundle = strstr (name, "--");

  if (bundle != NULL)
    name = bundle + strlen ("--");
  else if (g_str_has_prefix (name, "field_"))
    name += strlen ("field_");

  for (const char *c = name; *c != '\0' && c - name < MAX_NAME_BYTES; c++)
    {
      if (g_ascii_isupper (*c) && c > name && !g_ascii_isupper (c[-1]))
        g_string_append_c (text, '_');
      g_string_append_c (text, g_ascii_isalnum (*c) ? g_ascii_tolower (*c) : '_');
    }

  parts = g_strsplit (text->str, "_", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length > 3 && parts[i][length - 1] == 's')
        parts[i][length - 1] = '\0';
    }

  return g_steal_pointer (&parts);
}

static gboolean
has_all (char       **words,
         const char  *wanted)
{
  g_auto(GStrv) list = g_strsplit (wanted, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) words, list[i]))
      return FALSE;

  return TRUE;
}

static int
rate (const char    *name,
      const Pattern *patterns,
      gsize          n_patterns,
      guint          subject)
{
  g_auto(GStrv) words = split_name (name);
  int best = 0;

  for (gsize i = 0; i < n_patterns; i++)
    if (patterns[i].subject == subject && patterns[i].weight > best &&
        has_all (words, patterns[i].words))
      best = patterns[i].weight;

  return best;
}

static gboolean
has_any (const char        *name,
         const char *const *wanted)
{
  g_auto(GStrv) words = split_name (name);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (wanted, words[i]))
      return TRUE;

  return FALSE;
}

/**
 * hub_name_words_rate_role:
 * @name: machine name of a field, "field_date_de_parution" or "publishedOn"
 * @role: what it may be for
 *
 * Any thread.
 *
 * Returns: how much the name suggests it, 0 to 100
 */
int
hub_name_words_rate_role (const char *name,
                          HubRole     role)
{
  return rate (name, roles, G_N_ELEMENTS (roles), role);
}

/**
 * hub_name_words_rate_kind:
 * @name: machine name of a type, "node--buena_practica"
 * @kind: what its entries may be
 *
 * Any thread.
 *
 * Returns: how much the name suggests it, 0 to 100
 */
int
hub_name_words_rate_kind (const char *name,
                          HubKind     kind)
{
  return rate (name, kinds, G_N_ELEMENTS (kinds), kind);
}

/**
 * hub_name_words_rate_vocabulary:
 * @name: machine name of a type or a relationship, "field_pays"
 * @vocabulary: what it may be
 *
 * Any thread.
 *
 * Returns: how much the name suggests it, 0 to 100
 */
int
hub_name_words_rate_vocabulary (const char    *name,
                                HubVocabulary  vocabulary)
{
  return rate (name, vocabularies, G_N_ELEMENTS (vocabularies), vocabulary);
}

gboolean
hub_name_words_is_plain_date (const char *name)
{
  return has_any (name, dates);
}

gboolean
hub_name_words_is_image (const char *name)
{
  return has_any (name, images);
}
