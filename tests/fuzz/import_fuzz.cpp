// Whatever a file of events holds, it is refused in a sentence and leaves nothing, or every row of it is accounted for.
#include "core/data/import.h"
#include "tests/fuzz/fuzz_folder.h"

#include <cstdlib>

using namespace planwright;

namespace {

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
    const bool isRight = report ? report->account.addsUp()
                                : !report.error().message().empty() && report.error().code() != ErrorCode::Internal &&
                                      isEmpty(request.snapshotsDirectory);
    if (!isRight || !isEmpty(request.temporaryDirectory))
        std::abort();
    std::filesystem::remove_all(request.snapshotsDirectory);
    return 0;
}
