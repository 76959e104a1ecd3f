#pragma once

#include <QProcess>
#include <QString>

#include <filesystem>
#include <map>
#include <string>

namespace planwright::testing {

/// moto as a stand-in for S3, with what s3_stand_in.py adds, as long as this object lives.
class S3StandIn {
public:
    S3StandIn() = default;
    S3StandIn(const S3StandIn&) = delete;
    S3StandIn& operator=(const S3StandIn&) = delete;
    ~S3StandIn();

    /// Empty, or why it cannot run here. The bucket "shop" holds what lies in `folder`.
    [[nodiscard]] QString start(const std::filesystem::path& folder);
    /// What s3_stand_in.py says: "s3", "proxy", "container", "instance", "token", "key", "secret".
    [[nodiscard]] const std::string& at(const std::string& name) const { return m_facts.at(name); }
    /// The variables by which planwright-cli finds it; every other source of credentials is empty.
    [[nodiscard]] std::map<std::string, std::string> environment() const;

private:
    QProcess m_process;
    std::map<std::string, std::string> m_facts;
};

} // namespace planwright::testing
