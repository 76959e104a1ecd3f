#pragma once

#include "tests/support/file_tree.h"

#include <QProcess>
#include <QTemporaryDir>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// Runs planwright-cli as a person would, each test in a folder of its own.
namespace planwright::e2e {

struct Outcome {
    int code = -1; ///< -1: it did not end by itself
    std::string out;
    std::string err;
};

class Cli {
public:
    using Arguments = std::vector<std::string>;
    using Environment = std::map<std::string, std::string>;

    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    /// In folder(), with no terminal; `environment` is added to this program's own.
    [[nodiscard]] Outcome run(const Arguments& arguments, const Environment& environment = {}) const;
    /// Starts without waiting.
    void start(QProcess& process, const Arguments& arguments, const Environment& environment = {}) const;
    /// Writes a file in folder() and returns its name.
    [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const;

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] Outcome finished(QProcess& process);

using test::bytesOf;
using test::treeOf;

/// Daily events of some categories from 2022-01-01 on, with the canonical columns: a line for each category every
/// second day, quantities 2 to 6.
struct EventLines {
    int days = 800;
    std::vector<std::string> categories{"Books", "Games"};
    std::string quantity; ///< the same in every line; empty: 2 to 6
    std::string price = "3.50";
};
inline constexpr auto eventHeading = "event_time,order_id,product_id,category,customer_id,quantity,unit_price\n";
[[nodiscard]] std::string eventLines(const EventLines& wanted = {});

} // namespace planwright::e2e
