#include "tests/e2e/cli_process.h"

#include <QCryptographicHash>
#include <QDate>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace planwright::e2e;
using nlohmann::json;

/// `planwright-cli features`, from a file of events to the table.
class CliFeaturesTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    json m_document;
    std::string m_text;

    Outcome features(Cli::Arguments more, const Cli::Environment& environment = {}) {
        Cli::Arguments arguments{"features", "--workspace", "w.planwright", "--countries", "GB=3,DE=1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return m_cli.run(arguments, environment);
    }

private Q_SLOTS:
    void initTestCase();
    void saysWhatItsColumnsAre();
    void sameBytesWhateverTheThreadsAndTheLocale();
    void writesFiles();
    void looksAtNothingAfterTheCut();
    void refusesWhatItCannotDo();
};

void CliFeaturesTest::initTestCase() {
    QCOMPARE(m_cli.run({"demo", "--out", "demo.csv", "--events", "8000", "--categories", "3", "--months", "20"}).code,
             0);
    const auto imported = m_cli.run({"import", "demo.csv", "--workspace", "w.planwright"});
    QVERIFY2(imported.code == 0, imported.err.c_str());
    const auto worked = features({"--json", "--threads", "1", "--origins", "6"});
    QVERIFY2(worked.code == 0, worked.err.c_str());
    m_text = worked.out;
    m_document = json::parse(worked.out);
}

void CliFeaturesTest::saysWhatItsColumnsAre() {
    QCOMPARE(m_document.at("schema").get<std::string>(), std::string("planwright.features/1"));
    QCOMPARE(m_document.at("snapshot_sha256").get<std::string>().size(), std::size_t{64});
    QCOMPARE(m_document.at("countries").at("GB").get<double>(), .75);
    const auto columns = m_document.at("features").size();
    for (const auto& row : m_document.at("rows")) {
        QCOMPARE(row.at("values").size(), columns);
        std::size_t reasons = 0;
        for (const auto& [reason, places] : row.at("missing").items()) {
            QVERIFY(m_document.at("missing_reasons").contains(reason));
            for (const auto& place : places)
                QVERIFY(row.at("values").at(place.get<std::size_t>()).is_null());
            reasons += places.size();
        }
        QCOMPARE(reasons, static_cast<std::size_t>(std::ranges::count(row.at("values"), json())));
    }
    QVERIFY(!m_document.at("uplifts").empty());
}

void CliFeaturesTest::sameBytesWhateverTheThreadsAndTheLocale() {
    QVERIFY(features({"--json", "--threads", "2", "--origins", "6"}).out == m_text);
    QVERIFY(features({"--json", "--threads", "4", "--origins", "6"}, {{"LC_ALL", "de_DE.UTF-8"}}).out == m_text);
}

void CliFeaturesTest::writesFiles() {
    const auto csv = features({"--origins", "6", "--out", "build/features.csv"});
    QVERIFY2(csv.code == 0, csv.err.c_str());
    const auto bytes = QByteArray::fromStdString(bytesOf(m_cli.folder() / "build" / "features.csv"));
    const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
    QCOMPARE(hash, m_document.at("matrix_sha256").get<std::string>());
    QCOMPARE(static_cast<std::size_t>(bytes.count('\n')), m_document.at("rows").size() + 1);
    const auto parquet = features({"--origins", "6", "--out", "features.parquet"});
    QVERIFY2(parquet.code == 0, parquet.err.c_str());
    QVERIFY(bytesOf(m_cli.folder() / "features.parquet").starts_with("PAR1"));
}

// The rows of a month that has passed are those of the data as they were then, read from the events anew.
void CliFeaturesTest::looksAtNothingAfterTheCut() {
    const auto first = m_document.at("rows").front().at("origin").get<std::string>();
    const auto month = QDate::fromString(QString::fromStdString(first), QStringLiteral("yyyy-MM"));
    const auto until = first + '-' + std::to_string(month.daysInMonth());
    const auto cut = features({"--json", "--origins", "1", "--data-until", until});
    QVERIFY2(cut.code == 0, cut.err.c_str());
    const auto now = json::parse(cut.out).at("rows");
    auto then = json::array();
    for (const auto& row : m_document.at("rows"))
        if (row.at("origin") == first)
            then.push_back(row);
    QVERIFY(!then.empty());
    QVERIFY(now == then);
}

void CliFeaturesTest::refusesWhatItCannotDo() {
    QCOMPARE(features({"--out", "features.txt"}).code, 3);
    QCOMPARE(features({"--horizon", "13"}).code, 2);
    QCOMPARE(m_cli.run({"features", "--workspace", "w.planwright", "--countries", "GB=x"}).code, 3);
    const auto lonely = m_cli.run({"features", "--workspace", "w.planwright", "--calendar", "mine.csv"});
    QCOMPARE(lonely.code, 3);
    QVERIFY(lonely.err.find("--countries") != std::string::npos);
    QCOMPARE(m_cli.run({"features", "--workspace", "none.planwright"}).code, 3);
}

QTEST_APPLESS_MAIN(CliFeaturesTest)
#include "cli_features_test.moc"
