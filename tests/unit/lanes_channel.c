/* Tests of channels: messages arrive whole, whatever the pieces; and what is
 * no message is found out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/lanes/channel.h"
#include "tests/unit/base_random.h"

enum { ROUNDS = 300, SIZE_MAX_TRIED = 9000 };

/* As on the wire. */
typedef struct head {
	uint32_t type, size, n_fds;
} head;

static void open_pair(int pair[2])
{
	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
}

static void pieces_become_messages(void **state)
{
	uint64_t random = 1;
	int pair[2];
	char sent[2 * SIZE_MAX_TRIED];

	(void)state;
	open_pair(pair);
	heng_channel channel = {.socket = pair[1]};
	for (int round = 0; round < ROUNDS; round++) {
		size_t size = random_bits(&random) % SIZE_MAX_TRIED, at = 0;
		head first = {(uint32_t)round, (uint32_t)size, 0};
		heng_message message;
		heng_received got = HENG_RECEIVED_PART;

		memcpy(sent, &first, sizeof(first));
		for (size_t i = 0; i < size; i++)
			sent[sizeof(first) + i] = (char)random_bits(&random);
		while (at < sizeof(first) + size) {
			size_t left = sizeof(first) + size - at;
			size_t piece = 1 + random_bits(&random) % left;

			assert_int_equal(got, HENG_RECEIVED_PART);
			assert_int_equal(write(pair[0], sent + at, piece),
					 piece);
			at += piece;
			got = heng_channel_receive(&channel, false, false,
						   &message);
		}
		assert_int_equal(got, HENG_RECEIVED);
		assert_int_equal(message.type, round);
		assert_int_equal(message.size, size);
		assert_memory_equal(message.body, sent + sizeof(first), size);
	}
	close(pair[0]);
	heng_message none;
	assert_int_equal(heng_channel_receive(&channel, false, false, &none),
			 HENG_RECEIVED_END);
	heng_channel_fini(&channel);
	close(pair[1]);
}

static void descriptors_go_with_their_message(void **state)
{
	int pair[2], ends[2];
	heng_message message;
	char byte = 0;

	(void)state;
	open_pair(pair);
	assert_int_equal(pipe(ends), 0);
	heng_channel a = {.socket = pair[0]}, b = {.socket = pair[1]};
	assert_true(heng_channel_send(&a, 1, "x", 1, NULL, 0, true));
	assert_true(heng_channel_send(&a, 2, "y", 1, ends, 2, true));
	assert_true(heng_channel_send(&a, 3, NULL, 0, NULL, 0, true));
	assert_int_equal(heng_channel_receive(&b, true, true, &message),
			 HENG_RECEIVED);
	assert_int_equal(message.type, 1);
	assert_int_equal(message.fds[0], -1);
	assert_int_equal(heng_channel_receive(&b, true, true, &message),
			 HENG_RECEIVED);
	assert_int_equal(message.type, 2);
	assert_int_equal(write(message.fds[1], "z", 1), 1);
	assert_int_equal(read(message.fds[0], &byte, 1), 1);
	assert_int_equal(byte, 'z');
	close(message.fds[0]);
	close(message.fds[1]);
	assert_int_equal(heng_channel_receive(&b, true, true, &message),
			 HENG_RECEIVED);
	assert_int_equal(message.type, 3);
	assert_int_equal(message.size, 0);
	heng_channel_fini(&a);
	heng_channel_fini(&b);
	for (int i = 0; i < 2; i++) {
		close(pair[i]);
		close(ends[i]);
	}
}

/* A supervisor takes no descriptors, so a lane cannot use up its own. */
static void descriptors_nobody_wants_vanish(void **state)
{
	int pair[2], ends[2];
	heng_message message;
	char byte;

	(void)state;
	open_pair(pair);
	assert_int_equal(pipe(ends), 0);
	heng_channel a = {.socket = pair[0]}, b = {.socket = pair[1]};
	assert_true(heng_channel_send(&a, 2, "y", 1, &ends[1], 1, true));
	close(ends[1]);
	assert_int_equal(heng_channel_receive(&b, true, false, &message),
			 HENG_RECEIVED_WRONG);
	/* Nobody holds the writing end any more. */
	assert_int_equal(read(ends[0], &byte, 1), 0);
	heng_channel_fini(&a);
	heng_channel_fini(&b);
	close(ends[0]);
	close(pair[0]);
	close(pair[1]);
}

static void what_is_no_message_is_found_out(void **state)
{
	static const head wrong[] = {
	    {1, HENG_CHANNEL_MESSAGE_MAX + 1u, 0},
	    {1, UINT32_MAX, 0},
	    {1, 0, HENG_CHANNEL_FDS_MAX + 1u},
	    {1, 0, 1}, /* none came */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		int pair[2];
		heng_message message;

		open_pair(pair);
		heng_channel channel = {.socket = pair[1]};
		assert_int_equal(write(pair[0], &wrong[i], sizeof(wrong[i])),
				 sizeof(wrong[i]));
		assert_int_equal(
		    heng_channel_receive(&channel, false, true, &message),
		    HENG_RECEIVED_WRONG);
		heng_channel_fini(&channel);
		close(pair[0]);
		close(pair[1]);
	}
	assert_false(heng_channel_send(&(heng_channel){.socket = -1}, 1, "",
				       HENG_CHANNEL_MESSAGE_MAX + (size_t)1,
				       NULL, 0, true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pieces_become_messages),
	    cmocka_unit_test(descriptors_go_with_their_message),
	    cmocka_unit_test(descriptors_nobody_wants_vanish),
	    cmocka_unit_test(what_is_no_message_is_found_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
