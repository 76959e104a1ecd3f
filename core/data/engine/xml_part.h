#pragma once

#include "core/data/engine/zip_archive.h"

#include <string>
#include <string_view>

namespace planwright::data::engine {

/// The attributes of one XML element, valid only while it begins. Names are without their prefix.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs)
        : m_pairs(pairs) {}
    /// Empty where there is none of that name.
    [[nodiscard]] std::string_view get(std::string_view name) const;

private:
    const char** m_pairs;
};

/// What is told of an XML part, in its order. Names are without their prefix.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;

    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view piece) = 0;
    /// Asked after every piece of at most 64 KiB: whether to read on, or an error that ends the reading.
    [[nodiscard]] virtual Result<bool> goOn() = 0;
};

/// Reads one part of an archive as XML. InvalidArgument, with `file`, where it is none or declares a document type
/// (which could refer to other files or swell); else as ZipArchive::forEachPiece(). Progress goes to `stage`, if any.
[[nodiscard]] Status readXml(const ZipArchive& archive, const std::string& part, const std::string& file,
                             XmlHandler& handler, const RunContext& context, std::string_view stage = {});

} // namespace planwright::data::engine
