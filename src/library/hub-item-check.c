/* hub-item-check.c: whether an item of a shared list is what it is to be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The readers of items pass over what they do not understand: a list of one's own must not be lost
 * for a slip in it. A list that somebody else sends is another matter. Whatever in it is not of the
 * type, the length or the characters that it is to be was not written by this program, so the
 * whole of it is refused, and the user told why. Members that are not known here are passed over,
 * for a newer version may have written them.
 */

#define G_LOG_DOMAIN "hub-item-check"

#include "hub-item-check.h"

#include "hub-error.h"
#include "hub-saved-search.h"
#include "hub-stock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LINE_BYTES (4 * 1024)
#define MAX_BODY_BYTES (2 * 1024 * 1024)
#define MAX_LIST_ITEMS 5000

typedef enum
{
  SHAPE_LINE,
  SHAPE_UUID,
  SHAPE_PARAGRAPHS,
  SHAPE_NOTE,
  SHAPE_QUERY,
  SHAPE_ADDRESS,
  SHAPE_DATE,
  SHAPE_NUMBER,
  SHAPE_FLAG,
  SHAPE_LINES,
  SHAPE_OBJECT,
  SHAPE_OBJECTS,
} Shape;

typedef struct Member Member;

struct Member
{
  const char   *name;      /* NULL ends a list of members */
  Shape         shape;
  const Member *members;   /* (nullable): of the object or of each object */
  gboolean      is_needed;
};

static const Member term_members[] = {
  { "vocabulary", SHAPE_LINE, NULL, TRUE },
  { "uuid", SHAPE_LINE, NULL, TRUE },
  { "code", SHAPE_LINE },
  { "label", SHAPE_LINE, NULL, TRUE },
  { "position", SHAPE_NUMBER },
  { "region", SHAPE_LINE },
  { "title", SHAPE_LINE },
  { "paragraph", SHAPE_LINE },
  { "summary", SHAPE_PARAGRAPHS },
  { NULL },
};

static const Member attachment_members[] = {
  { "is_file", SHAPE_FLAG },
  { "uuid", SHAPE_LINE },
  { "uri", SHAPE_ADDRESS },
  { "name", SHAPE_LINE },
  { "title", SHAPE_LINE },
  { "mime", SHAPE_LINE },
  { "langcode", SHAPE_LINE },
  { "size", SHAPE_NUMBER },
  { NULL },
};

/* Those of hub-entry-copy.c. */
static const Member copy_members[] = {
  { "version", SHAPE_NUMBER, NULL, TRUE },
  { "uuid", SHAPE_UUID, NULL, TRUE },
  { "langcode", SHAPE_LINE, NULL, TRUE },
  { "kind", SHAPE_LINE },
  { "title", SHAPE_LINE, NULL, TRUE },
  { "origin", SHAPE_LINE },
  { "nid", SHAPE_NUMBER },
  { "changed", SHAPE_NUMBER },
  { "url", SHAPE_ADDRESS },
  { "summary", SHAPE_PARAGRAPHS },
  { "published", SHAPE_DATE },
  { "starts", SHAPE_DATE },
  { "ends", SHAPE_DATE },
  { "is_ongoing", SHAPE_FLAG },
  { "is_global", SHAPE_FLAG },
  { "is_withdrawn", SHAPE_FLAG },
  { "location", SHAPE_LINE },
  { "mode", SHAPE_LINE },
  { "practice_type", SHAPE_LINE },
  { "publishers", SHAPE_LINES },
  { "languages", SHAPE_LINES },
  { "audiences", SHAPE_LINES },
  { "body_text", SHAPE_PARAGRAPHS },
  { "body_html", SHAPE_PARAGRAPHS },
  { "terms", SHAPE_OBJECTS, term_members },
  { "attachments", SHAPE_OBJECTS, attachment_members },
  { NULL },
};

static const Member entry_members[] = {
  { "note", SHAPE_NOTE },
  { "collections", SHAPE_LINES },
  { "copy", SHAPE_OBJECT, copy_members, TRUE },
  { NULL },
};

static const Member collection_members[] = {
  { "uuid", SHAPE_LINE, NULL, TRUE },
  { "name", SHAPE_LINE, NULL, TRUE },
  { "colour", SHAPE_LINE },
  { NULL },
};

static const Member search_members[] = {
  { "uuid", SHAPE_LINE, NULL, TRUE },
  { "name", SHAPE_LINE, NULL, TRUE },
  { "query", SHAPE_QUERY, NULL, TRUE },
  { NULL },
};

static const struct
{
  const char   *name;
  const Member *members;
} lists[] = {
  { "entries", entry_members },
  { "collections", collection_members },
  { "searches", search_members },
};

/* What is wrong with an item. */
typedef enum
{
  FAULT_NONE,
  FAULT_MISSING,
  FAULT_TYPE,
  FAULT_LENGTH,
  FAULT_CHARACTERS,
  FAULT_ADDRESS,
  FAULT_UUID,
} Fault;

/* Controls, and what turns the direction of the text after it, are no part of a text. */
static gboolean
has_odd_characters (const char *text,
                    gboolean    is_line)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x202d || c == 0x202e)
        return TRUE;
      if (g_unichar_iscntrl (c) && (is_line || (c != '\n' && c != '\t')))
        return TRUE;
    }

  return FALSE;
}

static Fault
check_text (JsonNode *node,
            gsize     max_bytes,
            gboolean  is_line)
{
  const char *text = jsonapi_json_get_string (node);

  if (text == NULL)
    return FAULT_TYPE;
  if (strlen (text) > max_bytes)
    return FAULT_LENGTH;
  return has_odd_characters (text, is_line) ? FAULT_CHARACTERS : FAULT_NONE;
}

static Fault
check_uuid (JsonNode *node)
{
  const char *text = jsonapi_json_get_string (node);

  if (text == NULL)
    return FAULT_TYPE;
  return g_uuid_string_is_valid (text) ? FAULT_NONE : FAULT_UUID;
}

static Fault
check_address (JsonNode *node)
{
  Fault fault = check_text (node, MAX_LINE_BYTES, TRUE);
  g_autoptr(GUri) uri = NULL;

  if (fault != FAULT_NONE)
    return fault;

  uri = g_uri_parse (jsonapi_json_get_string (node), G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 &&
       g_strcmp0 (g_uri_get_scheme (uri), "http") != 0))
    return FAULT_ADDRESS;
  return FAULT_NONE;
}

static Fault
check_date (JsonNode *node)
{
  Fault fault = check_text (node, MAX_LINE_BYTES, TRUE);
  HubDate date = HUB_DATE_INIT;

  if (fault != FAULT_NONE)
    return fault;
  return hub_date_parse (jsonapi_json_get_string (node), &date) ? FAULT_NONE : FAULT_TYPE;
}

static Fault
check_number (JsonNode *node)
{
  gint64 number = 0;

  return jsonapi_json_get_int (node, &number) && number >= 0 ? FAULT_NONE : FAULT_TYPE;
}

static Fault
check_flag (JsonNode *node)
{
  gboolean flag = FALSE;

  return jsonapi_json_get_bool (node, &flag) ? FAULT_NONE : FAULT_TYPE;
}

static Fault
check_object (JsonNode     *node,
              const Member *members);

/* @members: (nullable): NULL for a list of lines */
static Fault
check_array (JsonNode     *node,
             const Member *members)
{
  JsonArray *array = jsonapi_json_get_array (node);
  Fault fault = FAULT_NONE;
  guint length = 0;

  if (array == NULL)
    return FAULT_TYPE;

  length = json_array_get_length (array);
  if (length > MAX_LIST_ITEMS)
    return FAULT_LENGTH;
  for (guint i = 0; i < length && fault == FAULT_NONE; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      fault = members != NULL ? check_object (element, members)
                              : check_text (element, MAX_LINE_BYTES, TRUE);
    }

  return fault;
}

static Fault
check_member (JsonNode     *node,
              const Member *member)
{
  switch (member->shape)
    {
    case SHAPE_LINE:
      return check_text (node, MAX_LINE_BYTES, TRUE);
    case SHAPE_UUID:
      return check_uuid (node);
    case SHAPE_PARAGRAPHS:
      return check_text (node, MAX_BODY_BYTES, FALSE);
    case SHAPE_NOTE:
      return check_text (node, HUB_NOTE_MAX_BYTES, FALSE);
    case SHAPE_QUERY:
      return check_text (node, HUB_QUERY_MAX_BYTES, TRUE);
    case SHAPE_ADDRESS:
      return check_address (node);
    case SHAPE_DATE:
      return check_date (node);
    case SHAPE_NUMBER:
      return check_number (node);
    case SHAPE_FLAG:
      return check_flag (node);
    case SHAPE_LINES:
    case SHAPE_OBJECTS:
      return check_array (node, member->members);
    case SHAPE_OBJECT:
      return check_object (node, member->members);
    default:
      g_assert_not_reached ();
    }
}

static Fault
check_object (JsonNode     *node,
              const Member *members)
{
  JsonObject *object = jsonapi_json_get_object (node);
  Fault fault = object != NULL ? FAULT_NONE : FAULT_TYPE;

  for (; fault == FAULT_NONE && members->name != NULL; members++)
    {
      JsonNode *member = jsonapi_json_get_member (object, members->name);

      if (member != NULL)
        fault = check_member (member, members);
      else if (members->is_needed)
        fault = FAULT_MISSING;
    }

  return fault;
}

static char *
dup_sentence (Fault       fault,
              guint       number,
              const char *list)
{
  switch (fault)
    {
    case FAULT_MISSING:
      /* Translators: of a file; the first is the number of an item in a list of it, the second the
       * name of that list, which is not translated. So are those that follow. */
      return g_strdup_printf (_("The list was refused: item %u of its “%s” lacks something that "
                                "it must have."), number, list);
    case FAULT_LENGTH:
      return g_strdup_printf (_("The list was refused: item %u of its “%s” is too long."), number,
                              list);
    case FAULT_CHARACTERS:
      return g_strdup_printf (_("The list was refused: item %u of its “%s” has control characters "
                                "in its text."), number, list);
    case FAULT_ADDRESS:
      return g_strdup_printf (_("The list was refused: item %u of its “%s” has an address that is "
                                "not a web address."), number, list);
    case FAULT_UUID:
      return g_strdup_printf (_("The list was refused: item %u of its “%s” names its entry by "
                                "something that is not a UUID."), number, list);
    case FAULT_TYPE:
    case FAULT_NONE:
    default:
      return g_strdup_printf (_("The list was refused: item %u of its “%s” has something of the "
                                "wrong kind in it."), number, list);
    }
}

/**
 * hub_item_check:
 * @node: an item
 * @list: the name of the list that it is in
 * @number: its number in that list, from 1
 * @error: `USAGE` with a whole sentence
 *
 * Checks an item of a list that somebody else may have made. Any thread; keep it off the main one.
 *
 * Returns: whether each of its members is of its type, within its length and made of text
 */
gboolean
hub_item_check (JsonNode    *node,
                const char  *list,
                guint        number,
                GError     **error)
{
  Fault fault = FAULT_NONE;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (list, lists[i].name))
      fault = check_object (node, lists[i].members);
  if (fault == FAULT_NONE)
    return TRUE;

  sentence = dup_sentence (fault, number, list);
  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE, sentence);
  return FALSE;
}

/**
 * hub_item_check_line:
 * @node: (nullable): a member of the head of a file
 *
 * Checks a line that need not be there. Any thread.
 *
 * Returns: whether there is none, or it is a line of text
 */
gboolean
hub_item_check_line (JsonNode *node)
{
  return node == NULL || check_text (node, MAX_LINE_BYTES, TRUE) == FAULT_NONE;
}
