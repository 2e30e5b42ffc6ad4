/* A text in both languages that panels read. */
#ifndef HENG_MODEL_TEXT_H
#define HENG_MODEL_TEXT_H

/* Borrowed UTF-8; both are NULL or neither is. */
typedef struct heng_text {
	const char *zh;
	const char *en;
} heng_text;

#endif
