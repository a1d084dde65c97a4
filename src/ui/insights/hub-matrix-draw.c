/* hub-matrix-draw.c: what a matrix looks like
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell is a tile with its number: the more entries, the more of the accent colour, though never
 * so much that the number cannot be read. A gap has an outline instead.
 */

#define G_LOG_DOMAIN "hub-matrix"

#include "hub-cross-format.h"
#include "hub-matrix-private.h"
#include "hub-spark.h"
#include "hub-years.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define INSET         1.5f    /* pixels around a tile */
#define RADIUS        5.0f
#define LEAST         0.10    /* of the accent colour */
#define MOST          0.50
#define GAP_ALPHA     0.16f   /* of the outline of a gap */
#define DIM_ALPHA     0.65f   /* of its number */
#define HOVER_ALPHA   0.08f
#define TEXT_PADDING  6       /* pixels */
#define HEAD_PADDING  12      /* before the heads of rows */
#define FIGURE_SPACE  "\xe2\x80\x87"   /* as wide as a digit */
#define RING          2.0f
#define N_MEASURED    6       /* heads of rows of which the width is asked */

/* With what to draw. */
typedef struct
{
  HubMatrix   *matrix;
  GtkSnapshot *snapshot;
  GdkRGBA      colour;
  GdkRGBA      accent;
  gboolean     high_contrast;
  gboolean     shows_focus;
} Brush;

static PangoLayout *
make_text (HubMatrix  *self,
           const char *text,
           gboolean    is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (is_bold)
    {
      g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

/* The number, as it stands in cells, or bold for totals. */
static PangoLayout *
get_number (HubMatrix *self,
            guint      count,
            gboolean   is_bold)
{
  gpointer key = GSIZE_TO_POINTER (((gsize) count << 1) + is_bold + 1);
  PangoLayout *layout = g_hash_table_lookup (self->numbers, key);

  if (layout == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%'u", count);

      layout = make_text (self, text, is_bold);
      g_hash_table_insert (self->numbers, key, layout);
    }
  return layout;
}

/* The head of a row, or of a column, broken into the lines that there is room for. */
static PangoLayout *
get_head (HubMatrix *self,
          int        row,
          int        column)
{
  const HubMatrixLayout *fit = &self->layout;
  gboolean is_row = column == HUB_MATRIX_HEAD;
  gpointer key = GINT_TO_POINTER (is_row ? 2 * (row + 2) : 2 * (column + 2) + 1);
  PangoLayout *layout = g_hash_table_lookup (self->heads, key);
  g_autofree char *text = NULL;
  int width = column == fit->n_columns ? fit->line_width : fit->cell_width;
  gboolean has_number;

  if (layout != NULL)
    return layout;

  if (column == fit->n_columns)
    /* Translators: at the head of small lines that show entries by year */
    text = g_strdup (C_("insights", "By year"));
  else
    text = is_row ? hub_cross_format_row (self->cross, row)
                  : hub_cross_format_column (self->cross, column);
  has_number = is_row && hub_cross_get_row_facet (self->cross) == HUB_FACET_OBJECTIVE &&
               g_ascii_isdigit (text[0]);
  if (has_number && text[1] == ' ')
    {
      g_autofree char *bare = g_steal_pointer (&text);

      text = g_strconcat (FIGURE_SPACE, bare, NULL);   /* so that names begin in a line */
    }
  layout = make_text (self, text, is_row ? row == HUB_CROSS_ALL : column == HUB_CROSS_ALL);
  pango_layout_set_width (layout, (is_row ? fit->head_width - HEAD_PADDING - TEXT_PADDING
                                          : width - 2 * TEXT_PADDING) * PANGO_SCALE);
  pango_layout_set_height (layout, ((is_row ? fit->cell_height : fit->head_height) -
                                    TEXT_PADDING) * PANGO_SCALE);
  if (has_number)
    pango_layout_set_indent (layout, -self->text.number * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* Alignment is by the direction of the text, which may be another than that of the window. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, !is_row ? PANGO_ALIGN_CENTER
                                      : fit->is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  g_hash_table_insert (self->heads, key, layout);
  return layout;
}

static int
measure_width (HubMatrix *self,
               char      *text)   /* (transfer full) */
{
  g_autoptr(PangoLayout) layout = make_text (self, text, TRUE);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  g_free (text);
  return width;
}

/* The longest names: to measure hundreds would take long. */
static void
measure_rows (HubMatrix *self)
{
  int longest[N_MEASURED];
  long lengths[N_MEASURED];
  int n = 0, width = 0;

  for (int row = HUB_CROSS_ALL; row < self->layout.n_rows; row++)
    {
      g_autofree char *text = hub_cross_format_row (self->cross, row);
      long length = g_utf8_strlen (text, -1);
      int i = MIN (n, N_MEASURED);

      for (; i > 0 && lengths[i - 1] < length; i--)
        if (i < N_MEASURED)
          {
            longest[i] = longest[i - 1];
            lengths[i] = lengths[i - 1];
          }
      if (i < N_MEASURED)
        {
          longest[i] = row;
          lengths[i] = length;
          n = MIN (n + 1, N_MEASURED);
        }
    }

  self->text.row_head = 0;
  for (int i = 0; i < n; i++)
    {
      width = measure_width (self, hub_cross_format_row (self->cross, longest[i]));
      self->text.row_head = MAX (self->text.row_head, width);
    }
  self->text.row_usual = width;
}

/* A number that no other with as many digits, or fewer, is wider than. */
static char *
dup_widest (guint count)
{
  char *text = g_strdup_printf ("%'u", count);

  for (char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      *at = '0';
  return text;
}

/**
 * hub_matrix_measure_text:
 * @self: a matrix
 *
 * Finds how much room text takes, after the text or its font has changed.
 */
void
hub_matrix_measure_text (HubMatrix *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  hub_matrix_forget_text (self);
  self->text.digit = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_digit_width (metrics));
  self->text.line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  self->text.head = 0;
  pango_font_metrics_unref (metrics);
  if (self->cross == NULL)
    return;

  measure_rows (self);
  self->text.number = measure_width (self, g_strdup ("00  "));
  self->text.total = measure_width (self, dup_widest (hub_cross_get_count (self->cross,
                                                                          HUB_CROSS_ALL,
                                                                          HUB_CROSS_ALL)));
  for (int column = HUB_CROSS_ALL; column < self->layout.n_columns; column++)
    self->text.head = MAX (self->text.head,
                           measure_width (self, hub_cross_format_column (self->cross, column)));
}

/**
 * hub_matrix_forget_text:
 * @self: a matrix
 *
 * Lets go of the text that was laid out: there is other room for it.
 */
void
hub_matrix_forget_text (HubMatrix *self)
{
  g_hash_table_remove_all (self->numbers);
  g_hash_table_remove_all (self->heads);
}

static void
draw_text (const Brush           *brush,
           PangoLayout           *layout,
           const graphene_rect_t *area,
           float                  alpha)
{
  GdkRGBA colour = brush->colour;
  int width, height;
  float x;

  /* One that has a width of its own aligns its lines in it itself. */
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_get_width (layout) >= 0)
    width = pango_layout_get_width (layout) / PANGO_SCALE;
  x = area->origin.x + (area->size.width - (float) width) / 2;
  colour.alpha *= alpha;
  gtk_snapshot_save (brush->snapshot);
  gtk_snapshot_translate (brush->snapshot,
                          &GRAPHENE_POINT_INIT (floorf (x),
                                                floorf (area->origin.y +
                                                        (area->size.height - (float) height) / 2)));
  gtk_snapshot_append_layout (brush->snapshot, layout, &colour);
  gtk_snapshot_restore (brush->snapshot);
}

static void
draw_outline (const Brush          *brush,
              const GskRoundedRect *tile,
              float                 width,
              const GdkRGBA        *colour)
{
  gtk_snapshot_append_border (brush->snapshot, tile,
                              (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

static void
fill (const Brush          *brush,
      const GskRoundedRect *tile,
      const GdkRGBA        *colour)
{
  gtk_snapshot_push_rounded_clip (brush->snapshot, tile);
  gtk_snapshot_append_color (brush->snapshot, colour, &tile->bounds);
  gtk_snapshot_pop (brush->snapshot);
}

static void
draw_tile (const Brush          *brush,
           const GskRoundedRect *tile,
           guint                 count)
{
  GdkRGBA shade = brush->accent;
  GdkRGBA line = brush->colour;

  line.alpha *= brush->high_contrast ? 1.0f : GAP_ALPHA;
  if (count == 0 || brush->high_contrast)
    draw_outline (brush, tile, 1, &line);
  if (count == 0)
    return;

  /* By the root, so that small numbers can be told apart, too. */
  shade.alpha = (float) (LEAST + (MOST - LEAST) * sqrt ((double) count / brush->matrix->highest));
  fill (brush, tile, &shade);
}

static void
draw_cell (const Brush *brush,
           int          row,
           int          column)
{
  HubMatrix *self = brush->matrix;
  guint count = hub_cross_get_count (self->cross, row, column);
  gboolean is_total = row == HUB_CROSS_ALL || column == HUB_CROSS_ALL;
  graphene_rect_t area = hub_matrix_layout_get_cell (&self->layout, row, column);
  GskRoundedRect tile;

  gsk_rounded_rect_init_from_rect (&tile, &area, RADIUS);
  gsk_rounded_rect_shrink (&tile, INSET, INSET, INSET, INSET);
  if (!is_total)
    draw_tile (brush, &tile, count);
  if (self->is_pointed && self->pointed_row == row && self->pointed_column == column)
    {
      GdkRGBA veil = brush->colour;

      veil.alpha *= HOVER_ALPHA;
      fill (brush, &tile, &veil);
    }
  draw_text (brush, get_number (self, count, is_total), &area,
             count == 0 && !brush->high_contrast ? DIM_ALPHA : 1);
  if (brush->shows_focus && self->row == row && self->column == column)
    draw_outline (brush, &tile, RING, &brush->accent);
}

static void
draw_line (const Brush *brush,
           int          row)
{
  HubMatrix *self = brush->matrix;
  HubYears years = hub_years_trim (hub_cross_get_years (self->cross, row));
  graphene_rect_t area = hub_matrix_layout_get_cell (&self->layout, row, self->layout.n_columns);

  graphene_rect_inset (&area, 2 * TEXT_PADDING, TEXT_PADDING);
  hub_spark_draw (brush->snapshot, years.counts, years.n_years, &area,
                  gtk_widget_get_direction (GTK_WIDGET (self)), &brush->accent);
}

static void
push_clip (const Brush *brush,
           float        x,
           float        y,
           float        width,
           float        height)
{
  gtk_snapshot_push_clip (brush->snapshot,
                          &GRAPHENE_RECT_INIT (x, y, MAX (width, 0), MAX (height, 0)));
}

static void
draw_body (const Brush *brush)
{
  HubMatrix *self = brush->matrix;
  graphene_rect_t body = hub_matrix_layout_get_body (&self->layout);
  int first_row, last_row, first_column, last_column;

  hub_matrix_layout_get_shown (&self->layout, &first_row, &last_row, &first_column, &last_column);
  push_clip (brush, body.origin.x, body.origin.y, body.size.width, body.size.height);
  for (int row = first_row; row <= last_row; row++)
    {
      for (int column = first_column; column <= last_column; column++)
        draw_cell (brush, row, column);
      if (self->layout.line_width > 0 && last_column == self->layout.n_columns - 1)
        draw_line (brush, row);
    }
  gtk_snapshot_pop (brush->snapshot);

  push_clip (brush, 0, body.origin.y, (float) self->layout.width, body.size.height);
  for (int row = first_row; row <= last_row; row++)
    {
      graphene_rect_t area = hub_matrix_layout_get_cell (&self->layout, row, HUB_MATRIX_HEAD);

      /* What is more before the text than behind it. */
      area.origin.x += (self->layout.is_rtl ? -1 : 1) * (HEAD_PADDING - TEXT_PADDING) / 2.0f;
      draw_text (brush, get_head (self, row, HUB_MATRIX_HEAD), &area, 1);
    }
  gtk_snapshot_pop (brush->snapshot);

  push_clip (brush, body.origin.x, 0, body.size.width, (float) self->layout.head_height);
  if (self->layout.line_width > 0 && last_column == self->layout.n_columns - 1)
    last_column++;
  for (int column = first_column; column <= last_column; column++)
    {
      graphene_rect_t area = hub_matrix_layout_get_cell (&self->layout, HUB_MATRIX_HEAD, column);

      draw_text (brush, get_head (self, HUB_MATRIX_HEAD, column), &area, 1);
    }
  gtk_snapshot_pop (brush->snapshot);
}

/**
 * hub_matrix_draw:
 * @self: a matrix with counts
 * @snapshot: where to draw
 *
 * Draws what is on the screen of it.
 */
void
hub_matrix_draw (HubMatrix   *self,
                 GtkSnapshot *snapshot)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (
    gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  Brush brush = { self, snapshot };

  gtk_widget_get_color (GTK_WIDGET (self), &brush.colour);
  brush.accent = *accent;
  brush.high_contrast = adw_style_manager_get_high_contrast (style);
  brush.shows_focus = gtk_widget_has_visible_focus (GTK_WIDGET (self));
  draw_body (&brush);
}
