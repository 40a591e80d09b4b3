// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows out of objects of the API, one function for each kind, whatever form the object came in. Pure; endpoint thread.
// Every field is optional; an object without a uid and without a name is malformed. They may throw protozero's
// exceptions: ListDecoder and FrameDecoder call them guarded.
#pragma once

#include "interner.h"
#include "apimessage.h"
#include "row.h"

namespace kubernetes {

/// Null: malformed.
using DecodeRow = live::RowPointer (*)(const Message &object, Interner &interner);

[[nodiscard]] live::RowPointer decodePod(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeNode(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeDeployment(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeStatefulSet(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeDaemonSet(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeReplicaSet(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeJob(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeCronJob(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeEvent(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeService(const Message &object, Interner &interner);
[[nodiscard]] live::RowPointer decodeNamespace(const Message &object, Interner &interner);

} // namespace kubernetes
