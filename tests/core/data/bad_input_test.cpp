#include "tests/core/data/fixture.h"

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <unistd.h>

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

/// Each is refused with a sentence, where it lies, and nothing left behind.
class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void aLineThatNeverEnds();
    void notAFile();
    void damagedParquet();
    void aFileThatMayNotBeRead();
    void aFileThatGrowsWhileItIsRead();
    void fullDisk();
    void snapshotsThatCannotBeWritten();
    void littleButGoodData();
};

void BadInputTest::refuses_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::addColumn<qint64>("line");
    const auto row = [](const char* name, const QByteArray& content, const char* says, qint64 line) {
        QTest::newRow(name) << content << QString::fromUtf8(says) << line;
    };
    const QByteArray head(heading());
    const QByteArray good("2020-01-02,purchase,1,P,Toys,c,1,2\n");
    row("empty", "", "file is empty", 0);
    row("only a heading", head, "only a heading", 1);
    row("only blank lines", "\n\n\r\n", "event_time", 1);
    row("binary",
        QByteArray("\x7F"
                   "ELF\0\0\1\2\3",
                   9) +
            head,
        "binary", 0);
    row("zero byte later", head + good + QByteArray(5000, 'x') + QByteArray(1, '\0'), "binary", 3);
    row("zip", QByteArray("PK\3\4rest"), "Excel", 0);
    row("gzip",
        QByteArray("\x1F\x8B"
                   "rest"),
        "gzip data cannot be unpacked", 0);
    row("parquet", QByteArray("PAR1rest"), "Parquet", 0);
    row("half a character of UTF-16", QByteArray("\xFF\xFE") + QByteArray("e\0v\0e", 5), "middle of a character", 0);
    row("missing column", "event_time,category,unit_price\n2020-01-02,Toys,2\n", "quantity", 1);
    row("a column twice", "event_time,category,quantity,unit_price,quantity\n2020-01-02,T,1,2,3\n", "twice", 1);
    row("mixed date formats", head + good + good + "01/13/2020,purchase,1,P,Toys,c,1,2\n", "same way", 4);
    row("ambiguous day and month", head + "03/04/2020,purchase,1,P,Toys,c,1,2\n", "date_order", 2);
    row("ambiguous mark", head + "2020-01-02,purchase,1,P,Toys,c,1,\"1.234\"\n", "decimal_mark", 2);
    row("unclosed quote", head + good + "2020-01-02,purchase,\"1,P,Toys,c,1,2\n" + good, "never closed", 3);
    row("a quote that closes early", head + good + "2020-01-02,purchase,\"1\"x,P,Toys,c,1,2\n", "closes before", 3);
    row("nothing readable", head + "2020-01-02,purchase,1,P,Toys,c,NaN,2\n2020-01-02,purchase,1,P,Toys,c,inf,2\n",
        "No row is left", 2);
    row("all zero", head + "2020-01-02,purchase,1,P,Toys,c,0,0\n2020-01-03,purchase,1,P,Toys,c,0,0\n", "No row is left",
        0);
    row("no date at all", head + "soon,purchase,1,P,Toys,c,1,2\n", "not a date", 2);
}

void BadInputTest::refuses() {
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    QFETCH(qint64, line);
    const Fixture fixture;
    const auto report = fixture.import({content.constData(), static_cast<std::size_t>(content.size())});
    QVERIFY(!report);
    const Error error = report.error();
    QVERIFY2(error.code() == ErrorCode::InvalidArgument, qPrintable(text(error)));
    QVERIFY2(text(error).contains(says), qPrintable(text(error)));
    QCOMPARE(error.where().file, std::string("events.csv"));
    QCOMPARE(qint64{error.where().line}, line);
    QVERIFY(fixture.isClean());
}

void BadInputTest::aLineThatNeverEnds() {
    const Fixture fixture;
    const auto path =
        fixture.write("events.csv", std::string(heading()) + line("2020-01-02", "purchase", "1", "T", "1", "2"));
    // A gigabyte of "x", sparse at its far end so that the test needs no disk.
    {
        std::ofstream file(path, std::ios::binary | std::ios::app);
        const std::string piece(1 << 20, 'x');
        for (int i = 0; i < 8; ++i)
            file << piece;
    }
    fs::resize_file(path, std::uintmax_t{1} << 30U);
    const auto report = importEvents(fixture.request({path}), RunContext());
    QVERIFY(!report);
    QVERIFY2(text(report.error()).contains(QStringLiteral("longer than 1 MiB")), qPrintable(text(report.error())));
    QCOMPARE(report.error().where().line, std::int64_t{3});
    struct rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    QVERIFY(usage.ru_maxrss < 512L * 1024);
    QVERIFY(fixture.isClean());
}

void BadInputTest::notAFile() {
    const Fixture fixture;
    QVERIFY(importEvents(fixture.request({fixture.folder()}), RunContext()).error().code() ==
            ErrorCode::InvalidArgument);
    QVERIFY(importEvents(fixture.request({fixture.folder() / "none.csv"}), RunContext()).error().code() ==
            ErrorCode::NotFound);
    QVERIFY(importEvents(fixture.request({"/dev/null"}), RunContext()).error().code() == ErrorCode::InvalidArgument);
    QVERIFY(importEvents(fixture.request({}), RunContext()).error().code() == ErrorCode::InvalidArgument);
    // A pipe that nobody writes into is not waited for.
    const auto pipe = fixture.folder() / "pipe.csv";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const auto report = importEvents(fixture.request({pipe}), RunContext());
    QVERIFY(!report && report.error().code() == ErrorCode::InvalidArgument);
    QVERIFY2(text(report.error()).contains(QStringLiteral("not an ordinary file")), qPrintable(text(report.error())));
    QVERIFY(fixture.isClean());
}

// A flipped bit may go unseen in a value (the file has no checksums), but never ends in anything but a refusal.
void BadInputTest::damagedParquet() {
    const Fixture fixture;
    std::ostringstream stream;
    stream << std::ifstream(fs::path(PLANWRIGHT_SOURCE_DIR) / "tests/core/data/fixtures/events.parquet",
                            std::ios::binary)
                  .rdbuf();
    const auto whole = stream.str();
    QString wrong;
    const auto isRefused = [&](const std::string& bytes) {
        const auto report = importEvents(fixture.request({fixture.write("events.parquet", bytes)}), RunContext());
        if (!report && report.error().code() != ErrorCode::InvalidArgument)
            wrong += text(report.error()) + QStringLiteral("\n");
        return !report.has_value();
    };
    int refused = 0;
    constexpr std::size_t places = 150;
    for (std::size_t i = 0; i < places; ++i) {
        auto bytes = whole;
        const auto at = i * whole.size() / places;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (i % 8)));
        refused += isRefused(bytes) ? 1 : 0;
    }
    QVERIFY2(refused > 50, qPrintable(QString::number(refused)));
    for (std::size_t size = 4; size < whole.size(); size += 397)
        QVERIFY(isRefused(whole.substr(0, size)));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(Fixture::isEmpty(fixture.temporary()));
}

void BadInputTest::aFileThatMayNotBeRead() {
    if (::geteuid() == 0)
        QSKIP("root may read every file");
    const Fixture fixture;
    const auto path = fixture.write("e.csv", heading());
    fs::permissions(path, fs::perms::none);
    QVERIFY(importEvents(fixture.request({path}), RunContext()).error().code() == ErrorCode::PermissionDenied);
    QVERIFY(fixture.isClean());
}

void BadInputTest::aFileThatGrowsWhileItIsRead() {
    for (const bool removed : {true, false}) {
        const Fixture fixture;
        std::string content = heading();
        for (int i = 0; i < 20'000; ++i)
            content += line("2020-01-02", "purchase", std::to_string(i), "Toys", "1", "2");
        const auto path = fixture.write("events.csv", content);
        bool done = false;
        RunContext context;
        context.progress = [&](std::string_view stage, double fraction) {
            if (done || fraction < 1 || stage.substr(0, 8) != "Checking")
                return;
            done = true;
            if (removed) {
                fs::remove(path);
            } else {
                std::ofstream more(path, std::ios::app);
                more << line("2020-01-02", "purchase", "more", "Toys", "1", "2");
            }
        };
        const auto report = importEvents(fixture.request({path}), context);
        QVERIFY(done);
        QVERIFY(!report);
        QVERIFY2(report.error().code() == ErrorCode::Io, qPrintable(text(report.error())));
        QVERIFY(fixture.isClean());
    }
}

void BadInputTest::fullDisk() {
    if (!fs::exists("/dev/full"))
        QSKIP("there is no /dev/full here");
    // A file size limit makes every larger write fail, as a full disk does; the tmpfs case runs where it may be
    // mounted.
    const Fixture fixture;
    const fs::path mount = fixture.folder() / "small";
    fs::create_directories(mount);
    if (::mount("tmpfs", mount.c_str(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("a tmpfs cannot be mounted here");
    std::string content = heading();
    for (int i = 0; i < 60'000; ++i)
        content += line("2020-01-02", "purchase", std::to_string(i * 7919), "Toys", std::to_string(i % 97), "2.3");
    auto request = fixture.request({fixture.write("events.csv", content)});
    request.snapshotsDirectory = mount / "snapshots";
    const auto snapshot = importEvents(request, RunContext());
    const bool snapshotClean = Fixture::isEmpty(mount / "snapshots");
    // The cleaned copy of an irregular file is written into the temporary folder.
    request = fixture.request({fixture.write("events.csv", content + "short\n")});
    request.temporaryDirectory = mount / "temporary";
    const auto temporary = importEvents(request, RunContext());
    const bool temporaryClean = Fixture::isEmpty(mount / "temporary");
    QCOMPARE(::umount(mount.c_str()), 0);
    QVERIFY(!snapshot && !temporary);
    for (const auto& error : {snapshot.error(), temporary.error()}) {
        QVERIFY2(error.code() == ErrorCode::Io, qPrintable(text(error)));
        QVERIFY2(text(error).contains(QStringLiteral("disk is full")), qPrintable(text(error)));
    }
    QVERIFY(snapshotClean && temporaryClean && fixture.isClean());
}

void BadInputTest::snapshotsThatCannotBeWritten() {
    const Fixture fixture;
    auto request =
        fixture.request({fixture.write("e.csv", heading() + line("2020-01-02", "purchase", "1", "T", "1", "2"))});
    request.snapshotsDirectory = fixture.write("a-file", "") / "snapshots";
    const auto report = importEvents(request, RunContext());
    QVERIFY(!report);
    QVERIFY(report.error().code() == ErrorCode::Io);
    QVERIFY(Fixture::isEmpty(fixture.temporary()));
}

void BadInputTest::littleButGoodData() {
    const Fixture fixture;
    const auto report = fixture.import(heading() + line("2020-01-02", "purchase", "1", "Toys", "1", "2"));
    VERIFY_RESULT(report);
    QCOMPARE(report->categories, std::size_t{1});
    const auto panel = loadPanel(fixture.snapshots() / report->snapshotSha256, std::nullopt, RunContext());
    VERIFY_RESULT(panel);
    QCOMPARE(panel->dayCount, 1);
    QVERIFY(panel->lastCompleteMonth < panel->firstCompleteMonth);
}

QTEST_APPLESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
