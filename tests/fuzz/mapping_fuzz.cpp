// Whatever a mapping file holds, it is refused in a sentence, or means the same when it is written and read again.
#include "core/data/mapping.h"
#include "tests/fuzz/fuzz_folder.h"

#include <cstdlib>

using namespace planwright;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto mapping = data::parseMapping(fuzz::textOf(data, size), "mapping.json");
    if (!mapping)
        return mapping.error().message().empty() ? std::abort(), 0 : 0;
    const auto written = data::toJson(*mapping);
    const auto again = data::parseMapping(written, "mapping.json");
    if (!again || data::toJson(*again) != written)
        std::abort();
    return 0;
}
