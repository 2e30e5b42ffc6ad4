/* Attacks: what a hostile plugin or a conquered parser would do. */
#ifndef TESTS_UNIT_CONFINE_ATTACK_H
#define TESTS_UNIT_CONFINE_ATTACK_H

#include "tests/unit/confine_run.h"

/* Each does one thing and says whether it worked. */
confine_fn attack_open, attack_open_raw, attack_openat2, attack_stat,
    attack_list, attack_write, attack_create, attack_remove, attack_chmod,
    attack_beside, attack_link, attack_link_out;
confine_fn attack_socket, attack_pair, attack_connect, attack_abstract;
confine_fn attack_fork, attack_vfork, attack_clone, attack_clone3, attack_exec,
    attack_trace, attack_peek, attack_kill, attack_kill_all, attack_tgkill,
    attack_tkill, attack_queue, attack_pidfd, attack_owner, attack_session,
    attack_thread, attack_namespace;
confine_fn attack_map_code, attack_make_code, attack_memfd_code,
    attack_loader_code, attack_allocate, attack_fill, attack_descriptors,
    attack_raise, attack_limit_other, attack_inherit, attack_own, attack_rights,
    attack_parent_death, attack_type, attack_i386, attack_x32, attack_uring,
    attack_personality, attack_root;

#endif
