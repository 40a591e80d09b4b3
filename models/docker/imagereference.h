// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// An image's name as people write it, taken apart and put together again: "nginx" is docker.io/library/nginx:latest.
// A value; any thread. Grammar: distribution/reference (regexp.go, normalize.go).
#pragma once

#include "result.h"

#include <QString>

namespace docker
{

struct ImageReference {
    QString registry;   ///< "docker.io", "localhost:5000"
    QString repository; ///< "library/nginx": all between registry and tag
    QString tag;        ///< empty if there is none
    QString digest;     ///< "sha256:…"; empty if there is none

    /// "docker.io/library/nginx:1.25@sha256:…".
    [[nodiscard]] QString canonical() const;
    /// As short as it means the same: "nginx:1.25", "me/app", "ghcr.io/me/app:2".
    [[nodiscard]] QString familiar() const;
    /// Without tag and digest, familiar: what a pull takes as fromImage.
    [[nodiscard]] QString familiarName() const;
    /// Tag or digest, the digest if there are both: what a pull takes as tag.
    [[nodiscard]] QString tagOrDigest() const { return digest.isEmpty() ? tag : digest; }

    friend bool operator==(const ImageReference &, const ImageReference &) = default;
};

/// Reads a name. BadRequest, with a sentence that says what is wrong, if it is none. With `latest`, a name without tag
/// and digest gets the tag "latest".
[[nodiscard]] base::Result<ImageReference> readReference(const QString &text, bool latest = true);

} // namespace docker
