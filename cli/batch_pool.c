/* The worker processes: each is given one document at a time; one that dies or takes too long
 * is replaced, and its document is reported. Signals that end a run are left pending and looked
 * for between the answers, so that there is no handler. */
#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#define IDLE ((size_t)-1)

enum { TICK = 200 /* milliseconds */, MOST_IDLE_DEATHS = 100 };

struct worker {
    pid_t pid; /* 0: none */
    int jobs, answers;
    size_t document; /* which it is at; IDLE: none */
    bool used;       /* has done a document */
    bool timed_out;
    double begun;
    int64_t started;
    cli_bytes inbox;
};

struct pool {
    cli_batch *batch;
    struct worker *workers;
    struct pollfd *polls;
    size_t next;   /* the first document that nobody has had */
    size_t *again; /* those to be done again, in a new worker */
    size_t again_count;
    size_t idle_deaths;
    bool stopping; /* gives out no more */
    cli_progress progress;
    sigset_t signals;
};

static void
close_worker(struct worker *worker)
{
    close(worker->jobs);
    close(worker->answers);
    free(worker->inbox.data);
    *worker = (struct worker){.document = IDLE};
}

/* What a new worker does first; `mine` is not to be closed. */
static void
become_worker(struct pool *p, const struct worker *mine, pid_t parent)
{
    for (unsigned i = 0; i < p->batch->jobs; i++)
        if (&p->workers[i] != mine && p->workers[i].pid) {
            close(p->workers[i].jobs);
            close(p->workers[i].answers);
        }
    if (p->batch->report >= 0)
        close(p->batch->report);
    signal(SIGINT, SIG_IGN); /* the parent decides */
    signal(SIGHUP, SIG_IGN);
    sigprocmask(SIG_UNBLOCK, &p->signals, NULL);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent)
        _exit(1);
}

static bool
start_worker(struct pool *p, struct worker *worker)
{
    int jobs[2], answers[2];
    pid_t parent = getpid();

    if (pipe(jobs) != 0)
        return false;
    if (pipe(answers) != 0) {
        close(jobs[0]);
        close(jobs[1]);
        return false;
    }
    fflush(stderr);
    worker->pid = fork();
    if (worker->pid == 0) {
        close(jobs[1]);
        close(answers[0]);
        become_worker(p, worker, parent);
        cli_work(p->batch, jobs[0], answers[1]);
    }
    close(jobs[0]);
    close(answers[1]);
    worker->jobs = jobs[1];
    worker->answers = answers[0];
    if (worker->pid < 0) {
        close_worker(worker);
        return false;
    }
    fcntl(worker->answers, F_SETFL, O_NONBLOCK);
    return true;
}

/* Takes the next document out, IDLE when there is none. */
static size_t
take_document(struct pool *p, const struct worker *worker)
{
    if (p->again_count > 0 && !worker->used)
        return p->again[--p->again_count];
    return p->next < p->batch->count ? p->next++ : IDLE;
}

static void
show(struct pool *p, const char *text, size_t length, size_t messages_length)
{
    if (length + messages_length == 0)
        return;
    cli_progress_clear(&p->progress);
    fwrite(text, 1, length, stderr);
    cli_messages_append(p->batch->s, text + length, messages_length);
    cli_progress_show(&p->progress, true);
}

/* A document is done with, well or not. */
static void
settle(struct pool *p, enum cli_fate fate, size_t written, const char *record, size_t length)
{
    cli_batch *b = p->batch;

    b->fates[fate]++;
    b->written += written;
    p->progress.done++;
    if (!cli_report_append(b, record, length)) {
        cli_fail(b->s, "Error: Cannot write the report: %s", strerror(errno));
        b->failed = p->stopping = true;
    }
    if (fate > CLI_KEPT) {
        p->progress.failed++;
        p->stopping = p->stopping || b->s->switches[CLI_FAIL_FAST];
    }
    cli_progress_show(&p->progress, p->progress.done == p->progress.total);
}

/* An answer is complete. A document that found too little memory in a worker that others had
 * used gets a new one, so that it does not matter which worker had it. */
static void
take_answer(struct pool *p, struct worker *worker, const cli_answer *head)
{
    const char *record = worker->inbox.data + sizeof(*head);
    size_t document = worker->document;
    bool full = head->fate == CLI_NO_MEMORY;

    if (full && worker->used) {
        p->again[p->again_count++] = document;
    } else {
        show(p, record + head->record_length, head->text_length, head->messages_length);
        settle(p, (enum cli_fate)head->fate, head->written, record, head->record_length);
    }
    worker->inbox.length = 0;
    worker->document = IDLE;
    worker->used = true;
    if (full) {
        close(worker->jobs); /* which ends it */
        waitpid(worker->pid, NULL, 0);
        worker->jobs = -1;
        close_worker(worker);
    }
}

/* What the parent knows of the input of a document whose worker has died. */
static void
describe_input(cli_result *result, const char *path)
{
    struct stat about;
    cli_bytes bytes;

    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || !cli_read_file(&bytes, path))
        return;
    cli_hash(result->hash, bytes.data, bytes.length);
    result->length = bytes.length;
    free(bytes.data);
}

static void
report_death(struct pool *p, const struct worker *worker, int status)
{
    cli_batch *b = p->batch;
    const cli_document *document = &b->documents[worker->document];
    cli_result result = {.fate = worker->timed_out ? CLI_TIMEOUT : CLI_CRASHED,
                         .started = worker->started,
                         .seconds = cli_now() - worker->begun};
    cli_bytes record = {NULL, 0};
    FILE *out = open_memstream(&record.data, &record.length);

    if (worker->timed_out)
        snprintf(result.detail, sizeof(result.detail), "not done within %u seconds",
                 b->timeout);
    else if (WIFSIGNALED(status))
        snprintf(result.detail, sizeof(result.detail), "the worker was ended by signal %d (%s)",
                 WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        snprintf(result.detail, sizeof(result.detail), "the worker ended with status %d",
                 WEXITSTATUS(status));
    describe_input(&result, document->path);
    if (out)
        cli_record_write(out, b, document, &result, NULL);
    if (!out || fclose(out) != 0)
        b->failed = true;
    cli_progress_clear(&p->progress);
    cli_blame(b->s, stderr, document->path, result.detail);
    settle(p, result.fate, 0, record.data, record.length);
    free(record.data);
}

static void
bury(struct pool *p, struct worker *worker)
{
    int status = 0;

    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) {
    }
    p->batch->deaths = true;
    if (worker->document != IDLE)
        report_death(p, worker, status);
    else if (++p->idle_deaths > MOST_IDLE_DEATHS)
        p->batch->failed = p->stopping = true;
    close_worker(worker);
}

/* Gives every idle worker a document, and starts workers for as many as there are. */
static void
hand_out(struct pool *p)
{
    for (unsigned i = 0; i < p->batch->jobs && !p->stopping; i++) {
        struct worker *worker = &p->workers[i];

        if (worker->pid && worker->document != IDLE)
            continue;
        if (p->next >= p->batch->count && p->again_count == 0)
            return;
        if (!worker->pid && !start_worker(p, worker)) {
            cli_fail(p->batch->s, "Error: Cannot start a worker: %s", strerror(errno));
            p->batch->failed = p->stopping = true;
            return;
        }
        worker->document = take_document(p, worker);
        if (worker->document == IDLE)
            continue;
        worker->begun = cli_now();
        worker->started = time(NULL);
        if (write(worker->jobs, &worker->document, sizeof(worker->document)) < 0) {
            p->again[p->again_count++] = worker->document; /* it has died before */
            worker->document = IDLE;
            bury(p, worker);
        }
    }
}

/* Reads what has come from a worker; false at its end. */
static bool
receive(struct worker *worker)
{
    char piece[16384];
    ssize_t got;

    while ((got = read(worker->answers, piece, sizeof(piece))) > 0) {
        char *more = realloc(worker->inbox.data, worker->inbox.length + (size_t)got);

        if (!more)
            return false;
        worker->inbox.data = more;
        memcpy(more + worker->inbox.length, piece, (size_t)got);
        worker->inbox.length += (size_t)got;
    }
    return got < 0 && (errno == EAGAIN || errno == EINTR);
}

static void
hear(struct pool *p, struct worker *worker)
{
    bool alive = receive(worker);
    cli_answer head;

    if (worker->inbox.length >= sizeof(head) && worker->document != IDLE) {
        memcpy(&head, worker->inbox.data, sizeof(head));
        if (worker->inbox.length ==
            sizeof(head) + head.record_length + head.text_length + head.messages_length)
            take_answer(p, worker, &head);
    }
    if (!alive && worker->pid)
        bury(p, worker);
}

/* Waits for an answer, a death or the next tick; how many workers are at a document? */
static size_t
wait_for_workers(struct pool *p)
{
    size_t busy = 0;

    for (unsigned i = 0; i < p->batch->jobs; i++) {
        p->polls[i] =
            (struct pollfd){p->workers[i].pid ? p->workers[i].answers : -1, POLLIN, 0};
        busy += p->workers[i].pid && p->workers[i].document != IDLE;
    }
    if (busy > 0 && poll(p->polls, p->batch->jobs, TICK) <= 0)
        for (unsigned i = 0; i < p->batch->jobs; i++)
            p->polls[i].revents = 0;
    return busy;
}

static void
check_times(struct pool *p)
{
    double now = cli_now();

    for (unsigned i = 0; i < p->batch->jobs; i++) {
        struct worker *worker = &p->workers[i];

        if (p->batch->timeout && worker->pid && worker->document != IDLE &&
            !worker->timed_out && now - worker->begun > p->batch->timeout) {
            worker->timed_out = true;
            kill(worker->pid, SIGKILL);
        }
    }
}

static int
pending_signal(const struct pool *p)
{
    sigset_t pending;

    sigpending(&pending);
    for (int number = 1; number < 32; number++)
        if (sigismember(&p->signals, number) == 1 && sigismember(&pending, number) == 1)
            return number;
    return 0;
}

static void
run(struct pool *p)
{
    cli_progress_show(&p->progress, true);
    for (;;) {
        hand_out(p);
        if (wait_for_workers(p) == 0 &&
            (p->stopping || (p->next >= p->batch->count && p->again_count == 0)))
            break;
        p->batch->interrupted = pending_signal(p);
        if (p->batch->interrupted)
            break;
        for (unsigned i = 0; i < p->batch->jobs; i++)
            if (p->workers[i].pid && p->polls[i].revents)
                hear(p, &p->workers[i]);
        check_times(p);
        cli_progress_show(&p->progress, false);
    }
    cli_progress_clear(&p->progress);
    for (unsigned i = 0; i < p->batch->jobs; i++)
        if (p->workers[i].pid) {
            if (p->workers[i].document != IDLE)
                kill(p->workers[i].pid, SIGKILL);
            p->batch->deaths = p->batch->deaths || p->workers[i].document != IDLE;
            close(p->workers[i].jobs);
            waitpid(p->workers[i].pid, NULL, 0);
            p->workers[i].jobs = -1;
            close_worker(&p->workers[i]);
        }
}

void
cli_pool_run(cli_batch *b)
{
    struct pool p = {.batch = b};

    p.workers = calloc(b->jobs, sizeof(*p.workers));
    p.polls = calloc(b->jobs, sizeof(*p.polls));
    p.again = calloc(b->jobs, sizeof(*p.again));
    p.progress = (cli_progress){.on = isatty(STDERR_FILENO) && !cli_is_on(b->s, "quiet") &&
                                      cli_is_plain(b->s),
                                .total = b->count,
                                .begun = b->begun};
    if (p.workers && p.polls && p.again) {
        for (unsigned i = 0; i < b->jobs; i++)
            p.workers[i].document = IDLE;
        sigemptyset(&p.signals);
        sigaddset(&p.signals, SIGINT);
        sigaddset(&p.signals, SIGTERM);
        sigaddset(&p.signals, SIGHUP);
        sigprocmask(SIG_BLOCK, &p.signals, NULL);
        signal(SIGPIPE, SIG_IGN);
        run(&p);
    } else {
        cli_fail(b->s, "Error: out of memory");
        b->failed = true;
    }
    free(p.workers);
    free(p.polls);
    free(p.again);
}
