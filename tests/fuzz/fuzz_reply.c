/* Fuzz target: bytes as what a plugin's host sends. The first says as what:
 * a declaration, the reply about a rule or a measure, or all that comes over
 * the socket while a dossier is judged. */
#include <errno.h>
#include <fcntl.h>
#include <heng/plugin.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/native/admit.h"
#include "core/native/declare.h"
#include "core/native/plugin_host.h"
#include "core/native/reply.h"
#include "tests/fuzz/fuzz.h"

enum { AS_DECLARATION, AS_RULE, AS_MEASURE, AS_STREAM, KINDS };

/* A message of this type ends what one host says and begins what the next
 * one does; its fields say how the first ended and its body what it printed. */
enum { CUT = 99, STREAM_MAX = 16384, PRINTED_MAX = 8192 };

static int nothing(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	return 0;
}

static const heng_plugin *descriptor(void)
{
	static const char *const cites[] = {"n#a", NULL};
	static const heng_plugin_param limit = {.size = sizeof(limit),
						.type =
						    HENG_PLUGIN_PARAM_INTEGER,
						.name = "limit",
						.unit = "days",
						.max = 90,
						.default_number = 7};
	static const heng_plugin_param *const params[] = {&limit, NULL};
	static const heng_plugin_rule first = {.size = sizeof(first),
					       .dimension = HENG_PLUGIN_SERVICE,
					       .phases = HENG_PLUGIN_EXIT,
					       .severity =
						   HENG_PLUGIN_MAJOR_RULE,
					       .id = "A-01",
					       .title = {"试", "Trial"},
					       .cites = cites,
					       .params = params,
					       .check = nothing};
	static const heng_plugin_rule second = {
	    .size = sizeof(second),
	    .dimension = HENG_PLUGIN_LEGALITY,
	    .phases = HENG_PLUGIN_EXIT,
	    .severity = HENG_PLUGIN_CRITICAL_RULE,
	    .veto = 1,
	    .id = "A-02",
	    .title = {"试", "Trial"},
	    .rationale = {"为何", "Why"},
	    .check = nothing};
	static const heng_plugin_rule *const rules[] = {&first, &second, NULL};
	static const heng_plugin_measure share = {.size = sizeof(share),
						  .scale = 2,
						  .name = "share",
						  .title = {"比例", "Share"},
						  .unit = "%",
						  .compute = nothing};
	static const heng_plugin_measure *const measures[] = {&share, NULL};
	static const heng_plugin plugin = {.head = HENG_PLUGIN_HEAD,
					   .id = "trial",
					   .version = "1.2",
					   .rules = rules,
					   .measures = measures};

	return &plugin;
}

/* What a sound host says first. */
static const heng_buf *hello(void)
{
	static heng_buf body;
	heng_declared declared;

	if (body.size)
		return &body;
	demand(heng_declared_init(&declared, descriptor()) ==
		       HENG_REFUSED_NOTHING &&
		   heng_declared_put(&declared, &body) == HENG_REFUSED_NOTHING,
	       "the plugin");
	heng_declared_fini(&declared);
	return &body;
}

static void check_plain(const char *text)
{
	demand(text && heng_wire_is_plain(text, strlen(text)), "%s",
	       text ? text : "no text");
}

static void check_rule(const heng_rule *rule)
{
	size_t i;

	check_plain(rule->id);
	check_plain(rule->title.zh);
	check_plain(rule->title.en);
	demand((unsigned)rule->dimension < HENG_DIMENSIONS &&
		   (unsigned)rule->severity < HENG_SEVERITIES &&
		   rule->phases > 0 && rule->phases < 8 && rule->weight >= 0 &&
		   rule->weight <= HENG_RULE_WEIGHT_MAX &&
		   !(rule->veto && !rule->weight),
	       "%s", rule->id);
	for (i = 0; i < rule->n_cites; i++)
		check_plain(rule->cites[i].norm);
	for (i = 0; i < rule->n_params; i++) {
		const heng_param *param = &rule->params[i];

		check_plain(param->name);
		demand(param->type == HENG_PARAM_TEXT ||
			   (param->min <= param->default_value.number &&
			    param->default_value.number <= param->max),
		       "%s.%s", rule->id, param->name);
	}
}

static heng_rc admit(const char *body, size_t size, heng_arena *arena,
		     heng_plugin_info *info, heng_error *error)
{
	*info = (heng_plugin_info){
	    .id = "trial", .version = "", .abi = "", .file = "/trial.so"};
	return heng_admit(body, size, arena, info, error);
}

static void try_declaration(const char *body, size_t size)
{
	heng_arena arena = {0};
	heng_plugin_info info;
	heng_error error;
	size_t i, k;

	if (admit(body, size, &arena, &info, &error)) {
		check_error(&error, NULL, 0);
		demand(!info.n_rules && !info.n_measures,
		       "a refused plugin has rules");
	}
	for (i = 0; i < info.n_rules; i++) {
		check_rule(&info.rules[i]);
		for (k = 0; k < i; k++)
			demand(strcmp(info.rules[i].id, info.rules[k].id) != 0,
			       "%s twice", info.rules[i].id);
	}
	for (i = 0; i < info.n_measures; i++) {
		check_plain(info.measures[i].name);
		check_plain(info.measures[i].title.zh);
		check_plain(info.measures[i].title.en);
		demand(info.measures[i].scale <= 9, "scale");
	}
	heng_arena_fini(&arena);
}

static void put_measure(heng_buf *out, const heng_measure *measure)
{
	demand(measure->why_not && measure->note, "no text");
	check_plain(measure->why_not);
	check_plain(measure->note);
	if (measure->fault.zh) {
		check_plain(measure->fault.zh);
		check_plain(measure->fault.en);
	}
	demand(!(measure->computed && (measure->fault.zh || *measure->why_not)),
	       "a measure that is computed and is not");
	heng_buf_printf(out, "%s %d %lld %s %s %s\n", measure->name,
			measure->computed, (long long)measure->value,
			measure->why_not, measure->note,
			measure->fault.en ? measure->fault.en : "-");
}

/* A reply to the first rule or the measure of the plugin above. */
static void try_reply(int kind, const char *body, size_t size, heng_buf *out)
{
	const heng_image *image = read_small_dossier();
	heng_arena arena = {0};
	heng_plugin_info info;
	heng_measure measure;
	heng_result result;
	heng_error error;
	bool lied = false;
	uint32_t secrets = 0;
	heng_rc rc;

	demand(admit(hello()->data, hello()->size, &arena, &info, &error) ==
		   HENG_OK,
	       "%s", error.en);
	heng_result_init(&result, &info.rules[0], info.rules[0].weight);
	measure = info.measures[0];
	if (kind == AS_RULE)
		rc = heng_reply_take_rule(&info, image, body, size, &arena,
					  &result, &lied,
					  &secrets);
	else
		rc = heng_reply_take_measure(image, body, size, &arena,
					     &measure, &lied,
					     &secrets);
	demand(rc == HENG_OK || rc == HENG_EFAULT, "%d", rc);
	if (rc == HENG_EFAULT)
		demand(!result.findings && !result.reads && !result.missing &&
			   result.share == -1 && !measure.computed &&
			   !*measure.why_not && !*measure.note,
		       "something was taken of what makes no sense");
	else if (kind == AS_RULE)
		put_result(out, &result);
	else
		put_measure(out, &measure);
	heng_arena_fini(&arena);
}

/* What the hosts of one plugin say, one session after the other. */
typedef struct script {
	const char *at, *end;
	uint32_t starts;
	int status; /* that the present host ends with */
} script;

static int end_host(void *userdata, pid_t pid)
{
	const script *s = userdata;

	(void)pid;
	return s->status;
}

/* The token of a job, as the host object with a key of zeros makes it. */
static uint64_t token_of(uint32_t job)
{
	unsigned char bytes[HENG_HOST_KEY + sizeof(job)] = {0};
	char hex[HENG_DIGEST_HEX];
	uint64_t token;

	memcpy(bytes + HENG_HOST_KEY, &job, sizeof(job));
	demand(heng_sha256(bytes, sizeof(bytes), hex) == HENG_OK, "no memory");
	memcpy(&token, hex, sizeof(token));
	return token;
}

static void write_all(int fd, const void *bytes, size_t size)
{
	demand(write(fd, bytes, size) == (ssize_t)size, "%s", strerror(errno));
}

/*
 * Says what the script has up to the next cut. A message that carries neither
 * job nor token gets those that are waited for, or nothing would ever be.
 */
static void say(script *s, int socket, int output, heng_slot *slot)
{
	while ((size_t)(s->end - s->at) >= sizeof(heng_wire_head)) {
		heng_wire_head head;
		size_t left, body;

		memcpy(&head, s->at, sizeof(head));
		s->at += sizeof(head);
		left = (size_t)(s->end - s->at);
		body = head.size < left ? head.size : left;
		if (head.type == CUT) {
			s->status = (int)head.item;
			atomic_store(&slot->stage, head.job);
			atomic_store(&slot->lost, head.token & 1);
			write_all(output, s->at,
				  body < PRINTED_MAX ? body : PRINTED_MAX);
			s->at += body;
			return;
		}
		if (!head.job && !head.token) {
			/* Of jobs there is one for each start but the first. */
			head.job = s->starts - 1;
			head.token = head.job ? token_of(head.job) : 0;
		}
		write_all(socket, &head, sizeof(head));
		write_all(socket, s->at, body);
		s->at += body;
	}
	write_all(socket, s->at, (size_t)(s->end - s->at));
	s->at = s->end;
}

/* Starts a host that has said all it says and ended. */
static heng_rc start_host(void *userdata, const char *file, heng_spawned *out,
			  heng_error *error)
{
	script *s = userdata;
	heng_wire_head head = {.type = HENG_WIRE_HELLO};
	int pair[2], ended[2], output[2];
	heng_slot *slot;

	(void)file;
	(void)error;
	out->slot = memfd_create("slot", MFD_CLOEXEC);
	demand(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC,
			  0, pair) == 0 &&
		   pipe2(ended, O_CLOEXEC) == 0 &&
		   pipe2(output, O_CLOEXEC | O_NONBLOCK) == 0 &&
		   out->slot >= 0 && ftruncate(out->slot, sizeof(*slot)) == 0,
	       "%s", strerror(errno));
	slot = mmap(NULL, sizeof(*slot), PROT_READ | PROT_WRITE, MAP_SHARED,
		    out->slot, 0);
	demand(slot != MAP_FAILED, "%s", strerror(errno));
	s->starts++;
	s->status = 0;
	head.size = (uint32_t)hello()->size;
	write_all(pair[1], &head, sizeof(head));
	write_all(pair[1], hello()->data, hello()->size);
	/* The first is only admitted; that it ended is found out later. */
	if (s->starts > 1)
		say(s, pair[1], output[1], slot);
	munmap(slot, sizeof(*slot));
	close(pair[1]);
	close(ended[1]);
	close(output[1]);
	out->pid = getpid();
	out->pidfd = ended[0];
	out->socket = pair[0];
	out->output = output[0];
	return HENG_OK;
}

static void open_nothing(void *userdata, const char *hrefs, size_t n, int *fds)
{
	(void)userdata;
	demand(n == 1 && strcmp(hrefs, "a.txt") == 0, "%s", hrefs);
	fds[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static void try_stream(const char *text, size_t size, heng_buf *out)
{
	static char file[512];
	script s = {.at = text, .end = text + size};
	const heng_spawner spawner = {start_host, end_host, &s};
	const heng_native native = {.spawner = &spawner,
				    .limits = &heng_limits_default};
	heng_plugin_job job = {.image = read_small_dossier(),
			       .image_fd = -1,
			       .folder_fd = -1,
			       .open_attachments = open_nothing};
	heng_result results[2], *list[] = {&results[0], &results[1]};
	const heng_plugin_info *info;
	heng_plugin_host *host;
	heng_arena arena = {0};
	heng_buf printed = {0};
	heng_measure measure;
	heng_error error;
	bool fault;
	size_t i;

	if (!*file)
		snprintf(file, sizeof(file), "%s",
			 put_file("trial.so", "plugin", 6));
	demand(heng_plugin_host_open("trial", file, &native, &host, &error) ==
		   HENG_OK,
	       "%s", error.en);
	memset(host->key, 0, sizeof(host->key));
	info = heng_plugin_host_info(host);
	for (i = 0; i < 2; i++)
		heng_result_init(&results[i], &info->rules[i],
				 info->rules[i].weight);
	demand(heng_plugin_host_judge(host, &job, &arena, list, 2, &measure,
				      &fault, &error) == HENG_OK,
	       "%s", error.en);
	put_measure(out, &measure);
	for (i = 0; i < 2; i++) {
		put_result(out, &results[i]);
		demand(fault || results[i].outcome != HENG_ERROR,
		       "an error and no fault");
		demand(!results[i].is_volatile, "no time has passed");
	}
	demand(fault || !measure.fault.zh, "a measure's fault and none");
	heng_buf_printf(out, "%d %u\n", fault, (unsigned)s.starts);
	if (heng_plugin_host_take_output(host, &error, &printed)) {
		check_plain(error.zh);
		check_plain(error.en);
		demand(is_clean(printed.data, printed.size, ""),
		       "what was printed cannot be shown");
		heng_buf_puts(out, error.en);
	}
	heng_buf_fini(&printed);
	heng_plugin_host_free(host);
	heng_arena_fini(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	heng_buf out[2] = {{0}, {0}};
	char *body;
	size_t i;

	if (!size || size > STREAM_MAX)
		return 0;
	body = exact_copy(data + 1, size - 1);
	for (i = 0; i < 2; i++)
		switch (data[0] % KINDS) {
		case AS_DECLARATION:
			try_declaration(body, size - 1);
			break;
		case AS_STREAM:
			try_stream(body, size - 1, &out[i]);
			break;
		default:
			try_reply(data[0] % KINDS, body, size - 1, &out[i]);
			break;
		}
	demand(!out[0].failed && !out[1].failed, "no memory");
	demand(out[0].size == out[1].size &&
		   (!out[0].size ||
		    memcmp(out[0].data, out[1].data, out[0].size) == 0),
	       "taken in two ways:\n%.*s\n%.*s", (int)out[0].size, out[0].data,
	       (int)out[1].size, out[1].data);
	heng_buf_fini(&out[0]);
	heng_buf_fini(&out[1]);
	free(body);
	return 0;
}
