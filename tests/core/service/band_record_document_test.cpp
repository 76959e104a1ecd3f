#include "core/service/band_record_document.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace planwright;
using namespace planwright::service;
using forecasting::BacktestForecast;
using forecasting::BacktestResult;
using forecasting::checkBand;

namespace {

/// Two categories, 24 months; "a" is hit in `hits` of them, "b" always.
BacktestResult backtestWith(int hits) {
    BacktestResult result;
    for (int month = 0; month < 24; ++month)
        for (const std::string category : {"a", "b"}) {
            const double actual = category == "b" || month < hits ? 100 : 300;
            result.forecasts.push_back({category, Month(2021, 1) + month, 1, Month(2021, 2) + month, actual, 100,
                                        forecasting::Quantiles{80, 85, 92, 100, 108, 115, 120}, "auto",
                                        category == "a" ? "lumpy" : ""});
        }
    result.adaptations.push_back({Month(2023, 1), 1, 2, {.5, 1, 1}, {.5, .8, .9}, {.5, .78, .89}});
    result.adaptations.push_back({Month(2023, 1), 2, 0, {}, {.5, .8, .9}, {.5, .8, .9}});
    result.confidence = forecasting::ConfidenceCheck{-.05, .4, 48, 2, 24};
    return result;
}

} // namespace

class BandRecordDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentHasAllOfTheRecord() {
        const auto record = bandRecordJson(backtestWith(15));
        const auto& a = record.at("categories")[0];
        QVERIFY(a.at("category") == "a");
        const auto& band = a.at("horizons")[0].at("bands").at("80");
        QVERIFY(band.at("hits") == 15);
        QVERIFY(band.at("forecasts") == 24);
        QVERIFY(band.at("coverage") == 15 / 24.0);
        QVERIFY(band.at("verdict") == "too_narrow");
        QVERIFY(band.at("usual_hits").at("fewest") == 16);
        QVERIFY(!band.contains("by_months"));
        QVERIFY(record.at("categories")[1].at("horizons")[0].at("bands").at("80").at("verdict") == "too_wide");
        const auto& pooled = record.at("pooled")[0];
        QVERIFY(pooled.at("months") == 24);
        QVERIFY(pooled.at("bands").at("80").at("by_months").at("low") <= 39 / 48.0);
        for (const auto* key : {"pinball", "winkler80", "crps", "scaled_pinball", "scaled_winkler80", "scaled_crps"})
            QVERIFY2(pooled.at(key).is_number(), key);
        QVERIFY(record.at("classes")[0].at("class") == "lumpy");
        QVERIFY(record.at("classes")[1].at("class") == "too_short");
        QVERIFY(record.at("verdicts")[0].at("too_narrow") == 1);
        QVERIFY(record.at("verdicts")[0].at("too_wide") == 1);
        QVERIFY(record.at("adaptations")[0].at("bands").at("80").at("level") == .78);
        QVERIFY(record.at("adaptations")[1].at("bands").at("80").at("held").is_null());
        QVERIFY(record.at("confidence").at("informative") == false);
        QVERIFY(record.dump().find("nan") == std::string::npos);
    }

    void emptyBacktestHasAnEmptyRecord() {
        const auto record = bandRecordJson({});
        for (const auto* key : {"pooled", "classes", "categories", "verdicts", "adaptations"})
            QVERIFY2(record.at(key).is_array() && record.at(key).empty(), key);
    }

    void sentencesAreOneWording() {
        QCOMPARE(bandSentence(checkBand(.8, 228, 288)), "80 % band: 79 % of 288 held, limits 74–84 %: holds");
        QCOMPARE(bandSentence(checkBand(.9, 0, 0)), "90 % band: no past forecast to count");
        QVERIFY(bandSentence(checkBand(.8, 2, 4)).ends_with("too early to tell"));
        QVERIFY(bandFacts(checkBand(.8, 12, 12)).find("cannot show a band that is too wide") != std::string::npos);
        QVERIFY(bandFacts(checkBand(.8, 20, 24)).find("would hold 16 to 22 of them") != std::string::npos);
        QVERIFY(levelSentence({1, .5, .804, .9}).empty());
        QVERIFY(levelSentence({1, .5, .84, .9}).find("held less") != std::string::npos);
        QVERIFY(levelSentence({2, .5, .66, .9}).find("2 months ahead is now set to hold 66 %") != std::string::npos);
        QVERIFY(verdictCountSentence({1, 0, 0, 0, 7, 0}).empty());
        QVERIFY(confidenceSentence({}).empty() && !isConfidenceInformative({}));
        QVERIFY(confidenceSentence(backtestWith(1).confidence).starts_with("Confidence not informative"));
    }
};

QTEST_APPLESS_MAIN(BandRecordDocumentTest)
#include "band_record_document_test.moc"
