#include "core/base/hash.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"

#include <array>

namespace planwright::data {

namespace {

constexpr std::size_t eventType = 9; ///< its column in content_events.sql

/// Looking at the same thing twice is no repeat that anybody needs to know of.
bool isDemand(std::string_view type) {
    return type == "purchase" || type == "refund";
}

/// Gathers small values so that the hash is fed in large pieces.
class Encoder {
public:
    void integer(std::uint64_t value, unsigned bytes = 8) {
        std::array<char, 8> little{};
        for (auto& byte : little) {
            byte = static_cast<char>(value & 0xFFU);
            value >>= 8U;
        }
        m_pending.append(little.data(), bytes);
    }
    void text(std::string_view value) {
        integer(value.size(), 4);
        m_pending.append(value);
    }
    void row(const engine::Batch& batch, std::size_t r) {
        const std::size_t begin = m_pending.size();
        std::uint64_t present = 0;
        for (std::size_t c = 0; c < batch.columns(); ++c)
            present |= std::uint64_t{batch.isNull(c, r) ? 0U : 1U} << c;
        integer(present, 4);
        for (std::size_t c = 0; c < batch.columns(); ++c) {
            if (((present >> c) & 1U) == 0)
                continue;
            if (batch.isText(c))
                text(batch.text(c, r));
            else
                integer(static_cast<std::uint64_t>(batch.integer(c, r)));
        }
        if (std::string_view(m_pending).substr(begin) == m_previous)
            m_repeated += isDemand(batch.text(eventType, r)) ? 1 : 0;
        else
            m_previous.assign(m_pending, begin);
        if (m_pending.size() >= std::size_t{1} << 16U)
            flush();
    }
    Content finish() {
        flush();
        return {toHex(m_hash.finish()), m_repeated};
    }

private:
    void flush() {
        m_hash.update(m_pending);
        m_pending.clear();
    }
    Sha256 m_hash;
    std::string m_pending;
    std::string m_previous;
    std::int64_t m_repeated = 0;
};

} // namespace

Result<Content> hashContent(engine::Database& database, const std::filesystem::path& events,
                            const std::string& currency, const RunContext& context) {
    Encoder encoder;
    encoder.text("planwright.events/1");
    encoder.text(currency);
    const auto take = [&encoder](const engine::Batch& batch) -> Status {
        for (std::size_t r = 0; r < batch.rows(); ++r)
            encoder.row(batch, r);
        return {};
    };
    PLANWRIGHT_TRY(database.forEachBatch(sql("content_events", {{"path", engine::sqlText(events.string())}}), context,
                                         take, "Naming the snapshot"));
    return encoder.finish();
}

} // namespace planwright::data
