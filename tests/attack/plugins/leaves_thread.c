/*
 * attack: leaves a thread behind that writes noise to every descriptor
 * bare: wrote
 * heng: pass error pass: makes no sense in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

static volatile int written;

static void *write_noise(void *unused)
{
	static const char noise[] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

	for (;;) {
		for (int fd = 1; fd < 8; fd++)
			if (write(fd, noise, sizeof(noise)) < 0)
				continue;
		written = 1;
		usleep(1000);
	}
	return unused;
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	pthread_t thread;

	(void)state;
	if (pthread_create(&thread, NULL, write_noise, NULL))
		return -1;
	while (!written)
		;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("leaves-thread");
