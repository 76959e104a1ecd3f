#pragma once

#include "core/service/import_service.h"

#include <QWidget>

class QComboBox;

namespace planwright::ui {

/// What a planner says of how files are to be read, beside what their mapping and content say: the order of dates, the
/// decimal mark, what parts the columns, encoding, currency and time zone. Nothing is said of what is left as it is.
class ReadingOptions : public QWidget {
    Q_OBJECT

public:
    explicit ReadingOptions(QWidget* parent = nullptr);

    [[nodiscard]] data::MappingOverrides overrides() const;
    /// Leaves everything to the file; without changed().
    void clear();
    void setDateOrder(data::DateOrder order);
    void setDecimalMark(char mark);
    void focusCurrency();

Q_SIGNALS:
    void changed();

private:
    struct Choice {
        QString words;
        QVariant value;
    };
    /// The first choice is to leave it to the file.
    QComboBox* addChoices(const QString& objectName, const QString& title, const std::vector<Choice>& choices);
    /// Free text, proposed from a list.
    QComboBox* addText(const QString& objectName, const QString& title, const QStringList& proposals);
    void place(QComboBox* box, const QString& title);

    QComboBox* m_dateOrder;
    QComboBox* m_decimalMark;
    QComboBox* m_delimiter;
    QComboBox* m_encoding;
    QComboBox* m_currency;
    QComboBox* m_timeZone;
    int m_placed = 0;
};

} // namespace planwright::ui
