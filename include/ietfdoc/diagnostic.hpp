// Diagnostics for C++17 (ietfdoc.hpp includes this): copies that may outlive the context, with
// the edits that mend what they are about.
#ifndef IETFDOC_DIAGNOSTIC_HPP
#define IETFDOC_DIAGNOSTIC_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ietfdoc/context.h"

namespace ietfdoc
{

// A piece of the source, in bytes, that is to be replaced.
struct edit {
    std::size_t offset = 0, length = 0;
    std::string text;
    unsigned line = 0, column = 0, end_line = 0, end_column = 0;
};

// Something said to the author; file is "" where there is no place, fix where there are no
// edits.
struct diagnostic {
    ietfdoc_severity severity = IETFDOC_NOTE;
    std::string code, text, file;
    unsigned line = 0, column = 0, author_line = 0;
    std::string fix;
    bool is_fix_certain = false;
    std::vector<edit> edits;

    diagnostic() = default;

    // Of one that the library has made.
    explicit diagnostic(const ietfdoc_diagnostic &d)
        : severity(d.severity), code(d.code), text(d.text), file(d.file ? d.file : ""),
          line(d.line), column(d.column), author_line(d.author_line), fix(d.fix ? d.fix : ""),
          is_fix_certain(d.is_fix_certain != 0)
    {
        for (std::size_t i = 0; i < d.edit_count; i++) {
            const ietfdoc_edit *e = ietfdoc_diagnostic_edit(&d, i);
            edits.push_back({e->offset, e->length, e->text, e->line, e->column, e->end_line,
                             e->end_column});
        }
    }

    // The source, as it was given, with the edits.
    std::string
    mended(std::string_view source) const
    {
        std::string made;
        std::size_t at = 0;

        for (const edit &e : edits) {
            made.append(source.substr(at, e.offset - at)).append(e.text);
            at = e.offset + e.length;
        }
        return made.append(source.substr(at));
    }
};

} // namespace ietfdoc

#endif
