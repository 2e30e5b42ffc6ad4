/* The command line: what all commands share. */
#include "core/cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/fixed.h"

int heng_cli_report(const heng_error *error, void *userdata)
{
	const heng_cli *cli = userdata;
	char text[8192];
	heng_error ignored;
	size_t n = heng_error_format(error, cli->lang, text, sizeof(text));

	if (n >= sizeof(text))
		n = sizeof(text) - 1;
	if (cli->sink) {
		heng_buf_put(cli->sink, text, n);
		return 0;
	}
	/* Where even that cannot be written nobody is listening. */
	(void)heng_fd_write(STDERR_FILENO, "stderr", text, n, &ignored);
	return 0;
}

int heng_cli_usage(heng_cli *cli, const char *command, const char *zh,
		   const char *en, ...)
{
	char text_zh[HENG_ERROR_TEXT_MAX], text_en[HENG_ERROR_TEXT_MAX];
	heng_error error;
	va_list args;

	va_start(args, en);
	vsnprintf(text_zh, sizeof(text_zh), zh, args);
	va_end(args);
	va_start(args, en);
	vsnprintf(text_en, sizeof(text_en), en, args);
	va_end(args);
	heng_fail_texts(&error, HENG_EINPUT, "H2400", text_zh, text_en);
	heng_error_hint(&error, "用法见 heng %s%s--help",
			"heng %s%s--help shows how it is used", command,
			command[0] ? " " : "");
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INPUT;
}

int heng_cli_bad_option(heng_cli *cli, char **argv)
{
	const char *given = argv[optind - 1];
	char letter[] = {'-', (char)optopt, 0};

	/* In a cluster such as -xo the letter is all that is known. */
	if (given[0] != '-' || given[1] != '-')
		given = letter;
	return heng_cli_usage(cli, cli->command,
			      "不认识的选项，或选项缺少取值：%s",
			      "an unknown option, or one without its value: "
			      "%s",
			      given);
}

int heng_cli_option(heng_cli *cli, int option, const char *argument,
		    const char *help)
{
	heng_error error;

	switch (option) {
	case 'h':
		return 1 + heng_cli_print(cli, help, strlen(help));
	case HENG_OPT_LANG:
		if (strcmp(argument, "zh") == 0)
			cli->lang = HENG_ZH;
		else if (strcmp(argument, "en") == 0)
			cli->lang = HENG_EN;
		else if (strcmp(argument, "both") == 0)
			cli->lang = HENG_BOTH;
		else
			return 1 + heng_cli_usage(
				       cli, cli->command,
				       "--lang 只能是 zh、en 或 both，不是 "
				       "'%s'",
				       "--lang is zh, en or both, not '%s'",
				       argument);
		return 0;
	case HENG_OPT_COLOR:
		if (strcmp(argument, "always") == 0)
			cli->color = true;
		else if (strcmp(argument, "never") == 0)
			cli->color = false;
		else if (strcmp(argument, "auto") != 0)
			return 1 + heng_cli_usage(
				       cli, cli->command,
				       "--color 只能是 auto、always 或 "
				       "never，不是 '%s'",
				       "--color is auto, always or never, "
				       "not '%s'",
				       argument);
		return 0;
	case HENG_OPT_LIMIT:
		if (heng_limits_set(&cli->limits, argument, &error) == HENG_OK)
			return 0;
		(void)heng_cli_report(&error, cli);
		return 1 + HENG_EXIT_INPUT;
	case HENG_OPT_UNCONFINED:
		if (heng_defences_parse(argument, &cli->off, &error) == HENG_OK)
			return 0;
		(void)heng_cli_report(&error, cli);
		return 1 + HENG_EXIT_INPUT;
	case HENG_OPT_REQUIRE:
		cli->require = true;
		return 0;
	default:
		return -1;
	}
}

int heng_cli_status(heng_rc rc)
{
	switch (rc) {
	case HENG_OK:
		return HENG_EXIT_BEST;
	case HENG_EINPUT:
	case HENG_ELIMIT: /* of a document: it cannot be read */
		return HENG_EXIT_INPUT;
	default:
		return HENG_EXIT_INCOMPLETE;
	}
}

int heng_cli_input_status(heng_rc rc)
{
	return rc == HENG_EIO ? HENG_EXIT_INPUT : heng_cli_status(rc);
}

int heng_cli_print(heng_cli *cli, const char *text, size_t size)
{
	heng_error error;

	if (heng_fd_write(STDOUT_FILENO, "stdout", text, size, &error) ==
	    HENG_OK)
		return HENG_EXIT_BEST;
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INCOMPLETE;
}

int heng_cli_no_memory(heng_cli *cli)
{
	heng_error error;

	heng_fail_memory(&error);
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INCOMPLETE;
}

int heng_cli_print_buf(heng_cli *cli, const heng_buf *text)
{
	if (text->failed)
		return heng_cli_no_memory(cli);
	return heng_cli_print(cli, text->data ? text->data : "", text->size);
}

static bool parse_size(const char *text, size_t *out)
{
	size_t n = strlen(text);
	int64_t value;
	unsigned shift = 0;

	if (n > 1 && strchr("kKmM", text[n - 1]))
		shift = text[--n] == 'k' || text[n] == 'K' ? 10 : 20;
	if (!heng_parse_int(text, n, &value) || value < 1 ||
	    value > (int64_t)1 << 30 >> shift)
		return false;
	*out = (size_t)value << shift;
	return true;
}

int heng_cli_max_size(heng_cli *cli, const char *text)
{
	size_t size;

	if (parse_size(text, &size)) {
		cli->limits.document_bytes = (int64_t)size;
		return 0;
	}
	return 1 + heng_cli_usage(cli, cli->command,
				  "--max-size 应为 1 到 1024M 的字节数，不是 "
				  "'%s'",
				  "--max-size is a number of bytes from 1 to "
				  "1024M, not '%s'",
				  text);
}

int heng_cli_too_many(heng_cli *cli, const char *option)
{
	return heng_cli_usage(cli, cli->command, "%s 最多 %d 个",
			      "%s can be given at most %d times", option,
			      HENG_EXTRA_MAX);
}
