#pragma once

#include <QFileInfo>
#include <QMimeData>
#include <QStringList>
#include <QUrl>

namespace planwright::ui {

/// The files and folders of this machine among what is dragged.
[[nodiscard]] inline QStringList droppedFiles(const QMimeData& data) {
    QStringList files;
    for (const auto& url : data.urls())
        if (url.isLocalFile() && QFileInfo::exists(url.toLocalFile()))
            files << url.toLocalFile();
    return files;
}

} // namespace planwright::ui
