/* Contexts: their making and end, options, diagnostics, and the guard of every call. */
#include "libietfdoc/api/context.h"

#include <string.h>

#include "libietfdoc/api/struct.h"
#include "libietfdoc/util/str.h"

/* A job of a call that sets an option. */
struct setting {
    ietfdoc_context *context;
    const char *name, *value;
};

ietfdoc_status
ietf_context_call(ietfdoc_context *c, ietf_arena *one, ietf_arena *two,
                  ietfdoc_status (*call)(void *job), void *job)
{
    ietf_guard g = {.arenas = {c->arena, c->reports, one, two}};
    ietf_guard *former = c->guard;
    ietf_watch_at outside =
        c->watch.at; /* a callback's call is not a part of the work around it */
    ietfdoc_status status;

    c->guard = &g;
    status = ietf_guard_call(&g, call, job);
    c->guard = former;
    if (status == IETFDOC_E_MEMORY && c->watch.stopped)
        status = IETFDOC_E_CANCELLED;
    c->watch.stopped = false;
    c->watch.at = outside;
    return status;
}

void
ietf_context_give_up(ietfdoc_context *c, ietf_arena *a, ietfdoc_status status)
{
    if (status == IETFDOC_E_CANCELLED)
        ietf_watch_stop(&c->watch, a);
    else
        ietf_arena_fail(a);
}

void
ietf_context_leave(ietfdoc_context *c, ietf_pause *pause)
{
    ietf_guard_pause(c->guard, pause);
}

void
ietf_context_enter(ietfdoc_context *c, const ietf_pause *pause)
{
    ietf_guard_resume(c->guard, pause);
}

static void
start_reports(ietfdoc_context *c, ietf_arena *reports)
{
    c->reports = reports;
    ietf_diagnostics_init(&c->diagnostics, reports, &c->options);
    c->diagnostics.sink = ietf_context_show;
    c->diagnostics.user = c;
    c->diagnostics.watch = &c->watch;
    ietf_list_init(&c->shown, reports);
}

static ietfdoc_status
fill(void *job)
{
    ietfdoc_context *c = job;

    ietf_options_init(&c->options, c->arena);
    ietf_list_init(&c->customs, c->arena);
    c->fetch = ietf_fetch_new(c->arena, &c->options, &c->diagnostics);
    start_reports(c, c->reports);
    return IETFDOC_OK;
}

ietfdoc_status
ietfdoc_context_new(ietfdoc_context **context, const ietfdoc_context_config *config)
{
    const size_t least = IETF_STRUCT_LEAST(ietfdoc_context_config, user);
    ietf_allocator allocator = ietf_allocator_default;
    ietfdoc_context_config own = IETFDOC_CONTEXT_CONFIG_INIT;
    ietfdoc_context *c;

    if (!context)
        return IETFDOC_E_ARGUMENT;
    *context = NULL;
    if (config && !ietf_struct_take(&own, sizeof(own), least, config))
        return IETFDOC_E_ARGUMENT;
    if (own.reallocate)
        allocator = (ietf_allocator){own.reallocate, own.user};
    c = allocator.reallocate(NULL, sizeof(*c), allocator.user);
    if (!c)
        return IETFDOC_E_MEMORY;
    *c = (ietfdoc_context){0};
    c->arena = ietf_arena_new(&allocator);
    c->reports = ietf_arena_new(&allocator);
    if (!c->arena || !c->reports || ietf_context_call(c, NULL, NULL, fill, c)) {
        ietf_arena_free(c->arena);
        ietf_arena_free(c->reports);
        allocator.reallocate(c, 0, allocator.user);
        return IETFDOC_E_MEMORY;
    }
    *context = c;
    return IETFDOC_OK;
}

void
ietf_callback_set(ietf_callback *callback, const ietf_callback *now)
{
    if (callback->destroy)
        callback->destroy(callback->user);
    *callback = now ? *now : (ietf_callback){0};
}

void
ietfdoc_context_free(ietfdoc_context *context)
{
    ietf_allocator allocator;

    if (!context)
        return;
    for (size_t i = 0; i < context->customs.count; i++) {
        ietf_custom *custom = context->customs.items[i];
        if (custom->own.destroy)
            custom->own.destroy(custom->own.user);
    }
    ietf_callback_set(&context->report, NULL);
    ietf_callback_set(&context->load, NULL);
    ietf_callback_set(&context->side_file, NULL);
    ietf_callback_set(&context->progress, NULL);
    allocator = *ietf_arena_allocator(context->arena);
    ietf_arena_free(context->reports);
    ietf_arena_free(context->arena);
    allocator.reallocate(context, 0, allocator.user);
}

static ietfdoc_status
set_option(void *job)
{
    const struct setting *s = job;

    return ietf_options_set(&s->context->options, s->name, s->value) ? IETFDOC_OK
                                                                     : IETFDOC_E_ARGUMENT;
}

ietfdoc_status
ietfdoc_context_set_option(ietfdoc_context *context, const char *name, const char *value)
{
    struct setting s = {context, name, value};

    if (!context || !name)
        return IETFDOC_E_ARGUMENT;
    return ietf_context_call(context, NULL, NULL, set_option, &s);
}

static ietfdoc_status
get_option(void *job)
{
    struct setting *s = job;
    ietfdoc_context *c = s->context;
    const ietf_option_row *row = ietf_option_find(s->name);
    const char **told;
    ietf_arena *scratch;

    if (!row)
        return IETFDOC_OK;
    if (!c->told)
        c->told = IETF_NEW_ARRAY(c->arena, const char *, ietf_option_count);
    told = &c->told[row - ietf_option_rows];
    scratch = ietf_arena_child(c->arena);
    s->value = ietf_options_get(&c->options, row, scratch);
    if (s->value && !(*told && ietf_str_eq(*told, s->value)))
        *told = ietf_arena_strdup(c->arena, s->value);
    if (s->value)
        s->value = *told;
    ietf_arena_free(scratch);
    return IETFDOC_OK;
}

const char *
ietfdoc_context_option(ietfdoc_context *context, const char *name)
{
    struct setting s = {context, name, NULL};

    if (context && name)
        ietf_context_call(context, NULL, NULL, get_option, &s);
    return s.value;
}

size_t
ietfdoc_option_count(void)
{
    return ietf_option_count;
}

ietfdoc_status
ietfdoc_option_describe(ietfdoc_option *option, size_t index)
{
    static const ietfdoc_option_type types[] = {
        [IETF_OPTION_BOOL] = IETFDOC_OPTION_SWITCH, [IETF_OPTION_INT] = IETFDOC_OPTION_NUMBER,
        [IETF_OPTION_STRING] = IETFDOC_OPTION_TEXT, [IETF_OPTION_LIST] = IETFDOC_OPTION_LIST,
        [IETF_OPTION_DATE] = IETFDOC_OPTION_DATE,   [IETF_OPTION_AUTO] = IETFDOC_OPTION_DECIDED,
    };
    const ietf_option_row *row = &ietf_option_rows[index];
    ietfdoc_option own;

    if (!option || index >= ietf_option_count)
        return IETFDOC_E_ARGUMENT;
    own = (ietfdoc_option){
        .name = row->name,
        .argument = row->argument,
        .default_value = row->value,
        .choices = row->argument && strchr(row->argument, '|') ? row->argument : NULL,
        .formats = ietf_option_groups[row->group].formats,
        .group = ietf_option_groups[row->group].name,
        .help = row->help,
        .type = types[row->type]};
    return ietf_struct_give(option, IETF_STRUCT_LEAST(ietfdoc_option, type), &own, sizeof(own))
               ? IETFDOC_OK
               : IETFDOC_E_ARGUMENT;
}

void
ietfdoc_context_on_report(ietfdoc_context *context, ietfdoc_report_callback report, void *user,
                          void (*destroy)(void *user))
{
    ietf_callback_set(&context->report,
                      &(ietf_callback){.report = report, .user = user, .destroy = destroy});
}

void
ietfdoc_context_set_loader(ietfdoc_context *context, ietfdoc_load_callback load, void *user,
                           void (*destroy)(void *user))
{
    ietf_callback_set(&context->load,
                      &(ietf_callback){.load = load, .user = user, .destroy = destroy});
}

void
ietfdoc_context_on_file(ietfdoc_context *context, ietfdoc_file_callback file, void *user,
                        void (*destroy)(void *user))
{
    ietf_callback_set(&context->side_file,
                      &(ietf_callback){.file = file, .user = user, .destroy = destroy});
}

size_t
ietfdoc_context_diagnostic_count(const ietfdoc_context *context)
{
    return context->shown.count;
}

const ietfdoc_diagnostic *
ietfdoc_context_diagnostic(const ietfdoc_context *context, size_t index)
{
    return index < context->shown.count ? context->shown.items[index] : NULL;
}

void
ietfdoc_context_clear_diagnostics(ietfdoc_context *context)
{
    ietf_arena *fresh = ietf_arena_new(ietf_arena_allocator(context->arena));

    if (!fresh || context->guard) { /* a call that reports is under way, or memory is short */
        ietf_arena_free(fresh);
        return;
    }
    ietf_arena_free(context->reports);
    start_reports(context, fresh);
}

ietfdoc_status
ietf_context_verdict(const ietfdoc_context *c, unsigned limits)
{
    return c->diagnostics.limits > limits ? IETFDOC_E_LIMIT : IETFDOC_E_INVALID;
}

const char *
ietfdoc_version(void)
{
    return IETFDOC_VERSION;
}

unsigned
ietfdoc_version_number(void)
{
    return IETFDOC_VERSION_NUMBER;
}

const char *
ietfdoc_status_text(ietfdoc_status status)
{
    static const char *const texts[] = {
        [IETFDOC_OK] = "no error",
        [IETFDOC_E_MEMORY] = "out of memory",
        [IETFDOC_E_LIMIT] = "a limit was reached",
        [IETFDOC_E_INVALID] = "the document has errors",
        [IETFDOC_E_IO] = "input or output failed",
        [IETFDOC_E_ARGUMENT] = "wrong argument",
        [IETFDOC_E_CANCELLED] = "cancelled",
    };
    size_t index = (size_t)status;

    return index < sizeof(texts) / sizeof(texts[0]) ? texts[index] : "unknown status";
}
