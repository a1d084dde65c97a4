/* hub-odt-styles.h: how a briefing looks in an office program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-briefing.h"

G_BEGIN_DECLS

#define HUB_ODT_NAMESPACES \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" " \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" " \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " \
  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" " \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
  "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\""

char *hub_odt_dup_styles       (HubBriefing *briefing) G_GNUC_WARN_UNUSED_RESULT;
void  hub_odt_add_direction    (GString     *out,
                                gboolean     is_rtl);
void  hub_odt_add_language     (GString     *out,
                                const char  *langcode);

G_END_DECLS
