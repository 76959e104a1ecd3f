#pragma once

#include "core/data/engine/xml_reader.h"
#include "core/data/engine/zip_archive.h"

#include <string>
#include <string_view>

namespace planwright::data::engine {

/// Reads one part of an archive as XML. InvalidArgument, with `file`, where it is none; else as
/// ZipArchive::forEachPiece(), and what the handler says. Progress goes to `stage`, if any.
[[nodiscard]] Status readXml(const ZipArchive& archive, const std::string& part, const std::string& file,
                             XmlHandler& handler, const RunContext& context, std::string_view stage = {});

} // namespace planwright::data::engine
