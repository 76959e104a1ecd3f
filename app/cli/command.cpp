#include "app/cli/command.h"

#include <CLI/CLI.hpp>

namespace planwright::cli {

Option Option::takes(const std::string& what) {
    m_option->option_text(what);
    return *this;
}

Option Option::required() {
    m_option->required();
    return *this;
}

Option Option::excludes(Option other) {
    m_option->excludes(other.m_option);
    return *this;
}

Option Option::between(std::int64_t least, std::int64_t most) {
    m_option->check(CLI::Range(least, most));
    return *this;
}

Option Option::notNegative() {
    m_option->check(CLI::NonNegativeNumber);
    return *this;
}

Option Option::oneOf(const std::vector<std::string>& words) {
    m_option->check(CLI::IsMember(words));
    return *this;
}

Option Option::separatedBy(char mark) {
    m_option->delimiter(mark);
    return *this;
}

template <typename Value>
Option Command::option(const std::string& name, Value& value, const std::string& help) const {
    return Option(*m_app->add_option(name, value, help));
}
template Option Command::option(const std::string&, std::string&, const std::string&) const;
template Option Command::option(const std::string&, std::vector<std::string>&, const std::string&) const;
template Option Command::option(const std::string&, int&, const std::string&) const;
template Option Command::option(const std::string&, unsigned&, const std::string&) const;
template Option Command::option(const std::string&, std::int64_t&, const std::string&) const;
template Option Command::option(const std::string&, std::size_t&, const std::string&) const;
template Option Command::option(const std::string&, double&, const std::string&) const;
template Option Command::option(const std::string&, std::optional<double>&, const std::string&) const;
template Option Command::option(const std::string&, std::optional<std::uint64_t>&, const std::string&) const;

Option Command::flag(const std::string& name, bool& value, const std::string& help) const {
    return Option(*m_app->add_flag(name, value, help));
}

Option Command::added(const std::string& name) const {
    return Option(*m_app->get_option(name));
}

Command Command::verb(const std::string& name, const std::string& help) const {
    return Command(*m_app->add_subcommand(name, help));
}

Command Command::group(const std::string& name, const std::string& help) const {
    auto* group = m_app->add_subcommand(name, help);
    group->require_subcommand(1);
    return Command(*group);
}

Command Command::addedVerb(const std::string& name) const {
    return Command(*m_app->get_subcommand(name));
}

void Command::footer(const std::string& text) const {
    m_app->footer(text);
}

void Command::demands(std::function<std::string()> missing) const {
    m_app->callback([missing = std::move(missing)] {
        if (const auto name = missing(); !name.empty())
            throw CLI::RequiredError(name);
    });
}

bool Command::wasCalled() const {
    return m_app->parsed();
}

CommandLine::CommandLine(const std::string& name, const std::string& description, const std::string& version)
    : m_app(std::make_unique<CLI::App>(description, name)) {
    m_app->set_version_flag("--version", version);
    m_app->require_subcommand(1);
}

CommandLine::~CommandLine() = default;

std::optional<int> CommandLine::parse(int argc, const char* const* argv) {
    try {
        m_app->parse(argc, argv);
    } catch (const CLI::ParseError& failure) {
        // CLI11 knows many exit codes; ours are 0 for help and version, and 2.
        return m_app->exit(failure) == 0 ? 0 : 2;
    }
    return std::nullopt;
}

} // namespace planwright::cli
