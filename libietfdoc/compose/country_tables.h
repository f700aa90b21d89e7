/* The generated tables of countries, beside ietf_countries. */
#ifndef IETF_COUNTRY_TABLES_H
#define IETF_COUNTRY_TABLES_H

#include "libietfdoc/compose/postal.h"

typedef struct ietf_country_name {
    const char *name; /* in lower case */
    unsigned country; /* index into ietf_countries */
} ietf_country_name;

/* In byte order of the name. */
extern const ietf_country_name ietf_country_names[];
extern const size_t ietf_country_name_count;
/* Where the country is unknown. */
extern const char ietf_default_layout[];

#endif
