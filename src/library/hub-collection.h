/* hub-collection.h: entries of the reading list that belong together
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_NAME_MAX_BYTES 200   /* of a collection or a saved search */

typedef enum
{
  HUB_COLOUR_BLUE,
  HUB_COLOUR_TEAL,
  HUB_COLOUR_GREEN,
  HUB_COLOUR_YELLOW,
  HUB_COLOUR_ORANGE,
  HUB_COLOUR_RED,
  HUB_COLOUR_PINK,
  HUB_COLOUR_PURPLE,
  HUB_COLOUR_SLATE,
} HubColour;

#define HUB_N_COLOURS (HUB_COLOUR_SLATE + 1)

/* Filled by its maker, then only read, from any thread. */
typedef struct
{
  gatomicrefcount  ref_count;

  char            *uuid;     /* (owned) */
  char            *name;     /* (owned) */
  HubColour        colour;
  gint64           place;    /* lowest first; 0 for the last */
} HubCollection;

const char    *hub_colour_to_string   (HubColour      colour);   /* "blue" */
gboolean       hub_colour_from_string (const char    *text,
                                       HubColour     *colour);

HubCollection *hub_collection_new     (const char    *uuid,
                                       const char    *name,
                                       HubColour      colour) G_GNUC_WARN_UNUSED_RESULT;
HubCollection *hub_collection_ref     (HubCollection *self);
void           hub_collection_unref   (HubCollection *self);
HubCollection *hub_collection_find    (GPtrArray     *collections,
                                       const char    *uuid);
HubCollection *hub_collection_find_named (GPtrArray  *collections,
                                          const char *name);
char          *hub_name_clean         (const char    *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCollection, hub_collection_unref)

G_END_DECLS
