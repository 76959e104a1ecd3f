#include "core/data/engine/xml_part.h"

#include <algorithm>
#include <expat.h>
#include <memory>
#include <type_traits>

namespace planwright::data::engine {

namespace {

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

std::string_view withoutPrefix(std::string_view name) {
    return name.substr(name.find(':') + 1); // npos + 1 is 0
}

struct Reading {
    XmlHandler& handler;
    XML_Parser parser;
};
XmlHandler& handlerOf(void* data) {
    return static_cast<Reading*>(data)->handler;
}

} // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
        if (withoutPrefix(*pair) == name)
            return pair[1];
    return {};
}

Status readXml(const ZipArchive& archive, const std::string& part, const std::string& file, XmlHandler& handler,
               const RunContext& context, std::string_view stage) {
    const Error damaged(ErrorCode::InvalidArgument,
                        "The Excel file is damaged: its part " + part + " cannot be read. Save or copy it again.",
                        {file, 0, {}});
    const auto size = archive.sizeOf(part);
    if (!size)
        return damaged;
    const Parser parser(XML_ParserCreate(nullptr));
    if (!parser)
        return Error(ErrorCode::Io, "There is not enough memory to read the file.", {file, 0, {}});
    Reading reading{handler, parser.get()};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(
        parser.get(),
        [](void* data, const char* name, const char** attributes) {
            handlerOf(data).begin(withoutPrefix(name), XmlAttributes(attributes));
        },
        [](void* data, const char* name) { handlerOf(data).end(withoutPrefix(name)); });
    XML_SetCharacterDataHandler(parser.get(), [](void* data, const char* text, int length) {
        handlerOf(data).text({text, static_cast<std::size_t>(length)});
    });
    XML_SetStartDoctypeDeclHandler(parser.get(), [](void* data, const char*, const char*, const char*, int) {
        XML_StopParser(static_cast<Reading*>(data)->parser, XML_FALSE);
    });
    bool toTheEnd = true;
    std::uint64_t read = 0;
    PLANWRIGHT_TRY(archive.forEachPiece(part, context, [&](std::string_view piece) -> Result<bool> {
        if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) != XML_STATUS_OK)
            return damaged;
        read += piece.size();
        if (!stage.empty())
            context.report(stage, std::min(1.0, static_cast<double>(read) / static_cast<double>(*size + 1)));
        PLANWRIGHT_ASSIGN(toTheEnd, handler.goOn());
        return toTheEnd;
    }));
    if (toTheEnd && XML_Parse(parser.get(), "", 0, XML_TRUE) != XML_STATUS_OK)
        return damaged;
    return {};
}

} // namespace planwright::data::engine
