/* Tests of files: what may be read, and that a write leaves all or nothing. */

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/staged.h"

enum { BIG = 300000 };

static char folder[] = "/tmp/heng-base-file-XXXXXX";

static int enter(void **state)
{
	(void)state;
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
	static const char *const made[] = {"a",	    "b",   "fifo",
					   "link",  "up",  "self",
					   "dir/x", "big", "temporary"};

	(void)state;
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
		unlink(made[i]);
	rmdir("dir");
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void put_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* Reads and expects an error; returns nothing in the buffer. */
static void refuse(const char *path, size_t max, const char *code)
{
	heng_buf buf = {0};
	heng_error error;

	heng_buf_puts(&buf, "old");
	if (heng_file_read(path, max, &buf, &error) == HENG_OK)
		fail_msg("%s was read", path);
	assert_string_equal(error.code, code);
	assert_non_null(strstr(error.zh, path));
	assert_non_null(strstr(error.en, path));
	assert_int_equal(buf.size, 0);
	heng_buf_fini(&buf);
}

static void expect_file(const char *path, const void *bytes, size_t size)
{
	heng_buf buf = {0};
	heng_error error;

	assert_int_equal(heng_file_read(path, size, &buf, &error), HENG_OK);
	assert_int_equal(buf.size, size);
	assert_memory_equal(buf.data, bytes, size);
	heng_buf_fini(&buf);
}

static size_t count_entries(const char *path)
{
	DIR *dir = opendir(path);
	size_t count = 0;

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

static void test_read(void **state)
{
	heng_buf buf = {0};
	heng_error error;

	(void)state;
	put_file("a", "<dossier/>");
	expect_file("a", "<dossier/>", 10); /* just the cap */
	refuse("a", 9, "H0014");
	refuse("a", 0, "H0014");
	put_file("a", "");
	assert_int_equal(heng_file_read("a", 0, &buf, &error), HENG_OK);
	assert_int_equal(buf.size, 0);
	heng_buf_fini(&buf);
	refuse("nowhere", 10, "H0010");
	refuse("a/b", 10, "H0010");
	refuse(".", 10, "H0012");
	refuse("/dev/zero", 10, "H0013");
	assert_int_equal(mkfifo("fifo", 0600), 0);
	refuse("fifo", 10, "H0013"); /* and does not wait for a writer */
	assert_int_equal(symlink("self", "self"), 0);
	refuse("self", 10, "H0015");
	put_file("a", "x");
	assert_int_equal(symlink("a", "link"), 0);
	expect_file("link", "x", 1);
	if (geteuid() != 0) {
		assert_int_equal(chmod("a", 0), 0);
		refuse("a", 10, "H0011");
		assert_int_equal(chmod("a", 0600), 0);
	}
}

/* A file whose size fstat does not know, and standard input. */
static void test_read_unknown_size(void **state)
{
	heng_buf buf = {0};
	heng_error error;
	int fds[2], saved;

	(void)state;
	assert_int_equal(
	    heng_file_read("/proc/self/status", 1 << 20, &buf, &error),
	    HENG_OK);
	assert_true(buf.size > 100);
	refuse("/proc/self/status", 10, "H0014");
	saved = dup(0);
	for (size_t max = 6; max >= 5; max--) {
		assert_int_equal(pipe(fds), 0);
		assert_int_equal(write(fds[1], "piped!", 6), 6);
		close(fds[1]);
		assert_int_equal(dup2(fds[0], 0), 0);
		close(fds[0]);
		if (max == 6) {
			assert_int_equal(heng_file_read("-", max, &buf, &error),
					 HENG_OK);
			assert_int_equal(buf.size, 6);
			assert_memory_equal(buf.data, "piped!", 6);
		} else {
			refuse("-", max, "H0014");
		}
	}
	dup2(saved, 0);
	close(saved);
	heng_buf_fini(&buf);
}

static void test_write(void **state)
{
	heng_error error;
	struct stat st;
	mode_t mask = umask(027);
	char *big = malloc(BIG);
	size_t before;

	(void)state;
	assert_non_null(big);
	memset(big, 'b', BIG);
	unlink("b");
	before = count_entries(".");
	assert_int_equal(heng_file_write("b", "one", 3, &error), HENG_OK);
	expect_file("b", "one", 3);
	assert_int_equal(stat("b", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(chmod("b", 0604), 0);
	assert_int_equal(heng_file_write("./b", big, BIG, &error), HENG_OK);
	expect_file("b", big, BIG);
	assert_int_equal(stat("b", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0604);
	assert_int_equal(heng_file_write("b", "", 0, &error), HENG_OK);
	expect_file("b", "", 0);
	assert_int_equal(count_entries("."), before + 1);
	umask(mask);
	free(big);
}

static void expect_no_write(const char *path, size_t size, const char *code)
{
	size_t before = count_entries(".");
	char *bytes = calloc(1, size + 1);
	heng_error error;

	assert_non_null(bytes);
	if (heng_file_write(path, bytes, size, &error) == HENG_OK)
		fail_msg("%s was written", path);
	assert_string_equal(error.code, code);
	assert_int_equal(count_entries("."), before);
	free(bytes);
}

static void test_write_refused(void **state)
{
	struct rlimit limit, saved;

	(void)state;
	assert_int_equal(mkdir("dir", 0700), 0);
	expect_no_write("/dev/full", 10, "H0020");
	expect_no_write("dir", 10, "H0023");
	expect_no_write("dir/", 10, "H0023");
	expect_no_write("nowhere/b", 10, "H0022");
	expect_no_write("", 10, "H0022");
	put_file("dir/x", "older");
	expect_no_write("dir/x/y", 10, "H0022");
	/* A write that breaks off in the middle: the older file stays. */
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &saved), 0);
	signal(SIGXFSZ, SIG_IGN);
	limit = saved;
	limit.rlim_cur = 1000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	expect_no_write("dir/x", BIG, "H0025");
	expect_no_write("big", BIG, "H0025");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &saved), 0);
	expect_file("dir/x", "older", 5);
	assert_int_equal(count_entries("dir"), 3);
	if (geteuid() != 0) {
		assert_int_equal(chmod("dir", 0500), 0);
		expect_no_write("dir/x", 10, "H0021");
		assert_int_equal(chmod("dir", 0700), 0);
	}
}

/* Gives the staged file a temporary name, as where none can do without. */
static void name_temporarily(heng_staged *staged)
{
	char self[64];

	if (staged->name[0])
		return;
	snprintf(self, sizeof(self), "/proc/self/fd/%d", staged->fd);
	snprintf(staged->name, sizeof(staged->name), "temporary");
	assert_int_equal(linkat(AT_FDCWD, self, staged->folder, staged->name,
				AT_SYMLINK_FOLLOW),
			 0);
}

/* Two write the same file while it is not there, each able to replace it. */
static void place_two(bool named, bool is_new)
{
	heng_staged first, second;
	heng_error error;
	size_t before;

	unlink("a");
	before = count_entries(".");
	assert_int_equal(heng_staged_write(&first, "a", "first", 5, &error),
			 HENG_OK);
	if (named)
		name_temporarily(&first);
	assert_int_equal(heng_staged_place(&first, is_new, &error), HENG_OK);
	heng_staged_close(&first);
	expect_file("a", "first", 5);
	unlink("a");
	assert_int_equal(heng_staged_write(&first, "a", "first", 5, &error),
			 HENG_OK);
	assert_int_equal(heng_staged_write(&second, "a", "other", 5, &error),
			 HENG_OK);
	if (named)
		name_temporarily(&second);
	assert_int_equal(heng_staged_place(&first, is_new, &error), HENG_OK);
	heng_staged_close(&first);
	if (is_new) {
		assert_int_equal(heng_staged_place(&second, true, &error),
				 HENG_EINPUT);
		assert_string_equal(error.code, "H5004");
		assert_false(second.placed);
	} else {
		assert_int_equal(heng_staged_place(&second, false, &error),
				 HENG_OK);
	}
	heng_staged_close(&second);
	expect_file("a", is_new ? "first" : "other", 5);
	assert_int_equal(count_entries("."), before + 1);
}

static void test_new(void **state)
{
	(void)state;
	for (int way = 0; way < 4; way++)
		place_two(way & 1, way & 2);
}

static void test_descriptor(void **state)
{
	heng_error error;
	int fds[2];

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(heng_fd_write(fds[1], "out", "abc", 3, &error),
			 HENG_OK);
	close(fds[0]);
	assert_int_equal(heng_fd_write(fds[1], "out", "abc", 3, &error),
			 HENG_EIO);
	assert_string_equal(error.code, "H0024");
	close(fds[1]);
	assert_int_equal(heng_fd_write(fds[1], "out", "abc", 3, &error),
			 HENG_EIO);
	assert_string_equal(error.code, "H0026");
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(heng_file_base("a/b/c.xml"), "c.xml");
	assert_string_equal(heng_file_base("c.xml"), "c.xml");
	assert_string_equal(heng_file_base("a/"), "");
	assert_true(heng_file_is_dir("."));
	assert_false(heng_file_is_dir("nowhere"));
	assert_true(heng_file_exists("."));
	assert_false(heng_file_exists("nowhere"));
}

/* The examples of FIPS 180-4 and GB/T 32905. */
static void test_digests(void **state)
{
	static const char sha[] = "ba7816bf8f01cfea414140de5dae2223"
				  "b00361a396177a9cb410ff61f20015ad";
	static const char sm3[] = "66c7f0f462eeedd9d1f2d46bdc10e4e2"
				  "4167c4875cf2f7a2297da02b8f4ba8e0";
	static const char empty[] = "e3b0c44298fc1c149afbf4c8996fb924"
				    "27ae41e4649b934ca495991b7852b855";
	heng_digest *digest;
	char hex[HENG_DIGEST_HEX];

	(void)state;
	assert_int_equal(heng_sha256("abc", 3, hex), HENG_OK);
	assert_string_equal(hex, sha);
	assert_int_equal(heng_sha256("", 0, hex), HENG_OK);
	assert_string_equal(hex, empty);
	for (int kind = HENG_SHA256; kind <= HENG_SM3; kind++) {
		digest = heng_digest_new((heng_digest_kind)kind);
		assert_non_null(digest);
		assert_int_equal(heng_digest_add(digest, "a", 1), HENG_OK);
		assert_int_equal(heng_digest_add(digest, "bc", 2), HENG_OK);
		assert_int_equal(heng_digest_finish(digest, hex), HENG_OK);
		assert_string_equal(hex, kind == HENG_SM3 ? sm3 : sha);
		heng_digest_free(digest);
	}
	heng_digest_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_read),
	    cmocka_unit_test(test_read_unknown_size),
	    cmocka_unit_test(test_write),
	    cmocka_unit_test(test_write_refused),
	    cmocka_unit_test(test_new),
	    cmocka_unit_test(test_descriptor),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_digests),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
