// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheets that move images: pull, push, save to a file, load from one. Logins come from the docker configuration
// unless one is typed, which is kept nowhere. UI thread.
#pragma once

#include "dockerpanes.h"

namespace dockerui {

void pullImage(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, const QString &reference = {});
void pushImage(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane, const live::RowPointer &row);
void saveImages(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane,
                const std::vector<live::RowPointer> &rows);
void loadImages(const Context &context, endpoint::Endpoint &endpoint, QWidget *pane);

} // namespace dockerui
