#pragma once

#include "core/service/export/report_html.h"

#include <string>
#include <vector>

namespace planwright::service {

/// A whole report's input by made-up but fitting figures: 26 complete months to November 2011, nine days of December,
/// one category a name.
[[nodiscard]] ReportInput sampleReport(const std::vector<std::string>& names);

} // namespace planwright::service
