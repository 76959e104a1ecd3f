#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace planwright::decisions {

using Json = nlohmann::json;

/// A JSON document from outside, in which no object names a member twice and nothing is nested deeper than any document
/// of ours. `what` names the document in messages ("decision input"). InvalidArgument with the line.
[[nodiscard]] Result<Json> parseStrictJson(std::string_view text, std::string_view what);

/// Reads one object member by member; whatever was not asked for is unknown. Null counts as not given.
class ObjectReader {
public:
    /// `object` outlives the reader; InvalidArgument at `path` if it is no object.
    [[nodiscard]] static Result<ObjectReader> open(const Json& object, std::string path);

    [[nodiscard]] Result<std::optional<double>> number(const std::string& name);
    [[nodiscard]] Result<double> requiredNumber(const std::string& name);
    [[nodiscard]] Result<std::optional<std::string>> text(const std::string& name);
    /// The member, or null where it is not given.
    [[nodiscard]] const Json& member(const std::string& name);
    /// InvalidArgument naming the first member that nobody asked for.
    [[nodiscard]] Status finish() const;

    [[nodiscard]] std::string pathOf(const std::string& name) const;
    [[nodiscard]] Error refuse(const std::string& name, const std::string& why) const;

private:
    ObjectReader(const Json& object, std::string path);

    const Json* m_object;
    std::string m_path;
    std::set<std::string> m_known;
};

} // namespace planwright::decisions
