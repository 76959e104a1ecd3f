#include "core/base/rng.h"
#include "core/data/repeat_candidates.h"
#include "core/data/repeated_blocks.h"
#include "core/data/repeated_runs.h"

#include <QtTest>

#include <rapidcheck.h>
#include <set>

using namespace planwright;
using namespace planwright::data;

namespace {

std::vector<std::uint64_t> distinct(std::size_t count, std::uint64_t seed = 1) {
    SplitMix64 random(seed);
    std::vector<std::uint64_t> hashes;
    for (std::size_t i = 0; i < count; ++i)
        hashes.push_back(random.next());
    return hashes;
}

std::vector<std::int64_t> ascending(std::size_t count) {
    std::vector<std::int64_t> times(count);
    for (std::size_t i = 0; i < count; ++i)
        times[i] = static_cast<std::int64_t>(i);
    return times;
}

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& from, std::size_t begin, std::size_t length) {
    const std::vector<T> piece(from.begin() + static_cast<std::ptrdiff_t>(begin),
                               from.begin() + static_cast<std::ptrdiff_t>(begin + length));
    to.insert(to.end(), piece.begin(), piece.end());
}

} // namespace

class RepeatedBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsARunWhereverItLies();
    void shortRunsAndConstantRunsAreNone();
    void orderWithinATimeDoesNotCount();
    void aTimeThatIsCutAtTheEdgeIsMergedWhereItOverlaps();
    void threeCopiesLeaveOne();
    void twoPassesFindWhatOneFinds();
};

void RepeatedBlocksTest::findsARunWhereverItLies() {
    QVERIFY(rc::check("a copied run of 100 or more is found exactly", [] {
        const auto size = *rc::gen::inRange<std::size_t>(120, 600);
        const auto length = *rc::gen::inRange<std::size_t>(100, size);
        const auto begin = *rc::gen::inRange<std::size_t>(0, size - length + 1);
        const auto gap = *rc::gen::inRange<std::size_t>(0, 80);
        auto hashes = distinct(size);
        const auto first = hashes;
        const auto noise = distinct(200, 99);
        append(hashes, noise, 0, gap);
        append(hashes, first, begin, length);
        append(hashes, noise, 100, gap);
        const auto runs = repeatedRuns(hashes);
        RC_ASSERT(runs.size() == std::size_t{1});
        RC_ASSERT(runs[0].first == size + gap);
        RC_ASSERT(runs[0].earlier == begin);
        RC_ASSERT(runs[0].length == length);
    }));
}

void RepeatedBlocksTest::shortRunsAndConstantRunsAreNone() {
    auto hashes = distinct(300);
    const auto first = hashes;
    append(hashes, first, 20, 99);
    QVERIFY(repeatedRuns(hashes).empty());
    QVERIFY(repeatedRuns(std::vector<std::uint64_t>(100'000, 7)).empty());
    std::vector<std::uint64_t> pattern;
    for (std::size_t i = 0; i < 100'000; ++i)
        pattern.push_back(i % 7);
    QVERIFY(repeatedRuns(pattern).empty());
    QVERIFY(repeatedRuns({}).empty());
}

void RepeatedBlocksTest::orderWithinATimeDoesNotCount() {
    // 40 times of 10 rows each, then the same rows, each time's in another order.
    auto hashes = distinct(400);
    std::vector<std::int64_t> times;
    for (std::size_t i = 0; i < 400; ++i)
        times.push_back(static_cast<std::int64_t>(i / 10));
    const auto first = hashes;
    for (std::size_t group = 0; group < 40; ++group) {
        for (std::size_t k = 0; k < 10; ++k) {
            hashes.push_back(first[group * 10 + (k * 3 + 1) % 10]);
            times.push_back(static_cast<std::int64_t>(group));
        }
    }
    const auto pairs = repeatedBlocks(times, hashes);
    QCOMPARE(pairs.size(), std::size_t{400});
    for (const auto& pair : pairs)
        QCOMPARE(hashes[static_cast<std::size_t>(pair.row)], hashes[static_cast<std::size_t>(pair.earlier)]);
}

void RepeatedBlocksTest::aTimeThatIsCutAtTheEdgeIsMergedWhereItOverlaps() {
    // The first export ends in the middle of day 29; the second begins in the middle of day 5 and goes on to day 59.
    const auto all = distinct(600);
    std::vector<std::int64_t> days;
    for (std::size_t i = 0; i < all.size(); ++i)
        days.push_back(static_cast<std::int64_t>(i / 10));
    std::vector<std::uint64_t> hashes;
    std::vector<std::int64_t> times;
    append(hashes, all, 0, 295);
    append(times, days, 0, 295);
    append(hashes, all, 54, 546);
    append(times, days, 54, 546);
    const auto pairs = repeatedBlocks(times, hashes);
    std::set<std::int64_t> rows;
    for (const auto& pair : pairs)
        rows.insert(pair.row);
    QCOMPARE(pairs.size(), std::size_t{241});
    QCOMPARE(rows.size(), std::size_t{241});
    QCOMPARE(*rows.begin(), std::int64_t{295});
    QCOMPARE(*rows.rbegin(), std::int64_t{295 + 240});
}

void RepeatedBlocksTest::threeCopiesLeaveOne() {
    auto hashes = distinct(150);
    const auto first = hashes;
    append(hashes, first, 0, 150);
    append(hashes, first, 0, 150);
    auto times = ascending(150);
    const auto once = times;
    append(times, once, 0, 150);
    append(times, once, 0, 150);
    QCOMPARE(repeatedBlocks(times, hashes).size(), std::size_t{300});
}

void RepeatedBlocksTest::twoPassesFindWhatOneFinds() {
    QVERIFY(rc::check("what may repeat, looked at alone, holds the same pairs", [] {
        // Groups of rows of one time; some pieces are written a second time in part, some are of one and the same row.
        // (Where a piece stands a third time, either pass may take another of its copies for the earlier one.)
        SplitMix64 random(*rc::gen::arbitrary<std::uint64_t>());
        std::vector<std::int64_t> times;
        std::vector<std::uint64_t> hashes;
        std::vector<std::pair<std::size_t, std::size_t>> fresh; // begin, length
        const auto pieces = *rc::gen::inRange(1, 12);
        for (int piece = 0; piece < pieces; ++piece) {
            if (!fresh.empty() && *rc::gen::arbitrary<bool>()) {
                const auto [begin, length] = fresh.back();
                fresh.pop_back();
                const auto skipped = *rc::gen::inRange<std::size_t>(0, length);
                const auto oldTimes = times;
                const auto oldHashes = hashes;
                append(times, oldTimes, begin + skipped, length - skipped);
                append(hashes, oldHashes, begin + skipped, length - skipped);
                continue;
            }
            const auto size = *rc::gen::inRange<std::size_t>(1, 700);
            const bool constant = *rc::gen::inRange(0, 5) == 0;
            const auto same = random.next();
            fresh.emplace_back(hashes.size(), size);
            for (std::size_t i = 0; i < size; ++i) {
                times.push_back((piece * 1000) + static_cast<std::int64_t>(i / 3));
                hashes.push_back(constant ? same : random.next());
            }
        }
        RepeatCandidates candidates;
        for (std::size_t i = 0; i < hashes.size(); ++i)
            candidates.row(times[i], hashes[i]);
        RepeatSelection selection(candidates.finish());
        for (std::size_t i = 0; i < hashes.size(); ++i)
            selection.row(times[i], hashes[i]);
        const auto rowsOf = [](const std::vector<RepeatedRow>& pairs) {
            std::set<std::int64_t> rows;
            for (const auto& pair : pairs)
                rows.insert(pair.row);
            return rows;
        };
        RC_ASSERT(rowsOf(selection.finish()) == rowsOf(repeatedBlocks(times, hashes)));
    }));
}

QTEST_APPLESS_MAIN(RepeatedBlocksTest)
#include "repeated_blocks_test.moc"
