/* The state of libxslt that is the whole process's: the function that loads documents and the
 * one for errors while a sheet is compiled. Ours stand there as long as any thread runs a sheet
 * here; what comes from other threads goes to those that stood there before. These statics are
 * the exception to the rule that the library has no state: libxslt has no other way. */
#include "formatters/xslt/xslt.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned inside; /* runs under way */
static struct {
    xsltDocLoaderFunc load;
    xmlGenericErrorFunc error;
    void *error_user;
} former;
static _Thread_local ietf_xslt *current;

static xmlDocPtr
load(const xmlChar *url, xmlDictPtr dict, int options, void *user, xsltLoadType type)
{
    if (!current)
        return former.load ? former.load(url, dict, options, user, type) : NULL;
    return ietf_xslt_load(current, (const char *)url, dict, options,
                          type == XSLT_LOAD_STYLESHEET ? user : NULL);
}

void
ietf_xslt_hear(void *user, const char *format, ...)
{
    va_list arguments;
    char text[1024];

    va_start(arguments, format);
    if (current) {
        ietf_xslt_say(current, format, arguments);
    } else if (former.error) {
        vsnprintf(text, sizeof(text), format, arguments);
        former.error(former.error_user, "%s", text);
    }
    va_end(arguments);
}

/* libxml2 keeps its own functions for each thread. */
static void
say_error(void *user, xmlErrorPtr error)
{
    ietf_xslt_say_error(user, error);
}

static void
install(const ietf_libxslt *lib)
{
    former.load = *lib->loader;
    former.error = *lib->error;
    former.error_user = *lib->error_user;
    lib->xsltInit();
    lib->exsltRegisterAll();
    lib->xsltSetLoaderFunc(load);
    lib->xsltSetGenericErrorFunc(NULL, ietf_xslt_hear);
}

static void
remove_hooks(const ietf_libxslt *lib)
{
    lib->xsltSetLoaderFunc(former.load);
    lib->xsltSetGenericErrorFunc(former.error_user, former.error);
}

void
ietf_xslt_enter(ietf_xslt *x)
{
    pthread_mutex_lock(&lock);
    if (inside++ == 0)
        install(&x->lib);
    pthread_mutex_unlock(&lock);
    x->outer = current;
    current = x;
    x->former_structured = xmlStructuredError;
    x->former_structured_user = xmlStructuredErrorContext;
    x->former_generic = xmlGenericError;
    x->former_generic_user = xmlGenericErrorContext;
    xmlSetStructuredErrorFunc(x, say_error);
    xmlSetGenericErrorFunc(x, ietf_xslt_hear);
}

void
ietf_xslt_leave(ietf_xslt *x)
{
    xmlSetStructuredErrorFunc(x->former_structured_user, x->former_structured);
    xmlSetGenericErrorFunc(x->former_generic_user, x->former_generic);
    current = x->outer;
    pthread_mutex_lock(&lock);
    if (--inside == 0)
        remove_hooks(&x->lib);
    pthread_mutex_unlock(&lock);
}

void
ietf_xslt_try(ietf_xslt *x, void (*step)(void *user), void *user)
{
    ietf_arena *const arenas[] = {x->arena, x->job->diagnostics->arena, x->job->options->arena};

    if (!x->no_memory && !ietf_arena_try(arenas, sizeof(arenas) / sizeof(*arenas), step, user))
        x->no_memory = true;
}
