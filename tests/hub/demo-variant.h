/* demo-variant.h: the same hub under other names
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-message.h"
#include "demo-store.h"

G_BEGIN_DECLS

/* How the labels of objectives are written. */
typedef enum
{
  DEMO_LABELS_NUMBERED,    /* "10 - Eradicate trafficking" */
  DEMO_LABELS_SPOKEN,      /* "Objective 10: Eradicate trafficking" */
  DEMO_LABELS_BARE,        /* "Eradicate trafficking" */
} DemoLabels;

/* How dates are kept. */
typedef enum
{
  DEMO_DATES_PLAIN,        /* days of publication, ranges of event times */
  DEMO_DATES_RANGES,       /* a range for a publication, too */
  DEMO_DATES_TIMESTAMPS,   /* a time for each, and the two ends of an event apart */
} DemoDates;

/* How the publisher is kept. */
typedef enum
{
  DEMO_PUBLISHER_TEXT,
  DEMO_PUBLISHER_LIST,
  DEMO_PUBLISHER_REFERENCE,
} DemoPublisher;

/**
 * DemoName:
 * @plain: what the hub itself calls it
 * @shown: what the variant calls it; empty: it is not there
 * @path: (nullable): of a type: its address below the base path
 *
 * One name that differs. Lists of them end with an empty one.
 */
typedef struct
{
  const char *plain;
  const char *shown;
  const char *path;
} DemoName;

/**
 * DemoVariant:
 * @name: what `--variant` calls it
 * @about: what it is like, for people
 * @base_path: of the API; empty: the site has none
 * @has_no_languages: whether addresses with a language prefix are unknown
 * @has_iso_codes: whether countries have their codes, and labels of their own
 * @has_strangers: whether there are bundles, vocabularies and fields that mean nothing to us
 * @labels_in: (nullable): a language for the labels of all terms
 * @closed: (nullable): the hub's own path of what an anonymous reader may not read
 * @types: (nullable): names of types
 * @fields: (nullable): names of attributes and relationships
 *
 * A hub that holds the same and says it in another way. All that differs is done in one place,
 * between the web server and the hub itself: requests are put into the hub's own names, answers
 * into the variant's.
 */
typedef struct
{
  const char     *name;
  const char     *about;
  const char     *base_path;
  gboolean        has_no_languages;
  gboolean        has_iso_codes;
  gboolean        has_strangers;
  DemoLabels      labels;
  DemoDates       dates;
  DemoPublisher   publisher;
  const char     *labels_in;
  const char     *closed;
  const DemoName *types;
  const DemoName *fields;
} DemoVariant;

/* Names of what the timestamps of an event are asked for as. */
#define DEMO_EVENT_DATES "field_event_dates"
#define DEMO_EVENT_START "field_event_dates:start"
#define DEMO_EVENT_END "field_event_dates:end"

const DemoVariant *demo_variant_find           (const char        *name);
char              *demo_variant_list           (void) G_GNUC_WARN_UNUSED_RESULT;
const char        *demo_variant_show_field     (const DemoVariant *self,
                                                const char        *plain);
const char        *demo_variant_show_type      (const DemoVariant *self,
                                                const char        *plain);
char              *demo_variant_show_path      (const DemoVariant *self,
                                                const DemoType    *type) G_GNUC_WARN_UNUSED_RESULT;
const char        *demo_variant_read_field     (const DemoVariant *self,
                                                const char        *shown);
void               demo_variant_prepare        (const DemoVariant *self,
                                                DemoStore         *store);
DemoResponse      *demo_variant_route          (const DemoVariant *self,
                                                DemoStore         *store,
                                                const DemoRequest *request)
                   G_GNUC_WARN_UNUSED_RESULT;
char              *demo_variant_show_address   (const DemoVariant *self,
                                                DemoStore         *store,
                                                const DemoRequest *request,
                                                const char        *address)
                   G_GNUC_WARN_UNUSED_RESULT;
void               demo_variant_show_document  (const DemoVariant *self,
                                                DemoStore         *store,
                                                const DemoRequest *request,
                                                DemoResponse      *response);

G_END_DECLS
