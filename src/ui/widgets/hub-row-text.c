/* hub-row-text.c: the text of a row, laid out without a widget for each of its parts
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-row-text"

#include "hub-row-text.h"

#include <adwaita.h>

#define SMALL_SCALE      0.82   /* the size of Adwaita's `caption` */
#define DIM              0.55   /* Adwaita's --dim-opacity */
#define DIM_IN_CONTRAST  0.9    /* the same in high contrast */
#define PART_SPACING     3      /* pixels */
#define ICON_SIZE        14     /* pixels */
#define ICON_SPACING     6      /* pixels */
#define MIN_WIDTH        40     /* pixels: what is narrower is laid out as if it were not */

/**
 * HubRowText:
 *
 * A list view makes some two hundred rows at once, far more than it shows, and most of the time
 * that takes goes into labels. This draws the parts of a row itself: each has one layout, which is
 * made when the row is measured, and kept as long as text, width and font stay.
 *
 * A part stands at the side where the user's language begins, whatever the language of a title is;
 * its lines stay one block, which runs as their own language does.
 *
 * The row itself sees to it that it is measured and drawn anew when its text is another. Main
 * thread.
 */
struct _HubRowText
{
  GtkWidget     *widget;         /* (unowned): whose font, colour and direction it has */
  char          *icon;           /* (owned) (nullable): the name of an icon */
  gboolean       is_searched;    /* the title is regular, so that marks stand out */
  gboolean       is_waiting;     /* nothing is known yet: it has the height of another row */

  struct
  {
    char          *text;         /* (owned) (nullable): NULL takes no room */
    PangoAttrList *marks;        /* (owned) (nullable) */
    PangoLayout   *layout;       /* (owned) (nullable): NULL until it is measured */
  } parts[HUB_N_ROW_PARTS];

  int            width;          /* pixels that the layouts are made for, 0 for none */
  int            height;         /* pixels of all parts at that width */
  guint          serial;         /* of the font and direction that they are made for */
};

static const struct
{
  double      scale;
  PangoWeight weight;
  int         max_lines;
  gboolean    is_dim;
  gboolean    is_foreign;        /* text from outside, in a language of its own */
} looks[HUB_N_ROW_PARTS] = {
  [HUB_ROW_TYPE] = { SMALL_SCALE, PANGO_WEIGHT_BOLD, 1, TRUE, FALSE },
  [HUB_ROW_TITLE] = { 1, PANGO_WEIGHT_SEMIBOLD, 3, FALSE, TRUE },
  [HUB_ROW_FACTS] = { SMALL_SCALE, PANGO_WEIGHT_NORMAL, 2, TRUE, FALSE },
  [HUB_ROW_SNIPPET] = { SMALL_SCALE, PANGO_WEIGHT_NORMAL, 2, FALSE, TRUE },
};

/* Pixels, of the row that was laid out last: without and with a piece of text. Main thread. */
static int usual_heights[2];

/**
 * hub_row_text_new:
 * @widget: the row, which outlives the text
 *
 * Makes the text of a row, still without any.
 *
 * Returns: (transfer full): the text
 */
HubRowText *
hub_row_text_new (GtkWidget *widget)
{
  HubRowText *self = g_new0 (HubRowText, 1);

  self->widget = widget;
  return self;
}

void
hub_row_text_free (HubRowText *self)
{
  for (guint i = 0; i < HUB_N_ROW_PARTS; i++)
    {
      g_free (self->parts[i].text);
      g_clear_pointer (&self->parts[i].marks, pango_attr_list_unref);
      g_clear_object (&self->parts[i].layout);
    }
  g_free (self->icon);
  g_free (self);
}

static gboolean
is_rtl (HubRowText *self)
{
  return gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
}

/* The attributes of a part, with the marks on top. */
static PangoAttrList *
make_attributes (HubRowText *self,
                 HubRowPart  part)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoWeight weight = looks[part].weight;

  if (part == HUB_ROW_TITLE && self->is_searched)
    weight = PANGO_WEIGHT_NORMAL;
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  if (looks[part].scale < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (looks[part].scale));
  if (self->parts[part].marks != NULL)
    pango_attr_list_splice (attributes, self->parts[part].marks, 0,
                            (int) strlen (self->parts[part].text));
  return attributes;
}

static PangoLayout *
make_layout (HubRowText *self,
             HubRowPart  part)
{
  PangoLayout *layout = pango_layout_new (gtk_widget_get_pango_context (self->widget));
  g_autoptr(PangoAttrList) attributes = make_attributes (self, part);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, self->parts[part].text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -looks[part].max_lines);
  pango_layout_set_auto_dir (layout, looks[part].is_foreign);
  return layout;
}

static void
layout_part (HubRowText *self,
             HubRowPart  part,
             int         width)
{
  if (self->parts[part].layout == NULL)
    self->parts[part].layout = make_layout (self, part);
  if (part == HUB_ROW_TYPE)
    width -= ICON_SIZE + ICON_SPACING;
  pango_layout_set_width (self->parts[part].layout, width * PANGO_SCALE);
  /* In a paragraph that runs the other way than the text around it Pango takes left for right. */
  pango_layout_set_alignment (self->parts[part].layout,
                              is_rtl (self) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static int
line_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_line_get_pixel_extents (pango_layout_get_line_readonly (layout, 0), NULL, &extents);
  return extents.height;
}

/* The height of a part that is laid out. */
static int
part_height (HubRowText *self,
             HubRowPart  part)
{
  PangoLayout *layout = self->parts[part].layout;
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (part == HUB_ROW_TYPE)
    return MAX (height, ICON_SIZE);
  if (part == HUB_ROW_SNIPPET && pango_layout_get_line_count (layout) < 2)
    return height + line_height (layout);
  return height;
}

/**
 * hub_row_text_set_icon:
 * @self: the text of a row
 * @name: (nullable): a symbolic icon
 *
 * Shows an icon before the type. There is room for it in any case.
 */
void
hub_row_text_set_icon (HubRowText *self,
                       const char *name)
{
  g_set_str (&self->icon, name);
}

/**
 * hub_row_text_set:
 * @self: the text of a row
 * @part: which part of it
 * @text: (nullable): plain text, %NULL for a part that takes no room
 * @marks: (nullable): attributes of pieces of it
 *
 * Says what a part shows.
 */
void
hub_row_text_set (HubRowText    *self,
                  HubRowPart     part,
                  const char    *text,
                  PangoAttrList *marks)
{
  gboolean is_other = g_set_str (&self->parts[part].text, text);

  if (!is_other && marks == NULL && self->parts[part].marks == NULL)
    return;

  g_clear_pointer (&self->parts[part].marks, pango_attr_list_unref);
  if (marks != NULL)
    self->parts[part].marks = pango_attr_list_ref (marks);
  g_clear_object (&self->parts[part].layout);
  self->width = 0;
}

/**
 * hub_row_text_set_waiting:
 * @self: the text of a row
 * @is_waiting: whether its text has yet to come
 *
 * Shows dots instead of all parts, in a row as high as others are. To lay them out would take as
 * long as to lay out the text that takes their place at once.
 */
void
hub_row_text_set_waiting (HubRowText *self,
                          gboolean    is_waiting)
{
  self->is_waiting = is_waiting;
}

/**
 * hub_row_text_set_searched:
 * @self: the text of a row
 * @is_searched: whether words are marked in it
 *
 * Makes the title regular where words in it are bold, or they would not stand out.
 */
void
hub_row_text_set_searched (HubRowText *self,
                           gboolean    is_searched)
{
  if (self->is_searched == is_searched)
    return;

  self->is_searched = is_searched;
  g_clear_object (&self->parts[HUB_ROW_TITLE].layout);
  self->width = 0;
}

/**
 * hub_row_text_get:
 * @self: the text of a row
 * @part: which part of it
 *
 * Gets what a part shows.
 *
 * Returns: (nullable): plain text, %NULL for a part that takes no room
 */
const char *
hub_row_text_get (HubRowText *self,
                  HubRowPart  part)
{
  return self->parts[part].text;
}

/* (transfer none) (nullable) */
PangoAttrList *
hub_row_text_get_marks (HubRowText *self,
                        HubRowPart  part)
{
  return self->parts[part].marks;
}

/**
 * hub_row_text_measure:
 * @self: the text of a row
 * @width: pixels
 *
 * Lays the text out, unless it is laid out for that width.
 *
 * Returns: how high it is, in pixels
 */
int
hub_row_text_measure (HubRowText *self,
                      int         width)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  guint serial = pango_context_get_serial (context);

  width = MAX (width, MIN_WIDTH);
  if (self->is_waiting && usual_heights[self->is_searched] > 0)
    return usual_heights[self->is_searched];
  if (self->width == width && self->serial == serial)
    return self->height;

  self->width = width;
  self->serial = serial;
  self->height = 0;
  for (guint i = 0; i < HUB_N_ROW_PARTS; i++)
    {
      if (self->parts[i].text == NULL)
        continue;
      layout_part (self, i, width);
      self->height += (self->height > 0 ? PART_SPACING : 0) + part_height (self, i);
    }
  if (!self->is_waiting)
    usual_heights[self->is_searched] = self->height;
  return self->height;
}

static void
snapshot_dots (HubRowText    *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               int            width)
{
  g_autoptr(PangoLayout) dots = gtk_widget_create_pango_layout (self->widget, "…");
  int dots_width, dots_height;

  pango_layout_get_pixel_size (dots, &dots_width, &dots_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    (float) (is_rtl (self) ? width - dots_width : 0),
    (float) (usual_heights[self->is_searched] - dots_height) / 2));
  gtk_snapshot_append_layout (snapshot, dots, color);
  gtk_snapshot_restore (snapshot);
}

/* Where the layout of a part begins, so that its text is at the user's side. */
static int
part_x (HubRowText *self,
        HubRowPart  part)
{
  int indent = part == HUB_ROW_TYPE ? ICON_SIZE + ICON_SPACING : 0;
  PangoRectangle extents;

  pango_layout_get_pixel_extents (self->parts[part].layout, NULL, &extents);
  return is_rtl (self) ? self->width - indent - extents.x - extents.width : indent - extents.x;
}

static void
snapshot_part (HubRowText    *self,
               HubRowPart     part,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               int            y)
{
  gboolean has_icon = part == HUB_ROW_TYPE && self->icon != NULL;

  if (has_icon)
    hub_row_draw_icon (self->widget, snapshot, self->icon, ICON_SIZE, color,
                       is_rtl (self) ? self->width - ICON_SIZE : 0,
                       y + (part_height (self, part) - ICON_SIZE) / 2);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) part_x (self, part), (float) y));
  gtk_snapshot_append_layout (snapshot, self->parts[part].layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * hub_row_text_snapshot:
 * @self: the text of a row
 * @snapshot: where to draw
 * @width: pixels
 *
 * Draws the text, from the top left corner on.
 */
void
hub_row_text_snapshot (HubRowText  *self,
                       GtkSnapshot *snapshot,
                       int          width)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (
    gtk_widget_get_display (self->widget));
  GdkRGBA color, dim;
  int y = 0;

  hub_row_text_measure (self, width);
  gtk_widget_get_color (self->widget, &color);
  dim = color;
  dim.alpha *= (float) (adw_style_manager_get_high_contrast (style) ? DIM_IN_CONTRAST : DIM);
  if (self->is_waiting)
    {
      snapshot_dots (self, snapshot, &dim, width);
      return;
    }
  for (guint i = 0; i < HUB_N_ROW_PARTS; i++)
    {
      if (self->parts[i].text == NULL)
        continue;
      snapshot_part (self, i, snapshot, looks[i].is_dim ? &dim : &color, y);
      y += part_height (self, i) + PART_SPACING;
    }
}

/**
 * hub_row_draw_icon:
 * @widget: a row
 * @snapshot: where to draw
 * @name: a symbolic icon
 * @size: pixels
 * @color: its colour
 * @x: pixels from the left of the row
 * @y: pixels from its top
 *
 * Draws an icon, without a widget for it.
 */
void
hub_row_draw_icon (GtkWidget     *widget,
                   GtkSnapshot   *snapshot,
                   const char    *name,
                   int            size,
                   const GdkRGBA *color,
                   int            x,
                   int            y)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, name, NULL, size, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size,
                                            color, 1);
  gtk_snapshot_restore (snapshot);
}
