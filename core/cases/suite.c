/* Suite: all cases below a folder, and the dossiers they are tried on. */
#include "core/cases/suite.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/cases/edit.h"
#include "core/read/reader.h"

enum { DEPTH_MAX = 4, PATH_BYTES = 8192 };

/* A sample that was asked for by name and found. */
typedef struct sample {
	char *path;
	heng_sample *tree;
	heng_image *image; /* without edits */
} sample;

/* Where a case comes from and what was made for it. */
typedef struct slot {
	size_t file;
	heng_image *image; /* NULL: not yet, or the sample's own */
} slot;

struct heng_suite {
	const heng_suite_options *options;
	heng_reader *reader;
	heng_case_file **files;
	size_t n_files, cap_files;
	heng_case *cases;
	slot *slots;
	size_t n_cases;
	sample **samples;
	size_t n_samples, cap_samples;
	heng_buf text; /* of the dossier in hand */
};

static bool is_case_file(const char *name)
{
	static const char ending[] = ".test.lua";
	size_t n = strlen(name), m = strlen(ending);

	return n > m && strcmp(name + n - m, ending) == 0;
}

static heng_rc read_file(heng_suite *suite, const char *path, heng_error *error)
{
	heng_case_file **grown = heng_array_grow(
	    suite->files, suite->n_files, &suite->cap_files, sizeof(*grown));
	heng_case_file *file;

	if (!grown)
		return heng_fail_memory(error);
	suite->files = grown;
	file = calloc(1, sizeof(*file));
	if (!file)
		return heng_fail_memory(error);
	suite->files[suite->n_files++] = file;
	return heng_case_file_read(file, path, error);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static heng_rc read_folder(heng_suite *suite, const char *path, int depth,
			   heng_error *error)
{
	struct dirent **entries;
	int n = scandir(path, &entries, is_visible, by_name);
	heng_rc rc = HENG_OK;

	if (n < 0 && errno == ENOMEM)
		return heng_fail_memory(error);
	if (n < 0) {
		heng_fail(error, HENG_EIO, "H7040", "无法读取文件夹：%s",
			  "the folder cannot be read: %s", strerror(errno));
		heng_error_at(error, path, 0, 0, 0);
		return HENG_EIO;
	}
	for (int i = 0; i < n; i++) {
		char below[PATH_BYTES];
		int size = snprintf(below, sizeof(below), "%s/%s", path,
				    entries[i]->d_name);

		if (rc == HENG_OK && (size_t)size < sizeof(below)) {
			if (is_case_file(below))
				rc = read_file(suite, below, error);
			else if (depth < DEPTH_MAX && heng_file_is_dir(below))
				rc =
				    read_folder(suite, below, depth + 1, error);
		}
		free(entries[i]);
	}
	free(entries);
	return rc;
}

/* Puts the cases of all files into one list. */
static heng_rc gather(heng_suite *suite, heng_error *error)
{
	size_t total = 0;

	for (size_t i = 0; i < suite->n_files; i++)
		total += suite->files[i]->count;
	suite->cases = calloc(total + 1, sizeof(*suite->cases));
	suite->slots = calloc(total + 1, sizeof(*suite->slots));
	if (!suite->cases || !suite->slots)
		return heng_fail_memory(error);
	for (size_t i = 0; i < suite->n_files; i++) {
		for (size_t k = 0; k < suite->files[i]->count; k++) {
			suite->slots[suite->n_cases].file = i;
			suite->cases[suite->n_cases++] =
			    suite->files[i]->cases[k];
		}
	}
	return HENG_OK;
}

heng_rc heng_suite_open(const char *path, const heng_suite_options *options,
			heng_suite **out, heng_error *error)
{
	heng_suite *suite = calloc(1, sizeof(*suite));
	heng_rc rc = HENG_OK;

	*out = NULL;
	if (suite)
		suite->reader = heng_reader_new();
	if (!suite || !suite->reader) {
		heng_suite_free(suite);
		return heng_fail_memory(error);
	}
	suite->options = options;
	heng_reader_limit(suite->reader,
			  (size_t)options->limits->document_bytes);
	rc = heng_file_is_dir(path) ? read_folder(suite, path, 0, error)
				    : read_file(suite, path, error);
	if (rc == HENG_OK)
		rc = gather(suite, error);
	if (rc == HENG_OK)
		*out = suite;
	else
		heng_suite_free(suite);
	return rc;
}

void heng_suite_free(heng_suite *suite)
{
	if (!suite)
		return;
	for (size_t i = 0; i < suite->n_cases; i++)
		free(suite->slots[i].image);
	for (size_t i = 0; i < suite->n_files; i++) {
		heng_case_file_fini(suite->files[i]);
		free(suite->files[i]);
	}
	for (size_t i = 0; i < suite->n_samples; i++) {
		free(suite->samples[i]->path);
		free(suite->samples[i]->image);
		heng_sample_free(suite->samples[i]->tree);
		free(suite->samples[i]);
	}
	free(suite->files);
	free(suite->cases);
	free(suite->slots);
	free(suite->samples);
	heng_buf_fini(&suite->text);
	heng_reader_free(suite->reader);
	free(suite);
}

const heng_case *heng_suite_cases(const heng_suite *suite, size_t *count)
{
	*count = suite->n_cases;
	return suite->cases;
}

const heng_equivalent *heng_suite_equivalent(const heng_suite *suite,
					     size_t index)
{
	for (size_t i = 0; i < suite->n_files; i++) {
		if (index < suite->files[i]->n_equivalents)
			return &suite->files[i]->equivalents[index];
		index -= suite->files[i]->n_equivalents;
	}
	return NULL;
}

const heng_buf *heng_suite_text(const heng_suite *suite, const heng_case *c)
{
	return &suite->files[suite->slots[c - suite->cases].file]->text;
}

/* Reads a document and keeps its image in a block of its own. */
static heng_rc read_image(heng_suite *suite, const char *name,
			  const heng_buf *text, heng_image **out,
			  heng_error *error)
{
	const heng_image *image;
	heng_rc rc =
	    heng_read(suite->reader, &heng_dossier_grammar, name, text->data,
		      text->size, NULL, NULL, &image, error);

	if (rc != HENG_OK)
		return rc;
	*out = malloc(image->size);
	if (!*out)
		return heng_fail_memory(error);
	memcpy(*out, image, image->size);
	return HENG_OK;
}

static heng_rc load_sample(heng_suite *suite, const char *path, sample *s,
			   heng_error *error)
{
	size_t max = (size_t)suite->options->limits->document_bytes;
	heng_rc rc;

	s->path = strdup(path);
	if (!s->path)
		return heng_fail_memory(error);
	rc = heng_file_read(path, max, &suite->text, error);
	if (rc == HENG_OK)
		rc = read_image(suite, path, &suite->text, &s->image, error);
	if (rc == HENG_OK)
		rc = heng_sample_new(&heng_dossier_grammar, suite->text.data,
				     suite->text.size, &s->tree, error);
	return rc;
}

/* The file of a sample: beside the cases, in the policy, in the library. */
static bool find_sample(const heng_suite *suite, const heng_case *c,
			char path[PATH_BYTES])
{
	const char *base = heng_file_base(c->file);

	snprintf(path, PATH_BYTES, "%.*s%s.xml", (int)(base - c->file), c->file,
		 c->base);
	if (heng_file_exists(path))
		return true;
	snprintf(path, PATH_BYTES, "%s/samples/%s.xml", suite->options->root,
		 c->base);
	if (heng_file_exists(path))
		return true;
	snprintf(path, PATH_BYTES, "%s/%s.xml", suite->options->samples,
		 c->base);
	return heng_file_exists(path);
}

static heng_rc fail_at(const heng_suite *suite, const heng_case *c,
		       heng_error *error)
{
	const heng_buf *text = heng_suite_text(suite, c);

	heng_error_at(error, c->file, c->line, c->column, 1);
	heng_error_source(error, text->data, text->size);
	return error->rc;
}

static heng_rc get_sample(heng_suite *suite, const heng_case *c,
			  const sample **out, heng_error *error)
{
	char path[PATH_BYTES];
	sample **grown;
	heng_rc rc;

	if (strchr(c->base, '/') || !find_sample(suite, c, path)) {
		heng_fail(error, HENG_EINPUT, "H7041", "没有样例 '%s'",
			  "there is no sample '%s'", c->base);
		heng_error_hint(error, "样例可放在 %s",
				"samples are looked for in %s",
				suite->options->samples);
		return fail_at(suite, c, error);
	}
	for (size_t i = 0; i < suite->n_samples; i++) {
		*out = suite->samples[i];
		if (strcmp(suite->samples[i]->path, path) == 0)
			return HENG_OK;
	}
	grown = heng_array_grow(suite->samples, suite->n_samples,
				&suite->cap_samples, sizeof(*grown));
	if (!grown)
		return heng_fail_memory(error);
	suite->samples = grown;
	grown[suite->n_samples] = calloc(1, sizeof(**grown));
	if (!grown[suite->n_samples])
		return heng_fail_memory(error);
	*out = grown[suite->n_samples];
	rc = load_sample(suite, path, grown[suite->n_samples++], error);
	return rc;
}

/* Edits and reads; what goes wrong is the case's mistake. */
static heng_rc make_image(heng_suite *suite, const heng_case *c,
			  const sample *s, const heng_edit *edits, size_t n,
			  heng_image **out, heng_error *error)
{
	heng_error why;
	heng_rc rc = heng_sample_edit(s->tree, edits, n, &suite->text, error);

	if (rc == HENG_EINPUT)
		return fail_at(suite, c, error);
	if (rc != HENG_OK)
		return rc;
	rc = read_image(suite, c->base, &suite->text, out, &why);
	if (rc == HENG_OK)
		return HENG_OK;
	if (rc != HENG_EINPUT) {
		*error = why;
		return rc;
	}
	heng_fail(error, HENG_EINPUT, "H7042",
		  "改动后的样例不是合格的申报书：%s",
		  "the edited sample is no valid dossier: %s", "");
	snprintf(error->zh + strlen(error->zh),
		 sizeof(error->zh) - strlen(error->zh), "%s", why.zh);
	snprintf(error->en + strlen(error->en),
		 sizeof(error->en) - strlen(error->en), "%s", why.en);
	return fail_at(suite, c, error);
}

heng_rc heng_suite_image(heng_suite *suite, size_t index,
			 const heng_image **out, heng_error *error)
{
	const heng_case *c = &suite->cases[index];
	slot *own = &suite->slots[index];
	const sample *s;
	heng_rc rc;

	*out = own->image;
	if (own->image)
		return HENG_OK;
	rc = get_sample(suite, c, &s, error);
	if (rc != HENG_OK)
		return rc;
	if (c->n_edits == 0) {
		*out = s->image;
		return HENG_OK;
	}
	rc = make_image(suite, c, s, c->edits, c->n_edits, &own->image, error);
	*out = own->image;
	return rc;
}

heng_rc heng_suite_image_with(heng_suite *suite, size_t index,
			      const heng_edit *edit, heng_image **out_free,
			      heng_error *error)
{
	const heng_case *c = &suite->cases[index];
	heng_edit *edits = malloc((c->n_edits + 1) * sizeof(*edits));
	const sample *s;
	heng_rc rc;

	*out_free = NULL;
	if (!edits)
		return heng_fail_memory(error);
	if (c->n_edits)
		memcpy(edits, c->edits, c->n_edits * sizeof(*edits));
	edits[c->n_edits] = *edit;
	rc = get_sample(suite, c, &s, error);
	if (rc == HENG_OK)
		rc = make_image(suite, c, s, edits, c->n_edits + 1, out_free,
				error);
	free(edits);
	return rc;
}
