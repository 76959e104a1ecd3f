#include "ui/pages/data/import_view.h"

#include "core/service/export/figures.h"
#include "core/service/export/report_words.h"
#include "ui/pages/data/assign_dialog.h"
#include "ui/pages/data/cleaning_options.h"
#include "ui/pages/data/file_picker.h"
#include "ui/pages/data/import_target.h"
#include "ui/pages/data/problem_panel.h"
#include "ui/pages/data/reading_options.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

constexpr int mostNamesListed = 4, widestColumn = 220;

QString adviceFor(const Error& problem, bool hasMapping) {
    const auto field = problem.where().field;
    if (field == "category")
        return ImportView::tr("Choose one below, assign categories there, or export the category as a column.");
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
    , m_problem(new ProblemPanel)
    , m_mapping(new FilePicker(QStringLiteral("mappingFile"), tr("Mapping file"), tr("By the headings"),
                               tr("Mapping files (*.json);;All files (*)")))
    , m_categories(new FilePicker(QStringLiteral("categoryTable"), tr("Category table"), tr("From the file"),
                                  tr("Category tables (*.csv);;All files (*)")))
    , m_rates(new FilePicker(QStringLiteral("rateTable"), tr("Rate table"), tr("None: one currency"),
                             tr("Rate tables (*.csv);;All files (*)")))
    , m_rejected(new FilePicker(QStringLiteral("rejectedFile"), tr("All rejected rows"), tr("The first 1,000 only"),
                                tr("CSV (*.csv)")))
    , m_assignHere(makeButton(tr("Assign categories…")))
    , m_sheet(new QLineEdit)
    , m_reading(new ReadingOptions)
    , m_cleaning(new CleaningOptions)
    , m_target(new ImportTarget(session)) {
    build();
    connect(&session, &AppSession::previewChanged, this, &ImportView::showPreview);
    connect(m_mapping, &FilePicker::fileChanged, this, &ImportView::look);
    connect(m_categories, &FilePicker::fileChanged, this, &ImportView::look);
    connect(m_reading, &ReadingOptions::changed, this, &ImportView::changeReading);
    connect(m_cleaning, &CleaningOptions::changed, this, &ImportView::changeReading);
    connect(m_sheet, &QLineEdit::editingFinished, this, &ImportView::changeReading);
    connect(m_problem, &ProblemPanel::answered, this, &ImportView::takeAnswer);
    connect(m_target, &ImportTarget::changed, this, &ImportView::changeTarget);
    connect(m_assignHere, &QPushButton::clicked, this, &ImportView::askForCategories);
}

void ImportView::askForCategories() {
    if (m_files.isEmpty())
        return;
    auto* dialog = new AssignDialog(m_session, m_target->folder(), options(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AssignDialog::assigned, this, [this](const service::Assignments& assignments) {
        setAssignments(assignments);
        look();
    });
    dialog->open();
}

void ImportView::setAssignments(const service::Assignments& assignments) {
    m_assign = assignments;
    m_assignHere->setText(m_assign.empty() ? tr("Assign categories…")
                                           : tr("Assign categories… (%1)").arg(m_assign.size()));
}

void ImportView::build() {
    m_rowTable->setModel(m_rows);
    setUpTable(*m_rowTable, QStringLiteral("previewTable"), tr("The first rows of the file"));
    m_mappingTable->setModel(m_mappingModel);
    setUpTable(*m_mappingTable, QStringLiteral("mappingTable"), tr("Which column feeds which field"));
    // Other files have other columns: there are none to remember.
    m_rowTable->horizontalHeader()->setSectionsMovable(false);
    m_mappingTable->horizontalHeader()->setStretchLastSection(true);

    // What stands in a file is shown as it is, never as markup.
    for (auto* label : {m_name, m_facts, m_notes})
        label->setTextFormat(Qt::PlainText);
    auto* upper = new QSplitter(Qt::Horizontal);
    upper->setChildrenCollapsible(false);
    upper->addWidget(makeReading());
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

QWidget* ImportView::makeReading() {
    auto* columns = new QWidget;
    auto* layout = new QVBoxLayout(columns);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_notes->setContentsMargins(12, 6, 12, gap);
    m_notes->setObjectName(QStringLiteral("importNotes"));
    layout->addWidget(m_mappingTable, 1);
    layout->addWidget(m_reading);
    layout->addWidget(m_notes);
    auto* cleaning = new QScrollArea;
    cleaning->setWidgetResizable(true);
    cleaning->setFrameShape(QFrame::NoFrame);
    cleaning->setWidget(m_cleaning);
    auto* tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("readingTabs"));
    tabs->addTab(columns, tr("How it is read"));
    tabs->addTab(cleaning, tr("How it is cleaned"));
    auto* card = new Card;
    card->body()->addWidget(tabs);
    return card;
}

QWidget* ImportView::makeOptions() {
    auto* card = new Card(tr("Import"));
    m_assignHere->setObjectName(QStringLiteral("assignHere"));
    m_assignHere->setToolTip(tr("Lists the products by what they sold, to give each a category here"));
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
    auto* categories = new QVBoxLayout;
    categories->setSpacing(6);
    categories->addWidget(m_categories);
    categories->addWidget(m_assignHere, 0, Qt::AlignLeft);
    form->addRow(tr("Category table"), categories);
    form->addRow(tr("Rate table"), m_rates);
    form->addRow(tr("Excel sheet"), m_sheet);
    form->addRow(tr("Rejected rows"), m_rejected);
    form->addRow(tr("Into"), m_target);
    auto* options = new QWidget;
    options->setLayout(form);
    // In a small window it is scrolled to, not pressed together.
    auto* scrolled = new QScrollArea;
    scrolled->setWidgetResizable(true);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidget(options);
    card->body()->addWidget(scrolled);
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
        m_cleaning->clear();
        m_sheet->clear();
        setAssignments({});
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

data::MappingOverrides ImportView::overrides() const {
    auto overrides = m_reading->overrides();
    overrides.cleaning = m_cleaning->chosen();
    return overrides;
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
    options.overrides = overrides();
    options.assign = m_assign;
    options.append = m_target->append();
    return options;
}

bool ImportView::canImport() const {
    return m_preview && (!m_preview->problem || !m_mapping->file().isEmpty()) && !m_target->folder().isEmpty();
}

QString ImportView::whyNotAsBefore() const {
    auto otherwise = tr("Not all columns are those of the last files. Look at how these are read, then press Import.");
    const auto& plan = m_session.plan();
    if (!plan || !m_preview || !m_preview->mapping)
        return otherwise;
    const auto columnsOf = [](const std::vector<data::MappedField>& fields) {
        std::map<std::string, std::string> columns;
        for (const auto& field : fields)
            columns[field.field] = field.column;
        return columns;
    };
    const auto columns = columnsOf(m_preview->fields);
    if (columns.empty() || columns != columnsOf(plan->import.mappingFields))
        return otherwise;
    // Without one every row would be uncategorised.
    if (!columns.contains("category") && !m_preview->mapping->categoryTable)
        return tr("No column names a category: choose the category table, then press Import.");
    return {};
}

void ImportView::look() {
    if (m_files.isEmpty())
        return;
    m_preview = nullptr;
    m_lookedAtFolder = m_target->folder();
    m_lookedAtAppend = m_target->append();
    m_lookedAtReading = overrides();
    m_lookedAtSheet = m_sheet->text().trimmed();
    describeFiles();
    m_session.previewImport(m_lookedAtFolder, options());
    Q_EMIT readinessChanged();
}

void ImportView::changeReading() {
    if (overrides() != m_lookedAtReading || m_sheet->text().trimmed() != m_lookedAtSheet)
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
    m_mappingModel->show(m_preview.get(), !m_categories->file().isEmpty() || !m_assign.empty());
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        m_rowTable->resizeColumnToContents(column);
        m_rowTable->setColumnWidth(column, std::min(m_rowTable->columnWidth(column) + gap, widestColumn));
    }
    m_mappingTable->resizeColumnToContents(0);
    m_mappingTable->setColumnWidth(0, std::clamp(m_mappingTable->columnWidth(0), 150, 260));
    m_mappingTable->setColumnWidth(1, 180);
    if (m_preview->mapping)
        m_cleaning->show(m_preview->mapping->cleaning);
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
    showProblem(errorText(tr("This cannot be imported as it is"), *m_preview->problem),
                adviceFor(*m_preview->problem, !m_mapping->file().isEmpty()));
}

void ImportView::showFailure(const ErrorText& error) {
    showProblem(error, {});
}

void ImportView::showProblem(const ErrorText& error, const QString& advice) {
    if (const auto question = questionOf(error.message, m_preview.get())) {
        m_problem->ask(*question, error.place);
        if (question->asksCurrency)
            m_reading->focusCurrency();
        return;
    }
    m_problem->say(error.place.isEmpty() ? error.title : error.title + QStringLiteral(": ") + error.place,
                   advice.isEmpty() ? error.message : error.message + QLatin1Char('\n') + advice);
}

void ImportView::takeAnswer(const data::MappingOverrides& answer) {
    if (answer.dateOrder)
        m_reading->setDateOrder(*answer.dateOrder);
    if (answer.decimalMark)
        m_reading->setDecimalMark(*answer.decimalMark);
}

} // namespace planwright::ui
