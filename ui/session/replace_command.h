#pragma once

#include <QUndoCommand>

#include <functional>

namespace planwright::ui {

/// A value that the session keeps, replaced by another one; `keep` makes the given one the value, and may not outlive
/// what it refers to.
template <typename Value>
class ReplaceCommand : public QUndoCommand {
public:
    ReplaceCommand(const QString& text, Value before, Value after, std::function<void(const Value&)> keep)
        : QUndoCommand(text)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_keep(std::move(keep)) {}

    void undo() override { m_keep(m_before); }
    void redo() override { m_keep(m_after); }

private:
    Value m_before, m_after;
    std::function<void(const Value&)> m_keep;
};

} // namespace planwright::ui
