#include "core/decisions/json_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace planwright::decisions {
namespace {

constexpr int deepest = 16;

std::int64_t lineAt(std::string_view text, std::size_t byte) {
    const auto* const end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return 1 + std::count(text.begin(), end, '\n');
}

// Watches a parse for what the parser itself would let pass.
struct Watch {
    std::vector<std::set<std::string>> names;
    std::optional<std::string> fault;

    void object(int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > deepest && !fault)
            fault = "It is nested more deeply than any such document.";
        if (fault)
            return;
        if (event == Json::parse_event_t::object_start)
            names.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            names.pop_back();
        else if (event == Json::parse_event_t::key && !names.back().insert(parsed.get<std::string>()).second)
            fault = "It names '" + parsed.get<std::string>() + "' twice in one object.";
    }
};

} // namespace

Result<Json> parseStrictJson(std::string_view text, std::string_view what) {
    const auto refuse = [&](const std::string& why, std::int64_t line = 0) {
        return Error(ErrorCode::InvalidArgument, "The " + std::string(what) + " cannot be read. " + why,
                     {{}, line, {}});
    };
    Watch watch;
    try {
        Json document = Json::parse(text, [&watch](int depth, Json::parse_event_t event, Json& parsed) {
            watch.object(depth, event, parsed);
            return true;
        });
        if (watch.fault)
            return refuse(*watch.fault);
        return document;
    } catch (const Json::parse_error& error) {
        const auto line = lineAt(text, error.byte == 0 ? 0 : error.byte - 1);
        return refuse("It is not JSON.", line);
    } catch (const Json::out_of_range&) {
        return refuse("It holds a number that is too large.");
    }
}

ObjectReader::ObjectReader(const Json& object, std::string path)
    : m_object(&object)
    , m_path(std::move(path)) {}

Result<ObjectReader> ObjectReader::open(const Json& object, std::string path) {
    if (!object.is_object())
        return Error(ErrorCode::InvalidArgument, "This must be a JSON object.", {{}, 0, path});
    return ObjectReader(object, std::move(path));
}

std::string ObjectReader::pathOf(const std::string& name) const {
    return m_path.empty() ? name : m_path + "." + name;
}

Error ObjectReader::refuse(const std::string& name, const std::string& why) const {
    return {ErrorCode::InvalidArgument, why, {{}, 0, pathOf(name)}};
}

const Json& ObjectReader::member(const std::string& name) {
    static const Json none;
    m_known.insert(name);
    const auto found = m_object->find(name);
    return found == m_object->end() ? none : *found;
}

Result<std::optional<double>> ObjectReader::number(const std::string& name) {
    const Json& value = member(name);
    if (value.is_null())
        return std::optional<double>();
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        return refuse(name, "This must be a number.");
    return std::optional(value.get<double>());
}

Result<double> ObjectReader::requiredNumber(const std::string& name) {
    PLANWRIGHT_ASSIGN(const auto value, number(name));
    if (!value)
        return refuse(name, "This number is missing.");
    return *value;
}

Result<std::optional<std::string>> ObjectReader::text(const std::string& name) {
    const Json& value = member(name);
    if (value.is_null())
        return std::optional<std::string>();
    if (!value.is_string())
        return refuse(name, "This must be a text.");
    return std::optional(value.get<std::string>());
}

Status ObjectReader::finish() const {
    for (const auto& [name, value] : m_object->items()) {
        if (!m_known.contains(name))
            return refuse(name, "There is no such field.");
    }
    return {};
}

} // namespace planwright::decisions
