/* hub-marks.c: words that were looked for, made to stand out in a label
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-marks"

#include "hub-marks.h"

#define TINT_ALPHA 0x4000    /* of 0xffff: the text stays as readable as it was */

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,   /* (transfer full) */
        HubSpan         span)
{
  attribute->start_index = span.start;
  attribute->end_index = span.end;
  pango_attr_list_insert (attributes, attribute);
}

static void
insert_tint (PangoAttrList *attributes,
             HubSpan        span)
{
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (
    adw_style_manager_get_default ());

  insert (attributes, pango_attr_background_new (accent->red * G_MAXUINT16,
                                                 accent->green * G_MAXUINT16,
                                                 accent->blue * G_MAXUINT16), span);
  insert (attributes, pango_attr_background_alpha_new (TINT_ALPHA), span);
}

/**
 * hub_marks_to_attributes:
 * @marks: (nullable) (element-type HubMark): what to show
 * @style: how
 * @text: (nullable): what they are marks of
 * @shown: what stands there
 *
 * Makes attributes of marks. Where something else is shown than @text, as behind a cut, nothing is
 * marked.
 *
 * Returns: (transfer full) (nullable): the attributes, %NULL for none
 */
PangoAttrList *
hub_marks_to_attributes (GArray       *marks,
                         HubMarksStyle style,
                         const char   *text,
                         const char   *shown)
{
  PangoAttrList *attributes;
  gsize length = 0;

  while (text != NULL && text[length] != '\0' && text[length] == shown[length])
    length++;
  if (marks == NULL || marks->len == 0 || length == 0)
    return NULL;

  attributes = pango_attr_list_new ();
  for (guint i = 0; i < marks->len; i++)
    {
      HubSpan span = g_array_index (marks, HubMark, i).span;

      if (span.end > length)
        break;
      insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      if (style == HUB_MARKS_TINTED)
        insert_tint (attributes, span);
    }
  return attributes;
}

/**
 * hub_marks_show:
 * @label: a label
 * @marks: (nullable) (element-type HubMark): what to show
 * @style: how
 * @text: (nullable): what they are marks of
 *
 * Shows marks in a label by attributes; what it says stays plain text.
 */
void
hub_marks_show (GtkLabel     *label,
                GArray       *marks,
                HubMarksStyle style,
                const char   *text)
{
  g_autoptr(PangoAttrList) attributes = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  attributes = hub_marks_to_attributes (marks, style, text, gtk_label_get_label (label));
  gtk_label_set_attributes (label, attributes);
}
