#include "core/data/rates.h"
#include "tests/core/data/fixture.h"

using namespace planwright;
using namespace planwright::data;
using namespace planwright::data::testing;

namespace {

constexpr auto events = "date,qty,price,category,currency,unit_cost\n"
                        "2024-01-01,1,10.00,A,EUR,4\n"
                        "2024-01-02,3,10.00,A,usd,4\n"  // the rate of the first
                        "2024-01-10,1,0.01,A, USD ,4\n" // a later one
                        "2023-12-31,1,1,A,USD,4\n"      // before any
                        "2024-01-03,1,1,A,SEK,4\n"
                        "2024-01-03,1,1,A,,4\n";
constexpr auto rates = "currency,date,rate\nUSD,2024-01-01,0.905551\nUSD,2024-01-05,0.91\nGBP,2024-01-01,1.15\n";

Result<ImportReport> importWith(const Fixture& fixture, const char* content, const char* table,
                                const std::string& currency) {
    auto request = fixture.request({fixture.write("e.csv", content)});
    if (table != nullptr)
        request.rates = fixture.write("rates.csv", table);
    request.overrides.currency = currency;
    return importEvents(request, RunContext());
}

} // namespace

class CurrenciesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRates();
    void refusesBadRates_data();
    void refusesBadRates();
    void oneCurrencyIsTheSnapshots();
    void severalNeedATable();
    void convertsExactly();
};

void CurrenciesTest::readsRates() {
    const Fixture fixture;
    const auto table =
        RateTable::read(fixture.write("r.csv", "rate;currency;date\n0.905551000000;usd;2024-01-01\n2;USD;2024-01-05\n"),
                        "EUR", fixture.folder(), RunContext());
    VERIFY_RESULT(table);
    const auto rate = [&](const char* currency, const char* day) {
        return table->rateOf(currency, Date::parse(day).value());
    };
    QVERIFY(!rate("USD", "2023-12-31"));
    QCOMPARE(rate("USD", "2024-01-01"), std::optional<std::int64_t>(905'551'000'000));
    QCOMPARE(rate("USD", "2024-01-04"), std::optional<std::int64_t>(905'551'000'000));
    QCOMPARE(rate("USD", "2030-01-01"), std::optional<std::int64_t>(2 * RateTable::scale));
    QCOMPARE(rate("EUR", "1990-01-01"), std::optional<std::int64_t>(RateTable::scale));
    QVERIFY(!rate("SEK", "2024-01-04"));
}

void CurrenciesTest::refusesBadRates_data() {
    QTest::addColumn<QString>("row");
    for (const char* row :
         {"USD,2024-01-01,0", "USD,2024-01-01,-1", "USD,2024-01-01,x", "USD,1.1.2024,1", ",2024-01-01,1",
          "USD,2024-01-01", "USD,2024-01-01,1.0000000000001", "USD,2024-01-01,2000000", "EUR,2024-01-01,2",
          "GBP,2024-01-01,1.16", "USD,2024-01-01,1.5.5"})
        QTest::newRow(row) << QString::fromUtf8(row);
}

void CurrenciesTest::refusesBadRates() {
    QFETCH(QString, row);
    const Fixture fixture;
    const auto table =
        RateTable::read(fixture.write("r.csv", "currency,date,rate\nGBP,2024-01-01,1.15\n" + row.toStdString() + "\n"),
                        "EUR", fixture.folder(), RunContext());
    QVERIFY(!table);
    QVERIFY(table.error().code() == ErrorCode::InvalidArgument);
    QCOMPARE(table.error().where().line, std::int64_t{3});
}

void CurrenciesTest::oneCurrencyIsTheSnapshots() {
    const Fixture fixture;
    const auto report =
        importWith(fixture, "date,qty,price,category,currency\n2024-01-01,1,2,A,chf\n2024-01-02,1,2,A,\n", nullptr, "");
    VERIFY_RESULT(report);
    QCOMPARE(report->mapping.currency, std::string("CHF"));
    QCOMPARE(report->account.accepted.rows, std::int64_t{2});
    QCOMPARE(report->currencies.at(""), std::int64_t{1});
}

void CurrenciesTest::severalNeedATable() {
    const Fixture fixture;
    const auto undeclared = importWith(fixture, events, nullptr, "");
    QVERIFY(!undeclared);
    QVERIFY2(
        text(undeclared.error()).contains(QStringLiteral("none in 1 row, EUR in 1 row, SEK in 1 row, USD in 3 rows")),
        qPrintable(text(undeclared.error())));
    QVERIFY(text(undeclared.error()).contains(QStringLiteral("--currency")));
    const auto noTable = importWith(fixture, events, nullptr, "EUR");
    QVERIFY(!noTable && text(noTable.error()).contains(QStringLiteral("--rates")));
    const auto other = importWith(fixture, "date,qty,price,category,currency\n2024-01-01,1,2,A,USD\n", nullptr, "EUR");
    QVERIFY(!other && text(other.error()).contains(QStringLiteral("--rates")));
    const auto noColumn = importWith(fixture, "date,qty,price,category\n2024-01-01,1,2,A\n", rates, "EUR");
    QVERIFY(!noColumn && text(noColumn.error()).contains(QStringLiteral("currency")));
    QVERIFY(fixture.isClean());
}

void CurrenciesTest::convertsExactly() {
    const Fixture fixture;
    const auto report = importWith(fixture, events, rates, "EUR");
    VERIFY_RESULT(report);
    QCOMPARE(report->account.accepted.rows, std::int64_t{3});
    // 10 + round(30 * 0.905551 = 27.16653) + round(0.01 * 0.91 = 0.0091)
    QCOMPARE(report->account.accepted.money.raw, std::int64_t{100000 + 271665 + 91});
    QCOMPARE(report->account.rejected.rows, std::int64_t{3});
    QCOMPARE(report->rejected.at(0).reason, std::string("currency: no rate of USD on or before 2023-12-31"));
    QCOMPARE(report->rejected.at(1).reason, std::string("currency: no rate of SEK on or before 2024-01-03"));
    QCOMPARE(report->rejected.at(2).reason, std::string("currency is empty"));
    QVERIFY(report->account.addsUp());
    // The same rows in euros, the costs and prices converted as well, are the same events.
    const auto same = importWith(fixture,
                                 "date,qty,price,category,unit_cost,line_total\n2024-01-01,1,10.00,A,4,10\n"
                                 "2024-01-02,3,9.0555,A,3.6222,27.1665\n2024-01-10,1,0.0091,A,3.64,0.0091\n",
                                 nullptr, "EUR");
    VERIFY_RESULT(same);
    QCOMPARE(same->account.accepted.money.raw, report->account.accepted.money.raw);
}

QTEST_APPLESS_MAIN(CurrenciesTest)
#include "currencies_test.moc"
