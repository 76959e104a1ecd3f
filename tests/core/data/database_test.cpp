#include "core/data/engine/database.h"
#include "tests/core/data/fixture.h"

#include <chrono>
#include <stop_token>

using namespace planwright;
using namespace planwright::data::engine;
using planwright::data::testing::Fixture;
using planwright::data::testing::text;

class DatabaseTest : public QObject {
    Q_OBJECT

private:
    Fixture m_fixture;
    [[nodiscard]] Result<Database> open(unsigned threads = 2) const {
        return Database::open({m_fixture.temporary(), threads});
    }

private Q_SLOTS:
    void returnsIntegersTextsAndNulls();
    void streamsInOrder();
    void carriesFunctions();
    void makesTables();
    void stopsWhenAsked();
    void namesFailures();
    void itsSettingsAreLocked();
};

void DatabaseTest::returnsIntegersTextsAndNulls() {
    auto database = open();
    VERIFY_RESULT(database);
    const auto rows = database->rows("SELECT 7::BIGINT, 'it''s ' || repeat('long', 10), NULL::VARCHAR, "
                                     "1.25::DECIMAL(18,4), make_timestamp(5)",
                                     RunContext());
    VERIFY_RESULT(rows);
    const auto& row = rows->at(0);
    QCOMPARE(row[0].integer, std::int64_t{7});
    QCOMPARE(row[1].text.size(), std::size_t{45});
    QVERIFY(row[2].isNull);
    QCOMPARE(row[3].integer, std::int64_t{12500});
    QCOMPARE(row[4].integer, std::int64_t{5});
}

void DatabaseTest::streamsInOrder() {
    auto database = open();
    VERIFY_RESULT(database);
    std::int64_t next = 0;
    const auto status = database->forEachBatch("SELECT range::BIGINT FROM range(500000)", RunContext(),
                                               [&next](const Batch& batch) -> Status {
                                                   for (std::size_t r = 0; r < batch.rows(); ++r, ++next) {
                                                       if (batch.integer(0, r) != next)
                                                           return Error(ErrorCode::Internal, "out of order");
                                                   }
                                                   return {};
                                               });
    VERIFY_RESULT(status);
    QCOMPARE(next, std::int64_t{500000});
}

void DatabaseTest::carriesFunctions() {
    auto database = open();
    VERIFY_RESULT(database);
    VERIFY_RESULT(database->addTextReader("length_of", [](std::string_view t) -> std::optional<std::int64_t> {
        return t == "none" ? std::nullopt : std::optional(static_cast<std::int64_t>(t.size()));
    }));
    VERIFY_RESULT(database->addTextMapper("tail_of", [](std::string_view t) -> std::optional<std::string_view> {
        return t.empty() ? std::nullopt : std::optional(t.substr(1));
    }));
    const auto rows = database->rows(
        "SELECT length_of(t), tail_of(t) FROM (VALUES ('abc'), ('none'), (NULL), ('')) v(t)", RunContext());
    VERIFY_RESULT(rows);
    QCOMPARE((*rows)[0][0].integer, std::int64_t{3});
    QCOMPARE((*rows)[0][1].text, std::string("bc"));
    QVERIFY((*rows)[1][0].isNull && (*rows)[2][0].isNull && (*rows)[2][1].isNull && (*rows)[3][1].isNull);
}

void DatabaseTest::makesTables() {
    auto database = open();
    VERIFY_RESULT(database);
    const std::vector<std::int64_t> a = {1, 2, 3};
    const std::vector<std::int64_t> b = {4, 5, 6};
    VERIFY_RESULT(database->createTable("pair", {{"a", a}, {"b", b}}, RunContext()));
    const auto rows = database->rows("SELECT sum(a * b)::BIGINT FROM pair", RunContext());
    VERIFY_RESULT(rows);
    QCOMPARE((*rows)[0][0].integer, std::int64_t{32});
}

void DatabaseTest::stopsWhenAsked() {
    auto database = open();
    VERIFY_RESULT(database);
    std::stop_source source;
    RunContext context;
    context.stop = source.get_token();
    int reports = 0;
    context.progress = [&](std::string_view, double) {
        if (++reports == 2)
            source.request_stop();
    };
    const auto begun = std::chrono::steady_clock::now();
    const auto status =
        database->execute("SELECT sum(hash(range) % 1000) FROM range(20000000000)", context, "Counting");
    QVERIFY(!status);
    QVERIFY(status.error().code() == ErrorCode::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
    VERIFY_RESULT(database->rows("SELECT 1::BIGINT", RunContext()));
}

void DatabaseTest::namesFailures() {
    auto database = open();
    VERIFY_RESULT(database);
    QVERIFY(database->execute("SELECT * FROM read_csv('/nowhere/at/all.csv')", RunContext()).error().code() ==
            ErrorCode::Io);
    QVERIFY(database->execute("SELEKT 1", RunContext()).error().code() == ErrorCode::Internal);
    std::stop_source source;
    source.request_stop();
    RunContext stopped;
    stopped.stop = source.get_token();
    QVERIFY(database->execute("SELECT 1", stopped).error().code() == ErrorCode::Cancelled);
}

void DatabaseTest::itsSettingsAreLocked() {
    auto database = open();
    VERIFY_RESULT(database);
    QVERIFY(!database->execute("SET autoload_known_extensions = true", RunContext()));
    QVERIFY(!database->execute("INSTALL spatial", RunContext()));
    QCOMPARE(sqlText("O'Brien"), std::string("'O''Brien'"));
}

QTEST_APPLESS_MAIN(DatabaseTest)
#include "database_test.moc"
