#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace planwright::ui {

class AppSession;
class ImportTrial;

/// One line on the trial of an import: how far it is, with a button that stops it, or whether what is shown holds, with
/// one that counts again.
class TrialBar : public QWidget {
    Q_OBJECT

public:
    TrialBar(AppSession& session, ImportTrial& trial, QWidget* parent = nullptr);

private:
    void follow();
    void followProgress();
    [[nodiscard]] QString withOldFigures(const QString& sentence) const;

    AppSession& m_session;
    ImportTrial& m_trial;
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_button;
};

} // namespace planwright::ui
