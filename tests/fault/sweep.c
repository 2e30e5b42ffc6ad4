/* The sweep over allocations and system calls: every point of every command. */
#include "tests/fault/sweep.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char help[] =
    "sweep --heng HENG --shim SHIM.so --data DIR --plugins DIR [OPTION...]\n"
    "\n"
    "Runs small commands of heng, each time with one call that fails, and\n"
    "says which runs came out as they must not.\n"
    "\n"
    "  --calls alloc|system  which calls fail; default: alloc\n"
    "  --command NAME        only assess, again, stdout, validate,\n"
    "                        broken, report, diff, overview or rule\n"
    "  --kind KIND           only calls of this kind, such as fsync\n"
    "  --process N           only in the N-th process; 0 is the first\n"
    "  --every N --offset K  only points K, K+N, K+2N, ...\n"
    "  --jobs N              so many at a time; default: 2\n"
    "  --point POINT         this point of --command alone, and shows all\n"
    "  --folder DIR          works there; default: a new one, removed after\n"
    "  --pass OPTION         hands an option on to every heng\n";

static const sweep_command commands_made[] = {
    {.name = "assess",
     .arguments = {"assess", "DATA/dossier.xml", "--panel", "DATA/panel.xml",
		   "--waivers", "DATA/waivers.xml", "-o", "o/report.xml"},
     .writes_report = true},
    {.name = "again",
     .arguments = {"assess", "DATA/dossier.xml", "--panel", "DATA/panel.xml",
		   "--waivers", "DATA/waivers.xml", "-o", "o/report.xml"},
     .writes_report = true,
     .has_older = true},
    {.name = "stdout",
     .arguments = {"assess", "DATA/dossier.xml", "--panel", "DATA/panel.xml",
		   "--waivers", "DATA/waivers.xml", "-o", "-"},
     .writes_report = true,
     .is_on_stdout = true},
    {.name = "validate",
     .arguments = {"validate", "DATA/dossier.xml", "DATA/policies/small",
		   "DATA/policies/small/profiles/small.lua", "DATA/panel.xml",
		   "DATA/waivers.xml"}},
    {.name = "broken", .arguments = {"validate", "DATA/broken.xml"}},
    {.name = "report", .arguments = {"explain", "BASE/report.xml"}},
    {.name = "diff",
     .arguments = {"diff", "BASE/report.xml", "BASE/report.xml"}},
    {.name = "overview",
     .arguments = {"report", "BASE/", "BASE/report.xml", "-f", "text"}},
    {.name = "rule", .arguments = {"explain", "FA-02"}},
};
enum { COMMANDS = sizeof(commands_made) / sizeof(*commands_made) };

static const char *text_of(const sweep_text *text)
{
	return text->data ? text->data : "";
}

/* A worker has a folder of its own, of the same length of name. */
static bool enter_folder(sweep_options *o, const char *parent, int worker)
{
	snprintf(o->place.folder, sizeof(o->place.folder), "%s/%d", parent,
		 worker);
	return mkdir(o->place.folder, 0777) == 0 || errno == EEXIST;
}

static void leave_folders(const sweep_options *o, const char *parent)
{
	char command[SWEEP_PATH_MAX + 16];
	char *const argv[] = {"rm", "-rf", command, NULL};
	pid_t pid;

	if (o->keep)
		return;
	snprintf(command, sizeof(command), "%s", parent);
	pid = fork();
	if (pid == 0) {
		execvp("rm", argv);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

/* "DATA/x" and "BASE/x" become paths. */
static bool expand(const sweep_options *o, const sweep_command *from,
		   sweep_command *to)
{
	int n = 0;

	*to = *from;
	for (int i = 0; from->arguments[i]; i++) {
		const char *argument = from->arguments[i];
		const char *folder =
		    strncmp(argument, "DATA/", 5) == 0	 ? o->place.data
		    : strncmp(argument, "BASE/", 5) == 0 ? o->base
							 : NULL;
		char *path = NULL;

		if (folder && asprintf(&path, "%s%s", folder, argument + 4) < 0)
			return false;
		to->arguments[n++] = path ? path : argument;
	}
	for (int i = 0; i < o->n_pass; i++)
		to->arguments[n++] = o->pass[i];
	return true;
}

/* System calls may differ: what arrives in two pieces is read twice. */
static bool has_same_allocations(const fault_page *a, const fault_page *b)
{
	for (int p = 0; p < FAULT_PROCESSES_MAX; p++)
		if (a->count[p][FAULT_alloc] != b->count[p][FAULT_alloc])
			return false;
	return true;
}

/* Runs it twice without a fault: the same must come of it. */
static bool make_base(sweep *s)
{
	sweep_run again;
	bool same;

	if (!sweep_run_make(&s->o->place, &s->command, NULL, &again) ||
	    !sweep_run_make(&s->o->place, &s->command, NULL, &s->base)) {
		fprintf(stderr, "sweep: %s cannot be run\n", s->command.name);
		return false;
	}
	same = again.status == s->base.status &&
	       again.out.size == s->base.out.size &&
	       has_same_allocations(&again.page, &s->base.page) &&
	       memcmp(text_of(&again.out), text_of(&s->base.out),
		      again.out.size) == 0;
	if (s->base.sanitizer.data || s->base.left_process ||
	    !WIFEXITED(s->base.status)) {
		fprintf(stderr, "sweep: %s fails without any fault:\n%s%s\n",
			s->command.name, s->base.err.data,
			s->base.sanitizer.data ? s->base.sanitizer.data : "");
		return false;
	}
	if (again.page.count[0][FAULT_alloc] == 0) {
		fprintf(stderr, "sweep: the shim counts nothing\n");
		return false;
	}
	if (!same)
		fprintf(stderr, "sweep: %s: two runs make other calls\n",
			s->command.name);
	sweep_run_fini(&again);
	return true;
}

static void print_tally(const sweep *s)
{
	const char *what = s->o->system ? "system calls" : "allocations";

	printf("%s, %s:", s->command.name, what);
	for (int p = 0; p < FAULT_PROCESSES_MAX; p++)
		if (s->tally->points[p])
			printf(" process %d %lu,", p,
			       (unsigned long)s->tally->points[p]);
	printf(" %lu runs, %lu not reached, %lu wrong\n",
	       (unsigned long)s->tally->runs,
	       (unsigned long)s->tally->unreached,
	       (unsigned long)s->tally->wrong);
	fflush(stdout);
}

static bool work(sweep_options *o, const char *parent,
		 const sweep_command *command, sweep_tally *counts)
{
	sweep s = {.o = o, .tally = counts};
	bool done = true;
	int running = 0, status;

	memset(counts, 0, sizeof(*counts));
	if (!enter_folder(o, parent, 0) || !expand(o, command, &s.command) ||
	    !make_base(&s))
		return false;
	for (int i = 0; i < o->jobs; i++) {
		pid_t pid = fork();

		if (pid == 0) {
			s.worker = i;
			_exit(enter_folder(o, parent, i + 1) &&
				      sweep_try_all(&s)
				  ? 0
				  : 1);
		}
		running += pid > 0;
		done = done && pid > 0;
	}
	while (running > 0 && wait(&status) > 0) {
		running--;
		done = done && status == 0;
	}
	print_tally(&s);
	sweep_run_fini(&s.base);
	/* Calls that nobody makes prove nothing. */
	return done && counts->wrong == 0 &&
	       counts->unreached <= counts->runs / 2;
}

/* One point, with everything that came of it. */
static bool show_point(sweep_options *o, const char *parent,
		       const sweep_command *command, sweep_tally *counts)
{
	sweep s = {.o = o, .tally = counts};
	char kind[16], mode[8], error[16];
	sweep_point point = {.error = error};
	sweep_run run;
	const char *wrong;

	if (sscanf(o->point, "%u:%15[a-z]:%u:%7[a-z]:%15[A-Za-z]",
		   &point.process, kind, &point.number, mode, error) != 5)
		return false;
	for (int i = 0; i < FAULT_KINDS_COUNT; i++)
		if (strcmp(kind, sweep_kinds[i]) == 0)
			point.kind = (fault_kind)i;
	point.ever = strcmp(mode, "ever") == 0;
	if (!enter_folder(o, parent, 0) || !expand(o, command, &s.command) ||
	    !make_base(&s) ||
	    !sweep_run_make(&o->place, &s.command, &point, &run))
		return false;
	wrong = sweep_judge(&s.command, &point, &s.base, &run);
	for (int i = 0; i < FAULT_FRAMES_MAX; i++)
		if (run.page.frames[i][0])
			printf("  at %s\n", run.page.frames[i]);
	printf("--- status %d\n--- out\n%s--- err\n%s%s--- %s\n",
	       WIFEXITED(run.status) ? WEXITSTATUS(run.status)
				     : 128 + WTERMSIG(run.status),
	       text_of(&run.out), text_of(&run.err),
	       run.sanitizer.data ? run.sanitizer.data : "",
	       wrong	  ? wrong
	       : run.hits ? "as it should be"
			  : "this point is not reached");
	return !wrong;
}

/* The report that `explain` is about, made without any fault. */
static bool make_report(sweep_options *o, const char *parent)
{
	sweep s = {.o = o};
	char from[SWEEP_PATH_MAX + 32], to[SWEEP_PATH_MAX + 32];

	snprintf(o->base, sizeof(o->base), "%.1000s/base", parent);
	if (!enter_folder(o, parent, 0) ||
	    !expand(o, &commands_made[0], &s.command) || !make_base(&s))
		return false;
	if (!s.base.report.data) {
		fprintf(stderr, "sweep: no report:\n%s", s.base.err.data);
		return false;
	}
	snprintf(from, sizeof(from), "%s/o/report.xml", o->place.folder);
	snprintf(to, sizeof(to), "%s/report.xml", o->base);
	sweep_run_fini(&s.base);
	return mkdir(o->base, 0777) == 0 && rename(from, to) == 0;
}

static bool place_shim(const sweep_options *o, const char *parent)
{
	char name[SWEEP_PATH_MAX], *real = realpath(o->shim, NULL);
	bool placed;

	snprintf(name, sizeof(name), "%s/shim.so", parent);
	placed = real && symlink(real, name) == 0;
	free(real);
	return placed;
}

static int parse(sweep_options *o, int argc, char **argv)
{
	static const struct option long_options[] = {
	    {"heng", required_argument, NULL, 'h'},
	    {"shim", required_argument, NULL, 's'},
	    {"data", required_argument, NULL, 'd'},
	    {"plugins", required_argument, NULL, 'l'},
	    {"calls", required_argument, NULL, 'c'},
	    {"command", required_argument, NULL, 'C'},
	    {"kind", required_argument, NULL, 'k'},
	    {"process", required_argument, NULL, 'p'},
	    {"every", required_argument, NULL, 'e'},
	    {"offset", required_argument, NULL, 'o'},
	    {"jobs", required_argument, NULL, 'j'},
	    {"point", required_argument, NULL, 'P'},
	    {"pass", required_argument, NULL, 'a'},
	    {NULL, 0, NULL, 0},
	};
	int option;

	while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1)
		switch (option) {
		case 'h':
			o->place.heng = optarg;
			break;
		case 's':
			o->shim = optarg;
			break;
		case 'd':
			o->place.data = optarg;
			break;
		case 'l':
			o->place.plugins = optarg;
			break;
		case 'c':
			o->system = strcmp(optarg, "system") == 0;
			break;
		case 'C':
			o->command = optarg;
			break;
		case 'k':
			o->kind = optarg;
			break;
		case 'p':
			o->process = atoi(optarg);
			break;
		case 'e':
			o->every = atoi(optarg);
			break;
		case 'o':
			o->offset = atoi(optarg);
			break;
		case 'j':
			o->jobs = atoi(optarg);
			break;
		case 'P':
			o->point = optarg;
			break;
		case 'a':
			if (o->n_pass == 4)
				return -1;
			o->pass[o->n_pass++] = optarg;
			break;
		default:
			return -1;
		}
	/* The runs have a folder of their own. */
	if (o->place.heng)
		o->place.heng = realpath(o->place.heng, NULL);
	if (o->place.data)
		o->place.data = realpath(o->place.data, NULL);
	if (o->place.plugins)
		o->place.plugins = realpath(o->place.plugins, NULL);
	return optind == argc && o->place.heng && o->shim && o->place.data &&
		       o->place.plugins && o->every > 0 && o->jobs > 0 &&
		       (!o->point || o->command)
		   ? 0
		   : -1;
}

int main(int argc, char **argv)
{
	sweep_options o = {.process = -1, .every = 1, .jobs = 2};
	const char *tmp = getenv("TMPDIR");
	char parent[SWEEP_PATH_MAX - 64];
	sweep_tally *counts;
	bool right = true;

	if (parse(&o, argc, argv) < 0) {
		fputs(help, stderr);
		return 2;
	}
	snprintf(parent, sizeof(parent), "%.800s/heng-fault-XXXXXX",
		 tmp ? tmp : "/tmp");
	counts = mmap(NULL, sizeof(*counts), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (!mkdtemp(parent) || counts == MAP_FAILED ||
	    !place_shim(&o, parent)) {
		perror("sweep");
		return 2;
	}
	right = make_report(&o, parent);
	for (int i = 0; i < COMMANDS && o.base[0]; i++) {
		const sweep_command *command = &commands_made[i];

		if (o.command ? strcmp(o.command, command->name) != 0
			      : !o.system && (command->has_older ||
					      command->is_on_stdout))
			continue;
		if (!(o.point ? show_point : work)(&o, parent, command, counts))
			right = false;
	}
	leave_folders(&o, parent);
	return right ? 0 : 1;
}
