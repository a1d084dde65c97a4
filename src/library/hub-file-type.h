/* hub-file-type.h: what a file is, by what is in it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_FILE_TYPE_BYTES 4096   /* of the beginning of a file that are looked at */

/* Types that take each other's place without anybody being misled. */
typedef enum
{
  HUB_FILE_FAMILY_UNKNOWN,
  HUB_FILE_FAMILY_PDF,
  HUB_FILE_FAMILY_OFFICE,
  HUB_FILE_FAMILY_IMAGE,
  HUB_FILE_FAMILY_MEDIA,
  HUB_FILE_FAMILY_TEXT,
  HUB_FILE_FAMILY_ARCHIVE,
  HUB_FILE_FAMILY_PAGE,       /* HTML and SVG */
  HUB_FILE_FAMILY_PROGRAM,
} HubFileFamily;

/* Static. */
typedef struct
{
  const char    *mime;
  const char    *extension;   /* of the stored name */
  HubFileFamily  family;
} HubFileType;

const HubFileType *hub_file_type_judge        (const guint8      *bytes,
                                               gsize              length,
                                               const char        *mime,
                                               const char        *name);
const HubFileType *hub_file_type_find         (const char        *mime);
gboolean           hub_file_type_is_announced (const HubFileType *type,
                                               const char        *mime,
                                               const char        *name);
gboolean           hub_file_type_may_open     (const HubFileType *type,
                                               const char        *name);

G_END_DECLS
