/* hub-pdf-page.h: text set on the pages of a PDF
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-runs.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Lengths are in points. A page of a PDF file is A4. */
#define HUB_PDF_PAGE_WIDTH 595.28
#define HUB_PDF_PAGE_HEIGHT 841.89
#define HUB_PDF_PAGE_MARGIN 64.0

/* How a paragraph is set. */
typedef struct
{
  const char *tag;           /* of the structure that screen readers follow: "P", "H1" */
  double      size;
  double      before;        /* space above it */
  double      indent;        /* from the side where lines begin */
  double      needs;         /* room that it wants on its page: itself and what follows it */
  gboolean    is_bold;
  gboolean    is_grey;
  gboolean    is_natural;    /* begins at the side of its own direction */
  gboolean    is_composed;   /* by the document: goes in its direction, whatever comes first */
  gboolean    has_bar;       /* a rule along its beginning */
  gboolean    is_joined;     /* its rule goes on from that of the paragraph above it */
  double      room;          /* kept free where its lines end */
} HubTextStyle;

/* Pages that are being filled, one thread's. */
typedef struct
{
  cairo_t      *cr;          /* (owned) */
  PangoContext *context;     /* (owned) */
  gboolean      is_rtl;
  double        y;           /* where the next line goes, from above */
  guint         number;      /* of the page, from 1 */
  guint         n_pages;     /* in all, 0 as long as it is not known */
  gboolean      is_dry;      /* no ink: the lines are counted only */
  double        width;
  double        height;
  GPtrArray    *sheets;      /* (owned) (nullable) (element-type cairo_surface_t): a recording of
                              * each page, in place of one surface that has them all */
} HubPdfPage;

void   hub_pdf_page_init     (HubPdfPage      *self,
                              cairo_surface_t *surface,
                              gboolean         is_rtl);
void   hub_pdf_page_init_sheets (HubPdfPage *self,
                                 double      width,
                                 double      height,
                                 gboolean    is_rtl);
void   hub_pdf_page_draw_sheet  (HubPdfPage *self,
                                 guint       number,
                                 cairo_t    *cr);
void   hub_pdf_page_clear    (HubPdfPage      *self);
void   hub_pdf_page_turn     (HubPdfPage      *self);
void   hub_pdf_page_finish   (HubPdfPage      *self);
gboolean hub_pdf_page_has_room (HubPdfPage       *self,
                                double            height);
double hub_pdf_page_measure  (HubPdfPage         *self,
                              const HubTextStyle *style,
                              HubRuns            *runs);
double hub_pdf_page_add_text (HubPdfPage         *self,
                              const HubTextStyle *style,
                              HubRuns            *runs,
                              const char         *anchor);
void   hub_pdf_page_add_end  (HubPdfPage         *self,
                              const HubTextStyle *style,
                              const char         *text,
                              double              y);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubPdfPage, hub_pdf_page_clear)

G_END_DECLS
