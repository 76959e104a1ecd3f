#include "tests/support/s3_stand_in.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace planwright::testing {

QString S3StandIn::start(const std::filesystem::path& folder) {
    const auto python = QStringLiteral(PLANWRIGHT_SOURCE_DIR "/build/deps/python/bin/python");
    if (!std::filesystem::exists(python.toStdString()))
        return QStringLiteral("moto is not installed: packaging/setup.sh --tests does it");
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(python, {QStringLiteral(PLANWRIGHT_SOURCE_DIR "/tests/support/s3_stand_in.py"),
                             QString::fromStdString(folder.string())});
    while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine())
        if (!m_process.waitForReadyRead(120'000))
            break;
    const auto facts = QJsonDocument::fromJson(m_process.readLine()).object();
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        m_facts[fact.key().toStdString()] = fact.value().toString().toStdString();
    return m_facts.empty() ? QStringLiteral("the stand-in for S3 does not start") : QString();
}

S3StandIn::~S3StandIn() {
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

std::map<std::string, std::string> S3StandIn::environment() const {
    return {{"AWS_ACCESS_KEY_ID", at("key")},
            {"AWS_SECRET_ACCESS_KEY", at("secret")},
            {"AWS_SESSION_TOKEN", ""},
            {"AWS_PROFILE", ""},
            {"AWS_DEFAULT_PROFILE", ""},
            {"AWS_SHARED_CREDENTIALS_FILE", "/dev/null"},
            {"AWS_CONFIG_FILE", "/dev/null"},
            {"AWS_REGION", "eu-central-1"},
            {"AWS_ENDPOINT_URL", at("s3")},
            {"AWS_ENDPOINT_URL_S3", ""},
            {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", ""},
            {"AWS_CONTAINER_CREDENTIALS_FULL_URI", ""},
            {"AWS_CONTAINER_AUTHORIZATION_TOKEN", ""},
            {"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", ""},
            {"AWS_EC2_METADATA_DISABLED", "true"},
            {"AWS_EC2_METADATA_SERVICE_ENDPOINT", ""},
            {"http_proxy", ""}};
}

} // namespace planwright::testing
