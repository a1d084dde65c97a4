/* jsonapi-answer.h: what the head of an HTTP answer says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _JsonapiAnswer JsonapiAnswer;

JsonapiAnswer *jsonapi_answer_new             (SoupMessage    *message) G_GNUC_WARN_UNUSED_RESULT;
void           jsonapi_answer_free            (JsonapiAnswer  *self);
gboolean       jsonapi_answer_is_redirect     (JsonapiAnswer  *self);
GUri          *jsonapi_answer_dup_target      (JsonapiAnswer  *self,
                                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       jsonapi_answer_check           (JsonapiAnswer  *self,
                                               gsize           max_bytes,
                                               GError        **error);
gboolean       jsonapi_answer_check_file      (JsonapiAnswer  *self,
                                               gsize           max_bytes,
                                               GError        **error);
gint64         jsonapi_answer_get_length      (JsonapiAnswer  *self);
gboolean       jsonapi_answer_is_gzip         (JsonapiAnswer  *self);
gboolean       jsonapi_answer_has_sure_end    (JsonapiAnswer  *self);
gint64         jsonapi_answer_get_retry_after (JsonapiAnswer  *self);
gint64         jsonapi_answer_get_date        (JsonapiAnswer  *self);
void           jsonapi_answer_dup_validator   (JsonapiAnswer  *self,
                                               char          **etag,
                                               char          **modified);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiAnswer, jsonapi_answer_free)

G_END_DECLS
