#include "core/base/date.h"

#include <QTest>

#include <rapidcheck.h>

using planwright::Date;
using planwright::ErrorCode;
using planwright::Month;

class DateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownDays_data();
    void knownDays();
    void badDates_data();
    void badDates();
    void badMonths_data();
    void badMonths();
    void errorNamesTheTextAndTheForm();
    void leapYears();
    void weekdays();
    void monthArithmetic();
    void words();
    void everyDayReadsBack();
    void everyDayLiesInItsMonth();
};

void DateTest::knownDays_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("days");
    // Days since 1970-01-01, as Python's (date - date(1970, 1, 1)).days gives them.
    QTest::newRow("epoch") << QStringLiteral("1970-01-01") << 0;
    QTest::newRow("day before") << QStringLiteral("1969-12-31") << -1;
    QTest::newRow("first accepted") << QStringLiteral("1900-01-01") << -25567;
    QTest::newRow("last accepted") << QStringLiteral("2199-12-31") << 84005;
    QTest::newRow("leap day") << QStringLiteral("2000-02-29") << 11016;
    QTest::newRow("last of the retail set") << QStringLiteral("2011-12-09") << 15317;
}

void DateTest::knownDays() {
    QFETCH(QString, text);
    QFETCH(int, days);
    const auto date = Date::parse(text.toStdString());
    QVERIFY(date);
    QCOMPARE(date->daysSinceEpoch(), days);
    QCOMPARE(QString::fromStdString(date->toString()), text);
}

void DateTest::badDates_data() {
    QTest::addColumn<QString>("text");
    for (const auto* text :
         {"",           "2011",       "2011-12",    "2011-12-9",           "2011-12-09 ", " 2011-12-09",   "2011/12/09",
          "09-12-2011", "2011-13-01", "2011-00-01", "2011-01-00",          "2011-04-31",  "2011-02-29",    "1900-02-29",
          "2100-02-29", "0000-01-01", "1899-12-31", "2200-01-01",          "9999-12-31",  "2011-1a-01",    "+011-01-01",
          "-001-01-01", "2011--1-01", "2011-12--1", "2011-12-09T00:00:00", "nan-na-na",   "２０１１-12-09"})
        QTest::newRow(*text == '\0' ? "empty" : text) << QString::fromUtf8(text);
}

void DateTest::badDates() {
    QFETCH(QString, text);
    const auto date = Date::parse(text.toStdString());
    QVERIFY(!date);
    QCOMPARE(date.error().code(), ErrorCode::InvalidArgument);
}

void DateTest::badMonths_data() {
    QTest::addColumn<QString>("text");
    for (const auto* text : {"", "2011", "2011-1", "2011-00", "2011-13", "2011-12-01", "2011/12", "1899-12", "2200-01",
                             "2011-+1", "-201-01"})
        QTest::newRow(*text == '\0' ? "empty" : text) << QString::fromUtf8(text);
}

void DateTest::badMonths() {
    QFETCH(QString, text);
    const auto month = Month::parse(text.toStdString());
    QVERIFY(!month);
    QCOMPARE(month.error().code(), ErrorCode::InvalidArgument);
}

void DateTest::errorNamesTheTextAndTheForm() {
    const auto message = Date::parse("31.12.2011").error().message();
    QVERIFY(message.find("'31.12.2011'") != std::string::npos);
    QVERIFY(message.find("YYYY-MM-DD") != std::string::npos);
}

void DateTest::leapYears() {
    QCOMPARE(Month(2000, 2).dayCount(), 29);
    QCOMPARE(Month(1900, 2).dayCount(), 28);
    QCOMPARE(Month(2100, 2).dayCount(), 28);
    QCOMPARE(Month(2012, 2).dayCount(), 29);
    QCOMPARE(Month(2011, 2).dayCount(), 28);
    QCOMPARE((Date(2012, 2, 28) + 1), Date(2012, 2, 29));
    QCOMPARE((Date(2011, 2, 28) + 1), Date(2011, 3, 1));
}

void DateTest::weekdays() {
    QCOMPARE(Date(1970, 1, 1).weekday(), 3);   // a Thursday
    QCOMPARE(Date(2011, 12, 9).weekday(), 4);  // a Friday
    QCOMPARE(Date(1969, 12, 29).weekday(), 0); // before the epoch, a Monday
    QCOMPARE(Date(1900, 1, 7).weekday(), 6);   // a Sunday
}

void DateTest::monthArithmetic() {
    QCOMPARE(Month(2011, 12) + 1, Month(2012, 1));
    QCOMPARE(Month(2012, 1) - 1, Month(2011, 12));
    QCOMPARE(Month(2012, 1) - Month(2009, 12), 25);
    QCOMPARE(Month(2011, 12).firstDay(), Date(2011, 12, 1));
    QCOMPARE(Month(2011, 12).lastDay(), Date(2011, 12, 31));
    QCOMPARE(QString::fromStdString(Month::parse("2011-12")->toString()), QStringLiteral("2011-12"));
}

void DateTest::words() {
    QCOMPARE(QString::fromStdString(Month(2011, 12).toWords()), QStringLiteral("December 2011"));
    QCOMPARE(QString::fromStdString(Month(2012, 1).toWords()), QStringLiteral("January 2012"));
}

void DateTest::everyDayReadsBack() {
    const auto first = Date(1900, 1, 1);
    const auto last = Date(2199, 12, 31);
    for (auto day = first; day <= last; day = day + 1) {
        const auto read = Date::parse(day.toString());
        QVERIFY2(read && *read == day, day.toString().c_str());
    }
    QCOMPARE(last - first + 1, 109573);
}

void DateTest::everyDayLiesInItsMonth() {
    QVERIFY(rc::check("first day <= day <= last day, and the months tile the days", [](int offset) {
        const Date day(offset % 50000);
        const auto month = day.month();
        RC_ASSERT(month.firstDay() <= day && day <= month.lastDay());
        RC_ASSERT((month.lastDay() + 1) == (month + 1).firstDay());
        RC_ASSERT(month.dayCount() >= 28 && month.dayCount() <= 31);
    }));
}

QTEST_APPLESS_MAIN(DateTest)
#include "date_test.moc"
