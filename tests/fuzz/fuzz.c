/* What the targets stand on; see fuzz.h. */
#include "tests/fuzz/fuzz.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/utf8.h"
#include "core/model/grammar.h"
#include "core/read/reader.h"

const char small_dossier[] =
    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' xml:lang='zh'"
    " asOf='2021-09-28' scheme='pboc-tool' phase='exit' status='completed'>"
    "<region>深圳</region><batch>第一批</batch>"
    "<milestone type='publicity-start' date='2020-07-31'/>"
    "<app><name>示例服务</name><techUse n='1' tech='ai-ml'/>"
    "<techUse n='2' tech='bigdata'/><function>信用</function></app>"
    "<org role='lead' kind='credit-bureau'><nameZh>甲</nameZh></org>"
    "<org kind='government'><nameZh>乙</nameZh></org>"
    "<attachment id='A1' mediaType='text/plain' href='a.txt' size='1'"
    " hash='sha256:"
    "1209495a77e3a90aba1422b7629cb679d7cc21f2a83019d1e0f3f0e9aa6c7f1b'>"
    "<title>件</title></attachment></dossier>";

static heng_reader *reader; /* of the small dossier */

static void forget_dossier(void)
{
	heng_reader_free(reader);
}

const heng_image *read_small_dossier(void)
{
	static const heng_image *image;
	heng_error error;

	if (image)
		return image;
	reader = heng_reader_new();
	demand(reader, "no memory");
	atexit(forget_dossier);
	demand(heng_read(reader, &heng_dossier_grammar, "d.xml", small_dossier,
			 strlen(small_dossier), NULL, NULL, &image,
			 &error) == HENG_OK,
	       "%s", error.en);
	return image;
}

bool is_clean(const char *text, size_t size, const char *but)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)text[i];

		if ((c < ' ' || c == 0x7f) && (!c || !strchr(but, c)))
			return false;
	}
	return heng_utf8_valid(text, size) == size;
}

void check_error(const heng_error *error, const char *text, size_t size)
{
	static const heng_lang languages[] = {HENG_ZH, HENG_EN, HENG_BOTH};
	uint32_t lines = 1;
	char out[8192];

	demand(error->rc != HENG_OK, "an error that is none");
	demand(error->code[0] == 'H' && *error->zh && *error->en, "code '%s'",
	       error->code);
	for (size_t i = 0; text && i < size; i++)
		lines += text[i] == '\n' || text[i] == '\r';
	demand(!text || error->line <= lines, "%s on line %u of %u",
	       error->code, error->line, lines);
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		size_t n =
		    heng_error_format(error, languages[i], out, sizeof(out));

		demand(n < sizeof(out), "%zu bytes", n);
		demand(is_clean(out, n, "\n"), "%s cannot be shown: %s",
		       error->code, out);
	}
}

char *exact_copy(const uint8_t *data, size_t size)
{
	char *copy = malloc(size ? size : 1);

	demand(copy, "no memory");
	if (size)
		memcpy(copy, data, size);
	return copy;
}

static char folder[256];

static int remove_one(const char *path, const struct stat *status, int kind,
		      struct FTW *walk)
{
	(void)status;
	(void)kind;
	(void)walk;
	return remove(path);
}

static void remove_folder(void)
{
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *scratch_folder(void)
{
	const char *base = getenv("TMPDIR");

	if (*folder)
		return folder;
	snprintf(folder, sizeof(folder), "%s/heng-fuzz-XXXXXX",
		 base && *base ? base : "/tmp");
	demand(mkdtemp(folder), "%s: %s", folder, strerror(errno));
	atexit(remove_folder);
	return folder;
}

const char *put_file(const char *name, const void *data, size_t size)
{
	static char path[512];
	char *slash;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", scratch_folder(), name);
	slash = path + strlen(scratch_folder());
	while ((slash = strchr(slash + 1, '/')) != NULL) {
		*slash = '\0';
		demand(mkdir(path, 0700) == 0 || errno == EEXIST, "%s: %s",
		       path, strerror(errno));
		*slash = '/';
	}
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	demand(fd >= 0, "%s: %s", path, strerror(errno));
	demand(write(fd, data, size) == (ssize_t)size, "%s: %s", path,
	       strerror(errno));
	close(fd);
	return path;
}

static void put_text(heng_buf *out, const char *text)
{
	heng_buf_puts(out, text ? text : "-");
	heng_buf_putc(out, '\n');
}

static void demand_clean(const char *text)
{
	demand(text && is_clean(text, strlen(text), ""), "%s",
	       text ? text : "no text");
}

static void check_result(const heng_result *result)
{
	switch (result->outcome) {
	case HENG_PARTIAL:
		demand(result->share > 0 && result->share < 10000,
		       "partial with %d", (int)result->share);
		break;
	case HENG_PASS:
	case HENG_NOT_APPLICABLE:
	case HENG_INSUFFICIENT:
	case HENG_ERROR:
	case HENG_FAIL:
		break;
	default:
		demand(false, "the outcome %d", (int)result->outcome);
	}
	/* What went wrong is never without a word. */
	if (result->outcome == HENG_ERROR)
		demand(result->findings, "%s has no cause", result->rule->id);
}

void put_result(heng_buf *out, const heng_result *result)
{
	const heng_finding *finding;
	const heng_value_read *read;
	const heng_missing *missing;

	check_result(result);
	heng_buf_printf(out, "%s %d %d %d %zu %zu\n", result->rule->id,
			(int)result->outcome, (int)result->share,
			(int)result->is_excluded, result->n_findings,
			result->n_reads);
	for (finding = result->findings; finding; finding = finding->next) {
		demand_clean(finding->message.zh);
		demand_clean(finding->message.en);
		put_text(out, finding->path);
		put_text(out, finding->message.zh);
		put_text(out, finding->message.en);
		heng_buf_printf(out, "%u:%u\n", finding->line, finding->column);
	}
	for (read = result->reads; read; read = read->next) {
		put_text(out, read->path);
		put_text(out, read->value);
		heng_buf_printf(out, "%u %d %d\n", read->line, read->missing,
				read->truncated);
	}
	for (missing = result->missing; missing; missing = missing->next)
		put_text(out, missing->path);
}
