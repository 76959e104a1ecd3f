#include "core/data/engine/csv_file.h"
#include "core/data/engine/database.h"
#include "core/data/engine/record_splitter.h"
#include "tests/core/data/fixture.h"

#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::data::engine;
using planwright::data::testing::Fixture;
namespace fs = std::filesystem;
using planwright::data::testing::text;

namespace {

struct Seen {
    std::vector<std::int64_t> lines, fields;
    std::vector<std::string> texts;
    friend bool operator==(const Seen&, const Seen&) = default;
};

/// Splits a text handed over in pieces of `size` bytes.
Result<Seen> split(std::string_view content, std::size_t size, char delimiter = ',') {
    Seen seen;
    RecordSplitter splitter("f.csv", delimiter, [&seen](const CsvRecord& record) -> Status {
        seen.lines.push_back(record.line);
        seen.fields.push_back(record.fields);
        seen.texts.emplace_back(record.text);
        return {};
    });
    for (; !content.empty(); content.remove_prefix(std::min(size, content.size())))
        PLANWRIGHT_TRY(splitter.feed(content.substr(0, size)));
    PLANWRIGHT_TRY(splitter.end());
    return seen;
}

} // namespace

class CsvFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsQuotedLineEndsAndCountsLines();
    void refusesWithTheLine_data();
    void refusesWithTheLine();
    void piecesDoNotMatter();
    void unquotesFields();
    void mapsRowsToLines();
    void copiesOnlyWhatIsIrregular();
    void transcodes();
    void theEngineReadsTheRowsThatWereCounted();
};

void CsvFileTest::splitsQuotedLineEndsAndCountsLines() {
    const auto seen = split("a,b\r\n1,\"x\ny\"\r\n\r\n2,5\" pipe\n3,\"say \"\"hi\"\"\"", 1000);
    VERIFY_RESULT(seen);
    QCOMPARE(seen->lines, (std::vector<std::int64_t>{1, 2, 4, 5, 6}));
    QCOMPARE(seen->fields, (std::vector<std::int64_t>{2, 2, 0, 2, 2}));
    QCOMPARE(seen->texts[3], std::string("2,5\" pipe"));
}

void CsvFileTest::refusesWithTheLine_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("line");
    QTest::newRow("never closed") << QByteArray("a,b\n1,2\n3,\"x\n4,5\n6,7\n") << qint64{3};
    QTest::newRow("closed too early") << QByteArray("a,b\n1,\"x\"y\n2,3\n") << qint64{2};
    QTest::newRow("zero byte") << QByteArray("a,b\n1,2\n3,\0\n", 12) << qint64{3};
    QTest::newRow("not UTF-8") << QByteArray("a,b\n1,\xA3\x31\n") << qint64{2};
    QTest::newRow("overlong") << QByteArray("a,b\n1,\xC0\xAF\n") << qint64{2};
    QTest::newRow("surrogate") << QByteArray("a,b\n1,\xED\xA0\x80\n") << qint64{2};
    QTest::newRow("cut off") << QByteArray("a,b\n1,\xE2\x82") << qint64{2};
    QTest::newRow("long line") << QByteArray("a,b\n1,") + QByteArray(2 << 20, 'x') + QByteArray("\n") << qint64{2};
    QTest::newRow("long quote") << QByteArray("a,b\n1,2\n1,\"") + QByteArray(2 << 20, '\n') << qint64{3};
}

void CsvFileTest::refusesWithTheLine() {
    QFETCH(QByteArray, content);
    QFETCH(qint64, line);
    for (const std::size_t size : {std::size_t{7}, std::size_t{4096}, std::size_t{1} << 22U}) {
        const auto seen = split({content.constData(), static_cast<std::size_t>(content.size())}, size);
        QVERIFY(!seen);
        QVERIFY(seen.error().code() == ErrorCode::InvalidArgument);
        QCOMPARE(qint64{seen.error().where().line}, line);
    }
}

void CsvFileTest::piecesDoNotMatter() {
    QVERIFY(rc::check("any text splits the same in pieces of any size", [] {
        const auto content =
            *rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', ' ', '\xC3', '\xA9', ';'));
        const auto size = *rc::gen::inRange<std::size_t>(1, 6);
        const auto whole = split(content, 1000);
        const auto pieces = split(content, size);
        RC_ASSERT(whole.has_value() == pieces.has_value());
        if (whole)
            RC_ASSERT(*whole == *pieces);
        else
            RC_ASSERT(whole.error().describe() == pieces.error().describe());
    }));
}

void CsvFileTest::unquotesFields() {
    QCOMPARE(fieldsOf("a,\"b,c\",,\"say \"\"hi\"\"\",5\" pipe", ','),
             (std::vector<std::string>{"a", "b,c", "", "say \"hi\"", "5\" pipe"}));
    QCOMPARE(fieldsOf("", ','), std::vector<std::string>{""});
}

void CsvFileTest::mapsRowsToLines() {
    const Fixture fixture;
    fs::create_directories(fixture.temporary());
    const auto path = fixture.write("e.csv", "a,b\n1,2\n1,\"x\ny\"\n\nshort\n3,4\n5,6\n");
    const auto file = scanCsv(path, {}, fixture.temporary(), RunContext());
    VERIFY_RESULT(file);
    QCOMPARE(file->rows, std::int64_t{4});
    QCOMPARE(file->malformed.size(), std::size_t{1});
    QCOMPARE(file->malformed[0].line, std::int64_t{6});
    QCOMPARE(file->lineOf(0), std::int64_t{2});
    QCOMPARE(file->lineOf(1), std::int64_t{3});
    QCOMPARE(file->lineOf(2), std::int64_t{7});
    QCOMPARE(file->lineOf(3), std::int64_t{8});
    const auto texts = recordsAt(*file, {}, {3, 6}, RunContext());
    VERIFY_RESULT(texts);
    QCOMPARE(*texts, (std::vector<std::string>{"1,\"x\ny\"", "short"}));
}

void CsvFileTest::copiesOnlyWhatIsIrregular() {
    const Fixture fixture;
    fs::create_directories(fixture.temporary());
    const auto plain = scanCsv(fixture.write("p.csv", "a,b\r\n1,2\r\n"), {}, fixture.temporary(), RunContext());
    VERIFY_RESULT(plain);
    QCOMPARE(plain->readable, plain->path);
    const auto mixed = scanCsv(fixture.write("m.csv", "a,b\r\n1,2\n3\n"), {}, fixture.temporary(), RunContext());
    VERIFY_RESULT(mixed);
    std::ifstream copy(mixed->readable);
    std::ostringstream content;
    content << copy.rdbuf();
    QCOMPARE(content.str(), std::string("a,b\n1,2\n"));
}

void CsvFileTest::transcodes() {
    const Fixture fixture;
    fs::create_directories(fixture.temporary());
    const auto path = fixture.write("w.csv", "a,b\n\x80,\xE9\x81\n");
    const auto file = scanCsv(path, {',', "cp1252"}, fixture.temporary(), RunContext());
    VERIFY_RESULT(file);
    std::ifstream copy(file->readable);
    std::ostringstream content;
    content << copy.rdbuf();
    // The euro sign, e acute, and the replacement character for a byte that cp1252 leaves undefined.
    QCOMPARE(content.str(), std::string("a,b\n\xE2\x82\xAC,\xC3\xA9\xEF\xBF\xBD\n"));
}

void CsvFileTest::theEngineReadsTheRowsThatWereCounted() {
    const Fixture fixture;
    fs::create_directories(fixture.temporary());
    auto database = Database::open({fixture.temporary(), 2});
    VERIFY_RESULT(database);
    QVERIFY(rc::check("row by row, field by field", [&] {
        const auto field = rc::gen::container<std::string>(
            rc::gen::weightedElement<char>({{8, 'a'}, {3, ','}, {3, '"'}, {2, '\n'}, {1, '\r'}, {2, ' '}, {1, '\''}}));
        const auto content = "h,k\n" + *field + "\n" + *field + "\n" + *field;
        const auto file = scanCsv(fixture.write("f.csv", content), {}, fixture.temporary(), RunContext());
        RC_CLASSIFY(file.has_value(), "accepted");
        if (!file)
            return;
        const auto rows = database->rows(
            "SELECT coalesce(c0, ''), coalesce(c1, '') FROM read_csv(" + sqlText(file->readable.string()) +
                ", auto_detect = false, header = true, strict_mode = true, columns = {'c0': 'VARCHAR', 'c1': "
                "'VARCHAR'}, "
                "delim = ',', quote = '\"', escape = '\"', max_line_size = 2097152, buffer_size = 8388608)",
            RunContext());
        if (!rows)
            RC_FAIL(rows.error().describe());
        RC_ASSERT(static_cast<std::int64_t>(rows->size()) == file->rows);
        std::vector<std::int64_t> lines;
        for (std::int64_t r = 0; r < file->rows; ++r)
            lines.push_back(file->lineOf(r));
        const auto texts = recordsAt(*file, {}, lines, RunContext());
        RC_ASSERT(texts.has_value());
        for (std::size_t r = 0; r < rows->size(); ++r)
            RC_ASSERT(fieldsOf((*texts)[r], ',') == (std::vector<std::string>{(*rows)[r][0].text, (*rows)[r][1].text}));
    }));
}

QTEST_APPLESS_MAIN(CsvFileTest)
#include "csv_file_test.moc"
