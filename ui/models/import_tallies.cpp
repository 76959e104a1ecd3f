#include "ui/models/import_tallies.h"

#include "core/service/export/report_words.h"
#include "ui/models/exact_number.h"
#include "ui/models/rule_words.h"
#include "ui/session/qt_convert.h"

#include <algorithm>

namespace planwright::ui {
namespace {

QString doneAbout(const data::RuleReport& rule) {
    auto done = actionWords(rule.action);
    if (rule.matched && rule.found.rows > 0)
        done += TallyModel::tr(", %1 match a purchase").arg(exactText(*rule.matched));
    return done;
}

void addFile(std::vector<TallyModel::Line>& lines, const data::FileAccount& file) {
    const auto& account = file.account;
    auto name = toQt(file.file);
    const auto add = [&](const QString& fate, const data::Tally& tally, Tone tone) {
        if (tally.rows == 0 && tone != Tone::Strong)
            return;
        lines.push_back({{std::exchange(name, QString()), fate}, tally, {}, toQt(file.file), tone});
    };
    add(TallyModel::tr("Read"), account.read, Tone::Strong);
    add(TallyModel::tr("Accepted"), account.accepted, Tone::Normal);
    add(TallyModel::tr("Merged duplicates"), account.merged, Tone::Normal);
    add(TallyModel::tr("Rejected"), account.rejected, Tone::Normal);
    for (const auto& [rule, tally] : account.setAside)
        add(TallyModel::tr("Set aside: %1").arg(toQt(service::ruleWords(rule))), tally, Tone::Normal);
}

} // namespace

QString placesOf(const data::RuleReport& rule) {
    QStringList places;
    std::string last;
    for (const auto& [file, line] : rule.examples) {
        if (places.isEmpty() || file != last)
            places << TallyModel::tr("%1: line %2").arg(toQt(file), exactText(line));
        else
            places.back() += QStringLiteral(", ") + exactText(line);
        last = file;
    }
    return places.join(QStringLiteral(" · "));
}

void showRules(TallyModel& model, const data::ImportReport& import, const QString& currency) {
    std::vector<TallyModel::Line> lines;
    for (const auto& rule : import.rules)
        lines.push_back({{ruleName(rule.rule), doneAbout(rule)},
                         rule.found,
                         {placesOf(rule)},
                         ruleSentence(rule.rule),
                         rule.found.rows == 0 ? Tone::Muted : Tone::Normal});
    std::stable_partition(lines.begin(), lines.end(), [](const auto& line) { return line.tally.rows != 0; });
    model.show({{{TallyModel::tr("Rule"), false, {}}, {TallyModel::tr("What was done"), false, {}}},
                {{TallyModel::tr("The first of them"), false, {}}},
                currency},
               std::move(lines));
}

void showFiles(TallyModel& model, const data::ImportReport& import, const QString& currency) {
    std::vector<TallyModel::Line> lines;
    for (const auto& file : import.filesAccount)
        addFile(lines, file);
    model.show(
        {{{TallyModel::tr("File"), false, {}}, {TallyModel::tr("What became of the rows"), false, {}}}, {}, currency},
        std::move(lines));
}

void showRestated(TallyModel& model, const data::ImportReport& import, const QString& currency) {
    std::vector<std::int64_t> units;
    for (const auto& month : import.restated) {
        units.push_back(month.before.units.raw);
        units.push_back(month.after.units.raw);
    }
    const auto decimals = decimalsNeeded(units, Quantity::scale);
    const auto text = [decimals](Quantity quantity) { return exactText(quantity.raw, Quantity::scale, decimals); };
    std::vector<TallyModel::Line> lines;
    for (const auto& month : import.restated)
        lines.push_back(
            {{toQt(month.category), monthName(month.month), text(month.before.units), text(month.after.units)},
             {month.after.rows - month.before.rows, month.after.units - month.before.units,
              month.after.money - month.before.money},
             {}});
    model.show({{{TallyModel::tr("Category"), false, {}},
                 {TallyModel::tr("Month"), false, {}},
                 {TallyModel::tr("Units before"), true, {}},
                 {TallyModel::tr("Units now"), true, {}}},
                {},
                currency,
                true},
               std::move(lines));
}

} // namespace planwright::ui
