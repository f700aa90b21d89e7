/* The progress bar: on a terminal only, drawn ten times a second at most. */
#include "batch.h"

#include <time.h>

enum { BAR = 24 };

double
cli_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void
cli_progress_show(cli_progress *p, bool now)
{
    double time = cli_now(), passed = time - p->begun;
    double rate = passed > 0 ? (double)p->done / passed : 0;
    int filled = p->total ? (int)(p->done * BAR / p->total) : BAR;
    char left[32] = "";

    if (!p->on || (!now && time - p->drawn < 0.1))
        return;
    p->drawn = time;
    if (rate > 0) {
        unsigned seconds = (unsigned)((double)(p->total - p->done) / rate + 0.5);

        snprintf(left, sizeof(left), "  %u:%02u left", seconds / 60, seconds % 60);
    }
    fprintf(stderr, "\r\033[K[%.*s%*s] %zu/%zu  %.1f/s%s", filled, "########################",
            BAR - filled, "", p->done, p->total, rate, left);
    if (p->failed)
        fprintf(stderr, "  %zu failed", p->failed);
}

void
cli_progress_clear(cli_progress *p)
{
    if (p->on)
        fputs("\r\033[K", stderr);
}
