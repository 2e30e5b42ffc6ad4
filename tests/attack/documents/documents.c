/* Hostile documents: each does its harm to a bare parser and none to heng. */
#include <dirent.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/utf8.h"
#include "tests/attack/documents/attack.h"
#include "tests/attack/documents/bare.h"
#include "tests/attack/documents/trial.h"

/* The gates: any document is refused or assessed within these. */
enum {
	TIME_MAX = 2000,	    /* ms of processor time */
	MEMORY_MAX = 128 << 10,	    /* kB */
	HENG_DEADLINE = 20000,	    /* ms; a busy machine is no failure */
	BARE_DEADLINE = 800,	    /* ms; longer is "stalls" */
	BARE_ADDRESSES = 768 << 20, /* bytes */
	WORKERS = 2,
	TRIES = 5, /* of heng, while only the clock stops it */
};

#if defined(__SANITIZE_ADDRESS__)
enum { IS_SANITIZED = true };
#else
enum { IS_SANITIZED = false };
#endif

typedef struct place {
	char work[1024], folder[2048], canary[2048];
	const char *heng, *samples;
	lookout look;
	int checks, failures;
	long slowest, largest; /* of heng: ms, kB */
} place;

static void fail(place *p, const attack *a, const char *what, const char *more)
{
	fprintf(stderr, "FAIL: %s: %s%s\n", a->name, what, more);
	p->failures++;
}

static const char *word_of(const trial *t)
{
	if (t->has_connected)
		return "connects";
	if (t->has_read)
		return "reads";
	if (t->signal != 0)
		return "crashes";
	if (t->late)
		return "stalls";
	if (t->status == BARE_MEMORY || (t->peak > MEMORY_MAX && !IS_SANITIZED))
		return "memory";
	if (t->status == BARE_TRUNCATES)
		return "truncates";
	if (t->status == BARE_ACCEPTS)
		return "accepts";
	return "refuses";
}

/* A file's whole text; NULL: it is not there. */
static char *text_of(const place *p, const char *name, size_t *size)
{
	char path[4200];
	struct stat st;
	char *text = NULL;
	FILE *in;

	snprintf(path, sizeof(path), "%s/%s", p->folder, name);
	in = fopen(path, "r");
	if (in && fstat(fileno(in), &st) == 0)
		text = malloc((size_t)st.st_size + 1);
	if (text) {
		*size = fread(text, 1, (size_t)st.st_size, in);
		text[*size] = '\0';
	}
	if (in)
		fclose(in);
	return text;
}

/* Nothing that moves a cursor, rings, or turns the direction of writing. */
static bool is_safe(uint32_t point)
{
	return point == '\n' || point == '\t' ||
	       (point >= 0x20 && point < 0x7f) ||
	       (point >= 0xa0 && point != 0x061c && point != 0x200e &&
		point != 0x200f && !(point >= 0x2028 && point <= 0x202e) &&
		!(point >= 0x2066 && point <= 0x2069));
}

static bool is_shown_safely(const place *p, const char *name)
{
	size_t size = 0, at = 0;
	char *text = text_of(p, name, &size);
	bool safe = true;

	while (text && safe && at < size) {
		uint32_t point = 0;
		size_t step = heng_utf8_decode(text + at, size - at, &point);

		safe = step > 0 && is_safe(point);
		at += step;
	}
	free(text);
	return safe;
}

/* "H1013", "3:1", "verdict=improve", or a word that the output has. */
static bool is_met(const place *p, const char *word)
{
	char wanted[ATTACK_TEXT_MAX + 32];
	const char *in = "err";
	size_t size;
	char *text;
	bool met;

	if (word[0] == 'H' && strlen(word) == 5)
		snprintf(wanted, sizeof(wanted), "error[%s]", word);
	else if (word[0] >= '0' && word[0] <= '9' && strchr(word, ':'))
		snprintf(wanted, sizeof(wanted), "document.xml:%s\n", word);
	else
		snprintf(wanted, sizeof(wanted), "%s", word);
	if (strncmp(word, "verdict=", 8) == 0) {
		snprintf(wanted, sizeof(wanted), "<verdict outcome=\"%s\"",
			 word + 8);
		in = "report.xml";
	}
	text = text_of(p, in, &size);
	met = text && strstr(text, wanted);
	free(text);
	return met;
}

typedef struct command {
	const place *place;
	const char *name;
} command;

/* A trial_fn: becomes heng. */
static int run_heng(void *userdata)
{
	const command *c = userdata;
	const char *heng = c->place->heng;
	char sample[2048];

	snprintf(sample, sizeof(sample), "%s/clean-exit.xml",
		 c->place->samples);
	(void)remove("report.xml");
	if (strcmp(c->name, "assess") == 0)
		execl(heng, heng, "assess", "document.xml", "-o", "report.xml",
		      "--lang", "both", (char *)NULL);
	else if (strcmp(c->name, "panel") == 0)
		execl(heng, heng, "assess", sample, "--panel", "document.xml",
		      "-o", "report.xml", (char *)NULL);
	else if (strcmp(c->name, "explain") == 0)
		execl(heng, heng, "explain", "./document.xml", (char *)NULL);
	else
		execl(heng, heng, c->name, "document.xml", (char *)NULL);
	return 127;
}

static void check_gates(place *p, const attack *a, const trial *t)
{
	char text[64];

	if (t->has_read || t->has_connected)
		fail(p, a, "heng opened what the document names", "");
	if (IS_SANITIZED)
		return;
	if (t->cpu > TIME_MAX || t->late) {
		snprintf(text, sizeof(text), "%ld ms", t->cpu);
		fail(p, a, "heng took too long: ", text);
	}
	if (t->peak > MEMORY_MAX) {
		snprintf(text, sizeof(text), "%ld kB", t->peak);
		fail(p, a, "heng took too much memory: ", text);
	}
	p->slowest = t->cpu > p->slowest ? t->cpu : p->slowest;
	p->largest = t->peak > p->largest ? t->peak : p->largest;
}

/* Whether only the clock ran out, as it may where many others are at work. */
static bool is_hurried(const place *p, const trial *t, const attack_run *run)
{
	size_t size = 0;
	char *err;
	bool hurried;

	if (t->status != 4 || run->status == 4 || t->cpu > TIME_MAX)
		return false;
	err = text_of(p, "err", &size);
	hurried = err && strstr(err, "-wall");
	free(err);
	return hurried;
}

static bool try_heng(place *p, const attack_run *run, trial *t)
{
	const trial_limits limits = {.deadline = HENG_DEADLINE};
	command c = {p, run->command};

	for (int i = 0; i < TRIES; i++) {
		if (!trial_run(t, &limits, p->folder, &p->look, run_heng, &c))
			return false;
		if (!is_hurried(p, t, run))
			break;
	}
	return true;
}

static void check_run(place *p, const attack *a, const attack_run *run)
{
	int before = p->failures;
	char text[128], *err;
	size_t size = 0;
	trial t;

	p->checks++;
	if (!try_heng(p, run, &t)) {
		fail(p, a, "heng cannot be run", "");
		return;
	}
	snprintf(text, sizeof(text), "heng %s: status %d, signal %d, not %d",
		 run->command, t.status, t.signal, run->status);
	if (t.status != run->status)
		fail(p, a, text, "");
	for (int i = 0; i < run->n_words; i++) {
		if (!is_met(p, run->words[i]))
			fail(p, a, "not said: ", run->words[i]);
	}
	/* Only what was assessed has a verdict. */
	err = text_of(p, "report.xml", &size);
	if (err && (run->status == 2 || strcmp(run->command, "explain") == 0))
		fail(p, a, "there is a report", "");
	free(err);
	if (!is_shown_safely(p, "out") || !is_shown_safely(p, "err") ||
	    !is_shown_safely(p, "report.xml"))
		fail(p, a, "control characters in what is shown", "");
	check_gates(p, a, &t);
	printf("%-32s %-9s %5ld ms %7ld kB\n", a->name, run->command, t.cpu,
	       t.peak);
	if (p->failures == before)
		return;
	err = text_of(p, "err", &size);
	fprintf(stderr, "%.2000s\n", err ? err : "");
	free(err);
}

static void check_bare(place *p, const attack *a)
{
	const trial_limits limits = {.deadline = BARE_DEADLINE,
				     .memory =
					 IS_SANITIZED ? 0 : BARE_ADDRESSES,
				     .stop_early = true};
	unsigned flags = a->flags;
	const char *word;
	trial t;

	/* Where addresses are unbounded, so is the harm. */
	if (IS_SANITIZED && (strcmp(a->bare, "memory") == 0 ||
			     strcmp(a->bare, "exhausts") == 0 ||
			     strcmp(a->bare, "crashes") == 0))
		return;
	p->checks++;
	if (!trial_run(&t, &limits, p->folder, &p->look, bare_run, &flags)) {
		fail(p, a, "the bare run cannot be run", "");
		return;
	}
	word = word_of(&t);
	if (flags & BARE_PRINT &&
	    (!is_shown_safely(p, "out") || !is_shown_safely(p, "err")))
		word = "shows";
	printf("%-32s bare      %5ld ms %7ld kB  %s\n", a->name, t.cpu, t.peak,
	       word);
	if (strcmp(a->bare, "exhausts") == 0 &&
	    (strcmp(word, "stalls") == 0 || strcmp(word, "memory") == 0))
		return;
	/* What must be read by everybody: the neighbour of an attack. */
	if (strcmp(a->bare, "harmless") == 0 && strcmp(word, "accepts") == 0)
		return;
	if (strcmp(word, a->bare) != 0)
		fail(p, a, "the bare run ", word);
}

static void clear_folder(const char *folder)
{
	char path[4200];
	struct dirent *item;
	DIR *dir = opendir(folder);

	while (dir && (item = readdir(dir))) {
		if (strcmp(item->d_name, ".") == 0 ||
		    strcmp(item->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, item->d_name);
		(void)remove(path);
	}
	if (dir)
		closedir(dir);
	(void)rmdir(folder);
}

static void check_attack(place *p, const char *cases, const char *file)
{
	attack a = {0};

	if (!attack_read(&a, cases, file)) {
		p->failures++;
		return;
	}
	snprintf(p->folder, sizeof(p->folder), "%s/%s", p->work, a.name);
	if (mkdir(p->folder, 0755) < 0 ||
	    !attack_make(&a, p->folder, p->canary, &p->look)) {
		fail(p, &a, "cannot be made", "");
	} else {
		/* Making it may have looked at the canary. */
		(void)lookout_has_read(&p->look);
		(void)lookout_has_connected(&p->look);
		check_bare(p, &a);
		for (int i = 0; i < a.n_runs; i++)
			check_run(p, &a, &a.runs[i]);
	}
	clear_folder(p->folder);
}

static int is_case(const struct dirent *item)
{
	const char *ending = strrchr(item->d_name, '.');

	return ending &&
	       (strcmp(ending, ".xml") == 0 || strcmp(ending, ".sh") == 0);
}

static bool open_place(place *p, const char *top)
{
	static char samples[1024], work[1024];
	const char *tmp = getenv("TMPDIR");

	/* What would lead libxml2 elsewhere. */
	(void)unsetenv("http_proxy");
	(void)unsetenv("ftp_proxy");
	(void)unsetenv("XML_CATALOG_FILES");
	p->heng = getenv("HENG");
	if (!p->heng || access(p->heng, X_OK) < 0) {
		fprintf(stderr, "HENG names no program\n");
		return false;
	}
	snprintf(samples, sizeof(samples), "%s/tests/samples", top);
	p->samples = samples;
	(void)setenv("samples", samples, 1);
	snprintf(work, sizeof(work), "%s/heng 文件 XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(work)) {
		perror(work);
		return false;
	}
	snprintf(p->work, sizeof(p->work), "%s", work);
	snprintf(p->canary, sizeof(p->canary), "%s/canary.xml", p->work);
	return lookout_open(&p->look, p->canary);
}

/* What the workers sum up, in memory that they share. */
typedef struct sums {
	atomic_int attacks, checks, failures;
	atomic_long slowest, largest;
} sums;

static void raise_to(atomic_long *most, long value)
{
	long known = atomic_load(most);

	while (value > known &&
	       !atomic_compare_exchange_weak(most, &known, value))
		;
}

static bool is_asked(const char *name, int argc, char **argv)
{
	for (int k = 1; k < argc; k++) {
		if (strcmp(argv[k], name) == 0)
			return true;
	}
	return argc == 1;
}

/* Every WORKERS-th of the attacks, from `first` on. */
static int work_through(const char *top, int first, int argc, char **argv,
			sums *total)
{
	struct dirent **items = NULL;
	place p = {.look = {-1, -1, 0}};
	char cases[1024];
	int n;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!open_place(&p, top))
		return 1;
	snprintf(cases, sizeof(cases), "%s/tests/attack/documents", top);
	n = scandir(cases, &items, is_case, alphasort);
	for (int i = first; i < n; i += WORKERS) {
		if (!is_asked(items[i]->d_name, argc, argv))
			continue;
		check_attack(&p, cases, items[i]->d_name);
		atomic_fetch_add(&total->attacks, 1);
	}
	for (int i = 0; i < n; i++)
		free(items[i]);
	free(items);
	atomic_fetch_add(&total->checks, p.checks);
	atomic_fetch_add(&total->failures, p.failures);
	raise_to(&total->slowest, p.slowest);
	raise_to(&total->largest, p.largest);
	lookout_close(&p.look);
	(void)remove(p.canary);
	(void)rmdir(p.work);
	return 0;
}

int main(int argc, char **argv)
{
	const char *top = getenv("top_srcdir");
	sums *total = mmap(NULL, sizeof(*total), PROT_READ | PROT_WRITE,
			   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	bool ok = total != MAP_FAILED && top;
	pid_t worker[WORKERS];
	int status;

	if (!ok) {
		fprintf(stderr, "top_srcdir must be set\n");
		return 99;
	}
	for (int k = 0; k < WORKERS; k++) {
		worker[k] = fork();
		if (worker[k] == 0)
			exit(work_through(top, k, argc, argv, total));
		ok = ok && worker[k] > 0;
	}
	for (int k = 0; k < WORKERS; k++)
		ok = ok && waitpid(worker[k], &status, 0) == worker[k] &&
		     status == 0;
	printf("%d attacks, %d runs, %d failures; heng took %ld ms and %ld kB "
	       "at most\n",
	       total->attacks, total->checks, total->failures, total->slowest,
	       total->largest);
	return !ok || total->attacks == 0 || total->failures > 0;
}
