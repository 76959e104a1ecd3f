#include "core/service/import_service.h"
#include "core/serving/json_parts.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace planwright::service {
namespace {

using nlohmann::json;
using Pick = std::function<json(const data::Tally&)>;

json accountOf(const data::ImportAccount& account, const Pick& pick) {
    json setAside = json::object();
    for (const auto& [rule, tally] : account.setAside)
        setAside[rule] = pick(tally);
    return {{"read", pick(account.read)},
            {"accepted", pick(account.accepted)},
            {"merged", pick(account.merged)},
            {"rejected", pick(account.rejected)},
            {"set_aside", std::move(setAside)}};
}

json accountDocument(const data::ImportAccount& account) {
    return {{"rows", accountOf(account, [](const data::Tally& tally) { return json(tally.rows); })},
            {"units", accountOf(account, [](const data::Tally& tally) { return json(tally.units.toDouble()); })},
            {"money", accountOf(account, [](const data::Tally& tally) { return json(tally.money.toDouble()); })}};
}

json filesAccount(const data::ImportReport& report) {
    json files = json::array();
    for (const auto& [file, account] : report.filesAccount) {
        files.push_back(accountDocument(account));
        files.back()["file"] = file;
    }
    return files;
}

json rules(const data::ImportReport& report) {
    json list = json::array();
    for (const auto& rule : report.rules) {
        json examples = json::array();
        for (const auto& [file, line] : rule.examples)
            examples.push_back({{"file", file}, {"line", line}});
        list.push_back({{"rule", nameOf(rule.rule)},
                        {"action", nameOf(rule.action)},
                        {"rows", rule.found.rows},
                        {"units", rule.found.units.toDouble()},
                        {"money", rule.found.money.toDouble()},
                        {"matched", rule.matched ? json(*rule.matched) : json(nullptr)},
                        {"examples", std::move(examples)}});
    }
    return list;
}

json unmappedProducts(const data::ImportReport& report) {
    json products = json::array();
    for (const auto& [product, found] : report.unmappedProducts)
        products.push_back({{"product", product},
                            {"rows", found.rows},
                            {"units", found.units.toDouble()},
                            {"money", found.money.toDouble()}});
    return products;
}

json partialPeriods(const data::ImportReport& report) {
    json periods = json::array();
    for (const auto& period : report.partialPeriods)
        periods.push_back({{"month", period.month.toString()},
                           {"first_day", period.firstDay.toString()},
                           {"last_day", period.lastDay.toString()}});
    return periods;
}

json restatedMonths(const data::ImportReport& report) {
    json months = json::array();
    for (const auto& restated : report.restated)
        months.push_back({{"category", restated.category},
                          {"month", restated.month.toString()},
                          {"rows_before", restated.before.rows},
                          {"rows_after", restated.after.rows},
                          {"units_before", restated.before.units.toDouble()},
                          {"units_after", restated.after.units.toDouble()},
                          {"money_before", restated.before.money.toDouble()},
                          {"money_after", restated.after.money.toDouble()}});
    return months;
}

data::Tally parseTally(const json& object, const std::string& when) {
    return {object.at("rows_" + when), Quantity::fromDouble(object.at("units_" + when)),
            Money::fromDouble(object.at("money_" + when))};
}

json mappingFields(const data::ImportReport& report) {
    json fields = json::array();
    for (const auto& field : report.mappingFields)
        fields.push_back(
            {{"field", field.field}, {"column", field.column}, {"confidence", field.confidence}, {"why", field.why}});
    return fields;
}

json rejectedRows(const data::ImportReport& report) {
    json rows = json::array();
    for (const auto& row : report.rejected)
        rows.push_back({{"file", row.file}, {"line", row.line}, {"reason", row.reason}, {"raw", row.raw}});
    return rows;
}

json mergedBlocks(const data::ImportReport& report) {
    json blocks = json::array();
    for (const auto& block : report.mergedBlocks)
        blocks.push_back({{"file", block.file},
                          {"first_line", block.firstLine},
                          {"last_line", block.lastLine},
                          {"rows", block.rows},
                          {"first_day", block.firstDay},
                          {"last_day", block.lastDay}});
    return blocks;
}

template <typename Value>
void parseAccount(data::ImportAccount& account, const json& object, Value data::Tally::*member,
                  const std::function<Value(const json&)>& read) {
    account.read.*member = read(object.at("read"));
    account.accepted.*member = read(object.at("accepted"));
    account.merged.*member = read(object.at("merged"));
    account.rejected.*member = read(object.at("rejected"));
    for (const auto& [rule, value] : object.at("set_aside").items())
        account.setAside[rule].*member = read(value);
}

data::ImportAccount parseAccount(const json& object) {
    data::ImportAccount account;
    parseAccount<std::int64_t>(account, object.at("rows"), &data::Tally::rows,
                               [](const json& value) { return value.get<std::int64_t>(); });
    parseAccount<Quantity>(account, object.at("units"), &data::Tally::units,
                           [](const json& value) { return Quantity::fromDouble(value); });
    parseAccount<Money>(account, object.at("money"), &data::Tally::money,
                        [](const json& value) { return Money::fromDouble(value); });
    return account;
}

data::RuleReport parseRule(const json& object) {
    data::RuleReport rule;
    rule.rule = data::ruleNamed(object.at("rule").get<std::string>()).value();
    rule.action = data::actionNamed(object.at("action").get<std::string>()).value();
    rule.found = {object.at("rows"), Quantity::fromDouble(object.at("units")), Money::fromDouble(object.at("money"))};
    if (!object.at("matched").is_null())
        rule.matched = object.at("matched").get<std::int64_t>();
    for (const auto& example : object.at("examples"))
        rule.examples.push_back({example.at("file"), example.at("line")});
    return rule;
}

Date parseDate(const json& value) {
    return Date::parse(value.get<std::string>()).value();
}

data::ImportReport parseReport(const json& document) {
    data::ImportReport report;
    report.files = document.at("files").get<std::vector<std::string>>();
    report.account = parseAccount(document.at("account"));
    // Documents of before hold neither.
    for (const auto& file : document.value("files_account", json::array()))
        report.filesAccount.push_back({file.at("file"), parseAccount(file)});
    for (const auto& rule : document.value("rules", json::array()))
        report.rules.push_back(parseRule(rule));
    for (const auto& row : document.at("rejected"))
        report.rejected.push_back({row.at("file"), row.at("line"), row.at("reason"), row.at("raw")});
    for (const auto& block : document.at("merged_blocks"))
        report.mergedBlocks.push_back({block.at("file"), block.at("first_line"), block.at("last_line"),
                                       block.at("rows"), block.at("first_day"), block.at("last_day")});
    report.repeatedRowsKept = document.at("repeated_rows_kept");
    for (const auto& period : document.at("partial_periods"))
        report.partialPeriods.push_back({Month::parse(period.at("month").get<std::string>()).value(),
                                         parseDate(period.at("first_day")), parseDate(period.at("last_day"))});
    // Documents of before hold none.
    for (const auto& restated : document.value("restated", json::array()))
        report.restated.push_back({restated.at("category"),
                                   Month::parse(restated.at("month").get<std::string>()).value(),
                                   parseTally(restated, "before"), parseTally(restated, "after")});
    report.notes = document.at("notes").get<std::vector<std::string>>();
    report.mapping.name = document.at("mapping");
    report.mapping.currency = document.at("currency");
    if (const auto aggregated = document.find("aggregated"); aggregated != document.end() && aggregated->is_string())
        report.mapping.aggregated = *aggregated;
    for (const auto& product : document.value("unmapped_products", json::array()))
        report.unmappedProducts.push_back(
            {product.at("product"),
             {product.at("rows"), Quantity::fromDouble(product.at("units")), Money::fromDouble(product.at("money"))}});
    report.parents = document.value("hierarchy", data::Hierarchy());
    report.currencies = document.value("currencies", std::map<std::string, std::int64_t>());
    report.mapping.timeZone = document.value("time_zone", "");
    for (const auto& field : document.value("mapping_fields", json::array()))
        report.mappingFields.push_back(
            {field.at("field"), field.at("column"), field.at("confidence"), field.at("why")});
    report.snapshotSha256 = document.at("snapshot_sha256");
    report.firstDay = parseDate(document.at("first_day"));
    report.lastDay = parseDate(document.at("last_day"));
    report.categories = document.at("categories");
    return report;
}

} // namespace

Result<data::ImportReport> parseImportDocument(const std::string& document) {
    try {
        return parseReport(json::parse(document));
    } catch (const std::exception&) {
        return Error(ErrorCode::Conflict,
                     "The workspace's account of the import cannot be read: import the files again.");
    }
}

std::string importDocument(const data::ImportReport& report, std::uint64_t seed, bool written) {
    auto document = serving::documentWith({"import", report.snapshotSha256, seed});
    if (!written)
        document["written"] = false;
    document["account"] = accountDocument(report.account);
    document["files_account"] = filesAccount(report);
    document["rules"] = rules(report);
    document["rejected"] = rejectedRows(report);
    document["merged_blocks"] = mergedBlocks(report);
    document["repeated_rows_kept"] = report.repeatedRowsKept;
    document["notes"] = report.notes;
    document["mapping"] = report.mapping.name;
    document["currency"] = report.mapping.currency;
    document["time_zone"] = report.mapping.timeZone;
    document["unmapped_products"] = unmappedProducts(report);
    document["hierarchy"] = report.parents;
    document["aggregated"] = report.mapping.aggregated.empty() ? json(nullptr) : json(report.mapping.aggregated);
    document["currencies"] = report.currencies;
    document["mapping_fields"] = mappingFields(report);
    document["files"] = report.files;
    document["first_day"] = report.firstDay.toString();
    document["last_day"] = report.lastDay.toString();
    document["categories"] = report.categories;
    document["restated"] = restatedMonths(report);
    document["partial_periods"] = partialPeriods(report);
    // What a planner means by it: the month that is still running.
    if (report.partialPeriods.empty() || report.partialPeriods.back().month != report.lastDay.month()) {
        document["partial_period"] = nullptr;
        document["partial_period_reason"] = "The last month is covered to its end.";
    } else {
        document["partial_period"] = document["partial_periods"].back();
    }
    // A rejected row may hold bytes that are no UTF-8: they become U+FFFD.
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace planwright::service
