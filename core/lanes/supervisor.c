/* Supervisor: forks lanes, hands out dossiers, and outlives what they meet. */
#include "core/lanes/supervisor.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "core/lanes/made.h"
#include "core/lanes/news.h"
#include "core/lanes/tasks.h"
#include "core/native/wire.h"

enum {
	TICK = 25, /* ms between looks at the clocks */
	/* ms between two looks after which the supervisor was held up itself,
	 * stopped or waiting for who reads its output: no lane's fault. */
	AWAY = 1000,
	LEAVE_GRACE = 2000,  /* ms a lane has to end of itself */
	STATUS_INPUT = 2,    /* of a command: its input is wrong */
	STATUS_MAX = 4,	     /* of a command: it is not completed */
	FILE_NAME_MAX = 255, /* bytes of the name of a file it makes */
};

typedef struct supervisor {
	const heng_supervision *what;
	heng_supervised *out;
	heng_native native; /* of hosts */
	heng_member *members;
	size_t n_wanted;
	heng_tasks tasks;
	heng_news news;
	int64_t leave_by; /* 0: not leaving yet */
	bool leaving;	  /* no dossier is begun any more */
	int64_t watched;  /* when the clocks were last looked at */
	bool loaded;	  /* the first lane has */
	heng_buf basis;	  /* what it works with */
} supervisor;

size_t heng_lanes_default(void)
{
	cpu_set_t set;
	int n =
	    sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;

	return n < 1 ? 1 : n > HENG_LANES_MAX ? HENG_LANES_MAX : (size_t)n;
}

static void fail(supervisor *s, const heng_error *error)
{
	s->what->failed(error, s->what->userdata);
}

/* Nothing more is begun. */
static void leave(supervisor *s, int ms)
{
	int64_t by = heng_wire_now() + (int64_t)ms * 1000000;

	if (!s->leaving || by < s->leave_by)
		s->leave_by = by;
	s->leaving = true;
}

static bool start(supervisor *s, heng_member *member)
{
	heng_error error;

	if (heng_member_start(member, s->what->limits, s->what->off,
			      &s->news.before, s->what->work, s->what->userdata,
			      &error) == HENG_OK)
		return true;
	if (++member->failed_starts < HENG_STARTS_MAX)
		return false;
	fail(s, &error);
	s->out->status = -1;
	leave(s, 0);
	return false;
}

static void lose(supervisor *s, heng_task *task, const heng_fall *fall)
{
	heng_error error;
	bool again = task->tries > 1 && fall->cause != HENG_FALL_LIMIT;

	heng_fall_dossier(fall, s->what->name(task->index, s->what->userdata),
			  again, &error);
	s->what->lost(task->index, &error, s->what->userdata);
	heng_task_free(task);
}

/* What becomes of a dossier whose lane fell. */
static void settle(supervisor *s, heng_task *task, const heng_fall *fall)
{
	switch (heng_task_after(task, fall)) {
	case HENG_TASK_AGAIN:
		heng_tasks_put(&s->tasks, task);
		break;
	case HENG_TASK_LOST:
		lose(s, task, fall);
		break;
	}
}

/* Lanes that work with different things must not share a batch. */
static void stop_for_change(supervisor *s)
{
	heng_error error;

	heng_fall_changed(&error);
	fail(s, &error);
	s->out->status = -1;
	leave(s, HENG_INTERRUPT_GRACE);
}

/* A lane that fell before it had anything to do. */
static void fell_loading(supervisor *s, heng_member *member)
{
	const heng_fall *fall = &member->fall;
	heng_error error;

	if (fall->cause == HENG_FALL_EXIT && s->loaded &&
	    fall->number == STATUS_INPUT) {
		stop_for_change(s);
		return;
	}
	/* It said itself what is wrong with what it should load, or did all
	 * that a command is to do. */
	if (fall->cause == HENG_FALL_EXIT && !s->loaded &&
	    (s->what->n_dossiers > 0
		 ? fall->number == STATUS_INPUT || fall->number == STATUS_MAX
		 : fall->number <= STATUS_MAX)) {
		s->out->status = fall->number;
		leave(s, 0);
		return;
	}
	member->failed_starts++;
	/* A command has printed already. */
	if ((fall->cause == HENG_FALL_SIGNAL || s->loaded) &&
	    s->what->n_dossiers > 0 &&
	    member->failed_starts < (s->loaded ? HENG_STARTS_MAX : 2))
		return; /* once more */
	if (member->said.size > 0 && !member->said.failed) {
		s->what->say(member->said.data, member->said.size,
			     s->what->userdata);
	} else {
		if (member->said.failed)
			heng_fail_memory(&error);
		else
			heng_fall_command(fall, s->what->command, &error);
		fail(s, &error);
	}
	s->out->status = -1;
	leave(s, 0);
}

static void end(supervisor *s, heng_member *member)
{
	heng_member_state state = member->state;
	heng_task *task = member->task;

	heng_member_end(member);
	member->task = NULL;
	if (task && s->leaving && heng_wire_now() >= s->leave_by)
		heng_task_free(task); /* interrupted */
	else if (task)
		settle(s, task, &member->fall);
	else if (state == HENG_MEMBER_LOADING && !s->leaving)
		fell_loading(s, member);
}

/* All lanes have to work with the same: files can change under way. */
static bool agrees(supervisor *s, const heng_message *message)
{
	if (s->loaded) {
		if (message->size == s->basis.size &&
		    memcmp(message->body, s->basis.data, s->basis.size) == 0)
			return true;
		stop_for_change(s);
		return false;
	}
	s->loaded = true;
	heng_buf_put(&s->basis, message->body, message->size);
	int status = -1;
	if (s->basis.failed) {
		heng_error error;

		heng_fail_memory(&error);
		fail(s, &error);
	} else {
		status = s->what->loaded(message->body, message->size,
					 s->what->userdata);
	}
	if (status == 0)
		return true;
	s->out->status = status;
	leave(s, 0);
	return false;
}

/* Gives it the next dossier there is. False: it could not be given. */
static bool give_next(supervisor *s, heng_member *member)
{
	heng_task *task = heng_tasks_next(&s->tasks);

	if (!task || heng_member_give(member, task))
		return true;
	member->task = task;
	return false;
}

static bool done(supervisor *s, heng_member *member,
		 const heng_message *message)
{
	heng_cursor cursor = {message->body, message->body + message->size,
			      false};
	heng_made made = {0};
	heng_task *task = member->task;

	if (!task || !heng_made_take(&cursor, &made))
		return false;
	member->task = NULL;
	member->state = HENG_MEMBER_IDLE;
	/* It goes on while what it made is put in its place. */
	bool given = s->leaving || give_next(s, member);
	s->what->done(task->index, &made, s->what->userdata);
	heng_task_free(task);
	if (!given)
		end(s, member);
	return true;
}

static bool take_file(supervisor *s, const heng_message *message)
{
	heng_cursor cursor = {message->body, message->body + message->size,
			      false};
	char name[FILE_NAME_MAX + 1] = "";
	size_t n, size;
	const char *text = heng_cursor_text(&cursor, FILE_NAME_MAX, &n);
	const char *bytes;

	if (!s->what->file || !text || memchr(text, 0, n))
		return false;
	memcpy(name, text, n);
	bytes = heng_cursor_text(&cursor, HENG_CHANNEL_MESSAGE_MAX, &size);
	return bytes && s->what->file(name, bytes, size, s->what->userdata);
}

/* False: what it says makes no sense. */
static bool hear(supervisor *s, heng_member *member,
		 const heng_message *message)
{
	switch (message->type) {
	case HENG_MESSAGE_SAY:
		/* Later ones load the same and say the same, unless they
		 * fail. */
		if (s->loaded)
			heng_buf_put(&member->said, message->body,
				     message->size);
		else
			s->what->say(message->body, message->size,
				     s->what->userdata);
		return true;
	case HENG_MESSAGE_LOADED:
		if (member->state != HENG_MEMBER_LOADING)
			return false;
		member->state = HENG_MEMBER_IDLE;
		member->failed_starts = 0;
		if (!agrees(s, message))
			heng_member_dismiss(member);
		return true;
	case HENG_MESSAGE_DONE:
		return done(s, member, message);
	case HENG_MESSAGE_FILE:
		return take_file(s, message);
	default:
		return heng_member_serve(member, message, &s->native);
	}
}

/* Takes all that a lane has said. False: it is gone or talks nonsense. */
static bool listen_to(supervisor *s, heng_member *member)
{
	heng_message message;

	while (member->state != HENG_MEMBER_OFF) {
		switch (heng_channel_receive(&member->channel, false, false,
					     &message)) {
		case HENG_RECEIVED:
			if (hear(s, member, &message))
				continue;
			/* One that is gone cannot be answered. */
			if (heng_member_has_ended(member))
				return false;
			/* fall through */
		case HENG_RECEIVED_WRONG:
			member->fall.cause = HENG_FALL_WRONG;
			return false;
		case HENG_RECEIVED_PART:
			return true;
		case HENG_RECEIVED_NO_MEMORY:
			member->fall.cause = HENG_FALL_MEMORY;
			return false;
		case HENG_RECEIVED_END:
			/* It knows best why. */
			(void)heng_member_has_ended(member);
			return false;
		}
	}
	return true;
}

/* Gives work to who has none and starts as many as there is work for. */
static void hand_out(supervisor *s)
{
	size_t n = s->loaded ? s->n_wanted : 1;

	for (size_t i = 0; i < n && !s->leaving; i++) {
		heng_member *member = &s->members[i];

		if (member->state == HENG_MEMBER_IDLE && !give_next(s, member))
			end(s, member);
		if (member->state == HENG_MEMBER_OFF && !s->leaving &&
		    (!s->loaded || heng_tasks_left(&s->tasks)))
			start(s, member);
	}
}

static void take_signals(supervisor *s)
{
	int number;

	while ((number = heng_news_signal(&s->news))) {
		bool again = s->out->signal != 0;

		s->out->signal = number;
		again |= s->what->n_dossiers == 0;
		leave(s, again ? 0 : HENG_INTERRUPT_GRACE);
	}
}

/* Ends a lane that is late, unless what it has to say is only unheard. */
static void end_if_late(supervisor *s, heng_member *member)
{
	if (!heng_member_is_late(member, s->what->limits))
		return;
	if (!listen_to(s, member) ||
	    heng_member_is_late(member, s->what->limits))
		end(s, member);
}

static void watch(supervisor *s)
{
	int64_t now = heng_wire_now(), gone = now - s->watched;
	bool over = s->leaving && now >= s->leave_by;

	if (!over && gone < (int64_t)TICK * 1000000)
		return;
	s->watched = now;
	for (size_t i = 0; i < s->n_wanted; i++) {
		heng_member *member = &s->members[i];

		if (member->state == HENG_MEMBER_OFF)
			continue;
		if (over)
			end(s, member);
		else if (gone > (int64_t)AWAY * 1000000)
			heng_member_forgive(member, gone);
		else if (!(s->what->off & HENG_DEFENCE_DEADLINES))
			end_if_late(s, member);
	}
}

static void take_news(supervisor *s)
{
	take_signals(s);
	for (size_t i = 0; i < s->n_wanted; i++) {
		heng_member *member = &s->members[i];
		bool ended;

		if (member->state == HENG_MEMBER_OFF)
			continue;
		if (!heng_news_of(&s->news, i, &ended))
			continue;
		/* What it said before it went still counts. */
		if (!listen_to(s, member) || ended)
			end(s, member);
	}
}

static bool is_running(const supervisor *s)
{
	for (size_t i = 0; i < s->n_wanted; i++) {
		if (s->members[i].state != HENG_MEMBER_OFF)
			return true;
	}
	return !s->leaving && (!s->loaded || heng_tasks_left(&s->tasks));
}

/* Lanes without work go when there is none left or none is begun. */
static void dismiss(supervisor *s)
{
	bool more = !s->leaving && heng_tasks_left(&s->tasks);
	bool busy = false;

	for (size_t i = 0; i < s->n_wanted; i++)
		busy |= s->members[i].state == HENG_MEMBER_BUSY;
	for (size_t i = 0; i < s->n_wanted; i++) {
		heng_member *member = &s->members[i];

		/* A busy one may fall and leave its dossier to another. */
		if (more || busy)
			continue;
		if (member->state == HENG_MEMBER_IDLE)
			heng_member_dismiss(member);
		else if (member->state == HENG_MEMBER_LOADING && s->loaded)
			heng_member_end(member); /* for nothing */
	}
	if (!more && !busy && !s->leaving && s->loaded)
		leave(s, LEAVE_GRACE);
}

static void loop(supervisor *s)
{
	bool more = false;

	while (is_running(s)) {
		bool news;

		hand_out(s);
		dismiss(s);
		news = heng_news_wait(&s->news, s->members, more ? 0 : TICK);
		take_news(s);
		watch(s);
		more = s->what->rest && s->what->rest(!news, s->what->userdata);
	}
}

void heng_supervise(const heng_supervision *what, heng_supervised *out)
{
	size_t n = what->n_lanes < 1 ? 1 : what->n_lanes;
	supervisor s = {.what = what, .out = out};
	heng_error error;
	heng_rc rc;

	*out = (heng_supervised){0};
	if (n > what->n_dossiers)
		n = what->n_dossiers > 0 ? what->n_dossiers : 1;
	s.n_wanted = n > HENG_LANES_MAX ? HENG_LANES_MAX : n;
	s.watched = heng_wire_now();
	s.native = (heng_native){.limits = what->limits, .off = what->off};
	s.tasks = (heng_tasks){.what = what};
	s.members = calloc(s.n_wanted, sizeof(*s.members));
	rc = heng_news_open(&s.news, s.n_wanted, &error);
	if (!s.members)
		rc = heng_fail_memory(&error);
	if (rc == HENG_OK) {
		loop(&s);
	} else {
		what->failed(&error, what->userdata);
		out->status = -1;
	}
	for (size_t i = 0; s.members && i < s.n_wanted; i++)
		heng_member_fini(&s.members[i]);
	heng_tasks_fini(&s.tasks);
	heng_buf_fini(&s.basis);
	free(s.members);
	heng_news_close(&s.news);
}
