/* fuzz-pack.c: any bytes as a catalogue in one file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte says how the rest is taken: as a file of any kind, or as a database under a whole
 * seal, for no input has a checksum that is right by chance. An input of the latter kind is what
 * stands in the database of a small pack instead of its bytes from some place on. What is refused
 * leaves nothing behind; what is taken gives valid entries to the end.
 */

#include "fuzz.h"
#include "hub-catalogue-writer.h"
#include "hub-pack.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define ORIGIN "https://hub.example"
#define HEAD_BYTES 3      /* of an input: its kind, and the place */

typedef struct
{
  char   *folder;     /* (owned) */
  char   *path;       /* (owned): of the pack that is tried */
  char   *database;   /* (owned): of what is sealed */
  char   *scratch;    /* (owned) */
  char   *model;      /* (owned): bytes of a database that is in order */
  gsize   length;     /* of these */
} Lab;

static void
make_model (Lab *self)
{
  const char *const languages[] = { "en", NULL };
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_auto(HubPackFacts) facts = { 0 };
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared;

  writer = hub_catalogue_writer_open (self->folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("entry-%u", i);
      HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_EVENT, "A title");

      hub_entry_set_origin (entry, ORIGIN);
      hub_entry_set_url (entry, ORIGIN "/event");
      hub_entry_set_body (entry, "<p>Body</p>", "Body");
      g_ptr_array_add (page, entry);
    }
  hub_catalogue_writer_apply_page (writer, page, 1, NULL, NULL, &tally, NULL, &error);
  g_assert_no_error (error);
  hub_catalogue_writer_finish_pass (writer, ORIGIN, languages, 1, 1750000000, &tally, &n_spared,
                                    &error);
  g_assert_no_error (error);
  catalogue = hub_catalogue_open (self->folder, &error);
  g_assert_no_error (error);
  hub_pack_write (catalogue, self->path, &facts, NULL, &error);
  g_assert_no_error (error);
}

static Lab lab;

static void
leave_lab (void)
{
  test_folder_remove (lab.folder);
}

/* Made once and kept until the program ends. */
static Lab *
get_lab (void)
{
  g_autoptr(GError) error = NULL;

  if (lab.folder != NULL)
    return &lab;

  lab.folder = test_folder_new ();
  lab.path = g_build_filename (lab.folder, "a.hubpack", NULL);
  lab.database = g_build_filename (lab.folder, "a.db", NULL);
  lab.scratch = g_build_filename (lab.folder, "scratch.db", NULL);
  make_model (&lab);
  g_assert_true (hub_pack_file_unseal (lab.path, lab.database, NULL, &error));
  atexit (leave_lab);
  g_assert_true (g_file_get_contents (lab.database, &lab.model, &lab.length, &error));

  return &lab;
}

static void
seal (Lab          *self,
      const guint8 *data,
      gsize         size)
{
  gsize place = (gsize) (data[1] << 8 | data[2]) * (self->length / 65536 + 1) % self->length;
  gsize length = MIN (size - HEAD_BYTES, self->length - place);
  g_autofree char *bytes = g_memdup2 (self->model, self->length);
  g_autofree char *sha256 = NULL;
  g_autoptr(GError) error = NULL;
  gint64 packed;

  if (length > 0)
    memcpy (bytes + place, data + HEAD_BYTES, length);
  g_assert_true (g_file_set_contents_full (self->database, bytes, (gssize) self->length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, &error));
  g_assert_true (hub_pack_file_seal (self->database, self->path, &sha256, &packed, NULL, &error));
}

static void
read_all (HubPack *pack)
{
  gint64 after = 0;

  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      g_autoptr(GPtrArray) terms = hub_pack_list_terms (pack, (HubVocabulary) v, NULL);

      if (terms == NULL)
        return;
    }
  while (TRUE)
    {
      gint64 before = after;
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) entries = hub_pack_list_entries (pack, &after, 2, NULL, &error);

      g_assert_true ((entries == NULL) == (error != NULL));
      if (entries == NULL || entries->len == 0)
        return;
      g_assert_cmpint (after, >, before);
      for (guint i = 0; i < entries->len; i++)
        {
          HubEntry *entry = g_ptr_array_index (entries, i);

          g_assert_true (g_utf8_validate (hub_entry_get_title (entry), -1, NULL));
          g_assert_cmpstr (hub_entry_get_title (entry), !=, "");
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  Lab *self = get_lab ();
  g_autoptr(GError) error = NULL;
  g_autoptr(HubPack) pack = NULL;

  if (size < HEAD_BYTES)
    return 0;

  if (data[0] & 1)
    seal (self, data, size);
  else
    g_assert_true (g_file_set_contents_full (self->path, (const char *) data + 1,
                                             (gssize) size - 1, G_FILE_SET_CONTENTS_NONE, 0600,
                                             NULL));
  pack = hub_pack_open (self->path, self->scratch, NULL, &error);
  g_assert_true ((pack == NULL) == (error != NULL));
  if (pack != NULL)
    read_all (pack);
  else
    g_assert_false (g_file_test (self->scratch, G_FILE_TEST_EXISTS));

  return 0;
}
