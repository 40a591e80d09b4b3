// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A watch's bytes to frames. Endpoint thread; one for each connection, owned by its WatchSource. The form is told by
// the first byte: JSON begins with a brace, protobuf with a length whose first byte is 0, because frames are bounded.
//
// JSON: one object {"type", "object"} after the other. Servers write each on a line of its own, which is tried first; nothing
// here relies on it. Protobuf: four bytes of length, big-endian, and a metav1.WatchEvent without envelope, whose object has one of its
// own. What cannot be read within a frame is a frame without a row, which is counted: as an error it would come again
// with each new list, and one object would keep a whole table away. Only bytes between which no frames can be told are
// an error. Source: k8s.io/apimachinery pkg/util/framer, pkg/runtime/serializer/{json,protobuf}, pkg/watch; frames seen
// of 1.36.
#pragma once

#include "envelope.h"
#include "rowdecoders.h"
#include "tabledecoder.h"
#include "watchdecoder.h"

namespace kubernetes {

class FrameDecoder final : public endpoint::WatchDecoder
{
public:
    /// etcd takes objects of 1.5 MB; JSON makes them larger, and a server may have been told to take more.
    static constexpr qsizetype largestFrame = 16 * 1024 * 1024 - 1;

    FrameDecoder(DecodeRow decode, std::shared_ptr<Interner> interner);
    /// Of frames whose objects are the server's Tables: a frame for each of their rows.
    FrameDecoder(std::shared_ptr<const TableColumns> columns, std::shared_ptr<Interner> interner, OwnRows own = {});

    [[nodiscard]] base::Result<std::vector<endpoint::WatchFrame>> feed(const QByteArray &bytes) override;

private:
    enum class Form { Unknown, Json, Protobuf };
    enum class Step { Frame, More, Broken };

    Step nextFrame(std::string_view &frame);
    Step nextJson(std::string_view left, std::string_view &frame);
    Step nextProtobuf(std::string_view left, std::string_view &frame);
    [[nodiscard]] bool readJson(std::string_view frame, std::vector<endpoint::WatchFrame> &frames);
    [[nodiscard]] bool readProtobuf(std::string_view frame, std::vector<endpoint::WatchFrame> &frames);
    void add(std::string_view type, const Message &object, std::vector<endpoint::WatchFrame> &frames);
    void addTable(endpoint::WatchFrame::Type type, const Message &table, std::vector<endpoint::WatchFrame> &frames);
    /// `object` has the metadata, `item` what becomes the row.
    void addObject(endpoint::WatchFrame::Type type, const Message &object, const Message &item, std::vector<endpoint::WatchFrame> &frames);

    DecodeRow m_decode = nullptr; ///< null: m_table
    std::optional<TableReader> m_table;
    std::shared_ptr<Interner> m_interner;
    AnswerReader m_reader;
    Form m_form = Form::Unknown;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< of the frame that is being read, in m_buffer
    // Of JSON: how far it has been looked at, and where that is.
    qsizetype m_seen = 0; ///< from m_start
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_line = false;     ///< the frame was taken for a line's
    bool m_byBraces = false; ///< the next frame's line is known not to be one
    bool m_broken = false;
};

} // namespace kubernetes
