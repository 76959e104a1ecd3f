#include "core/data/engine/xml_reader.h"

#include <expat.h>
#include <new>

namespace planwright::data::engine {

namespace {

std::string_view withoutPrefix(std::string_view name) {
    return name.substr(name.find(':') + 1); // npos + 1 is 0
}

} // namespace

struct XmlReader::Impl {
    explicit Impl(XmlHandler& told)
        : handler(told)
        , parser(XML_ParserCreate(nullptr)) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { XML_ParserFree(parser); }

    static Impl& of(void* data) { return *static_cast<Impl*>(data); }

    XmlHandler& handler;
    XML_Parser parser;
};

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
        if (withoutPrefix(*pair) == name)
            return pair[1];
    return {};
}

XmlReader::XmlReader(XmlHandler& handler)
    : m_impl(std::make_unique<Impl>(handler)) {
    if (m_impl->parser == nullptr)
        throw std::bad_alloc();
    auto* const parser = m_impl->parser;
    XML_SetUserData(parser, m_impl.get());
    XML_SetElementHandler(
        parser,
        [](void* data, const char* name, const char** attributes) {
            Impl::of(data).handler.begin(withoutPrefix(name), XmlAttributes(attributes));
        },
        [](void* data, const char* name) { Impl::of(data).handler.end(withoutPrefix(name)); });
    XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int length) {
        Impl::of(data).handler.text({text, static_cast<std::size_t>(length)});
    });
    XML_SetStartDoctypeDeclHandler(parser, [](void* data, const char*, const char*, const char*, int) {
        XML_StopParser(Impl::of(data).parser, XML_FALSE);
    });
}
XmlReader::~XmlReader() = default;

bool XmlReader::feed(std::string_view piece) {
    return XML_Parse(m_impl->parser, piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
}

bool XmlReader::end() {
    return XML_Parse(m_impl->parser, "", 0, XML_TRUE) == XML_STATUS_OK;
}

} // namespace planwright::data::engine
