#include "core/service/export/chart_axis.h"
#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_words.h"

#include <QStringDecoder>
#include <QTest>

#include <limits>
#include <rapidcheck.h>

using namespace planwright::service;

class ExportTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void anyBytesBecomeHarmless();
    void figuresReadAsAPlannerWritesThem();
    void axisFigures();
    void axesCoverAndStayShort();
    void namesAreListedShort();
};

void ExportTextTest::escapes_data() {
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("marks") << QByteArray("<a href=\"x\">'&'</a>")
                           << QByteArray("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    QTest::newRow("utf-8") << QByteArray("Caf\u00e9 \u65e5\u672c \U0001F600")
                           << QByteArray("Caf\u00e9 \u65e5\u672c \U0001F600");
    QTest::newRow("control") << QByteArray("a\tb\x01\x7F") << QByteArray("a\tb\uFFFD\uFFFD");
    QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << QByteArray("\uFFFD\uFFFD");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QByteArray("\uFFFD\uFFFD\uFFFD");
    QTest::newRow("non-character") << QByteArray("\xEF\xBF\xBE") << QByteArray("\uFFFD");
    QTest::newRow("cut off") << QByteArray("\xE2\x82") << QByteArray("\uFFFD\uFFFD");
    QTest::newRow("latin-1") << QByteArray("caf\xE9!") << QByteArray("caf\uFFFD!");
}

void ExportTextTest::escapes() {
    QFETCH(const QByteArray, in);
    QFETCH(const QByteArray, out);
    QCOMPARE(QByteArray::fromStdString(escaped(in.toStdString())), out);
}

void ExportTextTest::anyBytesBecomeHarmless() {
    QVERIFY(rc::check("valid UTF-8 without a mark of markup", [](const std::vector<char>& bytes) {
        const auto text = escaped(std::string(bytes.begin(), bytes.end()));
        RC_ASSERT(text.find_first_of("<>\"'") == std::string::npos);
        QStringDecoder decoder(QStringDecoder::Utf8);
        [[maybe_unused]] const QString decoded =
            decoder.decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        RC_ASSERT(!decoder.hasError());
    }));
}

void ExportTextTest::figuresReadAsAPlannerWritesThem() {
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(figure(-1234567.5, 1), std::string("−1,234,567.5"));
    QCOMPARE(figure(-.4), std::string("0"));
    QCOMPARE(figure(nan), std::string("–"));
    QCOMPARE(figure(std::optional<double>()), std::string("–"));
    QCOMPARE(changePercent(.064), std::string("+6\u202F%"));
    QCOMPARE(changePercent(-.064, true), std::string("−6.4\u202F%"));
    QCOMPARE(changePercent(-.004), std::string("0\u202F%"));
    QCOMPARE(changePercent(std::numeric_limits<double>::infinity()), std::string("–"));
    QCOMPARE(sharePercent(.794), std::string("79\u202F%"));
    QCOMPARE(range(11020.4, 14109.6), std::string("11,020–14,110"));
    QCOMPARE(arrow(.004), std::string());
    QCOMPARE(arrow(-.2), std::string("▼"));
    QCOMPARE(typeset("From -30.0 % (-4) to R-8, a-1"), std::string("From −30.0\u202F% (−4) to R-8, a-1"));
    QCOMPARE(typeset("-5"), std::string("−5"));
    QCOMPARE(moneyDecimals({std::nullopt, 12.5}), 2);
    QCOMPARE(moneyDecimals({-1200.0, 12.5}), 0);
}

void ExportTextTest::axisFigures() {
    QCOMPARE(axisFigure(0), std::string("0"));
    QCOMPARE(axisFigure(800), std::string("800"));
    QCOMPARE(axisFigure(12000), std::string("12K"));
    QCOMPARE(axisFigure(2500), std::string("2.5K"));
    QCOMPARE(axisFigure(1.25e6), std::string("1.25M"));
    QCOMPARE(axisFigure(-500), std::string("−500"));
}

void ExportTextTest::axesCoverAndStayShort() {
    QVERIFY(rc::check("an axis covers what it shows, with at most six ticks", [] {
        const double scale = *rc::gen::element(.01, 1.0, 37.0, 1e4, 3e8);
        const double a = *rc::gen::inRange(-1000, 1000) * scale, b = *rc::gen::inRange(-1000, 1000) * scale;
        const auto axis = makeAxis(std::min(a, b), std::max(a, b));
        RC_ASSERT(axis.low <= std::min({a, b, 0.0}) + 1e-6 * scale);
        RC_ASSERT(axis.high >= std::max({a, b, 0.0}) - 1e-6 * scale);
        RC_ASSERT(axis.ticks.size() >= 2 && axis.ticks.size() <= 6);
        RC_ASSERT(axis.low < axis.high);
    }));
    for (int months = 1; months < 400; ++months)
        QVERIFY((months + monthStep(months) - 1) / monthStep(months) <= 8);
}

void ExportTextTest::namesAreListedShort() {
    QCOMPARE(someNames({"A"}, 2), std::string("A"));
    QCOMPARE(someNames({"A", "B", "C"}, 2), std::string("A, B and C"));
    QCOMPARE(someNames({"A", "B", "C", "D"}, 2), std::string("A, B and 2 more"));
    QCOMPARE(counted(1, "month", "months"), std::string("1 month"));
    QCOMPARE(counted(1200, "month", "months"), std::string("1,200 months"));
}

QTEST_APPLESS_MAIN(ExportTextTest)
#include "export_text_test.moc"
