/* System calls by what they are good for; see make_filters.c. */
#include "core/base/confine_calls.h"

#include <seccomp.h>

#define CALL(name) SCMP_SYS(name)

/* clang-format off */
const int heng_calls_plain[] = {
    /* Open descriptors. */
    CALL(read), CALL(write), CALL(readv), CALL(writev), CALL(pread64),
    CALL(pwrite64), CALL(lseek), CALL(close), CALL(close_range), CALL(dup),
    CALL(dup2), CALL(dup3), CALL(fstat), CALL(fstatfs), CALL(fsync),
    CALL(fdatasync), CALL(fadvise64), CALL(pipe), CALL(pipe2), CALL(eventfd2),
    CALL(poll), CALL(ppoll), CALL(select), CALL(pselect6),
    CALL(epoll_create1), CALL(epoll_ctl), CALL(epoll_wait), CALL(epoll_pwait),
    /* A socket that is there. */
    CALL(recvmsg), CALL(sendmsg), CALL(recvfrom), CALL(sendto),
    CALL(shutdown), CALL(getsockname),
    CALL(getpeername),
    /* Memory; mmap and mprotect have conditions. */
    CALL(brk), CALL(munmap), CALL(mremap), CALL(madvise), CALL(msync),
    CALL(membarrier),
    /* Time; nanosleep and timers that signal oneself. */
    CALL(clock_gettime), CALL(clock_getres), CALL(clock_nanosleep),
    CALL(nanosleep), CALL(gettimeofday), CALL(time), CALL(times),
    CALL(alarm), CALL(setitimer), CALL(getitimer), CALL(timer_create),
    CALL(timer_settime), CALL(timer_gettime), CALL(timer_getoverrun),
    CALL(timer_delete), CALL(timerfd_create), CALL(timerfd_settime),
    CALL(timerfd_gettime), CALL(getrusage),
    /* Signals that arrive. */
    CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn),
    CALL(rt_sigpending), CALL(rt_sigtimedwait), CALL(rt_sigsuspend),
    CALL(sigaltstack), CALL(restart_syscall), CALL(pause),
    /* Threads, locks and the end. */
    CALL(futex), CALL(set_robust_list), CALL(rseq), CALL(set_tid_address),
    CALL(sched_yield), CALL(sched_getaffinity), CALL(getcpu), CALL(wait4),
    CALL(waitid), CALL(exit), CALL(exit_group),
    /* Who and where one is. */
    CALL(getpid), CALL(getppid), CALL(gettid), CALL(getuid), CALL(geteuid),
    CALL(getgid), CALL(getegid), CALL(getgroups), CALL(getresuid),
    CALL(getresgid), CALL(getpgrp), CALL(getpgid), CALL(getsid), CALL(capget),
    CALL(uname), CALL(sysinfo), CALL(getrlimit), CALL(umask), CALL(getrandom),
    HENG_CALLS_END,
};

const int heng_calls_lane[] = {
    CALL(memfd_create), CALL(ftruncate), CALL(fallocate), HENG_CALLS_END,
};

const int heng_calls_look[] = {
    CALL(stat), CALL(lstat), CALL(access), CALL(faccessat), CALL(faccessat2),
    CALL(readlink), CALL(readlinkat), CALL(getdents), CALL(getdents64),
    CALL(getcwd), CALL(statfs), HENG_CALLS_END,
};

const int heng_calls_look_at[] = {
    CALL(newfstatat), CALL(statx), HENG_CALLS_END,
};

const int heng_calls_change[] = {
    /* How is behind a pointer. */
    CALL(openat2), CALL(creat),
    CALL(mkdir), CALL(mkdirat), CALL(mknod), CALL(mknodat), CALL(unlink),
    CALL(unlinkat), CALL(rmdir), CALL(rename), CALL(renameat),
    CALL(renameat2), CALL(link), CALL(linkat), CALL(symlink),
    CALL(symlinkat), CALL(truncate), CALL(chmod), CALL(fchmod),
    CALL(fchmodat), CALL(chown), CALL(lchown), CALL(fchown), CALL(fchownat),
    CALL(utime), CALL(utimes), CALL(utimensat), CALL(futimesat), CALL(chdir),
    CALL(fchdir), CALL(getxattr), CALL(lgetxattr), CALL(listxattr),
    CALL(llistxattr), CALL(setxattr), CALL(lsetxattr), CALL(fsetxattr),
    CALL(removexattr), CALL(lremovexattr), CALL(fremovexattr),
    CALL(inotify_add_watch), CALL(fanotify_mark), CALL(name_to_handle_at),
    CALL(open_by_handle_at), CALL(quotactl), HENG_CALLS_END,
};

const int heng_calls_kill[] = {
    /* Another process. */
    CALL(fork), CALL(vfork), CALL(execve), CALL(execveat), CALL(ptrace),
    CALL(process_vm_readv), CALL(process_vm_writev), CALL(process_madvise),
    CALL(kcmp), CALL(pidfd_getfd), CALL(pidfd_send_signal), CALL(tkill),
    CALL(rt_sigqueueinfo), CALL(rt_tgsigqueueinfo),
    /* The network, and any socket of one's own. */
    CALL(socket), CALL(socketpair), CALL(connect), CALL(bind), CALL(listen),
    CALL(accept), CALL(accept4),
    /* Rights and limits. */
    CALL(setuid), CALL(setgid), CALL(setreuid), CALL(setregid),
    CALL(setresuid), CALL(setresgid), CALL(setgroups), CALL(setfsuid),
    CALL(setfsgid), CALL(unshare), CALL(setns), CALL(personality),
    /* The file system's shape. */
    CALL(mount), CALL(umount2), CALL(move_mount), CALL(open_tree),
    CALL(fsopen), CALL(fsconfig), CALL(fsmount), CALL(fspick),
    CALL(mount_setattr), CALL(pivot_root), CALL(chroot), CALL(swapon),
    CALL(swapoff),
    /* The kernel itself. */
    CALL(bpf), CALL(io_uring_setup), CALL(io_uring_enter),
    CALL(io_uring_register), CALL(userfaultfd), CALL(add_key),
    CALL(request_key), CALL(keyctl), CALL(perf_event_open), CALL(kexec_load),
    CALL(kexec_file_load), CALL(init_module), CALL(finit_module),
    CALL(delete_module), CALL(reboot), CALL(syslog), CALL(acct),
    CALL(sethostname), CALL(setdomainname), CALL(settimeofday),
    CALL(clock_settime), CALL(clock_adjtime), CALL(adjtimex), CALL(iopl),
    CALL(ioperm), CALL(modify_ldt), HENG_CALLS_END,
};
/* clang-format on */
