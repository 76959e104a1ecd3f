#include "core/base/hash.h"
#include "core/data/snapshot_files.h"
#include "core/data/sql.h"

#include <array>

namespace planwright::data {

namespace {

/// Gathers small values so that the hash is fed in large pieces.
class Encoder {
public:
    void integer(std::uint64_t value) {
        std::array<char, 8> bytes{};
        for (auto& byte : bytes) {
            byte = static_cast<char>(value & 0xFFU);
            value >>= 8U;
        }
        m_pending.append(bytes.data(), bytes.size());
    }
    void text(std::string_view value) {
        integer(value.size());
        m_pending.append(value);
    }
    void null() { integer(~std::uint64_t{0}); }
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
            for (std::size_t c = 0; c < batch.columns(); ++c) {
                // A value's first integer is never that of null: texts are shorter, integers follow a 0.
                if (batch.isNull(c, r)) {
                    encoder.null();
                } else if (batch.isText(c)) {
                    encoder.text(batch.text(c, r));
                } else {
                    encoder.integer(0);
                    encoder.integer(static_cast<std::uint64_t>(batch.integer(c, r)));
                }
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
