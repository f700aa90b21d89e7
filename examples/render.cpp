// Renders an RFCXML file to text on the standard output: render FILE.xml
#include <iostream>

#include <ietfdoc/ietfdoc.hpp>

int
main(int count, char **arguments)
{
    try {
        ietfdoc::context context{{"date", "2026-01-15"}};

        context.on_report([](const ietfdoc_diagnostic &d) {
            std::cerr << "line " << d.line << ": " << d.text << "\n";
        });
        std::cout << context.parse_file(count > 1 ? arguments[1] : "").render(context, "text");
    } catch (const ietfdoc::error &error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
    return 0;
}
