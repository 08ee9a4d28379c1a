/* What a process cannot do any more in the sandbox, and what it must still be able to do. Each attempt runs
 * in a process of its own, since there is no way out. */
#define _GNU_SOURCE
#include "cli/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

/** Folders of the test: what is written to lies in "inside", what must not be touched in "outside". */
static char top[] = "/tmp/tercet-sandbox.XXXXXX";

static const char *path_of(const char *name) {
    static char path[sizeof top + 64];
    snprintf(path, sizeof path, "%s/%s", top, name);
    return path;
}

static int make(const char *name) {
    const int fd = open(path_of(name), O_WRONLY | O_CREAT, 0600);
    if (fd >= 0) close(fd);
    return fd >= 0 ? 0 : -1;
}

static int run_program(void) {
    char *const none[] = {(char[]){"true"}, NULL};
    return execve("/bin/true", none, none + 1);
}
static int run_program_of_descriptor(void) {
    char *const none[] = {(char[]){"true"}, NULL};
    const int fd = open("/bin/true", O_RDONLY);
    return (int)syscall(SYS_execveat, fd, "", none, none + 1, AT_EMPTY_PATH);
}
static int internet(void) {
    return socket(AF_INET, SOCK_STREAM, 0);
}
static int internet_6(void) {
    return socket(AF_INET6, SOCK_DGRAM, 0);
}
static int unix_socket(void) {
    return socket(AF_UNIX, SOCK_STREAM, 0);
}
static int pair_of_sockets(void) {
    int pair[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}
static int connect_inherited(void) {
    return connect(0, NULL, 0);
}
static int trace(void) {
    return (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}
static int read_other_process(void) {
    return (int)syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0);
}
static int change_user(void) {
    return setuid(getuid());
}
static int new_name_space(void) {
    return unshare(CLONE_NEWUSER);
}
static int clone_into_name_space(void) {
    const long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, 0);
    if (pid == 0) _exit(0);
    return pid > 0 ? 0 : -1;
}
static int mount_folder(void) {
    return mount("none", path_of("inside"), "tmpfs", 0, NULL);
}
static int ring(void) {
    return (int)syscall(SYS_io_uring_setup, 1, NULL);
}
static int kernel_program(void) {
    return (int)syscall(SYS_bpf, 0, NULL, 0);
}
static int type_into_terminal(void) {
    return ioctl(0, TIOCSTI, "x");
}

typedef struct {
    const char *name;
    int (*attempt)(void);
} act;

static const act refused_calls[] = {{"execve", run_program},          {"execveat", run_program_of_descriptor},
                                    {"socket IPv4", internet},        {"socket IPv6", internet_6},
                                    {"socket unix", unix_socket},     {"socketpair", pair_of_sockets},
                                    {"connect", connect_inherited},   {"ptrace", trace},
                                    {"vm_readv", read_other_process}, {"setuid", change_user},
                                    {"unshare", new_name_space},      {"clone", clone_into_name_space},
                                    {"mount", mount_folder},          {"io_uring_setup", ring},
                                    {"bpf", kernel_program},          {"TIOCSTI", type_into_terminal}};

static int make_outside(void) {
    return make("outside/new");
}
static int open_outside(void) {
    return make("outside/there");
}
static int append_outside(void) {
    return open(path_of("outside/there"), O_WRONLY | O_APPEND);
}
static int truncate_outside(void) {
    return truncate(path_of("outside/there"), 0);
}
static int folder_outside(void) {
    return mkdir(path_of("outside/folder"), 0700);
}
static int remove_outside(void) {
    return unlink(path_of("outside/there"));
}
static int link_outside(void) {
    return symlink("x", path_of("outside/link"));
}
static int move_out(void) {
    char from[sizeof top + 64];
    strcpy(from, path_of("inside/there"));
    return rename(from, path_of("outside/moved"));
}
static int through_link(void) {
    return make("inside/leads/out");
}

static const act refused_files[] = {
    {"make", make_outside},         {"open", open_outside},    {"append", append_outside},
    {"truncate", truncate_outside}, {"mkdir", folder_outside}, {"unlink", remove_outside},
    {"symlink", link_outside},      {"rename", move_out},      {"through a link", through_link}};

static int make_inside(void) {
    return make("inside/new");
}
static int move_inside(void) {
    char from[sizeof top + 64];
    strcpy(from, path_of("inside/there"));
    if (mkdir(path_of("inside/folder"), 0700) != 0) return -1;
    return rename(from, path_of("inside/folder/there"));
}
static int read_outside(void) {
    return open(path_of("outside/there"), O_RDONLY);
}
static int write_to_null(void) {
    return open("/dev/null", O_WRONLY);
}
static int fork_and_kill(void) {
    const pid_t child = fork();
    if (child == 0) pause();
    return kill(child, SIGKILL) == 0 && waitpid(child, NULL, 0) == child ? 0 : -1;
}
static void *nothing(void *context) {
    return context;
}
static int new_thread(void) {
    pthread_t thread;
    return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0 ? 0 : -1;
}

static const act allowed[] = {
    {"make", make_inside},        {"mkdir and rename", move_inside}, {"read", read_outside},
    {"/dev/null", write_to_null}, {"fork and kill", fork_and_kill},  {"thread", new_thread}};

/** The attempt's errno, 0 when it succeeds, in the sandbox unless @p free. */
static int outcome(const act *a, bool is_free) {
    const pid_t child = fork();
    int status = 0;
    if (child == 0) {
        const char *inside = strdup(path_of("inside"));
        if (!is_free) tct_cli_sandbox_enter(&inside, 1);
        _exit(a->attempt() >= 0 ? 0 : errno);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int set_up(void **state) {
    (void)state;
    if (!mkdtemp(top)) return -1;
    return mkdir(path_of("inside"), 0700) | mkdir(path_of("outside"), 0700) | make("inside/there") |
           make("outside/there") | symlink("../outside", path_of("inside/leads"));
}

static int tear_down(void **state) {
    (void)state;
    char command[sizeof top + 16];
    snprintf(command, sizeof command, "rm -rf %s", top);
    return system(command) ? -1 : 0;
}

static void test_refused_calls(void **state) {
    (void)state;
    if (!tct_cli_sandbox_probe().calls) skip();
    for (size_t i = 0; i < sizeof refused_calls / sizeof *refused_calls; i++)
        if (outcome(&refused_calls[i], false) != EPERM)
            fail_msg("%s: errno %d", refused_calls[i].name, outcome(&refused_calls[i], false));
}

static void test_refused_files(void **state) {
    (void)state;
    if (!tct_cli_sandbox_probe().files) skip();
    for (size_t i = 0; i < sizeof refused_files / sizeof *refused_files; i++) {
        const int error = outcome(&refused_files[i], false);
        if (error != EACCES && error != EXDEV) fail_msg("%s: errno %d", refused_files[i].name, error);
    }
}

static void test_allowed(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        const int error = outcome(&allowed[i], false);
        if (error) fail_msg("%s: errno %d", allowed[i].name, error);
    }
}

/** Without the sandbox these succeed, so that the refusals above come from it. */
static void test_without(void **state) {
    (void)state;
    static const act acts[] = {{"execve", run_program},    {"socket", unix_socket}, {"ptrace", trace},
                               {"append", append_outside}, {"setuid", change_user}, {"make", make_outside}};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        const int error = outcome(&acts[i], true);
        if (error) fail_msg("%s: errno %d", acts[i].name, error);
    }
}

static void test_option(void **state) {
    (void)state;
    tct_cli cli = {.command = NULL};
    bool wanted = false;
    assert_true(tct_cli_sandbox_option(&cli, NULL, &wanted) && wanted);
    assert_true(tct_cli_sandbox_option(&cli, "off", &wanted) && !wanted);
    assert_true(tct_cli_sandbox_option(&cli, "auto", &wanted) && wanted);
    assert_false(tct_cli_sandbox_option(&cli, "maybe", &wanted));
    assert_int_equal(cli.errors, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused_calls), cmocka_unit_test(test_refused_files),
        cmocka_unit_test(test_allowed),       cmocka_unit_test(test_without),
        cmocka_unit_test(test_option),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
