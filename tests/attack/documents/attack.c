/* The attack: a file that says in its head what it does and what stops it. */
#include "tests/attack/documents/attack.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/uri.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/attack/documents/bare.h"

enum { HEAD_LINES = 16, DOCUMENT_MAX = 64 << 10, ATTACK_VALUE_MAX = 8192 };

static bool wrong(const attack *a, const char *what)
{
	fprintf(stderr, "%s: its head %s\n", a->file, what);
	return false;
}

static char *next_word(char **rest)
{
	char *word = strtok_r(NULL, " ", rest);

	return word && *word ? word : NULL;
}

static bool take_bare(attack *a, char *text)
{
	char *rest, *word = strtok_r(text, " ", &rest);

	a->bare = word ? word : "";
	while ((word = next_word(&rest))) {
		unsigned flag = bare_flag_find(word);

		if (strcmp(word, "with") == 0)
			continue;
		if (!flag)
			return wrong(a, "names an unknown habit");
		a->flags |= flag;
	}
	return true;
}

static bool take_run(attack *a, char *text)
{
	char *rest, *word = strtok_r(text, " ", &rest);
	attack_run *run = &a->runs[a->n_runs];

	if (a->n_runs == ATTACK_RUNS_MAX)
		return wrong(a, "has too many runs");
	run->command = word ? word : "";
	word = next_word(&rest);
	run->status = word ? atoi(word) : -1;
	while ((word = next_word(&rest))) {
		if (run->n_words == ATTACK_WORDS_MAX)
			return wrong(a, "has a run with too many words");
		run->words[run->n_words++] = word;
	}
	a->n_runs++;
	return true;
}

static bool take_line(attack *a, const char *line)
{
	static const char *const keys[] = {"attack: ", "bare: ", "heng: "};
	char *text = a->text[a->n_texts], *end;

	line += strspn(line, "#<!- \t");
	for (int k = 0; k < 3; k++) {
		size_t size = strlen(keys[k]);

		if (strncmp(line, keys[k], size) != 0)
			continue;
		if (a->n_texts == ATTACK_RUNS_MAX + 2)
			return wrong(a, "has too many lines");
		a->n_texts++;
		snprintf(text, ATTACK_TEXT_MAX, "%s", line + size);
		end = strstr(text, " -->");
		*(end ? end : text + strcspn(text, "\n")) = '\0';
		if (k == 1)
			return take_bare(a, text);
		if (k == 2)
			return take_run(a, text);
		a->attack = text;
	}
	return true;
}

/* What validate refuses, assess refuses in the same words. */
static void imply_assess(attack *a)
{
	attack_run *first = &a->runs[0];

	if (a->n_runs != 1 || strcmp(first->command, "validate") != 0 ||
	    first->status != 2)
		return;
	a->runs[1] = *first;
	a->runs[1].command = "assess";
	a->n_runs = 2;
}

bool attack_read(attack *a, const char *folder, const char *file)
{
	const char *ending = strrchr(file, '.');
	char line[1024];
	bool ok = true;
	FILE *in;

	snprintf(a->file, sizeof(a->file), "%s/%s", folder, file);
	snprintf(a->name, sizeof(a->name), "%.*s", (int)(ending - file), file);
	a->is_script = strcmp(ending, ".sh") == 0;
	in = fopen(a->file, "r");
	if (!in) {
		perror(a->file);
		return false;
	}
	for (int i = 0; ok && i < HEAD_LINES && fgets(line, sizeof(line), in);
	     i++)
		ok = take_line(a, line);
	fclose(in);
	if (!ok)
		return false;
	if (!a->attack || !a->bare || a->n_runs == 0)
		return wrong(a, "lacks attack:, bare: or heng:");
	imply_assess(a);
	return true;
}

/* What a mark of a document stands for; "": it is none. */
static size_t value_of(const char *mark, const char *canary,
		       const lookout *look, char out[ATTACK_VALUE_MAX])
{
	char *url;

	out[0] = '\0';
	if (strncmp(mark, "@FILE@", 6) == 0) {
		snprintf(out, ATTACK_VALUE_MAX, "%s", canary);
		return 6;
	}
	if (strncmp(mark, "@PORT@", 6) == 0) {
		snprintf(out, ATTACK_VALUE_MAX, "%u", look->port);
		return 6;
	}
	if (strncmp(mark, "@URL@", 5) != 0)
		return 0;
	url = (char *)xmlURIEscapeStr((const xmlChar *)canary,
				      (const xmlChar *)"/");
	snprintf(out, ATTACK_VALUE_MAX, "file://%s", url ? url : "");
	xmlFree(url);
	return 5;
}

static bool put(FILE *out, const char *text, size_t size)
{
	return fwrite(text, 1, size, out) == size;
}

/* Copies the file with the canary's name and the port in place. */
static bool copy_document(const attack *a, const char *canary,
			  const lookout *look)
{
	static char text[DOCUMENT_MAX], value[ATTACK_VALUE_MAX];
	FILE *in = fopen(a->file, "r"), *out = fopen("document.xml", "w");
	size_t size = in ? fread(text, 1, sizeof(text) - 1, in) : 0;
	const char *at = text, *end = text + size;
	bool ok = size > 0 && out;

	text[size] = '\0';
	while (ok && at < end) {
		const char *mark = strchr(at, '@');

		if (!mark)
			mark = end;
		ok = put(out, at, (size_t)(mark - at));
		at = mark + value_of(mark, canary, look, value);
		ok = ok && put(out, value, strlen(value));
		/* An @ that stands for itself. */
		if (at == mark && at < end)
			ok = ok && put(out, at++, 1);
	}
	if (in)
		fclose(in);
	return out && fclose(out) == 0 && ok;
}

/* Runs the script; what it prints is the document, unless it made one. */
static bool run_script(const attack *a, const char *canary, const lookout *look)
{
	static char port[ATTACK_VALUE_MAX], url[ATTACK_VALUE_MAX];
	int fd = open("printed", O_WRONLY | O_CREAT | O_TRUNC, 0644);

	(void)value_of("@PORT@", canary, look, port);
	(void)value_of("@URL@", canary, look, url);
	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0 ||
	    setenv("canary", canary, 1) < 0 || setenv("port", port, 1) < 0 ||
	    setenv("url", url, 1) < 0)
		return false;
	execl("/bin/sh", "sh", a->file, (char *)NULL);
	return false;
}

bool attack_make(const attack *a, const char *folder, const char *canary,
		 const lookout *look)
{
	struct stat st;
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		if (chdir(folder) < 0)
			_exit(1);
		if (a->is_script)
			_exit(run_script(a, canary, look) ? 0 : 127);
		_exit(copy_document(a, canary, look) ? 0 : 1);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0) {
		fprintf(stderr, "%s: its document cannot be made\n", a->file);
		return false;
	}
	if (a->is_script) {
		char from[4200], to[4200];

		snprintf(from, sizeof(from), "%s/printed", folder);
		snprintf(to, sizeof(to), "%s/document.xml", folder);
		if (lstat(to, &st) < 0 && errno == ENOENT &&
		    rename(from, to) < 0)
			return false;
	}
	return true;
}
