#include "core/features/calendar.h"

#include <QTest>

#include <fstream>

using namespace planwright;
using namespace planwright::features;

class CalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void easterOfThreeCenturies();
    void movingDays();
    void countsOfAMonth();
    void leadDaysReachIntoTheMonthBefore();
};

// Recorded from python-dateutil, see make_easter.py there.
void CalendarTest::easterOfThreeCenturies() {
    std::ifstream file(PLANWRIGHT_SOURCE_DIR "/tests/data/calendar/easter.txt");
    std::string line;
    for (int year = 1900; year < 2200; ++year) {
        QVERIFY(std::getline(file, line));
        QCOMPARE(dateOf(SpecialDay::Easter, year).toString(), line);
    }
}

void CalendarTest::movingDays() {
    QCOMPARE(dateOf(SpecialDay::BlackFriday, 2011).toString(), std::string("2011-11-25"));
    QCOMPARE(dateOf(SpecialDay::CyberMonday, 2018).toString(), std::string("2018-11-26"));
    QCOMPARE(dateOf(SpecialDay::CyberMonday, 2019).toString(), std::string("2019-12-02"));
    QCOMPARE(dateOf(SpecialDay::MothersDay, 2022).toString(), std::string("2022-05-08"));
    QCOMPARE(dateOf(SpecialDay::FathersDay, 2015).toString(), std::string("2015-06-21"));
    QCOMPARE(dateOf(SpecialDay::MotheringSunday, 2011).toString(), std::string("2011-04-03"));
}

void CalendarTest::countsOfAMonth() {
    const auto december = countDays(Month(2011, 12));
    QCOMPARE(december.days, 31);
    QCOMPARE(december.weekdays, 22);
    QCOMPARE(december.weekendDays, 9);
    QCOMPARE(december.perWeekday, (std::array<int, 7>{4, 4, 4, 5, 5, 5, 4}));
    QCOMPARE(december.specialDayTotal(), 1);
    QCOMPARE(december.specialDays[static_cast<std::size_t>(SpecialDay::Christmas)], 1);
    QCOMPARE(countDays(Date(2011, 12, 20), 20).specialDayTotal(), 2); // Christmas and New Year
    QCOMPARE(countDays(Date(2011, 12, 20), 0).weekdays, 0);
}

void CalendarTest::leadDaysReachIntoTheMonthBefore() {
    constexpr auto easter = static_cast<std::size_t>(SpecialDay::Easter);
    constexpr auto newYear = static_cast<std::size_t>(SpecialDay::NewYear);
    QCOMPARE(countDays(Month(2024, 3)).leadDays[easter], 14); // Easter on 31 March
    QCOMPARE(countDays(Month(2013, 3)).specialDays[easter], 1);
    QCOMPARE(countDays(Month(2010, 3)).leadDays[easter], 11); // 4 April: 21 to 31 March
    QCOMPARE(countDays(Month(2010, 4)).leadDays[easter], 3);
    QCOMPARE(countDays(Month(2011, 12)).leadDays[newYear], 14);
}

QTEST_APPLESS_MAIN(CalendarTest)
#include "calendar_test.moc"
