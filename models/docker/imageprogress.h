// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Progress of a pull, a push or a load: the engine's lines of JSON added up to layers and a total. Pure; fed on the
// endpoint thread, copied to the UI. Bytes; times in ms.
//
// Facts: a pull's first line carries the tag as id; "Downloading" and "Extracting" each run from 0 to total; errors come
// inside an answer of 200; layers that exist already never tell their size.
#pragma once

#include "error.h"

#include <QByteArray>
#include <QStringList>
#include <map>
#include <vector>

namespace docker {

struct LayerProgress {
    QString id;
    QString status;     ///< the engine's word: "Downloading", "Extracting", "Pull complete"
    qint64 current = 0; ///< of the phase that `status` names
    qint64 total = 0;
    bool done = false;
    friend bool operator==(const LayerProgress &, const LayerProgress &) = default;
};

struct ImageProgress {
    enum class Step {
        Login,    ///< the docker configuration is asked who we are
        Transfer,
        Finish,   ///< a saved file is brought to the disk
    };
    Step step = Step::Transfer;
    QString login;                     ///< as whom, and who said so: "ada (docker-credential-pass)"; empty: nobody
    qint64 fileBytes = 0;              ///< of the file, read or written
    qint64 fileTotal = -1;            ///< of the file, about; negative: not known
    std::vector<LayerProgress> layers; ///< in the order of their first mention
    QString message;                   ///< the last line that belongs to no layer
    QString digest;                    ///< of the image, once told
    QStringList loaded;                ///< of a load: references
    base::Error error;                 ///< told inside the stream
    bool failed = false;
    bool uploads = false;              ///< a load: the file goes first, then its layers

    [[nodiscard]] qint64 transferred() const; ///< bytes of the transfer phase, of all layers
    [[nodiscard]] qint64 size() const;        ///< of all layers whose size is known
    /// 0 to 1, or -1 while nothing is known. A download counts for three quarters of a layer, the extraction for the rest;
    /// of a load, reading the file is one half and the layers are the other.
    [[nodiscard]] double fraction() const;
    /// Takes one line. False if it is no JSON object.
    bool add(const QByteArray &line);

private:
    [[nodiscard]] double layerFraction() const;

    std::map<QString, size_t> m_index;
    std::vector<qint64> m_downloaded, m_sizes; ///< by layer; the extraction starts `current` anew
};

} // namespace docker
