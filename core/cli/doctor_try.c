/* Attempts: what a hostile policy, document or plugin would like to do, done
 * in a confined process to see whether it is stopped. */
#include "core/cli/doctor_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS_MAX = 5, PAGE = 4096 };

/* What an attempt needs to know. */
typedef struct attempt_scene {
	pid_t heng;
	int left_open;	 /* a descriptor of nobody's concern */
	uint64_t memory; /* address space that is allowed */
} attempt_scene;

/* True: it worked. */
typedef bool attempt_fn(const attempt_scene *scene);

static bool read_file(const attempt_scene *scene)
{
	(void)scene;
	return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool write_file(const attempt_scene *scene)
{
	(void)scene;
	/* Where nothing is left behind if it works. */
	return open("/dev/null", O_WRONLY | O_CLOEXEC) >= 0;
}

static bool use_network(const attempt_scene *scene)
{
	(void)scene;
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool start_process(const attempt_scene *scene)
{
	pid_t child = fork();

	(void)scene;
	if (child == 0)
		_exit(0);
	return child > 0;
}

static bool run_program(const attempt_scene *scene)
{
	char *const none[] = {NULL};

	(void)scene;
	/* That there is no such program is found out by looking. */
	execve("/nonexistent/program", none, none);
	return errno == ENOENT;
}

static bool signal_heng(const attempt_scene *scene)
{
	return kill(scene->heng, 0) == 0;
}

static bool read_process(const attempt_scene *scene)
{
	char byte = 0;
	struct iovec local = {&byte, 1};
	/* Forked, so the same is at the same place. */
	struct iovec remote = {(void *)(uintptr_t)scene, 1};

	return process_vm_readv(scene->heng, &local, 1, &remote, 1, 0) == 1;
}

static bool take_memory(const attempt_scene *scene)
{
	return mmap(NULL, scene->memory, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
		    0) != MAP_FAILED;
}

static bool make_code(const attempt_scene *scene)
{
	(void)scene;
	return mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool use_left_open(const attempt_scene *scene)
{
	return fcntl(scene->left_open, F_GETFD) >= 0;
}

static bool gain_privileges(const attempt_scene *scene)
{
	(void)scene;
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0;
}

static const struct {
	attempt_fn *attempt;
	heng_text label;
} attempts[] = {
    {read_file, {"读取其他文件", "read another file"}},
    {write_file, {"写入文件", "write a file"}},
    {use_network, {"使用网络", "use the network"}},
    {start_process, {"启动进程", "start a process"}},
    {run_program, {"运行其他程序", "run another program"}},
    {signal_heng, {"向 heng 发信号", "send heng a signal"}},
    {read_process, {"读取 heng 的内存", "read heng's memory"}},
    {take_memory, {"占用超限的内存", "take memory beyond the limit"}},
    {make_code, {"生成可执行代码", "make executable code"}},
    {use_left_open, {"使用遗留的打开文件", "use a file left open"}},
    {gain_privileges, {"取得更高权限", "gain privileges"}},
};

size_t heng_attempts(void)
{
	return sizeof(attempts) / sizeof(*attempts);
}

heng_text heng_attempt_label(size_t index)
{
	return attempts[index].label;
}

static heng_rc confine(heng_patient patient, unsigned off,
		       const attempt_scene *scene, heng_error *error)
{
	const bool is_lane = patient == HENG_PATIENT_LANE;
	const heng_confinement how = {
	    .off = off, .parent = scene->heng, .memory = scene->memory};
	heng_rc rc = heng_confine(is_lane ? HENG_CONFINE_LANE_LOADING
					  : HENG_CONFINE_HOST_LOADING,
				  &how, error);

	if (rc == HENG_OK && patient != HENG_PATIENT_LOADING)
		rc = heng_confine(is_lane ? HENG_CONFINE_LANE
					  : HENG_CONFINE_HOST,
				  &how, error);
	return rc;
}

static attempt_scene make_scene(heng_patient patient, const heng_limits *limits)
{
	return (attempt_scene){
	    .heng = getpid(),
	    .left_open = open("/dev/null", O_RDONLY | O_CLOEXEC),
	    .memory =
		(uint64_t)(patient == HENG_PATIENT_HOST ? limits->plugin_memory
							: limits->lane_memory),
	};
}

/* The wait status of a child that ends soon; -1: there was none. */
static int collect(pid_t child)
{
	int status = -1;

	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

heng_attempted heng_attempt(size_t index, heng_patient patient, unsigned off,
			    const heng_limits *limits)
{
	enum { WORKED = 1, UNCONFINED = 2 };
	attempt_scene scene = make_scene(patient, limits);
	const struct rlimit none = {0, 0};
	pid_t child = fork();
	int status;

	if (child == 0) {
		setrlimit(RLIMIT_CORE, &none);
		alarm(SECONDS_MAX);
		if (confine(patient, off, &scene, NULL) != HENG_OK)
			_exit(UNCONFINED);
		_exit(attempts[index].attempt(&scene) ? WORKED : 0);
	}
	status = collect(child);
	if (scene.left_open >= 0)
		close(scene.left_open);
	if (WIFEXITED(status) && WEXITSTATUS(status) == WORKED)
		return HENG_ATTEMPT_WORKED;
	if ((WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
	    (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS))
		return HENG_ATTEMPT_BLOCKED;
	return HENG_ATTEMPT_UNKNOWN;
}

heng_rc heng_attempt_confine(unsigned off, const heng_limits *limits,
			     heng_error *error)
{
	for (int patient = 0; patient < HENG_PATIENTS; patient++) {
		attempt_scene scene = make_scene((heng_patient)patient, limits);
		int ends[2], status;
		pid_t child;

		if (scene.left_open >= 0)
			close(scene.left_open);
		error->rc = HENG_OK;
		if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
			return heng_fail(error, HENG_EIO, "H6025",
					 "无法检查防护（系统：%s）",
					 "the defences cannot be tried "
					 "(system: %s)",
					 strerror(errno));
		child = fork();
		if (child == 0) {
			/* Into the pipe while it can still be written to. */
			dup2(ends[1], STDERR_FILENO);
			status = confine((heng_patient)patient, off, &scene,
					 error) != HENG_OK;
			if (status &&
			    write(STDERR_FILENO, error, sizeof(*error)) < 0)
				status = 2;
			_exit(status);
		}
		close(ends[1]);
		status = collect(child);
		if (status != 0 &&
		    read(ends[0], error, sizeof(*error)) != sizeof(*error))
			heng_fail(error, HENG_EIO, "H6025",
				  "无法检查防护（系统：%s）",
				  "the defences cannot be tried (system: %s)",
				  "fork");
		close(ends[0]);
		if (error->rc != HENG_OK)
			return error->rc;
	}
	return HENG_OK;
}
