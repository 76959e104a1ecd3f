#include "ui/dialogs/analogue_dialog.h"

#include "ui/models/analogue_preview_model.h"
#include "ui/models/number_text.h"
#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/compact_table.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace planwright::ui {

AnalogueDialog::AnalogueDialog(AppSession& session, std::shared_ptr<const PlanFacts> facts, const QString& category,
                               QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_facts(std::move(facts))
    , m_category(m_facts->find(category))
    , m_preview(new AnaloguePreviewModel(this))
    , m_like(new QComboBox)
    , m_factor(new QDoubleSpinBox)
    , m_share(makeSentence({}))
    , m_problem(makeSentence({}, "problem"))
    , m_remove(makeButton(tr("Forecast by itself again")))
    , m_save(makeButton(tr("Forecast like this"), "primary")) {
    setObjectName(QStringLiteral("analogue"));
    setWindowTitle(tr("Forecast %1 like another category").arg(category));
    build();
    for (const auto& other : m_facts->categories())
        if (other.name != m_category.name)
            m_like->addItem(other.name);
    chooseFirst();
    connect(m_like, &QComboBox::currentIndexChanged, this, [this] {
        suggestFactor();
        follow();
    });
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &AnalogueDialog::follow);
    connect(m_save, &QPushButton::clicked, this, &AnalogueDialog::save);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_session.removeAnalogue(m_category.name);
        accept();
    });
    connect(&session, &AppSession::planChanged, this, &QDialog::reject);
    follow();
    resize(560, 480);
}

void AnalogueDialog::build() {
    m_like->setObjectName(QStringLiteral("analogueLike"));
    m_like->setAccessibleName(tr("The category whose forecast is taken"));
    m_factor->setObjectName(QStringLiteral("analogueFactor"));
    m_factor->setAccessibleName(tr("How much of it"));
    m_factor->setDecimals(3);
    m_factor->setRange(.001, forecasting::largestAnalogueFactor);
    m_factor->setSingleStep(.05);
    m_factor->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_factor->setKeyboardTracking(true);
    m_save->setObjectName(QStringLiteral("analogueSave"));
    m_save->setDefault(true);
    m_remove->setObjectName(QStringLiteral("analogueRemove"));
    m_problem->setObjectName(QStringLiteral("analogueProblem"));
    m_share->setObjectName(QStringLiteral("analogueShare"));
    auto* choice = new QHBoxLayout;
    choice->setSpacing(gap);
    choice->addWidget(makeLabel(tr("Like"), "muted"));
    choice->addWidget(m_like, 1);
    choice->addWidget(makeLabel(tr("times"), "muted"));
    choice->addWidget(m_factor);
    auto* table = new QTableView;
    table->setModel(m_preview);
    setUpTable(*table, QStringLiteral("analoguePreview"), tr("Both categories, units a month"));
    new ColumnFitter(*table);
    auto* cancel = makeButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(wideGap, wideGap, wideGap, wideGap);
    layout->setSpacing(gap);
    layout->addWidget(makeSentence(tr("For a new category, or one whose own past says little: its forecast and bands "
                                      "become those of another category times a factor, in units.")));
    layout->addLayout(choice);
    layout->addWidget(m_share);
    layout->addWidget(table, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
}

// What was said before; else the category nearest in size, which is no more than a beginning.
void AnalogueDialog::chooseFirst() {
    const auto said = m_session.analogues();
    const auto now = std::ranges::find(said, fromQt(m_category.name), &service::Analogue::category);
    m_remove->setVisible(now != said.end());
    if (now != said.end()) {
        m_like->setCurrentText(toQt(now->like));
        m_factor->setValue(now->factor);
        return;
    }
    double nearest = 0;
    for (int i = 0; i < m_like->count(); ++i) {
        const auto share = shareOfRecentDemand(*m_facts, m_category, m_facts->find(m_like->itemText(i)));
        const bool isLike =
            std::ranges::find(said, fromQt(m_like->itemText(i)), &service::Analogue::category) == said.end();
        if (const double closeness = share && isLike ? std::min(*share, 1 / *share) : 0; closeness > nearest) {
            nearest = closeness;
            m_like->setCurrentIndex(i);
        }
    }
    suggestFactor();
}

void AnalogueDialog::suggestFactor() {
    const auto share = shareOfRecentDemand(*m_facts, m_category, m_facts->find(m_like->currentText()));
    m_factor->setValue(share ? std::round(1000 * *share) / 1000 : 1);
}

void AnalogueDialog::follow() {
    const auto& like = m_facts->find(m_like->currentText());
    const auto share = shareOfRecentDemand(*m_facts, m_category, like);
    m_share->setText(share ? tr("In the last three months %1 sold %2 times as much as %3.")
                                 .arg(m_category.name, numberText(share, 3), like.name)
                           : tr("One of the two sold nothing in the last three months: say how much you expect."));
    m_preview->show(*m_facts, m_category, like, m_factor->value());
    auto said = m_session.analogues();
    std::erase_if(said, [&](const auto& other) { return toQt(other.category) == m_category.name; });
    said.push_back({fromQt(m_category.name), fromQt(m_like->currentText()), m_factor->value()});
    const auto sound = forecasting::checkAnalogues(said);
    m_problem->setText(sound ? QString() : toQt(sound.error().message()));
    m_problem->setVisible(!sound);
    m_save->setEnabled(sound.has_value() && m_like->count() > 0);
}

void AnalogueDialog::save() {
    m_session.setAnalogue({fromQt(m_category.name), fromQt(m_like->currentText()), m_factor->value()});
    accept();
}

} // namespace planwright::ui
