#pragma once

#include "core/service/import_service.h"

namespace planwright::service {

/// What imports the data of the current snapshot once more, all of its files at once: those of the import that replaced
/// what was there and of everything appended to it since, with the category table that the workspace remembers. How
/// they are read is recognised again. With it and `assign`, products get their categories.
/// NotFound, with what to do, where the workspace does not know the files (an older program imported them, or the
/// snapshot came from a folder) or one of them is not there any more.
[[nodiscard]] Result<ImportOptions> importAgainOptions(Workspace& workspace);

} // namespace planwright::service
