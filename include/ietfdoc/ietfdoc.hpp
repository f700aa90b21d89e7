// libietfdoc for C++17: objects that free what they own, errors as exceptions, callbacks as
// functions.
//
//     ietfdoc::context context{{"date", "2026-01-15"}, {"today", "2026-01-15"}};
//     ietfdoc::document document = context.parse_file("draft.xml");
//     std::string text = document.render(context, "text");
//
// What holds for the C interface (ietfdoc.h) holds here. An exception that a callback throws
// does not pass through the library: the call that led to it fails, and throws it again. Views
// and nodes are valid as long as the C interface says of the strings and nodes that they stand
// for.
#ifndef IETFDOC_IETFDOC_HPP
#define IETFDOC_IETFDOC_HPP

#include <cstddef>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ietfdoc/diagnostic.hpp"
#include "ietfdoc/ietfdoc.h"
#include "ietfdoc/node.hpp"

namespace ietfdoc
{

// A call that failed: its status, and the diagnostics that it made.
class error : public std::runtime_error
{
  public:
    error(ietfdoc_status status, const std::string &what,
          std::vector<diagnostic> diagnostics = {})
        : std::runtime_error(what), status_(status), diagnostics_(std::move(diagnostics))
    {
    }

    ietfdoc_status
    status() const noexcept
    {
        return status_;
    }

    const std::vector<diagnostic> &
    diagnostics() const noexcept
    {
        return diagnostics_;
    }

  private:
    ietfdoc_status status_;
    std::vector<diagnostic> diagnostics_;
};

// What a document wants from elsewhere.
class load
{
  public:
    explicit load(ietfdoc_load *pointer) : pointer_(pointer)
    {
    }

    std::string_view
    reference() const
    {
        return ietfdoc_load_reference(pointer_);
    }

    std::string_view
    base() const
    {
        return ietfdoc_load_base(pointer_);
    }

    ietfdoc_load_purpose
    purpose() const
    {
        return ietfdoc_load_purpose_of(pointer_);
    }

    // The file's bytes, and what messages shall call it.
    ietfdoc_status
    give(std::string_view data, const char *path = nullptr)
    {
        return ietfdoc_load_give(pointer_, data.data(), data.size(), path, nullptr);
    }

    // It does not come, because.
    ietfdoc_status
    refuse(const char *why)
    {
        ietfdoc_load_refuse(pointer_, why);
        return IETFDOC_E_IO;
    }

    // The library looks for it.
    ietfdoc_status
    by_default()
    {
        return ietfdoc_load_default(pointer_);
    }

  private:
    ietfdoc_load *pointer_;
};

// Where a formatter writes to.
class output
{
  public:
    explicit output(ietfdoc_output *pointer) : pointer_(pointer)
    {
    }

    output &
    operator<<(std::string_view data)
    {
        ietfdoc_output_write(pointer_, data.data(), data.size());
        return *this;
    }

    // A file that goes beside the output.
    void
    file(const char *name, std::string_view data)
    {
        ietfdoc_output_file(pointer_, name, data.data(), data.size());
    }

    const char *
    option(const char *name)
    {
        return ietfdoc_output_option(pointer_, name);
    }

    const char *
    parameter(const char *name)
    {
        return ietfdoc_output_parameter(pointer_, name);
    }

    void
    report(ietfdoc_severity severity, node where, const char *text)
    {
        ietfdoc_output_report(pointer_, severity, where.get(), text);
    }

  private:
    ietfdoc_output *pointer_;
};

class document;

// The options, and what was reported; for one thread at a time.
class context
{
  public:
    using report_function = std::function<void(const ietfdoc_diagnostic &)>;
    using load_function = std::function<ietfdoc_status(load &)>;
    using file_function = std::function<void(std::string_view name, std::string_view data)>;
    using progress_function = std::function<bool(const ietfdoc_progress &)>;
    using render_function = std::function<void(output &, node root)>;
    using write_function = std::function<void(std::string_view data)>;

    // Options as pairs: {{"date", "2026-01-15"}, {"pagination", "false"}}.
    context(std::initializer_list<std::pair<const char *, const char *>> options = {})
        : state_(std::make_unique<state>())
    {
        ietfdoc_context *made = nullptr;
        ietfdoc_status status = ietfdoc_context_new(&made, nullptr);

        if (status != IETFDOC_OK)
            throw error(status, ietfdoc_status_text(status));
        pointer_.reset(made);
        for (const auto &[name, value] : options)
            set(name, value);
    }

    ietfdoc_context *
    get() const noexcept
    {
        return pointer_.get();
    }

    // Sets an option from text; nullptr goes back to the default.
    context &
    set(const char *name, const char *value)
    {
        ietfdoc_status status = ietfdoc_context_set_option(get(), name, value);

        if (status != IETFDOC_OK)
            throw error(status, std::string(name) + ": " + ietfdoc_status_text(status));
        return *this;
    }

    context &
    set(const char *name, const std::string &value)
    {
        return set(name, value.c_str());
    }

    context &
    set(const char *name, bool value)
    {
        return set(name, value ? "true" : "false");
    }

    context &
    set(const char *name, int value)
    {
        return set(name, std::to_string(value).c_str());
    }

    std::optional<std::string>
    option(const char *name) const
    {
        const char *value = ietfdoc_context_option(get(), name);
        return value ? std::optional<std::string>(value) : std::nullopt;
    }

    std::vector<diagnostic>
    diagnostics(std::size_t first = 0) const
    {
        std::vector<diagnostic> found;
        const ietfdoc_diagnostic *d;

        while ((d = ietfdoc_context_diagnostic(get(), first++)))
            found.emplace_back(*d);
        return found;
    }

    void
    clear_diagnostics()
    {
        ietfdoc_context_clear_diagnostics(get());
    }

    // Called with each diagnostic as it is made; an empty function takes it away.
    void
    on_report(report_function report)
    {
        bool any = static_cast<bool>(report);
        state_->report = std::move(report);
        ietfdoc_context_on_report(get(), any ? call_report : nullptr, state_.get(), nullptr);
    }

    // Every file that a document names comes from here.
    void
    set_loader(load_function loader)
    {
        bool any = static_cast<bool>(loader);
        state_->loader = std::move(loader);
        ietfdoc_context_set_loader(get(), any ? call_loader : nullptr, state_.get(), nullptr);
    }

    // Takes files that a format puts beside its output.
    void
    on_file(file_function file)
    {
        bool any = static_cast<bool>(file);
        state_->file = std::move(file);
        ietfdoc_context_on_file(get(), any ? call_file : nullptr, state_.get(), nullptr);
    }

    // Hears how far the work is; when it returns false, the call ends with IETFDOC_E_CANCELLED.
    void
    on_progress(progress_function progress)
    {
        bool any = static_cast<bool>(progress);
        state_->progress = std::move(progress);
        ietfdoc_context_on_progress(get(), any ? call_progress : nullptr, state_.get(),
                                    nullptr);
    }

    // Ends the call that is running, and every later one until cancel(false); from any thread.
    void
    cancel(bool cancelled = true) noexcept
    {
        ietfdoc_context_cancel(get(), cancelled);
    }

    // Adds the formats of a module, a shared object.
    void
    load_module(const char *path)
    {
        run([&] { return ietfdoc_context_load_module(get(), path); });
    }

    // What a format needs of the machine, a line each, and what is missing.
    std::string
    format_requirements(const char *format)
    {
        const char *text = "";
        run([&] { return ietfdoc_format_requirements(&text, get(), format); });
        return text;
    }

    // Adds a format of one's own.
    void
    add_format(const char *name, render_function render, const char *suffix = nullptr,
               const char *media_type = nullptr, const char *help = nullptr)
    {
        auto own = std::make_unique<own_format>(own_format{state_.get(), std::move(render)});
        ietfdoc_formatter formatter = IETFDOC_FORMATTER_INIT;
        ietfdoc_status status;

        formatter.name = name;
        formatter.suffix = suffix;
        formatter.media_type = media_type;
        formatter.help = help;
        formatter.render = call_render;
        formatter.user = own.get();
        formatter.destroy = [](void *user) { delete static_cast<own_format *>(user); };
        status = ietfdoc_context_add_formatter(get(), &formatter);
        if (status != IETFDOC_OK)
            throw error(status, std::string(name) + ": " + ietfdoc_status_text(status));
        own.release();
    }

    // Reads a document from memory; source names it, and relative references start there.
    document parse(std::string_view data, const char *source = nullptr);

    document parse_file(const char *path);

    // Runs a call of the C interface and throws what its callbacks threw, or its status.
    template <typename Call>
    void
    run(Call call)
    {
        std::size_t first = ietfdoc_context_diagnostic_count(get());
        ietfdoc_status status = call();

        if (state_->thrown)
            std::rethrow_exception(std::exchange(state_->thrown, nullptr));
        if (status != IETFDOC_OK)
            fail(status, diagnostics(first));
    }

    // Calls f; an exception is kept for run, and failed is returned.
    template <typename Result, typename Call>
    Result
    guard(Result failed, Call call) const noexcept
    {
        return state_->guard(failed, call);
    }

  private:
    // What callbacks need: it stays where it is when the context is moved.
    struct state {
        report_function report;
        load_function loader;
        file_function file;
        progress_function progress;
        std::exception_ptr thrown;

        template <typename Result, typename Call>
        Result
        guard(Result failed, Call call) noexcept
        {
            try {
                return call();
            } catch (...) {
                if (!thrown)
                    thrown = std::current_exception();
                return failed;
            }
        }
    };

    struct own_format {
        state *owner;
        render_function render;
    };

    struct deleter {
        void
        operator()(ietfdoc_context *pointer) const
        {
            ietfdoc_context_free(pointer);
        }
    };

    [[noreturn]] static void
    fail(ietfdoc_status status, std::vector<diagnostic> found)
    {
        std::string what = ietfdoc_status_text(status);

        for (const diagnostic &d : found)
            if (d.severity >= IETFDOC_ERROR) {
                what = d.text;
                break;
            }
        throw error(status, what, std::move(found));
    }

    static void
    call_report(const ietfdoc_diagnostic *d, void *user)
    {
        state *s = static_cast<state *>(user);
        s->guard(0, [&] { return s->report(*d), 0; });
    }

    static ietfdoc_status
    call_loader(ietfdoc_load *pointer, void *user)
    {
        state *s = static_cast<state *>(user);
        return s->guard(IETFDOC_E_IO, [&] {
            load wanted(pointer);
            return s->loader(wanted);
        });
    }

    static int
    call_file(const char *name, const char *data, std::size_t length, void *user)
    {
        state *s = static_cast<state *>(user);
        return s->guard(1, [&] { return s->file(name, {data, length}), 0; });
    }

    static int
    call_progress(const ietfdoc_progress *p, void *user)
    {
        state *s = static_cast<state *>(user);
        return s->guard(1, [&] { return s->progress(*p) ? 0 : 1; });
    }

    static ietfdoc_status
    call_render(ietfdoc_output *pointer, const ietfdoc_document *d, void *user)
    {
        own_format *own = static_cast<own_format *>(user);
        return own->owner->guard(IETFDOC_E_IO, [&] {
            output out(pointer);
            own->render(out, node(ietfdoc_document_root(d)));
            return IETFDOC_OK;
        });
    }

    std::unique_ptr<state> state_; // before the context, whose end may still call back
    std::unique_ptr<ietfdoc_context, deleter> pointer_;
};

// A document. Prepared, it never changes, and several threads may render it, each with a
// context of its own; the first render prepares it.
class document
{
  public:
    explicit document(ietfdoc_document *pointer) : pointer_(pointer)
    {
    }

    ietfdoc_document *
    get() const noexcept
    {
        return pointer_.get();
    }

    document &
    prepare(context &with)
    {
        with.run([&] { return ietfdoc_document_prepare(get(), with.get()); });
        return *this;
    }

    bool
    is_prepared() const
    {
        return ietfdoc_document_is_prepared(get()) != 0;
    }

    std::string
    render(context &with, const char *format)
    {
        std::string made;
        render(with, format, [&](std::string_view data) { made.append(data); });
        return made;
    }

    // Renders to a function, which is not called when the document has errors.
    void
    render(context &with, const char *format, const context::write_function &write)
    {
        struct sink {
            const context &with;
            const context::write_function &write;
        } to = {with, write};
        auto put = [](const char *data, std::size_t length, void *user) {
            sink *to = static_cast<sink *>(user);
            return to->with.guard(1, [&] { return to->write({data, length}), 0; });
        };

        with.run([&] { return ietfdoc_document_render(get(), with.get(), format, put, &to); });
    }

    node
    root() const
    {
        return node(ietfdoc_document_root(get()));
    }

    node
    find(const char *id) const
    {
        return node(ietfdoc_document_find(get(), id));
    }

  private:
    struct deleter {
        void
        operator()(ietfdoc_document *pointer) const
        {
            ietfdoc_document_free(pointer);
        }
    };

    std::unique_ptr<ietfdoc_document, deleter> pointer_;
};

inline document
context::parse(std::string_view data, const char *source)
{
    ietfdoc_document *made = nullptr;
    run([&] { return ietfdoc_document_parse(&made, get(), data.data(), data.size(), source); });
    return document(made);
}

inline document
context::parse_file(const char *path)
{
    ietfdoc_document *made = nullptr;
    run([&] { return ietfdoc_document_parse_file(&made, get(), path); });
    return document(made);
}

} // namespace ietfdoc

#endif
