#include "core/data/values.h"

#include <QtTest>

using namespace planwright;
using namespace planwright::data;
using Outcome = TimeReading::Outcome;

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsExactDecimals();
    void readsMarkedNumbers_data();
    void readsMarkedNumbers();
    void refusesWhatIsNotAPlainNumber_data();
    void refusesWhatIsNotAPlainNumber();
    void readsTimes_data();
    void readsTimes();
    void tellsWhyATimeCannotBeRead();
    void findsTheDayBefore1970();
    void readsEventTypes();
};

void ValuesTest::readsExactDecimals() {
    QCOMPARE(readDecimal("12", '.', 3), std::optional<std::int64_t>(12000));
    QCOMPARE(readDecimal(" -1.5 ", '.', 3), std::optional<std::int64_t>(-1500));
    QCOMPARE(readDecimal("+.5", '.', 4), std::optional<std::int64_t>(5000));
    QCOMPARE(readDecimal("3.", '.', 4), std::optional<std::int64_t>(30000));
    QCOMPARE(readDecimal("0.12340000", '.', 4), std::optional<std::int64_t>(1234));
    QCOMPARE(readDecimal("2,5", ',', 4), std::optional<std::int64_t>(25000));
    QCOMPARE(readDecimal("1000000000", '.', 4), std::optional<std::int64_t>(10'000'000'000'000));
}

void ValuesTest::readsMarkedNumbers_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marks"); ///< decimal, thousands, sign
    QTest::addColumn<std::int64_t>("value");
    const auto row = [](const char* text, const char* marks, std::int64_t value) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(marks) << value;
    };
    constexpr std::int64_t no = -1;
    row("1,234.50", ".,", 12345000);
    row("-1,234,567", ".,", -12345670000);
    row("1,23.50", ".,", no);
    row("1,234.50,1", ".,", no);
    row(",234", ".,", no);
    row("1234,567", ".,", no);
    row("1,,234", ".,", no);
    row("1.234,5", ",.", 12345000);
    row("1\u00A0234,5", ", ", 12345000);
    row("1\u202F234,5", ", ", 12345000);
    row("1\u2019234.5", ".'", 12345000);
    row("$1,234.50", ".,$", 12345000);
    row("-$3", ".,$", -30000);
    row("$-3", ".,$", -30000);
    row("-$-3", ".,$", no);
    row("$$3", ".,$", no);
    row("3 \u20AC", ".,\u20AC", 30000);
    row("3 \u20AC", ".,$", no);
    row("3 USD", ".,USD", 30000);
    row("USD", ".,USD", no);
    row("NaN", ".,", no);
    row("1e3", ".,", no);
    row("1,234.56789", ".,", no);
    row("99,999,999,999,999,999,999,999,999,999,999,999,999,999", ".,", no);
}

void ValuesTest::readsMarkedNumbers() {
    QFETCH(QString, text);
    QFETCH(QString, marks);
    QFETCH(std::int64_t, value);
    const NumberFormat format{marks.at(0).toLatin1(), marks.at(1).toLatin1(), marks.mid(2).toStdString()};
    QCOMPARE(readNumber(text.toStdString(), format, 4).value_or(-1), value);
}

void ValuesTest::refusesWhatIsNotAPlainNumber_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"",
                             " ",
                             "-",
                             ".",
                             "NaN",
                             "nan",
                             "inf",
                             "-Infinity",
                             "1e400",
                             "1e3",
                             "1_000",
                             "1,000",
                             "12a",
                             "0x10",
                             "1.23456",
                             "12.5.1",
                             "--1",
                             "1000000001",
                             "99999999999999999999",
                             "1 000",
                             "£3"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void ValuesTest::refusesWhatIsNotAPlainNumber() {
    QFETCH(QString, text);
    QVERIFY(!readDecimal(text.toStdString(), '.', 4));
}

void ValuesTest::readsTimes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("day");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char* text, DateOrder order, const char* day, qint64 seconds = 0) {
        QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(order) << QString::fromUtf8(day) << seconds;
    };
    using enum DateOrder;
    row("2010-12-09T20:01:00", YearMonthDay, "2010-12-09", 72060);
    row("2010/2/9 7:05", YearMonthDay, "2010-02-09", 25500);
    row("20101209", YearMonthDay, "2010-12-09");
    row("2010.12.09 20:01:00.250", YearMonthDay, "2010-12-09", 72060);
    row("2010-12-09T20:01:00Z", YearMonthDay, "2010-12-09", 72060);
    row("2010-12-09 23:59:59+02:00", YearMonthDay, "2010-12-09", 86399);
    row("11/8/2017", MonthDayYear, "2017-11-08");
    row("12/1/2010 8:26 PM", MonthDayYear, "2010-12-01", 73560);
    row("12/1/2010 12:05 am", MonthDayYear, "2010-12-01", 300);
    row("31.12.2020", DayMonthYear, "2020-12-31");
    row("29-02-2020", DayMonthYear, "2020-02-29");
}

void ValuesTest::readsTimes() {
    QFETCH(QString, text);
    QFETCH(int, order);
    QFETCH(QString, day);
    QFETCH(qint64, seconds);
    const auto reading = readTime(text.toStdString(), static_cast<DateOrder>(order));
    QVERIFY(reading.outcome == Outcome::Read);
    QCOMPARE(QString::fromStdString(dayOf(reading.micros).toString()), day);
    const auto ofDay = reading.micros - dayOf(reading.micros).daysSinceEpoch() * 86'400'000'000LL;
    QCOMPARE(ofDay / 1'000'000, seconds);
}

void ValuesTest::tellsWhyATimeCannotBeRead() {
    using enum DateOrder;
    QVERIFY(readTime("0000-01-01", YearMonthDay).outcome == Outcome::OutOfRange);
    QVERIFY(readTime("9999-12-31", YearMonthDay).outcome == Outcome::OutOfRange);
    QVERIFY(readTime("2020-02-30", YearMonthDay).outcome == Outcome::Unreadable);
    QVERIFY(readTime("2020-02-03 25:00", YearMonthDay).outcome == Outcome::Unreadable);
    QVERIFY(readTime("2020-02-03 10:61", YearMonthDay).outcome == Outcome::Unreadable);
    QVERIFY(readTime("1/2/20", MonthDayYear).outcome == Outcome::Unreadable);
    QVERIFY(readTime("soon", YearMonthDay).outcome == Outcome::Unreadable);
    QVERIFY(readTime("13/02/2015", MonthDayYear).outcome == Outcome::OtherOrder);
    QVERIFY(readTime("2015-02-13", MonthDayYear).outcome == Outcome::OtherOrder);
    QVERIFY(readTime("13/02/2015", YearMonthDay).outcome == Outcome::OtherOrder);
}

void ValuesTest::findsTheDayBefore1970() {
    QCOMPARE(dayOf(-1).daysSinceEpoch(), -1);
    QCOMPARE(dayOf(-86'400'000'000).daysSinceEpoch(), -1);
    QCOMPARE(dayOf(-86'400'000'001).daysSinceEpoch(), -2);
    QCOMPARE(dayOf(0).daysSinceEpoch(), 0);
}

void ValuesTest::readsEventTypes() {
    QCOMPARE(readEventType("Purchase"), std::optional<std::int64_t>(0));
    QCOMPARE(readEventType(" RETURN "), std::optional<std::int64_t>(1));
    QCOMPARE(readEventType("view"), std::optional<std::int64_t>(2));
    QCOMPARE(readEventType("add_to_cart"), std::optional<std::int64_t>(3));
    QVERIFY(!readEventType("wishlist"));
}

QTEST_APPLESS_MAIN(ValuesTest)
#include "values_test.moc"
