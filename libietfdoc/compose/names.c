/* Names by initials and surname, or else taken from the full name. A name in a script other
 * than Latin is never taken apart. */
#include "libietfdoc/compose/names.h"

#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* RFCs up to this one show one initial only. */
enum { LAST_RFC_WITH_ONE_INITIAL = 1272 };

static const char *
or_empty(const char *text)
{
    return text ? text : "";
}

/* NULL for "". */
static const char *
filled(const char *text)
{
    return text && *text ? text : NULL;
}

/* An early RFC's seriesInfo directly in the reference around the author. */
static bool
has_one_initial(const ietf_node *author)
{
    const ietf_node *reference = author->parent ? author->parent->parent : NULL;
    if (!reference || reference->kind != IETF_EL_REFERENCE)
        return false;
    const ietf_node *series = ietf_node_child(reference, IETF_EL_SERIESINFO);
    while (series && !ietf_node_is(series, IETF_AT_NAME, "RFC"))
        series = ietf_node_next(series, IETF_EL_SERIESINFO);
    int number;
    return series && ietf_str_to_int(or_empty(ietf_node_get(series, IETF_AT_VALUE)), &number) &&
           number <= LAST_RFC_WITH_ONE_INITIAL;
}

static const char *
initials_of(const ietf_node *author, ietf_arena *a)
{
    const char *initials = ietf_node_get(author, IETF_AT_INITIALS);
    if (filled(initials) && has_one_initial(author))
        return ietf_arena_strndup(a, initials, strcspn(initials, "."));
    return initials;
}

/* The initials with a full stop at the end. */
static const char *
with_stop(const char *initials, ietf_arena *a)
{
    if (!filled(initials) || ietf_str_ends(initials, "."))
        return initials;
    return ietf_arena_join(a, initials, ".", NULL);
}

static const char *
latin_with_stop(const char *initials, ietf_arena *a)
{
    return filled(initials) && ietf_script_is_latin(initials) ? with_stop(initials, a)
                                                              : initials;
}

/* The next word of a text by Unicode white space; NULL at the end. */
static const char *
next_word(const char **text, size_t *length)
{
    const char *end = *text + strlen(*text);
    const char *p = *text;
    const char *start = NULL;
    while (p < end) {
        const char *here = p;
        bool space = ietf_unicode_is_space(ietf_utf8_next(&p, end));
        if (!space && !start)
            start = here;
        if (space && start) {
            *length = (size_t)(here - start);
            *text = p;
            return start;
        }
    }
    *text = end;
    *length = start ? (size_t)(end - start) : 0;
    return start;
}

/* "J. F." and "Doe" from "John f Doe"; a single word is the surname as it stands. */
static ietf_name_parts
parts_of_full_name(const char *fullname, ietf_arena *a)
{
    ietf_name_parts parts = {NULL, fullname};
    ietf_buf initials;
    ietf_buf_init(&initials, a);
    size_t length;
    const char *rest = fullname;
    const char *word = next_word(&rest, &length);
    size_t after_length;
    for (const char *after; word && (after = next_word(&rest, &after_length)) != NULL;
         word = after, length = after_length) {
        const char *first = ietf_utf8_offset(word, length, 1);
        bool single = first == word + length;
        if (initials.length > 0)
            ietf_buf_addc(&initials, ' ');
        ietf_buf_adds(&initials,
                      ietf_utf8_upper(a, ietf_arena_strndup(a, word, (size_t)(first - word))));
        if (!single)
            ietf_buf_addc(&initials, '.');
    }
    if (initials.length > 0) {
        parts.initials = ietf_buf_copy(&initials, a);
        parts.surname = ietf_arena_strndup(a, word, length);
    }
    return parts;
}

ietf_name_parts
ietf_author_short_parts(const ietf_node *author, ietf_arena *a)
{
    ietf_name_parts parts = {initials_of(author, a), ietf_node_get(author, IETF_AT_SURNAME)};
    if (parts.initials && parts.surname) {
        parts.initials = latin_with_stop(parts.initials, a);
        return parts;
    }
    const char *fullname = filled(ietf_node_get(author, IETF_AT_FULLNAME));
    if (fullname && ietf_script_is_latin(fullname))
        return parts_of_full_name(fullname, a);
    return (ietf_name_parts){NULL, fullname};
}

ietf_name_parts
ietf_author_short_ascii_parts(const ietf_node *author, ietf_arena *a)
{
    ietf_name_parts parts = {ietf_node_get(author, IETF_AT_ASCIIINITIALS),
                             ietf_node_get(author, IETF_AT_ASCIISURNAME)};
    if (parts.initials && parts.surname) {
        parts.initials = with_stop(parts.initials, a);
        return parts;
    }
    const char *fullname = filled(ietf_node_get(author, IETF_AT_ASCIIFULLNAME));
    return fullname ? parts_of_full_name(fullname, a) : ietf_author_short_parts(author, a);
}

/* Both with the separator between them, or the one that there is. */
static const char *
joined(const char *first, const char *separator, const char *second, ietf_arena *a)
{
    if (!filled(first) || !filled(second))
        return or_empty(filled(first) ? first : second);
    return ietf_arena_join(a, first, separator, second, NULL);
}

static const char *
short_name(ietf_name_parts parts, ietf_arena *a)
{
    return joined(parts.initials, " ", parts.surname, a);
}

const char *
ietf_author_short_name(const ietf_node *author, ietf_arena *a)
{
    return short_name(ietf_author_short_parts(author, a), a);
}

const char *
ietf_author_short_ascii_name(const ietf_node *author, ietf_arena *a)
{
    return short_name(ietf_author_short_ascii_parts(author, a), a);
}

/* The name with the ascii form only where it says something else. */
static ietf_name
name_and_ascii(const char *name, const char *ascii)
{
    return (ietf_name){name, ietf_str_eq(name, ascii) ? NULL : filled(ascii)};
}

ietf_name
ietf_author_short(const ietf_node *author, ietf_arena *a)
{
    const char *name = ietf_author_short_name(author, a);
    if (ietf_script_is_latin(name))
        return (ietf_name){name, NULL};
    return name_and_ascii(name, ietf_author_short_ascii_name(author, a));
}

const char *
ietf_author_full_name(const ietf_node *author, ietf_arena *a)
{
    const char *fullname = filled(ietf_node_get(author, IETF_AT_FULLNAME));
    if (fullname)
        return fullname;
    return joined(latin_with_stop(initials_of(author, a), a), " ",
                  ietf_node_get(author, IETF_AT_SURNAME), a);
}

const char *
ietf_author_full_ascii_name(const ietf_node *author, ietf_arena *a)
{
    const char *fullname = filled(ietf_node_get(author, IETF_AT_ASCIIFULLNAME));
    if (fullname)
        return fullname;
    const char *initials = filled(ietf_node_get(author, IETF_AT_ASCIIINITIALS));
    const char *surname = filled(ietf_node_get(author, IETF_AT_ASCIISURNAME));
    const char *name = joined(with_stop(initials ? initials : initials_of(author, a), a), " ",
                              surname ? surname : ietf_node_get(author, IETF_AT_SURNAME), a);
    return *name ? name : ietf_author_full_name(author, a);
}

ietf_name
ietf_author_full(const ietf_node *author, ietf_arena *a)
{
    const char *name = ietf_author_full_name(author, a);
    if (!*name)
        return name_and_ascii(ietf_organization_full_name(author),
                              ietf_organization_full_ascii_name(author));
    if (ietf_script_is_latin(name))
        return (ietf_name){name, NULL};
    return name_and_ascii(name, ietf_author_full_ascii_name(author, a));
}

const char *
ietf_name_both(ietf_name name, ietf_arena *a)
{
    return name.ascii ? ietf_arena_join(a, name.name, " (", name.ascii, ")", NULL) : name.name;
}

const char *
ietf_author_expansion(const ietf_node *author, ietf_arena *a)
{
    return ietf_name_both(ietf_author_full(author, a), a);
}

ietf_name
ietf_author_reference_first(const ietf_node *author, ietf_arena *a)
{
    ietf_name_parts parts = ietf_author_short_parts(author, a);
    const char *name = joined(parts.surname, ", ", parts.initials, a);
    if (!*name)
        return ietf_organization_short(author);
    if (ietf_script_is_latin(name))
        return (ietf_name){name, NULL};
    parts = ietf_author_short_ascii_parts(author, a);
    return name_and_ascii(name, joined(parts.surname, ", ", parts.initials, a));
}

ietf_name
ietf_author_reference_last(const ietf_node *author, ietf_arena *a)
{
    /* for an organization that is not Latin the reference raises an exception here */
    ietf_name name = ietf_author_short(author, a);
    return *name.name ? name : ietf_organization_short(author);
}

const char *
ietf_author_role(const ietf_node *author, ietf_arena *a)
{
    const char *role = filled(ietf_node_get(author, IETF_AT_ROLE));
    if (!role)
        return "";
    return strcmp(role, "editor") == 0 ? "Ed." : ietf_str_title(a, role);
}

static const ietf_node *
organization(const ietf_node *author)
{
    return ietf_node_child(author, IETF_EL_ORGANIZATION);
}

const char *
ietf_organization_full_name(const ietf_node *author)
{
    const ietf_node *n = organization(author);
    return n ? ietf_node_text(n) : "";
}

const char *
ietf_organization_full_ascii_name(const ietf_node *author)
{
    const ietf_node *n = organization(author);
    if (!n || ietf_script_is_latin(ietf_node_text(n)))
        return ietf_organization_full_name(author);
    return or_empty(ietf_node_get(n, IETF_AT_ASCII));
}

const char *
ietf_organization_short_name(const ietf_node *author)
{
    const ietf_node *n = organization(author);
    const char *abbreviation = n ? filled(ietf_node_get(n, IETF_AT_ABBREV)) : NULL;
    return abbreviation ? abbreviation : ietf_organization_full_name(author);
}

const char *
ietf_organization_short_ascii_name(const ietf_node *author)
{
    const ietf_node *n = organization(author);
    const char *ascii = n ? filled(ietf_node_get(n, IETF_AT_ASCII)) : NULL;
    return ascii ? ascii : ietf_organization_short_name(author);
}

ietf_name
ietf_organization_short(const ietf_node *author)
{
    const char *name = ietf_organization_short_name(author);
    if (ietf_script_is_latin(name))
        return (ietf_name){name, NULL};
    return name_and_ascii(name, ietf_organization_short_ascii_name(author));
}

ietf_front_author
ietf_author_front(const ietf_node *author, ietf_arena *a)
{
    ietf_front_author front = {ietf_author_short_name(author, a), ""};
    if (!ietf_script_is_latin(front.name))
        front.name = ietf_arena_join(a, front.name, " (",
                                     ietf_author_short_ascii_name(author, a), ")", NULL);
    const ietf_node *n = organization(author);
    if (n && !ietf_node_is(n, IETF_AT_SHOWONFRONTPAGE, "true")) {
        front.organization = NULL;
    } else if (n) {
        ietf_name name = ietf_organization_short(author);
        if (name.ascii)
            name.ascii = ietf_str_trim(a, name.ascii);
        front.organization = ietf_name_both(name, a);
    }
    if (filled(front.organization) && !*front.name)
        front = (ietf_front_author){front.organization, NULL};
    if (ietf_node_is(author, IETF_AT_ROLE, "editor"))
        front.name = ietf_arena_join(a, front.name, ", Ed.", NULL);
    return front;
}
