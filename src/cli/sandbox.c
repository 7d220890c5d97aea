/*
 * What the program gives away before it reads anything foreign: the network, other programs, other
 * processes, and writing outside the place of its output. A reader that a broken report takes over
 * can then do no more than write a wrong report.
 *
 * Landlock (Linux 5.13) bounds the file system, seccomp the system calls. Where the kernel or the
 * build has neither, the program runs as before, and --verbose says so.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cli/cli.h"

#ifdef DIA_HAVE_LANDLOCK
#include <linux/landlock.h>
#endif
#ifdef DIA_HAVE_SECCOMP
#include <seccomp.h>
#endif

#ifdef DIA_HAVE_LANDLOCK

/* What is allowed on a file; the rest only makes sense on a folder. */
#define FILE_RIGHTS LANDLOCK_ACCESS_FS_WRITE_FILE
/* All ways to change files that the first version of Landlock knows; reading stays free. */
#define FOLDER_RIGHTS                                                                              \
	(FILE_RIGHTS | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |            \
	 LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |                              \
	 LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |                              \
	 LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |                            \
	 LANDLOCK_ACCESS_FS_MAKE_SYM)

/*
 * Where writing stays allowed: the folder itself, the folder of a file (its temporary file stands
 * beside it), the nearest folder that is there of one that has to be made, or a device as it is.
 */
static char *
find_writable(const char *output)
{
	g_autofree char *real = realpath(output, NULL);
	g_autofree char *path = g_canonicalize_filename(real != NULL ? real : output, NULL);
	struct stat status;

	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
		return g_steal_pointer(&path);
	do {
		char *parent = g_path_get_dirname(path);

		g_free(path);
		path = parent;
	} while (access(path, F_OK) != 0 && path[1] != '\0');
	return g_steal_pointer(&path);
}

static void
allow_writing(int rules, const char *output)
{
	g_autofree char *path = find_writable(output);
	struct landlock_path_beneath_attr rule = { .allowed_access = FOLDER_RIGHTS };
	struct stat status;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &status) == 0 && !S_ISDIR(status.st_mode))
		rule.allowed_access = FILE_RIGHTS;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

static gboolean
confine_files(const char *output)
{
	const struct landlock_ruleset_attr attributes = {
		.handled_access_fs = FOLDER_RIGHTS | LANDLOCK_ACCESS_FS_EXECUTE,
	};
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
	gboolean ok;

	if (rules < 0)
		return FALSE;
	if (output != NULL && !g_str_equal(output, "-"))
		allow_writing(rules, output);
	ok = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return ok;
}

#else

static gboolean
confine_files(const char *output G_GNUC_UNUSED)
{
	return FALSE;
}

#endif

#ifdef DIA_HAVE_SECCOMP

/* Refused with EPERM rather than with a signal, so that a library that only tries goes on. */
static gboolean
confine_calls(void)
{
	static const int refused[] = {
		SCMP_SYS(socket),
		SCMP_SYS(connect),
		SCMP_SYS(bind),
		SCMP_SYS(listen),
		SCMP_SYS(accept),
		SCMP_SYS(accept4),
		SCMP_SYS(execve),
		SCMP_SYS(execveat),
		SCMP_SYS(kill),
		SCMP_SYS(ptrace),
		SCMP_SYS(process_vm_readv),
		SCMP_SYS(process_vm_writev),
		SCMP_SYS(mount),
		SCMP_SYS(umount2),
		SCMP_SYS(pivot_root),
		SCMP_SYS(chroot),
		SCMP_SYS(unshare),
		SCMP_SYS(setns),
		SCMP_SYS(bpf),
		SCMP_SYS(keyctl),
		SCMP_SYS(add_key),
		SCMP_SYS(request_key),
		SCMP_SYS(init_module),
		SCMP_SYS(finit_module),
		SCMP_SYS(kexec_load),
		SCMP_SYS(userfaultfd),
		SCMP_SYS(perf_event_open),
		SCMP_SYS(io_uring_setup),
	};
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	gboolean ok = filter != NULL;

	for (guint i = 0; ok && i < G_N_ELEMENTS(refused); i++)
		ok = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0) == 0;
	ok = ok && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return ok;
}

#else

static gboolean
confine_calls(void)
{
	return FALSE;
}

#endif

void
dia_cli_confine(const DiaCliOptions *options)
{
	const char *wish = g_getenv("DIACHRON_SANDBOX");
	const char *output = options->output != NULL ? options->output : DIA_CLI_FOLDER;
	gboolean files;
	gboolean calls;

	if (g_strcmp0(wish, "off") == 0)
		return;
	/* Without it neither is allowed to those who are not root. */
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	files = confine_files(output);
	calls = confine_calls();
	if (options->verbose && !options->quiet)
		g_printerr("diachron: sandbox: files %s, system calls %s\n",
			   files ? "confined" : "free", calls ? "confined" : "free");
}
