#include "core/base/run_context.h"

namespace planwright {

Status RunContext::checkStop() const {
    if (stopRequested())
        return Error(ErrorCode::Cancelled, "Stopped as asked; nothing was changed.");
    return {};
}

} // namespace planwright
