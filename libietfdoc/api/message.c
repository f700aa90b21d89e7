/* The codes of messages as a reference book. */
#include "ietfdoc/message.h"

#include "libietfdoc/api/context.h"
#include "libietfdoc/api/struct.h"
#include "libietfdoc/model/explanations.h"
#include "libietfdoc/util/str.h"

size_t
ietfdoc_message_count(void)
{
    return IETF_D_COUNT;
}

ietfdoc_status
ietfdoc_message_describe(ietfdoc_message *message, size_t index)
{
    const ietf_explanation *e = &ietf_explanations[index < IETF_D_COUNT ? index : 0];
    enum ietf_code code = (enum ietf_code)index;
    ietfdoc_message own;

    if (!message || index >= IETF_D_COUNT)
        return IETFDOC_E_ARGUMENT;
    own = (ietfdoc_message){.code = ietf_code_name(code),
                            .severity = ietf_severity_public(ietf_code_severity(code)),
                            .text = e->text,
                            .title = e->title,
                            .about = e->about,
                            .mend = e->mend,
                            .fix = e->fix,
                            .see = e->see,
                            .url = e->url,
                            .wrong = e->wrong,
                            .right = e->right};
    return ietf_struct_give(message, IETF_STRUCT_LEAST(ietfdoc_message, right), &own,
                            sizeof(own))
               ? IETFDOC_OK
               : IETFDOC_E_ARGUMENT;
}

ietfdoc_status
ietfdoc_message_find(ietfdoc_message *message, const char *code)
{
    for (size_t i = 0; i < IETF_D_COUNT; i++)
        if (ietf_str_eq(ietf_code_name((enum ietf_code)i), code))
            return ietfdoc_message_describe(message, i);
    return IETFDOC_E_ARGUMENT;
}
