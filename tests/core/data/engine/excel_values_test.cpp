#include "core/data/engine/excel_values.h"

#include <QtTest>

using namespace planwright::data::engine;

/// Against what Excel shows (serial numbers from ECMA-376 part 1, 18.17.4).
class ExcelValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dates();
    void formats();
    void numbers();
    void texts();
};

void ExcelValuesTest::dates() {
    QCOMPARE(dateText(1, false), std::optional<std::string>("1900-01-01"));
    QCOMPARE(dateText(59, false), std::optional<std::string>("1900-02-28"));
    QCOMPARE(dateText(61, false), std::optional<std::string>("1900-03-01"));
    QCOMPARE(dateText(45292, false), std::optional<std::string>("2024-01-01"));
    QCOMPARE(dateText(43830, true), std::optional<std::string>("2024-01-01"));
    QCOMPARE(dateText(2958465, false), std::optional<std::string>("9999-12-31"));
    QCOMPARE(dateText(2958466, false), std::nullopt);
    QCOMPARE(dateText(-1, false), std::nullopt);
    QCOMPARE(dateText(45293.57303240741, false), std::optional<std::string>("2024-01-02 13:45:10"));
    QCOMPARE(dateText(45293.573032412, false), std::optional<std::string>("2024-01-02 13:45:10"));
    QCOMPARE(dateText(45293.573037, false), std::optional<std::string>("2024-01-02 13:45:10.397"));
    QCOMPARE(dateText(45293.999999999, false), std::optional<std::string>("2024-01-03"));
    QCOMPARE(dateText(0.5, false), std::optional<std::string>("12:00:00"));
}

void ExcelValuesTest::formats() {
    for (const auto* format : {"yyyy-mm-dd", "d/m/yy h:mm", "[$-409]mmm\\-yy;@", "[h]:mm", "mm:ss.0", "AM/PM h"})
        QVERIFY2(isDateFormat(std::string_view(format)), format);
    for (const auto* format :
         {"General", "0.00", "#,##0.00\\ \"d\"", "[Red]0", "0.00E+00", "@", "\"year\" 0", "_m0", ""})
        QVERIFY2(!isDateFormat(std::string_view(format)), format);
    QVERIFY(isDateFormat(14) && isDateFormat(22) && isDateFormat(47));
    QVERIFY(!isDateFormat(0) && !isDateFormat(4) && !isDateFormat(49) && !isDateFormat(-1));
}

void ExcelValuesTest::numbers() {
    QCOMPARE(numberText("2.5499999999999998"), std::string("2.55"));
    QCOMPARE(numberText("0.30000000000000004"), std::string("0.3"));
    QCOMPARE(numberText("1E-4"), std::string("0.0001"));
    QCOMPARE(numberText("1.5E+20"), std::string("150000000000000000000"));
    QCOMPARE(numberText("12345678901234567"), std::string("12345678901234567"));
    QCOMPARE(numberText("-3"), std::string("-3"));
    QCOMPARE(numberText("1234567.8901"), std::string("1234567.8901"));
    QCOMPARE(numberText("#N/A"), std::string("#N/A"));
    QCOMPARE(numberText(""), std::string());
}

void ExcelValuesTest::texts() {
    QCOMPARE(plainText("a_x000D_\nb"), std::string("a b"));
    QCOMPARE(plainText("a\r\nb\tc"), std::string("a b c"));
    QCOMPARE(plainText("_x005F_x0041_ _x20AC_ _xZZZZ_ _x00"), std::string("_x0041_ € _xZZZZ_ _x00"));
    QCOMPARE(plainText("Bücher"), std::string("Bücher"));
}

QTEST_APPLESS_MAIN(ExcelValuesTest)
#include "excel_values_test.moc"
