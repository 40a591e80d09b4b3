// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of a table: an immutable plain value that crosses threads by shared ownership. It holds absolute times (UTC ms),
// never "3 min ago", no live numbers (those are series), and no pointers. Made on an endpoint thread, read anywhere.
#pragma once

#include <QByteArray>
#include <QHash>
#include <memory>
#include <vector>

namespace live {

/// Names one object for as long as it exists: a container's full id, an image's id, a volume's name.
using Key = QByteArray;

class Row
{
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual const Key &key() const = 0;
    [[nodiscard]] virtual bool equals(const Row &other) const = 0;
};

using RowPointer = std::shared_ptr<const Row>;

/// `struct Volume : live::RowOf<Volume> { Key name; ... const Key &key() const override; bool operator==...; }`
template <class Derived> class RowOf : public Row
{
public:
    [[nodiscard]] bool equals(const Row &other) const final
    {
        return static_cast<const Derived &>(*this) == static_cast<const Derived &>(other);
    }
    friend bool operator==(const RowOf &, const RowOf &) { return true; } // so that Derived may default its own
};

/// What changed in a table since the batch before. Applied in this order: removed, changed, added.
struct Batch {
    quint64 revision = 0;
    bool reset = false; ///< a new scope: forget everything first
    std::vector<Key> removed;
    std::vector<RowPointer> changed;
    std::vector<RowPointer> added;
};

} // namespace live
