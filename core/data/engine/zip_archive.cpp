#include "core/data/engine/zip_archive.h"

#include <vector>
#include <zip.h>

namespace planwright::data::engine {

namespace {

constexpr std::size_t pieceBytes = std::size_t{64} * 1024;

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct ClosePart {
    void operator()(zip_file_t* part) const { static_cast<void>(zip_fclose(part)); }
};

Error failure(int code, const std::string& file) {
    switch (code) {
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
        return {ErrorCode::InvalidArgument,
                "The file is protected by a password: save a copy without one and import that.",
                {file, 0, {}}};
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
    case ZIP_ER_OPEN:
        return {ErrorCode::Io, "The file cannot be read.", {file, 0, {}}};
    case ZIP_ER_NOENT:
        return {ErrorCode::NotFound, "There is no such file.", {file, 0, {}}};
    case ZIP_ER_MEMORY:
        return {ErrorCode::Io, "There is not enough memory to unpack the file.", {file, 0, {}}};
    default:
        return {
            ErrorCode::InvalidArgument, "The Excel file is damaged or cut off: save or copy it again.", {file, 0, {}}};
    }
}

} // namespace

struct ZipArchive::Impl {
    std::string name;
    std::unique_ptr<zip_t, CloseArchive> archive;
};

ZipArchive::ZipArchive(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(const std::filesystem::path& path) {
    auto impl = std::make_unique<Impl>();
    impl->name = path.filename().string();
    int code = ZIP_ER_OK;
    impl->archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!impl->archive)
        return failure(code, impl->name);
    return ZipArchive(std::move(impl));
}

std::optional<std::uint64_t> ZipArchive::sizeOf(const std::string& part) const {
    zip_stat_t facts;
    if (zip_stat(m_impl->archive.get(), part.c_str(), ZIP_FL_NOCASE, &facts) != 0)
        return std::nullopt;
    return (facts.valid & ZIP_STAT_SIZE) != 0 ? facts.size : 0;
}

Status ZipArchive::forEachPiece(const std::string& part, const RunContext& context,
                                const std::function<Result<bool>(std::string_view)>& take) const {
    auto* archive = m_impl->archive.get();
    const std::unique_ptr<zip_file_t, ClosePart> file(zip_fopen(archive, part.c_str(), ZIP_FL_NOCASE));
    if (!file)
        return failure(zip_error_code_zip(zip_get_error(archive)), m_impl->name);
    std::vector<char> piece(pieceBytes);
    for (;;) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto count = zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0)
            return failure(zip_error_code_zip(zip_file_get_error(file.get())), m_impl->name);
        if (count == 0)
            return {};
        PLANWRIGHT_ASSIGN(const bool more, take({piece.data(), static_cast<std::size_t>(count)}));
        if (!more)
            return {};
    }
}

} // namespace planwright::data::engine
