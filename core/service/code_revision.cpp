#include "core/service/code_revision.h"

#include "embedded/code_revision_value.h"

namespace planwright::service {

std::string codeRevision() {
    return PLANWRIGHT_CODE_REVISION;
}

} // namespace planwright::service
