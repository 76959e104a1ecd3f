#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace planwright::ui {

/// Whether it is an address in S3, not a file of this machine.
[[nodiscard]] inline bool isS3Address(const QString& file) {
    return file.startsWith(QStringLiteral("s3://"), Qt::CaseSensitive);
}

/// Asks for an address s3://BUCKET/PREFIX; `take` is called with it unless the dialog is cancelled.
void askForS3Address(QWidget* parent, std::function<void(const QString&)> take);

} // namespace planwright::ui
