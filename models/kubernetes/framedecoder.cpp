// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "framedecoder.h"

#include "listdecoder.h"
#include "metareader.h"
#include "statuserror.h"

#include <QCoreApplication>
#include <optional>
#include <utility>

namespace kubernetes {

using endpoint::WatchFrame;

namespace {

constexpr std::string_view space = " \t\r\n";
constexpr size_t prefix = 4; ///< bytes of a length

std::optional<WatchFrame::Type> typeOf(std::string_view word)
{
    static constexpr std::pair<std::string_view, WatchFrame::Type> words[] = {
        {"ADDED", WatchFrame::Type::Added},       {"MODIFIED", WatchFrame::Type::Modified},
        {"DELETED", WatchFrame::Type::Deleted},   {"BOOKMARK", WatchFrame::Type::Bookmark},
        {"ERROR", WatchFrame::Type::Error},
    };
    for (const auto &[text, type] : words) {
        if (text == word)
            return type;
    }
    return std::nullopt;
}

/// What looks like a frame alone on its line, as servers write it; memchr() is many times as quick as counting braces.
bool lineOf(std::string_view left, std::string_view &line)
{
    const size_t end = left.find('\n');
    if (end == std::string_view::npos || end == 0 || left[end - 1] != '}')
        return false;
    line = left.substr(0, end);
    return true;
}

base::Error tooLarge()
{
    base::Error error = unreadable();
    error.code = base::Error::Code::TooLarge;
    error.what = QCoreApplication::translate("kubernetes::FrameDecoder", "An object of the server is too large");
    return error;
}

} // namespace

FrameDecoder::FrameDecoder(DecodeRow decode, std::shared_ptr<Interner> interner)
    : m_decode(decode), m_interner(std::move(interner))
{
}

FrameDecoder::FrameDecoder(std::shared_ptr<const TableColumns> columns, std::shared_ptr<Interner> interner, OwnRows own)
    : m_table(TableReader(std::move(columns), own)), m_interner(std::move(interner))
{
}

base::Result<std::vector<WatchFrame>> FrameDecoder::feed(const QByteArray &bytes)
{
    if (m_broken)
        return unreadable();
    m_buffer += bytes;
    std::vector<WatchFrame> frames;
    Step step = Step::Frame;
    while (step == Step::Frame) {
        std::string_view frame;
        step = nextFrame(frame);
        if (step != Step::Frame)
            break;
        if (!(m_form == Form::Protobuf ? readProtobuf(frame, frames) : readJson(frame, frames))) {
            if (std::exchange(m_line, false)) {
                // The line was no frame, or not one alone.
                m_start -= static_cast<qsizetype>(frame.size());
                m_byBraces = true;
                continue;
            }
            WatchFrame malformed;
            malformed.type = WatchFrame::Type::Modified; // of nothing
            frames.push_back(std::move(malformed));
        }
        m_byBraces = false;
    }
    const bool large = m_buffer.size() - m_start > largestFrame + qsizetype(prefix);
    if (step == Step::Broken || large) {
        m_broken = true;
        m_buffer.clear();
        return large ? tooLarge() : unreadable();
    }
    m_buffer.remove(0, m_start);
    m_start = 0;
    if (m_buffer.isEmpty())
        m_buffer = QByteArray(); // what one large object needed is not kept
    return frames;
}

/// The bytes of the next frame, without its length; views into the buffer.
FrameDecoder::Step FrameDecoder::nextFrame(std::string_view &frame)
{
    std::string_view left(m_buffer.constData() + m_start, static_cast<size_t>(m_buffer.size() - m_start));
    if (m_form != Form::Protobuf && m_depth == 0) {
        const size_t blank = std::min(left.find_first_not_of(space), left.size());
        m_start += static_cast<qsizetype>(blank);
        left.remove_prefix(blank);
    }
    if (left.empty())
        return Step::More;
    if (m_form == Form::Unknown)
        m_form = left.front() == '{' ? Form::Json : Form::Protobuf;
    return m_form == Form::Json ? nextJson(left, frame) : nextProtobuf(left, frame);
}

FrameDecoder::Step FrameDecoder::nextJson(std::string_view left, std::string_view &frame)
{
    if (m_depth == 0 && left.front() != '{')
        return Step::Broken;
    m_line = m_seen == 0 && !m_byBraces && lineOf(left, frame);
    if (m_line) {
        m_start += static_cast<qsizetype>(frame.size());
        return Step::Frame;
    }
    for (size_t i = static_cast<size_t>(m_seen); i < left.size(); ++i) {
        const char c = left[i];
        if (m_escaped) {
            m_escaped = false;
        } else if (m_inString) {
            m_escaped = c == '\\';
            m_inString = c != '"';
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '{') {
            ++m_depth;
        } else if (c == '}' && --m_depth == 0) {
            frame = left.substr(0, i + 1);
            m_start += static_cast<qsizetype>(i) + 1;
            m_seen = 0;
            return Step::Frame;
        }
    }
    m_seen = static_cast<qsizetype>(left.size());
    return Step::More;
}

FrameDecoder::Step FrameDecoder::nextProtobuf(std::string_view left, std::string_view &frame)
{
    if (left.front() != 0)
        return Step::Broken; // 16 MiB and more, or no length at all
    if (left.size() < prefix)
        return Step::More;
    size_t length = 0;
    for (size_t i = 0; i < prefix; ++i)
        length = length << 8 | static_cast<unsigned char>(left[i]);
    if (left.size() - prefix < length)
        return Step::More;
    frame = left.substr(prefix, length);
    m_start += static_cast<qsizetype>(prefix + length);
    return Step::Frame;
}

bool FrameDecoder::readJson(std::string_view frame, std::vector<WatchFrame> &frames)
{
    return m_reader
        .read(frame,
              [&](std::string_view, const Message &event) {
                  namespace f = fields::watchEvent;
                  std::string_view type;
                  Message object;
                  event.forEachField(f::names, [&](std::uint32_t number, const Field &field) {
                      if (number == f::Type)
                          type = field.text();
                      else if (number == f::Object && field.isMessage())
                          object = field.message();
                  });
                  add(type, object, frames);
              })
        .ok();
}

bool FrameDecoder::readProtobuf(std::string_view frame, std::vector<WatchFrame> &frames)
{
    namespace f = fields::watchEvent;
    std::string_view type;
    std::string_view raw;
    const bool whole = readGuarded([&] {
        Message(frame).forEachField(f::names, [&](std::uint32_t number, const Field &field) {
            if (number == f::Type)
                type = field.text();
            else if (number == f::Object && field.isMessage())
                field.message().forEachField({}, [&](std::uint32_t inner, const Field &bytes) {
                    if (inner == 1) // runtime.RawExtension has one field
                        raw = bytes.text();
                });
        });
    });
    if (!whole)
        return false;
    return m_reader
        .read(raw, [&](std::string_view, const Message &object) { add(type, object, frames); })
        .ok();
}

void FrameDecoder::add(std::string_view word, const Message &object, std::vector<WatchFrame> &frames)
{
    const std::optional<WatchFrame::Type> type = typeOf(word);
    if (!type)
        return; // of a time to come
    if (*type == WatchFrame::Type::Error) {
        WatchFrame frame;
        frame.type = *type;
        if (!readGuarded([&] { frame.error = readStatusError(object, 0); }))
            frame.error = unreadable();
        frames.push_back(std::move(frame));
    } else if (m_table) {
        addTable(*type, object, frames);
    } else {
        addObject(*type, object, object, frames);
    }
}

/// The rows have the metadata. A Table without rows can be a bookmark's; what is no Table is the object itself.
void FrameDecoder::addTable(WatchFrame::Type type, const Message &table, std::vector<WatchFrame> &frames)
{
    m_table->readColumns(table);
    bool any = false;
    table.forEachField(fields::table::names, [&](std::uint32_t number, const Field &field) {
        if (number != fields::table::Rows)
            return;
        any = true;
        const Message row = field.isMessage() ? field.message() : Message();
        addObject(type, objectOfRow(row), row, frames);
    });
    if (!any)
        addObject(type, table, table, frames);
}

void FrameDecoder::addObject(WatchFrame::Type type, const Message &object, const Message &item, std::vector<WatchFrame> &frames)
{
    WatchFrame frame;
    frame.type = type;
    Identity identity;
    const bool known = readGuarded([&] { identity = readIdentity(object); });
    frame.key = identity.key;
    frame.version = identity.version;
    if (type == WatchFrame::Type::Bookmark) {
        frame.initialEnd = identity.initialEnd;
    } else if (!known || identity.key.isEmpty()) {
        frame.type = WatchFrame::Type::Modified; // of nothing: counted as malformed, whatever it meant
    } else if (type != WatchFrame::Type::Deleted) {
        frame.row = m_table ? m_table->row(item, *m_interner) : decodeGuarded(m_decode, item, *m_interner);
    }
    frames.push_back(std::move(frame));
}

} // namespace kubernetes
