/*
 * attack: makes memory that other processes can find
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/ipc.h>
#include <sys/shm.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int id = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);

	(void)state;
	if (id >= 0)
		shmctl(id, IPC_RMID, NULL);
	return tell(host, call, id >= 0);
}

HOSTILE_PLUGIN("shares-memory");
