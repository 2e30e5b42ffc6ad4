/*
 * Three rules, of which the second does harm where the dossier's region says
 * how: "hostile-N". Everywhere else all of them pass.
 */
#include <heng/plugin.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static volatile unsigned sink;
static unsigned judged; /* dossiers, by this process */
static int *volatile nowhere;
static int descend(volatile char *above);
static int (*volatile deeper)(volatile char *) = descend;

static int descend(volatile char *above)
{
	volatile char here[4096];

	here[0] = above ? above[0] : 1;
	return deeper(here) + here[0];
}

static void spin(void)
{
	for (;;)
		sink++;
}

static void take_memory(void)
{
	for (;;) {
		char *block = malloc(1 << 20);

		if (!block)
			abort();
		memset(block, 1, 1 << 20);
	}
}

static void smash_heap(void)
{
	/* Volatile, or the compiler sees that nobody looks. */
	char *volatile block = malloc(24);
	char *volatile again = block;

	memset(block, 0xff, 4096);
	free(block);
	free(again); /* found out here, if not before */
}

static void close_all(void)
{
	for (int fd = 0; fd < 1024; fd++)
		close(fd);
}

static void print_verdict(void)
{
	static const char text[] = "<verdict outcome=\"admit\"/>\n";

	for (int fd = 0; fd < 3; fd++) {
		if (write(fd, text, sizeof(text) - 1) < 0)
			continue;
	}
}

static void say_too_much(const heng_host *host, heng_call *call)
{
	static char text[4 << 20];

	memset(text, 'x', sizeof(text) - 1);
	for (int i = 0; i < 64; i++)
		host->finding(call, host->root(call), text, text);
	if (write(3, text, sizeof(text)) < 0)
		abort();
}

static void read_file(void)
{
	int fd = open("/etc/passwd", O_RDONLY);

	if (fd >= 0)
		spin(); /* it must not get here */
}

/* Whether eight bytes of a page can be read, without a fault. */
static int is_there(const char *page)
{
	return syscall(SYS_rt_sigprocmask, 99, page, NULL, 8) == 0 ||
	       errno != EFAULT;
}

static int is_marker(const char *at)
{
	/* Turned, so that it does not find itself. */
	static const unsigned char turned[] = {'l' ^ 1, 'e' ^ 1, 'a' ^ 1,
					       'k' ^ 1, '-' ^ 1, '7' ^ 1,
					       'f' ^ 1, '3' ^ 1};

	for (size_t i = 0; i < sizeof(turned); i++) {
		if (((unsigned char)at[i] ^ 1) != turned[i])
			return 0;
	}
	return 1;
}

static int has_marker(uintptr_t from, uintptr_t to)
{
	for (uintptr_t page = from & ~(uintptr_t)4095; page < to;
	     page += 4096) {
		const char *at = (const char *)page, *end = at + 4096;

		if (!is_there(at))
			continue;
		for (const char *l = at; (l = memchr(l, 'l', end - l)); l++) {
			if (end - l >= 8 && is_marker(l))
				return 1;
		}
	}
	return 0;
}

/*
 * Looks through its memory for what another dossier says. A process that has
 * judged one before may remember it, so it falls: the call is tried again in
 * a new one, which must know of none.
 */
static int finds_other_dossier(void)
{
	uintptr_t top = (uintptr_t)sbrk(0), code = (uintptr_t)&printf;

	if (judged > 1)
		raise(SIGSEGV);
	return has_marker(top - (64 << 20), top) ||
	       has_marker(code - (128 << 20), code + (32 << 20));
}

static void harm(const heng_host *host, heng_call *call, int way)
{
	switch (way) {
	case 0:
		*nowhere = 1;
		break;
	case 1:
		abort();
	case 2:
		spin();
		break;
	case 3:
		take_memory();
		break;
	case 4:
		descend(NULL);
		break;
	case 5:
		smash_heap();
		break;
	case 6:
		exit(0);
	case 7:
		_exit(0);
	case 8:
		print_verdict();
		break;
	case 9:
		close_all();
		break;
	case 10:
		if (fork() == 0)
			spin();
		break;
	case 11:
		execl("/bin/true", "true", (char *)NULL);
		break;
	case 12:
		kill(getppid(), SIGKILL);
		break;
	case 13:
		signal(SIGTERM, SIG_IGN);
		for (;;)
			pause();
	case 14:
		say_too_much(host, call);
		break;
	case 15:
		read_file();
		break;
	case 16:
		socket(AF_INET, SOCK_STREAM, 0);
		break;
	case 17:
		ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
		break;
	case 18:
		raise(SIGSTOP);
		break;
	default:
		break;
	}
}

static int check(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int check_region(const heng_host *host, heng_call *call, void *state)
{
	judged++;
	const heng_path *path = state;
	heng_node node = host->first(call, host->root(call), path);
	const char *text = node ? host->value(call, node, NULL) : "";

	if (strcmp(text, "hostile-19") == 0 && finds_other_dossier())
		return host->outcome(call, HENG_PLUGIN_FAIL, 0);
	if (strncmp(text, "hostile-", 8) == 0)
		harm(host, call, atoi(text + 8));
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int open_plugin(const heng_host *host, heng_call *call, void **state)
{
	const heng_path *path;
	int rc = host->path(call, "region", &path);

	*state = (void *)(uintptr_t)path;
	return rc;
}

#define RULE(variable, rule_id, fn)                                            \
	static const heng_plugin_rule variable = {                             \
	    .size = sizeof(heng_plugin_rule),                                  \
	    .dimension = HENG_PLUGIN_LEGALITY,                                 \
	    .phases = HENG_PLUGIN_ADMISSION,                                   \
	    .severity = HENG_PLUGIN_MAJOR_RULE,                                \
	    .id = rule_id,                                                     \
	    .title = {"规则", "A rule"},                                       \
	    .check = fn,                                                       \
	}

RULE(first, "ZZ-01", check);
RULE(second, "ZZ-02", check_region);
RULE(third, "ZZ-03", check);

static const heng_plugin_rule *const rules[] = {&first, &second, &third, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "sometimes",
    .version = "1.2",
    .rules = rules,
    .open = open_plugin,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
