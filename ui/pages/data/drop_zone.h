#pragma once

#include <QWidget>

namespace planwright::ui {

/// What the data page shows before anything was imported: a place to drop files on, and the button that chooses them.
class DropZone : public QWidget {
    Q_OBJECT

public:
    explicit DropZone(QWidget* parent = nullptr);

Q_SIGNALS:
    void chooseWanted();
    void filesDropped(const QStringList& files);

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setHovered(bool hovered);

    bool m_isHovered = false; ///< files are held over it
};

} // namespace planwright::ui
