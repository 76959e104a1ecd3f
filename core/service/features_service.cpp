#include "core/service/features_service.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/data/activity.h"
#include "core/data/csv_text.h"
#include "core/data/engine/database.h"
#include "core/data/snapshot.h"
#include "core/data/sql.h"
#include "core/data/temporary_folder.h"
#include "core/service/outlier_marks.h"
#include "core/service/own_special_days.h"
#include "core/service/special_days_file.h"
#include "core/service/text_file.h"

namespace planwright::service {
namespace {

namespace fs = std::filesystem;
using features::FeatureMatrix;

std::string csvOf(const FeatureMatrix& matrix) {
    std::string text = "category,origin,horizon,month";
    for (const auto& name : matrix.names)
        text.append(",").append(data::csvField(name, ','));
    text += '\n';
    for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
        const auto& row = matrix.rows[r];
        text.append(data::csvField(matrix.categories[row.category], ',')).append(",").append(row.origin.toString());
        text.append(",").append(std::to_string(row.horizon));
        text.append(",").append((row.origin + row.horizon).toString());
        for (std::size_t column = 0; column < matrix.names.size(); ++column) {
            text += ',';
            if (const auto value = matrix.at(r, column); value.known())
                text += shortestDouble(value.value);
        }
        text += '\n';
    }
    return text;
}

/// "{'category': 'VARCHAR', ...}"
std::string columnTypes(const FeatureMatrix& matrix) {
    using data::engine::sqlText;
    std::string types = "{'category': 'VARCHAR', 'origin': 'VARCHAR', 'horizon': 'BIGINT', 'month': 'VARCHAR'";
    for (const auto& name : matrix.names)
        types.append(", ").append(sqlText(name)).append(": 'DOUBLE'");
    return types + '}';
}

Status writeParquet(const fs::path& file, const FeatureRun& run, const RunContext& context) {
    const auto parent = file.has_parent_path() ? file.parent_path() : fs::path(".");
    PLANWRIGHT_ASSIGN(const auto folder, data::TemporaryFolder::make(parent, ".features-"));
    PLANWRIGHT_ASSIGN(auto database, data::engine::Database::open({folder.path(), context.threads}));
    const auto csv = folder.path() / "features.csv";
    const auto parquet = folder.path() / "features.parquet";
    PLANWRIGHT_TRY(writeTextFile(csv, run.csv));
    PLANWRIGHT_TRY(database.execute(data::sql("write_features", {{"csv", data::engine::sqlText(csv.string())},
                                                                 {"columns", columnTypes(run.matrix)},
                                                                 {"path", data::engine::sqlText(parquet.string())}}),
                                    context));
    return moveFile(parquet, file);
}

} // namespace

Result<FeatureRun> workOutFeatures(Workspace& workspace, const FeatureOptions& options, const RunContext& context) {
    if (options.countries.empty() && !options.calendar.empty())
        return Error{ErrorCode::InvalidArgument,
                     "A calendar of special days needs the countries that you sell to: give their shares of sales, "
                     "as in GB=0.8,DE=0.2.",
                     {{}, 0, "--countries"}};
    FeatureRun run;
    PLANWRIGHT_ASSIGN(const auto marks, outlierMarks(workspace));
    std::optional<features::SpecialDayCalendar> calendar;
    std::size_t ownDays = 0;
    if (!options.countries.empty() && !options.calendar.empty()) {
        PLANWRIGHT_ASSIGN(calendar, readCalendar(options.countries, options.calendar));
    } else if (!options.countries.empty()) {
        PLANWRIGHT_ASSIGN(auto own, ownSpecialDays(workspace));
        const auto repeating = repeatingDays(marks);
        own.insert(own.end(), repeating.begin(), repeating.end());
        ownDays = own.size();
        run.repeatingDays = repeating.size();
        auto made = features::SpecialDayCalendar::create(options.countries, own);
        if (!made && made.error().where().line > 0) // an edit of a day that is not there
            return Error{made.error().code(),
                         made.error().message(),
                         {"special days of the workspace", made.error().where().line, made.error().where().field}};
        if (!made)
            return made.error();
        calendar = std::move(*made);
    }
    if (calendar)
        run.countries = calendar->countries();
    run.ownDays = ownDays;
    PLANWRIGHT_ASSIGN(run.snapshotSha256, workspace.currentSnapshot());
    const auto snapshot = workspace.snapshotsDirectory() / run.snapshotSha256;
    PLANWRIGHT_ASSIGN(const auto panel, data::loadPanel(snapshot, options.until, context));
    PLANWRIGHT_ASSIGN(const auto activity, data::loadActivity(snapshot, panel, context));
    const auto corrections = features::correctOneOffs(panel, oneOffsOf(marks)).corrections;
    run.oneOffDays = corrections.days.size();
    const auto learnt = features::learntPanel(panel, corrections);
    const auto* const days = calendar ? &*calendar : nullptr;
    PLANWRIGHT_ASSIGN(run.matrix, features::buildFeatureMatrix(learnt, activity, days, options.plan, context));
    run.table = features::featureTable(days);
    run.csv = csvOf(run.matrix);
    run.matrixSha256 = sha256Hex(run.csv);
    return run;
}

Result<std::vector<features::CountryShare>> parseCountries(const std::string& text) {
    std::vector<features::CountryShare> countries;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto part = trimmed(std::string_view(text).substr(begin, end - begin));
        const auto equals = std::min(part.find('='), part.size());
        const auto share = equals == part.size() ? std::optional(1.0) : parseDouble(trimmed(part.substr(equals + 1)));
        if (part.empty() || !share)
            return Error{ErrorCode::InvalidArgument,
                         "Countries are given by two letters with their shares of sales, as in GB=0.8,DE=0.2.",
                         {{}, 0, "--countries"}};
        countries.push_back({std::string(trimmed(part.substr(0, equals))), *share});
        begin = end + 1;
    }
    return countries;
}

Status writeFeatures(const fs::path& file, const FeatureRun& run, const RunContext& context) {
    const auto ending = asciiLower(file.extension().string());
    if (ending == ".csv")
        return writeTextFile(file, run.csv);
    if (ending == ".parquet")
        return writeParquet(file, run, context);
    return Error{ErrorCode::InvalidArgument,
                 "Features are written as CSV or Parquet: let the file's name end with .csv or .parquet.",
                 {file.string(), 0, {}}};
}

} // namespace planwright::service
