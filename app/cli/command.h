#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the library's own
class App;
class Option;
} // namespace CLI

/// The command line as the verbs see it. CLI11 stands behind it and is seen by command.cpp alone: all of it lies in its
/// headers, and each file that includes them compiles all of it.
namespace planwright::cli {

/// An option or a file of a command, to be copied freely; it lives as long as the CommandLine.
class Option {
public:
    explicit Option(CLI::Option& option)
        : m_option(&option) {}

    /// What the help shows as its value: FILE, N; a space for nothing.
    Option takes(const std::string& what);
    Option required();
    /// The two are not to be given together.
    Option excludes(Option other);
    Option between(std::int64_t least, std::int64_t most);
    Option notNegative();
    Option oneOf(const std::vector<std::string>& words);
    Option separatedBy(char mark);

private:
    CLI::Option* m_option;
};

/// The program itself, a verb or a group of verbs, to be copied freely as well.
class Command {
public:
    explicit Command(CLI::App& app)
        : m_app(&app) {}

    /// Parsing writes what is given to `value`, which must live as long. Values: a string or several, an int, unsigned,
    /// std::int64_t, std::size_t or double, an optional double
    /// or std::uint64_t.
    template <typename Value>
    Option option(const std::string& name, Value& value, const std::string& help) const;
    Option flag(const std::string& name, bool& value, const std::string& help) const;
    /// One that was added before.
    [[nodiscard]] Option added(const std::string& name) const;

    [[nodiscard]] Command verb(const std::string& name, const std::string& help) const;
    /// A verb that needs another one after it.
    [[nodiscard]] Command group(const std::string& name, const std::string& help) const;
    [[nodiscard]] Command addedVerb(const std::string& name) const;

    /// After the help of this command, and of the verbs that are added later.
    void footer(const std::string& text) const;
    /// Called once the command was parsed: what is missing, or nothing.
    void demands(std::function<std::string()> missing) const;
    [[nodiscard]] bool wasCalled() const;

private:
    CLI::App* m_app;
};

class CommandLine {
public:
    CommandLine(const std::string& name, const std::string& description, const std::string& version);
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;
    ~CommandLine();

    [[nodiscard]] Command root() const { return Command(*m_app); }
    /// The exit code where it ends here: 0 for help and version, 2 for wrong usage, both said.
    [[nodiscard]] std::optional<int> parse(int argc, const char* const* argv);

private:
    std::unique_ptr<CLI::App> m_app;
};

} // namespace planwright::cli
