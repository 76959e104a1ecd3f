#include "core/data/engine/text_source.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iconv.h>
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

/// Nothing, or why these first bytes are not a text in one of the encodings that are read.
std::optional<std::string> notText(std::string_view head) {
    const auto starts = [head](std::string_view mark) { return head.substr(0, mark.size()) == mark; };
    static constexpr std::string_view advice =
        ": save it as UTF-8 (in Excel: \"CSV UTF-8\"; on Linux: iconv -f UTF-16 -t UTF-8) and import that.";
    if (starts("\xFF\xFE") || starts("\xFE\xFF"))
        return "The file is UTF-16" + std::string(advice);
    const auto nulls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
    if (nulls * 3 > head.size() && nulls * 3 < head.size() * 2)
        return "The file looks like UTF-16 without a byte order mark" + std::string(advice);
    if (starts("PK\x03\x04"))
        return "The file is a zip archive or an Excel workbook, not a CSV: export it as CSV (UTF-8).";
    if (starts("\x1F\x8B"))
        return "The file is compressed by gzip: unpack it first.";
    if (starts("PAR1"))
        return "The file is Parquet, not a CSV: export it as CSV (UTF-8).";
    if (nulls > 0)
        return "The file is binary, not a CSV: it holds zero bytes.";
    return std::nullopt;
}

} // namespace

struct TextSource::Impl {
    std::string name;
    std::unique_ptr<std::FILE, CloseFile> file;
    std::int64_t size = 0;
    std::int64_t bytesRead = 0;
    Sha256 hash;
    iconv_t converter = nullptr;
    std::vector<char> raw = std::vector<char>(pieceBytes);
    std::vector<char> converted;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (converter != nullptr)
            iconv_close(converter);
    }

    Result<std::string_view> convert(std::string_view bytes);
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

    static constexpr std::array<std::pair<std::string_view, const char*>, 2> single = {
        {{"latin-1", "ISO-8859-1"}, {"cp1252", "CP1252"}}};
    const auto* const found =
        std::find_if(single.begin(), single.end(), [&](const auto& e) { return e.first == encoding; });
    if (found != single.end())
        impl->converter = iconv_open("UTF-8", found->second);
    else if (encoding != "utf-8")
        return Error(ErrorCode::InvalidArgument,
                     "The encoding \"" + encoding + "\" is not known: give utf-8, latin-1 or cp1252.",
                     {impl->name, 0, "encoding"});
    // iconv_open reports a failure by the pointer value -1.
    if (reinterpret_cast<std::intptr_t>(impl->converter) == -1) {
        impl->converter = nullptr;
        return Error(ErrorCode::Internal, "This system cannot convert from " + encoding + ".", {impl->name, 0, {}});
    }
    return TextSource(std::move(impl));
}

Result<std::string_view> TextSource::Impl::convert(std::string_view bytes) {
    // One byte becomes at most three; a converter of one-byte encodings keeps no state between pieces.
    converted.resize(bytes.size() * 3);
    std::vector<char> input(bytes.begin(), bytes.end());
    char* from = input.data();
    char* to = converted.data();
    std::size_t fromLeft = input.size();
    std::size_t toLeft = converted.size();
    while (fromLeft > 0 && iconv(converter, &from, &fromLeft, &to, &toLeft) == static_cast<std::size_t>(-1)) {
        if (errno != EILSEQ || fromLeft == 0)
            return Error(ErrorCode::Internal, "The text could not be converted to UTF-8.", {name, 0, {}});
        // The five bytes that cp1252 leaves undefined become U+FFFD, as every browser shows them.
        static constexpr std::string_view replacement = "\xEF\xBF\xBD";
        to = std::copy(replacement.begin(), replacement.end(), to);
        toLeft -= replacement.size();
        ++from;
        --fromLeft;
    }
    return std::string_view(converted.data(), static_cast<std::size_t>(to - converted.data()));
}

Result<std::string_view> TextSource::next() {
    const auto count = std::fread(m_impl->raw.data(), 1, pieceBytes, m_impl->file.get());
    if (count == 0) {
        if (std::ferror(m_impl->file.get()) != 0)
            return ioError(errno, m_impl->name);
        if (m_impl->bytesRead != m_impl->size)
            return Error(ErrorCode::Io, "The file changed while it was read: import it again when it is complete.",
                         {m_impl->name, 0, {}});
        return std::string_view();
    }
    std::string_view bytes(m_impl->raw.data(), count);
    m_impl->hash.update(bytes);
    if (m_impl->bytesRead == 0) {
        if (const auto reason = notText(bytes.substr(0, 4096)))
            return Error(ErrorCode::InvalidArgument, *reason, {m_impl->name, 0, {}});
        static constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (bytes.substr(0, mark.size()) == mark)
            bytes.remove_prefix(mark.size());
    }
    m_impl->bytesRead += static_cast<std::int64_t>(count);
    if (m_impl->converter == nullptr)
        return bytes;
    return m_impl->convert(bytes);
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
