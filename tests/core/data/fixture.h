#pragma once

#include "core/data/import.h"
#include "core/data/snapshot.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace planwright::data::testing {

namespace fs = std::filesystem;

/// A folder of its own with snapshots and temporary files, and a request for a file in it.
class Fixture {
public:
    [[nodiscard]] fs::path folder() const { return {m_folder.path().toStdString()}; }
    [[nodiscard]] fs::path snapshots() const { return folder() / "snapshots"; }
    [[nodiscard]] fs::path temporary() const { return folder() / "temporary"; }

    fs::path write(const std::string& name, const std::string& content) const {
        std::ofstream file(folder() / name, std::ios::binary);
        file << content;
        return folder() / name;
    }
    [[nodiscard]] ImportRequest request(std::vector<fs::path> files) const {
        ImportRequest request;
        request.files = std::move(files);
        request.snapshotsDirectory = snapshots();
        request.temporaryDirectory = temporary();
        return request;
    }
    [[nodiscard]] Result<ImportReport> import(const std::string& content) const {
        return importEvents(request({write("events.csv", content)}), RunContext());
    }
    /// No snapshot, no temporary file.
    [[nodiscard]] bool isClean() const { return isEmpty(snapshots()) && isEmpty(temporary()); }
    [[nodiscard]] static bool isEmpty(const fs::path& path) { return !fs::exists(path) || fs::is_empty(path); }

private:
    QTemporaryDir m_folder;
};

inline QString text(const Error& error) {
    return QString::fromStdString(error.describe());
}

inline const char* heading() {
    return "event_time,event_type,order_id,product_id,category,customer_id,quantity,unit_price\n";
}

/// An event of the plain columns above, as a line.
inline std::string line(const std::string& time, const std::string& type, const std::string& order,
                        const std::string& category, const std::string& quantity, const std::string& price) {
    return time + "," + type + "," + order + ",P1," + category + ",C1," + quantity + "," + price + "\n";
}

} // namespace planwright::data::testing
