// Tests of ietfdoc.hpp: the bytes of the command line tool, errors, options, callbacks. Run by
// bindings/run.py.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>

#include <ietfdoc/ietfdoc.hpp>

#define CHECK(condition)                                                                       \
    do {                                                                                       \
        checks++;                                                                              \
        if (!(condition)) {                                                                    \
            std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);       \
            faults++;                                                                          \
        }                                                                                      \
    } while (0)

static int checks, faults;

static std::string
fixture(const std::string &name)
{
    return std::string(std::getenv("IETFDOC_FIXTURES")) + "/" + name;
}

static std::string
read(const std::string &name)
{
    std::ifstream file(fixture(name), std::ios::binary);
    std::string data{std::istreambuf_iterator<char>(file), {}};

    CHECK(!data.empty());
    return data;
}

static ietfdoc::context
made_context()
{
    return ietfdoc::context{{"date", "2026-01-15"}, {"today", "2026-01-15"}};
}

static void
test_bytes()
{
    ietfdoc::context context = made_context();
    ietfdoc::document document = context.parse_file(fixture("rich.xml").c_str());

    CHECK(!document.is_prepared());
    CHECK(document.render(context, "text") == read("rich.txt"));
    CHECK(document.is_prepared());
    CHECK(document.render(context, "html") == read("rich.html"));
    CHECK(document.render(context, "preptool") == read("rich.prepped.xml"));
    CHECK(
        context.parse(read("rich.xml"), fixture("rich.xml").c_str()).render(context, "text") ==
        read("rich.txt"));
}

static void
test_options()
{
    ietfdoc::context context = made_context();

    context.set("pagination", false).set("max-depth", 100);
    CHECK(context.option("pagination") == "false");
    CHECK(!context.option("css"));
    CHECK(context.parse_file(fixture("rich.xml").c_str()).render(context, "text") ==
          read("rich.plain.txt"));
    try {
        context.set("no-such-option", "x");
        CHECK(!"set");
    } catch (const ietfdoc::error &e) {
        CHECK(e.status() == IETFDOC_E_ARGUMENT);
    }
}

static void
test_bad_document()
{
    ietfdoc::context context = made_context();
    unsigned line = 0, column = 0, seen = 0;

    CHECK(std::sscanf(read("bad.where").c_str(), "%u %u", &line, &column) == 2);
    context.on_report(
        [&](const ietfdoc_diagnostic &d) { seen += d.severity >= IETFDOC_ERROR; });
    ietfdoc::document document = context.parse_file(fixture("bad.xml").c_str());
    try {
        document.render(context, "text");
        CHECK(!"rendered");
    } catch (const ietfdoc::error &e) {
        CHECK(e.status() == IETFDOC_E_INVALID);
        CHECK(!e.diagnostics().empty() && seen > 0);
        CHECK(e.diagnostics()[0].line == line && e.diagnostics()[0].column == column);
        CHECK(e.diagnostics()[0].file == fixture("bad.xml"));
    }
}

static void
test_fix()
{
    ietfdoc::context context = made_context();
    std::string source = read("mistaken.xml");

    try {
        context.parse(source).prepare(context);
        CHECK(!"prepared");
    } catch (const ietfdoc::error &e) {
        const ietfdoc::diagnostic &d = e.diagnostics()[0];
        CHECK(d.is_fix_certain && !d.fix.empty() && d.edits.size() == 2);
        CHECK(d.mended(source) == read("mended.xml"));
    }
}

static void
test_loader()
{
    ietfdoc::context context = made_context();
    std::string wanted, part = read("part.xml");

    context.set_loader([&](ietfdoc::load &load) {
        wanted += load.reference();
        return load.give(part, fixture("part.xml").c_str());
    });
    ietfdoc::document document = context.parse_file(fixture("including.xml").c_str());
    CHECK(document.render(context, "text") == read("including.txt"));
    CHECK(wanted == "part.xml");
    context.set_loader(
        [](ietfdoc::load &) -> ietfdoc_status { throw std::runtime_error("no"); });
    try {
        context.parse_file(fixture("including.xml").c_str()).prepare(context);
        CHECK(!"prepared");
    } catch (const std::runtime_error &e) {
        CHECK(std::string(e.what()) == "no");
    }
}

static void
test_output()
{
    ietfdoc::context first = made_context();
    ietfdoc::context context = std::move(first);
    ietfdoc::document document = context.parse_file(fixture("rich.xml").c_str());
    std::string made;

    document.render(context, "text", [&](std::string_view data) { made += data; });
    CHECK(made == read("rich.txt"));
    try {
        document.render(context, "text",
                        [](std::string_view) { throw std::logic_error("full"); });
        CHECK(!"rendered");
    } catch (const std::logic_error &) {
        checks++;
    }
    context.add_format("names", [](ietfdoc::output &out, ietfdoc::node root) {
        out << root.name();
        for (ietfdoc::node child : root.children())
            if (child.type() == IETFDOC_NODE_ELEMENT)
                out << " " << child.name();
    });
    CHECK(document.render(context, "names") == "rfc front middle back");
    CHECK(context.format_requirements("text").empty());
}

static void
test_progress()
{
    ietfdoc::context context = made_context();
    ietfdoc::document document = context.parse_file(fixture("rich.xml").c_str());
    unsigned heard = 0;

    context.on_progress([&](const ietfdoc_progress &p) { return ++heard, p.fraction <= 1; });
    CHECK(document.render(context, "text") == read("rich.txt"));
    CHECK(heard > 2);
    context.cancel();
    try {
        document.render(context, "text");
        CHECK(!"rendered");
    } catch (const ietfdoc::error &e) {
        CHECK(e.status() == IETFDOC_E_CANCELLED);
    }
    context.cancel(false);
    CHECK(document.render(context, "text") == read("rich.txt"));
}

static void
test_tree()
{
    ietfdoc::context context = made_context();
    ietfdoc::document document = context.parse_file(fixture("rich.xml").c_str());
    std::size_t sections = 0;

    document.prepare(context);
    for (ietfdoc::node n : document.root().descendants())
        sections += n.is("section");
    CHECK(sections > 3);
    CHECK(document.find("section-1").attribute("pn") == "section-1");
    CHECK(!document.find("no such thing"));
    CHECK(document.root().line() > 0 && !document.root().attribute("wrong"));
}

static void
test_threads()
{
    ietfdoc::context context = made_context();
    ietfdoc::document document = context.parse_file(fixture("rich.xml").c_str());
    std::string text, page;

    document.prepare(context);
    std::thread other([&] {
        ietfdoc::context own = made_context();
        page = document.render(own, "html");
    });
    text = document.render(context, "text");
    other.join();
    CHECK(text == read("rich.txt"));
    CHECK(page == read("rich.html"));
}

static void
test_example(const char *program)
{
    std::string out = fixture("example.txt");
    std::string command =
        std::string(program) + " '" + fixture("rich.xml") + "' >'" + out + "'";

    CHECK(std::system(command.c_str()) == 0);
    CHECK(read("example.txt") == read("rich.txt"));
}

int
main(int count, char **arguments)
{
    if (count > 1)
        test_example(arguments[1]);
    test_bytes();
    test_options();
    test_bad_document();
    test_fix();
    test_loader();
    test_output();
    test_progress();
    test_tree();
    test_threads();
    std::printf("%d checks, %d faults\n", checks, faults);
    return faults != 0;
}
