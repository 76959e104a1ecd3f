#include "core/service/series_file.h"

#include "core/base/text.h"
#include "core/forecasting/xgb/series_booster.h"
#include "core/service/csv_table.h"
#include "core/service/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace planwright::service {
namespace {

using forecasting::series::Series;
using nlohmann::json;

struct Value {
    std::int64_t period = 0;
    double value = 0;
    std::int64_t line = 0;
};

struct NamedValues {
    std::string name;
    std::vector<Value> values;
};

std::optional<std::int64_t> runningInteger(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size() || std::abs(number) > 1'000'000'000)
        return std::nullopt;
    return number;
}

std::string periodText(bool isMonthly, std::int64_t period) {
    return isMonthly ? Month(static_cast<std::int32_t>(period)).toString() : std::to_string(period);
}

class Reader {
public:
    Reader(const CsvTable& table, std::string file)
        : m_table(table)
        , m_file(std::move(file)) {}

    Result<SeriesTable> read() {
        PLANWRIGHT_TRY(findColumns());
        if (m_table.rows.empty())
            return wrong(1, {}, "The table holds no values, only a heading.");
        for (const auto& row : m_table.rows)
            PLANWRIGHT_TRY(add(row));
        for (auto& named : m_series)
            PLANWRIGHT_TRY(finish(named));
        return std::move(m_result);
    }

private:
    [[nodiscard]] Error wrong(std::int64_t line, const std::string& field, const std::string& sentence) const {
        return {ErrorCode::InvalidArgument, sentence, {m_file, line, field}};
    }

    Status findColumns() {
        for (std::size_t c = 0; c < names.size(); ++c) {
            const auto found = std::ranges::find(m_table.heading, names[c]);
            if (found == m_table.heading.end())
                return wrong(1, names[c], "The table needs the columns series, period and value.");
            m_columns[c] = static_cast<std::size_t>(found - m_table.heading.begin());
        }
        return {};
    }

    Result<std::int64_t> periodOf(const std::string& text, std::int64_t line) {
        const auto number = runningInteger(text);
        if (m_series.empty())
            m_result.isMonthly = !number;
        if (m_result.isMonthly) {
            if (const auto month = Month::parse(text))
                return month->index();
        } else if (number) {
            return *number;
        }
        return wrong(line, "period",
                     fmt::format("\"{}\" is no {}.", text,
                                 m_result.isMonthly ? "month (YYYY-MM)" : "running number as in the lines before"));
    }

    Status add(const CsvTable::Row& row) {
        PLANWRIGHT_ASSIGN(const auto period, periodOf(row.values[m_columns[1]], row.line));
        const auto& text = row.values[m_columns[2]];
        const auto value = parseDouble(text);
        if (!value || !std::isfinite(*value))
            return wrong(row.line, "value",
                         fmt::format("\"{}\" is no number. Periods without a value cannot be left open.", text));
        const auto [entry, isNew] = m_places.try_emplace(row.values[m_columns[0]], m_series.size());
        if (isNew)
            m_series.push_back({entry->first, {}});
        m_series[entry->second].values.push_back({period, *value, row.line});
        return {};
    }

    Status finish(NamedValues& named) {
        auto& values = named.values;
        std::ranges::sort(values, {}, [](const Value& value) { return std::pair(value.period, value.line); });
        Series series{named.name, values.front().period, {}};
        for (const auto& value : values) {
            const auto expected = series.firstPeriod + static_cast<std::int64_t>(series.values.size());
            if (value.period < expected)
                return wrong(value.line, "period",
                             fmt::format("The series \"{}\" has this period twice.", series.name));
            if (value.period > expected)
                return wrong(value.line, "period",
                             fmt::format("The series \"{}\" leaves out {} before this one: give every period, 0 where "
                                         "there was nothing.",
                                         series.name, periodText(m_result.isMonthly, expected)));
            series.values.push_back(value.value);
        }
        m_result.series.push_back(std::move(series));
        return {};
    }

    static constexpr std::array<const char*, 3> names{"series", "period", "value"};

    const CsvTable& m_table;
    std::string m_file;
    std::array<std::size_t, 3> m_columns{};
    std::map<std::string, std::size_t> m_places; ///< of each name in m_series
    std::vector<NamedValues> m_series;
    SeriesTable m_result;
};

} // namespace

Result<SeriesTable> readSeries(const std::filesystem::path& file) {
    PLANWRIGHT_ASSIGN(const auto text, readTextFile(file, std::uintmax_t{1} << 30U));
    PLANWRIGHT_ASSIGN(const auto table, parseCsv(text, file.filename().string()));
    return Reader(table, file.filename().string()).read();
}

Result<std::vector<forecasting::series::Forecast>>
forecastTable(const SeriesTable& table, const forecasting::series::Options& options, const RunContext& context) {
    return forecasting::series::forecastSeries(table.series, options, forecasting::makeSeriesBooster().get(), context);
}

std::string seriesLines(const SeriesTable& table, const std::vector<forecasting::series::Forecast>& forecasts) {
    static constexpr std::array<const char*, 7> names{"p05", "p10", "p25", "p50", "p75", "p90", "p95"};
    std::string lines;
    for (const auto& forecast : forecasts) {
        json line{{"series", table.series[forecast.series].name},
                  {"origin", periodText(table.isMonthly, forecast.origin)},
                  {"horizon", forecast.horizon},
                  {"period", periodText(table.isMonthly, forecast.origin + forecast.horizon)},
                  {"mean", forecast.value.mean},
                  {"model", forecast.model}};
        for (std::size_t q = 0; q < names.size(); ++q)
            line[names[q]] = forecast.value.quantiles[q];
        lines += lines.empty() ? "" : "\n";
        lines += line.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    return lines;
}

} // namespace planwright::service
