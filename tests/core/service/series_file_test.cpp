#include "core/service/series_file.h"
#include "core/service/text_file.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

using namespace planwright;
using namespace planwright::service;

class SeriesFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Result<SeriesTable> read(const std::string& text) {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "s.csv";
        if (const auto written = writeTextFile(file, text); !written)
            return written.error();
        return readSeries(file);
    }

private Q_SLOTS:
    void readsMonthsInAnyOrder();
    void readsRunningNumbers();
    void namesLineAndField_data();
    void namesLineAndField();
    void writesALineForEach();
};

void SeriesFileTest::readsMonthsInAnyOrder() {
    const auto table = read("value,series,period\n3,b,2020-01\n2,a,2020-02\n1.5,a,2020-01\n");
    VERIFY_RESULT(table);
    QVERIFY(table->isMonthly);
    QCOMPARE(table->series.size(), std::size_t{2});
    QCOMPARE(table->series[0].name, std::string("b"));
    QCOMPARE(table->series[1].values, (std::vector<double>{1.5, 2}));
    QCOMPARE(table->series[1].firstPeriod, std::int64_t{Month(2020, 1).index()});
}

void SeriesFileTest::readsRunningNumbers() {
    const auto table = read("series,period,value\na,9,1\na,10,-2\n");
    VERIFY_RESULT(table);
    QVERIFY(!table->isMonthly);
    QCOMPARE(table->series[0].firstPeriod, std::int64_t{9});
}

void SeriesFileTest::namesLineAndField_data() {
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("field");
    QTest::newRow("no column") << QByteArray("series,month,value\na,2020-01,1\n") << 1 << "period";
    QTest::newRow("nothing") << QByteArray("series,period,value\n") << 1 << "";
    QTest::newRow("no number") << QByteArray("series,period,value\na,2020-01,1\na,2020-02,x\n") << 3 << "value";
    QTest::newRow("open") << QByteArray("series,period,value\na,2020-01,\n") << 2 << "value";
    QTest::newRow("no month") << QByteArray("series,period,value\na,2020-13,1\n") << 2 << "period";
    QTest::newRow("mixed") << QByteArray("series,period,value\na,2020-01,1\na,2,1\n") << 3 << "period";
    QTest::newRow("mixed the other way") << QByteArray("series,period,value\na,1,1\na,2020-01,1\n") << 3 << "period";
    QTest::newRow("twice") << QByteArray("series,period,value\na,1,1\nb,1,1\na,1,2\n") << 4 << "period";
    QTest::newRow("gap") << QByteArray("series,period,value\na,2020-03,1\na,2020-01,1\n") << 2 << "period";
}

void SeriesFileTest::namesLineAndField() {
    QFETCH(QByteArray, rows);
    QFETCH(int, line);
    QFETCH(QString, field);
    const auto refused = read(rows.toStdString());
    QVERIFY(!refused);
    QVERIFY(refused.error().code() == ErrorCode::InvalidArgument);
    QCOMPARE(refused.error().where().line, std::int64_t{line});
    QCOMPARE(QString::fromStdString(refused.error().where().field), field);
}

void SeriesFileTest::writesALineForEach() {
    const auto table = read("series,period,value\na,2020-11,1\na,2020-12,3\n");
    VERIFY_RESULT(table);
    const auto forecasts = forecasting::series::forecastSeries(table->series, {2, 0}, nullptr, {});
    VERIFY_RESULT(forecasts);
    const auto lines = QByteArray::fromStdString(seriesLines(*table, *forecasts)).split('\n');
    QCOMPARE(lines.size(), qsizetype{2});
    const auto second = nlohmann::json::parse(lines[1].toStdString());
    QCOMPARE(second.at("origin").get<std::string>(), std::string("2020-12"));
    QCOMPARE(second.at("period").get<std::string>(), std::string("2021-02"));
    QCOMPARE(second.at("horizon").get<int>(), 2);
    QCOMPARE(second.at("model").get<std::string>(), std::string("naive"));
    QVERIFY(second.at("p05").get<double>() <= second.at("mean").get<double>());
    QVERIFY(second.at("p95").get<double>() >= second.at("mean").get<double>());
}

QTEST_APPLESS_MAIN(SeriesFileTest)
#include "series_file_test.moc"
