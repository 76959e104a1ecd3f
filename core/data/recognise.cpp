#include "core/data/recognise.h"

#include "core/base/text.h"
#include "core/data/detect.h"
#include "core/data/engine/csv_file.h"
#include "core/data/fields.h"
#include "core/data/values.h"

#include <algorithm>

namespace planwright::data {

namespace {

std::vector<std::string> trimmedAll(const std::vector<std::string>& texts) {
    std::vector<std::string> all;
    all.reserve(texts.size());
    for (const auto& text : texts)
        all.emplace_back(trimmed(text));
    return all;
}

/// Whether the file has exactly the mapping's headings, or, where it lists none, all the columns that it names.
bool fits(const Mapping& mapping, const std::vector<std::string>& heading) {
    if (!mapping.heading.empty())
        return mapping.heading == heading;
    return std::all_of(mapping.columns.begin(), mapping.columns.end(), [&heading](const auto& column) {
        return std::find(heading.begin(), heading.end(), column.second) != heading.end();
    });
}

std::vector<MappedField> fieldsOf(const Mapping& mapping, const std::string& why) {
    std::vector<MappedField> fields;
    for (const auto& field : canonicalFields())
        if (const auto column = mapping.columns.find(std::string(field.name)); column != mapping.columns.end())
            fields.push_back({column->first, column->second, 1, why});
    return fields;
}

/// How textFiles() writes the copy of a table. Dates in cells of text stay as they are: then the mapping's order holds.
Status writeAsTable(Mapping& mapping, const std::filesystem::path& table, const RunContext& context) {
    mapping.delimiter = ',';
    mapping.encoding = "utf-8";
    mapping.decimalMark = '.';
    mapping.thousandsMark = '\0';
    const auto time = mapping.columns.find("event_time");
    if (time == mapping.columns.end())
        return {};
    std::optional<std::size_t> column;
    return engine::forEachRecord(table, {}, context, [&](std::int64_t, const std::vector<std::string>& texts) {
        if (!column) { // the heading
            const auto named =
                std::ranges::find(texts, time->second, [](const auto& text) { return std::string(trimmed(text)); });
            column = static_cast<std::size_t>(named - texts.begin());
            return *column < texts.size();
        }
        if (*column >= texts.size() || trimmed(texts[*column]).empty())
            return true;
        const auto reads = [&](DateOrder order) {
            return readTime(texts[*column], order).outcome == TimeReading::Outcome::Read;
        };
        if (!reads(mapping.dateOrder) && reads(DateOrder::YearMonthDay))
            mapping.dateOrder = DateOrder::YearMonthDay;
        return false;
    });
}

/// The files of one import, as a mapping sees them.
struct Source {
    const std::filesystem::path& first;
    bool isTable;
    const MappingOverrides& overrides;
};

Result<RecognisedMapping> ready(Mapping mapping, std::vector<std::string> notes, const std::string& why,
                                const Source& source, const RunContext& context) {
    if (source.isTable)
        PLANWRIGHT_TRY(writeAsTable(mapping, source.first, context));
    source.overrides.applyTo(mapping);
    auto fields = fieldsOf(mapping, why);
    return RecognisedMapping{std::move(mapping), std::move(notes), std::move(fields), false};
}

} // namespace

Result<RecognisedMapping> recogniseMapping(const ImportRequest& request, const std::vector<TextFile>& texts,
                                           const RunContext& context) {
    const auto& path = texts.front().path;
    const Source source{path, std::ranges::all_of(texts, &TextFile::isTable), request.overrides};
    if (request.mapping)
        return ready(*request.mapping, {}, "the mapping names the column", source, context);
    PLANWRIGHT_ASSIGN(const auto line, engine::firstLine(path));

    std::vector<Mapping> fitting;
    std::vector<std::string> notes;
    for (const auto& file : request.knownMappings) {
        auto mapping = loadMapping(file);
        if (!mapping)
            notes.push_back("The mapping " + file.filename().string() +
                            " was passed over, as it cannot be read: " + mapping.error().message());
        else if (fits(*mapping, trimmedAll(engine::fieldsOf(line, request.overrides.delimiter.value_or(
                                                                      source.isTable ? ',' : mapping->delimiter)))))
            fitting.push_back(std::move(*mapping));
    }
    // A mapping that lists the whole heading goes before those that only name some of its columns.
    const bool listed =
        std::any_of(fitting.begin(), fitting.end(), [](const Mapping& m) { return !m.heading.empty(); });
    if (listed)
        std::erase_if(fitting, [](const Mapping& m) { return m.heading.empty(); });
    if (fitting.size() > 1)
        return Error(ErrorCode::InvalidArgument,
                     "The heading fits two known mappings, \"" + fitting[0].name + "\" and \"" + fitting[1].name +
                         "\": name the one to use.",
                     {path.filename().string(), 1, "mapping"});
    if (fitting.size() == 1) {
        notes.push_back("Recognised by its heading as \"" + fitting[0].name + "\".");
        return ready(std::move(fitting[0]), std::move(notes), "a known mapping names the column", source, context);
    }
    PLANWRIGHT_ASSIGN(auto detected, detectMapping(path, line, request.overrides, context));
    notes.insert(notes.end(), detected.notes.begin(), detected.notes.end());
    return RecognisedMapping{std::move(detected.mapping), std::move(notes), std::move(detected.fields),
                             request.overrides.encoding.empty()};
}

} // namespace planwright::data
