/* Plugins: opened as hosts, admitted or refused with the reason. */

#include "core/native/plugins.h"

#include <errno.h>
#include <fcntl.h>
#include <heng/plugin.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/native/admit.h"
#include "core/native/declare.h"
#include "core/native/fault.h"
#include "core/native/plugin_host.h"

static heng_rc cannot_read(const heng_plugin_host *host, int reason,
			   heng_error *error)
{
	heng_fail(error, HENG_EFAULT, "H3001", "找不到或无法读取插件 %s：%s",
		  "plugin %s is not there or cannot be read: %s",
		  heng_file_base(host->info.file), strerror(reason));
	heng_error_at(error, host->info.file, 0, 0, 0);
	return HENG_EFAULT;
}

/* The digest of the file, which has to be a regular one. */
static heng_rc hash_file(const heng_plugin_host *host,
			 char hex[HENG_DIGEST_HEX], heng_error *error)
{
	heng_digest *digest = NULL;
	heng_rc rc = HENG_OK;
	struct stat about;
	char block[16384];
	ssize_t n = 0;
	int fd;

	hex[0] = '\0';
	fd = open(host->info.file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &about) < 0) {
		rc = cannot_read(host, errno, error);
		goto out;
	}
	if (host->info.file[0] != '/' || !S_ISREG(about.st_mode)) {
		rc = heng_fail(error, HENG_EFAULT, "H3002",
			       "插件 %s 不是普通文件，或者不是绝对路径",
			       "plugin %s is no regular file, or its path is "
			       "not absolute",
			       heng_file_base(host->info.file));
		heng_error_at(error, host->info.file, 0, 0, 0);
		goto out;
	}
	digest = heng_digest_new(HENG_SHA256);
	if (!digest) {
		rc = heng_fail_memory(error);
		goto out;
	}
	while (!rc && (n = read(fd, block, sizeof(block))) != 0) {
		if (n > 0)
			rc = heng_digest_add(digest, block, (size_t)n);
		else if (errno != EINTR)
			rc = cannot_read(host, errno, error);
	}
	if (!rc)
		rc = heng_digest_finish(digest, hex);
	if (rc == HENG_ENOMEM)
		heng_fail_memory(error);
out:
	heng_digest_free(digest);
	if (fd >= 0)
		close(fd);
	if (rc)
		hex[0] = '\0';
	return rc;
}

/* One line of what somebody else wrote, or "" where it is not fit. */
static void take_line(heng_cursor *cursor, char out[HENG_ERROR_TEXT_MAX])
{
	size_t size;
	const char *text =
	    heng_cursor_text(cursor, HENG_PLUGIN_REPLY_MAX, &size);

	out[0] = '\0';
	if (!text || !heng_wire_is_plain(text, size))
		return;
	if (size >= HENG_ERROR_TEXT_MAX)
		size = HENG_ERROR_TEXT_MAX - 1;
	while (size && !heng_wire_is_plain(text, size))
		size--; /* cut inside a code point */
	memcpy(out, text, size);
	out[size] = '\0';
}

/* The loader's words without the path it puts before them. */
static const char *without_path(const char *text, const char *file)
{
	size_t size = strlen(file);

	if (strncmp(text, file, size) == 0 && text[size] == ':' &&
	    text[size + 1] == ' ')
		return text + size + 2;
	return text;
}

/* An error about the plugin's file whose two texts are made already. */
static heng_rc fail_texts(const heng_plugin_host *host, const char *code,
			  const char *zh, const char *en, heng_error *error)
{
	heng_fail_texts(error, HENG_EFAULT, code, zh, en);
	heng_error_at(error, host->info.file, 0, 0, 0);
	return HENG_EFAULT;
}

/* open() returned `status`; zh and en say which path it was, if one. */
static heng_rc cannot_open(const heng_plugin_host *host, int status,
			   const char *zh, const char *en, heng_error *error)
{
	const char *name = heng_file_base(host->info.file);
	char both[2][HENG_ERROR_TEXT_MAX + 320];
	const char *colon = *zh && *en ? ": " : "";

	snprintf(both[0], sizeof(both[0]), "%s 打开失败（代码 %d）%s%s", name,
		 status, *colon ? "：" : "", zh);
	snprintf(both[1], sizeof(both[1]),
		 "%s could not be opened (code %d)%s%s", name, status, colon,
		 en);
	return fail_texts(host, "H3009", both[0], both[1], error);
}

/* Puts a host's REFUSED into words. */
static heng_rc explain(const heng_plugin_host *host, const char *body,
		       size_t size, heng_error *error)
{
	heng_cursor cursor = {body, body + size, false};
	const char *name = heng_file_base(host->info.file);
	uint32_t refusal = heng_cursor_u32(&cursor);
	uint32_t a = heng_cursor_u32(&cursor), b = heng_cursor_u32(&cursor);
	char zh[HENG_ERROR_TEXT_MAX], en[HENG_ERROR_TEXT_MAX];

	take_line(&cursor, zh);
	take_line(&cursor, en);
	switch (refusal) {
	case HENG_REFUSED_LOAD:
		heng_fail(error, HENG_EFAULT, "H3003", "%s 无法装入：%s",
			  "%s cannot be loaded: %s", name,
			  without_path(en, host->info.file));
		heng_error_hint(error, "请向供应商索取适用于本系统的版本",
				"ask the vendor for a build for this system");
		break;
	case HENG_REFUSED_SYMBOL:
	case HENG_REFUSED_NULL:
		heng_fail(error, HENG_EFAULT, "H3004",
			  "%s 不是 heng 插件：没有 heng_plugin_descriptor",
			  "%s is no plugin for heng: it gives no "
			  "heng_plugin_descriptor",
			  name);
		break;
	case HENG_REFUSED_HEAD:
		heng_fail(error, HENG_EFAULT, "H3005",
			  "%s 的描述符开头无效，文件已损坏或不是 heng 插件",
			  "%s has a descriptor with a wrong head: it is "
			  "damaged or no plugin for heng",
			  name);
		break;
	case HENG_REFUSED_MAJOR:
	case HENG_REFUSED_MINOR:
		heng_fail(error, HENG_EFAULT,
			  refusal == HENG_REFUSED_MAJOR ? "H3006" : "H3007",
			  "%s 按插件接口 %u.%u 编译；本 heng 提供 %u.%u",
			  "%s was built for plugin ABI %u.%u; this heng offers "
			  "%u.%u",
			  name, (unsigned)a, (unsigned)b, HENG_PLUGIN_MAJOR,
			  HENG_PLUGIN_MINOR);
		heng_error_hint(
		    error, "请向供应商索取适用于 %u.%u 的版本，或升级 heng",
		    "ask the vendor for a build against %u.%u, or "
		    "upgrade heng",
		    HENG_PLUGIN_MAJOR, HENG_PLUGIN_MINOR);
		break;
	case HENG_REFUSED_OPEN:
		return cannot_open(host, (int)a, zh, en, error);
	default:
		heng_fail(error, HENG_EFAULT, "H3008", "%s 的声明无效",
			  "%s: its declarations are not valid", name);
		break;
	}
	heng_error_at(error, host->info.file, 0, 0, 0);
	return HENG_EFAULT;
}

/* A host that fell before it said what the plugin declares. */
static heng_rc explain_fall(const heng_plugin_host *host, heng_error *error)
{
	const heng_process *process = &host->process;
	heng_fault fault;

	if (process->cause == HENG_CAUSE_MEMORY)
		return heng_fail_memory(error);
	heng_fault_describe(&fault, process->cause, process->number,
			    &host->info,
			    process->stage == HENG_STAGE_LOAD
				? (heng_text){"装入时", "while it was loaded"}
				: (heng_text){"打开时", "while it was opened"});
	return fail_texts(host, "H3010", fault.zh, fault.en, error);
}

static heng_rc start(heng_plugin_host *host, heng_error *error)
{
	return heng_process_start(&host->process, host->native.spawner,
				  host->info.file, &host->printed, error);
}

/* Waits for what the plugin declares, as long as it may take from here on. */
static heng_rc await(heng_plugin_host *host, heng_buf *hello, heng_error *error)
{
	heng_watch watch;
	heng_wire_head head;
	const char *body;
	heng_rc rc;

	heng_watch_begin(&watch, host->native.limits->plugin_open, 0,
			 HENG_CAUSE_OPEN, host->native.off);
	if (!heng_process_next(&host->process, &watch, &head, &body))
		return explain_fall(host, error);
	if (head.type == HENG_WIRE_REFUSED) {
		rc = explain(host, body, head.size, error);
	} else if (head.type != HENG_WIRE_HELLO) {
		heng_process_kill(&host->process, HENG_CAUSE_GARBAGE, 0);
		return explain_fall(host, error);
	} else {
		heng_buf_clear(hello);
		heng_buf_put(hello, body, head.size);
		rc = hello->failed ? heng_fail_memory(error) : HENG_OK;
	}
	if (rc)
		heng_process_kill(&host->process, HENG_CAUSE_NONE, 0);
	return rc;
}

heng_rc heng_plugin_host_start(heng_plugin_host *host, heng_buf *hello,
			       heng_error *error)
{
	heng_rc rc = start(host, error);

	return rc ? rc : await(host, hello, error);
}

/* An empty host, with what `native` leaves open filled in. */
static heng_plugin_host *make(const char *id, const char *file,
			      const heng_native *native)
{
	heng_plugin_host *host = calloc(1, sizeof(*host));

	if (!host)
		return NULL;
	if (native)
		host->native = *native;
	if (!host->native.limits)
		host->native.limits = &heng_limits_default;
	host->here = heng_spawner_here(&host->native);
	if (!host->native.spawner)
		host->native.spawner = &host->here;
	host->info.version = host->info.abi = "";
	host->info.id = heng_arena_strdup(&host->arena, id);
	host->info.file = heng_arena_strdup(&host->arena, file);
	if (host->info.id && host->info.file)
		return host;
	heng_plugin_host_free(host);
	return NULL;
}

static heng_rc make_key(heng_plugin_host *host, heng_error *error)
{
	if (getrandom(host->key, sizeof(host->key), 0) == sizeof(host->key))
		return HENG_OK;
	heng_fail(error, HENG_EIO, "H3012", "无法为插件启动进程：%s",
		  "no process can be started for the plugin: %s",
		  strerror(errno));
	heng_error_at(error, host->info.file, 0, 0, 0);
	return HENG_EIO;
}

/* It stays, to say why nothing comes of it. */
static heng_rc refuse(heng_plugin_host *host, const heng_error *error)
{
	heng_process_end(&host->process);
	host->refusal = *error;
	return HENG_EFAULT;
}

heng_rc heng_plugin_host_begin(const char *id, const char *file,
			       const heng_native *native,
			       heng_plugin_host **out, heng_error *error)
{
	heng_plugin_host *host = make(id, file, native);
	heng_rc rc;

	*out = NULL;
	if (!host)
		return heng_fail_memory(error);
	rc = make_key(host, error);
	if (!rc)
		rc = hash_file(host, host->info.sha256, error);
	if (!rc)
		rc = start(host, error);
	if (rc == HENG_EFAULT) {
		(void)refuse(host, error);
	} else if (rc) {
		heng_plugin_host_free(host);
		return rc;
	}
	*out = host;
	return HENG_OK;
}

heng_rc heng_plugin_host_admit(heng_plugin_host *host, heng_error *error)
{
	heng_rc rc;

	if (host->refusal.rc != HENG_OK) {
		*error = host->refusal;
		return HENG_EFAULT;
	}
	rc = await(host, &host->hello, error);
	if (!rc) {
		rc = heng_admit(host->hello.data, host->hello.size,
				&host->arena, &host->info, error);
		if (rc == HENG_EFAULT)
			heng_error_at(error, host->info.file, 0, 0, 0);
	}
	return rc == HENG_EFAULT ? refuse(host, error) : rc;
}

heng_rc heng_plugin_host_open(const char *id, const char *file,
			      const heng_native *native, heng_plugin_host **out,
			      heng_error *error)
{
	heng_error unused;
	heng_rc rc;

	if (!error)
		error = &unused;
	rc = heng_plugin_host_begin(id, file, native, out, error);
	if (rc)
		return rc;
	rc = heng_plugin_host_admit(*out, error);
	if (rc && rc != HENG_EFAULT) {
		heng_plugin_host_free(*out);
		*out = NULL;
	}
	return rc;
}

const heng_plugin_info *heng_plugin_host_info(const heng_plugin_host *host)
{
	return &host->info;
}

const heng_error *heng_plugin_host_refusal(const heng_plugin_host *host)
{
	return &host->refusal;
}

bool heng_plugin_host_take_output(heng_plugin_host *host, heng_error *note,
				  heng_buf *text)
{
	heng_output *printed = &host->printed;
	heng_buf line = {0};
	uint64_t total;

	heng_process_drain(&host->process);
	total = printed->total;
	if (!total)
		return false;
	heng_output_put(printed, &line);
	heng_fail(note, HENG_OK, "H3017", "插件 %s%s%s 输出了 %llu 字节：%s",
		  "plugin %s%s%s printed %llu bytes: %s", host->info.id,
		  *host->info.version ? " " : "", host->info.version,
		  (unsigned long long)total, heng_buf_str(&line));
	if (text)
		heng_buf_put(text, line.data, line.size);
	heng_buf_fini(&line);
	*printed = (heng_output){.size = 0};
	return true;
}

void heng_plugin_host_free(heng_plugin_host *host)
{
	if (!host)
		return;
	heng_process_end(&host->process);
	heng_buf_fini(&host->hello);
	heng_buf_fini(&host->job_body);
	heng_arena_fini(&host->arena);
	free(host);
}
