/* jsonapi-limits.h: how much a server may send, and how slowly
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* A document */
#define JSONAPI_MAX_BODY_BYTES    (8 * 1024 * 1024)   /* bytes, decoded */
#define JSONAPI_MAX_VALUES        250000              /* objects, lists and plain values together */
#define JSONAPI_MAX_DEPTH         64                  /* objects and lists inside each other */
#define JSONAPI_MAX_MEMBERS       2000                /* in one object */
#define JSONAPI_MAX_STRING_BYTES  (4 * 1024 * 1024)   /* bytes between the quotes, as written */
#define JSONAPI_MAX_ID_BYTES      128                 /* bytes of an id or a type */

/* A request */
#define JSONAPI_MAX_ADDRESS_BYTES 8000                /* bytes of an absolute address */
#define JSONAPI_MAX_QUERY_BYTES   4000                /* bytes of a query that grows by a list */
#define JSONAPI_MAX_REDIRECTS     5                   /* answers followed for one document */
#define JSONAPI_MAX_PAGES         2000                /* links followed in one walk */
#define JSONAPI_MAX_HEAD_BYTES    (100 * 1024)        /* bytes of all headers, as libsoup has it */
#define JSONAPI_HEADERS_MS        30000               /* milliseconds until the headers are there */
#define JSONAPI_PAGE_MS           120000              /* milliseconds for all of a document */
#define JSONAPI_RATE_BYTES        1024                /* decoded bytes a second, at least, … */
#define JSONAPI_RATE_WINDOW_MS    30000               /* … on average over these milliseconds … */
#define JSONAPI_RATE_GRACE_MS     10000               /* … once a body has run for these */
#define JSONAPI_MAX_WAIT_SECONDS  86400               /* seconds, the most of a Retry-After */

/* A file */
#define JSONAPI_FILE_MS           7200000             /* milliseconds for all of one request */
