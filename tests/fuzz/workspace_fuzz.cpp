// Whatever a workspace's database holds, opening and reading it ends in a result or a sentence.
#include "core/service/snapshot_service.h"
#include "core/service/workspace.h"
#include "core/service/workspace_change.h"
#include "tests/fuzz/fuzz_folder.h"

#include <cstdlib>
#include <sstream>

using namespace planwright;

namespace {

/// The database of a new workspace: what the fuzzer starts from, as its bytes are no text that it would hit upon.
std::string newDatabase(const std::filesystem::path& folder) {
    {
        const auto workspace = service::Workspace::openOrCreate(folder);
        const auto change = service::WorkspaceChange::begin(*workspace.value(), RunContext());
        if (!change || !change.value()->commit())
            std::abort();
    }
    std::ostringstream content;
    content << std::ifstream(folder / "workspace.sqlite", std::ios::binary).rdbuf();
    std::filesystem::remove_all(folder);
    return content.str();
}

} // namespace

/// Input: pieces of {position (4 bytes), byte} that are changed in a good database.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Folder folder;
    const auto path = folder.path() / "w.planwright";
    static const std::string good = newDatabase(path);
    auto bytes = good;
    for (std::size_t at = 0; at + 5 <= size; at += 5) {
        std::size_t position = 0;
        for (std::size_t byte = 0; byte < 4; ++byte)
            position = position * 256 + data[at + byte];
        bytes[position % bytes.size()] = static_cast<char>(data[at + 4]);
    }
    std::filesystem::create_directories(path);
    fuzz::writeBytes(path / "workspace.sqlite", bytes);
    {
        auto workspace = service::Workspace::open(path);
        if (!workspace && workspace.error().message().empty())
            std::abort();
        if (workspace) {
            static_cast<void>(workspace.value()->currentSnapshot());
            static_cast<void>(workspace.value()->savedMappings());
            static_cast<void>(service::listSnapshots(*workspace.value()));
        }
    }
    std::filesystem::remove_all(path);
    return 0;
}
