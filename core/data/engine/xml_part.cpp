#include "core/data/engine/xml_part.h"

#include <algorithm>

namespace planwright::data::engine {

Status readXml(const ZipArchive& archive, const std::string& part, const std::string& file, XmlHandler& handler,
               const RunContext& context, std::string_view stage) {
    const Error damaged(ErrorCode::InvalidArgument,
                        "The Excel file is damaged: its part " + part + " cannot be read. Save or copy it again.",
                        {file, 0, {}});
    const auto size = archive.sizeOf(part);
    if (!size)
        return damaged;
    XmlReader reader(handler);
    bool toTheEnd = true;
    std::uint64_t read = 0;
    PLANWRIGHT_TRY(archive.forEachPiece(part, context, [&](std::string_view piece) -> Result<bool> {
        if (!reader.feed(piece))
            return damaged;
        read += piece.size();
        if (!stage.empty())
            context.report(stage, std::min(1.0, static_cast<double>(read) / static_cast<double>(*size + 1)));
        PLANWRIGHT_ASSIGN(toTheEnd, handler.goOn());
        return toTheEnd;
    }));
    if (toTheEnd && !reader.end())
        return damaged;
    return {};
}

} // namespace planwright::data::engine
