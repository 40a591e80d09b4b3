// SPDX-FileCopyrightText: 2026 The Pilothouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
#include "enginepane.h"

#include "fonts.h"
#include "format.h"
#include "pageparts.h"
#include "prunesheet.h"
#include "sectionview.h"
#include "style.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QVBoxLayout>
#include <any>

namespace dockerui {

namespace {

constexpr int sidePadding = 16;
constexpr int slowMs = 60'000;
constexpr int fastMs = 2'000;

void add(live::Section &section, const QString &label, const QString &value, bool mono = false)
{
    if (value.isEmpty())
        return;
    live::Entry entry;
    entry.label = label;
    entry.value = value;
    entry.mono = mono;
    section.entries.push_back(std::move(entry));
}

QString amount(qint64 bytes)
{
    return live::formatBytes(static_cast<double>(bytes));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

EnginePane::EnginePane(endpoint::Endpoint &endpoint, const docker::Engine &engine, QWidget *parent)
    : QWidget(parent), m_endpoint(endpoint), m_engine(engine),
      m_local(endpoint.profile().address.startsWith(QStringLiteral("unix://"))), m_subtitle(new QLabel(this)),
      m_prune(new QPushButton(tr("Prune…"), this)), m_measure(new QPushButton(tr("Measure again"), this)), m_view(new panes::SectionView(this))
{
    auto *title = new QLabel(tr("Engine"), this);
    title->setFont(theme::titleFont());
    m_subtitle->setForegroundRole(theme::mutedRole);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(sidePadding, 14, sidePadding, 12);
    header->setSpacing(8);
    header->addWidget(title);
    header->addSpacing(6);
    header->addWidget(m_subtitle, 1);
    header->addWidget(m_prune);
    header->addWidget(m_measure);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(widgets::hairline(this));
    layout->addWidget(m_view, 1);
    m_measure->setToolTip(tr("Ask the engine again how much disk it uses; this may take long"));
    m_prune->setObjectName(QStringLiteral("engine-prune"));
    connect(m_prune, &QPushButton::clicked, this, &EnginePane::pruneWanted);
    connect(m_measure, &QPushButton::clicked, this, [this] { measureDisk(); });
    connect(&m_endpoint, &endpoint::Endpoint::stateChanged, this, [this] { stateChanged(); });
    m_slow.setInterval(slowMs);
    m_fast.setInterval(fastMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { ask(); });
    connect(&m_fast, &QTimer::timeout, this, [this] { measureNow(); });
    m_wasConnected = connected();
    render();
}

bool EnginePane::connected() const
{
    return m_endpoint.state().state == endpoint::EndpointState::State::Connected;
}

void EnginePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_slow.start();
    ask();
    if (!m_disk)
        measureDisk();
    if (m_local) {
        m_fast.start();
        measureNow();
    }
}

void EnginePane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_slow.stop();
    m_fast.stop();
    m_infoCall.cancel();
    m_versionCall.cancel();
    m_diskCall.cancel();
    m_measuring = false;
    m_before.reset(); // a share over the time nobody looked would not be of this moment
    m_busy.reset();
}

void EnginePane::stateChanged()
{
    const bool now = connected();
    const bool came = now && !m_wasConnected;
    m_wasConnected = now;
    if (came && isVisible()) {
        ask();
        if (!m_disk)
            measureDisk();
    }
    render();
}

void EnginePane::ask()
{
    if (!connected())
        return;
    m_infoCall = m_engine.get(m_endpoint, "/info", [this](base::Result<QByteArray> result) {
        m_problem = result.ok() ? QString() : result.error().text();
        if (result.ok()) {
            m_infoText = *result;
            readAnswers();
        }
        render();
        askVersion();
    });
}

void EnginePane::readAnswers()
{
    docker::EngineInfo info;
    // What the session found out when it connected: the flavour and the version they speak.
    const std::any fact = m_endpoint.fact("engine");
    if (const auto *found = std::any_cast<docker::EngineInfo>(&fact)) {
        info.podman = found->podman;
        info.agreedVersion = found->agreedVersion;
    }
    if (!m_versionText.isEmpty())
        docker::readVersion(info, m_versionText);
    docker::readInfo(info, m_infoText);
    m_info = std::move(info);
}

void EnginePane::askVersion()
{
    m_versionCall = m_engine.get(m_endpoint, "/version", [this](base::Result<QByteArray> result) {
        if (!result.ok())
            return; // what /info says stands alone
        m_versionText = *result;
        readAnswers();
        render();
    });
}

void EnginePane::measureDisk()
{
    if (!connected() || m_measuring)
        return;
    m_measuring = true;
    m_diskCall = m_engine.get(m_endpoint, "/system/df", [this](base::Result<QByteArray> result) {
        m_measuring = false;
        m_diskProblem.clear();
        if (!result.ok()) {
            m_diskProblem = result.error().text();
        } else if (const base::Result<docker::DiskUse> use = docker::decodeDiskUse(*result); use.ok()) {
            m_disk = *use;
        } else {
            m_diskProblem = use.error().text();
        }
        render();
    });
    render();
}

EnginePane::Now EnginePane::readNow(const QString &dataRoot)
{
    Now now;
    now.load = docker::readLoad(contents(QStringLiteral("/proc/loadavg")));
    now.memory = docker::readMemory(contents(QStringLiteral("/proc/meminfo")));
    now.ticks = docker::readCpuTicks(contents(QStringLiteral("/proc/stat")));
    if (const QStorageInfo disk(dataRoot); !dataRoot.isEmpty() && disk.isValid()) {
        now.diskFree = disk.bytesAvailable();
        now.diskTotal = disk.bytesTotal();
    }
    return now;
}

void EnginePane::measureNow()
{
    // One at a time: a disk that hangs may hold one of the pool's two threads, not both.
    if (std::exchange(m_readingNow, true))
        return;
    m_reading = base::compute<Now>([root = m_info.dataRoot](const base::CancelFlag &) { return readNow(root); },
                                   [this](Now now) {
                                       m_readingNow = false;
                                       if (!isVisible())
                                           return;
                                       m_now = now;
                                       m_busy = m_before && now.ticks ? docker::busyShare(*m_before, *now.ticks)
                                                                      : std::nullopt;
                                       m_before = now.ticks;
                                       render();
                                   });
}

void EnginePane::render()
{
    m_measure->setEnabled(connected() && !m_measuring);
    m_prune->setEnabled(connected() && !m_endpoint.profile().readOnly);
    m_prune->setToolTip(m_endpoint.profile().readOnly ? tr("%1 is read-only here").arg(m_endpoint.profile().name)
                                                      : tr("Choose what to remove: stopped containers, images, volumes, build cache"));
    m_subtitle->setText(m_info.title());
    if (m_infoText.isEmpty()) {
        if (!m_problem.isEmpty())
            m_view->setMessage(m_problem);
        else if (connected() || m_endpoint.state().error.text().isEmpty())
            m_view->setMessage(tr("Reading…"));
        else
            m_view->setMessage(m_endpoint.state().error.text());
        return;
    }
    std::vector<live::Section> sections{engineSection(), hostSection()};
    if (m_local)
        sections.push_back(nowSection());
    sections.push_back(countsSection());
    sections.push_back(diskSection());
    sections.push_back(warningsSection());
    m_view->setSections(sections);
}

live::Section EnginePane::engineSection() const
{
    const auto yesNo = [](bool value) { return value ? tr("yes") : tr("no"); };
    live::Section section{"engine", tr("Engine"), {}, {}};
    if (!m_problem.isEmpty()) {
        add(section, tr("Problem"), m_problem);
        section.entries.back().tone = live::Tone::Bad;
        section.entries.back().dot = true;
    }
    add(section, tr("Product"), m_info.product);
    add(section, tr("Version"), m_info.version);
    add(section, tr("API agreed"), QString::fromLatin1(m_info.agreedVersion));
    add(section, tr("API newest"), QString::fromLatin1(m_info.apiVersion));
    add(section, tr("API minimum"), QString::fromLatin1(m_info.minimumApiVersion));
    add(section, tr("Address"), m_endpoint.profile().address, true);
    add(section, tr("Storage driver"), m_info.storageDriver);
    add(section, tr("Cgroup driver"), m_info.cgroupDriver);
    add(section, tr("Cgroup version"), m_info.cgroupVersion);
    add(section, tr("Logging driver"), m_info.loggingDriver);
    add(section, tr("Data root"), m_info.dataRoot, true);
    add(section, tr("Runtime"), m_info.defaultRuntime);
    add(section, tr("Rootless"), yesNo(m_info.rootless));
    add(section, tr("Live restore"), yesNo(m_info.liveRestore));
    return section;
}

live::Section EnginePane::hostSection() const
{
    live::Section section{"host", tr("Host"), {}, {}};
    add(section, tr("Name"), m_info.name);
    add(section, tr("Operating system"), m_info.operatingSystem);
    add(section, tr("Kernel"), m_info.kernel);
    add(section, tr("Architecture"), m_info.architecture);
    if (m_info.processors > 0)
        add(section, tr("Processors"), QLocale().toString(m_info.processors));
    if (m_info.memory > 0)
        add(section, tr("Memory"), amount(m_info.memory));
    return section;
}

live::Section EnginePane::nowSection() const
{
    live::Section section{"now", tr("Now"), {}, {}};
    const QLocale locale;
    add(section, tr("CPU busy"), m_busy ? live::formatPercent(*m_busy * 100) : tr("measuring…"));
    if (m_now.load) {
        const auto number = [&](size_t i) { return locale.toString((*m_now.load)[i], 'f', 2); };
        add(section, tr("Load, 1, 5, 15 min"), number(0) + QStringLiteral("  ") + number(1) + QStringLiteral("  ") + number(2));
    }
    if (m_now.memory) {
        const docker::HostMemory &memory = *m_now.memory;
        add(section, tr("Memory available"), tr("%1 of %2").arg(amount(memory.available), amount(memory.total)));
        if (memory.swapTotal > 0)
            add(section, tr("Swap used"),
                tr("%1 of %2").arg(amount(memory.swapTotal - memory.swapFree), amount(memory.swapTotal)));
    }
    if (m_now.diskTotal > 0)
        add(section, tr("Data root free"), tr("%1 of %2").arg(amount(m_now.diskFree), amount(m_now.diskTotal)));
    return section;
}

live::Section EnginePane::countsSection() const
{
    live::Section section{"counts", tr("Counts"), {}, {}};
    const QLocale locale;
    add(section, tr("Containers"), locale.toString(m_info.containers));
    add(section, tr("Running"), locale.toString(m_info.running));
    add(section, tr("Paused"), locale.toString(m_info.paused));
    add(section, tr("Stopped"), locale.toString(m_info.stopped));
    add(section, tr("Images"), locale.toString(m_info.images));
    return section;
}

live::Section EnginePane::warningsSection() const
{
    live::Section section{"warnings", tr("Warnings"), {}, tr("The engine warns of nothing")};
    for (const QString &warning : m_info.warnings) {
        live::Entry entry;
        entry.value = warning;
        entry.value.remove(QRegularExpression(QStringLiteral("^WARNING:\\s*"))); // the heading says it
        entry.tone = live::Tone::Warn;
        entry.dot = true;
        section.entries.push_back(std::move(entry));
    }
    return section;
}

live::Section EnginePane::diskSection() const
{
    live::Section section{"disk", tr("Disk"), {}, tr("not measured")};
    if (m_measuring)
        add(section, tr("State"), tr("measuring…"));
    else
        add(section, tr("Problem"), m_diskProblem);
    if (!m_disk)
        return section;
    const auto part = [&](const QString &label, const docker::DiskUse::Part &use) {
        add(section, label, tr("%1, %2 reclaimable").arg(amount(use.size), amount(use.reclaimable)));
    };
    part(tr("Images"), m_disk->images);
    part(tr("Containers"), m_disk->containers);
    part(tr("Volumes"), m_disk->volumes);
    part(tr("Build cache"), m_disk->buildCache);
    return section;
}

QWidget *makeEnginePane(const Context &context, endpoint::Endpoint &endpoint, QWidget *parent)
{
    auto *pane = new EnginePane(endpoint, *context.engine, parent);
    QObject::connect(pane, &EnginePane::pruneWanted, pane, [context, at = &endpoint, pane] {
        using Kind = PruneSheet::Kind;
        pruneEngine(context, *at, pane, {Kind::Container, Kind::DanglingImage, Kind::BuildCache});
    });
    return pane;
}

} // namespace dockerui
