#include "core/service/outlier_marks.h"

#include <QtTest>

#include <map>
#include <rapidcheck.h>
#include <tuple>

using namespace planwright;
using namespace planwright::service;

namespace {

const Date firstDay(2023, 1, 1);

OutlierMark clocks(Date first, Date last, OutlierMeaning meaning, const std::string& note = {}) {
    return {"Clocks", first, last, meaning, note};
}

} // namespace

/// What marks of outliers say of a day, and when those that repeat come again.
class OutlierMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLastWordCounts();
    void marksAreAsADayWiseTable();
    void repeatsFollowAFeast();
};

void OutlierMarksTest::theLastWordCounts() {
    const auto day = [](int number) { return Date(2024, 6, 1) + (number - 1); };
    OutlierMarks marks;
    marks = withMark(marks, clocks(day(1), day(10), OutlierMeaning::OneOff, "fair"));
    marks = withMark(marks, {"Lamps", day(2), day(3), OutlierMeaning::Ignore, {}});
    marks = withMark(marks, clocks(day(4), day(5), OutlierMeaning::Ignore));
    QVERIFY((marks == OutlierMarks{clocks(day(1), day(3), OutlierMeaning::OneOff, "fair"),
                                   clocks(day(4), day(5), OutlierMeaning::Ignore),
                                   clocks(day(6), day(10), OutlierMeaning::OneOff, "fair"),
                                   {"Lamps", day(2), day(3), OutlierMeaning::Ignore, {}}}));
    marks = withoutMarks(marks, "Clocks", day(3), day(9));
    QVERIFY((marks == OutlierMarks{clocks(day(1), day(2), OutlierMeaning::OneOff, "fair"),
                                   clocks(day(10), day(10), OutlierMeaning::OneOff, "fair"),
                                   {"Lamps", day(2), day(3), OutlierMeaning::Ignore, {}}}));
}

void OutlierMarksTest::marksAreAsADayWiseTable() {
    QVERIFY(rc::check("marks say of each day what was said of it last", [] {
        OutlierMarks marks;
        std::map<std::pair<std::string, int>, OutlierMeaning> table;
        const auto steps = *rc::gen::inRange(1, 12);
        for (int step = 0; step < steps; ++step) {
            const auto category = *rc::gen::element<std::string>("a", "b");
            const auto first = *rc::gen::inRange(0, 20), last = first + *rc::gen::inRange(0, 8);
            const auto meaning = *rc::gen::inRange(0, 4); // 3: taken away
            if (meaning == 3)
                marks = withoutMarks(marks, category, firstDay + first, firstDay + last);
            else
                marks = withMark(marks, {category, firstDay + first, firstDay + last,
                                         static_cast<OutlierMeaning>(meaning), std::to_string(step)});
            for (int day = first; day <= last; ++day)
                if (meaning == 3)
                    table.erase({category, day});
                else
                    table[{category, day}] = static_cast<OutlierMeaning>(meaning);
        }
        std::map<std::pair<std::string, int>, OutlierMeaning> told;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            RC_ASSERT(marks[i].first <= marks[i].last);
            const bool isApart = i == 0 || std::tie(marks[i - 1].category, marks[i - 1].last) <
                                               std::tie(marks[i].category, marks[i].first);
            RC_ASSERT(isApart);
            for (auto day = marks[i].first; day <= marks[i].last; day = day + 1)
                told[{marks[i].category, day - firstDay}] = marks[i].meaning;
        }
        RC_ASSERT(told == table);
    }));
}

void OutlierMarksTest::repeatsFollowAFeast() {
    const auto dates = [](const OutlierMark& mark) {
        std::vector<Date> found;
        for (const auto& day : repeatingDays({mark}))
            if (day.date >= Date(2022, 1, 1) && day.date <= Date(2025, 12, 31))
                found.push_back(day.date);
        return found;
    };
    const Date friday(2024, 11, 29);
    QVERIFY((dates(clocks(friday - 1, friday, OutlierMeaning::Repeats)) ==
             std::vector<Date>{Date(2022, 11, 24), Date(2022, 11, 25), Date(2023, 11, 23), Date(2023, 11, 24),
                               Date(2024, 11, 28), Date(2024, 11, 29), Date(2025, 11, 27), Date(2025, 11, 28)}));
    QCOMPARE(repeatingDays({clocks(friday, friday, OutlierMeaning::Repeats)})[0].name, std::string("Black Friday"));
    QVERIFY((dates(clocks(Date(2024, 2, 29), Date(2024, 2, 29), OutlierMeaning::Repeats, "Leap sale")) ==
             std::vector<Date>{Date(2024, 2, 29)}));
    QVERIFY(dates(clocks(friday, friday, OutlierMeaning::OneOff)).empty());
    // Over New Year: each year's run once.
    const auto run = dates(clocks(Date(2023, 12, 30), Date(2024, 1, 2), OutlierMeaning::Repeats));
    QCOMPARE(run.size(), std::size_t{16});
}

QTEST_APPLESS_MAIN(OutlierMarksTest)
#include "outlier_marks_test.moc"
