#pragma once

#include "core/service/plan.h"
#include "core/service/preview_service.h"

#include <QString>
#include <QStringList>

namespace planwright::ui {

/// "june.csv, july.csv, 3 more"
[[nodiscard]] QString filesText(const QStringList& files);
/// Size, columns and mapping of the first of `files`, as far as the preview tells.
[[nodiscard]] QString factsText(const service::ImportPreview& preview, qsizetype files);
/// What is read and assumed, a paragraph a line.
[[nodiscard]] QString readingText(const service::ImportPreview& preview);
/// What to do about a problem of a preview, in the words of the import's steps; may be empty.
[[nodiscard]] QString adviceFor(const Error& problem, bool hasMapping);
/// Why files are not read as those of the import that the plan stands on: other columns feed the fields, or the
/// category table is missing. Empty where they are. Both may be null.
[[nodiscard]] QString whyNotAsBefore(const service::Plan* plan, const service::ImportPreview* preview);

} // namespace planwright::ui
