#include "core/service/own_categories.h"

#include "core/base/text.h"
#include "core/data/category_table.h"
#include "core/data/csv_text.h"
#include "core/service/text_file.h"

#include <set>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

std::string csvOf(const data::ProductGroups& groups) {
    const bool hasParents = !groups.parents.empty();
    std::string text = hasParents ? "product,category,parent\n" : "product,category\n";
    std::set<std::string> used;
    const auto addLine = [&](const std::string& product, const std::string& category) {
        text += data::csvField(product, ',') + ',' + data::csvField(category, ',');
        if (hasParents) {
            const auto parent = groups.parents.find(category);
            text += ',' + (parent == groups.parents.end() ? std::string() : data::csvField(parent->second, ','));
        }
        text += '\n';
        used.insert(category);
    };
    for (const auto& [product, category] : groups.categories)
        addLine(product, category);
    // A column of the events may name these.
    for (const auto& [category, parent] : groups.parents)
        if (!used.contains(category))
            addLine({}, category);
    return text;
}

} // namespace

Result<std::optional<fs::path>> layOutOwnCategories(Workspace& workspace, const fs::path& folder) {
    PLANWRIGHT_ASSIGN(const auto csv, workspace.ownTable(ownCategoriesTable));
    if (!csv)
        return std::nullopt;
    auto file = folder / "own" / "categories.csv";
    PLANWRIGHT_TRY(writeTextFile(file, *csv));
    return std::optional(std::move(file));
}

Result<std::string> assignCategories(const std::optional<fs::path>& table, const Assignments& assignments,
                                     const fs::path& temporaryDirectory, const RunContext& context) {
    data::ProductGroups groups;
    if (table) {
        PLANWRIGHT_ASSIGN(groups, data::readCategoryTable(*table, temporaryDirectory, context));
    }
    for (const auto& [given, wanted] : assignments) {
        const std::string product(trimmed(given));
        const std::string category(trimmed(wanted));
        if (product.empty() || category.empty())
            return Error{ErrorCode::InvalidArgument,
                         "A category is assigned to a product: neither name may be empty.",
                         {{}, 0, product.empty() ? "product" : "category"}};
        groups.categories[product] = category;
    }
    return csvOf(groups);
}

Status addAssignment(Assignments& assignments, const std::string& text) {
    const auto equals = text.rfind('=');
    const std::string product(trimmed(std::string_view(text).substr(0, std::min(equals, text.size()))));
    const std::string category(equals == std::string::npos ? std::string_view()
                                                           : trimmed(std::string_view(text).substr(equals + 1)));
    if (product.empty() || category.empty())
        return Error{ErrorCode::InvalidArgument,
                     "\"" + text + "\" assigns no category: write the product and its category, as in card-1=Cards.",
                     {{}, 0, "--assign"}};
    const auto [entry, added] = assignments.emplace(product, category);
    if (!added && entry->second != category)
        return Error{ErrorCode::InvalidArgument,
                     "The product " + product + " is assigned two categories, \"" + entry->second + "\" and \"" +
                         category + "\": keep one.",
                     {{}, 0, "--assign"}};
    return {};
}

} // namespace planwright::service
