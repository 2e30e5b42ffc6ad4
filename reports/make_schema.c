/* Prints the JSON Schema of reports; run while heng is built. */
#include <stdio.h>

#include "reports/json.h"

int main(void)
{
	heng_buf out = {0};
	bool done;

	heng_json_schema_put(&out);
	done = !out.failed && fwrite(out.data, 1, out.size, stdout) == out.size;
	heng_buf_fini(&out);
	return done && fflush(stdout) == 0 ? 0 : 1;
}
