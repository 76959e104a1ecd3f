#include "ui/pages/data/import_words.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/models/mapping_model.h"
#include "ui/models/one_line.h"
#include "ui/session/qt_convert.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <map>

namespace planwright::ui {
namespace {

constexpr int mostNamesListed = 4;

QString say(const char* text) {
    return QCoreApplication::translate("planwright::ui::ImportWords", text);
}

// Those that every import needs come first.
QStringList columnTexts(std::map<std::string, std::string> columns) {
    QStringList texts;
    const auto add = [&](const std::string& field, const std::string& column) {
        texts << QStringLiteral("%1 ← %2").arg(fieldWords(field), oneLine(toQt(column)));
    };
    for (const auto* needed : {"event_time", "quantity", "unit_price", "line_total", "category", "product_id"})
        if (const auto found = columns.extract(needed))
            add(found.key(), found.mapped());
    for (const auto& [field, column] : columns)
        add(field, column);
    return texts;
}

std::map<std::string, std::string> columnsOf(const std::vector<data::MappedField>& fields) {
    std::map<std::string, std::string> columns;
    for (const auto& field : fields)
        columns[field.field] = field.column;
    return columns;
}

} // namespace

QString filesText(const QStringList& files) {
    QStringList names;
    for (const auto& file : files.mid(0, mostNamesListed))
        names << QFileInfo(file).fileName();
    if (files.size() > mostNamesListed)
        names << say("%1 more").arg(files.size() - mostNamesListed);
    return names.join(QStringLiteral(", "));
}

QString factsText(const service::ImportPreview& preview, qsizetype files) {
    auto facts = QLocale::c().formattedDataSize(static_cast<qint64>(preview.bytes), 1, QLocale::DataSizeSIFormat);
    const auto shown = preview.heading.size();
    facts += QStringLiteral(" · ") + toQt(service::counted(preview.columnCount, "column", "columns"));
    if (preview.columnCount > shown)
        facts += say(", the first %1 shown").arg(shown);
    if (preview.mapping && !preview.mapping->name.empty())
        facts += QStringLiteral(" · ") + say("read as “%1”").arg(toQt(preview.mapping->name));
    if (files > 1)
        facts += QStringLiteral(" · ") + say("what you see is the first of %1 files").arg(files);
    return facts;
}

QString readingText(const service::ImportPreview& preview) {
    const auto columns = columnTexts(preview.columns);
    QStringList lines;
    if (!columns.isEmpty())
        lines << say("Columns: %1.").arg(columns.join(QStringLiteral(", ")));
    for (const auto& note : preview.notes)
        lines << toQt(service::typeset(note));
    return lines.join(QLatin1Char('\n'));
}

QString adviceFor(const Error& problem, bool hasMapping) {
    const auto field = problem.where().field;
    if (field == "category")
        return say("In step 2, Columns, choose one, or assign categories there; or export the category as a column.");
    if (hasMapping)
        return say("Mend the mapping or choose another one, or import as it is and see what is rejected.");
    if (!field.empty())
        return say("A mapping file can be chosen in step 2, Columns.");
    return {};
}

QString whyNotAsBefore(const service::Plan* plan, const service::ImportPreview* preview) {
    auto otherwise = say("Not all columns are those of the last files. Look at how these are read, then import them.");
    if (plan == nullptr || preview == nullptr || !preview->mapping)
        return otherwise;
    const auto columns = columnsOf(preview->fields);
    if (columns.empty() || columns != columnsOf(plan->import.mappingFields))
        return otherwise;
    // Without one every row would be uncategorised.
    if (!columns.contains("category") && !preview->mapping->categoryTable)
        return say("No column names a category: choose the category table in step 2, Columns, then import.");
    return {};
}

} // namespace planwright::ui
