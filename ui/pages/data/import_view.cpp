#include "ui/pages/data/import_view.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/pages/data/file_picker.h"
#include "ui/pages/data/import_target.h"
#include "ui/pages/data/reading_options.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int mostNamesListed = 4, widestColumn = 220;

QString adviceFor(const Error& problem, bool hasMapping) {
    const auto field = problem.where().field;
    if (field == "category")
        return ImportView::tr("Choose one below, or export the category as a column.");
    if (hasMapping)
        return ImportView::tr("Mend the mapping or choose another one, or import as it is and see what is rejected.");
    if (!field.empty())
        return ImportView::tr("A mapping file can be chosen below.");
    return {};
}

} // namespace

ImportView::ImportView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_rows(new PreviewModel(this))
    , m_mappingModel(new MappingModel(this))
    , m_rowTable(new QTableView)
    , m_mappingTable(new QTableView)
    , m_name(makeLabel({}, "large"))
    , m_facts(makeSentence({}))
    , m_notes(makeSentence({}))
    , m_problem(new QFrame)
    , m_problemTitle(makeLabel({}, "problem"))
    , m_problemText(makeSentence({}, ""))
    , m_answers(new QHBoxLayout)
    , m_mapping(new FilePicker(QStringLiteral("mappingFile"), tr("Mapping file"), tr("By the headings"),
                               tr("Mapping files (*.json);;All files (*)")))
    , m_categories(new FilePicker(QStringLiteral("categoryTable"), tr("Category table"), tr("From the file"),
                                  tr("Category tables (*.csv);;All files (*)")))
    , m_rates(new FilePicker(QStringLiteral("rateTable"), tr("Rate table"), tr("None: one currency"),
                             tr("Rate tables (*.csv);;All files (*)")))
    , m_rejected(new FilePicker(QStringLiteral("rejectedFile"), tr("All rejected rows"), tr("The first 1,000 only"),
                                tr("CSV (*.csv)")))
    , m_sheet(new QLineEdit)
    , m_reading(new ReadingOptions)
    , m_target(new ImportTarget(session)) {
    build();
    connect(&session, &AppSession::previewChanged, this, &ImportView::showPreview);
    connect(m_mapping, &FilePicker::fileChanged, this, &ImportView::look);
    connect(m_categories, &FilePicker::fileChanged, this, &ImportView::look);
    connect(m_reading, &ReadingOptions::changed, this, &ImportView::changeReading);
    connect(m_sheet, &QLineEdit::editingFinished, this, &ImportView::changeReading);
    connect(m_target, &ImportTarget::changed, this, &ImportView::changeTarget);
}

void ImportView::build() {
    m_rowTable->setModel(m_rows);
    setUpTable(*m_rowTable, QStringLiteral("previewTable"), tr("The first rows of the file"));
    m_mappingTable->setModel(m_mappingModel);
    setUpTable(*m_mappingTable, QStringLiteral("mappingTable"), tr("Which column feeds which field"));
    // Other files have other columns: there are none to remember.
    m_rowTable->horizontalHeader()->setSectionsMovable(false);
    m_mappingTable->horizontalHeader()->setStretchLastSection(true);

    m_problem->setProperty("role", QStringLiteral("card"));
    m_problem->setObjectName(QStringLiteral("importProblem"));
    m_problemTitle->setObjectName(QStringLiteral("importProblemTitle"));
    m_problemText->setObjectName(QStringLiteral("importProblemText"));
    // What stands in a file is shown as it is, never as markup.
    for (auto* label : {m_name, m_facts, m_notes, m_problemTitle, m_problemText})
        label->setTextFormat(Qt::PlainText);
    auto* problem = new QVBoxLayout(m_problem);
    problem->setContentsMargins(12, gap, 12, gap);
    problem->setSpacing(4);
    problem->addWidget(m_problemTitle);
    problem->addWidget(m_problemText);
    m_answers->setSpacing(gap);
    m_answers->addStretch(1);
    problem->addLayout(m_answers);

    auto* reading = new Card(tr("How it is read"));
    reading->body()->addWidget(m_mappingTable, 1);
    m_reading->setObjectName(QStringLiteral("readingOptions"));
    reading->body()->addWidget(m_reading);
    m_notes->setContentsMargins(12, 6, 12, gap);
    m_notes->setObjectName(QStringLiteral("importNotes"));
    reading->body()->addWidget(m_notes);
    auto* upper = new QSplitter(Qt::Horizontal);
    upper->setChildrenCollapsible(false);
    upper->addWidget(reading);
    upper->addWidget(makeOptions());
    upper->setSizes({600, 500});
    m_rowCard = new Card(tr("First rows"));
    m_rowCard->body()->addWidget(m_rowTable);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(upper);
    parts->addWidget(m_rowCard);
    parts->setSizes({440, 180});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_name);
    layout->addWidget(m_facts);
    layout->addWidget(m_problem);
    layout->addWidget(parts, 1);
}

QWidget* ImportView::makeOptions() {
    auto* card = new Card(tr("Import"));
    m_rejected->setSaves(QStringLiteral("csv"));
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_sheet->setPlaceholderText(tr("The one whose heading names events"));
    m_sheet->setAccessibleName(tr("Sheet of the Excel file"));
    auto* form = new QFormLayout;
    m_form = form;
    form->setContentsMargins(12, 12, 12, 12);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Mapping file"), m_mapping);
    form->addRow(tr("Category table"), m_categories);
    form->addRow(tr("Rate table"), m_rates);
    form->addRow(tr("Excel sheet"), m_sheet);
    form->addRow(tr("Rejected rows"), m_rejected);
    form->addRow(tr("Into"), m_target);
    card->body()->addLayout(form);
    card->body()->addStretch(1);
    return card;
}

void ImportView::offerFiles(const QStringList& files, bool append) {
    m_files = files;
    const auto folder = QFileInfo(files.front()).absolutePath();
    {
        // One look for all that changes here.
        const QSignalBlocker mapping(m_mapping);
        const QSignalBlocker categories(m_categories);
        const QSignalBlocker target(m_target);
        for (auto* picker : {m_mapping, m_categories, m_rates, m_rejected}) {
            picker->setFile({});
            picker->setFolder(folder);
        }
        m_reading->clear();
        m_sheet->clear();
        m_target->setFile(files.front(), append);
    }
    const auto isWorkbook = [](const QString& file) {
        return file.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
    };
    m_form->setRowVisible(m_sheet, std::ranges::any_of(files, isWorkbook));
    look();
}

void ImportView::clear() {
    m_files.clear();
    m_preview = nullptr;
}

QString ImportView::folder() const {
    return m_target->folder();
}

service::ImportOptions ImportView::options() const {
    service::ImportOptions options;
    for (const auto& file : m_files)
        options.files.push_back(pathFromQt(file));
    if (!m_mapping->file().isEmpty())
        options.mapping = pathFromQt(m_mapping->file());
    if (!m_categories->file().isEmpty())
        options.categories = pathFromQt(m_categories->file());
    if (!m_rates->file().isEmpty())
        options.rates = pathFromQt(m_rates->file());
    if (!m_rejected->file().isEmpty())
        options.rejected = pathFromQt(m_rejected->file());
    options.sheet = fromQt(m_sheet->text().trimmed());
    options.overrides = m_reading->overrides();
    options.append = m_target->append();
    return options;
}

bool ImportView::canImport() const {
    return m_preview && (!m_preview->problem || !m_mapping->file().isEmpty()) && !m_target->folder().isEmpty();
}

bool ImportView::readsAsBefore() const {
    const auto& plan = m_session.plan();
    if (!plan || !m_preview || m_preview->problem)
        return false;
    const auto columnsOf = [](const std::vector<data::MappedField>& fields) {
        std::map<std::string, std::string> columns;
        for (const auto& field : fields)
            columns[field.field] = field.column;
        return columns;
    };
    return !m_preview->fields.empty() && columnsOf(m_preview->fields) == columnsOf(plan->import.mappingFields);
}

void ImportView::look() {
    if (m_files.isEmpty())
        return;
    m_preview = nullptr;
    m_lookedAtFolder = m_target->folder();
    m_lookedAtAppend = m_target->append();
    m_lookedAtReading = m_reading->overrides();
    m_lookedAtSheet = m_sheet->text().trimmed();
    describeFiles();
    m_session.previewImport(m_lookedAtFolder, options());
    Q_EMIT readinessChanged();
}

void ImportView::changeReading() {
    if (m_reading->overrides() != m_lookedAtReading || m_sheet->text().trimmed() != m_lookedAtSheet)
        look();
}

// Another workspace may know other mappings.
void ImportView::changeTarget() {
    if (m_target->folder() != m_lookedAtFolder || m_target->append() != m_lookedAtAppend)
        look();
    Q_EMIT readinessChanged();
}

void ImportView::showPreview() {
    m_preview = m_files.isEmpty() ? nullptr : m_session.preview();
    if (!m_preview) {
        Q_EMIT readinessChanged();
        return;
    }
    m_rows->show(m_preview);
    m_mappingModel->show(m_preview.get(), !m_categories->file().isEmpty());
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        m_rowTable->resizeColumnToContents(column);
        m_rowTable->setColumnWidth(column, std::min(m_rowTable->columnWidth(column) + gap, widestColumn));
    }
    m_mappingTable->resizeColumnToContents(0);
    m_mappingTable->setColumnWidth(0, std::clamp(m_mappingTable->columnWidth(0), 150, 260));
    m_mappingTable->setColumnWidth(1, 180);
    QStringList notes;
    for (const auto& note : m_preview->notes)
        notes << toQt(service::typeset(note));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    describeFiles();
    Q_EMIT readinessChanged();
}

void ImportView::describeFiles() {
    QStringList names;
    for (const auto& file : m_files.mid(0, mostNamesListed))
        names << QFileInfo(file).fileName();
    if (m_files.size() > mostNamesListed)
        names << tr("%1 more").arg(m_files.size() - mostNamesListed);
    m_name->setText(names.join(QStringLiteral(", ")));
    m_name->setToolTip(m_files.join(QLatin1Char('\n')));
    if (!m_preview) {
        m_facts->setText(tr("Looking at the file…"));
        m_problem->hide();
        return;
    }
    auto facts = QLocale::c().formattedDataSize(static_cast<qint64>(m_preview->bytes), 1, QLocale::DataSizeSIFormat);
    const auto shown = m_preview->heading.size();
    facts += QStringLiteral(" · ") + toQt(service::counted(m_preview->columnCount, "column", "columns"));
    if (m_preview->columnCount > shown)
        facts += tr(", the first %1 shown").arg(shown);
    if (m_preview->mapping && !m_preview->mapping->name.empty())
        facts += QStringLiteral(" · ") + tr("read as “%1”").arg(toQt(m_preview->mapping->name));
    if (m_files.size() > 1)
        facts += QStringLiteral(" · ") + tr("what you see is the first of %1 files").arg(m_files.size());
    m_facts->setText(facts);
    m_rowCard->setTitle(m_preview->rows.empty() ? tr("First rows: none can be shown")
                                                : tr("First %1 rows").arg(m_preview->rows.size()));
    if (!m_preview->problem) {
        m_problem->hide();
        return;
    }
    const auto error = errorText(tr("This cannot be imported as it is"), *m_preview->problem);
    if (const auto question = questionOf(error.message, m_preview.get())) {
        ask(*question, error.place);
        return;
    }
    showProblem(error.title, error.message, error.place, adviceFor(*m_preview->problem, !m_mapping->file().isEmpty()));
}

void ImportView::showFailure(const ErrorText& error) {
    if (const auto question = questionOf(error.message, nullptr))
        ask(*question, error.place);
    else
        showProblem(error.title, error.message, error.place, {});
}

void ImportView::ask(const ImportQuestion& question, const QString& place) {
    showProblem(question.title, question.text, place, {});
    for (const auto& [words, answer] : question.answers) {
        auto* button = makeButton(words);
        button->setObjectName(QStringLiteral("answer"));
        connect(button, &QPushButton::clicked, this, [this, answer = answer] { takeAnswer(answer); });
        m_answers->insertWidget(m_answers->count() - 1, button);
    }
    if (question.asksCurrency)
        m_reading->focusCurrency();
}

void ImportView::takeAnswer(const data::MappingOverrides& answer) {
    if (answer.dateOrder)
        m_reading->setDateOrder(*answer.dateOrder);
    if (answer.decimalMark)
        m_reading->setDecimalMark(*answer.decimalMark);
}

void ImportView::showProblem(const QString& title, const QString& message, const QString& place,
                             const QString& advice) {
    while (m_answers->count() > 1) {
        auto* item = m_answers->takeAt(0);
        item->widget()->deleteLater();
        delete item;
    }
    m_problemTitle->setText(QStringLiteral("▲ ") + (place.isEmpty() ? title : title + QStringLiteral(": ") + place));
    m_problemText->setText(advice.isEmpty() ? message : message + QLatin1Char('\n') + advice);
    m_problemText->setVisible(!m_problemText->text().isEmpty());
    m_problem->setAccessibleName(title);
    m_problem->setAccessibleDescription(m_problemText->text());
    m_problem->show();
}

} // namespace planwright::ui
