// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
//
// A WebSocket's server: frames alone, whole and in pieces; then the connection over a transport of our own, with a right or
// any other answer to the handshake and credit in portions. Messages come in order and within the credit, the end once.
#include "fuzzinput.h"
#include "clock.h"
#include "responseparser.h"
#include "websocket.h"

namespace {

constexpr qint64 maximum = 4096;

struct Seen {
    std::vector<QByteArray> events;
    bool ended = false;
    int sent = 0;
    friend bool operator==(const Seen &, const Seen &) = default;
};

Seen unframe(const QByteArray &bytes, qsizetype step)
{
    net::WebSocketFrames frames(maximum, [](char *mask) { std::fill_n(mask, 4, 'm'); });
    Seen seen;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        frames.feed(bytes.mid(at, step));
        for (const net::WebSocketFrames::Event &event : frames.takeEvents()) {
            fuzz::check(event.bytes.size() <= maximum);
            seen.events.push_back(QByteArray::number(static_cast<int>(event.kind)) + '/' +
                                  QByteArray::number(event.closeCode) + '/' + event.bytes);
        }
        (void)frames.takeOutput(); // a goodbye overtakes what was not taken yet
    }
    seen.ended = frames.inputEnded();
    seen.sent = frames.sentCloseCode();
    return seen;
}

/// The server's side of one upgrade.
struct Server final : net::Transport {
    /// Ended by the client: nothing more may be told.
    struct Pipe final : net::Upgraded {
        explicit Pipe(bool &open) : alive(open) { alive = true; }
        ~Pipe() override { alive = false; }
        void grant(qint64 bytes) override
        {
            fuzz::check(bytes > 0);
            granted += bytes;
        }
        void write(QByteArray bytes) override { fuzz::check(!bytes.isEmpty()); }
        [[nodiscard]] qint64 unsent() const override { return 0; }
        void closeWrite() override {}
        qint64 granted = 0;
        bool &alive;
    };
    std::unique_ptr<net::Transfer> send(net::Request, std::function<void(base::Result<net::Reply>)>) override
    {
        return nullptr;
    }
    std::unique_ptr<net::Stream> stream(net::Request, net::Stream::Callbacks) override { return nullptr; }
    std::unique_ptr<net::Upgraded> upgrade(net::Request asked, net::Upgraded::Callbacks given) override
    {
        request = std::move(asked);
        callbacks = std::move(given);
        return std::make_unique<Pipe>(alive);
    }
    void data(const QByteArray &bytes)
    {
        if (alive && !bytes.isEmpty())
            callbacks.data(bytes);
    }
    net::Request request;
    net::Upgraded::Callbacks callbacks;
    bool alive = false;
};

net::Head answer(const net::Request &request, fuzz::Input &input)
{
    net::Head head;
    const unsigned char what = input.byte();
    if (what & 1) {
        net::ResponseParser parser;
        if (parser.feed(input.part() + "\r\n\r\n") && parser.headComplete())
            head = parser.head();
    } else {
        head.status = 101;
        head.headers = {{"upgrade", "WebSocket"}, {"connection", "Upgrade"}};
        if (what & 2)
            head.headers += net::Header{"Sec-WebSocket-Protocol", input.part()};
    }
    for (const net::Header &header : request.headers) {
        if (header.name == "Sec-WebSocket-Key" && !(what & 4))
            head.headers += net::Header{"Sec-WebSocket-Accept", net::webSocketAccept(header.value)};
    }
    return head;
}

void connect(fuzz::Input &input)
{
    Server server;
    qint64 credit = net::WebSocket::initialCredit;
    int opened = 0;
    int closed = 0;
    bool goodbye = false; // ours
    net::WebSocket::Options options;
    options.maximumMessage = maximum;
    options.subprotocols = input.byte() & 1 ? QList<QByteArray>{"v5.channel.k8s.io", "v4.channel.k8s.io"} : QList<QByteArray>();
    net::WebSocket::Callbacks callbacks;
    callbacks.open = [&](const QByteArray &) { ++opened; };
    callbacks.message = [&](const net::WebSocket::Message &message) {
        fuzz::check(opened == 1 && closed == 0 && message.bytes.size() <= maximum);
        credit -= message.cost();
        // One slice is unframed at a time, and what is in it comes.
        fuzz::check(credit > -(maximum + 4096 * net::WebSocket::Message::leastCost));
    };
    callbacks.closed = [&](const base::Result<void> &result) {
        ++closed;
        fuzz::check(opened == 1 || goodbye || !result.ok());
    };
    base::ManualClock clock;
    options.clock = &clock;
    net::WebSocket socket(server, {}, options, callbacks);
    server.callbacks.head(answer(server.request, input));
    while (!input.empty()) {
        const unsigned char what = input.byte();
        switch (what & 7) {
        case 1:
            credit += what;
            socket.grant(what);
            break;
        case 2: socket.send({(what & 8) != 0, input.part()}); break;
        case 3:
            goodbye = true;
            socket.close(1000 + what, input.part());
            break;
        case 4: clock.advance(std::chrono::seconds(what)); break;
        case 5: // as many empty messages
            server.data(QByteArray("\x81\0", 2).repeated(what * 8));
            break;
        default: server.data(input.take(what)); break;
        }
    }
    if (server.alive)
        server.callbacks.closed({});
    fuzz::check(closed == 1 || server.alive);
    clock.advance(std::chrono::minutes(1));
    fuzz::check(closed <= 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    fuzz::Input input(data, size);
    const qsizetype step = input.byte();
    if (step == 0) {
        connect(input);
        return 0;
    }
    const QByteArray bytes = input.rest();
    fuzz::check(unframe(bytes, std::max<qsizetype>(1, bytes.size())) == unframe(bytes, step));
    return 0;
}
