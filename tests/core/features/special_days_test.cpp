#include "core/features/calendar.h"
#include "core/features/retail_days.h"
#include "core/features/special_days.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <clocale>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::features;

namespace {

SpecialDayCalendar calendarOf(const std::vector<CountryShare>& countries,
                              const std::vector<SpecialDayEdit>& edits = {}) {
    return SpecialDayCalendar::create(countries, edits).value();
}

double daysOf(const SpecialDayCalendar& calendar, const SpecialDayCounts& counts, std::string_view name) {
    const auto index = calendar.indexOf(name);
    return index ? counts.days[*index] : 0;
}

/// The largest weight of a day from `from` to `to`, 0 if there is none.
double largestWeight(const std::map<Date, double>& weights, Date from, Date to) {
    double largest = 0;
    for (auto day = from; day <= to; day = day + 1)
        if (const auto found = weights.find(day); found != weights.end())
            largest = std::max(largest, found->second);
    return largest;
}

/// Days, lead days and lag days as the header defines them, without a shortcut.
std::array<double, 3> byFormula(const SpecialDayCalendar& calendar, const std::string& name, Month month,
                                SpecialDayWindows windows) {
    std::array<double, 3> sums{};
    for (const auto& [country, share] : calendar.countries()) {
        std::map<Date, double> weights;
        for (const auto& day : calendar.days())
            if (day.name == name && day.country == country && day.kind != SpecialDayKind::Observed)
                weights[day.date] = day.weight;
        for (auto day = month.firstDay(); day <= month.lastDay(); day = day + 1) {
            if (weights.contains(day)) {
                sums[0] += share * weights[day];
                continue;
            }
            sums[1] += share * largestWeight(weights, day + 1, day + windows.lead);
            sums[2] += share * largestWeight(weights, day - windows.lag, day - 1);
        }
    }
    return sums;
}

} // namespace

class SpecialDaysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsOfOneCountry();
    void sharesWeighTheCountries();
    void windowsAgreeWithTheSimpleCount();
    void feastOfSeveralDaysIsNotItsOwnLead();
    void weekendsByCountry();
    void editsAddReweighAndRemove();
    void countriesOfTheUser();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void refusesDaysItDoesNotKnow();
    void spansAddUp();
    void countsAreTheFormula();
    void sameNumbersInAnyLocale_data();
    void sameNumbersInAnyLocale();
};

void SpecialDaysTest::countsOfOneCountry() {
    const auto calendar = calendarOf({{"GB", 1}});
    const auto december = calendar.count(Month(2021, 12)).value();
    QCOMPARE(december.calendarDays, 31);
    QCOMPARE(december.publicHolidays, 4.0); // 25, 26, and 27, 28 in their place
    QCOMPARE(december.tradingDays, 21.0);
    QCOMPARE(daysOf(calendar, december, "Christmas Day"), 1.0);
    QCOMPARE(december.leadDays[*calendar.indexOf("Christmas Day")], 14.0);
    QCOMPARE(december.lagDays[*calendar.indexOf("Christmas Day")], 6.0);
    QCOMPARE(calendar.count(Month(2021, 12), {3, 0}).value().leadDays[*calendar.indexOf("Christmas Day")], 3.0);
    QCOMPARE(calendar.count(Date(2021, 12, 1), 0).value().tradingDays, 0.0);
    QVERIFY(!calendar.indexOf("Diwali"));
}

void SpecialDaysTest::sharesWeighTheCountries() {
    const auto calendar = calendarOf({{"GB", 3}, {"US", 1}});
    QCOMPARE(calendar.countries()[0].share, .75);
    const auto november = calendar.count(Month(2024, 11)).value();
    QCOMPARE(daysOf(calendar, november, "Black Friday"), 1.0);
    QCOMPARE(daysOf(calendar, november, "Thanksgiving Day"), .25);
    QCOMPARE(november.publicHolidays, .5); // Veterans Day and Thanksgiving
    QCOMPARE(november.tradingDays, 21 - .5);
    const auto may = calendar.count(Month(2024, 5)).value();
    QCOMPARE(daysOf(calendar, may, "Mother's Day"), .25);
    QCOMPARE(daysOf(calendar, calendar.count(Month(2024, 3)).value(), "Mother's Day"), .75);
}

// The counts that day models have used all along see the same days before a feast of one day.
void SpecialDaysTest::windowsAgreeWithTheSimpleCount() {
    const auto calendar = calendarOf({{"US", 1}});
    const std::map<SpecialDay, std::string> names{{SpecialDay::Easter, "Easter Sunday"},
                                                  {SpecialDay::BlackFriday, "Black Friday"},
                                                  {SpecialDay::MothersDay, "Mother's Day"},
                                                  {SpecialDay::Christmas, "Christmas Day"},
                                                  {SpecialDay::Halloween, "Halloween"}};
    for (Month month(2000, 1); month <= Month(2040, 11); month = month + 1) {
        const auto simple = countDays(month);
        const auto counts = calendar.count(month).value();
        for (const auto& [day, name] : names) {
            QCOMPARE(daysOf(calendar, counts, name), double(simple.specialDays[static_cast<std::size_t>(day)]));
            QCOMPARE(counts.leadDays[*calendar.indexOf(name)], double(simple.leadDays[static_cast<std::size_t>(day)]));
        }
    }
}

void SpecialDaysTest::feastOfSeveralDaysIsNotItsOwnLead() {
    const auto calendar = calendarOf({{"SA", 1}});
    const auto ramadan = *calendar.indexOf("Ramadan");
    const auto march = calendar.count(Month(2025, 3)).value(); // 1 to 29 March, then Eid
    QCOMPARE(march.days[ramadan], 29.0);
    QCOMPARE(march.leadDays[ramadan], 0.0);
    QCOMPARE(march.lagDays[ramadan], 2.0);
    QCOMPARE(calendar.count(Month(2025, 2)).value().leadDays[ramadan], 14.0);
    QCOMPARE(calendar.count(Month(2025, 4)).value().lagDays[ramadan], 5.0);
}

void SpecialDaysTest::weekendsByCountry() {
    const Date friday(2024, 3, 1);
    QVERIFY(!isWeekend(friday, "GB"));
    QVERIFY(isWeekend(friday + 2, "GB"));
    QVERIFY(isWeekend(friday, "SA"));
    QVERIFY(!isWeekend(friday + 2, "SA"));
    QVERIFY(isWeekend(Date(2013, 6, 27), "SA")); // the last Thursday
    QVERIFY(!isWeekend(Date(2013, 7, 4), "SA"));
    QVERIFY(isWeekend(Date(2021, 12, 31), "AE")); // the last Friday
    QVERIFY(!isWeekend(Date(2022, 1, 7), "AE"));
    QVERIFY(isWeekend(Date(2005, 6, 2), "AE")); // a Thursday
}

void SpecialDaysTest::editsAddReweighAndRemove() {
    const std::vector<CountryShare> countries{{"GB", 1}, {"DE", 1}};
    const auto plain = calendarOf(countries);
    const auto edited = calendarOf(countries, {{Date(2025, 6, 10), "Summer sale", "", 2},
                                               {Date(2025, 6, 11), "Summer sale", "GB"},
                                               {Date(2025, 11, 28), "Black Friday", "", 1.5},
                                               {Date(2025, 10, 31), "Halloween", "", 1, true},
                                               {Date(2025, 10, 3), "German Unity Day", "DE", 1, true},
                                               {Date(2025, 7, 4), "Independence Day", "US", 1, true}});
    const auto june = edited.count(Month(2025, 6)).value();
    QCOMPARE(daysOf(edited, june, "Summer sale"), 2.5);
    QCOMPARE(june.tradingDays, plain.count(Month(2025, 6)).value().tradingDays);
    QCOMPARE(daysOf(edited, edited.count(Month(2025, 11)).value(), "Black Friday"), 1.5);
    const auto october = edited.count(Month(2025, 10)).value();
    QCOMPARE(daysOf(edited, october, "Halloween"), 0.0);
    QCOMPARE(daysOf(edited, edited.count(Month(2024, 10)).value(), "Halloween"), 1.0);
    QCOMPARE(october.tradingDays, 23.0);
    QCOMPARE(plain.count(Month(2025, 10)).value().tradingDays, 22.5);
}

// Luxembourg is not built in: its own days, and what holds everywhere.
void SpecialDaysTest::countriesOfTheUser() {
    const auto calendar = calendarOf({{"LU", 1}}, {{Date(2025, 6, 23), "National Day", "LU"}});
    const auto june = calendar.count(Month(2025, 6)).value();
    QCOMPARE(daysOf(calendar, june, "National Day"), 1.0);
    QCOMPARE(june.publicHolidays, 0.0);
    QCOMPARE(daysOf(calendar, calendar.count(Month(2025, 12)).value(), "Christmas Day"), 1.0);
}

void SpecialDaysTest::refusesWhatMakesNoSense_data() {
    QTest::addColumn<QString>("country");
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("edit"); // date, name, country, weight, remove
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const char* country, double share, const char* edit, const char* field) {
        QTest::newRow(name) << QString::fromLatin1(country) << share << QString::fromLatin1(edit)
                            << QString::fromLatin1(field);
    };
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    row("unknown country", "XX", 1, "", "");
    row("no country", "", 1, "", "");
    row("twice", "GB GB", 1, "", "");
    row("no share", "GB", 0, "", "");
    row("share no number", "GB", nan, "", "");
    row("no name", "GB", 1, "2025-01-02||GB|1|", "name");
    row("too early", "GB", 1, "1999-12-31|A|GB|1|", "date");
    row("too late", "GB", 1, "2041-01-01|A|GB|1|", "date");
    row("weight 0", "GB", 1, "2025-01-02|A||0|", "weight");
    row("weight above", "GB", 1, "2025-01-02|A||100.5|", "weight");
    row("weight no number", "GB", 1, "2025-01-02|A||nan|", "weight");
    row("country in words", "GB", 1, "2025-01-02|A|Britain|1|", "country");
    row("nothing to remove", "GB", 1, "2025-01-02|Christmas Day|GB|1|x", "name");
    row("nothing to remove anywhere", "GB", 1, "2025-01-02|Christmas Day||1|x", "name");
}

void SpecialDaysTest::refusesWhatMakesNoSense() {
    QFETCH(const QString, country);
    QFETCH(const double, share);
    QFETCH(const QString, edit);
    QFETCH(const QString, field);
    std::vector<CountryShare> countries;
    for (const auto& code : country.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        countries.push_back({code.toStdString(), share});
    std::vector<SpecialDayEdit> edits;
    if (const auto parts = edit.split(QLatin1Char('|')); parts.size() == 5)
        edits.push_back(
            {Date::parse(parts[0].toStdString()).value(), parts[1].toStdString(), parts[2].toStdString(),
             parts[3] == QStringLiteral("nan") ? std::numeric_limits<double>::quiet_NaN() : parts[3].toDouble(),
             !parts[4].isEmpty(), 7});
    const auto calendar = SpecialDayCalendar::create(countries, edits);
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().code(), ErrorCode::InvalidArgument);
    QCOMPARE(QString::fromStdString(calendar.error().where().field), field);
    QCOMPARE(calendar.error().where().line, field.isEmpty() ? 0 : 7);
}

void SpecialDaysTest::refusesDaysItDoesNotKnow() {
    const auto calendar = calendarOf({{"GB", 1}});
    QVERIFY(calendar.count(Month(2000, 1)));
    QVERIFY(calendar.count(Month(2040, 12)));
    QVERIFY(!calendar.count(Month(1999, 12)));
    QVERIFY(!calendar.count(Month(2041, 1)));
    QVERIFY(!calendar.count(Date(2040, 12, 31), 2));
    QVERIFY(!calendar.count(Date(2020, 1, 1), -1));
    QVERIFY(!calendar.count(Date(2020, 1, 1), std::numeric_limits<int>::max()));
    QVERIFY(!calendar.count(Month(2020, 1), {-1, 0}));
    QVERIFY(!calendar.count(Month(2020, 1), {0, 367}));
}

// Two spans side by side hold what the whole holds, in every count.
void SpecialDaysTest::spansAddUp() {
    const auto calendar = calendarOf({{"GB", 5}, {"CN", 2}, {"SA", 1}, {"BR", .5}});
    const auto total = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    };
    QVERIFY(rc::check("days, windows and trading days add up", [&] {
        const Date first(*rc::gen::inRange(SpecialDayCalendar::firstDay.daysSinceEpoch(),
                                           SpecialDayCalendar::lastDay.daysSinceEpoch() - 200));
        const auto head = *rc::gen::inRange(0, 100);
        const auto tail = *rc::gen::inRange(0, 100);
        const SpecialDayWindows windows{*rc::gen::inRange(0, 40), *rc::gen::inRange(0, 40)};
        const auto a = calendar.count(first, head, windows).value();
        const auto b = calendar.count(first + head, tail, windows).value();
        const auto whole = calendar.count(first, head + tail, windows).value();
        const auto near = [](double x, double y) { return std::abs(x - y) < 1e-9; };
        RC_ASSERT(near(a.tradingDays + b.tradingDays, whole.tradingDays));
        RC_ASSERT(near(a.publicHolidays + b.publicHolidays, whole.publicHolidays));
        RC_ASSERT(near(total(a.days) + total(b.days), total(whole.days)));
        RC_ASSERT(near(total(a.leadDays) + total(b.leadDays), total(whole.leadDays)));
        RC_ASSERT(near(total(a.lagDays) + total(b.lagDays), total(whole.lagDays)));
    }));
}

void SpecialDaysTest::countsAreTheFormula() {
    const std::vector<CountryShare> countries{{"DE", 2}, {"SA", 1}, {"JP", 1}};
    QVERIFY(rc::check("counts equal the formulas", [&] {
        const Month month(*rc::gen::inRange(Month(2000, 1).index(), Month(2040, 12).index() + 1));
        const SpecialDayWindows windows{*rc::gen::inRange(0, 30), *rc::gen::inRange(0, 30)};
        const auto edits = *rc::gen::container<std::vector<SpecialDayEdit>>(
            4, rc::gen::apply(
                   [&](int day, bool everywhere, int weight) {
                       return SpecialDayEdit{month.firstDay() + day, "Sale", everywhere ? "" : "DE", weight / 4.0};
                   },
                   rc::gen::inRange(0, 28), rc::gen::arbitrary<bool>(), rc::gen::inRange(1, 12)));
        const auto calendar = calendarOf(countries, edits);
        const auto counts = calendar.count(month, windows).value();
        for (const auto* name : {"Sale", "Ramadan", "Mother's Day"}) {
            const auto expected = byFormula(calendar, name, month, windows);
            const auto index = *calendar.indexOf(name);
            RC_ASSERT(std::abs(counts.days[index] - expected[0]) < 1e-9);
            RC_ASSERT(std::abs(counts.leadDays[index] - expected[1]) < 1e-9);
            RC_ASSERT(std::abs(counts.lagDays[index] - expected[2]) < 1e-9);
        }
    }));
}

void SpecialDaysTest::sameNumbersInAnyLocale_data() {
    QTest::addColumn<QString>("locale");
    for (const auto* locale : {"tr_TR.UTF-8", "de_DE.UTF-8"})
        QTest::newRow(locale) << QString::fromLatin1(locale);
}

void SpecialDaysTest::sameNumbersInAnyLocale() {
    QFETCH(const QString, locale);
    const auto read = [] {
        const auto calendar = calendarOf({{"TR", 1}, {"DE", 2}});
        return std::pair(calendar.days(), calendar.count(Month(2026, 3)).value());
    };
    const auto expected = read();
    if (std::setlocale(LC_ALL, locale.toUtf8().constData()) == nullptr)
        QSKIP("this locale is not installed; ./test makes it");
    const auto there = read();
    QVERIFY(std::setlocale(LC_ALL, "C") != nullptr);
    QVERIFY(there == expected);
}

QTEST_APPLESS_MAIN(SpecialDaysTest)
#include "special_days_test.moc"
