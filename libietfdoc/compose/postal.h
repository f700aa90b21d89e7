/* Postal addresses in the order and shape of their country. A formatter gets lines of spans:
 * text writes line->text, HTML wraps every span by its field. */
#ifndef IETF_POSTAL_H
#define IETF_POSTAL_H

#include "libietfdoc/model/diagnostics.h"

enum ietf_postal_field {
    IETF_POSTAL_LITERAL, /* what the layout of the country puts between fields */
    IETF_POSTAL_NAME,
    IETF_POSTAL_ORGANIZATION,
    IETF_POSTAL_EXTENDED,
    IETF_POSTAL_STREET, /* several streets are separated by U+2028 */
    IETF_POSTAL_SORTING_CODE,
    IETF_POSTAL_CODE,
    IETF_POSTAL_CITY_AREA,
    IETF_POSTAL_CITY,
    IETF_POSTAL_REGION,
    IETF_POSTAL_COUNTRY,
    IETF_POSTAL_FIELD_COUNT
};

typedef struct ietf_postal_span {
    enum ietf_postal_field field;
    const char *text; /* never "", the name without its role */
} ietf_postal_span;

typedef struct ietf_postal_line {
    const char *text; /* the whole line, trimmed; the name with " (role)" */
    const ietf_postal_span *spans;
    size_t span_count;
} ietf_postal_line;

typedef struct ietf_postal_block {
    const ietf_postal_line *lines; /* only lines with a word in them */
    size_t line_count;
    const char *role; /* NULL: none */
    bool latin;       /* everything is Latin script: the Latin layout was taken */
} ietf_postal_block;

/* The name, organization and address of an author or contact (with or without a postal
 * element). latin: the ascii forms. Reports unknown countries and parts that the country has no
 * place for. */
ietf_postal_block ietf_postal_compose(const ietf_node *author, bool latin, ietf_diagnostics *x,
                                      ietf_arena *a);

/* What stands between the two blocks of an author whose name is not Latin. */
#define IETF_POSTAL_ALTERNATIVE "Additional contact information:"

/* What stands before phone numbers, addresses of mail and of pages. */
#define IETF_POSTAL_PHONE "Phone:"
#define IETF_POSTAL_EMAIL "Email:"
#define IETF_POSTAL_URI   "URI:"

/* A country of ISO 3166-1. */
typedef struct ietf_country {
    const char *alpha_2, *alpha_3, *flag, *name, *numeric;
    const char *official_name, *common_name; /* NULL: none */
    const char *layout,
        *latin_layout; /* "%N%n%O…", see address-formats.tsv; the same where one serves */
    const char *title; /* as the address data names it; "" when it does not */
} ietf_country;

/* By alpha-2, alpha-3, number, any name, flag, or alias (UK, South Korea …); ignoring case.
 * NULL: none. */
const ietf_country *ietf_country_find(const char *name, ietf_arena *a);
/* How it may be written, the codes first; NULL past the end. */
const char *ietf_country_spelling(const ietf_country *c, size_t index);
extern const ietf_country ietf_countries[];
extern const size_t ietf_country_count;

#endif
