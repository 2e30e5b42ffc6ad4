/* The closing: a panel's content frozen by its digest. */
#ifndef HENG_ASSESS_CLOSING_H
#define HENG_ASSESS_CLOSING_H

#include <stdbool.h>

#include "core/assess/panel.h"

bool heng_panel_is_closed(const heng_panel *panel);

/* Why it was closed although ballots are missing; NULL: they were not, or it
 * is not closed. Borrowed from the image. */
const char *heng_panel_closing_reason(const heng_panel *panel);

/*
 * The SHA-256 of what the panel says, whatever white space and comments
 * stand between: the lines of every element in document order, each ended by
 * LF, in the notation PYX. `(name`; for each attribute by the bytes of its
 * name `Aname value`, as the reader has it (white space at both ends of a
 * value is none of it); for a text element that is not empty `-text`;
 * `)name`. In values and texts a backslash is `\\`, LF `\n`, TAB `\t`. Only
 * the attribute `digest` of `closing` is left out. HENG_ENOMEM or HENG_OK.
 */
heng_rc heng_panel_digest(const heng_image *panel, char hex[65]);

/* Whether the digest of a closed panel is that of its content; one that is
 * not closed is as it should be. HENG_EINPUT with the place. */
heng_rc heng_panel_closing_check(const heng_panel *panel, heng_error *error);

#endif
