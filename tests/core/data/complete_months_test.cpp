#include "core/data/complete_months.h"

#include <QtTest>

#include <vector>

using namespace planwright;
using namespace planwright::data;

namespace {

/// Every day from first to last on which the shop is open.
template <typename Open>
std::vector<std::int32_t> days(Date first, Date last, const Open& open) {
    std::vector<std::int32_t> active;
    for (Date day = first; day <= last; day = day + 1) {
        if (open(day))
            active.push_back(day.daysSinceEpoch());
    }
    return active;
}

bool always(Date) {
    return true;
}
bool notOnSundays(Date day) {
    return day.weekday() != 6;
}

QString months(const std::vector<std::int32_t>& active) {
    const auto complete = completeMonths(active, Date(active.back()));
    return QString::fromStdString(complete.first.toString() + " " + complete.last.toString());
}

} // namespace

class CompleteMonthsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShopThatIsOpenEveryDay();
    void aShopThatClosesOnSundays();
    void aHolidayIsNoHabit();
    void aCutIsKnownToReachItsDay();
    void tooLittle();
};

void CompleteMonthsTest::aShopThatIsOpenEveryDay() {
    QCOMPARE(months(days(Date(2020, 1, 1), Date(2020, 4, 30), always)), QStringLiteral("2020-01 2020-04"));
    QCOMPARE(months(days(Date(2020, 1, 2), Date(2020, 4, 29), always)), QStringLiteral("2020-02 2020-03"));
}

void CompleteMonthsTest::aShopThatClosesOnSundays() {
    // 31 May 2020 is a Sunday: the month is whole without it. 1 March 2020 is one as well.
    QCOMPARE(months(days(Date(2020, 3, 2), Date(2020, 5, 30), notOnSundays)), QStringLiteral("2020-03 2020-05"));
    QCOMPARE(months(days(Date(2020, 3, 3), Date(2020, 5, 29), notOnSundays)), QStringLiteral("2020-04 2020-04"));
}

void CompleteMonthsTest::aHolidayIsNoHabit() {
    // Closed for ten days once a year: an end ten days early is still an early end.
    const auto active = days(Date(2019, 1, 1), Date(2020, 12, 21), [](Date day) {
        return day.month().monthOfYear() != 8 || static_cast<unsigned>(day.ymd().day()) > 10;
    });
    QCOMPARE(months(active), QStringLiteral("2019-01 2020-11"));
}

void CompleteMonthsTest::aCutIsKnownToReachItsDay() {
    const auto active = days(Date(2020, 1, 1), Date(2020, 3, 20), always);
    QVERIFY(completeMonths(active, Date(2020, 3, 31)).last == Month(2020, 3));
    QVERIFY(completeMonths(active, Date(2020, 3, 30)).last == Month(2020, 2));
}

void CompleteMonthsTest::tooLittle() {
    const auto one = completeMonths(std::vector<std::int32_t>{Date(2020, 1, 15).daysSinceEpoch()}, Date(2020, 1, 15));
    QVERIFY(one.last < one.first);
    const auto none = completeMonths({}, Date(2020, 1, 15));
    QVERIFY(none.last < none.first);
}

QTEST_APPLESS_MAIN(CompleteMonthsTest)
#include "complete_months_test.moc"
