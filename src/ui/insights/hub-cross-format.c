/* hub-cross-format.c: counts of one facet against another in words, and as a table to copy
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cross-format"

#include "hub-cross-format.h"

#include "hub-format.h"
#include "hub-term-names.h"

#include <glib/gi18n.h>

/* How much of a value is said. */
typedef enum
{
  HEAD,      /* a row: number and name; a column: the number, if there is one */
  SHORT,     /* “Objective 10” */
  WHOLE,     /* “Objective 10 (Eradicate trafficking)” */
} Measure;

static const HubFacetValue *
get_value (HubCross *cross,
           gboolean  is_row,
           int       i,
           HubFacet *facet)
{
  guint n;

  *facet = is_row ? hub_cross_get_row_facet (cross) : hub_cross_get_column_facet (cross);
  return (is_row ? hub_cross_get_rows (cross, &n) : hub_cross_get_columns (cross, &n)) + i;
}

static char *
format_value (HubCross *cross,
              gboolean  is_row,
              int       i,
              Measure   measure)
{
  HubFacet facet;
  const HubFacetValue *value = get_value (cross, is_row, i, &facet);
  const char *name = value->name;
  g_autofree char *isolated = NULL;

  if ((guint) facet < HUB_N_VOCABULARIES)
    name = hub_term_skip_number ((HubVocabulary) facet, value->code, name);
  if (facet != HUB_FACET_OBJECTIVE || !g_ascii_isdigit (*value->code))
    return measure == HEAD ? g_strdup (name) : hub_format_isolate (name);

  if (measure == HEAD)
    return is_row ? g_strdup_printf ("%s  %s", value->code, name) : g_strdup (value->code);
  if (measure == SHORT)
    /* Translators: %s is the number of an objective of the Global Compact */
    return g_strdup_printf (C_("kind of topic", "Objective %s"), value->code);
  isolated = hub_format_isolate (name);
  /* Translators: the number of an objective of the Global Compact, and its name */
  return g_strdup_printf (C_("insights", "Objective %s (%s)"), value->code, isolated);
}

static char *
format_cell (HubCross *cross,
             int       row,
             int       column,
             Measure   measure)
{
  guint count = hub_cross_get_count (cross, row, column);
  g_autofree char *of_row = row >= 0 ? format_value (cross, TRUE, row, measure) : NULL;
  g_autofree char *of_column = column >= 0 ? format_value (cross, FALSE, column, measure) : NULL;
  g_autofree char *entries = NULL;

  entries = count > 0 ? g_strdup_printf (ngettext ("%'u entry", "%'u entries", count), count)
                      : g_strdup (_("no entries"));
  if (of_row != NULL && of_column != NULL)
    /* Translators: a cell of a table: what its row and its column are of, and how many entries
     * there are, as in “Objective 10, Africa: 12 entries” */
    return g_strdup_printf (C_("insights", "%s, %s: %s"), of_row, of_column, entries);
  if (of_row == NULL && of_column == NULL)
    /* Translators: a total: how many entries there are in all */
    return g_strdup_printf (C_("insights", "All: %s"), entries);
  /* Translators: a total: what it is of, and how many entries there are, as in “Africa: 48
   * entries” */
  return g_strdup_printf (C_("insights", "%s: %s"), of_row != NULL ? of_row : of_column, entries);
}

/**
 * hub_cross_format_row:
 * @cross: counts
 * @row: a row, or %HUB_CROSS_ALL
 *
 * Says what a row is of.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_cross_format_row (HubCross *cross,
                      int       row)
{
  /* Translators: at the head of the row, or the column, of totals */
  return row == HUB_CROSS_ALL ? g_strdup (C_("insights", "All"))
                              : format_value (cross, TRUE, row, HEAD);
}

/**
 * hub_cross_format_column:
 * @cross: counts
 * @column: a column, or %HUB_CROSS_ALL
 *
 * Says what a column is of.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_cross_format_column (HubCross *cross,
                         int       column)
{
  return column == HUB_CROSS_ALL ? g_strdup (C_("insights", "All"))
                                 : format_value (cross, FALSE, column, HEAD);
}

/**
 * hub_cross_format_cell:
 * @cross: counts
 * @row: a row, or %HUB_CROSS_ALL
 * @column: a column, or %HUB_CROSS_ALL
 *
 * Says what a cell is of and what is in it.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_cross_format_cell (HubCross *cross,
                       int       row,
                       int       column)
{
  return format_cell (cross, row, column, SHORT);
}

/**
 * hub_cross_format_whole:
 * @cross: counts
 * @row: a row, or %HUB_CROSS_ALL
 * @column: a column, or %HUB_CROSS_ALL
 *
 * Says the same with the names of objectives.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_cross_format_whole (HubCross *cross,
                        int       row,
                        int       column)
{
  return format_cell (cross, row, column, WHOLE);
}

/* Has @append called for each cell of each line, heads and totals among them. */
static void
lay_out (HubCross   *cross,
         GString    *text,
         const char *before,
         const char *after,
         void      (*append) (GString *text, const char *cell, gboolean is_head))
{
  guint n_rows, n_columns;

  hub_cross_get_rows (cross, &n_rows);
  hub_cross_get_columns (cross, &n_columns);
  for (int row = HUB_CROSS_ALL - 1; row < (int) n_rows; row++)
    {
      g_autofree char *head = row < HUB_CROSS_ALL ? g_strdup ("")
                                                  : hub_cross_format_row (cross, row);

      g_string_append (text, before);
      append (text, head, TRUE);
      for (int column = HUB_CROSS_ALL; column < (int) n_columns; column++)
        {
          g_autofree char *cell = row < HUB_CROSS_ALL
            ? hub_cross_format_column (cross, column)
            : g_strdup_printf ("%u", hub_cross_get_count (cross, row, column));

          append (text, cell, row < HUB_CROSS_ALL);
        }
      g_string_append (text, after);
    }
}

/* No name has a tab or a line's end to itself: names come from a hub. */
static void
append_tabbed (GString    *text,
               const char *cell,
               gboolean    is_head)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\t');
  else if (*cell == '\0')
    g_string_append_c (text, ' ');   /* so that the first cell of all keeps its place */
  for (const char *c = cell; *c != '\0'; c++)
    g_string_append_c (text, g_ascii_iscntrl (*c) ? ' ' : *c);
}

static void
append_html (GString    *text,
             const char *cell,
             gboolean    is_head)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  g_string_append_printf (text, is_head ? "<th>%s</th>" : "<td>%s</td>", escaped);
}

/**
 * hub_cross_format_tabbed:
 * @cross: counts
 *
 * Makes a table of lines and tabs, with bare numbers, as spreadsheets take it.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_cross_format_tabbed (HubCross *cross)
{
  GString *text = g_string_new (NULL);

  lay_out (cross, text, "", "\n", append_tabbed);
  return g_string_free_and_steal (text);
}

/**
 * hub_cross_format_html:
 * @cross: counts
 *
 * Makes the same as HTML, as word processors take it.
 *
 * Returns: (transfer full): HTML
 */
char *
hub_cross_format_html (HubCross *cross)
{
  GString *text = g_string_new ("<table>\n");

  lay_out (cross, text, "<tr>", "</tr>\n", append_html);
  g_string_append (text, "</table>\n");
  return g_string_free_and_steal (text);
}
