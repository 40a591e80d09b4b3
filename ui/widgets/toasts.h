// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Short messages over the window's bottom right corner: newest lowest, three at most. They never take the focus; all
// but failures leave after 8 s, a clock that stops under the pointer. UI thread.
#pragma once

#include <QPointer>
#include <QString>
#include <QWidget>
#include <vector>

namespace widgets {

enum class ToastTone { Ok, Bad, Warn };

struct Toast {
    ToastTone tone = ToastTone::Ok;
    QString title;
    QString text;
    QString actionLabel; ///< "Undo"; empty: none.
    bool undoes = false; ///< The action takes something back: Ctrl+Z presses the newest of these.
    bool sticky = false; ///< Failures are sticky in any case.
};

class ToastCard;

/// Has no area of its own; the cards are children of `parent`.
class ToastStack final : public QObject
{
    Q_OBJECT

public:
    explicit ToastStack(QWidget *parent);
    ~ToastStack() override;

    int show(const Toast &toast);
    void close(int id);
    void closeAll(); ///< at once, without fading
    void setBottomMargin(int pixels);
    /// Presses the newest action that undoes; false when there is none.
    bool triggerNewest();
    [[nodiscard]] int count() const { return int(m_cards.size()); }

Q_SIGNALS:
    void actionPressed(int id); ///< The toast closes after this.
    void closed(int id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void place();
    void act(int id);

    QPointer<QWidget> m_parent;
    std::vector<QPointer<ToastCard>> m_cards; ///< Oldest first.
    int m_nextId = 1;
    int m_timer = 0;
    int m_bottomMargin = 42;
};

} // namespace widgets
