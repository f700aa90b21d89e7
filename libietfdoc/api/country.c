/* The countries that <country> may name, for programs that list them. */
#include "ietfdoc/ietfdoc.h"
#include "libietfdoc/compose/postal.h"

const char *
ietfdoc_country_name(size_t country, size_t index)
{
    return country < ietf_country_count ? ietf_country_spelling(&ietf_countries[country], index)
                                        : NULL;
}
