/* hub-pdf-cage.c: what a program may do that parses what strangers wrote
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two walls, for good. Limits of the kernel: so much memory, so much time, no file grows, no core
 * is written. And a filter of system calls: no network, no other program, no other process, no
 * file opened to be written, nothing of a folder changed. What it refuses fails as if the user
 * might not do it. What is not on its list is let through, for libraries and C libraries differ in
 * what they need to read.
 */

#define G_LOG_DOMAIN "hub-pdf-text"

#include "hub-pdf-cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_MEMORY  (1024 * 1048576u)   /* bytes of addresses: a large PDF takes a few hundred */
#define MAX_SECONDS 20                  /* of the processor, then SIGXCPU; a second later SIGKILL */
#define MAX_FILES   64                  /* open at once */

#if defined (__x86_64__)
# define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined (__i386__)
# define ARCHITECTURE AUDIT_ARCH_I386
#elif defined (__aarch64__) && G_BYTE_ORDER == G_LITTLE_ENDIAN
# define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined (__arm__) && G_BYTE_ORDER == G_LITTLE_ENDIAN
# define ARCHITECTURE AUDIT_ARCH_ARM
#elif defined (__riscv) && __riscv_xlen == 64
# define ARCHITECTURE AUDIT_ARCH_RISCV64
#elif defined (__powerpc64__) && G_BYTE_ORDER == G_LITTLE_ENDIAN
# define ARCHITECTURE AUDIT_ARCH_PPC64LE
#elif defined (__loongarch64)
# define ARCHITECTURE AUDIT_ARCH_LOONGARCH64
#else
# define ARCHITECTURE 0                 /* no cage is known for it */
#endif

/* As another architecture than its own a program could call by other numbers. */
#define X32_BIT 0x40000000u

static const int refused[] = {
  __NR_socket, __NR_socketpair, __NR_connect, __NR_bind, __NR_listen, __NR_sendto, __NR_sendmsg,
#ifdef __NR_socketcall
  __NR_socketcall,
#endif
  __NR_execve, __NR_execveat, __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev,
#ifdef __NR_fork
  __NR_fork, __NR_vfork,
#endif
  __NR_clone, __NR_clone3, __NR_kill, __NR_tkill, __NR_rt_sigqueueinfo, __NR_rt_tgsigqueueinfo,
#ifdef __NR_pidfd_open
  __NR_pidfd_open,
#endif
#ifdef __NR_pidfd_getfd
  __NR_pidfd_getfd,
#endif
#ifdef __NR_pidfd_send_signal
  __NR_pidfd_send_signal,
#endif
#ifdef __NR_process_madvise
  __NR_process_madvise,
#endif
  __NR_io_uring_setup, __NR_bpf, __NR_userfaultfd,
  __NR_openat2, __NR_open_by_handle_at, __NR_memfd_create,
#ifdef __NR_unlink
  __NR_unlink, __NR_rmdir, __NR_mkdir, __NR_link, __NR_symlink, __NR_mknod, __NR_chmod,
  __NR_chown, __NR_lchown, __NR_creat,
#endif
#ifdef __NR_rename
  __NR_rename,
#endif
#ifdef __NR_renameat
  __NR_renameat,
#endif
  __NR_renameat2, __NR_unlinkat, __NR_mkdirat, __NR_linkat, __NR_symlinkat, __NR_mknodat,
  __NR_truncate, __NR_ftruncate, __NR_fchmod, __NR_fchmodat, __NR_fchown, __NR_fchownat,
#ifdef __NR_fchmodat2
  __NR_fchmodat2,
#endif
#ifdef __NR_utime
  __NR_utime,
#endif
#ifdef __NR_utimes
  __NR_utimes,
#endif
#ifdef __NR_futimesat
  __NR_futimesat,
#endif
#ifdef __NR_utimensat_time64
  __NR_utimensat_time64,
#endif
  __NR_utimensat, __NR_setxattr, __NR_lsetxattr, __NR_fsetxattr, __NR_removexattr,
  __NR_lremovexattr, __NR_fremovexattr,
};

#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

#define LOAD(member) \
  (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, member))
#define JUMP(test, value, yes, no) \
  (struct sock_filter) BPF_JUMP (BPF_JMP | (test) | BPF_K, (value), (yes), (no))
#define ANSWER(answer) (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, (answer))
#define REFUSE ANSWER (SECCOMP_RET_ERRNO | EPERM)

/* Refuses to open for writing, by the lower half of the flags, the argument @number. */
#define REFUSE_WRITING(call, number) \
  JUMP (BPF_JEQ, (call), 0, 4), LOAD (args[number]), JUMP (BPF_JSET, WRITING, 0, 1), REFUSE, \
  LOAD (nr)

/* Refuses a signal to another process than @pid; abort () sends one to its own. */
#define REFUSE_SIGNALS(pid) \
  JUMP (BPF_JEQ, __NR_tgkill, 0, 4), LOAD (args[0]), JUMP (BPF_JEQ, (pid), 1, 0), REFUSE, LOAD (nr)

/* Refuses to type, or paste, into a terminal. */
#define REFUSE_TYPING \
  JUMP (BPF_JEQ, __NR_ioctl, 0, 5), LOAD (args[1]), JUMP (BPF_JEQ, TIOCSTI, 1, 0), \
  JUMP (BPF_JEQ, TIOCLINUX, 0, 1), REFUSE, LOAD (nr)

static gboolean
set_limit (int    resource,
           rlim_t value,
           rlim_t at_most)
{
  struct rlimit limit = { .rlim_cur = value, .rlim_max = at_most };

  return setrlimit ((__rlimit_resource_t) resource, &limit) == 0;
}

static gboolean
set_limits (void)
{
#if !defined (__SANITIZE_ADDRESS__)   /* which takes terabytes of addresses */
  if (!set_limit (RLIMIT_AS, MAX_MEMORY, MAX_MEMORY))
    return FALSE;
#endif
  return set_limit (RLIMIT_CPU, MAX_SECONDS, MAX_SECONDS + 1) &&
         set_limit (RLIMIT_CORE, 0, 0) &&
         set_limit (RLIMIT_FSIZE, 0, 0) &&
         set_limit (RLIMIT_NOFILE, MAX_FILES, MAX_FILES);
}

static gboolean
set_filter (void)
{
  const struct sock_filter head[] = {
    LOAD (arch),
    JUMP (BPF_JEQ, ARCHITECTURE, 1, 0),
    ANSWER (SECCOMP_RET_KILL_PROCESS),
    LOAD (nr),
#if defined (__x86_64__)
    JUMP (BPF_JGE, X32_BIT, 0, 1),
    ANSWER (SECCOMP_RET_KILL_PROCESS),
#endif
#ifdef __NR_open
    REFUSE_WRITING (__NR_open, 1),
#endif
    REFUSE_WRITING (__NR_openat, 2),
    REFUSE_SIGNALS ((guint) getpid ()),
    REFUSE_TYPING,
  };
  g_autoptr(GArray) filter = g_array_new (FALSE, FALSE, sizeof (struct sock_filter));
  struct sock_filter end = ANSWER (SECCOMP_RET_ALLOW);
  struct sock_fprog program;

  g_array_append_vals (filter, head, G_N_ELEMENTS (head));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const struct sock_filter pair[] = { JUMP (BPF_JEQ, (guint) refused[i], 0, 1), REFUSE };

      g_array_append_vals (filter, pair, G_N_ELEMENTS (pair));
    }
  g_array_append_val (filter, end);

  program = (struct sock_fprog) { .len = (gushort) filter->len,
                                  .filter = (struct sock_filter *) (gpointer) filter->data };
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/**
 * hub_pdf_cage_is_known:
 *
 * Tells whether there is a cage for this kind of processor.
 *
 * Returns: %TRUE if there is
 */
gboolean
hub_pdf_cage_is_known (void)
{
  return ARCHITECTURE != 0;
}

/**
 * hub_pdf_cage_close:
 *
 * Takes from this process all that it does not need to turn its input into its output. Nothing
 * gives it back. To be called first, while there is one thread.
 *
 * Returns: whether that is done; if not, nothing is to be parsed
 */
gboolean
hub_pdf_cage_close (void)
{
  if (!hub_pdf_cage_is_known ())
    return FALSE;

  setsid ();   /* has no terminal then; who leads a group has none of its own to lose */
  return set_limits () && set_filter ();
}
