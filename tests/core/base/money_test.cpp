#include "core/base/money.h"

#include <QTest>

#include <limits>
#include <ranges>
#include <rapidcheck.h>

using planwright::Money;
using planwright::Quantity;
using planwright::toDecimalString;

class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decimalStrings_data();
    void decimalStrings();
    void quantities();
    void roundsHalfAwayFromZero();
    void sumsAreExactInAnyOrder();
    void decimalStringReadsBack();
};

void MoneyTest::decimalStrings_data() {
    QTest::addColumn<qlonglong>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0LL << QStringLiteral("0");
    QTest::newRow("one") << 10'000LL << QStringLiteral("1");
    QTest::newRow("smallest") << 1LL << QStringLiteral("0.0001");
    QTest::newRow("minus smallest") << -1LL << QStringLiteral("-0.0001");
    QTest::newRow("no trailing zeros") << 25'500LL << QStringLiteral("2.55");
    QTest::newRow("leading zeros of the fraction") << 10'050LL << QStringLiteral("1.005");
    QTest::newRow("negative") << -30'000LL << QStringLiteral("-3");
    QTest::newRow("three decimals") << 189'097'441'180LL << QStringLiteral("18909744.118");
    QTest::newRow("largest") << std::numeric_limits<qlonglong>::max() << QStringLiteral("922337203685477.5807");
    QTest::newRow("INT64_MIN") << std::numeric_limits<qlonglong>::min() << QStringLiteral("-922337203685477.5808");
}

void MoneyTest::decimalStrings() {
    QFETCH(qlonglong, raw);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(toDecimalString(Money::fromRaw(raw))), text);
}

void MoneyTest::quantities() {
    QCOMPARE(QString::fromStdString(toDecimalString(Quantity::fromRaw(1'250))), QStringLiteral("1.25"));
    QCOMPARE(QString::fromStdString(toDecimalString(Quantity::fromRaw(-1))), QStringLiteral("-0.001"));
    QCOMPARE(QString::fromStdString(toDecimalString(Quantity::fromRaw(std::numeric_limits<qlonglong>::min()))),
             QStringLiteral("-9223372036854775.808"));
}

void MoneyTest::roundsHalfAwayFromZero() {
    QCOMPARE(Money::fromDouble(0.00005).raw, 1);
    QCOMPARE(Money::fromDouble(-0.00005).raw, -1);
    QCOMPARE(Money::fromDouble(0.00004).raw, 0);
    QCOMPARE(Money::fromDouble(2.55).raw, 25'500);
    QCOMPARE(Quantity::fromDouble(0.0005).raw, 1);
    QCOMPARE(Money::fromRaw(25'500).toDouble(), 2.55);
}

void MoneyTest::sumsAreExactInAnyOrder() {
    QVERIFY(rc::check("a sum does not depend on the order", [](const std::vector<int>& raws) {
        Money forward;
        Money backward;
        for (auto raw : raws)
            forward += Money::fromRaw(raw);
        for (const auto raw : std::views::reverse(raws))
            backward = backward + Money::fromRaw(raw);
        RC_ASSERT(forward == backward);
    }));
}

void MoneyTest::decimalStringReadsBack() {
    QVERIFY(rc::check("the text without its point is the raw value", [](std::int64_t raw) {
        auto text = toDecimalString(Money::fromRaw(raw));
        const auto point = text.find('.');
        const auto decimals = point == std::string::npos ? 0 : text.size() - point - 1;
        RC_ASSERT(decimals <= 4U);
        if (point != std::string::npos)
            text.erase(point, 1);
        text.append(4 - decimals, '0');
        RC_ASSERT(std::stoll(text) == raw);
    }));
}

QTEST_APPLESS_MAIN(MoneyTest)
#include "money_test.moc"
