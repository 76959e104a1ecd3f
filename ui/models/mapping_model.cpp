#include "ui/models/mapping_model.h"

#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace planwright::ui {
namespace {

constexpr const char* context = "planwright::ui::MappingModel";

struct Words {
    const char* field;
    const char* words;
};

// In the order in which they are listed.
constexpr std::array<Words, 17> known{
    {{"event_time", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Date")},
     {"quantity", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Quantity")},
     {"unit_price", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Price of a unit")},
     {"line_total", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Money of the row")},
     {"category", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Category")},
     {"product_id", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Product")},
     {"order_id", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Order")},
     {"line_id", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Line of the order")},
     {"event_type", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Kind of event")},
     {"customer_id", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Customer")},
     {"segment", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Customer segment")},
     {"channel", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Sales channel")},
     {"country", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Country")},
     {"campaign", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Campaign")},
     {"discount", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Discount")},
     {"unit_cost", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Cost of a unit")},
     {"ad_spend", QT_TRANSLATE_NOOP("planwright::ui::MappingModel", "Advertising spend")}}};

QString exampleOf(const service::ImportPreview& preview, const std::string& heading) {
    const auto found = std::ranges::find_if(
        preview.heading, [&](const std::string& own) { return toQt(own).trimmed() == toQt(heading).trimmed(); });
    const auto column = static_cast<std::size_t>(found - preview.heading.begin());
    for (const auto& row : preview.rows)
        if (column < preview.heading.size() && column < row.size() && !row[column].empty())
            return oneLine(toQt(row[column]));
    return {};
}

} // namespace

QString fieldWords(const std::string& field) {
    const auto* const found = std::ranges::find_if(known, [&](const Words& words) { return field == words.field; });
    return found == known.end() ? toQt(field) : QCoreApplication::translate(context, found->words);
}

bool isNumberField(const std::string& field) {
    static const std::set<std::string> numbers{"quantity", "unit_price", "line_total",
                                               "discount", "unit_cost",  "ad_spend"};
    return numbers.contains(field);
}

void MappingModel::show(const service::ImportPreview* preview, bool hasCategoryTable) {
    reset({{tr("Needed"), false, {}},
           {tr("Your column"), false, {}},
           {tr("For example"), false, {}},
           {tr("How sure"), false, tr("How sure it is that this column is the right one")}},
          [&] {
              m_lines.clear();
              if (preview == nullptr)
                  return;
              addFields(*preview, hasCategoryTable);
              addSureness(*preview);
              if (preview->mapping)
                  addReading(*preview->mapping);
          });
}

void MappingModel::addFields(const service::ImportPreview& preview, bool hasCategoryTable) {
    const auto has = [&](const char* field) { return preview.columns.contains(field); };
    const auto missing = [&](const QString& field) { m_lines.push_back({field, tr("not found"), {}, Tone::Bad}); };
    for (const auto& words : known) {
        const std::string field = words.field;
        const auto column = preview.columns.find(field);
        if (column != preview.columns.end())
            m_lines.push_back(
                {fieldWords(field), oneLine(toQt(column->second)), exampleOf(preview, column->second), Tone::Normal});
        else if (field == "event_time" || field == "quantity")
            missing(fieldWords(field));
        else if (field == "line_total" && !has("unit_price"))
            missing(tr("Price of a unit, or money of the row"));
        else if (field == "category" && (hasCategoryTable || (preview.mapping && preview.mapping->categoryTable)))
            m_lines.push_back({fieldWords(field), tr("from the category table"), {}, Tone::Normal});
        else if (field == "category")
            missing(has("product_id") ? fieldWords(field) : tr("Category, or product and a category table"));
    }
}

void MappingModel::addSureness(const service::ImportPreview& preview) {
    for (const auto& field : preview.fields) {
        const auto line = std::ranges::find(m_lines, fieldWords(field.field), &Line::field);
        if (line == m_lines.end())
            continue;
        line->sure = tr("%1 %").arg(std::lround(100 * field.confidence));
        line->why = toQt(field.why);
    }
}

void MappingModel::addReading(const data::Mapping& mapping) {
    const auto add = [this](const QString& what, const QString& how, const QString& example) {
        m_lines.push_back({what, how, example, Tone::Muted});
    };
    static constexpr std::array orders{QT_TR_NOOP("year, month, day"), QT_TR_NOOP("month, day, year"),
                                       QT_TR_NOOP("day, month, year")};
    static constexpr std::array examples{"2011-12-24", "12/24/2011", "24/12/2011"};
    const auto order = static_cast<std::size_t>(mapping.dateOrder);
    add(tr("Order of dates"), tr(orders.at(order)), QString::fromLatin1(examples.at(order)));
    const bool point = mapping.decimalMark == '.';
    add(tr("Decimal mark"), point ? tr("point") : tr("comma"),
        point ? QStringLiteral("12.50") : QStringLiteral("12,50"));
    const auto delimiter = QLatin1Char(mapping.delimiter);
    add(tr("Between columns"),
        mapping.delimiter == '\t'  ? tr("tab")
        : mapping.delimiter == ',' ? tr("comma")
        : mapping.delimiter == ';' ? tr("semicolon")
                                   : QString(delimiter),
        {});
    add(tr("Encoding"), mapping.encoding == "utf-8" ? QStringLiteral("UTF-8") : toQt(mapping.encoding), {});
    add(tr("Currency"), mapping.currency.empty() ? tr("not declared") : toQt(mapping.currency), {});
}

QString MappingModel::text(int row, int column) const {
    const auto& line = m_lines[static_cast<std::size_t>(row)];
    return column == 0 ? line.field : column == 1 ? line.source : column == 2 ? line.example : line.sure;
}

QVariant MappingModel::value(int row, int column, int role) const {
    if (role == SortRole)
        return text(row, column);
    if (role != ToneRole)
        return {};
    const auto tone = m_lines[static_cast<std::size_t>(row)].tone;
    return static_cast<int>(tone == Tone::Normal && column >= 2 ? Tone::Muted : tone);
}

QString MappingModel::toolTip(int row, int column) const {
    const auto& why = m_lines[static_cast<std::size_t>(row)].why;
    return plainToolTip(column == 3 && !why.isEmpty() ? tr("%1: %2").arg(text(row, column), why) : text(row, column));
}

} // namespace planwright::ui
