/**
 * @file io_faults.c
 * A library to be preloaded (LD_PRELOAD) that lets one call of the file system fail. The calls are caught at the
 * border of the kernel, by a seccomp filter whose verdict is a signal, since a function of the same name before
 * the C library would not see what fwrite(), mkstemp() and fclose() do inside of it.
 *
 * FAULT_KIND  ENOSPC, EIO, EINTR (the call fails once), SHORT (a write takes half of its bytes),
 *             FULL (from then on nothing can grow)
 * FAULT_AT    number of the call, from 1; 0 lets all of them through
 * FAULT_STATE a file of 4096 bytes, shared by all processes: two numbers of 8 bytes, calls that were counted and
 *             calls that failed, then the name of the first that did
 */
#define _GNU_SOURCE
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#define ARGUMENT(u, i) ((u)->uc_mcontext.gregs[(const int[]){REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_R8}[i]])
#define RESULT(u) ((u)->uc_mcontext.gregs[REG_RAX])
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#define ARGUMENT(u, i) ((u)->uc_mcontext.regs[i])
#define RESULT(u) ((u)->uc_mcontext.regs[0])
#else
#error "the registers of this processor are not known here"
#endif

/** Sixth argument of our own calls, which none of the caught ones has: the filter lets them through. */
#define PASS 0x7e5c3a91u

typedef enum { WRITES = 1, OPENS = 2, SYNCS = 4, RENAMES = 8, CLOSES = 16, CUTS = 32, MAKES = 64 } group;

static const struct {
    int number;
    group group;
    const char *name;
} calls[] = {
    {SYS_write, WRITES, "write"},      {SYS_writev, WRITES, "writev"},      {SYS_pwrite64, WRITES, "pwrite"},
    {SYS_openat, OPENS, "open"},       {SYS_fsync, SYNCS, "fsync"},         {SYS_fdatasync, SYNCS, "fdatasync"},
    {SYS_renameat, RENAMES, "rename"}, {SYS_renameat2, RENAMES, "rename"},  {SYS_close, CLOSES, "close"},
    {SYS_ftruncate, CUTS, "ftruncate"}, {SYS_mkdirat, MAKES, "mkdir"},
#ifdef SYS_open
    {SYS_open, OPENS, "open"},
#endif
#ifdef SYS_rename
    {SYS_rename, RENAMES, "rename"},
#endif
#ifdef SYS_mkdir
    {SYS_mkdir, MAKES, "mkdir"},
#endif
};
enum { CALLS = sizeof calls / sizeof *calls };

/** A way to fail: which calls can fail so, and whether pipes can. */
static const struct {
    const char *name;
    int error;
    unsigned groups;
    _Bool pipes, lasts;
} kinds[] = {
    {"ENOSPC", ENOSPC, WRITES | OPENS | SYNCS | RENAMES | CLOSES | MAKES, 0, 0},
    {"EIO", EIO, WRITES | OPENS | SYNCS | RENAMES | CLOSES | CUTS | MAKES, 0, 0},
    {"EINTR", EINTR, WRITES | OPENS | SYNCS | CUTS, 1, 0},
    {"SHORT", 0, WRITES, 1, 0},
    {"FULL", ENOSPC, WRITES | OPENS | MAKES, 0, 1},
};

typedef struct {
    _Atomic uint64_t counted, failed;
    char name[32];
} shared;

static shared *state;
static uint64_t fail_at;
static size_t kind;

static long pass(long number, long a, long b, long c, long d, long e) {
    const long result = syscall(number, a, b, c, d, e, (long)PASS);
    return result < 0 ? -errno : result;
}

/** May this call fail? Messages to standard error and reading may not. */
static _Bool concerns(group which, const long arguments[5], long number) {
    struct stat info;
    const int fd = (int)arguments[0];
    if (!(kinds[kind].groups & which)) return 0;
    if (which == OPENS) {
        const long flags = arguments[number == SYS_openat ? 2 : 1];
        return (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
    }
    if (which != WRITES && which != CLOSES) return 1;
    if (fd == STDERR_FILENO || fstat(fd, &info) != 0) return 0;
    if (which == CLOSES) return S_ISREG(info.st_mode) && (fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY;
    if (kinds[kind].error == 0 && (number != SYS_write || arguments[2] < 2)) return 0;
    return S_ISREG(info.st_mode) || fd == STDOUT_FILENO || kinds[kind].pipes;
}

static _Bool its_turn(void) {
    const uint64_t number = atomic_fetch_add(&state->counted, 1) + 1;
    return fail_at && (number == fail_at || (kinds[kind].lasts && number > fail_at));
}

static long fail(size_t call, long arguments[5]) {
    if (atomic_fetch_add(&state->failed, 1) == 0) strcpy(state->name, calls[call].name);
    if (calls[call].group == CLOSES) pass(SYS_close, arguments[0], 0, 0, 0, 0); /* as Linux does */
    if (kinds[kind].error) return -kinds[kind].error;
    return pass(calls[call].number, arguments[0], arguments[1], arguments[2] / 2, 0, 0);
}

static void on_call(int signal, siginfo_t *info, void *context) {
    (void)signal;
    ucontext_t *u = context;
    const int saved = errno;
    size_t call = 0;
    long arguments[5];
    while (call < CALLS && calls[call].number != info->si_syscall)
        call++;
    for (int i = 0; i < 5; i++)
        arguments[i] = (long)ARGUMENT(u, i);
    if (call < CALLS && concerns(calls[call].group, arguments, calls[call].number) && its_turn())
        RESULT(u) = fail(call, arguments);
    else
        RESULT(u) =
            pass(info->si_syscall, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
    errno = saved;
}

/** Catches the calls of the table without the sixth argument PASS; false when the kernel refuses. */
static _Bool install(void) {
    struct sock_filter filter[CALLS + 8];
    size_t n = 0;
    filter[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    filter[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 0, CALLS + 4);
    filter[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[5]));
    filter[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PASS, CALLS + 2, 0);
    filter[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < CALLS; i++)
        filter[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i].number,
                                                   (unsigned char)(CALLS - i), 0);
    filter[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    filter[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP);
    assert(n == CALLS + 7);
    filter[1].jf = (unsigned char)(n - 2 - 2); /* to ALLOW, which is the last but one */
    filter[3].jt = (unsigned char)(n - 2 - 4);
    const struct sock_fprog program = {(unsigned short)n, filter};
    const struct sigaction action = {.sa_sigaction = on_call, .sa_flags = SA_SIGINFO | SA_NODEFER};
    return sigaction(SIGSYS, &action, NULL) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("FAULT_KIND"), *at = getenv("FAULT_AT"), *path = getenv("FAULT_STATE");
    if (!name || !at || !path) return;
    while (kind < sizeof kinds / sizeof *kinds && strcmp(kinds[kind].name, name) != 0)
        kind++;
    const int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0 || kind == sizeof kinds / sizeof *kinds) _exit(125);
    state = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    fail_at = strtoull(at, NULL, 10);
    if (state == MAP_FAILED || !install()) _exit(125);
}
