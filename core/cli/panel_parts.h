/* What the parts of heng panel share. */
#ifndef HENG_CLI_PANEL_PARTS_H
#define HENG_CLI_PANEL_PARTS_H

#include "core/assess/panel.h"
#include "core/cli/cli.h"
#include "core/cli/produce.h"
#include "core/lanes/kit.h"
#include "core/read/reader.h"

enum {
	/* Experts of a panel that these commands take: two sheets for each
	 * and the panel fit into what one command may write. */
	HENG_PANEL_EXPERTS_MAX = 127,
	/* Mistakes that are told of one sheet. */
	HENG_SHEET_MISTAKES_MAX = 100,
	HENG_ROUND_MAX = 9, /* as the grammar has it */
};
_Static_assert(2 * HENG_PANEL_EXPERTS_MAX + 1 <= HENG_PRODUCED_MAX,
	       "the files of all experts and the panel");

/* What the user asked for. */
typedef struct heng_panel_job {
	heng_cli *cli;
	heng_kit_options options;
	const char *profile; /* -P, or NULL */
	const char *policies[HENG_EXTRA_MAX], *plugins[HENG_EXTRA_MAX];
	const char *experts[HENG_PANEL_EXPERTS_MAX]; /* ID=NAME */
	size_t n_experts;
	const char *panel;   /* the file */
	const char *dossier; /* the file, or NULL */
	char **sheets;
	size_t n_sheets;
	const char *reason; /* --incomplete, or NULL */
	int round;	    /* of open */
	bool creates;	    /* there is no panel yet */
} heng_panel_job;

/* An expert as these commands see one. */
typedef struct heng_seat {
	const char *id, *name; /* name: "" where there is none */
	uint32_t node;
	bool recused;
	uint32_t conflict; /* node of the dossier's org, or HENG_NO_NODE */
} heng_seat;

/* The panel with all that it is looked at with, in the confined process. */
typedef struct heng_desk {
	heng_cli *cli;
	const heng_panel_job *job;
	heng_panel panel;
	heng_buf text; /* of the panel */
	heng_reader *reader;
	heng_buf dossier_text;
	heng_reader *dossier_reader;
	const heng_image *dossier; /* NULL: none was named */
	char dossier_sha256[65];
	heng_kit *kit;
	const heng_plan *plan;
	const heng_rule **rules; /* that experts score, as the plan orders */
	size_t n_rules;
	bool *applies; /* of each: false if it is known not to apply */
	heng_seat seats[HENG_PANEL_EXPERTS_MAX];
	size_t n_seats;
	/* Of each seat and rule: bit r is set where there is a ballot of
	 * round r. */
	uint16_t *rounds;
	int last_round; /* of all ballots; 0: there is none */
	heng_arena arena;
} heng_desk;

/*
 * Reads the panel (`text` NULL: from job->panel) and the dossier, loads the
 * profile and checks that they fit. Returns 0, or the status to end with
 * after saying what is wrong. Close it in any case.
 */
int heng_desk_open(heng_desk *desk, const heng_panel_job *job,
		   const heng_buf *text);
void heng_desk_close(heng_desk *desk);

/* Whether the expert may vote, as far as is known. */
static inline bool heng_seat_votes(const heng_seat *seat)
{
	return !seat->recused && seat->conflict == HENG_NO_NODE;
}

static inline uint16_t heng_desk_rounds(const heng_desk *desk, size_t seat,
					size_t rule)
{
	return desk->rounds[seat * desk->n_rules + rule];
}

/* Rounds in which the expert has any ballot, as bits. */
uint16_t heng_desk_seat_rounds(const heng_desk *desk, size_t seat);

/* Says an error in the panel at a node or its attribute; HENG_EXIT_INPUT. */
int heng_desk_fail(const heng_desk *desk, uint32_t node, const char *attribute,
		   heng_error *error);

/* Says an error that has its place, or none; its status. */
int heng_desk_report(const heng_desk *desk, const heng_error *error);

/*
 * Reads and checks the text that is to take the place of the panel's as that
 * was read and checked; everything that was in it has to be in it still. 0,
 * or a status after saying what is wrong.
 */
int heng_desk_check_change(heng_desk *desk, const heng_buf *text);

/* The panel's text with `added`, lines with elements whose tags
 * heng_panel_put_tag has put, before the end of its root. The bytes around
 * stay as they are. */
heng_rc heng_panel_text_add(const heng_panel *panel, const heng_buf *added,
			    heng_buf *out, heng_error *error);

/* The panel's text with attributes added to its root. */
heng_rc heng_panel_text_root(const heng_panel *panel, const heng_buf *added,
			     heng_buf *out, heng_error *error);

/* "<p:name" with the prefix that the panel's own elements have; `end`: the
 * end tag "</p:name". */
heng_rc heng_panel_put_tag(const heng_panel *panel, const char *name, bool end,
			   heng_buf *out, heng_error *error);

/* An empty sheet for the expert and round. */
void heng_sheet_put_xml(const heng_desk *desk, const heng_seat *seat, int round,
			heng_buf *out);
void heng_sheet_put_csv(const heng_desk *desk, const heng_seat *seat, int round,
			heng_buf *out);

/* What the sheet is for, on the panel and the profile of the desk: its name
 * in the dossier, or "". */
const char *heng_desk_subject(const heng_desk *desk);

/* A value of a filled sheet, white space at both ends removed, and where it
 * stands. */
typedef struct heng_cell {
	const char *text; /* "" where there is none */
	uint32_t line, column, width;
} heng_cell;

typedef struct heng_sheet_row {
	heng_cell rule, score, confidence, reason;
	heng_cell title_zh, title_en; /* as heng put them; NULL: not there */
	const heng_rule *asked;	      /* NULL: none */
} heng_sheet_row;

typedef struct heng_sheet {
	const char *name; /* of the file */
	const char *text; /* as places count; a byte order mark is left out */
	size_t size;
	heng_buf file;
	heng_reader *reader; /* XML */
	heng_cell dossier, profile, expert, round, signed_at;
	heng_cell expert_name; /* `text` NULL: not there */
	heng_sheet_row *rows;  /* in the desk's arena */
	size_t n_rows, cap_rows;
	size_t seat;   /* n_seats: not known */
	int number;    /* of the round; 0: not known */
	size_t n_told; /* mistakes */
	bool is_read;  /* so far that its content can be checked */
} heng_sheet;

/* Reads a filled sheet, XML or CSV. Mistakes of form are told and counted. 0,
 * or a status that ends the command at once (memory). */
int heng_sheet_read(heng_desk *desk, const char *name, heng_sheet *sheet);
void heng_sheet_fini(heng_sheet *sheet);

/* The same of a table. */
int heng_sheet_read_csv(heng_desk *desk, heng_sheet *sheet);

/* A cell of what stands at a place; `text` is NULL without memory. */
heng_cell heng_sheet_cell(heng_arena *arena, const char *text, uint32_t line,
			  uint32_t column);

/* Adds a row; NULL without memory. */
heng_sheet_row *heng_sheet_add_row(heng_sheet *sheet);

/* Tells a mistake at the cell; the error is made already. */
void heng_sheet_tell(heng_desk *desk, heng_sheet *sheet, const heng_cell *cell,
		     heng_error *error);

/* Tells every mistake of its content. `before`: the sheets that come first in
 * this import. */
void heng_sheet_check(heng_desk *desk, heng_sheet *sheet,
		      const heng_sheet *before, size_t n_before);

/* What heng put into the sheet is still what the panel (of a known seat) and
 * the profile (of a known rule) say; tells where it is not. */
void heng_sheet_check_name(heng_desk *desk, heng_sheet *sheet);
void heng_sheet_check_title(heng_desk *desk, heng_sheet *sheet,
			    const heng_sheet_row *row);

/* Whether a cell says what was put there: spaces, line ends and apostrophes
 * that keep it from being a formula aside. */
bool heng_sheet_still_says(const char *cell, const char *made);

/* A score or confidence: whether it is an integer of the range. */
bool heng_sheet_number(const heng_cell *cell, int min, int max, int *out);

/* The commands, in the confined process. */
heng_confined_fn heng_panel_open, heng_panel_import, heng_panel_status,
    heng_panel_close;

/*
 * Tells on standard output what stands in the way of closing; false: nothing
 * does.
 */
bool heng_panel_put_obstacles(const heng_desk *desk, heng_buf *out);

/*
 * Whether the panel can be called complete or not: where it declares a
 * conflict of interest, only the dossier tells whose ballots do not count.
 * 0, or the status after saying which.
 */
int heng_panel_check_conflicts(const heng_desk *desk);

#endif
