#include "core/base/memory.h"

#include <malloc.h>

namespace planwright {

void returnLargeBlocksAtOnce() {
    constexpr int oneMiB = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, oneMiB);
}

} // namespace planwright
