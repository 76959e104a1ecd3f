// Whatever a file of events holds, it is refused in a sentence and leaves nothing, or every row of it is accounted for.
#include "core/data/import.h"
#include "tests/fuzz/fuzz_folder.h"

#include <cstdlib>

using namespace planwright;

namespace {

void add(data::Tally& sum, const data::Tally& tally) {
    sum.rows += tally.rows;
    sum.units += tally.units;
    sum.money += tally.money;
}

bool conserves(const data::ImportAccount& account) {
    auto sum = account.accepted;
    add(sum, account.merged);
    add(sum, account.rejected);
    for (const auto& [rule, tally] : account.setAside)
        add(sum, tally);
    return sum.rows == account.read.rows && sum.units == account.read.units && sum.money == account.read.money;
}

bool isEmpty(const std::filesystem::path& folder) {
    return !std::filesystem::exists(folder) || std::filesystem::is_empty(folder);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Folder folder;
    data::ImportRequest request;
    request.files = {folder.path() / "events.csv"};
    request.snapshotsDirectory = folder.path() / "snapshots";
    request.temporaryDirectory = folder.path() / "temporary";
    fuzz::writeBytes(request.files.front(), fuzz::textOf(data, size));
    const auto report = data::importEvents(request, RunContext());
    const bool isRight = report ? conserves(report->account)
                                : !report.error().message().empty() && report.error().code() != ErrorCode::Internal &&
                                      isEmpty(request.snapshotsDirectory);
    if (!isRight || !isEmpty(request.temporaryDirectory))
        std::abort();
    std::filesystem::remove_all(request.snapshotsDirectory);
    return 0;
}
