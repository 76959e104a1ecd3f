#include "tests/e2e/cli_process.h"

#include <QProcess>
#include <QStringEncoder>
#include <QtTest>

#include <nlohmann/json.hpp>

using namespace planwright::e2e;
namespace fs = std::filesystem;

/// The same input gives the same bytes: again, with other thread counts, in other locales, in another workspace.
class CliSameBytesTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    std::string m_first;

    Outcome job(const std::string& workspace, const std::string& threads, const Cli::Environment& environment = {}) {
        return m_cli.run({"run", "demo.csv", "--json", "--workspace", workspace, "--threads", threads}, environment);
    }

private Q_SLOTS:
    void initTestCase();
    void theDemoItself();
    void whateverTheThreads();
    void whateverTheLocale_data();
    void whateverTheLocale();
    void inTheSameWorkspaceAgain();
    void anotherSeedIsAnotherDocument();
    void aFolderOfPackedPieces();
};

void CliSameBytesTest::initTestCase() {
    const auto made = m_cli.run({"demo", "--out", "demo.csv", "--events", "12000", "--categories", "4"});
    QVERIFY2(made.code == 0, made.err.c_str());
    const auto first = job("first.planwright", "1");
    QVERIFY2(first.code == 0, first.err.c_str());
    m_first = first.out;
    QVERIFY(m_first.size() > 10'000);
}

void CliSameBytesTest::theDemoItself() {
    fs::create_directories(m_cli.folder() / "again");
    QCOMPARE(m_cli.run({"demo", "--out", "again/demo.csv", "--events", "12000", "--categories", "4"}).code, 0);
    QVERIFY(bytesOf(m_cli.folder() / "again" / "demo.csv") == bytesOf(m_cli.folder() / "demo.csv"));
    QVERIFY(bytesOf(m_cli.folder() / "again" / "demo.truth.json") == bytesOf(m_cli.folder() / "demo.truth.json"));
}

void CliSameBytesTest::whateverTheThreads() {
    for (const std::string threads : {"2", "4"}) {
        const auto other = job("threads" + threads + ".planwright", threads);
        QCOMPARE(other.code, 0);
        QVERIFY2(other.out == m_first, threads.c_str());
        QVERIFY(bytesOf(m_cli.folder() / ("threads" + threads + ".planwright") / "exports" / "report.html") ==
                bytesOf(m_cli.folder() / "first.planwright" / "exports" / "report.html"));
    }
}

void CliSameBytesTest::whateverTheLocale_data() {
    QTest::addColumn<QByteArray>("locale");
    QTest::newRow("tr_TR") << QByteArray("tr_TR.UTF-8");
    QTest::newRow("de_DE") << QByteArray("de_DE.UTF-8");
}

void CliSameBytesTest::whateverTheLocale() {
    QFETCH(const QByteArray, locale);
    const fs::path made = qgetenv("LOCPATH").toStdString();
    if (!fs::is_directory(made / locale.toStdString()) &&
        !fs::is_directory(fs::path("/usr/lib/locale") / locale.toStdString()))
        QSKIP("this locale is not installed; ./test makes it");
    const auto other =
        job("locale.planwright", "2", {{"LC_ALL", locale.toStdString()}, {"LANG", locale.toStdString()}});
    QCOMPARE(other.code, 0);
    QVERIFY(other.out == m_first);
    const auto text = m_cli.run({"forecast", "--workspace", "locale.planwright"}, {{"LC_ALL", locale.toStdString()}});
    QVERIFY(text.out == m_cli.run({"forecast", "--workspace", "first.planwright"}).out);
}

void CliSameBytesTest::inTheSameWorkspaceAgain() {
    const auto again = job("first.planwright", "3");
    QCOMPARE(again.code, 0);
    QVERIFY(again.out == m_first);
}

void CliSameBytesTest::anotherSeedIsAnotherDocument() {
    const auto other = m_cli.run({"run", "demo.csv", "--json", "--workspace", "seed.planwright", "--seed", "7"});
    QCOMPARE(other.code, 0);
    QVERIFY(other.out != m_first);
}

// One half packed by gzip, the other written as UTF-16: the snapshot is named by the events alone.
void CliSameBytesTest::aFolderOfPackedPieces() {
    const auto all = bytesOf(m_cli.folder() / "demo.csv");
    const auto heading = all.substr(0, all.find('\n') + 1);
    const auto middle = all.find('\n', all.size() / 2) + 1;
    fs::create_directories(m_cli.folder() / "parts");
    static_cast<void>(m_cli.write("parts/1.csv", all.substr(0, middle)));
    QCOMPARE(QProcess::execute(QStringLiteral("gzip"),
                               {QString::fromStdString((m_cli.folder() / "parts" / "1.csv").string())}),
             0);
    QStringEncoder encode(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    const QByteArray wide = encode(QString::fromStdString(heading + all.substr(middle)));
    static_cast<void>(m_cli.write("parts/2.csv", wide.toStdString()));

    const auto whole = m_cli.run({"import", "demo.csv", "--json", "--workspace", "whole.planwright"});
    const auto parts = m_cli.run({"import", "parts", "--json"});
    QVERIFY2(parts.code == 0, parts.err.c_str());
    QVERIFY(fs::exists(m_cli.folder() / "parts.planwright" / "workspace.sqlite"));
    QVERIFY(parts.out.find("1.csv.gz was unpacked from gzip") != std::string::npos);
    QVERIFY(parts.out.find("2.csv was converted from UTF-16") != std::string::npos);
    const auto hash = nlohmann::json::parse(whole.out).at("snapshot_sha256");
    QCOMPARE(nlohmann::json::parse(parts.out).at("snapshot_sha256").get<std::string>(), hash.get<std::string>());
}

QTEST_APPLESS_MAIN(CliSameBytesTest)
#include "cli_same_bytes_test.moc"
