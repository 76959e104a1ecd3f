#pragma once

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::data {

/// What one unit of a currency was worth in the snapshot's currency, by day.
class RateTable {
public:
    static constexpr std::int64_t scale = 1'000'000'000'000; ///< rates are held in units of 1/scale, exactly

    /// A CSV with the columns currency, date (YYYY-MM-DD) and rate (a decimal point, at most twelve decimals and one
    /// million), told by their headings or else in this order. `into`: the snapshot's currency, whose rate is 1.
    /// InvalidArgument with the line for what is not so, for a rate that is not positive, and for two rates of a day.
    [[nodiscard]] static Result<RateTable> read(const std::filesystem::path& path, const std::string& into,
                                                const std::filesystem::path& temporaryDirectory,
                                                const RunContext& context);

    /// The latest rate on or before the day. `currency` in capitals.
    [[nodiscard]] std::optional<std::int64_t> rateOf(std::string_view currency, Date day) const;
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const std::string& sha256() const { return m_sha256; }

private:
    std::map<std::string, std::map<Date, std::int64_t>, std::less<>> m_rates;
    std::string m_into, m_name, m_sha256;
};

/// Without blanks, in capitals.
[[nodiscard]] std::string currencyCode(std::string_view text);

} // namespace planwright::data
