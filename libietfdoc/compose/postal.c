/* Addresses: the fields of an author are gathered, the country is found, and its layout is
 * filled in. The layouts and names of countries are tables made at build time. */
#include "libietfdoc/compose/country_tables.h"
#include "libietfdoc/compose/names.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* The letter that stands for a field in layouts, and its element in messages. */
static const struct {
    char letter;
    const char *element;
} fields[IETF_POSTAL_FIELD_COUNT] = {
    [IETF_POSTAL_NAME] = {'N', NULL},
    [IETF_POSTAL_ORGANIZATION] = {'O', NULL},
    [IETF_POSTAL_EXTENDED] = {'E', "<extaddr>"},
    [IETF_POSTAL_STREET] = {'A', "<street>"},
    [IETF_POSTAL_SORTING_CODE] = {'X', "<sortingcode>"},
    [IETF_POSTAL_CODE] = {'Z', "<code>"},
    [IETF_POSTAL_CITY_AREA] = {'D', "<cityarea>"},
    [IETF_POSTAL_CITY] = {'C', "<city>"},
    [IETF_POSTAL_REGION] = {'S', "<region>"},
    [IETF_POSTAL_COUNTRY] = {'Y', "<country>"},
};

/* Which field an element fills; several of those that may repeat are joined. */
static const struct element_field {
    uint16_t kind;
    uint8_t field;
    bool repeats;
} element_fields[] = {
    {IETF_EL_EXTADDR, IETF_POSTAL_EXTENDED, true},
    {IETF_EL_STREET, IETF_POSTAL_STREET, true},
    {IETF_EL_POSTALLINE, IETF_POSTAL_STREET, true},
    {IETF_EL_POBOX, IETF_POSTAL_STREET, true},
    {IETF_EL_CITYAREA, IETF_POSTAL_CITY_AREA, false},
    {IETF_EL_CITY, IETF_POSTAL_CITY, false},
    {IETF_EL_REGION, IETF_POSTAL_REGION, false},
    {IETF_EL_CODE, IETF_POSTAL_CODE, false},
    {IETF_EL_SORTINGCODE, IETF_POSTAL_SORTING_CODE, false},
};

/* Names in use that ISO 3166-1 does not list so. */
static const struct {
    const char *alias, *name;
} aliases[] = {
    {"UK", "United Kingdom"},
    {"Republic of Korea", "Korea, Republic of"},
    {"South Korea", "Korea, Republic of"},
    {"North Korea", "Democratic People's Republic of Korea"},
    {"P.R. China", "China"},
    {"\xC3\x85land", "\xC3\x85land Islands"},
    {"The Democratic Republic of the Congo", "Congo, The Democratic Republic of the"},
    {"State of Palestine", "Palestine, State of"},
    {"U.S. Virgin Islands", "Virgin Islands, U.S."},
};

typedef struct address {
    const char *values[IETF_POSTAL_FIELD_COUNT]; /* never NULL */
    const char *role;
    const ietf_country *country;
    const ietf_node *country_node; /* names the country: not a line of its own */
} address;

typedef struct composer {
    const ietf_node *author;
    const ietf_node *postal; /* NULL: none */
    bool latin;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
} composer;

const ietf_country *
ietf_country_find(const char *name, ietf_arena *a)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (strcmp(aliases[i].alias, name) == 0) {
            name = aliases[i].name;
            break;
        }
    }
    const char *lower = ietf_utf8_lower(a, name);
    size_t low = 0;
    size_t high = ietf_country_name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(lower, ietf_country_names[middle].name);
        if (order == 0)
            return &ietf_countries[ietf_country_names[middle].country];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The official name may be the same as the name, and an alias the same as either. */
static bool
is_repeated(const char *const *spellings, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (ietf_str_eq(spellings[i], spellings[index]))
            return true;
    return !spellings[index];
}

const char *
ietf_country_spelling(const ietf_country *c, size_t index)
{
    enum { FIELDS = 4, ALIASES = sizeof aliases / sizeof *aliases };
    const char *spellings[FIELDS + ALIASES] = {c->alpha_2, c->alpha_3, c->name,
                                               c->official_name};

    for (size_t i = 0; i < ALIASES; i++)
        if (ietf_str_eq(aliases[i].name, c->name) ||
            ietf_str_eq(aliases[i].name, c->official_name))
            spellings[FIELDS + i] = aliases[i].alias;
    for (size_t i = 0; i < FIELDS + ALIASES; i++)
        if (!is_repeated(spellings, i) && index-- == 0)
            return spellings[i];
    return NULL;
}

/* The element as XML in ASCII, as the message shows it. */
static const char *
shown_element(const ietf_node *n, ietf_arena *a)
{
    ietf_buf xml;
    ietf_buf out;
    ietf_buf_init(&xml, a);
    ietf_buf_init(&out, a);
    ietf_write_node(n, &xml);
    const char *p = xml.data;
    const char *end = p + xml.length;
    while (p < end) {
        uint32_t c = ietf_utf8_next(&p, end);
        if (c < 0x80)
            ietf_buf_addc(&out, (char)c);
        else
            ietf_buf_addf(&out, "&#%u;", c);
    }
    return ietf_str_trim(a, ietf_buf_copy(&out, a));
}

static const ietf_country *
country_of(const composer *c, const ietf_node *n)
{
    const char *ascii = ietf_node_get(n, IETF_AT_ASCII);
    const char *name = ascii && *ascii ? ascii : ietf_node_text(n);
    if (!*name)
        return NULL;
    const ietf_country *country = ietf_country_find(ietf_utf8_strip(c->arena, name), c->arena);
    if (!country)
        ietf_report(c->diagnostics,
                    n->kind == IETF_EL_COUNTRY ? IETF_D_POSTAL_COUNTRY
                                               : IETF_D_POSTAL_COUNTRY_LINE,
                    NULL, shown_element(n, c->arena));
    return country;
}

/* By the country element, else by the first line that names one. */
static void
find_country(const composer *c, address *out)
{
    out->country_node = ietf_node_child(c->postal, IETF_EL_COUNTRY);
    if (out->country_node && *ietf_node_text(out->country_node))
        out->country = country_of(c, out->country_node);
    if (out->country)
        return;
    for (const ietf_node *n = ietf_node_child(c->postal, IETF_EL_POSTALLINE); n;
         n = ietf_node_next(n, IETF_EL_POSTALLINE)) {
        out->country = country_of(c, n);
        if (out->country) {
            out->country_node = n;
            return;
        }
    }
}

static const char *
value_of(const composer *c, const ietf_node *n)
{
    const char *ascii = c->latin ? ietf_node_get(n, IETF_AT_ASCII) : NULL;
    return ascii && *ascii ? ascii : ietf_node_text(n);
}

/* The country as it is written, but abbreviations in full. */
static const char *
country_name(const composer *c, const address *adr)
{
    const char *text = value_of(c, adr->country_node);
    if (strcmp(text, "US") == 0 || strcmp(text, "USA") == 0)
        return adr->country->official_name ? adr->country->official_name : adr->country->name;
    /* two capitals are taken for a code, whatever follows */
    if (ietf_is_upper(text[0]) && ietf_is_upper(text[1]))
        return adr->country->name;
    return text;
}

static void
add_field(const composer *c, address *out, const ietf_node *n)
{
    const char *value = value_of(c, n);
    for (size_t i = 0; *value && i < sizeof element_fields / sizeof *element_fields; i++) {
        const struct element_field *row = &element_fields[i];
        const char **place = &out->values[row->field];
        if (row->kind != n->kind)
            continue;
        if (row->repeats && **place)
            *place = ietf_arena_join(c->arena, *place, IETF_LSEP_UTF8, value, NULL);
        else
            *place = value;
    }
}

static address
gather(const composer *c)
{
    const ietf_node *author = c->author;
    address out = {.role = ietf_node_get(author, IETF_AT_ROLE)};
    for (size_t i = 0; i < IETF_POSTAL_FIELD_COUNT; i++)
        out.values[i] = "";
    out.values[IETF_POSTAL_NAME] = c->latin ? ietf_author_full_ascii_name(author, c->arena)
                                            : ietf_author_full_name(author, c->arena);
    out.values[IETF_POSTAL_ORGANIZATION] = c->latin ? ietf_organization_full_ascii_name(author)
                                                    : ietf_organization_full_name(author);
    if (!c->postal)
        return out;
    find_country(c, &out);
    if (out.country)
        out.values[IETF_POSTAL_COUNTRY] = country_name(c, &out);
    for (const ietf_node *n = c->postal->first; n; n = n->next) {
        if (n != out.country_node && ietf_node_is_element(n))
            add_field(c, &out, n);
    }
    return out;
}

static enum ietf_postal_field
field_by_letter(char letter)
{
    enum ietf_postal_field field = IETF_POSTAL_COUNTRY;
    while (field > IETF_POSTAL_LITERAL && fields[field].letter != letter)
        field--;
    return field;
}

static bool
layout_has(const char *layout, enum ietf_postal_field field)
{
    const char letters[] = {'%', fields[field].letter, '\0'};
    return strstr(layout, letters) != NULL;
}

/* "<street>, <city>": the elements that the layout has a place for, in its order. */
static const char *
layout_elements(const char *layout, ietf_arena *a)
{
    ietf_buf out;
    ietf_buf_init(&out, a);
    for (const char *p = layout; (p = strchr(p, '%')) != NULL && p[1]; p += 2) {
        const char *element = fields[field_by_letter(p[1])].element;
        if (element)
            ietf_buf_addf(&out, "%s%s", out.length > 0 ? ", " : "", element);
    }
    return ietf_buf_copy(&out, a);
}

/* Says which parts of the address the layout has no place for. */
static void
check_unused(const composer *c, const address *adr, const char *layout)
{
    bool unused = false;
    const char *elements = layout_elements(layout, c->arena);
    for (enum ietf_postal_field f = IETF_POSTAL_EXTENDED; f < IETF_POSTAL_FIELD_COUNT; f++) {
        if (!*adr->values[f] || layout_has(layout, f))
            continue;
        unused = true;
        ietf_report(c->diagnostics, IETF_D_POSTAL_UNUSED, c->postal, fields[f].element,
                    adr->values[f], adr->country->name, elements);
    }
    if (unused)
        ietf_report(c->diagnostics, IETF_D_POSTAL_ELEMENTS, c->postal, adr->country->title,
                    elements);
}

static const char *
choose_layout(const composer *c, const address *adr, bool latin)
{
    if (!adr->country)
        return ietf_default_layout;
    const char *layout = latin ? adr->country->latin_layout : adr->country->layout;
    /* Sweden's prefix goes with the code */
    if (strcmp(adr->country->alpha_2, "SE") == 0 && !*adr->values[IETF_POSTAL_CODE])
        layout = ietf_str_replace(c->arena, layout, "SE-%Z ", "");
    return layout;
}

static bool
all_latin(const address *adr)
{
    for (size_t i = 0; i < IETF_POSTAL_FIELD_COUNT; i++) {
        if (!ietf_script_is_latin(adr->values[i]))
            return false;
    }
    return !adr->role || ietf_script_is_latin(adr->role);
}

static bool
has_word(const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        if (ietf_unicode_is_word(ietf_utf8_next(&text, end)))
            return true;
    }
    return false;
}

typedef struct line_maker {
    ietf_postal_span *spans;
    size_t count;
    ietf_buf text;
    bool filled; /* some field of the line has a value */
} line_maker;

static void
add_span(line_maker *line, enum ietf_postal_field field, const char *text)
{
    if (*text)
        line->spans[line->count++] = (ietf_postal_span){field, text};
    ietf_buf_adds(&line->text, text);
}

/* One line of the layout, filled in. */
static void
fill_line(const composer *c, const address *adr, const char *layout, size_t length,
          line_maker *line)
{
    const char *end = layout + length;
    line->spans = IETF_NEW_ARRAY(c->arena, ietf_postal_span, length + 1);
    for (const char *p = layout; p < end;) {
        const char *next = memchr(p, '%', (size_t)(end - p));
        if (next != p) {
            next = next ? next : end;
            add_span(line, IETF_POSTAL_LITERAL,
                     ietf_arena_strndup(c->arena, p, (size_t)(next - p)));
            p = next;
            continue;
        }
        enum ietf_postal_field field = field_by_letter(p[1]);
        bool role = field == IETF_POSTAL_NAME && adr->role && *adr->role;
        add_span(line, field, adr->values[field]);
        if (role)
            ietf_buf_addf(&line->text, " (%s)", adr->role);
        line->filled = line->filled || role || *adr->values[field];
        p += 2;
    }
}

/* Trimmed, and without the comma of a part that is missing at the start. */
static const char *
line_text(const line_maker *line, ietf_arena *a)
{
    const char *text = ietf_str_trim(a, ietf_buf_copy(&line->text, a));
    return text + strspn(text, ", ");
}

static ietf_postal_block
lay_out(const composer *c, const address *adr, const char *layout)
{
    ietf_postal_line *lines = IETF_NEW_ARRAY(c->arena, ietf_postal_line, strlen(layout));
    ietf_postal_block block = {.lines = lines, .role = adr->role};
    for (const char *p = layout; p;) {
        const char *end = strstr(p, "%n");
        line_maker line = {0};
        ietf_buf_init(&line.text, c->arena);
        fill_line(c, adr, p, end ? (size_t)(end - p) : strlen(p), &line);
        const char *text = line_text(&line, c->arena);
        if (line.filled && has_word(text))
            lines[block.line_count++] = (ietf_postal_line){text, line.spans, line.count};
        p = end ? end + 2 : NULL;
    }
    return block;
}

ietf_postal_block
ietf_postal_compose(const ietf_node *author, bool latin, ietf_diagnostics *x, ietf_arena *a)
{
    const ietf_node *where = ietf_node_child(author, IETF_EL_ADDRESS);
    composer c = {.author = author,
                  .postal = where ? ietf_node_child(where, IETF_EL_POSTAL) : NULL,
                  .latin = latin,
                  .diagnostics = x,
                  .arena = a};
    address adr = gather(&c);
    if (adr.country)
        check_unused(&c, &adr, choose_layout(&c, &adr, latin));
    latin = latin || all_latin(&adr);
    ietf_postal_block block = lay_out(&c, &adr, choose_layout(&c, &adr, latin));
    block.latin = latin;
    return block;
}
