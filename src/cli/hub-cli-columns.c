/* hub-cli-columns.c: text in columns of a terminal
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A terminal is a grid: a Chinese character takes two of its cells, a mark above a letter none. So
 * neither bytes nor characters say how wide a text is there.
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-columns.h"

static char *
dup_spaces (const char *text,
            guint       cells)
{
  guint width = hub_cli_columns_measure (text);

  return g_strnfill (width < cells ? cells - width : 0, ' ');
}

/**
 * hub_cli_columns_measure:
 * @text: a line of UTF-8
 *
 * Counts the cells that a text takes in a terminal.
 *
 * Returns: how many
 */
guint
hub_cli_columns_measure (const char *text)
{
  guint cells = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_iszerowidth (character))
        cells += g_unichar_iswide (character) ? 2 : 1;
    }

  return cells;
}

/**
 * hub_cli_columns_pad:
 * @text: a line of UTF-8
 * @cells: how wide the column is
 *
 * Fills a column, the text at its start. A text that is too wide stays whole.
 *
 * Returns: (transfer full): the text, with spaces behind it
 */
char *
hub_cli_columns_pad (const char *text,
                     guint       cells)
{
  g_autofree char *spaces = dup_spaces (text, cells);

  return g_strconcat (text, spaces, NULL);
}

/**
 * hub_cli_columns_pad_start:
 * @text: a line of UTF-8
 * @cells: how wide the column is
 *
 * Fills a column, the text at its end, as numbers and their heads stand.
 *
 * Returns: (transfer full): the text, with spaces before it
 */
char *
hub_cli_columns_pad_start (const char *text,
                           guint       cells)
{
  g_autofree char *spaces = dup_spaces (text, cells);

  return g_strconcat (spaces, text, NULL);
}
