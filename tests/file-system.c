/* file-system.c: a file system of another kind than there is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The linker has all that ask for the kind ask here, in this process and in what it starts.
 */

#define G_LOG_DOMAIN "file-system"

#include "file-system.h"

#include <linux/magic.h>
#include <string.h>
#include <sys/vfs.h>

#define VARIABLE "TEST_FILE_SYSTEM"

int __wrap_statfs (const char *path, struct statfs *info);
int __wrap_statfs64 (const char *path, struct statfs *info);   /* its name with large files */

int
__wrap_statfs (const char    *path G_GNUC_UNUSED,
               struct statfs *info)
{
  const char *magic = g_getenv (VARIABLE);

  memset (info, 0, sizeof *info);
  info->f_type = magic != NULL ? (guint32) g_ascii_strtoull (magic, NULL, 10) : EXT4_SUPER_MAGIC;
  return 0;
}

int
__wrap_statfs64 (const char    *path,
                 struct statfs *info)
{
  return __wrap_statfs (path, info);
}

/**
 * file_system_pretend:
 * @magic: of a kind of file system, by linux/magic.h
 *
 * Has all files lie on one from now on. While no other thread runs.
 */
void
file_system_pretend (guint32 magic)
{
  g_autofree char *text = g_strdup_printf ("%u", magic);

  g_setenv (VARIABLE, text, TRUE);
}
