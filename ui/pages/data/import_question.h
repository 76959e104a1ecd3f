#pragma once

#include "core/service/preview_service.h"

#include <QString>

#include <optional>
#include <vector>

namespace planwright::ui {

/// What a file does not tell and its planner must: a question and the answers to choose from.
struct ImportQuestion {
    struct Answer {
        QString words;
        data::MappingOverrides overrides; ///< with what was answered alone
    };
    QString title;               ///< "In which order are the dates written?"
    QString text;                ///< with the value that can be read in two ways, where it is among the first rows
    std::vector<Answer> answers; ///< empty where it is to be chosen among the options of the import
    bool asksCurrency = false;
};

/// The question that stands behind a failure of an import, told by the option that the failure names; empty where it is
/// none. `preview` may be null.
[[nodiscard]] std::optional<ImportQuestion> questionOf(const QString& message, const service::ImportPreview* preview);

} // namespace planwright::ui
