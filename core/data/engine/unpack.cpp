#include "core/data/engine/unpack.h"

#include <vector>
#include <zlib.h>
#include <zstd.h>

namespace planwright::data::engine {

namespace {

constexpr std::size_t pieceBytes = std::size_t{256} * 1024;

class GzipUnpacker : public Unpacker {
public:
    GzipUnpacker() {
        constexpr int gzipOnly = 16 + MAX_WBITS;
        m_ready = inflateInit2(&m_stream, gzipOnly) == Z_OK;
    }
    GzipUnpacker(const GzipUnpacker&) = delete;
    GzipUnpacker& operator=(const GzipUnpacker&) = delete;
    ~GzipUnpacker() override { inflateEnd(&m_stream); }

    [[nodiscard]] std::string_view format() const override { return "gzip"; }
    void give(std::string_view packed) override { m_packed = packed; }
    [[nodiscard]] std::optional<std::string_view> take() override {
        if (!m_ready)
            return std::nullopt;
        std::size_t made = 0;
        // Without input it may still hold output that did not fit.
        while (made == 0 && (!m_packed.empty() || m_more)) {
            if (m_complete && inflateReset(&m_stream) != Z_OK)
                return std::nullopt;
            // zlib does not write to its input, although its older interface does not say so.
            m_stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(m_packed.data()));
            m_stream.avail_in = static_cast<uInt>(m_packed.size());
            m_stream.next_out = reinterpret_cast<Bytef*>(m_piece.data());
            m_stream.avail_out = static_cast<uInt>(m_piece.size());
            const int outcome = inflate(&m_stream, Z_NO_FLUSH);
            if (outcome != Z_OK && outcome != Z_STREAM_END && outcome != Z_BUF_ERROR)
                return std::nullopt;
            m_complete = outcome == Z_STREAM_END;
            m_more = !m_complete && m_stream.avail_out == 0;
            m_packed.remove_prefix(m_packed.size() - m_stream.avail_in);
            made = m_piece.size() - m_stream.avail_out;
        }
        return std::string_view(m_piece.data(), made);
    }
    [[nodiscard]] bool isComplete() const override { return m_complete; }

private:
    z_stream m_stream = {};
    bool m_ready = false;
    bool m_more = false;
    bool m_complete = false;
    std::string_view m_packed;
    std::vector<char> m_piece = std::vector<char>(pieceBytes);
};

class ZstdUnpacker : public Unpacker {
public:
    [[nodiscard]] std::string_view format() const override { return "zstd"; }
    void give(std::string_view packed) override { m_input = {packed.data(), packed.size(), 0}; }
    [[nodiscard]] std::optional<std::string_view> take() override {
        ZSTD_outBuffer output = {m_piece.data(), m_piece.size(), 0};
        while (m_stream && output.pos == 0 && (m_input.pos < m_input.size || m_more)) {
            const auto hint = ZSTD_decompressStream(m_stream.get(), &output, &m_input);
            if (ZSTD_isError(hint) != 0)
                return std::nullopt;
            m_complete = hint == 0;
            m_more = output.pos == output.size;
        }
        if (!m_stream)
            return std::nullopt;
        return std::string_view(m_piece.data(), output.pos);
    }
    [[nodiscard]] bool isComplete() const override { return m_complete; }

private:
    struct Free {
        void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Free> m_stream{ZSTD_createDStream()};
    bool m_more = false;
    bool m_complete = false;
    ZSTD_inBuffer m_input = {nullptr, 0, 0};
    std::vector<char> m_piece = std::vector<char>(pieceBytes);
};

} // namespace

std::unique_ptr<Unpacker> Unpacker::forHead(std::string_view head) {
    if (head.starts_with("\x1F\x8B"))
        return std::make_unique<GzipUnpacker>();
    if (head.starts_with("\x28\xB5\x2F\xFD"))
        return std::make_unique<ZstdUnpacker>();
    return nullptr;
}

} // namespace planwright::data::engine
