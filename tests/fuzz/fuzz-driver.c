/* fuzz-driver.c: runs a fuzz target where there is no libFuzzer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: fuzz-NAME CORPUS      every input of the folder, and as many that are made from them
 *        fuzz-NAME FILE…       these inputs alone
 *
 * The inputs made are the same each time, so that a failure can be seen again. An input that
 * fails is left in the working folder.
 */

#include "fuzz.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#ifndef N_MADE
#define N_MADE 20000
#endif
#define SEED 20260101
#define MAX_LENGTH 4096     /* bytes of an input */

static GPtrArray *corpus;   /* (owned) (element-type GBytes) */
static const guint8 *input; /* (unowned): the one that is tried */
static gsize input_length;

static void
keep_input_cb (int number)
{
  int file = open ("fuzz-failed-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);

  if (file >= 0 && write (file, input, input_length) == (gssize) input_length)
    close (file);
  signal (number, SIG_DFL);
  raise (number);
}

static void
try_input (const guint8 *data,
           gsize         length)
{
  /* A copy of its own size, so that reading past its end is seen. */
  g_autofree guint8 *copy = g_malloc (MAX (length, 1));

  if (length > 0)
    memcpy (copy, data, length);
  input = copy;
  input_length = length;
  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, length), ==, 0);
}

static void
add_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_ptr_array_add (corpus, g_bytes_new_take (g_steal_pointer (&contents), length));
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_folder (const char *path)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open (path, 0, &error);

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    g_ptr_array_add (paths, g_build_filename (path, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    add_file (g_ptr_array_index (paths, i));
  g_assert_cmpuint (corpus->len, >, 0);
}

/* A part of an input of the corpus. */
static void
draw_part (GRand         *rand,
           const guint8 **part,
           gsize         *length)
{
  GBytes *bytes = g_ptr_array_index (corpus, g_rand_int_range (rand, 0, corpus->len));
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize from = g_rand_int_range (rand, 0, size + 1);

  *part = data + from;
  *length = g_rand_int_range (rand, 0, size - from + 1);
}

static void
mutate (GRand      *rand,
        GByteArray *bytes)
{
  guint at = g_rand_int_range (rand, 0, bytes->len + 1);
  guint8 random = g_rand_int_range (rand, 0, 256);
  const guint8 *part;
  gsize length;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      if (at < bytes->len)
        bytes->data[at] = random;
      break;

    case 1:
      g_byte_array_remove_range (bytes, at, g_rand_int_range (rand, 0, bytes->len - at + 1));
      break;

    case 2:
      g_byte_array_append (bytes, &random, 1);
      break;

    default:
      draw_part (rand, &part, &length);
      if (length == 0 || bytes->len + length > MAX_LENGTH)
        break;
      g_byte_array_append (bytes, part, length);      /* makes room */
      memmove (bytes->data + at + length, bytes->data + at, bytes->len - length - at);
      memcpy (bytes->data + at, part, length);
      break;
    }
}

static void
test_corpus (void)
{
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &length);

      try_input (data, length);
    }
}

static void
test_made (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_MADE; i++)
    {
      g_autoptr(GByteArray) bytes = g_byte_array_new ();

      for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        mutate (rand, bytes);
      try_input (bytes->data, bytes->len);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  signal (SIGABRT, keep_input_cb);
  signal (SIGSEGV, keep_input_cb);

  corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    {
      add_folder (argv[1]);
      g_test_add_func ("/fuzz/made", test_made);
    }
  else
    for (int i = 1; i < argc; i++)
      add_file (argv[i]);
  g_test_add_func ("/fuzz/corpus", test_corpus);

  status = g_test_run ();
  g_ptr_array_unref (corpus);

  return status;
}
