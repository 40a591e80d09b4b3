// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An icon engine that renders an SVG as a mask and fills it with the token's colour of the moment.
#include "icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

namespace theme {
namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// `size` is in device pixels.
QPixmap tinted(const QString &name, const QSize &size, const QColor &colour)
{
    const QString key = QStringLiteral("pilothouse/%1/%2x%3/%4")
                            .arg(name).arg(size.width()).arg(size.height()).arg(colour.rgba(), 0, 16);
    QPixmap pixmap;
    if (size.isEmpty() || QPixmapCache::find(key, &pixmap))
        return pixmap;
    QSvgRenderer renderer(pathOf(name));
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    if (!renderer.isValid())
        return pixmap;
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(0, 0), size));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, Token token) : m_name(std::move(name)), m_token(token) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, QLatin1String(m_name.toLatin1()), colourFor(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_name, size, colourFor(mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        return tinted(m_name, (QSizeF(size) * scale).toSize(), colourFor(mode)); // logical pixels
#else
        Q_UNUSED(scale) // in device pixels already
        return tinted(m_name, size, colourFor(mode));
#endif
    }
    QIconEngine *clone() const override { return new TintedEngine(m_name, m_token); }
    QString key() const override { return QStringLiteral("pilothouse"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        return color(mode == QIcon::Disabled ? Token::Faint : m_token);
    }

    QString m_name;
    Token m_token;
};

} // namespace

bool hasIcon(QLatin1String name)
{
    return QFile::exists(pathOf(QString(name)));
}

QIcon icon(QLatin1String name, Token token)
{
    return hasIcon(name) ? QIcon(new TintedEngine(QString(name), token)) : QIcon();
}

void paintIcon(QPainter &painter, const QRectF &rect, QLatin1String name, const QColor &colour)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const QSize size(int(std::lround(rect.width() * ratio)), int(std::lround(rect.height() * ratio)));
    QPixmap pixmap = tinted(QString(name), size, colour);
    if (pixmap.isNull())
        return;
    pixmap.setDevicePixelRatio(ratio);
    // On a device pixel, or every line would blur.
    const QPointF at(std::round(rect.x() * ratio) / ratio, std::round(rect.y() * ratio) / ratio);
    painter.drawPixmap(at, pixmap);
}

} // namespace theme
