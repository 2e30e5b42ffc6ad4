/* The bare run: a plugin without the defences, in a process that may die. */
#include "tests/attack/plugins/bare.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <heng/plugin.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/base/confine.h"
#include "core/native/wire.h"

enum {
	LIMIT_MS = 400,
	OUTER_MS = 1500,  /* with a host of its own, which takes its time */
	REPORT_FD = 1000, /* out of the way, yet closed with all the others */
	DONE = 77,	  /* the status of a process that came to its end */
	MEMORY = 512 << 20,
};

/* What a process that came to its end has to say. */
typedef struct report {
	bool lied; /* it took a result that no rule can have */
	bool did;  /* the plugin says that it reached what it must not */
	bool refused;
} report;

static report taken;
static int outcomes; /* of one rule */

/* ---- a host table that believes everything */

static int any_path(heng_call *call, const char *text, const heng_path **out)
{
	(void)text;
	*out = (const heng_path *)call;
	return 0;
}

static heng_node any_root(heng_call *call)
{
	(void)call;
	return 1;
}

static heng_node any_first(heng_call *call, heng_node node,
			   const heng_path *path)
{
	(void)call;
	(void)node;
	(void)path;
	return 0;
}

static int32_t no_nodes(heng_call *call, heng_node node, const heng_path *path,
			const heng_node **out)
{
	(void)call;
	(void)node;
	(void)path;
	(void)out;
	return 0;
}

static const char *any_name(heng_call *call, heng_node node)
{
	(void)call;
	(void)node;
	return "";
}

static const char *any_value(heng_call *call, heng_node node, size_t *size)
{
	(void)call;
	(void)node;
	if (size)
		*size = 0;
	return "";
}

static int no_number(heng_call *call, heng_node node, int64_t *out)
{
	(void)call;
	(void)node;
	(void)out;
	return HENG_PLUGIN_EVALUE;
}

static int no_money(heng_call *call, heng_node node, int64_t *out,
		    const char **currency)
{
	(void)currency;
	return no_number(call, node, out);
}

static int no_date(heng_call *call, heng_node node, int32_t *out)
{
	(void)call;
	(void)node;
	(void)out;
	return HENG_PLUGIN_EVALUE;
}

static uint32_t any_line(heng_call *call, heng_node node)
{
	(void)call;
	(void)node;
	return 1;
}

static int32_t any_day(heng_call *call)
{
	(void)call;
	return 0;
}

static uint64_t any_dossier(heng_call *call)
{
	(void)call;
	return 1;
}

static int any_param(heng_call *call, const char *name, int64_t *out)
{
	(void)call;
	(void)name;
	if (out)
		*out = 7;
	return 0;
}

static int no_text(heng_call *call, const char *name, const char **out)
{
	(void)call;
	(void)name;
	(void)out;
	return HENG_PLUGIN_EABSENT;
}

static int any_file(heng_call *call, const char *id)
{
	(void)call;
	(void)id;
	return open("/dev/null", O_RDONLY);
}

static const heng_plugin_text *any_reason(int code)
{
	static const heng_plugin_text text = {"", ""};

	(void)code;
	return &text;
}

static int take_outcome(heng_call *call, int32_t outcome, int32_t share)
{
	(void)call;
	outcomes++;
	taken.lied |=
	    outcome < HENG_PLUGIN_NOT_APPLICABLE ||
	    outcome > HENG_PLUGIN_FAIL ||
	    (outcome == HENG_PLUGIN_PARTIAL && (share < 1 || share > 9999));
	return 0;
}

static int take_finding(heng_call *call, heng_node node, const char *zh,
			const char *en)
{
	static int findings;

	(void)call;
	(void)node;
	taken.lied |= !zh || !en || strlen(en) > 4096 ||
		      !heng_wire_is_plain(en, strlen(en)) || ++findings > 256;
	taken.did |= en && strcmp(en, "did it") == 0;
	return 0;
}

static int take_missing(heng_call *call, heng_node node, const heng_path *path)
{
	(void)call;
	(void)node;
	(void)path;
	return 0;
}

static int take_measure(heng_call *call, int64_t value)
{
	(void)call;
	(void)value;
	return 0;
}

static int take_note(heng_call *call, const char *word)
{
	(void)call;
	(void)word;
	return 0;
}

static const heng_host table = {
    .head = {HENG_PLUGIN_MAGIC, sizeof(heng_host), 1, 0},
    .path = any_path,
    .root = any_root,
    .first = any_first,
    .all = no_nodes,
    .name = any_name,
    .value = any_value,
    .token = any_value,
    .integer = no_number,
    .money = no_money,
    .date = no_date,
    .line = any_line,
    .as_of = any_day,
    .dossier = any_dossier,
    .param_number = any_param,
    .param_text = no_text,
    .attachment_open = any_file,
    .reason = any_reason,
    .outcome = take_outcome,
    .finding = take_finding,
    .missing = take_missing,
    .measure = take_measure,
    .note = take_note,
};

/* Reads all that a naive program would, without a look at what it is. */
static void read_declared(const heng_plugin *plugin)
{
	volatile size_t length = 0;

	for (size_t i = 0; plugin->rules && plugin->rules[i]; i++) {
		const heng_plugin_rule *rule = plugin->rules[i];

		if (rule->id)
			length += strlen(rule->id);
		if (rule->title.zh)
			length += strlen(rule->title.zh);
		if (rule->title.en)
			length += strlen(rule->title.en);
	}
}

static void run_inside(const char *file)
{
	typedef const heng_plugin *descriptor_fn(void);
	static char room[64 << 10]; /* as good a call as any */
	heng_call *call = (heng_call *)(void *)room;
	void *object = dlopen(file, RTLD_NOW | RTLD_LOCAL), *state = NULL;
	void *symbol = object ? dlsym(object, "heng_plugin_descriptor") : NULL;
	const heng_plugin *plugin;
	descriptor_fn *descriptor;

	memcpy(&descriptor, &symbol, sizeof(descriptor));
	plugin = descriptor();
	read_declared(plugin);
	if (plugin->open)
		plugin->open(&table, call, &state);
	for (size_t i = 0; plugin->measures && plugin->measures[i]; i++)
		plugin->measures[i]->compute(&table, call, state);
	for (size_t i = 0; plugin->rules && plugin->rules[i]; i++) {
		outcomes = 0;
		taken.lied |= plugin->rules[i]->check(&table, call, state) != 0;
		taken.lied |= outcomes == 0;
	}
	if (plugin->close)
		plugin->close(state);
	fflush(stdout);
}

/* ---- the process, and whoever watches it */

typedef struct watched {
	pid_t pid;
	int report, printed;
} watched;

static void limit(__rlimit_resource_t resource, rlim_t value)
{
	struct rlimit bound = {value, value};

	setrlimit(resource, &bound);
}

/* Forks; in the child what is printed is captured, where there is no host to
 * whatever may be a socket too, and the report's end is out of the way. */
static bool start(watched *w, bool is_inside)
{
	int report_ends[2], printed_ends[2];

	if (pipe2(report_ends, O_CLOEXEC) < 0 ||
	    pipe2(printed_ends, O_CLOEXEC | O_NONBLOCK) < 0)
		abort();
	fflush(stdout);
	w->pid = fork();
	if (w->pid < 0)
		abort();
	if (w->pid == 0) {
		setpgid(0, 0);
		for (int number = 1; number < NSIG; number++)
			signal(number, SIG_DFL);
		limit(RLIMIT_CORE, 0);
		limit(RLIMIT_CPU, 3);
		dup2(report_ends[1], REPORT_FD);
		close(report_ends[0]);
		close(report_ends[1]);
		for (int fd = is_inside ? 0 : 1; fd <= (is_inside ? 3 : 2);
		     fd++)
			dup2(printed_ends[1], fd);
		/* What writes to all there is must not reach whoever runs
		 * this test. */
		if (is_inside &&
		    (syscall(SYS_close_range, 4, REPORT_FD - 1, 0) < 0 ||
		     syscall(SYS_close_range, REPORT_FD + 1, ~0U, 0) < 0))
			abort();
		return true;
	}
	setpgid(w->pid, w->pid);
	close(report_ends[1]);
	close(printed_ends[1]);
	w->report = report_ends[0];
	w->printed = printed_ends[0];
	return false;
}

static _Noreturn void end(void)
{
	if (write(REPORT_FD, &taken, sizeof(taken)) < 0)
		_exit(DONE);
	_exit(DONE);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits for its end while it may print; false: the time is over. */
static bool wait_for(const watched *w, int ms, int *status, size_t *printed)
{
	int64_t until = now_ms() + ms;
	char block[4096];

	for (;;) {
		struct pollfd item = {.fd = w->printed, .events = POLLIN};
		ssize_t n = read(w->printed, block, sizeof(block));

		if (n > 0)
			*printed += (size_t)n;
		if (waitpid(w->pid, status, WNOHANG) == w->pid) {
			while ((n = read(w->printed, block, sizeof(block))) > 0)
				*printed += (size_t)n;
			return true;
		}
		if (now_ms() > until)
			return false;
		poll(&item, n > 0 ? 0 : 1, 2);
	}
}

static const char *word(const watched *w, int ms, bool is_inside)
{
	report got = {.lied = false};
	size_t printed = 0;
	int status = 0;
	bool ended = wait_for(w, ms, &status, &printed), told;

	kill(-w->pid, SIGKILL);
	if (!ended) {
		kill(w->pid, SIGKILL);
		waitpid(w->pid, &status, 0);
	}
	fcntl(w->report, F_SETFL, O_NONBLOCK);
	told = read(w->report, &got, sizeof(got)) == sizeof(got);
	close(w->report);
	close(w->printed);
	if (!ended)
		return is_inside ? "stalled" : "stopped";
	if (WIFSIGNALED(status))
		return is_inside ? "crashed" : "killed";
	if (WEXITSTATUS(status) != DONE)
		return "exited";
	if (!told)
		return "lost";
	if (got.did)
		return "did";
	if (printed)
		return "wrote";
	if (got.lied)
		return "lied";
	return got.refused ? "refused" : "harmless";
}

const char *bare_inside(const char *file)
{
	watched w;

	if (start(&w, true)) {
		limit(RLIMIT_AS, MEMORY);
		run_inside(file);
		end();
	}
	return word(&w, LIMIT_MS, true);
}

static void run_unconfined(const char *id, const char *file,
			   const heng_plugin_job *job)
{
	const heng_native native = {.off = HENG_DEFENCES_ALL};
	heng_result results[3], *list[3];
	heng_measure measures[4];
	heng_arena arena = {0};
	heng_plugin_host *host;
	heng_error error;
	bool fault;

	taken.refused =
	    heng_plugin_host_open(id, file, &native, &host, &error) != HENG_OK;
	if (taken.refused || heng_plugin_host_info(host)->n_rules < 3)
		return;
	for (size_t i = 0; i < 3; i++) {
		list[i] = &results[i];
		heng_result_init(list[i],
				 &heng_plugin_host_info(host)->rules[i], 1);
	}
	if (heng_plugin_host_judge(host, job, &arena, list, 3, measures, &fault,
				   &error))
		return;
	for (const heng_finding *f = results[1].findings; f; f = f->next)
		taken.did |= strcmp(f->message.en, "did it") == 0;
	heng_plugin_host_free(host);
}

const char *bare_unconfined(const char *id, const char *file,
			    const heng_plugin_job *job)
{
	watched w;

	if (start(&w, false)) {
		run_unconfined(id, file, job);
		end();
	}
	return word(&w, OUTER_MS, false);
}

int bare_sweep(void)
{
	int left = 0, found;

	do {
		DIR *processes = opendir("/proc");
		struct dirent *entry;

		found = 0;
		while (processes && (entry = readdir(processes))) {
			char name[300], line[512] = "";
			char *after;
			int fd;

			if (entry->d_name[0] < '1' || entry->d_name[0] > '9')
				continue;
			snprintf(name, sizeof(name), "/proc/%s/stat",
				 entry->d_name);
			fd = open(name, O_RDONLY | O_CLOEXEC);
			if (fd < 0)
				continue;
			if (read(fd, line, sizeof(line) - 1) < 0)
				line[0] = '\0';
			close(fd);
			after = strrchr(line, ')');
			if (!after || atoi(after + 4) != getpid())
				continue;
			/* Only this one: what it leaves becomes ours now and
			 * is found in the next round. */
			kill((pid_t)atoi(entry->d_name), SIGKILL);
			waitpid((pid_t)atoi(entry->d_name), NULL, 0);
			found++;
		}
		if (processes)
			closedir(processes);
		left += found;
	} while (found);
	return left;
}
