#include "core/base/hash.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"

namespace planwright::data {

namespace {

/// Gathers small values so that the hash is fed in large pieces.
class Encoder {
public:
    void integer(std::uint64_t value, unsigned bytes = 8) {
        for (unsigned i = 0; i < bytes; ++i, value >>= 8U)
            m_pending += static_cast<char>(value & 0xFFU);
    }
    void text(std::string_view value) {
        integer(value.size(), 4);
        m_pending.append(value);
    }
    void endRow() {
        if (m_pending.size() >= std::size_t{1} << 16U)
            flush();
    }
    std::string finish() {
        flush();
        return toHex(m_hash.finish());
    }

private:
    void flush() {
        m_hash.update(m_pending);
        m_pending.clear();
    }
    Sha256 m_hash;
    std::string m_pending;
};

} // namespace

Result<std::string> contentHash(engine::Database& database, const std::filesystem::path& events,
                                const std::string& currency, const RunContext& context) {
    Encoder encoder;
    encoder.text("planwright.events/1");
    encoder.text(currency);
    const auto take = [&encoder](const engine::Batch& batch) -> Status {
        for (std::size_t r = 0; r < batch.rows(); ++r) {
            std::uint64_t present = 0;
            for (std::size_t c = 0; c < batch.columns(); ++c)
                present |= std::uint64_t{batch.isNull(c, r) ? 0U : 1U} << c;
            encoder.integer(present, 4);
            for (std::size_t c = 0; c < batch.columns(); ++c) {
                if (((present >> c) & 1U) == 0)
                    continue;
                if (batch.isText(c))
                    encoder.text(batch.text(c, r));
                else
                    encoder.integer(static_cast<std::uint64_t>(batch.integer(c, r)));
            }
            encoder.endRow();
        }
        return {};
    };
    PLANWRIGHT_TRY(database.forEachBatch(sql("content_events", {{"path", engine::sqlText(events.string())}}), context,
                                         take, "Naming the snapshot"));
    return encoder.finish();
}

} // namespace planwright::data
