#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <unistd.h>

using namespace planwright::e2e;
namespace fs = std::filesystem;

/// Whatever is wrong with a file: exit code 3, a sentence that names the place, and a workspace whose every byte is as
/// before.
class CliBadInputTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    std::map<std::string, std::string> m_before;

    [[nodiscard]] fs::path workspace() const { return m_cli.folder() / "shop.planwright"; }

private Q_SLOTS:
    void initTestCase();
    void refuses_data();
    void refuses();
    void leavesNoNewWorkspaceBehind();
    void stopsAtTheFirstRejectedRowIfAsked();
    void refusesAFileThatIsNotThere();
    void refusesAFileThatIsRemovedWhileItIsRead();
    void refusesWhenTheDiskIsFull();
};

namespace {

// Month and day swapped or not, line by line; days 1 to 12 only, so that neither reading fails.
std::string ambiguousDates() {
    std::string text;
    for (int i = 0; i < 300; ++i) {
        const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
        text += two(1 + i % 12) + "/" + two(1 + i / 12 % 12) + "/2022,o" + std::to_string(i) + ",p,Books,c,2,3.5\n";
    }
    return text;
}

std::string mixedDates() {
    auto lines = eventLines();
    for (auto at = lines.find("2023-"); at != std::string::npos; at = lines.find("2023-", at)) {
        const auto month = lines.substr(at + 5, 2);
        const auto day = lines.substr(at + 8, 2);
        lines.replace(at, 10, day + "." + month + ".2023");
    }
    return lines;
}

std::string inYear(const std::string& year) {
    auto lines = eventLines();
    for (const std::string from : {"2022-", "2023-", "2024-"})
        for (auto at = lines.find(from); at != std::string::npos; at = lines.find(from, at + 1))
            lines.replace(at, 4, year);
    return lines;
}

} // namespace

void CliBadInputTest::initTestCase() {
    QVERIFY(!m_cli.write("good.csv", eventHeading + eventLines()).empty());
    const auto made = m_cli.run({"run", "good.csv", "--workspace", "shop.planwright"});
    QVERIFY2(made.code == 0, made.err.c_str());
    m_before = treeOf(workspace());
}

void CliBadInputTest::refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const std::string& bytes, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(says);
    };
    const std::string heading = eventHeading;
    auto otherHeading = heading;
    otherHeading.replace(otherHeading.find("quantity"), 8, "how_many_");
    std::string noise(100'000, '\0');
    for (std::size_t i = 0; i < noise.size(); ++i)
        noise[i] = static_cast<char>((i * 2'654'435'761U) >> 13U);
    const auto lines = eventLines();
    const auto middle = lines.find('\n', lines.size() / 2) + 1;
    const auto withQuote = lines.substr(0, middle) + "2023-01-01T00:00:00,o9,\"p0,Books,c,1,2\n" + lines.substr(middle);
    const auto sameEverywhere = [&](const char* quantity, const char* price) {
        return heading + eventLines({800, {"Books", "Games"}, quantity, price});
    };

    row("empty file", "", "empty");
    row("heading only", heading, "no data");
    row("missing column", otherHeading + lines, "quantity");
    row("binary file", noise, "binary");
    row("mixed date formats", heading + mixedDates(), "event_time");
    row("ambiguous day and month", heading + ambiguousDates(), "event_time");
    row("one endless line", heading + std::string(64 << 20, 'x'), "line");
    row("unclosed quote", heading + withQuote, "quote");
    row("NaN", sameEverywhere("nan", "1"), "nan");
    row("infinity", sameEverywhere("inf", "1"), "inf");
    row("1e400", sameEverywhere("1", "1e400"), "1e400");
    row("year 0", heading + inYear("0000"), "date");
    row("year 9999", heading + inYear("9999"), "date");
    row("one day", heading + eventLines({1, {"Books", "Games"}, "", "3.50"}), "month");
    row("one category", heading + eventLines({800, {"Books"}, "", "3.50"}), "category");
    row("all quantities 0", sameEverywhere("0", "1"), "0");
    row("all prices 0", sameEverywhere("1", "0"), "No row is left");
}

void CliBadInputTest::refuses() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, says);
    const auto file = m_cli.write("bad.csv", bytes.toStdString());
    for (const auto* verb : {"import", "run"}) {
        const auto outcome = m_cli.run({verb, file, "--workspace", "shop.planwright", "--json"});
        QVERIFY2(outcome.code == 3, (std::to_string(outcome.code) + ": " + outcome.err).c_str());
        QVERIFY(outcome.out.empty());
        QVERIFY2(outcome.err.find(says.toStdString()) != std::string::npos, outcome.err.c_str());
        QVERIFY2(outcome.err.size() < 2'000, "a message, not the file");
        QVERIFY(treeOf(workspace()) == m_before);
    }
}

void CliBadInputTest::leavesNoNewWorkspaceBehind() {
    const auto file = m_cli.write("bad.csv", "");
    QCOMPARE(m_cli.run({"run", file}).code, 3);
    QVERIFY(!fs::exists(m_cli.folder() / "bad.planwright"));
}

void CliBadInputTest::stopsAtTheFirstRejectedRowIfAsked() {
    const auto file =
        m_cli.write("bad.csv", eventHeading + eventLines() + "2023-01-01T00:00:00,o9,p0,Books,c,many,2\n");
    const auto outcome = m_cli.run({"import", file, "--on-error", "stop", "--workspace", "shop.planwright"});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.err.find("bad.csv:802") != std::string::npos, outcome.err.c_str());
    QVERIFY(treeOf(workspace()) == m_before);
}

void CliBadInputTest::refusesAFileThatIsNotThere() {
    fs::create_directories(m_cli.folder() / "empty");
    for (const auto* file : {"nowhere.csv", "empty"}) {
        const auto outcome = m_cli.run({"run", file, "--workspace", "shop.planwright"});
        QVERIFY2(outcome.code == 3, outcome.err.c_str());
        QVERIFY(treeOf(workspace()) == m_before);
    }
}

void CliBadInputTest::refusesAFileThatIsRemovedWhileItIsRead() {
    EventLines many;
    many.categories = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"};
    many.days = 20'000;
    const auto file = m_cli.write("vanishing.csv", eventHeading + eventLines(many));
    QProcess process;
    m_cli.start(process, {"run", file, "--workspace", "shop.planwright"});
    QVERIFY(process.waitForStarted());
    // Somewhere between the first look at the heading and the end of reading; where reading was quicker, the run is
    // whole.
    QTest::qSleep(30);
    fs::remove(m_cli.folder() / file);
    const auto outcome = finished(process);
    if (outcome.code == 0)
        QSKIP("the file was read to its end before it was removed");
    QVERIFY2(outcome.code == 3, outcome.err.c_str());
    QVERIFY(treeOf(workspace()) == m_before);
}

void CliBadInputTest::refusesWhenTheDiskIsFull() {
    const auto disk = m_cli.folder() / "disk";
    fs::create_directories(disk);
    const auto path = QString::fromStdString(disk.string());
    if (geteuid() != 0 ||
        QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                                    QStringLiteral("size=3m"), QStringLiteral("tmpfs"), path}) != 0)
        QSKIP("only root may mount the small disk that this needs");
    const auto unmount = qScopeGuard([&] { QProcess::execute(QStringLiteral("umount"), {path}); });
    QCOMPARE(m_cli.run({"run", "good.csv", "--workspace", "disk/shop.planwright"}).code, 0);
    const auto before = treeOf(disk / "shop.planwright");
    EventLines many;
    many.days = 7'000; // as many as the snapshot needs to be larger than what is written before it
    const auto file = m_cli.write("many.csv", eventHeading + eventLines(many));
    // More and more room, so that one step of the job after another meets the end of the disk, until it is enough.
    int refused = 0;
    for (std::uintmax_t room = 8U << 10U; room < 1U << 20U; room += room / 3) {
        QVERIFY(!m_cli.write("disk/filler", std::string(3U << 20U, 'x')).empty());
        fs::resize_file(disk / "filler", fs::file_size(disk / "filler") - room);
        const auto outcome = m_cli.run({"run", file, "--workspace", "disk/shop.planwright"});
        if (outcome.code == 0)
            break;
        ++refused;
        QVERIFY2(outcome.code == 3, (std::to_string(room) + ": " + std::to_string(outcome.code) + outcome.err).c_str());
        QVERIFY2(outcome.err.find("isk") != std::string::npos || outcome.err.find("space") != std::string::npos,
                 outcome.err.c_str());
        QVERIFY2(outcome.err.find("rollback") == std::string::npos, outcome.err.c_str());
        // SQLite's own two, empty, may stay where there was no room to close them in order.
        auto after = treeOf(disk / "shop.planwright");
        std::erase_if(after,
                      [](const auto& entry) { return entry.first.ends_with("-wal") || entry.first.ends_with("-shm"); });
        QVERIFY(after == before);
    }
    QVERIFY2(refused >= 5, std::to_string(refused).c_str());
}

QTEST_APPLESS_MAIN(CliBadInputTest)
#include "cli_bad_input_test.moc"
