/* A survey: what became of every attachment and every reference to one. */

#include "plugins/evidence/survey.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 64 << 10, HEX_MAX = 2 * EVP_MAX_MD_SIZE + 1 };

/* Every attribute that names an attachment, wherever it stands. */
static const char *const reference_paths[REFERENCES] = {
    "//*/@attRef",	"//*/@evidence",    "//*/@contractRef",
    "//*/@supervision", "//*/@certificate", "//*/@signature",
};

int survey_paths_init(survey_paths *paths, const heng_host *host,
		      heng_call *call)
{
	int i, rc = 0;

	rc |= host->path(call, "attachment", &paths->attachment);
	rc |= host->path(call, "@id", &paths->id);
	rc |= host->path(call, "@hash", &paths->hash);
	rc |= host->path(call, "@size", &paths->size);
	rc |= host->path(call, "@href", &paths->href);
	for (i = 0; i < REFERENCES; i++)
		rc |=
		    host->path(call, reference_paths[i], &paths->references[i]);
	return rc ? HENG_PLUGIN_EVALUE : 0;
}

void survey_fini(struct survey *survey)
{
	size_t i;

	for (i = 0; i < survey->n; i++)
		free((char *)(uintptr_t)survey->items[i].id);
	for (i = 0; i < survey->n_dangling_ids; i++)
		free(survey->dangling_ids[i]);
	free(survey->items);
	free(survey->by_id);
	free(survey->dangling_ids);
	memset(survey, 0, sizeof(*survey));
}

/* "sha256:HEX" or "sm3:HEX": the algorithm, and where HEX begins. */
static const EVP_MD *algorithm(const char *declared, const char **hex)
{
	if (strncmp(declared, "sha256:", 7) == 0) {
		*hex = declared + 7;
		return EVP_sha256();
	}
	if (strncmp(declared, "sm3:", 4) == 0) {
		*hex = declared + 4;
		return EVP_sm3();
	}
	return NULL;
}

static void to_hex(const unsigned char *bytes, unsigned size, char out[HEX_MAX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned i;

	for (i = 0; i < size; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * size] = '\0';
}

/* Reads the file whole: its length, and its digest if `md` is not NULL. */
static int read_file(int fd, EVP_MD_CTX *context, const EVP_MD *md,
		     int64_t *bytes, char hex[HEX_MAX])
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned size = 0;
	char *block = malloc(BLOCK);
	int rc = HENG_PLUGIN_EMEMORY;
	ssize_t n;

	if (!block || (md && !EVP_DigestInit_ex(context, md, NULL)))
		goto out;
	while ((n = read(fd, block, BLOCK)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			rc = HENG_PLUGIN_EIO;
			goto out;
		}
		*bytes += n;
		if (md && !EVP_DigestUpdate(context, block, (size_t)n))
			goto out;
	}
	if (md && !EVP_DigestFinal_ex(context, digest, &size))
		goto out;
	to_hex(digest, size, hex);
	rc = 0;
out:
	free(block);
	return rc;
}

/* Opens, measures and digests one attachment. */
static int look_at(attachment *item, const survey_paths *paths,
		   const heng_host *host, heng_call *call, EVP_MD_CTX *context)
{
	heng_node size = host->first(call, item->node, paths->size);
	heng_node hash = host->first(call, item->node, paths->hash);
	heng_node href = host->first(call, item->node, paths->href);
	const EVP_MD *md = NULL;
	const char *wanted = NULL;
	char hex[HEX_MAX];
	int64_t declared = 0;
	int fd, rc;

	item->has_size = size && host->integer(call, size, &declared) == 0;
	if (hash)
		md = algorithm(host->token(call, hash, NULL), &wanted);
	item->has_hash = md != NULL;
	if (href)
		host->value(call, href, NULL); /* the report names the file */
	fd = host->attachment_open(call, item->id);
	if (fd == HENG_PLUGIN_EMEMORY)
		return fd; /* whether it is there is not known */
	if (fd < 0) {
		item->state =
		    fd == HENG_PLUGIN_EUSAGE ? FILE_NO_FOLDER : FILE_MISSING;
		return 0;
	}
	rc = read_file(fd, context, md, &item->bytes, hex);
	close(fd);
	if (rc == HENG_PLUGIN_EIO) {
		item->state = FILE_MISSING;
		item->bytes = 0;
		return 0;
	}
	if (rc)
		return rc;
	item->state = FILE_READ;
	item->other_size = item->has_size && declared != item->bytes;
	item->other_hash = item->has_hash && strcmp(wanted, hex) != 0;
	return 0;
}

static int by_id(const void *a, const void *b)
{
	const attachment *const *x = a, *const *y = b;
	int order = strcmp((*x)->id, (*y)->id);

	return order ? order : (*x > *y) - (*x < *y);
}

static int id_against(const void *id, const void *item)
{
	return strcmp(id, (*(const attachment *const *)item)->id);
}

/* All attachments, as the dossier lists them. */
static int list(struct survey *survey, const survey_paths *paths,
		const heng_host *host, heng_call *call)
{
	const heng_node *nodes;
	int32_t i, n;

	n = host->all(call, host->root(call), paths->attachment, &nodes);
	if (n < 0)
		return n;
	if (n > SURVEYED_MAX)
		return HENG_PLUGIN_ELIMIT;
	survey->items = calloc((size_t)n + 1, sizeof(*survey->items));
	survey->by_id = calloc((size_t)n + 1, sizeof(*survey->by_id));
	if (!survey->items || !survey->by_id)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; i < n; i++) {
		attachment *item = &survey->items[i];
		heng_node id = host->first(call, nodes[i], paths->id);

		item->node = nodes[i];
		item->id = strdup(id ? host->token(call, id, NULL) : "");
		if (!item->id)
			return HENG_PLUGIN_EMEMORY;
		survey->n++;
		survey->by_id[i] = item;
	}
	qsort(survey->by_id, survey->n, sizeof(*survey->by_id), by_id);
	return 0;
}

static int note_dangling(struct survey *survey, const char *id)
{
	char **ids = survey->dangling_ids;

	survey->dangling++;
	if (survey->n_dangling_ids == DANGLING_IDS_MAX)
		return 0;
	if (!ids)
		ids = calloc(DANGLING_IDS_MAX, sizeof(*ids));
	if (!ids)
		return HENG_PLUGIN_EMEMORY;
	survey->dangling_ids = ids;
	ids[survey->n_dangling_ids] = strdup(id);
	if (!ids[survey->n_dangling_ids])
		return HENG_PLUGIN_EMEMORY;
	survey->n_dangling_ids++;
	return 0;
}

static int follow_references(struct survey *survey, const survey_paths *paths,
			     const heng_host *host, heng_call *call)
{
	int path;

	for (path = 0; path < REFERENCES; path++) {
		const heng_node *nodes;
		int32_t i, n = host->all(call, host->root(call),
					 paths->references[path], &nodes);

		if (n < 0)
			return n;
		for (i = 0; i < n; i++) {
			const char *id = host->token(call, nodes[i], NULL);
			attachment **found =
			    bsearch(id, survey->by_id, survey->n,
				    sizeof(*survey->by_id), id_against);
			int rc = 0;

			if (found)
				(*found)->referenced = true;
			else
				rc = note_dangling(survey, id);
			if (rc)
				return rc;
		}
	}
	return 0;
}

int survey_make(struct survey *survey, const survey_paths *paths,
		const heng_host *host, heng_call *call)
{
	EVP_MD_CTX *context = NULL;
	size_t i;
	int rc;

	survey_fini(survey);
	rc = list(survey, paths, host, call);
	if (rc)
		return rc;
	context = EVP_MD_CTX_new();
	if (!context)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; !rc && i < survey->n; i++)
		rc = look_at(&survey->items[i], paths, host, call, context);
	EVP_MD_CTX_free(context);
	return rc ? rc : follow_references(survey, paths, host, call);
}
