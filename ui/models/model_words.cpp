#include "ui/models/model_words.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace planwright::ui {
namespace {

struct Explanation {
    std::string_view model;
    const char* sentence;
};

constexpr std::array<Explanation, 25> explanations{{
    {"analogue", QT_TRANSLATE_NOOP("Models", "It takes another category's forecast, times a factor that you gave.")},
    {"seasonal_naive", QT_TRANSLATE_NOOP("Models", "It repeats the same month of the year before.")},
    {"naive", QT_TRANSLATE_NOOP("Models", "It repeats the last complete month.")},
    {"recent_days", QT_TRANSLATE_NOOP("Models", "It carries the level of the most recent days on.")},
    {"same_days_last_year", QT_TRANSLATE_NOOP("Models", "It repeats the same days of the year before.")},
    {"grown_last_year",
     QT_TRANSLATE_NOOP("Models", "It repeats the year before, grown as the recent days have grown on theirs.")},
    {"borrowed_season",
     QT_TRANSLATE_NOOP("Models", "It carries the recent level on with the season of all categories together.")},
    {"base", QT_TRANSLATE_NOOP("Models", "It is the mean of four simple forms: the recent days, the year before, the "
                                         "year before with growth, and the season of all categories.")},
    {"unlike_mean", QT_TRANSLATE_NOOP("Models", "It is the plain mean of models of different kinds.")},
    {"earned_mean", QT_TRANSLATE_NOOP("Models", "It is a mean of several models; each counts for as much as it earned "
                                                "by having been right in the past.")},
    {"booster_a", QT_TRANSLATE_NOOP("Models", "It has learned from all categories' past how the next thirty days "
                                              "differ from the last thirty.")},
    {"booster_b", QT_TRANSLATE_NOOP("Models", "It has learned from all categories' past what the mean of the simple "
                                              "forms misses.")},
    {"booster_months",
     QT_TRANSLATE_NOOP("Models", "It has learned from all categories' months how one differs from the "
                                 "same month of the year before.")},
    {"steady_mean", QT_TRANSLATE_NOOP("Models", "It is the mean of models that learn from seasons which came back: it "
                                                "leads where histories are long and steady.")},
    {"smoothing_mean", QT_TRANSLATE_NOOP("Models", "It is the plain mean of four ways to follow level, trend and "
                                                   "season.")},
    {"ets", QT_TRANSLATE_NOOP("Models", "It follows level, trend and season, newer months counting more.")},
    {"theta", QT_TRANSLATE_NOOP("Models", "It halves the long trend and adds the recent level and the season.")},
    {"ets_log",
     QT_TRANSLATE_NOOP("Models", "It follows level, trend and season as ratios, newer months counting more.")},
    {"stl_ets",
     QT_TRANSLATE_NOOP("Models",
                       "It takes out a season that changes slowly, follows what is left, and adds the season again.")},
    {"stl_theta",
     QT_TRANSLATE_NOOP(
         "Models",
         "It takes out a season that changes slowly, halves the long trend of what is left, and adds both again.")},
    {"theta_standard",
     QT_TRANSLATE_NOOP("Models", "It halves the trend of the whole past and adds the recent level and the season.")},
    {"tsb", QT_TRANSLATE_NOOP("Models", "It multiplies the chance of a month with sales by what such a month sells.")},
    {"croston_sba",
     QT_TRANSLATE_NOOP("Models", "It divides what a month with sales sells by the months from one to the next.")},
    {"prophet", QT_TRANSLATE_NOOP("Models", "It draws a trend that may bend at any time, and a season of smooth waves "
                                            "beside it.")},
    {"xgboost", QT_TRANSLATE_NOOP("Models", "It has learned from all categories' past by many small decision trees.")},
}};

} // namespace

QString modelExplained(std::string_view model) {
    for (const auto& explanation : explanations)
        if (explanation.model == model)
            return QCoreApplication::translate("Models", explanation.sentence);
    return {};
}

QString withModelWords(const std::string& sentence) {
    auto text = toQt(service::typeset(sentence));
    static const QRegularExpression code(QStringLiteral("\\b(?:[a-z]+(?:_[a-z]+)+|ets|theta|tsb|prophet)\\b"));
    qsizetype from = 0;
    for (auto match = code.match(text, from); match.hasMatch(); match = code.match(text, from)) {
        const auto words = toQt(service::modelWords(fromQt(match.captured())));
        text.replace(match.capturedStart(), match.capturedLength(), words);
        from = match.capturedStart() + words.size();
    }
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace planwright::ui
