/* hub-file-text.h: what a file of an entry says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"
#include "hub-catalogue-writer.h"

G_BEGIN_DECLS

#define HUB_FILE_TEXT_MAX_BYTES (4 * 1024 * 1024)   /* of all files of an entry */

/* Filled by its maker, then only read. */
typedef struct
{
  char *uuid;       /* (owned): of the entry */
  char *langcode;   /* (owned): of the entry */
  char *address;    /* (owned): of the file */
  char *sha256;     /* (owned): of the file that the text is of, hexadecimal */
  char *name;       /* (owned): of the file, as shown */
  char *text;       /* (owned) (nullable): clean paragraphs; empty where there is none to be had */
} HubFileText;

void       hub_file_text_free                  (HubFileText         *self);
GPtrArray *hub_catalogue_list_file_texts       (HubCatalogue        *self,
                                                GError             **error)
           G_GNUC_WARN_UNUSED_RESULT;
HubFileText *hub_catalogue_next_file_text      (HubCatalogue        *self,
                                                const char          *uuid,
                                                const char          *langcode,
                                                const HubFileText   *previous,
                                                GError             **error)
           G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_catalogue_writer_set_file_texts (HubCatalogueWriter  *self,
                                                GPtrArray           *gone,
                                                GPtrArray           *texts,
                                                GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFileText, hub_file_text_free)

G_END_DECLS
