// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simulated cluster's own events: what its controllers and kubelets tell of objects, the same again counted up instead of told
// anew, all of it forgotten after an hour. On the cluster's thread, owned by it.
#pragma once

#include "objectstore.h"

namespace demo {

class ClusterEvents
{
public:
    explicit ClusterEvents(ObjectStore &store) : m_store(store) {}
    struct Source {
        QString component;
        QString host = {};
    };
    void normal(const QJsonObject &about, const QString &reason, const QString &message, const Source &source) { tell(u"Normal", about, reason, message, source); }
    void warn(const QJsonObject &about, const QString &reason, const QString &message, const Source &source) { tell(u"Warning", about, reason, message, source); }
    void forgetOld();

private:
    void tell(QStringView type, const QJsonObject &about, const QString &reason, const QString &message, const Source &source);

    ObjectStore &m_store;
    std::map<QString, std::pair<QString, QString>> m_told; ///< what is told of whom -> namespace and name
};

} // namespace demo
