#pragma once

#include "core/base/result.h"

#include <memory>
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

/// What is told of an XML text, in its order. Names are without their prefix.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;

    virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view element) = 0;
    virtual void text(std::string_view piece) = 0;
    /// Asked after each piece that is fed: whether to read on, or an error that ends the reading.
    [[nodiscard]] virtual Result<bool> goOn() { return true; }
};

/// Reads an XML text piece by piece. One that declares a document type is refused: it could refer to other files, or
/// swell.
class XmlReader {
public:
    /// `handler` must outlive the reader.
    explicit XmlReader(XmlHandler& handler);
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;
    ~XmlReader();

    /// False: this is no XML.
    [[nodiscard]] bool feed(std::string_view piece);
    /// False: it is cut off.
    [[nodiscard]] bool end();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace planwright::data::engine
