/* hub-import.c: what became of a reading list that was put into another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-import"

#include "hub-import.h"

#include <glib/gi18n-lib.h>

/* Adds a line, but none for nothing. */
static void
take_line (GStrvBuilder *lines,
           guint         count,
           char         *line)    /* (transfer full) */
{
  if (count > 0)
    g_strv_builder_take (lines, line);
  else
    g_free (line);
}

/**
 * hub_import_dup_summary:
 * @self: what became of a list
 *
 * Says it in words, a line for each thing that happened. Any thread.
 *
 * Returns: (transfer full): one line or more, without a newline at the end
 */
char *
hub_import_dup_summary (const HubImport *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  take_line (builder, self->added,
             g_strdup_printf (ngettext ("%u entry added",
                                        "%u entries added",
                                        self->added), self->added));
  take_line (builder, self->joined,
             g_strdup_printf (ngettext ("%u entry has a second note or more collections now",
                                        "%u entries have a second note or more collections now",
                                        self->joined), self->joined));
  take_line (builder, self->unchanged,
             g_strdup_printf (ngettext ("%u entry is as it was",
                                        "%u entries are as they were",
                                        self->unchanged), self->unchanged));
  take_line (builder, self->skipped,
             g_strdup_printf (ngettext ("%u entry left out: its id is taken, or there is no "
                                        "room for its note",
                                        "%u entries left out: their ids are taken, or there is no "
                                        "room for their notes",
                                        self->skipped), self->skipped));
  take_line (builder, self->collections,
             g_strdup_printf (ngettext ("%u collection added",
                                        "%u collections added",
                                        self->collections), self->collections));
  take_line (builder, self->searches,
             g_strdup_printf (ngettext ("%u saved search added",
                                        "%u saved searches added",
                                        self->searches), self->searches));
  lines = g_strv_builder_end (builder);
  return lines[0] != NULL ? g_strjoinv ("\n", lines) : g_strdup (_("There was nothing in it"));
}
