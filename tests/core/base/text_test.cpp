#include "core/base/text.h"

#include <QTest>

#include <clocale>
#include <cmath>
#include <cstring>
#include <limits>
#include <rapidcheck.h>

using planwright::asciiLower;
using planwright::parseDouble;
using planwright::shortestDouble;
using planwright::trimmed;
using planwright::withThousands;

namespace {

QString thousands(double value, int decimals) {
    return QString::fromStdString(withThousands(value, decimals));
}

} // namespace

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trims();
    void lowersAsciiOnly();
    void readsWholeFiniteNumbersOnly_data();
    void readsWholeFiniteNumbersOnly();
    void shortestReadsBack();
    void marksThousands();
    void localeDoesNotShow_data();
    void localeDoesNotShow();
};

void TextTest::trims() {
    QVERIFY(trimmed("").empty());
    QVERIFY(trimmed(" \t\r\n\f\v").empty());
    QVERIFY(trimmed("  a b\r\n") == "a b");
    QVERIFY(trimmed("a") == "a");
    // A no-break space is data, not ASCII white space.
    QVERIFY(trimmed("\xC2\xA0"
                    "a") == "\xC2\xA0"
                            "a");
}

void TextTest::lowersAsciiOnly() {
    QVERIFY(asciiLower("INVOICE Id 9") == "invoice id 9");
    QVERIFY(asciiLower("\xC3\x84Z") == "\xC3\x84z");
}

void TextTest::readsWholeFiniteNumbersOnly_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<double>("value");
    QTest::newRow("integer") << QStringLiteral("12") << true << 12.0;
    QTest::newRow("negative") << QStringLiteral("-1.5") << true << -1.5;
    QTest::newRow("exponent") << QStringLiteral("2e3") << true << 2000.0;
    QTest::newRow("no leading zero") << QStringLiteral(".5") << true << 0.5;
    for (const auto* text : {"", " 1", "1 ", "1,5", "1.000,5", "+1", "nan", "NaN", "inf", "-inf", "1e400", "0x10",
                             "1_000", "1e", "-", ".", "1.2.3", "12 EUR"})
        QTest::newRow(*text == '\0' ? "empty" : text) << QString::fromUtf8(text) << false << 0.0;
}

void TextTest::readsWholeFiniteNumbersOnly() {
    QFETCH(QString, text);
    QFETCH(bool, isNumber);
    QFETCH(double, value);
    const auto parsed = parseDouble(text.toStdString());
    QCOMPARE(parsed.has_value(), isNumber);
    QCOMPARE(parsed.value_or(0), value);
}

void TextTest::shortestReadsBack() {
    QVERIFY(shortestDouble(0.1) == "0.1");
    QVERIFY(rc::check("the text reads back as the same double", [](std::uint64_t bits) {
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        RC_PRE(std::isfinite(value));
        RC_ASSERT(parseDouble(shortestDouble(value)) == value);
    }));
}

void TextTest::marksThousands() {
    QCOMPARE(thousands(0, 0), QStringLiteral("0"));
    QCOMPARE(thousands(999, 0), QStringLiteral("999"));
    QCOMPARE(thousands(1000, 0), QStringLiteral("1,000"));
    QCOMPARE(thousands(1234567.5, 2), QStringLiteral("1,234,567.50"));
    QCOMPARE(thousands(-1234.56, 1), QStringLiteral("-1,234.6"));
    QCOMPARE(thousands(-999, 0), QStringLiteral("-999"));
    QCOMPARE(thousands(-0.001, 2), QStringLiteral("0.00"));
    QCOMPARE(thousands(999.999, 2), QStringLiteral("1,000.00"));
    QCOMPARE(thousands(1e15, 0), QStringLiteral("1,000,000,000,000,000"));
}

void TextTest::localeDoesNotShow_data() {
    QTest::addColumn<QString>("locale");
    QTest::newRow("Turkish") << QStringLiteral("tr_TR.UTF-8");
    QTest::newRow("German") << QStringLiteral("de_DE.UTF-8");
}

void TextTest::localeDoesNotShow() {
    QFETCH(QString, locale);
    if (std::setlocale(LC_ALL, locale.toUtf8().constData()) == nullptr)
        QSKIP("this locale is not installed; ./test makes it");
    const auto lowered = asciiLower("ID");
    const auto number = parseDouble("1.5");
    const auto text = shortestDouble(1.5);
    const auto marked = withThousands(1234.5, 1);
    QVERIFY(std::setlocale(LC_ALL, "C") != nullptr);
    QVERIFY(lowered == "id");
    QVERIFY(number == 1.5);
    QVERIFY(text == "1.5");
    QVERIFY(marked == "1,234.5");
}

QTEST_APPLESS_MAIN(TextTest)
#include "text_test.moc"
