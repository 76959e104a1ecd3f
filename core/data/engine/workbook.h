#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace planwright::data::engine {

/// An Excel workbook (.xlsx, .xlsm: Office Open XML), read row by row. Held in memory are the texts that cells share.
class Workbook {
public:
    struct Sheet {
        std::string name;
        bool hidden = false;
    };

    /// InvalidArgument for a file that is damaged, protected by a password, another kind of document, or whose texts
    /// exceed 512 MiB; Io, Cancelled.
    [[nodiscard]] static Result<Workbook> open(const std::filesystem::path& path, const RunContext& context);
    Workbook(Workbook&&) noexcept;
    Workbook& operator=(Workbook&&) = delete;
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    /// Those with cells, in the order of their tabs.
    [[nodiscard]] const std::vector<Sheet>& sheets() const;
    /// Hands over each row that holds something, in order, until `take` says false: its number from 1, and its cells
    /// from column A to the last that is not empty, as text: see dateText(), numberText(), plainText(); "true" and
    /// "false"; an error as it shows ("#N/A"); a formula by its last result. Progress goes to `stage`, if any.
    [[nodiscard]] Status forEachRow(
        std::size_t sheet, const RunContext& context, std::string_view stage,
        const std::function<Result<bool>(std::int64_t number, const std::vector<std::string>& cells)>& take) const;

private:
    struct Impl;
    explicit Workbook(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace planwright::data::engine
