// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small format for tests of WatchSource. A page: "VERSION NEXT|- REMAINING" and a line "KEY VALUE" for each row. Frames, a line
// each: "A KEY VALUE VERSION", "M ...", "D KEY VERSION", "B VERSION", "I VERSION" (a bookmark that ends the initial ones),
// "E STATUS". A value "x" is a malformed row; a line that begins with '!' is not the format.
#pragma once

#include "scriptedtransport.h"
#include "watchsource.h"

namespace watchtest {

struct Thing : live::RowOf<Thing> {
    live::Key id;
    int value = 0;
    Thing(live::Key theId, int theValue) : id(std::move(theId)), value(theValue) {}
    const live::Key &key() const override { return id; }
    friend bool operator==(const Thing &, const Thing &) = default;
};

inline base::Error protocolError()
{
    base::Error error;
    error.code = base::Error::Code::Protocol;
    error.what = QStringLiteral("not the format");
    return error;
}

inline base::Result<endpoint::WatchPage> readPage(const QByteArray &body)
{
    endpoint::WatchPage page;
    QList<QByteArray> lines = body.trimmed().split('\n');
    const QList<QByteArray> head = lines.takeFirst().split(' ');
    if (head.size() != 3)
        return protocolError();
    page.version = head[0];
    page.next = head[1] == "-" ? QByteArray() : head[1];
    page.remaining = head[2].toInt();
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() != 2 || words[1] == "x")
            ++page.skipped;
        else
            page.rows.push_back(std::make_shared<Thing>(words[0], words[1].toInt()));
    }
    return page;
}

class Decoder final : public endpoint::WatchDecoder
{
public:
    base::Result<std::vector<endpoint::WatchFrame>> feed(const QByteArray &bytes) override
    {
        m_buffer += bytes;
        std::vector<endpoint::WatchFrame> frames;
        for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
            const QByteArray line = m_buffer.left(end);
            m_buffer.remove(0, end + 1);
            if (line.startsWith('!'))
                return protocolError();
            frames.push_back(frame(line.split(' ')));
        }
        return frames;
    }

private:
    static endpoint::WatchFrame frame(const QList<QByteArray> &words)
    {
        using Type = endpoint::WatchFrame::Type;
        endpoint::WatchFrame made;
        made.version = words.last();
        made.key = words[1];
        const char letter = words[0][0];
        made.type = letter == 'A' ? Type::Added : letter == 'M' ? Type::Modified : letter == 'D' ? Type::Deleted
                    : letter == 'E' ? Type::Error : Type::Bookmark;
        made.initialEnd = letter == 'I';
        if ((letter == 'A' || letter == 'M') && words[2] != "x")
            made.row = std::make_shared<Thing>(words[1], words[2].toInt());
        if (letter == 'E') {
            made.error.httpStatus = words[1].toInt();
            made.error.code = base::codeOfHttpStatus(made.error.httpStatus);
            made.error.what = QStringLiteral("an error frame");
            made.version.clear();
        }
        return made;
    }
    QByteArray m_buffer;
};

/// A WatchSource, its table as a consumer of the batches has it, a clock and a server that the test plays.
struct Harness {
    base::ManualClock clock;
    support::ScriptedTransport server;
    std::map<live::Key, int> table;
    live::FeedStatus status;
    std::vector<live::FeedStatus::State> states; ///< each change
    std::function<void(const live::Batch &)> batchSeen;
    std::unique_ptr<live::RowStore> store;
    std::unique_ptr<endpoint::WatchSource> source;

    explicit Harness(bool initialByWatch = false)
    {
        store = std::make_unique<live::RowStore>([this](live::Batch batch) {
            if (batchSeen)
                batchSeen(batch);
            for (const live::Key &key : batch.removed)
                table.erase(key);
            for (const auto &rows : {batch.changed, batch.added}) {
                for (const live::RowPointer &row : rows)
                    table[row->key()] = static_cast<const Thing &>(*row).value;
            }
            store->acknowledge(batch.revision);
        });
        endpoint::WatchSource::Spec spec;
        spec.list = [](const QByteArray &next, bool whole) {
            net::Request request;
            request.target = "/list?next=" + next + (whole ? "&whole" : "");
            return request;
        };
        spec.page = readPage;
        spec.watch = [](const QByteArray &version) {
            net::Request request;
            request.target = "/watch?from=" + version;
            return request;
        };
        spec.errorOf = [](const net::Reply &reply) {
            base::Error error;
            error.code = base::codeOfHttpStatus(reply.status);
            error.what = QString::fromUtf8(reply.body);
            return error;
        };
        spec.decoder = [] { return std::make_unique<Decoder>(); };
        spec.initialByWatch = initialByWatch;
        spec.random = [] { return 0.5; }; // delays as they are
        source = std::make_unique<endpoint::WatchSource>(std::move(spec), *store, clock, [this](live::FeedStatus now) {
            status = std::move(now);
            if (states.empty() || states.back() != status.state)
                states.push_back(status.state);
        });
    }
    /// Looked at, connected, listed and watched from version 10, with these rows.
    void begin(const QByteArray &rows = "a 1\nb 2\n")
    {
        source->setWanted(true);
        source->connected(server);
        server.last()->reply(200, "10 - 0\n" + rows);
        server.last()->head(200);
    }
    [[nodiscard]] QByteArray asked() const { return server.last()->request.target; }
};

} // namespace watchtest
