#include "core/data/engine/text_source.h"

#include "core/data/engine/transcoder.h"
#include "core/data/engine/unpack.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <vector>

namespace planwright::data::engine {

namespace {

constexpr std::size_t pieceBytes = std::size_t{256} * 1024;

struct CloseFile {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

Error ioError(int code, const std::string& file) {
    if (code == ENOENT)
        return {ErrorCode::NotFound, "There is no such file.", {file, 0, {}}};
    if (code == EACCES || code == EPERM)
        return {ErrorCode::PermissionDenied, "The file may not be read: ask for permission or copy it.", {file, 0, {}}};
    return {ErrorCode::Io, "The file cannot be read: " + std::generic_category().message(code) + ".", {file, 0, {}}};
}

/// Nothing, or why these first bytes are no text.
std::optional<std::string> notText(std::string_view head) {
    if (head.starts_with("PK\x03\x04"))
        return "The file is a zip archive or an Excel workbook, not a CSV: export it as CSV (UTF-8).";
    if (head.starts_with("PAR1"))
        return "The file is Parquet, not a CSV: export it as CSV (UTF-8).";
    if (head.find('\0') != std::string_view::npos)
        return "The file is binary, not a CSV: it holds zero bytes.";
    return std::nullopt;
}

/// utf-16le, utf-16be or empty: told by the byte order mark, or by zeros at every other byte (a tenth of all at least,
/// in any script the digits and commas are such).
std::string utf16Of(std::string_view head) {
    if (head.starts_with("\xFF\xFE"))
        return "utf-16le";
    if (head.starts_with("\xFE\xFF"))
        return "utf-16be";
    std::array<std::size_t, 2> nulls = {};
    for (std::size_t i = 0; i < head.size(); ++i) {
        nulls.at(i % 2) += head[i] == '\0' ? 1U : 0U;
        if (i % 2 == 1 && head[i] == '\0' && head[i - 1] == '\0')
            return {}; // no text holds the character zero
    }
    const auto [fewer, more] = std::minmax(nulls[0], nulls[1]);
    if (more * 10 < head.size() || fewer * 2 > more)
        return {};
    return nulls[1] > nulls[0] ? "utf-16le" : "utf-16be";
}

} // namespace

struct TextSource::Impl {
    std::string name;
    std::unique_ptr<std::FILE, CloseFile> file;
    std::int64_t size = 0;
    std::int64_t bytesRead = 0;
    Sha256 hash;
    std::vector<char> raw = std::vector<char>(pieceBytes);
    std::unique_ptr<Unpacker> unpacker;
    std::optional<Transcoder> transcoder;
    std::string head; ///< the first piece; empty until it was read
    std::vector<std::string> steps;

    Error refuse(std::string sentence) const {
        return {ErrorCode::InvalidArgument, std::move(sentence), {name, 0, {}}};
    }
    Result<std::string_view> readRaw();
    Result<std::string_view> readUnpacked();
    Result<std::string_view> readHead();
};

TextSource::TextSource(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
TextSource::TextSource(TextSource&&) noexcept = default;
TextSource::~TextSource() = default;

Result<TextSource> TextSource::open(const std::filesystem::path& path, const std::string& encoding) {
    auto impl = std::make_unique<Impl>();
    impl->name = path.filename().string();
    struct stat facts = {};
    if (::stat(path.c_str(), &facts) != 0)
        return ioError(errno, impl->name);
    if (S_ISDIR(facts.st_mode))
        return Error(ErrorCode::InvalidArgument, "This is a folder, not a file: name the CSV file in it.",
                     {impl->name, 0, {}});
    if (!S_ISREG(facts.st_mode))
        return Error(ErrorCode::InvalidArgument, "This is not an ordinary file: save the events as a CSV file first.",
                     {impl->name, 0, {}});
    if (facts.st_size == 0)
        return Error(ErrorCode::InvalidArgument, "The file is empty: export the events again.", {impl->name, 0, {}});
    impl->size = facts.st_size;
    impl->file.reset(std::fopen(path.c_str(), "rbe"));
    if (!impl->file)
        return ioError(errno, impl->name);

    if (encoding != "utf-8") {
        auto transcoder = Transcoder::from(encoding);
        if (!transcoder)
            return Error(transcoder.error().code(), transcoder.error().message(), {impl->name, 0, "encoding"});
        impl->transcoder = std::move(*transcoder);
    }
    return TextSource(std::move(impl));
}

Result<std::string_view> TextSource::Impl::readRaw() {
    const auto count = std::fread(raw.data(), 1, pieceBytes, file.get());
    if (count == 0 && std::ferror(file.get()) != 0)
        return ioError(errno, name);
    if (count == 0 && bytesRead != size)
        return Error(ErrorCode::Io, "The file changed while it was read: import it again when it is complete.",
                     {name, 0, {}});
    const std::string_view bytes(raw.data(), count);
    hash.update(bytes);
    if (bytesRead == 0)
        unpacker = Unpacker::forHead(bytes);
    bytesRead += static_cast<std::int64_t>(count);
    return bytes;
}

Result<std::string_view> TextSource::Impl::readUnpacked() {
    for (;;) {
        if (unpacker) {
            const auto piece = unpacker->take();
            if (!piece)
                return refuse("The file is damaged: its " + std::string(unpacker->format()) +
                              " data cannot be unpacked. Copy or export it again.");
            if (!piece->empty())
                return *piece;
        }
        PLANWRIGHT_ASSIGN(const auto bytes, readRaw());
        if (!unpacker)
            return bytes;
        if (bytes.empty() && !unpacker->isComplete())
            return refuse("The file is cut off: its " + std::string(unpacker->format()) +
                          " data end too early. Copy or export it again.");
        if (bytes.empty())
            return bytes;
        unpacker->give(bytes);
    }
}

// The first piece tells what the text is; it may come in crumbs from a packed file.
Result<std::string_view> TextSource::Impl::readHead() {
    constexpr std::size_t enough = 4096;
    while (head.size() < enough) {
        PLANWRIGHT_ASSIGN(const auto piece, readUnpacked());
        if (piece.empty())
            break;
        head += piece;
    }
    if (unpacker)
        steps.push_back("unpacked from " + std::string(unpacker->format()));
    if (head.empty())
        return refuse("The file is empty: export the events again.");
    std::string_view text = head;
    if (const auto utf16 = utf16Of(text.substr(0, enough)); !utf16.empty()) {
        PLANWRIGHT_ASSIGN(transcoder, Transcoder::from(utf16));
        steps.emplace_back("converted from UTF-16");
        if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
            text.remove_prefix(2);
        return text;
    }
    if (const auto reason = notText(text.substr(0, enough)))
        return refuse(*reason);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return text;
}

Result<std::string_view> TextSource::next() {
    for (;;) {
        auto piece = m_impl->head.empty() ? m_impl->readHead() : m_impl->readUnpacked();
        if (!piece || !m_impl->transcoder)
            return piece;
        if (piece->empty() && !m_impl->transcoder->isComplete())
            return m_impl->refuse("The file is cut off: it ends in the middle of a character. Export it again.");
        if (piece->empty())
            return piece;
        PLANWRIGHT_ASSIGN(const auto text, m_impl->transcoder->convert(*piece));
        if (!text.empty())
            return text;
    }
}

const std::vector<std::string>& TextSource::steps() const {
    return m_impl->steps;
}
std::string TextSource::sha256() {
    return toHex(m_impl->hash.finish());
}
std::int64_t TextSource::bytesRead() const {
    return m_impl->bytesRead;
}
std::int64_t TextSource::size() const {
    return m_impl->size;
}

} // namespace planwright::data::engine
