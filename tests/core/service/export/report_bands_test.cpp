#include "tests/core/service/export/sample_report.h"

#include <QTest>

using namespace planwright;
using namespace planwright::service;

namespace {

ReportInput whole() {
    return sampleReport({"Lighting", "Clocks & <more>", "Garden", "Kitchen"});
}

bool holds(const std::string& page, std::string_view words) {
    return page.find(words) != std::string::npos;
}

int count(const std::string& page, std::string_view words) {
    int found = 0;
    for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + 1))
        ++found;
    return found;
}

} // namespace

class ReportBandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bandsHaveTheirRecord() {
        const auto page = reportHtml(whole());
        QVERIFY(holds(page, "Did the bands hold"));
        QVERIFY(holds(page, "Clocks &amp; &lt;more&gt;"));
        // All together, the one class (too few months to tell) and each of the four.
        QCOMPARE(count(page, "<svg class=\"gauge\""), 6);
        QVERIFY(holds(page, "100\u202F% of 24 held"));
        QVERIFY(holds(page, "the band 1 month ahead is now set to hold 84"));
    }

    void confidenceThatIsNotInformativeSaysSo() {
        auto input = whole();
        QVERIFY(holds(reportHtml(input), "Confidence not informative: rank correlation"));
        QCOMPARE(count(reportHtml(input), "; not informative"), 4);
        input.forecast.confidenceCheck = forecasting::ConfidenceCheck{-.4, .001, 24, 4, 6};
        QVERIFY(!holds(reportHtml(input), "not informative"));
    }

    void withoutARecordThereIsNoSection() {
        auto input = whole();
        input.bandRecord = {};
        QVERIFY(!holds(reportHtml(input), "Did the bands hold"));
    }
};

QTEST_APPLESS_MAIN(ReportBandsTest)
#include "report_bands_test.moc"
