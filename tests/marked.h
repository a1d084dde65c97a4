/* marked.h: text with words in it that stand out
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-row-text.h"

G_BEGIN_DECLS

/* Whether a label says what is expected, which has what is bold in [ ]; NULL for no label. */
gboolean marked_label_is (GtkWidget  *label,
                          const char *expected);
/* The same of a part of the first row of a list; NULL for a part that is not there. */
gboolean marked_row_is   (GtkWidget  *list,
                          HubRowPart  part,
                          const char *expected);

G_END_DECLS
