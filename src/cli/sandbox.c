/* seccomp goes through libseccomp, which knows the numbers of the calls on each architecture, refuses the
 * calls of foreign ones and compares arguments; Landlock has no library, and three calls of the system
 * suffice. */
/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the C library asks for it */
#define _GNU_SOURCE /* O_PATH, CLONE_NEWUSER, syscall() */
#include "cli/sandbox.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/* --- files: Landlock --- */

#ifdef SYS_landlock_create_ruleset
#include <linux/landlock.h>

/** Versions of Landlock that bring something: with the first one no file can move to another folder. */
enum { MOVES = 2, TRUNCATES = 3, SCOPES = 6 };

/** Rights that make, change or remove; by the numbers of the kernel, which may be newer than its headers. */
enum {
    ON_FILES = LANDLOCK_ACCESS_FS_WRITE_FILE,
    TRUNCATE = 1 << 14,
    ON_FOLDERS = LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                 LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                 LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                 LANDLOCK_ACCESS_FS_MAKE_SYM | 1 << 13 /* REFER: to another folder */
};

/** As the kernel has it since version 6; an older one takes it when the rest is 0. */
typedef struct {
    uint64_t files, network, scopes;
} rules;

/** @p path may be written below, or to. One that is not there is none to be written to. */
static bool allow(int ruleset, const char *path, uint64_t files) {
    struct stat info;
    const int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) != 0) return fd < 0;
    const uint64_t rights = S_ISDIR(info.st_mode) ? files : files & (ON_FILES | TRUNCATE);
    const struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = fd};
    const long code = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    const bool good = code == 0 || errno == EBADFD; /* a pipe: is open to all who have it */
    close(fd);
    return good;
}

static bool confine_files(const char *const *paths, size_t count) {
    const long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < MOVES) return false;
    const rules all = {.files = ON_FILES | ON_FOLDERS | (version >= TRUNCATES ? TRUNCATE : 0),
                       .scopes = version >= SCOPES ? 3 : 0}; /* abstract sockets, signals */
    const int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (ruleset < 0) return false;
    bool good = allow(ruleset, "/dev/null", all.files);
    for (size_t i = 0; good && i < count; i++)
        good = allow(ruleset, paths[i], all.files);
    good = good && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return good;
}
#else
static bool confine_files(const char *const *paths, size_t count) {
    (void)paths, (void)count;
    return false;
}
#endif

/* --- calls of the system: seccomp --- */

#ifdef TCT_HAVE_SECCOMP
#include <seccomp.h>

static const char *const forbidden[] = {
    /* network */
    "socket", "socketpair", "socketcall", "connect", "bind", "listen", "accept", "accept4", "sendto",
    "sendmsg", "sendmmsg",
    /* programs */
    "execve", "execveat", "uselib",
    /* other processes */
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_open", "pidfd_getfd",
    "pidfd_send_signal", "kcmp", "perf_event_open",
    /* rights */
    "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "setfsuid", "setfsgid",
    "setuid32", "setgid32", "setreuid32", "setregid32", "setresuid32", "setresgid32", "setgroups32", "capset",
    "chown", "fchown", "lchown", "fchownat", "chown32", "fchown32", "lchown32", "add_key", "request_key",
    "keyctl",
    /* name spaces, mounts, files past their names */
    "unshare", "setns", "mount", "umount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount",
    "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "name_to_handle_at", "open_by_handle_at",
    "fanotify_init", "mknod", "mknodat", "quotactl", "quotactl_fd", "acct", "swapon", "swapoff",
    /* the machine, and parts of the kernel that reading does not need */
    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "sethostname",
    "setdomainname", "settimeofday", "stime", "clock_settime", "clock_settime64", "clock_adjtime",
    "clock_adjtime64", "adjtimex", "syslog", "iopl", "ioperm", "modify_ldt", "vhangup", "bpf", "userfaultfd",
    "io_uring_setup", "io_uring_enter", "io_uring_register", "lookup_dcookie"};

/** The call of this name with @p condition on an argument, or always, fails with @p error. A call that this
 * architecture or libseccomp does not know cannot be forbidden. */
static bool forbid(scmp_filter_ctx filter, const char *name, int error,
                   const struct scmp_arg_cmp *condition) {
    const int number = seccomp_syscall_resolve_name(name);
    assert(filter && error > 0);
    if (number < 0) return true;
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO((uint32_t)error), number, condition != NULL,
                                  condition) == 0;
}

/** What is dangerous with some arguments only: processes in name spaces of their own, and words put into the
 * terminal as if they were typed. glibc takes clone() when clone3(), whose flags no filter sees, is not
 * there. */
static bool forbid_some(scmp_filter_ctx filter) {
    static const unsigned spaces[] = {CLONE_NEWNS,   CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC,
                                      CLONE_NEWUSER, CLONE_NEWPID,    CLONE_NEWNET};
    static const unsigned typing[] = {TIOCSTI, 0x541C /* TIOCLINUX */};
    bool good = forbid(filter, "clone3", ENOSYS, NULL);
    for (size_t i = 0; good && i < sizeof spaces / sizeof *spaces; i++)
        good = forbid(filter, "clone", EPERM,
                      &(struct scmp_arg_cmp){0, SCMP_CMP_MASKED_EQ, spaces[i], spaces[i]});
    for (size_t i = 0; good && i < sizeof typing / sizeof *typing; i++)
        good = forbid(filter, "ioctl", EPERM,
                      &(struct scmp_arg_cmp){1, SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, typing[i]});
    return good;
}

static bool filter_calls(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool good = filter && forbid_some(filter);
    for (size_t i = 0; good && i < sizeof forbidden / sizeof *forbidden; i++)
        good = forbid(filter, forbidden[i], EPERM, NULL);
    good = good && seccomp_load(filter) == 0;
    if (filter) seccomp_release(filter);
    return good;
}
#else
static bool filter_calls(void) {
    return false;
}
#endif

/* --- both --- */

/** LeakSanitizer looks into its process by ptrace() from another one; valgrind makes calls of the system of
 * its own in the process that it watches. */
static bool is_watched(void) {
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return true;
#endif
#endif
    const char *preloaded = getenv("LD_PRELOAD");
    return preloaded && strstr(preloaded, "vgpreload");
}

tct_cli_sandbox tct_cli_sandbox_enter(const char *const *paths, size_t count) {
    assert(paths || count == 0);
    tct_cli_sandbox sandbox = {false, false};
#ifdef __linux__
    if (is_watched() || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return sandbox;
    sandbox.files = confine_files(paths, count);
    sandbox.calls = filter_calls();
#else
    (void)is_watched, (void)confine_files, (void)filter_calls;
#endif
    return sandbox;
}

tct_cli_sandbox tct_cli_sandbox_probe(void) {
    int status = 0;
    const pid_t child = fork();
    if (child == 0) {
        const tct_cli_sandbox sandbox = tct_cli_sandbox_enter(NULL, 0);
        _exit(sandbox.calls + 2 * sandbox.files);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    const int code = child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return (tct_cli_sandbox){.calls = code & 1, .files = code & 2};
}

void tct_cli_sandbox_tell(const tct_cli *cli, tct_cli_sandbox sandbox) {
    assert(cli);
    static const char *const texts[2][2] = {
        {"no sandbox: none is offered here, or a sanitizer or valgrind is at work", "sandbox: files"},
        {"sandbox: calls of the system", "sandbox: calls of the system, files"}};
    const tct_diagnostic note = {.severity = TCT_NOTE, .message = texts[sandbox.calls][sandbox.files]};
    cli->sink.emit(cli->sink.context, &note);
}

bool tct_cli_sandbox_option(tct_cli *cli, const char *value, bool *wanted) {
    assert(cli && wanted);
    *wanted = !value || strcmp(value, "auto") == 0;
    if (*wanted || strcmp(value, "off") == 0) return true;
    tct_cli_error(cli, NULL, "--sandbox is auto or off, not '%s'", value);
    return false;
}
