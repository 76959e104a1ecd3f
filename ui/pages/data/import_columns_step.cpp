#include "ui/pages/data/import_columns_step.h"

#include "core/service/export/figures.h"
#include "ui/pages/data/file_picker.h"
#include "ui/pages/data/reading_options.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/forms.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

constexpr int widestColumn = 220;

} // namespace

ImportColumnsStep::ImportColumnsStep(QWidget* parent)
    : QWidget(parent)
    , m_rows(new PreviewModel(this))
    , m_mappingModel(new MappingModel(this))
    , m_rowTable(new QTableView)
    , m_mappingTable(new QTableView)
    , m_notes(makeSentence({}))
    , m_rowCard(new Card(tr("First rows")))
    , m_mapping(new FilePicker(QStringLiteral("mappingFile"), tr("Mapping file"), tr("By the headings"),
                               tr("Mapping files (*.json);;All files (*)")))
    , m_categories(new FilePicker(QStringLiteral("categoryTable"), tr("Category table"), tr("From the file"),
                                  tr("Category tables (*.csv);;All files (*)")))
    , m_rates(new FilePicker(QStringLiteral("rateTable"), tr("Rate table"), tr("None: one currency"),
                             tr("Rate tables (*.csv);;All files (*)")))
    , m_assignHere(makeButton({}))
    , m_reading(new ReadingOptions) {
    auto* upper = new QSplitter(Qt::Horizontal);
    upper->setChildrenCollapsible(false);
    upper->addWidget(makeReading());
    upper->addWidget(makeTables());
    upper->setSizes({600, 500});
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(upper);
    parts->addWidget(makeRows());
    parts->setSizes({440, 180});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts);
    setFocusProxy(m_mappingTable);
    setAssignments({});
    for (auto* picker : {m_mapping, m_categories, m_rates})
        connect(picker, &FilePicker::fileChanged, this, &ImportColumnsStep::changed);
    connect(m_reading, &ReadingOptions::changed, this, &ImportColumnsStep::changed);
    connect(m_assignHere, &QPushButton::clicked, this, &ImportColumnsStep::assignWanted);
}

QWidget* ImportColumnsStep::makeReading() {
    m_mappingTable->setModel(m_mappingModel);
    setUpTable(*m_mappingTable, QStringLiteral("mappingTable"), tr("Which column feeds which field"));
    m_mappingTable->horizontalHeader()->setStretchLastSection(true);
    auto* card = new Card(tr("How it is read"));
    card->body()->addWidget(m_mappingTable, 1);
    card->body()->addWidget(m_reading);
    return card;
}

QWidget* ImportColumnsStep::makeTables() {
    m_assignHere->setObjectName(QStringLiteral("assignHere"));
    m_assignHere->setToolTip(tr("Lists the products by what they sold, to give each a category here"));
    // What stands in a file is shown as it is, never as markup.
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setObjectName(QStringLiteral("importNotes"));
    auto* form = makeForm();
    form->addRow(tr("Mapping file"), m_mapping);
    auto* categories = new QVBoxLayout;
    categories->setSpacing(6);
    categories->addWidget(m_categories);
    categories->addWidget(m_assignHere, 0, Qt::AlignLeft);
    form->addRow(tr("Category table"), categories);
    form->addRow(tr("Rate table"), m_rates);
    form->addRow(m_notes);
    auto* card = new Card(tr("What comes with it"));
    card->body()->addWidget(scrolledForm(form));
    return card;
}

QWidget* ImportColumnsStep::makeRows() {
    m_rowTable->setModel(m_rows);
    setUpTable(*m_rowTable, QStringLiteral("previewTable"), tr("The first rows of the file"));
    // Other files have other columns: there are none to remember.
    m_rowTable->horizontalHeader()->setSectionsMovable(false);
    m_rowCard->body()->addWidget(m_rowTable);
    return m_rowCard;
}

void ImportColumnsStep::begin(const QString& folder) {
    const QSignalBlocker blocker(this);
    for (auto* picker : {m_mapping, m_categories, m_rates}) {
        picker->setFile({});
        picker->setFolder(folder);
    }
    m_reading->clear();
    setAssignments({});
}

void ImportColumnsStep::setAssignments(const service::Assignments& assignments) {
    m_assign = assignments;
    m_assignHere->setText(m_assign.empty() ? tr("Assign categories…")
                                           : tr("Assign categories… (%1)").arg(m_assign.size()));
}

void ImportColumnsStep::showPreview(const std::shared_ptr<const service::ImportPreview>& preview) {
    m_rows->show(preview);
    m_mappingModel->show(preview.get(), !m_categories->file().isEmpty() || !m_assign.empty());
    fitTables();
    QStringList notes;
    for (const auto& note : preview->notes)
        notes << toQt(service::typeset(note));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    const auto rows = preview->rows.size();
    m_rowCard->setTitle(rows == 0   ? tr("First rows: none can be shown")
                        : rows == 1 ? tr("The first row")
                                    : tr("First %1 rows").arg(rows));
}

void ImportColumnsStep::fitTables() {
    fitColumns(*m_rowTable, widestColumn);
    m_mappingTable->resizeColumnToContents(0);
    m_mappingTable->setColumnWidth(0, std::clamp(m_mappingTable->columnWidth(0), 150, 260));
    m_mappingTable->setColumnWidth(1, 170);
    m_mappingTable->resizeColumnToContents(2);
    m_mappingTable->setColumnWidth(2, std::clamp(m_mappingTable->columnWidth(2) + gap, 100, 200));
}

void ImportColumnsStep::takeAnswer(const data::MappingOverrides& answer) {
    if (answer.dateOrder)
        m_reading->setDateOrder(*answer.dateOrder);
    if (answer.decimalMark)
        m_reading->setDecimalMark(*answer.decimalMark);
}

void ImportColumnsStep::focusCurrency() {
    m_reading->focusCurrency();
}

void ImportColumnsStep::putInto(service::ImportOptions& options) const {
    const auto path = [](const FilePicker* picker) {
        return picker->file().isEmpty() ? std::nullopt : std::optional(pathFromQt(picker->file()));
    };
    options.mapping = path(m_mapping);
    options.categories = path(m_categories);
    options.rates = path(m_rates);
    options.overrides = m_reading->overrides();
    options.assign = m_assign;
}

bool ImportColumnsStep::hasMapping() const {
    return !m_mapping->file().isEmpty();
}

} // namespace planwright::ui
