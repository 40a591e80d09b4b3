<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Pilothouse</name>
    <message>
        <source> · host ports not checked: remote engine</source>
        <translation>· Ports des Hosts nicht geprüft: entfernte Engine</translation>
    </message>
    <message>
        <source>"%1" chooses a connection and is not taken over</source>
        <translation>„%1“ wählt eine Verbindung und wird nicht übernommen</translation>
    </message>
    <message>
        <source>"%1" is no address of this host</source>
        <translation>„%1“ ist keine Adresse dieses Hosts</translation>
    </message>
    <message>
        <source>"%1" is no mode</source>
        <translation>„%1“ ist kein Modus</translation>
    </message>
    <message>
        <source>"%1" is no value for %2</source>
        <translation>„%1“ ist kein Wert für %2</translation>
    </message>
    <message>
        <source>"%1" is no value for --%2</source>
        <translation>„%1“ ist kein Wert für --%2</translation>
    </message>
    <message>
        <source>"%1" is not base64</source>
        <translation>„%1“ ist nicht Base64</translation>
    </message>
    <message>
        <source>"%1" is set for this command only and is not taken over</source>
        <translation>„%1“ gilt nur für diesen Befehl und wird nicht übernommen</translation>
    </message>
    <message>
        <source>"%1" must be a list</source>
        <translation>„%1“ muss eine Liste sein</translation>
    </message>
    <message>
        <source>"%1" must be a map</source>
        <translation>„%1“ muss eine Zuordnung sein</translation>
    </message>
    <message>
        <source>"%1" must be a text</source>
        <translation>„%1“ muss ein Text sein</translation>
    </message>
    <message>
        <source>"%1" must be a text; quotes make it one</source>
        <translation>„%1“ muss ein Text sein; Anführungszeichen machen es dazu</translation>
    </message>
    <message>
        <source>"%1" must be true or false</source>
        <translation>„%1“ muss true oder false sein</translation>
    </message>
    <message>
        <source>"proxy-url" could not be read</source>
        <translation>„proxy-url“ ist nicht lesbar</translation>
    </message>
    <message>
        <source>"proxy-url" must begin with http://, https:// or socks5://</source>
        <translation>„proxy-url“ muss mit http://, https:// oder socks5:// beginnen</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 % in %2 s</source>
        <translation>%1 % in %2 s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 decides how many</source>
        <translation>%1 %2 bestimmt, wie viele es sind</translation>
    </message>
    <message>
        <source>%1 %2 makes another one</source>
        <translation>%1 %2 legt einen neuen an</translation>
    </message>
    <message>
        <source>%1 %2?</source>
        <translation>%2: %1?</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (exit code %2)</source>
        <translation>%1 (Code %2)</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and worse</source>
        <translation>%1 und schlimmer</translation>
    </message>
    <message>
        <source>%1 asks for a client certificate, and there is none</source>
        <translation>%1 verlangt ein Client-Zertifikat, und es gibt keines</translation>
    </message>
    <message>
        <source>%1 cancelled: %2</source>
        <translation>%1 abgebrochen: %2</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 cannot be shown</source>
        <translation>%1 kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer</source>
        <translation>%1 hat die Verbindung ohne Antwort geschlossen</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 could not be started</source>
        <translation>%1 konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 could not log in (exit code %2)</source>
        <translation>%1 konnte sich nicht anmelden (Code %2)</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>%1 did not finish in time</source>
        <translation>%1 wurde nicht rechtzeitig fertig</translation>
    </message>
    <message>
        <source>%1 did not log in in time</source>
        <translation>%1 hat sich nicht rechtzeitig angemeldet</translation>
    </message>
    <message>
        <source>%1 did not open a connection in time</source>
        <translation>%1 hat nicht rechtzeitig eine Verbindung geöffnet</translation>
    </message>
    <message>
        <source>%1 does not accept our client certificate</source>
        <translation>%1 nimmt unser Client-Zertifikat nicht an</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>%1 does not let us in: “%2” has to work without a password, with a key in ssh's agent</source>
        <translation>%1 lässt uns nicht hinein: „%2“ muss ohne Passwort gehen, mit einem Schlüssel im ssh-Agenten</translation>
    </message>
    <message>
        <source>%1 except %2</source>
        <translation>%1 außer %2</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 fell silent</source>
        <translation>%1 ist verstummt</translation>
    </message>
    <message>
        <source>%1 freed, at least %2 expected.</source>
        <translation>%1 frei geworden, mindestens %2 erwartet.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 in (%2)</source>
        <translation>%1 in (%2)</translation>
    </message>
    <message>
        <source>%1 insists on a terminal to ask questions in, and there is none</source>
        <translation>%1 besteht auf einem Terminal, um Fragen zu stellen, und es gibt keines</translation>
    </message>
    <message>
        <source>%1 is another image by now</source>
        <translation>%1 ist inzwischen ein anderes Image</translation>
    </message>
    <message>
        <source>%1 is being removed</source>
        <translation>%1 wird gerade entfernt</translation>
    </message>
    <message>
        <source>%1 is being written already</source>
        <translation>%1 wird schon geschrieben</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 ist doppelt angegeben</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MB</source>
        <translation>%1 ist größer als 1 MB</translation>
    </message>
    <message>
        <source>%1 is not paused</source>
        <translation>%1 ist nicht angehalten</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 läuft nicht</translation>
    </message>
    <message>
        <source>%1 is read-only here</source>
        <translation>%1 ist hier schreibgeschützt</translation>
    </message>
    <message>
        <source>%1 is running already</source>
        <translation>%1 läuft schon</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 steht zweimal da</translation>
    </message>
    <message>
        <source>%1 is used by a process of user %2</source>
        <translation>%1 wird von einem Prozess von %2 benutzt</translation>
    </message>
    <message>
        <source>%1 is used by container %2</source>
        <translation>%1 wird von Container %2 benutzt</translation>
    </message>
    <message>
        <source>%1 is used by process %2 (%3) of user %4</source>
        <translation>%1 wird von Prozess %2 (%3) von %4 benutzt</translation>
    </message>
    <message>
        <source>%1 may not be run</source>
        <translation>%1 darf nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 not in (%2)</source>
        <translation>%1 nicht in (%2)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1 of %2 as wanted</source>
        <translation>%1 von %2 wie gewünscht</translation>
    </message>
    <message>
        <source>%1 of %2 endpoints ready</source>
        <translation>%1 von %2 Endpunkten bereit</translation>
    </message>
    <message>
        <source>%1 of %2 objects are gone.</source>
        <translation>%1 von %2 Objekten sind weg.</translation>
    </message>
    <message>
        <source>%1 of %2 pods</source>
        <translation>%1 von %2 Pods</translation>
    </message>
    <message>
        <source>%1 of %2 pods are gone.</source>
        <translation>%1 von %2 Pods sind weg.</translation>
    </message>
    <message>
        <source>%1 of %2 pods gone</source>
        <translation>%1 von %2 Pods weg</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>%1 of %2 requested, what is used is not measured</source>
        <translation>%1 von %2 angefordert, der Verbrauch wird nicht gemessen</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 benutzt</translation>
    </message>
    <message>
        <source>%1 of %2 used, %3 requested</source>
        <translation>%1 von %2 benutzt, %3 angefordert</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln matches</source>
        <translation>
            <numerusform>Treffer %1 von %Ln</numerusform>
            <numerusform>Treffer %1 von %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of about %2</source>
        <translation>%1 von etwa %2</translation>
    </message>
    <message>
        <source>%1 of container %2</source>
        <translation>%1 des Containers %2</translation>
    </message>
    <message>
        <source>%1 of each pod</source>
        <translation>%1 je Pod</translation>
    </message>
    <message>
        <source>%1 of every group</source>
        <translation>%1 jeder Gruppe</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 pods in %2 s</source>
        <translation>%1 Pods in %2 s</translation>
    </message>
    <message>
        <source>%1 refused the secure connection</source>
        <translation>%1 hat die sichere Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 was ended before it had logged in</source>
        <translation>%1 wurde beendet, bevor es sich angemeldet hatte</translation>
    </message>
    <message>
        <source>%1 was ended by a signal</source>
        <translation>%1 wurde durch ein Signal beendet</translation>
    </message>
    <message>
        <source>%1 wrote more than expected</source>
        <translation>%1 hat mehr geschrieben als erwartet</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1 a</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 ready</source>
        <translation>%1 · %2 von %3 bereit</translation>
    </message>
    <message>
        <source>%1 · only %2</source>
        <translation>%1 · nur %2</translation>
    </message>
    <message>
        <source>%1 — Pilothouse</source>
        <translation>%1 — Pilothouse</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1, %2 reclaimable</source>
        <translation>%1, davon %2 frei zu machen</translation>
    </message>
    <message>
        <source>%1, cannot be changed.</source>
        <translation>%1, nicht änderbar.</translation>
    </message>
    <message>
        <source>%1, current</source>
        <translation>%1, aktuell</translation>
    </message>
    <message>
        <source>%1, does not answer</source>
        <translation>%1, antwortet nicht</translation>
    </message>
    <message>
        <source>%1, exactly</source>
        <translation>%1, genau</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, von %2 bis %3</translation>
    </message>
    <message>
        <source>%1, from outside</source>
        <translation>%1, von außen</translation>
    </message>
    <message>
        <source>%1, target %2</source>
        <translation>%1, Ziel %2</translation>
    </message>
    <message>
        <source>%1, wanted %2</source>
        <translation>%1, gewünscht %2</translation>
    </message>
    <message>
        <source>%1. Free: %2</source>
        <translation>%1. Frei: %2</translation>
    </message>
    <message>
        <source>%1/%2 ready</source>
        <translation>%1/%2 bereit</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 failed</source>
        <translation>%1: %2 von %3 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: accepted, but not seen to happen: %2</source>
        <translation>%1: angenommen, aber nicht eingetreten: %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n allow no eviction</source>
        <translation>
            <numerusform>%n erlaubt keine Verdrängung</numerusform>
            <numerusform>%n erlauben keine Verdrängung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hidden by it.</source>
        <translation>
            <numerusform>%n ist dadurch verborgen.</numerusform>
            <numerusform>%n sind dadurch verborgen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at their maximum</source>
        <translation>
            <numerusform>%n am Maximum</numerusform>
            <numerusform>%n am Maximum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n autoscalers</source>
        <translation>
            <numerusform>%n Autoscaler</numerusform>
            <numerusform>%n Autoscaler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claims</source>
        <translation>
            <numerusform>%n Claim</numerusform>
            <numerusform>%n Claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster role bindings</source>
        <translation>
            <numerusform>%n Cluster-Rollenbindung</numerusform>
            <numerusform>%n Cluster-Rollenbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster roles</source>
        <translation>
            <numerusform>%n Cluster-Rolle</numerusform>
            <numerusform>%n Cluster-Rollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n config maps</source>
        <translation>
            <numerusform>%n Config-Map</numerusform>
            <numerusform>%n Config-Maps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n containers</source>
        <translation>
            <numerusform>%n Container</numerusform>
            <numerusform>%n Container</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cordoned</source>
        <translation>
            <numerusform>%n gesperrt</numerusform>
            <numerusform>%n gesperrt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cron jobs</source>
        <translation>
            <numerusform>%n Cron-Job</numerusform>
            <numerusform>%n Cron-Jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n daemon sets</source>
        <translation>
            <numerusform>%n Daemon-Set</numerusform>
            <numerusform>%n Daemon-Sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments</source>
        <translation>
            <numerusform>%n Deployment</numerusform>
            <numerusform>%n Deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disruption budgets</source>
        <translation>
            <numerusform>%n Disruption Budget</numerusform>
            <numerusform>%n Disruption Budgets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint slices</source>
        <translation>
            <numerusform>%n Endpoint-Slice</numerusform>
            <numerusform>%n Endpoint-Slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n Image</numerusform>
            <numerusform>%n Images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images into one file: </source>
        <translation>
            <numerusform>%n Image in eine Datei: </numerusform>
            <numerusform>%n Images in eine Datei: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ingresses</source>
        <translation>
            <numerusform>%n Ingress</numerusform>
            <numerusform>%n Ingresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n Job</numerusform>
            <numerusform>%n Jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs running</source>
        <translation>
            <numerusform>%n Job läuft</numerusform>
            <numerusform>%n Jobs laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n logs</source>
        <translation>
            <numerusform>%n Log</numerusform>
            <numerusform>%n Logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may go</source>
        <translation>
            <numerusform>%n darf gehen</numerusform>
            <numerusform>%n dürfen gehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more connections: open one, and it is listed here.</source>
        <translation>
            <numerusform>%n weitere Verbindung: Sobald sie geöffnet ist, steht sie hier.</numerusform>
            <numerusform>%n weitere Verbindungen: Sobald eine geöffnet ist, steht sie hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more logs are not followed: these are as many as are followed at once.</source>
        <translation>
            <numerusform>%n weiterem Log wird nicht gefolgt: Mehr als diesen wird nicht zugleich gefolgt.</numerusform>
            <numerusform>%n weiteren Logs wird nicht gefolgt: Mehr als diesen wird nicht zugleich gefolgt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n namespaces</source>
        <translation>
            <numerusform>%n Namespace</numerusform>
            <numerusform>%n Namespaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network policies</source>
        <translation>
            <numerusform>%n Netzwerkrichtlinie</numerusform>
            <numerusform>%n Netzwerkrichtlinien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have to wait</source>
        <translation>
            <numerusform>%n davon muss warten</numerusform>
            <numerusform>%n davon müssen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods</source>
        <translation>
            <numerusform>%n Pod</numerusform>
            <numerusform>%n Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods could not be evicted</source>
        <translation>
            <numerusform>%n Pod konnte nicht verdrängt werden</numerusform>
            <numerusform>%n Pods konnten nicht verdrängt werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods leave</source>
        <translation>
            <numerusform>%n Pod geht</numerusform>
            <numerusform>%n Pods gehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods stop the drain: tick what may be lost</source>
        <translation>
            <numerusform>%n Pod hält das Leeren auf: bitte ankreuzen, was verloren gehen darf</numerusform>
            <numerusform>%n Pods halten das Leeren auf: bitte ankreuzen, was verloren gehen darf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n port forwards</source>
        <translation>
            <numerusform>%n Portweiterleitung</numerusform>
            <numerusform>%n Portweiterleitungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica sets</source>
        <translation>
            <numerusform>%n Replica-Set</numerusform>
            <numerusform>%n Replica-Sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n Ergebnis</numerusform>
            <numerusform>%n Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role bindings</source>
        <translation>
            <numerusform>%n Rollenbindung</numerusform>
            <numerusform>%n Rollenbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n roles</source>
        <translation>
            <numerusform>%n Rolle</numerusform>
            <numerusform>%n Rollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules</source>
        <translation>
            <numerusform>%n Regel</numerusform>
            <numerusform>%n Regeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secrets</source>
        <translation>
            <numerusform>%n Secret</numerusform>
            <numerusform>%n Secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service accounts</source>
        <translation>
            <numerusform>%n Service-Account</numerusform>
            <numerusform>%n Service-Accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>%n Service</numerusform>
            <numerusform>%n Services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stateful sets</source>
        <translation>
            <numerusform>%n Stateful-Set</numerusform>
            <numerusform>%n Stateful-Sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n storage classes</source>
        <translation>
            <numerusform>%n Speicherklasse</numerusform>
            <numerusform>%n Speicherklassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticked, at least %1</source>
        <translation>
            <numerusform>%n angehakt, mindestens %1</numerusform>
            <numerusform>%n angehakt, mindestens %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volumes</source>
        <translation>
            <numerusform>%n Volume</numerusform>
            <numerusform>%n Volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an address</source>
        <translation>
            <numerusform>%n ohne Adresse</numerusform>
            <numerusform>%n ohne Adresse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without metrics</source>
        <translation>
            <numerusform>%n ohne Metriken</numerusform>
            <numerusform>%n ohne Metriken</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>(for %1 s)</source>
        <translation>(seit %1 s)</translation>
    </message>
    <message>
        <source>-%1</source>
        <translation>-%1</translation>
    </message>
    <message>
        <source>-%1 min</source>
        <translation>-%1 min</translation>
    </message>
    <message>
        <source>--%1 is either true or false</source>
        <translation>--%1 ist true oder false</translation>
    </message>
    <message>
        <source>--%1 needs a value</source>
        <translation>--%1 braucht einen Wert</translation>
    </message>
    <message>
        <source>--context makes no sense in the simulated world</source>
        <translation>--context hat in der simulierten Welt keinen Sinn</translation>
    </message>
    <message>
        <source>. It shows %1</source>
        <translation>. Gezeigt wird %1</translation>
    </message>
    <message>
        <source>10 seconds</source>
        <translation>10 Sekunden</translation>
    </message>
    <message>
        <source>2 h</source>
        <translation>2 h</translation>
    </message>
    <message>
        <source>30 min</source>
        <translation>30 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>A claim can only grow</source>
        <translation>Ein Claim kann nur wachsen</translation>
    </message>
    <message>
        <source>A command in the container, run by its shell</source>
        <translation>Ein Befehl im Container, ausgeführt von dessen Shell</translation>
    </message>
    <message>
        <source>A container of this image joins the pod and stays in it until the pod goes: it cannot be removed.</source>
        <translation>Ein Container dieses Images kommt zum Pod und bleibt, bis der Pod geht: Er kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>A container that is removed when it ends cannot be restarted</source>
        <translation>Ein Container, der am Ende entfernt wird, kann nicht neu gestartet werden</translation>
    </message>
    <message>
        <source>A disruption budget does not allow it now</source>
        <translation>Ein Disruption Budget erlaubt es gerade nicht</translation>
    </message>
    <message>
        <source>A driver’s name, such as local</source>
        <translation>Der Name eines Treibers, etwa local</translation>
    </message>
    <message>
        <source>A folder above the socket does not let you in.</source>
        <translation>Ein Ordner über dem Socket lässt Sie nicht hinein.</translation>
    </message>
    <message>
        <source>A full path, such as %1</source>
        <translation>Ein vollständiger Pfad, etwa %1</translation>
    </message>
    <message>
        <source>A hardware address is like 92:d0:c6:0a:29:33</source>
        <translation>Eine Hardware-Adresse sieht aus wie 92:d0:c6:0a:29:33</translation>
    </message>
    <message>
        <source>A host name has up to 63 of a-z A-Z 0-9 . -</source>
        <translation>Ein Hostname hat bis zu 63 Zeichen aus a-z A-Z 0-9 . -</translation>
    </message>
    <message>
        <source>A kubeconfig must be a map</source>
        <translation>Eine kubeconfig muss eine Zuordnung sein</translation>
    </message>
    <message>
        <source>A limit with swap needs a memory limit</source>
        <translation>Eine Grenze mit Auslagerung braucht eine Speichergrenze</translation>
    </message>
    <message>
        <source>A list or a map cannot be a key</source>
        <translation>Eine Liste oder eine Zuordnung kann kein Schlüssel sein</translation>
    </message>
    <message>
        <source>A login typed here</source>
        <translation>Hier eingegebene Anmeldung</translation>
    </message>
    <message>
        <source>A name has no blank and no "="</source>
        <translation>Ein Name hat weder Leerzeichen noch „=“</translation>
    </message>
    <message>
        <source>A name has two or more of a-z A-Z 0-9 _ . - and begins with a letter or digit</source>
        <translation>Ein Name hat mindestens zwei Zeichen aus a-z A-Z 0-9 _ . - und beginnt mit Buchstabe oder Ziffer</translation>
    </message>
    <message>
        <source>A name is missing</source>
        <translation>Ein Name fehlt</translation>
    </message>
    <message>
        <source>A name server is given by its address</source>
        <translation>Ein Nameserver wird mit seiner Adresse angegeben</translation>
    </message>
    <message>
        <source>A name such as SIGTERM, or a number</source>
        <translation>Ein Name wie SIGTERM oder eine Zahl</translation>
    </message>
    <message>
        <source>A native control panel for containers and what comes after them.</source>
        <translation>Eine native Schaltzentrale für Container und was danach kommt.</translation>
    </message>
    <message>
        <source>A number from 0</source>
        <translation>Eine Zahl ab 0</translation>
    </message>
    <message>
        <source>A number from 1</source>
        <translation>Eine Zahl ab 1</translation>
    </message>
    <message>
        <source>A number from 1 to 65535</source>
        <translation>Eine Zahl von 1 bis 65535</translation>
    </message>
    <message>
        <source>A number from 1 to 65535, or nothing</source>
        <translation>Eine Zahl von 1 bis 65535 oder nichts</translation>
    </message>
    <message>
        <source>A number of cores, such as 0.5</source>
        <translation>Eine Zahl von Kernen, etwa 0.5</translation>
    </message>
    <message>
        <source>A number of processors is like 1.5</source>
        <translation>Eine Zahl von Prozessoren sieht aus wie 1.5</translation>
    </message>
    <message>
        <source>A path of the host begins with /</source>
        <translation>Ein Pfad des Hosts beginnt mit /</translation>
    </message>
    <message>
        <source>A privileged container has all capabilities</source>
        <translation>Ein privilegierter Container hat alle Rechte</translation>
    </message>
    <message>
        <source>A second entry of the same name in "%1"</source>
        <translation>Ein zweiter Eintrag gleichen Namens in „%1“</translation>
    </message>
    <message>
        <source>A shell cannot use a variable of this name</source>
        <translation>Eine Shell kann eine Variable mit diesem Namen nicht benutzen</translation>
    </message>
    <message>
        <source>A shell needs a running container.</source>
        <translation>Eine Shell braucht einen laufenden Container.</translation>
    </message>
    <message>
        <source>A shell would replace a part of "%1": write what it stands for</source>
        <translation>Eine Shell würde einen Teil von „%1“ ersetzen: schreiben Sie, wofür er steht</translation>
    </message>
    <message>
        <source>A signal is like SIGTERM or 15</source>
        <translation>Ein Signal sieht aus wie SIGTERM oder 15</translation>
    </message>
    <message>
        <source>A size is like 512m or 1.5g</source>
        <translation>Eine Größe sieht aus wie 512m oder 1.5g</translation>
    </message>
    <message>
        <source>A size of at least 6 MB, such as 512m or 2g</source>
        <translation>Eine Größe von mindestens 6 MB, etwa 512m oder 2g</translation>
    </message>
    <message>
        <source>A static pod cannot be evicted</source>
        <translation>Ein statischer Pod kann nicht verdrängt werden</translation>
    </message>
    <message>
        <source>A time is like 30s or 1m30s</source>
        <translation>Eine Zeit sieht aus wie 30s oder 1m30s</translation>
    </message>
    <message>
        <source>A user’s name</source>
        <translation>Name eines Benutzers</translation>
    </message>
    <message>
        <source>A value contains itself</source>
        <translation>Ein Wert enthält sich selbst</translation>
    </message>
    <message>
        <source>A volume keeps data when its container goes away. Volumes appear here when you create one, or when a container that names one starts.</source>
        <translation>Ein Volume behält Daten, wenn sein Container verschwindet. Volumes erscheinen hier, wenn Sie eines anlegen oder wenn ein Container startet, der eines nennt.</translation>
    </message>
    <message>
        <source>A volume's name has only a-z A-Z 0-9 _ . -</source>
        <translation>Der Name eines Volumes hat nur a-z A-Z 0-9 _ . -</translation>
    </message>
    <message>
        <source>A whole number, at least %1</source>
        <translation>Eine ganze Zahl, mindestens %1</translation>
    </message>
    <message>
        <source>API agreed</source>
        <translation>API vereinbart</translation>
    </message>
    <message>
        <source>API minimum</source>
        <translation>API mindestens</translation>
    </message>
    <message>
        <source>API newest</source>
        <translation>API höchstens</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API-Version</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Accepted, but not seen to happen</source>
        <translation>Angenommen, aber nicht eingetreten</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Access modes</source>
        <translation>Zugriffsarten</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Add label</source>
        <translation>Label hinzufügen</translation>
    </message>
    <message>
        <source>Add option</source>
        <translation>Option hinzufügen</translation>
    </message>
    <message>
        <source>Add port</source>
        <translation>Port hinzufügen</translation>
    </message>
    <message>
        <source>Add rights</source>
        <translation>Rechte hinzufügen</translation>
    </message>
    <message>
        <source>Add variable</source>
        <translation>Variable hinzufügen</translation>
    </message>
    <message>
        <source>Add volume</source>
        <translation>Volume hinzufügen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Added a debug container to</source>
        <translation>Debug-Container hinzugefügt zu</translation>
    </message>
    <message>
        <source>Adding a debug container to</source>
        <translation>Füge Debug-Container hinzu zu</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address type</source>
        <translation>Adresstyp</translation>
    </message>
    <message>
        <source>Addresses that begin with %1:// are not supported</source>
        <translation>Adressen, die mit %1:// beginnen, werden nicht unterstützt</translation>
    </message>
    <message>
        <source>Addresses under which pods are reached appear here, live: ports, cluster IPs, load balancers.</source>
        <translation>Adressen, unter denen Pods erreichbar sind, erscheinen hier, live: Ports, Cluster-IPs, Load-Balancer.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Aliasse</translation>
    </message>
    <message>
        <source>Aliases exist only in a network that you made</source>
        <translation>Aliasse gibt es nur in einem selbst angelegten Netz</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All cluster IPs</source>
        <translation>Alle Cluster-IPs</translation>
    </message>
    <message>
        <source>All containers</source>
        <translation>Alle Container</translation>
    </message>
    <message>
        <source>All kinds…</source>
        <translation>Alle Arten…</translation>
    </message>
    <message>
        <source>All namespaces</source>
        <translation>Alle Namespaces</translation>
    </message>
    <message>
        <source>All of it is denied: there is no rule.</source>
        <translation>Alles wird abgelehnt: Es gibt keine Regel.</translation>
    </message>
    <message>
        <source>All output</source>
        <translation>Alle Ausgaben</translation>
    </message>
    <message>
        <source>Allocatable of capacity</source>
        <translation>Vergebbar von Kapazität</translation>
    </message>
    <message>
        <source>Allow expansion</source>
        <translation>Erlauben Vergrößern</translation>
    </message>
    <message>
        <source>Allowed disruptions</source>
        <translation>Erlaubte Unterbrechungen</translation>
    </message>
    <message>
        <source>Allows evictions</source>
        <translation>Erlaubt Verdrängung</translation>
    </message>
    <message>
        <source>Allows none</source>
        <translation>Erlaubt keine</translation>
    </message>
    <message>
        <source>Also pods that nothing makes again</source>
        <translation>Auch Pods, die nichts wieder anlegt</translation>
    </message>
    <message>
        <source>Also publish every port the image exposes, on a free host port</source>
        <translation>Auch jeden Port veröffentlichen, den das Image nennt, auf einem freien Port des Hosts</translation>
    </message>
    <message>
        <source>Also remove anonymous volumes</source>
        <translation>Auch anonyme Volumes entfernen</translation>
    </message>
    <message>
        <source>An address can be chosen only in a network that you made</source>
        <translation>Eine Adresse kann nur in einem selbst angelegten Netz gewählt werden</translation>
    </message>
    <message>
        <source>An address must not hold a password</source>
        <translation>Eine Adresse darf kein Passwort enthalten</translation>
    </message>
    <message>
        <source>An address with a path is not supported</source>
        <translation>Eine Adresse mit Pfad wird nicht unterstützt</translation>
    </message>
    <message>
        <source>An amount above %1: claims only grow</source>
        <translation>Eine Größe über %1: Claims wachsen nur</translation>
    </message>
    <message>
        <source>An image is needed, without spaces</source>
        <translation>Ein Image wird gebraucht, ohne Leerzeichen</translation>
    </message>
    <message>
        <source>An object of the server is too large</source>
        <translation>Ein Objekt des Servers ist zu groß</translation>
    </message>
    <message>
        <source>An upgrade cannot send a file</source>
        <translation>Ein Upgrade kann keine Datei senden</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Anonymous volumes that no container uses</source>
        <translation>Anonyme Volumes, die kein Container benutzt</translation>
    </message>
    <message>
        <source>Another container has this name</source>
        <translation>Ein anderer Container hat diesen Namen</translation>
    </message>
    <message>
        <source>Another container is called %1</source>
        <translation>Ein anderer Container heißt %1</translation>
    </message>
    <message>
        <source>Another one has taken its name</source>
        <translation>Ein anderes Objekt trägt jetzt seinen Namen</translation>
    </message>
    <message>
        <source>Another volume has this name</source>
        <translation>Ein anderes Volume heißt so</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Beliebiges Label</translation>
    </message>
    <message>
        <source>Any that is free</source>
        <translation>Irgendein freier</translation>
    </message>
    <message>
        <source>Any value</source>
        <translation>Beliebiger Wert</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Applies</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply a manifest or scale a workload, and pods appear here, live: status, restarts, CPU, memory.</source>
        <translation>Ein Manifest anwenden oder eine Workload skalieren, und Pods erscheinen hier, live: Status, Neustarts, CPU, Speicher.</translation>
    </message>
    <message>
        <source>Apply a manifest, and its deployments appear here, live: pods that are ready, and how a rollout goes.</source>
        <translation>Ein Manifest anwenden, und seine Deployments erscheinen hier, live: bereite Pods und wie ein Rollout vorangeht.</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Archives (*.tar *.tar.gz *.tgz *.tar.xz);;All files (*)</source>
        <translation>Archive (*.tar *.tar.gz *.tgz *.tar.xz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Archives (*.tar);;All files (*)</source>
        <translation>Archive (*.tar);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Wie zu Beginn</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie sie ist</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Wie eingegeben</translation>
    </message>
    <message>
        <source>Ask before everything that changes something</source>
        <translation>Vor allem fragen, was etwas ändert</translation>
    </message>
    <message>
        <source>Ask the engine again how much disk it uses; this may take long</source>
        <translation>Die Engine noch einmal fragen, wie viel Platz sie belegt; das kann dauern</translation>
    </message>
    <message>
        <source>Asking the Docker configuration for a login…</source>
        <translation>Die Docker-Konfiguration wird nach einer Anmeldung gefragt…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Server wird gefragt…</translation>
    </message>
    <message>
        <source>Asks the server what would change, and changes nothing</source>
        <translation>Fragt den Server, was sich ändern würde, und ändert nichts</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>Bei Zeichen %1: %2</translation>
    </message>
    <message>
        <source>At its maximum</source>
        <translation>Am Maximum</translation>
    </message>
    <message>
        <source>At its minimum</source>
        <translation>Am Minimum</translation>
    </message>
    <message>
        <source>At once, without waiting for its containers to stop</source>
        <translation>Sofort, ohne zu warten, bis seine Container anhalten</translation>
    </message>
    <message>
        <source>Attributes class</source>
        <translation>Attributklasse</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Autoscaler</source>
        <translation>Autoscaler</translation>
    </message>
    <message>
        <source>Autoscalers</source>
        <translation>Autoscaler</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Backoff limit</source>
        <translation>Fehlversuche höchstens</translation>
    </message>
    <message>
        <source>Begin with this Docker context, or with the engine at this address.</source>
        <translation>Mit diesem Docker-Kontext oder der Engine an dieser Adresse beginnen.</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Being resized to %1</source>
        <translation>Wird auf %1 vergrößert</translation>
    </message>
    <message>
        <source>Beside the default ones</source>
        <translation>Außer den vorgegebenen</translation>
    </message>
    <message>
        <source>Binary, %1.</source>
        <translation>Binär, %1.</translation>
    </message>
    <message>
        <source>Binary, %1. The first %2:</source>
        <translation>Binär, %1. Die ersten %2:</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Gebunden</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Build cache</source>
        <translation>Build-Cache</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU / limit</source>
        <translation>CPU / Grenze</translation>
    </message>
    <message>
        <source>CPU / request</source>
        <translation>CPU / Anforderung</translation>
    </message>
    <message>
        <source>CPU busy</source>
        <translation>CPU belegt</translation>
    </message>
    <message>
        <source>CPU for pods</source>
        <translation>CPU für Pods</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>CPU-Grenze</translation>
    </message>
    <message>
        <source>CPU of its limit</source>
        <translation>CPU von der Grenze</translation>
    </message>
    <message>
        <source>CPU of its request</source>
        <translation>CPU von der Anforderung</translation>
    </message>
    <message>
        <source>CPU request</source>
        <translation>CPU-Anforderung</translation>
    </message>
    <message>
        <source>CPU requested</source>
        <translation>CPU angefordert</translation>
    </message>
    <message>
        <source>CPU shares</source>
        <translation>CPU-Anteile</translation>
    </message>
    <message>
        <source>CPU used</source>
        <translation>CPU benutzt</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>CSI driver</source>
        <translation>CSI-Treiber</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel load</source>
        <translation>Laden abbrechen</translation>
    </message>
    <message>
        <source>Cancel pull</source>
        <translation>Ziehen abbrechen</translation>
    </message>
    <message>
        <source>Cancel push</source>
        <translation>Hochladen abbrechen</translation>
    </message>
    <message>
        <source>Cancel save</source>
        <translation>Speichern abbrechen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cannot connect to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>Cannot connect to the socket %1</source>
        <translation>Keine Verbindung zum Socket %1</translation>
    </message>
    <message>
        <source>Cannot scale</source>
        <translation>Kann nicht skalieren</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Cgroup driver</source>
        <translation>Cgroup-Treiber</translation>
    </message>
    <message>
        <source>Cgroup version</source>
        <translation>Cgroup-Version</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change cause</source>
        <translation>Grund der Änderung</translation>
    </message>
    <message>
        <source>Change nothing: only look.</source>
        <translation>Nichts ändern: nur ansehen.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Check the context's certificates: %1</source>
        <translation>Prüfen Sie die Zertifikate des Kontexts: %1</translation>
    </message>
    <message>
        <source>Choose a namespace…</source>
        <translation>Einen Namespace wählen…</translation>
    </message>
    <message>
        <source>Choose what to remove: stopped containers, images, volumes, build cache</source>
        <translation>Auswählen, was entfernt wird: gestoppte Container, Images, Volumes, Build-Cache</translation>
    </message>
    <message>
        <source>Chosen by the engine</source>
        <translation>Wählt die Engine</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Clear what is shown</source>
        <translation>Gezeigtes leeren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close a dialog, empty a filter</source>
        <translation>Dialog schließen, Filter leeren</translation>
    </message>
    <message>
        <source>Close shell</source>
        <translation>Shell schließen</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Cluster IP</source>
        <translation>Cluster-IP</translation>
    </message>
    <message>
        <source>Cluster IPs</source>
        <translation>Cluster-IPs</translation>
    </message>
    <message>
        <source>Cluster admin</source>
        <translation>Cluster-Admin</translation>
    </message>
    <message>
        <source>Cluster role</source>
        <translation>Cluster-Rolle</translation>
    </message>
    <message>
        <source>Cluster role binding</source>
        <translation>Cluster-Rollenbindung</translation>
    </message>
    <message>
        <source>Cluster role bindings</source>
        <translation>Cluster-Rollenbindungen</translation>
    </message>
    <message>
        <source>Cluster roles</source>
        <translation>Cluster-Rollen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command of “%1”</source>
        <translation>Befehl zu „%1“</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Completion mode</source>
        <translation>Art der Vollendung</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Vollendet</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Compose</translation>
    </message>
    <message>
        <source>Compose project · %1 of %2 running</source>
        <translation>Compose-Projekt · %1 von %2 laufen</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>Gleichzeitigkeit</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Config map</source>
        <translation>Config-Map</translation>
    </message>
    <message>
        <source>Config maps</source>
        <translation>Config-Maps</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Rückfragen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connections go to a pod of the service that is ready, found anew for each.</source>
        <translation>Verbindungen gehen zu einem bereiten Pod des Dienstes, für jede neu gesucht.</translation>
    </message>
    <message>
        <source>Connections go to this pod. Forward a service to follow its pods when they are replaced.</source>
        <translation>Verbindungen gehen zu diesem Pod. Wer einen Dienst weiterleitet, folgt seinen Pods, wenn sie ersetzt werden.</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Container %1</source>
        <translation>Container %1</translation>
    </message>
    <message>
        <source>Container id</source>
        <translation>Container-ID</translation>
    </message>
    <message>
        <source>Container path</source>
        <translation>Pfad im Container</translation>
    </message>
    <message>
        <source>Container port</source>
        <translation>Port im Container</translation>
    </message>
    <message>
        <source>Container runtime</source>
        <translation>Container-Laufzeit</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Controlled by</source>
        <translation>Gesteuert von</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation>JSON kopieren</translation>
    </message>
    <message>
        <source>Copy YAML</source>
        <translation>YAML kopieren</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy differences</source>
        <translation>Unterschiede kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Cordon</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Cordoning</source>
        <translation>Sperren von</translation>
    </message>
    <message>
        <source>Cordoning the node…</source>
        <translation>Knoten wird gesperrt…</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Create volume</source>
        <translation>Volume anlegen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Created volume</source>
        <translation>Volume angelegt</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Anlegen…</translation>
    </message>
    <message>
        <source>Creating</source>
        <translation>Anlegen von</translation>
    </message>
    <message>
        <source>Creating volume</source>
        <translation>Anlegen des Volumes</translation>
    </message>
    <message>
        <source>Cron job</source>
        <translation>Cron-Job</translation>
    </message>
    <message>
        <source>Cron jobs</source>
        <translation>Cron-Jobs</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Strg Enter</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Current revision</source>
        <translation>Aktuelle Revision</translation>
    </message>
    <message>
        <source>DOCKER_AUTH_CONFIG could not be read</source>
        <translation>DOCKER_AUTH_CONFIG konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Daemon set</source>
        <translation>Daemon-Set</translation>
    </message>
    <message>
        <source>Daemon sets</source>
        <translation>Daemon-Sets</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data root</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>Data root free</source>
        <translation>Frei im Datenverzeichnis</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Deadline, seconds</source>
        <translation>Frist, Sekunden</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debuggen</translation>
    </message>
    <message>
        <source>Debug…</source>
        <translation>Debuggen…</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Default backend</source>
        <translation>Standard-Backend</translation>
    </message>
    <message>
        <source>Delete emptyDir data</source>
        <translation>emptyDir-Daten löschen</translation>
    </message>
    <message>
        <source>Delete: the volume goes with its claim</source>
        <translation>Delete: Das Volume verschwindet mit seinem Claim</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Löschen von</translation>
    </message>
    <message>
        <source>Deny all egress</source>
        <translation>Lehnen allen Egress ab</translation>
    </message>
    <message>
        <source>Deny all ingress</source>
        <translation>Lehnen allen Ingress ab</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>Deployments keep their revisions as replica sets; they appear here, live.</source>
        <translation>Deployments behalten ihre Revisionen als Replica-Sets; sie erscheinen hier, live.</translation>
    </message>
    <message>
        <source>Desired</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>Directory of the node that it is used on</source>
        <translation>Verzeichnis des Knotens, auf dem es benutzt wird</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Disk or directory of one node</source>
        <translation>Datenträger oder Verzeichnis eines Knotens</translation>
    </message>
    <message>
        <source>Disks and directories that the cluster lends to claims appear here, live.</source>
        <translation>Datenträger und Verzeichnisse, die der Cluster an Claims verleiht, erscheinen hier, live.</translation>
    </message>
    <message>
        <source>Disruption budget</source>
        <translation>Disruption Budget</translation>
    </message>
    <message>
        <source>Disruption budgets</source>
        <translation>Disruption Budgets</translation>
    </message>
    <message>
        <source>Docker Desktop</source>
        <translation>Docker Desktop</translation>
    </message>
    <message>
        <source>Docker configuration</source>
        <translation>Docker-Konfiguration</translation>
    </message>
    <message>
        <source>Docker is installed. Start it:</source>
        <translation>Docker ist installiert. Starten Sie es:</translation>
    </message>
    <message>
        <source>Docker's settings could not be read</source>
        <translation>Dockers Einstellungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Docker's settings name the credential helper %1, which is not installed</source>
        <translation>Dockers Einstellungen nennen die Hilfe für Anmeldedaten %1, die nicht installiert ist</translation>
    </message>
    <message>
        <source>Docker's usual socket</source>
        <translation>Dockers üblicher Socket</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done, taken back</source>
        <translation>Fertig, zurückgenommen</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Drain %1?</source>
        <translation>%1 leeren?</translation>
    </message>
    <message>
        <source>Drained</source>
        <translation>Geleert</translation>
    </message>
    <message numerus="yes">
        <source>Drained: %n pods left the node.</source>
        <translation>
            <numerusform>Geleert: %n Pod hat den Knoten verlassen.</numerusform>
            <numerusform>Geleert: %n Pods haben den Knoten verlassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Leeren von</translation>
    </message>
    <message>
        <source>Drain…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Driver options</source>
        <translation>Optionen des Treibers</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Edit data…</source>
        <translation>Daten bearbeiten…</translation>
    </message>
    <message>
        <source>Edit value</source>
        <translation>Wert bearbeiten</translation>
    </message>
    <message>
        <source>Editing %1</source>
        <translation>%1 wird bearbeitet</translation>
    </message>
    <message>
        <source>Egress</source>
        <translation>Egress</translation>
    </message>
    <message>
        <source>Egress to</source>
        <translation>Egress zu</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Ended: %1 (exit code %2)</source>
        <translation>Beendet: %1 (Code %2)</translation>
    </message>
    <message>
        <source>Endpoint slice</source>
        <translation>Endpoint-Slice</translation>
    </message>
    <message>
        <source>Endpoint slices</source>
        <translation>Endpoint-Slices</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Entry point</source>
        <translation>Einstiegspunkt</translation>
    </message>
    <message>
        <source>Env files</source>
        <translation>Env-Dateien</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Ephemeral container %1</source>
        <translation>Ephemerer Container %1</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>Evicting</source>
        <translation>Verdrängen von</translation>
    </message>
    <message>
        <source>Evict…</source>
        <translation>Verdrängen…</translation>
    </message>
    <message>
        <source>Exited</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Exited with code %1</source>
        <translation>Beendet mit Code %1</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export charts</source>
        <translation>Diagramme exportieren</translation>
    </message>
    <message>
        <source>External IP</source>
        <translation>Externe IP</translation>
    </message>
    <message>
        <source>External IPs</source>
        <translation>Externe IPs</translation>
    </message>
    <message>
        <source>External name</source>
        <translation>Externer Name</translation>
    </message>
    <message>
        <source>External traffic</source>
        <translation>Verkehr von außen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Failing streak</source>
        <translation>Fehler in Folge</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>Dateisystem</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Filled from</source>
        <translation>Gefüllt aus</translation>
    </message>
    <message>
        <source>Filter by label</source>
        <translation>Nach Label filtern</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
    <message>
        <source>Filter by name, ID, label</source>
        <translation>Nach Name, ID, Label filtern</translation>
    </message>
    <message>
        <source>Filter by name, address, port</source>
        <translation>Nach Name, Adresse, Port filtern</translation>
    </message>
    <message>
        <source>Filter by name, cell, label</source>
        <translation>Nach Name, Zelle, Label filtern</translation>
    </message>
    <message>
        <source>Filter by name, claim, class, label</source>
        <translation>Filtern nach Name, Claim, Klasse, Label</translation>
    </message>
    <message>
        <source>Filter by name, host, address, service</source>
        <translation>Nach Name, Host, Adresse, Service filtern</translation>
    </message>
    <message>
        <source>Filter by name, image, label</source>
        <translation>Nach Name, Image, Label filtern</translation>
    </message>
    <message>
        <source>Filter by name, label</source>
        <translation>Nach Name, Label filtern</translation>
    </message>
    <message>
        <source>Filter by name, label, node</source>
        <translation>Nach Name, Label, Knoten filtern</translation>
    </message>
    <message>
        <source>Filter by name, label, role</source>
        <translation>Nach Name, Label, Rolle filtern</translation>
    </message>
    <message>
        <source>Filter by name, provisioner, label</source>
        <translation>Filtern nach Name, Provisioner, Label</translation>
    </message>
    <message>
        <source>Filter by name, pull secret, label</source>
        <translation>Filtern nach Name, Pull-Secret, Label</translation>
    </message>
    <message>
        <source>Filter by name, role, subject, label</source>
        <translation>Filtern nach Name, Rolle, Subjekt, Label</translation>
    </message>
    <message>
        <source>Filter by name, schedule, image</source>
        <translation>Nach Name, Zeitplan, Image filtern</translation>
    </message>
    <message>
        <source>Filter by name, selector, label</source>
        <translation>Nach Name, Selektor, Label filtern</translation>
    </message>
    <message>
        <source>Filter by name, service, address</source>
        <translation>Nach Name, Service, Adresse filtern</translation>
    </message>
    <message>
        <source>Filter by name, target, label</source>
        <translation>Nach Name, Ziel, Label filtern</translation>
    </message>
    <message>
        <source>Filter by name, type, label</source>
        <translation>Nach Name, Art, Label filtern</translation>
    </message>
    <message>
        <source>Filter by name, volume, class, label</source>
        <translation>Filtern nach Name, Volume, Klasse, Label</translation>
    </message>
    <message>
        <source>Filter by object, reason, message</source>
        <translation>Nach Objekt, Grund, Meldung filtern</translation>
    </message>
    <message>
        <source>Filter by port, target, pod</source>
        <translation>Nach Port, Ziel, Pod filtern</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Tabelle filtern</translation>
    </message>
    <message>
        <source>Finalizers</source>
        <translation>Finalizer</translation>
    </message>
    <message>
        <source>Finding out whether you may open a shell here…</source>
        <translation>Es wird ermittelt, ob Sie hier eine Shell öffnen dürfen…</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Flags only, each beginning with --</source>
        <translation>Nur Flags, jedes mit -- am Anfang</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Follow logs</source>
        <translation>Log folgen</translation>
    </message>
    <message>
        <source>For example 1.5</source>
        <translation>Zum Beispiel 1.5</translation>
    </message>
    <message>
        <source>For example 200</source>
        <translation>Zum Beispiel 200</translation>
    </message>
    <message>
        <source>For example 512m</source>
        <translation>Zum Beispiel 512m</translation>
    </message>
    <message>
        <source>For example nginx:1.27</source>
        <translation>Zum Beispiel nginx:1.27</translation>
    </message>
    <message>
        <source>For tests: without the safety relist, trust events alone.</source>
        <translation>Für Tests: ohne die Liste zur Sicherheit, nur den Ereignissen trauen.</translation>
    </message>
    <message>
        <source>Force: also what containers use; those that run keep it, without a name</source>
        <translation>Erzwingen: auch, was Container benutzen; laufende behalten es, ohne Namen</translation>
    </message>
    <message>
        <source>Force…</source>
        <translation>Erzwingen…</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Forward port</source>
        <translation>Port weiterleiten</translation>
    </message>
    <message>
        <source>Forward port…</source>
        <translation>Port weiterleiten…</translation>
    </message>
    <message>
        <source>Forwarded a port of</source>
        <translation>Port weitergeleitet von</translation>
    </message>
    <message>
        <source>Forwarding a port of</source>
        <translation>Leite Port weiter von</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From DOCKER_HOST</source>
        <translation>Aus DOCKER_HOST</translation>
    </message>
    <message>
        <source>From a file that docker save or podman save wrote.</source>
        <translation>Aus einer Datei, die docker save oder podman save geschrieben hat.</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>Gathered from roles with</source>
        <translation>Gesammelt aus Rollen mit</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Give up after, seconds</source>
        <translation>Aufgeben nach, Sekunden</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Go to anything (Ctrl+K)</source>
        <translation>Gehe zu … (Strg+K)</translation>
    </message>
    <message>
        <source>Grace period, seconds</source>
        <translation>Gnadenfrist, Sekunden</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Gewährt</translation>
    </message>
    <message>
        <source>Group: %1</source>
        <translation>Gruppe: %1</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Gesundheit</translation>
    </message>
    <message>
        <source>Health &amp; restart</source>
        <translation>Gesundheit &amp; Neustart</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Gesund</translation>
    </message>
    <message>
        <source>Hidden, %1.</source>
        <translation>Verborgen, %1.</translation>
    </message>
    <message>
        <source>Hide value</source>
        <translation>Wert verbergen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Host address</source>
        <translation>Adresse am Host</translation>
    </message>
    <message>
        <source>Host port</source>
        <translation>Port am Host</translation>
    </message>
    <message>
        <source>Hostname</source>
        <translation>Hostname</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>How many pods must stay when nodes are drained appears here, live, and how many may go now.</source>
        <translation>Wie viele Pods bleiben müssen, wenn Nodes geleert werden, erscheint hier live, und wie viele jetzt gehen dürfen.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>If missing</source>
        <translation>Wenn es fehlt</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image pull secrets</source>
        <translation>Image-Pull-Secrets</translation>
    </message>
    <message>
        <source>Image set</source>
        <translation>Image gesetzt</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Images appear here when you pull, build or load one.</source>
        <translation>Images erscheinen hier, wenn Sie eines ziehen, bauen oder laden.</translation>
    </message>
    <message>
        <source>Images that no container uses</source>
        <translation>Images, die kein Container benutzt</translation>
    </message>
    <message>
        <source>Immediate: as soon as it is claimed</source>
        <translation>Immediate: sobald es beansprucht wird</translation>
    </message>
    <message>
        <source>Immutable</source>
        <translation>Unveränderlich</translation>
    </message>
    <message>
        <source>In another container's network the name is that container's</source>
        <translation>Im Netz eines anderen Containers gilt dessen Name</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Speicher</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>In which container a shell is opened</source>
        <translation>In welchem Container eine Shell geöffnet wird</translation>
    </message>
    <message>
        <source>Ingress</source>
        <translation>Ingress</translation>
    </message>
    <message>
        <source>Ingress from</source>
        <translation>Ingress von</translation>
    </message>
    <message>
        <source>Ingresses</source>
        <translation>Ingresses</translation>
    </message>
    <message>
        <source>Init container %1</source>
        <translation>Init-Container %1</translation>
    </message>
    <message>
        <source>Init process that reaps others</source>
        <translation>Init-Prozess, der andere abräumt</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>Instanztyp</translation>
    </message>
    <message>
        <source>Internal IP</source>
        <translation>Interne IP</translation>
    </message>
    <message>
        <source>Internal traffic</source>
        <translation>Verkehr im Inneren</translation>
    </message>
    <message>
        <source>Interrupted: %1. Trying again.</source>
        <translation>Unterbrochen: %1. Neuer Versuch.</translation>
    </message>
    <message>
        <source>Is the cluster running, and does it need a VPN? Its address is %1.</source>
        <translation>Läuft der Cluster, und braucht er ein VPN? Seine Adresse ist %1.</translation>
    </message>
    <message>
        <source>Is the engine running there, and is this its address? %1</source>
        <translation>Läuft die Engine dort, und ist das ihre Adresse? %1</translation>
    </message>
    <message>
        <source>It allows nothing.</source>
        <translation>Sie erlaubt nichts.</translation>
    </message>
    <message>
        <source>It could not be resized to %1</source>
        <translation>Er konnte nicht auf %1 vergrößert werden</translation>
    </message>
    <message>
        <source>It does not listen</source>
        <translation>Er nimmt keine Verbindungen an</translation>
    </message>
    <message>
        <source>It does not run</source>
        <translation>Er läuft nicht</translation>
    </message>
    <message>
        <source>It has changed on the cluster meanwhile. Saving overwrites that value.</source>
        <translation>Er hat sich im Cluster inzwischen geändert. Speichern überschreibt jenen Wert.</translation>
    </message>
    <message>
        <source>It has ended</source>
        <translation>Er ist beendet</translation>
    </message>
    <message>
        <source>It has no pods of its own</source>
        <translation>Er hat keine eigenen Pods</translation>
    </message>
    <message>
        <source>It has no status</source>
        <translation>Es hat keinen Status</translation>
    </message>
    <message>
        <source>It has no storage class that could make its volume larger</source>
        <translation>Er hat keine Speicherklasse, die sein Volume vergrößern könnte</translation>
    </message>
    <message>
        <source>It holds neither a token nor a certificate with a key</source>
        <translation>Es enthält weder ein Token noch ein Zertifikat mit Schlüssel</translation>
    </message>
    <message>
        <source>It holds nothing.</source>
        <translation>Es enthält nichts.</translation>
    </message>
    <message>
        <source>It holds only one of certificate and key</source>
        <translation>Es enthält von Zertifikat und Schlüssel nur eines</translation>
    </message>
    <message>
        <source>It is being deleted</source>
        <translation>Es wird gerade gelöscht</translation>
    </message>
    <message>
        <source>It is being deleted already</source>
        <translation>Es wird schon gelöscht</translation>
    </message>
    <message>
        <source>It is cordoned</source>
        <translation>Er ist gesperrt</translation>
    </message>
    <message>
        <source>It is larger than %1 bytes</source>
        <translation>Es ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>It is needed to log in to this cluster; it may also be in a folder that is not in PATH</source>
        <translation>Es wird für die Anmeldung an diesem Cluster gebraucht; vielleicht liegt es in einem Ordner, der nicht in PATH steht</translation>
    </message>
    <message>
        <source>It is not a file</source>
        <translation>Es ist keine Datei</translation>
    </message>
    <message>
        <source>It is not an ExecCredential</source>
        <translation>Es ist kein ExecCredential</translation>
    </message>
    <message>
        <source>It is not bound to a volume yet</source>
        <translation>Er ist noch an kein Volume gebunden</translation>
    </message>
    <message>
        <source>It is not cordoned</source>
        <translation>Er ist nicht gesperrt</translation>
    </message>
    <message>
        <source>It is not suspended</source>
        <translation>Er ist nicht ausgesetzt</translation>
    </message>
    <message>
        <source>It is of version "%1", but the kubeconfig asks for "%2"</source>
        <translation>Es hat Version „%1“, die kubeconfig verlangt aber „%2“</translation>
    </message>
    <message>
        <source>It is stopped</source>
        <translation>Er ist gestoppt</translation>
    </message>
    <message>
        <source>It is suspended</source>
        <translation>Er ist ausgesetzt</translation>
    </message>
    <message>
        <source>It is the default already</source>
        <translation>Sie ist schon die Vorgabe</translation>
    </message>
    <message>
        <source>It listens already</source>
        <translation>Er nimmt schon Verbindungen an</translation>
    </message>
    <message>
        <source>It wrote no reason</source>
        <translation>Es nannte keinen Grund</translation>
    </message>
    <message>
        <source>It wrote nothing</source>
        <translation>Es schrieb nichts</translation>
    </message>
    <message>
        <source>Its certificate or key is not PEM</source>
        <translation>Sein Zertifikat oder Schlüssel ist nicht PEM</translation>
    </message>
    <message>
        <source>Its expirationTimestamp is not a time</source>
        <translation>Sein expirationTimestamp ist keine Zeit</translation>
    </message>
    <message>
        <source>Its file system grows to %1 as soon as a pod uses it</source>
        <translation>Sein Dateisystem wächst auf %1, sobald ein Pod ihn benutzt</translation>
    </message>
    <message>
        <source>Its interactiveMode in the kubeconfig is Always; with IfAvailable it is run without one</source>
        <translation>Sein interactiveMode in der kubeconfig ist Always; mit IfAvailable läuft es ohne Terminal</translation>
    </message>
    <message>
        <source>Its jobs</source>
        <translation>Seine Jobs</translation>
    </message>
    <message>
        <source>Its pods are of that revision already</source>
        <translation>Seine Pods sind schon von dieser Revision</translation>
    </message>
    <message>
        <source>Its rollout is not paused</source>
        <translation>Sein Rollout ist nicht angehalten</translation>
    </message>
    <message>
        <source>Its rollout is paused</source>
        <translation>Sein Rollout ist angehalten</translation>
    </message>
    <message>
        <source>Its status is not a map</source>
        <translation>Sein Status ist keine Zuordnung</translation>
    </message>
    <message>
        <source>Its storage class</source>
        <translation>Seine Speicherklasse</translation>
    </message>
    <message>
        <source>Its token has characters that a token cannot have</source>
        <translation>Sein Token hat Zeichen, die ein Token nicht haben kann</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Job started</source>
        <translation>Job gestartet</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Jobs that start by a schedule appear here, live: when they last ran, and whether they are suspended.</source>
        <translation>Jobs, die nach einem Zeitplan starten, erscheinen hier, live: wann sie zuletzt liefen und ob sie ausgesetzt sind.</translation>
    </message>
    <message>
        <source>Keep the input open</source>
        <translation>Eingabe offen halten</translation>
    </message>
    <message>
        <source>Keep the settings in this file.</source>
        <translation>Die Einstellungen in dieser Datei halten.</translation>
    </message>
    <message>
        <source>Kept when failed</source>
        <translation>Behalten, wenn fehlgeschlagen</translation>
    </message>
    <message>
        <source>Kept when successful</source>
        <translation>Behalten, wenn gelungen</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Killed by the kernel: out of memory</source>
        <translation>Vom Kernel beendet: kein Speicher mehr</translation>
    </message>
    <message>
        <source>Kill…</source>
        <translation>Signal…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kubelet</source>
        <translation>Kubelet</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Label %1, take it off</source>
        <translation>Label %1, abnehmen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Larger than %1 bytes</source>
        <translation>Größer als %1 Bytes</translation>
    </message>
    <message>
        <source>Last end</source>
        <translation>Letztes Ende</translation>
    </message>
    <message>
        <source>Last ended</source>
        <translation>Zuletzt beendet</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Last good data %1</source>
        <translation>Letzte gute Daten %1</translation>
    </message>
    <message>
        <source>Last restart</source>
        <translation>Letzter Neustart</translation>
    </message>
    <message>
        <source>Last scaled</source>
        <translation>Zuletzt skaliert</translation>
    </message>
    <message>
        <source>Last schedule</source>
        <translation>Zuletzt geplant</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Zuletzt gelungen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave the form?</source>
        <translation>Formular verlassen?</translation>
    </message>
    <message>
        <source>Leave the node</source>
        <translation>Verlassen den Knoten</translation>
    </message>
    <message>
        <source>Leave what belongs to it (orphan)</source>
        <translation>Was ihm gehört, stehen lassen (orphan)</translation>
    </message>
    <message>
        <source>Leave while something is going on?</source>
        <translation>Verlassen, während etwas läuft?</translation>
    </message>
    <message>
        <source>Letters, digits, “_”, “.” and “-”, at least two, a letter or digit first</source>
        <translation>Buchstaben, Ziffern, „_“, „.“ und „-“, mindestens zwei, zuerst ein Buchstabe oder eine Ziffer</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Level: all</source>
        <translation>Stufe: alle</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Limits and restart policy</source>
        <translation>Grenzen und Neustart</translation>
    </message>
    <message>
        <source>Limits and restart…</source>
        <translation>Grenzen und Neustart…</translation>
    </message>
    <message>
        <source>Limits set</source>
        <translation>Grenzen gesetzt</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Live restore</source>
        <translation>Live-Restore</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load balancer's addresses</source>
        <translation>Adressen des Load-Balancers</translation>
    </message>
    <message>
        <source>Load balancer's names</source>
        <translation>Namen des Load-Balancers</translation>
    </message>
    <message>
        <source>Load from a file…</source>
        <translation>Aus einer Datei laden…</translation>
    </message>
    <message>
        <source>Load images</source>
        <translation>Images laden</translation>
    </message>
    <message>
        <source>Load, 1, 5, 15 min</source>
        <translation>Last, 1, 5, 15 min</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Loaded %1</source>
        <translation>%1 geladen</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden von</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>Laden von %1</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>Lokale Adresse</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>Lokaler Port</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Log debug, info, warning (the default) or error.</source>
        <translation>Debug, info, warning (Vorgabe) oder error protokollieren.</translation>
    </message>
    <message>
        <source>Log driver</source>
        <translation>Log-Treiber</translation>
    </message>
    <message>
        <source>Log into this file too.</source>
        <translation>Auch in diese Datei protokollieren.</translation>
    </message>
    <message>
        <source>Logged in as %1</source>
        <translation>Angemeldet als %1</translation>
    </message>
    <message>
        <source>Logging driver</source>
        <translation>Log-Treiber</translation>
    </message>
    <message>
        <source>Logging in was cancelled</source>
        <translation>Die Anmeldung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Machines that join the cluster appear here, live: status, CPU, memory and pods.</source>
        <translation>Maschinen, die dem Cluster beitreten, erscheinen hier, live: Status, CPU, Speicher und Pods.</translation>
    </message>
    <message>
        <source>Made the default</source>
        <translation>Zur Vorgabe gemacht</translation>
    </message>
    <message>
        <source>Make default</source>
        <translation>Zur Vorgabe machen</translation>
    </message>
    <message>
        <source>Making it the default</source>
        <translation>Wird zur Vorgabe gemacht</translation>
    </message>
    <message>
        <source>Managed fields</source>
        <translation>Managed Fields</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß/klein beachten</translation>
    </message>
    <message>
        <source>Matching lines only</source>
        <translation>Nur Zeilen mit Treffern</translation>
    </message>
    <message>
        <source>Max pods</source>
        <translation>Max. Pods</translation>
    </message>
    <message>
        <source>Max unavailable</source>
        <translation>Max. nicht verfügbar</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Measure sizes</source>
        <translation>Größen messen</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen von</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory / limit</source>
        <translation>Speicher / Grenze</translation>
    </message>
    <message>
        <source>Memory / request</source>
        <translation>Speicher / Anforderung</translation>
    </message>
    <message>
        <source>Memory and swap</source>
        <translation>Speicher und Auslagerung</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>Speicher verfügbar</translation>
    </message>
    <message>
        <source>Memory for pods</source>
        <translation>Speicher für Pods</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>Memory of its limit</source>
        <translation>Speicher von der Grenze</translation>
    </message>
    <message>
        <source>Memory of its request</source>
        <translation>Speicher von der Anforderung</translation>
    </message>
    <message>
        <source>Memory refused</source>
        <translation>Speicher verweigert</translation>
    </message>
    <message>
        <source>Memory request</source>
        <translation>Speicheranforderung</translation>
    </message>
    <message>
        <source>Memory requested</source>
        <translation>Speicher angefordert</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>Speicher benutzt</translation>
    </message>
    <message>
        <source>Memory with swap is below the memory limit</source>
        <translation>Speicher mit Auslagerung liegt unter der Speichergrenze</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Min available</source>
        <translation>Min. verfügbar</translation>
    </message>
    <message>
        <source>Min pods</source>
        <translation>Min. Pods</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <source>More flags</source>
        <translation>Weitere Flags</translation>
    </message>
    <message>
        <source>More pods</source>
        <translation>Weitere Pods</translation>
    </message>
    <message>
        <source>Mount options</source>
        <translation>Mount-Optionen</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>Einhängungen</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>NFS share</source>
        <translation>NFS-Freigabe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Named volumes that no container uses</source>
        <translation>Benannte Volumes, die kein Container benutzt</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>Namespaces</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>Nested too deeply</source>
        <translation>Zu tief verschachtelt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Network &amp; ports</source>
        <translation>Netz &amp; Ports</translation>
    </message>
    <message>
        <source>Network policies</source>
        <translation>Netzwerkrichtlinien</translation>
    </message>
    <message>
        <source>Network policy</source>
        <translation>Netzwerkrichtlinie</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>New shell</source>
        <translation>Neue Shell</translation>
    </message>
    <message>
        <source>Newest revision</source>
        <translation>Neueste Revision</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Enter)</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>Nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>No %1 matches the filter</source>
        <translation>Kein %1 passt zum Filter</translation>
    </message>
    <message>
        <source>No autoscalers here</source>
        <translation>Keine Autoscaler hier</translation>
    </message>
    <message>
        <source>No cluster role bindings here</source>
        <translation>Keine Cluster-Rollenbindungen hier</translation>
    </message>
    <message>
        <source>No cluster roles here</source>
        <translation>Keine Cluster-Rollen hier</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Keine Farbe</translation>
    </message>
    <message>
        <source>No config maps here</source>
        <translation>Keine Config-Maps</translation>
    </message>
    <message>
        <source>No connection to %1 in time</source>
        <translation>Keine rechtzeitige Verbindung zu %1</translation>
    </message>
    <message>
        <source>No containers yet</source>
        <translation>Noch keine Container</translation>
    </message>
    <message>
        <source>No context is chosen</source>
        <translation>Kein Kontext ist gewählt</translation>
    </message>
    <message>
        <source>No controller has given it an address</source>
        <translation>Kein Controller hat ihm eine Adresse gegeben</translation>
    </message>
    <message>
        <source>No cron jobs here</source>
        <translation>Keine Cron-Jobs</translation>
    </message>
    <message>
        <source>No daemon sets here</source>
        <translation>Keine Daemon-Sets</translation>
    </message>
    <message>
        <source>No deployments here</source>
        <translation>Keine Deployments hier</translation>
    </message>
    <message>
        <source>No disruption budgets here</source>
        <translation>Keine Disruption Budgets hier</translation>
    </message>
    <message>
        <source>No endpoint slices here</source>
        <translation>Keine Endpoint-Slices hier</translation>
    </message>
    <message>
        <source>No engine is installed on this computer. Install one:</source>
        <translation>Auf diesem Computer ist keine Engine installiert. Installieren Sie eine:</translation>
    </message>
    <message>
        <source>No events here</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>No events. What happens to this object appears here, live; a cluster forgets events after an hour.</source>
        <translation>Keine Ereignisse. Was mit diesem Objekt geschieht, erscheint hier, live; ein Cluster vergisst Ereignisse nach einer Stunde.</translation>
    </message>
    <message>
        <source>No folder for a socket could be made</source>
        <translation>Es konnte kein Ordner für einen Socket angelegt werden</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Noch keine Images</translation>
    </message>
    <message>
        <source>No ingresses here</source>
        <translation>Keine Ingresses hier</translation>
    </message>
    <message>
        <source>No instance type</source>
        <translation>Kein Instanztyp</translation>
    </message>
    <message>
        <source>No jobs here</source>
        <translation>Keine Jobs</translation>
    </message>
    <message>
        <source>No limits are set</source>
        <translation>Keine Grenzen gesetzt</translation>
    </message>
    <message>
        <source>No line matches</source>
        <translation>Keine Zeile passt</translation>
    </message>
    <message>
        <source>No longer the default: %1.</source>
        <translation>Nicht mehr Vorgabe: %1.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No metrics</source>
        <translation>Keine Metriken</translation>
    </message>
    <message>
        <source>No namespaces here</source>
        <translation>Keine Namespaces</translation>
    </message>
    <message>
        <source>No network policies here</source>
        <translation>Keine Netzwerkrichtlinien hier</translation>
    </message>
    <message>
        <source>No nodes here</source>
        <translation>Keine Knoten hier</translation>
    </message>
    <message>
        <source>No object here has a label</source>
        <translation>Kein Objekt hier hat ein Label</translation>
    </message>
    <message>
        <source>No owner</source>
        <translation>Kein Besitzer</translation>
    </message>
    <message>
        <source>No permission to use the socket %1</source>
        <translation>Kein Recht, den Socket %1 zu benutzen</translation>
    </message>
    <message>
        <source>No persistent volumes here</source>
        <translation>Keine Persistent Volumes hier</translation>
    </message>
    <message>
        <source>No pod has to leave</source>
        <translation>Kein Pod muss gehen</translation>
    </message>
    <message>
        <source>No pod of the service is ready</source>
        <translation>Kein Pod des Dienstes ist bereit</translation>
    </message>
    <message>
        <source>No pod stands behind it.</source>
        <translation>Dahinter steht kein Pod.</translation>
    </message>
    <message>
        <source>No pod uses it.</source>
        <translation>Kein Pod benutzt ihn.</translation>
    </message>
    <message>
        <source>No pods</source>
        <translation>Keine Pods</translation>
    </message>
    <message>
        <source>No pods here</source>
        <translation>Keine Pods hier</translation>
    </message>
    <message>
        <source>No port is forwarded</source>
        <translation>Kein Port wird weitergeleitet</translation>
    </message>
    <message>
        <source>No port of this computer can be listened on</source>
        <translation>Kein Port dieses Rechners kann geöffnet werden</translation>
    </message>
    <message>
        <source>No ports are published</source>
        <translation>Keine Ports veröffentlicht</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>No replica sets here</source>
        <translation>Keine Replica-Sets</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Keine Ergebnisse</translation>
    </message>
    <message>
        <source>No revisions are kept of it.</source>
        <translation>Es werden keine Revisionen davon behalten.</translation>
    </message>
    <message>
        <source>No role</source>
        <translation>Keine Rolle</translation>
    </message>
    <message>
        <source>No role bindings here</source>
        <translation>Keine Rollenbindungen hier</translation>
    </message>
    <message>
        <source>No roles here</source>
        <translation>Keine Rollen hier</translation>
    </message>
    <message>
        <source>No secrets here</source>
        <translation>Keine Secrets</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made</source>
        <translation>Keine sichere Verbindung zu %1 möglich</translation>
    </message>
    <message>
        <source>No service accounts here</source>
        <translation>Keine Service-Accounts hier</translation>
    </message>
    <message>
        <source>No services here</source>
        <translation>Keine Services</translation>
    </message>
    <message>
        <source>No shell is open here.</source>
        <translation>Hier ist keine Shell offen.</translation>
    </message>
    <message>
        <source>No stateful sets here</source>
        <translation>Keine Stateful-Sets</translation>
    </message>
    <message>
        <source>No storage classes here</source>
        <translation>Keine Speicherklassen hier</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
    <message>
        <source>No volume claims here</source>
        <translation>Keine Volume-Claims hier</translation>
    </message>
    <message>
        <source>No volumes yet</source>
        <translation>Noch keine Volumes</translation>
    </message>
    <message>
        <source>No zone</source>
        <translation>Keine Zone</translation>
    </message>
    <message>
        <source>Nobody: it gives the role to no one.</source>
        <translation>Niemand: Sie gibt die Rolle keinem.</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Node selector</source>
        <translation>Knotenauswahl</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Nominated node</source>
        <translation>Vorgesehener Knoten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None here</source>
        <translation>Keine hier</translation>
    </message>
    <message>
        <source>None ready</source>
        <translation>Keiner bereit</translation>
    </message>
    <message>
        <source>None, or like 1.5</source>
        <translation>Keine, oder wie 1.5</translation>
    </message>
    <message>
        <source>None, or like 512m</source>
        <translation>Keine, oder wie 512m</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not a JSON object</source>
        <translation>Kein JSON-Objekt</translation>
    </message>
    <message>
        <source>Not a text in UTF-8</source>
        <translation>Kein Text in UTF-8</translation>
    </message>
    <message>
        <source>Not built in</source>
        <translation>Nicht eingebaut</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Nicht genug Speicher</translation>
    </message>
    <message>
        <source>Not less than the minimum</source>
        <translation>Nicht weniger als das Minimum</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Not scheduled</source>
        <translation>Nicht zugeteilt</translation>
    </message>
    <message>
        <source>Not seen to happen</source>
        <translation>Nicht eingetreten</translation>
    </message>
    <message>
        <source>Not seen yet</source>
        <translation>Noch nicht beachtet</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>Nicht verstanden: %1</translation>
    </message>
    <message>
        <source>Not worked out</source>
        <translation>Nicht ermittelt</translation>
    </message>
    <message>
        <source>Nothing differs from the image.</source>
        <translation>Nichts weicht vom Image ab.</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation>Noch nichts geschehen</translation>
    </message>
    <message>
        <source>Nothing has been written yet. Lines appear here as its pods write them.</source>
        <translation>Noch nichts geschrieben. Zeilen erscheinen hier, sobald seine Pods sie schreiben.</translation>
    </message>
    <message>
        <source>Nothing has been written yet. Lines appear here as the container writes them.</source>
        <translation>Noch nichts geschrieben. Zeilen erscheinen hier, sobald der Container sie schreibt.</translation>
    </message>
    <message>
        <source>Nothing is changed yet</source>
        <translation>Noch ist nichts geändert</translation>
    </message>
    <message>
        <source>Nothing is mounted</source>
        <translation>Nichts eingehängt</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>Nichts ist angehakt</translation>
    </message>
    <message>
        <source>Nothing listens for ssh on %1</source>
        <translation>Auf %1 wartet kein ssh</translation>
    </message>
    <message>
        <source>Nothing listens on the socket %1</source>
        <translation>Am Socket %1 wartet niemand</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was evicted: %n pods, or their data, would be lost</source>
        <translation>
            <numerusform>Nichts wurde verdrängt: %n Pod oder seine Daten gingen verloren</numerusform>
            <numerusform>Nichts wurde verdrängt: %n Pods oder ihre Daten gingen verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Nichts würde sich ändern.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>OS image</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Off: scaled to zero</source>
        <translation>Aus: auf null skaliert</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>On %1.</source>
        <translation>Auf %1.</translation>
    </message>
    <message>
        <source>On %1. This cannot be undone.</source>
        <translation>Auf %1. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message numerus="yes">
        <source>On %1: %n pods leave the node.</source>
        <translation>
            <numerusform>Auf %1: %n Pod verlässt den Knoten.</numerusform>
            <numerusform>Auf %1: %n Pods verlassen den Knoten.</numerusform>
        </translation>
    </message>
    <message>
        <source>On nodes where none belongs</source>
        <translation>Auf Knoten, wo keiner hingehört</translation>
    </message>
    <message>
        <source>On their way out</source>
        <translation>Auf dem Weg hinaus</translation>
    </message>
    <message>
        <source>Only a map can be merged</source>
        <translation>Nur eine Zuordnung kann eingefügt werden</translation>
    </message>
    <message>
        <source>Only after all that belongs to it (foreground)</source>
        <translation>Erst nach allem, was ihm gehört (foreground)</translation>
    </message>
    <message>
        <source>Only docker run and docker create are understood</source>
        <translation>Nur docker run und docker create werden verstanden</translation>
    </message>
    <message>
        <source>Only for one object at a time</source>
        <translation>Nur für ein Objekt auf einmal</translation>
    </message>
    <message>
        <source>Only on nodes with</source>
        <translation>Nur auf Knoten mit</translation>
    </message>
    <message>
        <source>Only the first %1 were looked at</source>
        <translation>Nur die ersten %1 wurden angesehen</translation>
    </message>
    <message>
        <source>Only the user %1 may use this socket. Choose another connection, or start an engine of your own:</source>
        <translation>Nur der Benutzer %1 darf diesen Socket benutzen. Wählen Sie eine andere Verbindung oder starten Sie eine eigene Engine:</translation>
    </message>
    <message>
        <source>Only what is ticked here goes, one object after the other. Layers that images share may free more than the sum.</source>
        <translation>Nur was hier angehakt ist, wird entfernt, ein Objekt nach dem anderen. Layer, die Images teilen, können mehr Platz frei machen als die Summe.</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Nur wo</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1 %2</source>
        <translation>%1 %2 öffnen</translation>
    </message>
    <message>
        <source>Open beside this one</source>
        <translation>Neben dieser öffnen</translation>
    </message>
    <message>
        <source>Open every pane and dialog of the simulated world in light and dark, write a picture of each into the folder DIR and quit. Works without a display.</source>
        <translation>Jeden Bereich und Dialog der simulierten Welt hell und dunkel öffnen, je ein Bild in den Ordner DIR schreiben und beenden. Geht ohne Bildschirm.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Open kind</source>
        <translation>Art öffnen</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Kein Speicher mehr</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>PB</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Parallelism</source>
        <translation>Parallel</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Part of the object</source>
        <translation>Teil des Objekts</translation>
    </message>
    <message>
        <source>Partly ready</source>
        <translation>Teilweise bereit</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Passwords, keys and certificates that pods read appear here, live; their values only when asked for.</source>
        <translation>Passwörter, Schlüssel und Zertifikate, die Pods lesen, erscheinen hier, live; ihre Werte nur auf Wunsch.</translation>
    </message>
    <message>
        <source>Paste a docker run command</source>
        <translation>Einen Befehl docker run einfügen</translation>
    </message>
    <message>
        <source>Paste a docker run command to fill in the form</source>
        <translation>Einen Befehl docker run einfügen, um das Formular zu füllen</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Paths on this computer, separated by commas</source>
        <translation>Pfade auf diesem Rechner, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause rollout</source>
        <translation>Rollout anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln new lines</source>
        <translation>
            <numerusform>Angehalten, %Ln neue Zeile</numerusform>
            <numerusform>Angehalten, %Ln neue Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Anhalten von</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Persistent volume</source>
        <translation>Persistent Volume</translation>
    </message>
    <message>
        <source>Persistent volumes</source>
        <translation>Persistent Volumes</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Pilothouse was started with --read-only</source>
        <translation>Pilothouse wurde mit --read-only gestartet</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Pod addresses</source>
        <translation>Pod-Adressen</translation>
    </message>
    <message>
        <source>Pod management</source>
        <translation>Pod-Verwaltung</translation>
    </message>
    <message>
        <source>Podman is installed. Start its socket:</source>
        <translation>Podman ist installiert. Starten Sie seinen Socket:</translation>
    </message>
    <message>
        <source>Podman of Pilothouse</source>
        <translation>Podman von Pilothouse</translation>
    </message>
    <message>
        <source>Podman of the system</source>
        <translation>Podman des Systems</translation>
    </message>
    <message>
        <source>Podman of this user</source>
        <translation>Podman dieses Benutzers</translation>
    </message>
    <message>
        <source>Podman's service failed</source>
        <translation>Podmans Dienst ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Podman's service has ended</source>
        <translation>Podmans Dienst hat sich beendet</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Pods of the node</source>
        <translation>Pods des Knotens</translation>
    </message>
    <message>
        <source>Port %1 of this computer cannot be listened on</source>
        <translation>Port %1 dieses Rechners kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Port forwards</source>
        <translation>Portweiterleitungen</translation>
    </message>
    <message>
        <source>Port of the pod</source>
        <translation>Port des Pods</translation>
    </message>
    <message>
        <source>Port of the service</source>
        <translation>Port des Dienstes</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriger Lauf</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Priority class</source>
        <translation>Prioritätsklasse</translation>
    </message>
    <message>
        <source>Privileged</source>
        <translation>Privilegiert</translation>
    </message>
    <message>
        <source>Privileged: all of the host's devices and rights</source>
        <translation>Privilegiert: alle Geräte und Rechte des Hosts</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progressing</source>
        <translation>Im Gange</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Provider id</source>
        <translation>Provider-ID</translation>
    </message>
    <message>
        <source>Provisioner</source>
        <translation>Provisioner</translation>
    </message>
    <message>
        <source>Prune</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Pruned</source>
        <translation>Aufgeräumt</translation>
    </message>
    <message>
        <source>Prune…</source>
        <translation>Aufräumen…</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>Aufräumen von</translation>
    </message>
    <message>
        <source>Published ports</source>
        <translation>Veröffentlichte Ports</translation>
    </message>
    <message>
        <source>Published ports are discarded in the host's network</source>
        <translation>Veröffentlichte Ports entfallen im Netz des Hosts</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Pull always, missing or never</source>
        <translation>Ziehen: always, missing oder never</translation>
    </message>
    <message>
        <source>Pull image</source>
        <translation>Image ziehen</translation>
    </message>
    <message>
        <source>Pull secrets</source>
        <translation>Pull-Secrets</translation>
    </message>
    <message>
        <source>Pulled</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Pulled %1</source>
        <translation>%1 gezogen</translation>
    </message>
    <message>
        <source>Pulling</source>
        <translation>Ziehen von</translation>
    </message>
    <message>
        <source>Pulling %1</source>
        <translation>Ziehen von %1</translation>
    </message>
    <message>
        <source>Pulling: %1 of %2</source>
        <translation>Ziehen: %1 von %2</translation>
    </message>
    <message>
        <source>Pull…</source>
        <translation>Ziehen…</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Push image</source>
        <translation>Image hochladen</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <source>Pushed %1</source>
        <translation>%1 hochgeladen</translation>
    </message>
    <message>
        <source>Pushing</source>
        <translation>Hochladen von</translation>
    </message>
    <message>
        <source>Pushing %1</source>
        <translation>Hochladen von %1</translation>
    </message>
    <message>
        <source>Push…</source>
        <translation>Hochladen…</translation>
    </message>
    <message>
        <source>QoS class</source>
        <translation>QoS-Klasse</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Schreibgeschützt</translation>
    </message>
    <message>
        <source>Read-only root file system</source>
        <translation>Wurzel-Dateisystem schreibgeschützt</translation>
    </message>
    <message>
        <source>Read-only: nothing that changes something is sent. Production: every change asks first, and what cannot be undone asks for the connection's name. A colour tells it from others in the sidebar.</source>
        <translation>Nur lesen: Nichts wird gesendet, was etwas ändert. Produktion: Jede Änderung fragt vorher, und was nicht rückgängig zu machen ist, fragt nach dem Namen der Verbindung. Eine Farbe unterscheidet sie in der Seitenleiste von anderen.</translation>
    </message>
    <message>
        <source>Read-write</source>
        <translation>Lesen und schreiben</translation>
    </message>
    <message>
        <source>Readiness gates</source>
        <translation>Readiness Gates</translation>
    </message>
    <message>
        <source>Reading events…</source>
        <translation>Ereignisse werden gelesen…</translation>
    </message>
    <message>
        <source>Reading the node's pods and the disruption budgets…</source>
        <translation>Pods des Knotens und Disruption Budgets werden gelesen…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Reclaim policy</source>
        <translation>Rückgaberegel</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisierung</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Verwandt</translation>
    </message>
    <message>
        <source>Related objects</source>
        <translation>Verwandte Objekte</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n objects</source>
        <translation>
            <numerusform>%n Objekt entfernen</numerusform>
            <numerusform>%n Objekte entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove when it ends</source>
        <translation>Entfernen, wenn er endet</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Removed after, seconds</source>
        <translation>Entfernt nach, Sekunden</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Entfernen von</translation>
    </message>
    <message>
        <source>Removing always asks. What can be taken back is done at once, with Undo.</source>
        <translation>Entfernen fragt immer. Was sich zurücknehmen lässt, geschieht sofort, mit Rückgängig.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename container</source>
        <translation>Container umbenennen</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Umbenannt</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Renaming</source>
        <translation>Umbenennen von</translation>
    </message>
    <message>
        <source>Replace the file if it exists</source>
        <translation>Die Datei ersetzen, wenn es sie gibt</translation>
    </message>
    <message>
        <source>Replica set</source>
        <translation>Replica-Set</translation>
    </message>
    <message>
        <source>Replica sets</source>
        <translation>Replica-Sets</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Requested access</source>
        <translation>Angeforderter Zugriff</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Resize asked for</source>
        <translation>Vergrößern angefordert</translation>
    </message>
    <message>
        <source>Resize failed</source>
        <translation>Vergrößern fehlgeschlagen</translation>
    </message>
    <message>
        <source>Resize…</source>
        <translation>Vergrößern…</translation>
    </message>
    <message>
        <source>Resizing</source>
        <translation>Wird vergrößert</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Restart policy</source>
        <translation>Neustart-Regel</translation>
    </message>
    <message>
        <source>Restarted</source>
        <translation>Neu gestartet</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Resume rollout</source>
        <translation>Rollout fortsetzen</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Fortsetzen von</translation>
    </message>
    <message>
        <source>Retain: the volume stays when its claim goes</source>
        <translation>Retain: Das Volume bleibt, wenn sein Claim verschwindet</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Revision %1 does not differ from the current one.</source>
        <translation>Revision %1 unterscheidet sich nicht von der aktuellen.</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Rights that can be given in any namespace or in all of the cluster appear here, live.</source>
        <translation>Rechte, die in jedem Namespace oder im ganzen Cluster gegeben werden können, erscheinen hier, live.</translation>
    </message>
    <message>
        <source>Rights that can be given within one namespace appear here, live.</source>
        <translation>Rechte, die innerhalb eines Namespace gegeben werden können, erscheinen hier, live.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Role binding</source>
        <translation>Rollenbindung</translation>
    </message>
    <message>
        <source>Role bindings</source>
        <translation>Rollenbindungen</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Rollout undone</source>
        <translation>Rollout zurückgenommen</translation>
    </message>
    <message>
        <source>Root file system</source>
        <translation>Wurzel-Dateisystem</translation>
    </message>
    <message>
        <source>Rootless</source>
        <translation>Ohne root</translation>
    </message>
    <message>
        <source>Rootless Docker</source>
        <translation>Docker ohne root</translation>
    </message>
    <message>
        <source>Rows under headings of what they belong to</source>
        <translation>Zeilen unter Überschriften dessen, wozu sie gehören</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Run an image and it appears here, live: state, ports, CPU and memory.</source>
        <translation>Starten Sie ein Image, und es erscheint hier, live: Zustand, Ports, CPU und Speicher.</translation>
    </message>
    <message>
        <source>Run container</source>
        <translation>Container starten</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message>
        <source>Run this program to log in to %1?</source>
        <translation>Dieses Programm ausführen, um sich an %1 anzumelden?</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Running jobs</source>
        <translation>Laufende Jobs</translation>
    </message>
    <message>
        <source>Running, not ready</source>
        <translation>Läuft, nicht bereit</translation>
    </message>
    <message>
        <source>Running, ready</source>
        <translation>Läuft, bereit</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Starten…</translation>
    </message>
    <message>
        <source>SIGKILL ends the first process at once, without a chance to save anything.</source>
        <translation>SIGKILL beendet den ersten Prozess sofort, ohne dass er etwas sichern kann.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>Image speichern</translation>
    </message>
    <message>
        <source>Save images</source>
        <translation>Images speichern</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Log speichern</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>In eine Datei speichern…</translation>
    </message>
    <message>
        <source>Save value</source>
        <translation>Wert speichern</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n bytes</source>
        <translation>
            <numerusform>%n Byte gespeichert</numerusform>
            <numerusform>%n Bytes gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern von</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Speichern von %1</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalieren</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>Skaliert</translation>
    </message>
    <message>
        <source>Scaled to zero</source>
        <translation>Auf null skaliert</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Skaliert</translation>
    </message>
    <message>
        <source>Scales down</source>
        <translation>Skaliert herunter</translation>
    </message>
    <message>
        <source>Scales up</source>
        <translation>Skaliert hinauf</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Skalieren…</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalieren von</translation>
    </message>
    <message>
        <source>Schedulable</source>
        <translation>Planbar</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Search names and values</source>
        <translation>Namen und Werte suchen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Im Log suchen</translation>
    </message>
    <message>
        <source>Search the log or the tree</source>
        <translation>Im Log oder Baum suchen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Secret %1</source>
        <translation>Secret %1</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Sees the processes of</source>
        <translation>Sieht die Prozesse von</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>Signal senden</translation>
    </message>
    <message>
        <source>Sending a signal to</source>
        <translation>Signal senden an</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Sent a signal to</source>
        <translation>Signal gesendet an</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>Service-Account</translation>
    </message>
    <message>
        <source>Service accounts</source>
        <translation>Service-Accounts</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Session affinity</source>
        <translation>Sitzungsbindung</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Set image</source>
        <translation>Image setzen</translation>
    </message>
    <message>
        <source>Set image…</source>
        <translation>Image setzen…</translation>
    </message>
    <message>
        <source>Set limits</source>
        <translation>Grenzen setzen</translation>
    </message>
    <message>
        <source>Set limits…</source>
        <translation>Grenzen setzen …</translation>
    </message>
    <message>
        <source>Setting the image</source>
        <translation>Image wird gesetzt</translation>
    </message>
    <message>
        <source>Setting the limits</source>
        <translation>Grenzen werden gesetzt</translation>
    </message>
    <message>
        <source>Setting the value</source>
        <translation>Wert wird gesetzt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings that pods read appear here, live.</source>
        <translation>Einstellungen, die Pods lesen, erscheinen hier, live.</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Shells</source>
        <translation>Shells</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show YAML</source>
        <translation>YAML zeigen</translation>
    </message>
    <message>
        <source>Show a namespace</source>
        <translation>Einen Namespace zeigen</translation>
    </message>
    <message>
        <source>Show a small simulated world; nothing needs to be installed.</source>
        <translation>Eine kleine simulierte Welt zeigen; es muss nichts installiert sein.</translation>
    </message>
    <message>
        <source>Show layers</source>
        <translation>Schichten zeigen</translation>
    </message>
    <message>
        <source>Show namespace %1</source>
        <translation>Namespace %1 zeigen</translation>
    </message>
    <message>
        <source>Show the value of %1</source>
        <translation>Den Wert von %1 zeigen</translation>
    </message>
    <message>
        <source>Show the version and quit.</source>
        <translation>Die Version zeigen und beenden.</translation>
    </message>
    <message>
        <source>Show this help and quit.</source>
        <translation>Diese Hilfe zeigen und beenden.</translation>
    </message>
    <message>
        <source>Show value</source>
        <translation>Wert zeigen</translation>
    </message>
    <message>
        <source>Show when each line was written</source>
        <translation>Zeigen, wann jede Zeile geschrieben wurde</translation>
    </message>
    <message>
        <source>Sidebar as icons</source>
        <translation>Seitenleiste als Symbole</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Somebody has resized it meanwhile, to %1</source>
        <translation>Jemand hat ihn inzwischen auf %1 vergrößert</translation>
    </message>
    <message>
        <source>Something else happened instead</source>
        <translation>Stattdessen ist etwas anderes geschehen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Wieder starten</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starten von</translation>
    </message>
    <message>
        <source>Starting a job</source>
        <translation>Ein Job wird gestartet</translation>
    </message>
    <message>
        <source>Starting deadline, seconds</source>
        <translation>Startfrist, Sekunden</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stateful set</source>
        <translation>Stateful-Set</translation>
    </message>
    <message>
        <source>Stateful sets</source>
        <translation>Stateful-Sets</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stay at the newest line (End)</source>
        <translation>Bei der neuesten Zeile bleiben (Ende)</translation>
    </message>
    <message>
        <source>Stay on the node</source>
        <translation>Bleiben auf dem Knoten</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Beständig</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>Stopp nach</translation>
    </message>
    <message>
        <source>Stop the drain</source>
        <translation>Leeren anhalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped containers</source>
        <translation>Gestoppte Container</translation>
    </message>
    <message>
        <source>Stopped; the node stays cordoned</source>
        <translation>Angehalten; der Knoten bleibt gesperrt</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stoppen von</translation>
    </message>
    <message>
        <source>Stops the view; recording goes on</source>
        <translation>Hält die Anzeige an; aufgezeichnet wird weiter</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherorte</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>Speicherklasse</translation>
    </message>
    <message>
        <source>Storage classes</source>
        <translation>Speicherklassen</translation>
    </message>
    <message>
        <source>Storage driver</source>
        <translation>Speichertreiber</translation>
    </message>
    <message>
        <source>Storage that pods ask for appears here, live: how much, of which class, and on which volume.</source>
        <translation>Speicher, den Pods anfordern, erscheint hier, live: wie viel, von welcher Klasse und auf welchem Volume.</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjekte</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Aussetzen</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Suspending</source>
        <translation>Wird ausgesetzt</translation>
    </message>
    <message>
        <source>Swap used</source>
        <translation>Ausgelagert</translation>
    </message>
    <message>
        <source>Switch the connection</source>
        <translation>Verbindung wechseln</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tables follow the engine's events. Once a minute the list of what is on screen is read again, for events that were lost; figures come once a second for what is looked at. There is nothing to set.</source>
        <translation>Tabellen folgen den Ereignissen der Engine. Einmal in der Minute wird die Liste dessen, was zu sehen ist, neu gelesen, falls Ereignisse verloren gingen; Messwerte kommen jede Sekunde für das, was angesehen wird. Einzustellen ist nichts.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tag image</source>
        <translation>Image benennen</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Benannt</translation>
    </message>
    <message>
        <source>Tagging</source>
        <translation>Benennen von</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Benennen…</translation>
    </message>
    <message>
        <source>Taints</source>
        <translation>Taints</translation>
    </message>
    <message>
        <source>Takes effect at once. What is left empty stays as it is.</source>
        <translation>Wirkt sofort. Was leer bleibt, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Terminating</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>That is its name already</source>
        <translation>So heißt er schon</translation>
    </message>
    <message>
        <source>The Docker configuration is what docker login wrote, and the credential helpers that it names</source>
        <translation>Die Docker-Konfiguration ist, was docker login geschrieben hat, mit den Hilfen für Anmeldedaten, die sie nennt</translation>
    </message>
    <message>
        <source>The address %1 cannot be used</source>
        <translation>Die Adresse %1 ist nicht benutzbar</translation>
    </message>
    <message>
        <source>The address %1 is not valid</source>
        <translation>Die Adresse %1 ist nicht gültig</translation>
    </message>
    <message>
        <source>The address could not be read</source>
        <translation>Die Adresse konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The address names no host</source>
        <translation>Die Adresse nennt keinen Host</translation>
    </message>
    <message>
        <source>The address of the engine is not one that ssh can forward</source>
        <translation>Die Adresse der Engine ist keine, die ssh weiterleiten kann</translation>
    </message>
    <message>
        <source>The addresses that services lead to appear here, live, and which of them are ready.</source>
        <translation>Die Adressen, zu denen Services führen, erscheinen hier live, und welche davon bereit sind.</translation>
    </message>
    <message>
        <source>The answer is not JSON</source>
        <translation>Die Antwort ist kein JSON</translation>
    </message>
    <message>
        <source>The answer of %1 cannot be used</source>
        <translation>Die Antwort von %1 ist nicht brauchbar</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than expected</source>
        <translation>Die Antwort von %1 ist größer als erwartet</translation>
    </message>
    <message>
        <source>The answer of %1 is not HTTP</source>
        <translation>Die Antwort von %1 ist kein HTTP</translation>
    </message>
    <message>
        <source>The answer of %1 was cut off</source>
        <translation>Die Antwort von %1 brach ab</translation>
    </message>
    <message>
        <source>The answer of the credential helper %1 could not be read</source>
        <translation>Die Antwort der Hilfe für Anmeldedaten %1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The authority's certificate for %1 cannot be read</source>
        <translation>Das Zertifikat der Stelle für %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>The autoscaler %1 decides how many there are, and will change this number again.</source>
        <translation>Der Autoscaler %1 bestimmt, wie viele es sind, und wird diese Zahl wieder ändern.</translation>
    </message>
    <message>
        <source>The bracket of the IPv6 address is not closed</source>
        <translation>Die Klammer der IPv6-Adresse ist nicht geschlossen</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut</translation>
    </message>
    <message>
        <source>The certificate of the server or of this user does not fit the kubeconfig.</source>
        <translation>Das Zertifikat des Servers oder dieses Benutzers passt nicht zur kubeconfig.</translation>
    </message>
    <message>
        <source>The check is switched off, yet it has settings</source>
        <translation>Die Prüfung ist ausgeschaltet, hat aber Einstellungen</translation>
    </message>
    <message>
        <source>The client certificate for %1 cannot be used</source>
        <translation>Das Client-Zertifikat für %1 ist nicht benutzbar</translation>
    </message>
    <message>
        <source>The cluster "%1" has a certificate authority and insecure-skip-tls-verify: only one is allowed</source>
        <translation>Der Cluster „%1“ hat eine Zertifizierungsstelle und insecure-skip-tls-verify: Nur eines ist erlaubt</translation>
    </message>
    <message>
        <source>The cluster "%1" has certificate-authority and certificate-authority-data: only one is allowed</source>
        <translation>Der Cluster „%1“ hat certificate-authority und certificate-authority-data: Nur eines ist erlaubt</translation>
    </message>
    <message>
        <source>The cluster "%1" has no server address</source>
        <translation>Der Cluster „%1“ hat keine Serveradresse</translation>
    </message>
    <message>
        <source>The cluster could not run it</source>
        <translation>Der Cluster konnte es nicht ausführen</translation>
    </message>
    <message>
        <source>The cluster does not accept these credentials</source>
        <translation>Der Cluster nimmt diese Anmeldung nicht an</translation>
    </message>
    <message>
        <source>The cluster does not accept these credentials. Log in again where they come from, then try again.</source>
        <translation>Der Cluster nimmt diese Anmeldung nicht an. Dort neu anmelden, woher sie kommt, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The cluster does not allow this</source>
        <translation>Der Cluster erlaubt das nicht</translation>
    </message>
    <message>
        <source>The cluster does not know this object</source>
        <translation>Der Cluster kennt dieses Objekt nicht</translation>
    </message>
    <message>
        <source>The cluster has forgotten this version</source>
        <translation>Der Cluster hat diese Version vergessen</translation>
    </message>
    <message>
        <source>The cluster knows no kind called %1</source>
        <translation>Der Cluster kennt keine Art namens %1</translation>
    </message>
    <message>
        <source>The cluster refused the request</source>
        <translation>Der Cluster hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>The cluster took too long</source>
        <translation>Der Cluster brauchte zu lange</translation>
    </message>
    <message>
        <source>The cluster's server address could not be read</source>
        <translation>Die Serveradresse des Clusters ist nicht lesbar</translation>
    </message>
    <message>
        <source>The cluster's server address has a space or a control character in it</source>
        <translation>Die Serveradresse des Clusters enthält ein Leer- oder Steuerzeichen</translation>
    </message>
    <message>
        <source>The cluster's server address must be a URL, or a host and a port</source>
        <translation>Die Serveradresse des Clusters muss eine URL sein oder ein Host und ein Port</translation>
    </message>
    <message>
        <source>The cluster's server address must begin with https:// or http://</source>
        <translation>Die Serveradresse des Clusters muss mit https:// oder http:// beginnen</translation>
    </message>
    <message>
        <source>The cluster's server address must not hold a user name or password</source>
        <translation>Die Serveradresse des Clusters darf keinen Benutzernamen und kein Passwort enthalten</translation>
    </message>
    <message>
        <source>The connection to %1 failed</source>
        <translation>Die Verbindung zu %1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The connection to %1 was refused</source>
        <translation>Die Verbindung zu %1 wurde abgelehnt</translation>
    </message>
    <message>
        <source>The connection was closed</source>
        <translation>Die Verbindung wurde geschlossen</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>Die Verbindung ging verloren</translation>
    </message>
    <message>
        <source>The container is gone.</source>
        <translation>Den Container gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The container is not running. Its log goes on here when it starts.</source>
        <translation>Der Container läuft nicht. Sein Log geht hier weiter, wenn er startet.</translation>
    </message>
    <message>
        <source>The container was made, but did not start: %1</source>
        <translation>Der Container wurde angelegt, startete aber nicht: %1</translation>
    </message>
    <message>
        <source>The container's port is a number from 1 to 65535, or a range like 8000-8010</source>
        <translation>Der Port des Containers ist eine Zahl von 1 bis 65535 oder ein Bereich wie 8000-8010</translation>
    </message>
    <message>
        <source>The container's root cannot be replaced</source>
        <translation>Die Wurzel des Containers kann nicht ersetzt werden</translation>
    </message>
    <message>
        <source>The context "%1" has a namespace that cannot be one: "%2"</source>
        <translation>Der Kontext „%1“ hat einen Namespace, der keiner sein kann: „%2“</translation>
    </message>
    <message>
        <source>The context "%1" names no cluster</source>
        <translation>Der Kontext „%1“ nennt keinen Cluster</translation>
    </message>
    <message>
        <source>The context "%1" names the cluster "%2", which is not defined</source>
        <translation>Der Kontext „%1“ nennt den Cluster „%2“, der nicht definiert ist</translation>
    </message>
    <message>
        <source>The context "%1" names the user "%2", which is not defined</source>
        <translation>Der Kontext „%1“ nennt den Benutzer „%2“, der nicht definiert ist</translation>
    </message>
    <message>
        <source>The context has no name or no address</source>
        <translation>Der Kontext hat keinen Namen oder keine Adresse</translation>
    </message>
    <message>
        <source>The credential helper %1 could not be run</source>
        <translation>Die Hilfe für Anmeldedaten %1 konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>The credential helper %1 did not answer within %2 seconds</source>
        <translation>Die Hilfe für Anmeldedaten %1 hat binnen %2 Sekunden nicht geantwortet</translation>
    </message>
    <message>
        <source>The credential helper %1 failed</source>
        <translation>Die Hilfe für Anmeldedaten %1 ist gescheitert</translation>
    </message>
    <message>
        <source>The credential helper failed</source>
        <translation>Die Hilfe für Anmeldedaten ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The credential helper's answer could not be read</source>
        <translation>Die Antwort der Hilfe für Anmeldedaten konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The default bridge</source>
        <translation>Die übliche Brücke</translation>
    </message>
    <message>
        <source>The digest “%1” is not valid</source>
        <translation>Der Digest „%1“ ist nicht gültig</translation>
    </message>
    <message>
        <source>The disruption budgets cannot be read, so the forecast lacks them; the cluster heeds them all the same. %1</source>
        <translation>Die Disruption Budgets sind nicht lesbar und fehlen darum in der Vorhersage; der Cluster beachtet sie trotzdem. %1</translation>
    </message>
    <message>
        <source>The engine answered %1</source>
        <translation>Die Engine antwortete %1</translation>
    </message>
    <message>
        <source>The engine ended the connection</source>
        <translation>Die Engine hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>The engine kept %1 as it was</source>
        <translation>Die Engine ließ %1, wie es war</translation>
    </message>
    <message>
        <source>The engine kept it</source>
        <translation>Die Engine hat es behalten</translation>
    </message>
    <message>
        <source>The engine measures its disk, which can take a while…</source>
        <translation>Die Engine misst ihren Plattenplatz, was dauern kann…</translation>
    </message>
    <message>
        <source>The engine measures what was freed…</source>
        <translation>Die Engine misst, was frei geworden ist…</translation>
    </message>
    <message>
        <source>The engine warns of nothing</source>
        <translation>Die Engine warnt vor nichts</translation>
    </message>
    <message>
        <source>The engine's</source>
        <translation>Wie die Engine</translation>
    </message>
    <message>
        <source>The engine's API has no place for %1</source>
        <translation>Die API der Engine hat keinen Platz für %1</translation>
    </message>
    <message>
        <source>The engine's answer about its disk use cannot be read</source>
        <translation>Die Antwort der Engine über ihren Plattenplatz ist nicht lesbar</translation>
    </message>
    <message>
        <source>The engine's answer could not be read</source>
        <translation>Die Antwort der Engine konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The engine's list of volumes cannot be read</source>
        <translation>Die Liste der Volumes ist nicht lesbar</translation>
    </message>
    <message>
        <source>The exec plugin of the user "%1" has an apiVersion other than client.authentication.k8s.io/v1 and v1beta1; a newer version of the plugin may write another one into the kubeconfig</source>
        <translation>Das Exec-Plugin des Benutzers „%1“ hat eine andere apiVersion als client.authentication.k8s.io/v1 und v1beta1; eine neuere Version des Plugins schreibt vielleicht eine andere in die kubeconfig</translation>
    </message>
    <message>
        <source>The exec plugin of the user "%1" has an environment variable without a name</source>
        <translation>Das Exec-Plugin des Benutzers „%1“ hat eine Umgebungsvariable ohne Namen</translation>
    </message>
    <message>
        <source>The exec plugin of the user "%1" has an interactiveMode other than Never, IfAvailable and Always</source>
        <translation>Das Exec-Plugin des Benutzers „%1“ hat einen anderen interactiveMode als Never, IfAvailable und Always</translation>
    </message>
    <message>
        <source>The exec plugin of the user "%1" has no apiVersion</source>
        <translation>Das Exec-Plugin des Benutzers „%1“ hat keine apiVersion</translation>
    </message>
    <message>
        <source>The exec plugin of the user "%1" has no command</source>
        <translation>Das Exec-Plugin des Benutzers „%1“ hat keinen Befehl</translation>
    </message>
    <message>
        <source>The exec plugin of the user "%1" has no interactiveMode</source>
        <translation>Das Exec-Plugin des Benutzers „%1“ hat keinen interactiveMode</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>The form is as it was: %1</source>
        <translation>Das Formular ist wie zuvor: %1</translation>
    </message>
    <message>
        <source>The form was filled in from the command. Ctrl+Z brings it back as it was</source>
        <translation>Das Formular wurde aus dem Befehl gefüllt. Strg+Z bringt es zurück, wie es war</translation>
    </message>
    <message>
        <source>The host has %1 processors</source>
        <translation>Der Host hat %1 Prozessoren</translation>
    </message>
    <message>
        <source>The host's port %1 is given twice</source>
        <translation>Port %1 des Hosts ist doppelt angegeben</translation>
    </message>
    <message>
        <source>The host's port is a number from 0 to 65535, or a range like 8000-8010</source>
        <translation>Der Port des Hosts ist eine Zahl von 0 bis 65535 oder ein Bereich wie 8000-8010</translation>
    </message>
    <message>
        <source>The image is missing</source>
        <translation>Das Image fehlt</translation>
    </message>
    <message>
        <source>The image's</source>
        <translation>Wie das Image</translation>
    </message>
    <message>
        <source>The kernel killed a process of this container</source>
        <translation>Der Kernel hat einen Prozess dieses Containers beendet</translation>
    </message>
    <message>
        <source>The key of %1 is not known yet. It is %3: run “%2” once in a terminal, compare the key and accept it</source>
        <translation>Der Schlüssel von %1 ist noch nicht bekannt. Er ist %3: führen Sie „%2“ einmal in einem Terminal aus, vergleichen Sie ihn und nehmen Sie ihn an</translation>
    </message>
    <message>
        <source>The key of %1 is not known yet: run “%2” once in a terminal and accept the key</source>
        <translation>Der Schlüssel von %1 ist noch nicht bekannt: führen Sie „%2“ einmal in einem Terminal aus und nehmen Sie ihn an</translation>
    </message>
    <message>
        <source>The key of %1 is not the one that is known: it was set up anew, or somebody is in between</source>
        <translation>Der Schlüssel von %1 ist nicht der bekannte: neu eingerichtet, oder jemand steht dazwischen</translation>
    </message>
    <message>
        <source>The kinds of storage that claims can ask for appear here, live.</source>
        <translation>Die Arten von Speicher, die Claims anfordern können, erscheinen hier, live.</translation>
    </message>
    <message>
        <source>The kubeconfig names it as the way to get credentials. It runs as you, and can do what you can. You are asked once for each new command.</source>
        <translation>Die kubeconfig nennt es als Weg zur Anmeldung. Es läuft unter Ihrem Namen und darf, was Sie dürfen. Für jeden neuen Befehl werden Sie einmal gefragt.</translation>
    </message>
    <message>
        <source>The kubeconfig names something that is not there.</source>
        <translation>Die kubeconfig nennt etwas, das es nicht gibt.</translation>
    </message>
    <message>
        <source>The kubeconfig's token or name has a line end or a control character in it</source>
        <translation>Token oder Name in der kubeconfig enthält ein Zeilenende oder ein Steuerzeichen</translation>
    </message>
    <message>
        <source>The least that an engine takes is 0.01</source>
        <translation>Das Wenigste, was eine Engine annimmt, ist 0.01</translation>
    </message>
    <message>
        <source>The least that an engine takes is 1ms</source>
        <translation>Das Wenigste, was eine Engine annimmt, ist 1ms</translation>
    </message>
    <message>
        <source>The least that an engine takes is 6m</source>
        <translation>Das Wenigste, was eine Engine annimmt, ist 6m</translation>
    </message>
    <message>
        <source>The log could not be saved</source>
        <translation>Das Log konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The login for %1 in Docker's settings could not be decoded</source>
        <translation>Die Anmeldung für %1 in Dockers Einstellungen konnte nicht entschlüsselt werden</translation>
    </message>
    <message>
        <source>The login shell %1 could not be asked for its environment</source>
        <translation>Die Login-Shell %1 konnte nicht nach ihrer Umgebung gefragt werden</translation>
    </message>
    <message>
        <source>The login shell %1 did not tell its environment</source>
        <translation>Die Login-Shell %1 nannte ihre Umgebung nicht</translation>
    </message>
    <message numerus="yes">
        <source>The login shell %1 did not tell its environment within %n second(s)</source>
        <translation>
            <numerusform>Die Login-Shell %1 nannte ihre Umgebung nicht binnen %n Sekunde</numerusform>
            <numerusform>Die Login-Shell %1 nannte ihre Umgebung nicht binnen %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The name %1 could not be found</source>
        <translation>Der Name %1 wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The name is missing</source>
        <translation>Der Name fehlt</translation>
    </message>
    <message>
        <source>The name of an image</source>
        <translation>Der Name eines Images</translation>
    </message>
    <message>
        <source>The name of an image begins with the registry's host, without %1</source>
        <translation>Der Name eines Images beginnt mit dem Host der Registry, ohne %1</translation>
    </message>
    <message>
        <source>The name of an image is needed</source>
        <translation>Der Name eines Images wird gebraucht</translation>
    </message>
    <message>
        <source>The name of an image must be in lower case</source>
        <translation>Der Name eines Images ist klein geschrieben</translation>
    </message>
    <message>
        <source>The name of the credential helper in Docker's settings is not valid</source>
        <translation>Der Name der Hilfe für Anmeldedaten in Dockers Einstellungen ist nicht gültig</translation>
    </message>
    <message>
        <source>The name of the image is too long</source>
        <translation>Der Name des Images ist zu lang</translation>
    </message>
    <message>
        <source>The name of the proxy could not be found</source>
        <translation>Der Name des Proxys wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The node is cordoned first: nothing new is scheduled to it. Then its pods are evicted, as their disruption budgets allow. It stays cordoned afterwards.</source>
        <translation>Zuerst wird der Knoten gesperrt: Nichts Neues wird ihm zugeteilt. Dann werden seine Pods verdrängt, wie ihre Disruption Budgets es erlauben. Danach bleibt er gesperrt.</translation>
    </message>
    <message>
        <source>The node is cordoned; its pods are being evicted.</source>
        <translation>Der Knoten ist gesperrt; seine Pods werden verdrängt.</translation>
    </message>
    <message numerus="yes">
        <source>The node is not empty after %n seconds</source>
        <translation>
            <numerusform>Der Knoten ist nach %n Sekunde nicht leer</numerusform>
            <numerusform>Der Knoten ist nach %n Sekunden nicht leer</numerusform>
        </translation>
    </message>
    <message>
        <source>The node stays cordoned until you uncordon it.</source>
        <translation>Der Knoten bleibt gesperrt, bis Sie ihn entsperren.</translation>
    </message>
    <message>
        <source>The node was not cordoned.</source>
        <translation>Der Knoten wurde nicht gesperrt.</translation>
    </message>
    <message>
        <source>The object has changed meanwhile</source>
        <translation>Das Objekt hat sich inzwischen geändert</translation>
    </message>
    <message>
        <source>The oldest lines are given up: %1</source>
        <translation>Die ältesten Zeilen werden aufgegeben: %1</translation>
    </message>
    <message>
        <source>The panes of the sidebar</source>
        <translation>Die Bereiche der Seitenleiste</translation>
    </message>
    <message>
        <source>The path %1 is too long for a socket</source>
        <translation>Der Pfad %1 ist zu lang für einen Socket</translation>
    </message>
    <message>
        <source>The path in the container begins with /</source>
        <translation>Der Pfad im Container beginnt mit /</translation>
    </message>
    <message>
        <source>The path of the socket is too long: %1</source>
        <translation>Der Pfad des Sockets ist zu lang: %1</translation>
    </message>
    <message>
        <source>The pod does not take the connection</source>
        <translation>Der Pod nimmt die Verbindung nicht an</translation>
    </message>
    <message>
        <source>The pod has no container of this name</source>
        <translation>Der Pod hat keinen Container dieses Namens</translation>
    </message>
    <message>
        <source>The policy is no, always, unless-stopped, on-failure or on-failure:5</source>
        <translation>Die Regel ist no, always, unless-stopped, on-failure oder on-failure:5</translation>
    </message>
    <message>
        <source>The port is not a number from 1 to 65535</source>
        <translation>Der Port ist keine Zahl von 1 bis 65535</translation>
    </message>
    <message>
        <source>The program %1 is not installed</source>
        <translation>Das Programm %1 ist nicht installiert</translation>
    </message>
    <message>
        <source>The protocol is tcp, udp or sctp</source>
        <translation>Das Protokoll ist tcp, udp oder sctp</translation>
    </message>
    <message>
        <source>The proxy did not connect to %1</source>
        <translation>Der Proxy hat keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>The request holds a character that HTTP does not allow</source>
        <translation>Die Anfrage enthält ein Zeichen, das HTTP nicht erlaubt</translation>
    </message>
    <message>
        <source>The reservation is above the limit</source>
        <translation>Die Reservierung liegt über der Grenze</translation>
    </message>
    <message>
        <source>The rooms into which a cluster is divided appear here, live.</source>
        <translation>Die Räume, in die ein Cluster geteilt ist, erscheinen hier, live.</translation>
    </message>
    <message>
        <source>The same as a command of kubectl</source>
        <translation>Dasselbe als Befehl von kubectl</translation>
    </message>
    <message>
        <source>The server breaks the WebSocket protocol</source>
        <translation>Der Server verletzt das WebSocket-Protokoll</translation>
    </message>
    <message>
        <source>The server ended the connection</source>
        <translation>Der Server hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>The server ended the connection (%1)</source>
        <translation>Der Server hat die Verbindung beendet (%1)</translation>
    </message>
    <message>
        <source>The server ended the watch at once</source>
        <translation>Der Server hat die Beobachtung sofort beendet</translation>
    </message>
    <message>
        <source>The server fell silent</source>
        <translation>Der Server ist verstummt</translation>
    </message>
    <message>
        <source>The server refused the WebSocket (%1)</source>
        <translation>Der Server hat den WebSocket abgelehnt (%1)</translation>
    </message>
    <message>
        <source>The server said yes, but did not do it</source>
        <translation>Der Server hat Ja gesagt, es aber nicht getan</translation>
    </message>
    <message>
        <source>The server sent a message that is larger than expected</source>
        <translation>Der Server hat eine größere Nachricht gesendet als erwartet</translation>
    </message>
    <message>
        <source>The server speaks a protocol that nobody offered</source>
        <translation>Der Server spricht ein Protokoll, das niemand angeboten hat</translation>
    </message>
    <message>
        <source>The server speaks none of the protocols that were offered</source>
        <translation>Der Server spricht keines der angebotenen Protokolle</translation>
    </message>
    <message>
        <source>The server uses a WebSocket extension that nobody offered</source>
        <translation>Der Server benutzt eine WebSocket-Erweiterung, die niemand angeboten hat</translation>
    </message>
    <message>
        <source>The server would delete it.</source>
        <translation>Der Server würde es löschen.</translation>
    </message>
    <message>
        <source>The server would mark it as deleted; it goes once these have done their part: %1.</source>
        <translation>Der Server würde es als gelöscht vermerken; es geht, sobald diese ihren Teil getan haben: %1.</translation>
    </message>
    <message>
        <source>The server would refuse it: %1</source>
        <translation>Der Server würde es ablehnen: %1</translation>
    </message>
    <message>
        <source>The server's answer could not be read</source>
        <translation>Die Antwort des Servers ist nicht lesbar</translation>
    </message>
    <message>
        <source>The server's answer to the WebSocket handshake is wrong</source>
        <translation>Die Antwort des Servers auf den WebSocket-Handschlag ist falsch</translation>
    </message>
    <message>
        <source>The server's pages do not follow one another</source>
        <translation>Die Seiten des Servers folgen nicht aufeinander</translation>
    </message>
    <message>
        <source>The server's pages lead in a circle</source>
        <translation>Die Seiten des Servers führen im Kreis</translation>
    </message>
    <message>
        <source>The service has no such TCP port</source>
        <translation>Der Dienst hat keinen solchen TCP-Port</translation>
    </message>
    <message>
        <source>The settings could not be read: %1</source>
        <translation>Die Einstellungen konnten nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The settings could not be saved</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The settings file was damaged (%1); it was kept as %2.bad</source>
        <translation>Die Einstellungsdatei war beschädigt (%1); sie wurde als %2.bad behalten</translation>
    </message>
    <message>
        <source>The shell ended</source>
        <translation>Die Shell ist beendet</translation>
    </message>
    <message>
        <source>The size is above 0</source>
        <translation>Die Größe ist über 0</translation>
    </message>
    <message>
        <source>The socket %1 does not exist</source>
        <translation>Den Socket %1 gibt es nicht</translation>
    </message>
    <message>
        <source>The ssh connection to %1 ended</source>
        <translation>Die ssh-Verbindung zu %1 ist beendet</translation>
    </message>
    <message>
        <source>The storage class %1 does not allow volumes to grow</source>
        <translation>Die Speicherklasse %1 erlaubt Volumes nicht zu wachsen</translation>
    </message>
    <message>
        <source>The storage class %1 does not allow volumes to grow.</source>
        <translation>Die Speicherklasse %1 erlaubt Volumes nicht zu wachsen.</translation>
    </message>
    <message>
        <source>The tag says where it goes. For another place, tag the image first.</source>
        <translation>Das Tag sagt, wohin es geht. Benennen Sie das Image für einen anderen Ort vorher um.</translation>
    </message>
    <message>
        <source>The tag “%1” is not valid</source>
        <translation>Das Tag „%1“ ist nicht gültig</translation>
    </message>
    <message>
        <source>The text could not be read</source>
        <translation>Der Text ist nicht lesbar</translation>
    </message>
    <message>
        <source>The two ranges differ in length: %1 and %2</source>
        <translation>Die beiden Bereiche sind verschieden lang: %1 und %2</translation>
    </message>
    <message>
        <source>The user "%1" asks for a uid, groups or extra of another user without naming one ("as")</source>
        <translation>Der Benutzer „%1“ verlangt uid, groups oder extra eines anderen, ohne ihn zu nennen („as“)</translation>
    </message>
    <message>
        <source>The user "%1" has a client certificate without a key</source>
        <translation>Der Benutzer „%1“ hat ein Client-Zertifikat ohne Schlüssel</translation>
    </message>
    <message>
        <source>The user "%1" has a token and a password: only one is allowed</source>
        <translation>Der Benutzer „%1“ hat ein Token und ein Passwort: Nur eines ist erlaubt</translation>
    </message>
    <message>
        <source>The user "%1" has an exec plugin and an auth-provider: only one is allowed</source>
        <translation>Der Benutzer „%1“ hat ein Exec-Plugin und einen auth-provider: Nur eines ist erlaubt</translation>
    </message>
    <message>
        <source>The user "%1" has client-certificate and client-certificate-data: only one is allowed</source>
        <translation>Der Benutzer „%1“ hat client-certificate und client-certificate-data: Nur eines ist erlaubt</translation>
    </message>
    <message>
        <source>The user "%1" has client-key and client-key-data: only one is allowed</source>
        <translation>Der Benutzer „%1“ hat client-key und client-key-data: Nur eines ist erlaubt</translation>
    </message>
    <message>
        <source>The user "%1" logs in by an auth-provider (%2), which was replaced by exec plugins. %3</source>
        <translation>Der Benutzer „%1“ meldet sich über einen auth-provider (%2) an; Exec-Plugins haben ihn abgelöst. %3</translation>
    </message>
    <message>
        <source>The working directory begins with /</source>
        <translation>Das Arbeitsverzeichnis beginnt mit /</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>There is a field above for one of these</source>
        <translation>Für eines davon gibt es oben ein Feld</translation>
    </message>
    <message>
        <source>There is no %1 here. The cluster would show them as soon as one is made.</source>
        <translation>Hier gibt es kein Objekt der Art %1. Es erscheint, sobald eines angelegt ist.</translation>
    </message>
    <message>
        <source>There is no Kubernetes configuration</source>
        <translation>Es gibt keine Kubernetes-Konfiguration</translation>
    </message>
    <message>
        <source>There is no connection to the cluster</source>
        <translation>Es gibt keine Verbindung zum Cluster</translation>
    </message>
    <message>
        <source>There is no connection to the engine</source>
        <translation>Es gibt keine Verbindung zur Engine</translation>
    </message>
    <message>
        <source>There is no context "%1"</source>
        <translation>Es gibt keinen Kontext „%1“</translation>
    </message>
    <message>
        <source>There is no context called %1</source>
        <translation>Es gibt keinen Kontext namens %1</translation>
    </message>
    <message>
        <source>There is no log level “%1”</source>
        <translation>Es gibt keine Stufe „%1“</translation>
    </message>
    <message>
        <source>There is no login shell</source>
        <translation>Es gibt keine Login-Shell</translation>
    </message>
    <message>
        <source>There is no route to %1</source>
        <translation>Es gibt keinen Weg zu %1</translation>
    </message>
    <message>
        <source>There is no such port forward any more</source>
        <translation>Diese Portweiterleitung gibt es nicht mehr</translation>
    </message>
    <message>
        <source>There is no token in %1</source>
        <translation>In %1 ist kein Token</translation>
    </message>
    <message>
        <source>There is nothing that could be removed: all images and volumes are in use, and no container is stopped.</source>
        <translation>Es gibt nichts zu entfernen: Alle Images und Volumes sind in Gebrauch, und kein Container ist gestoppt.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>This connection is read-only in Pilothouse</source>
        <translation>Diese Verbindung ist in Pilothouse schreibgeschützt</translation>
    </message>
    <message>
        <source>This engine is too new: it asks for API %1 or newer, Pilothouse speaks 1.24 to 1.51</source>
        <translation>Diese Engine ist zu neu: sie verlangt API %1 oder neuer, Pilothouse spricht 1.24 bis 1.51</translation>
    </message>
    <message>
        <source>This engine is too old: it speaks API %1, at least 1.24 is needed</source>
        <translation>Diese Engine ist zu alt: sie spricht API %1, gebraucht wird mindestens 1.24</translation>
    </message>
    <message>
        <source>This form</source>
        <translation>Dieses Formular</translation>
    </message>
    <message>
        <source>This is more than the host has</source>
        <translation>Das ist mehr, als der Host hat</translation>
    </message>
    <message>
        <source>This is no IPv4 address</source>
        <translation>Das ist keine IPv4-Adresse</translation>
    </message>
    <message>
        <source>This is no IPv6 address</source>
        <translation>Das ist keine IPv6-Adresse</translation>
    </message>
    <message>
        <source>This is not YAML</source>
        <translation>Das ist kein YAML</translation>
    </message>
    <message>
        <source>This is not a docker run command</source>
        <translation>Das ist kein Befehl docker run</translation>
    </message>
    <message>
        <source>This is not a kubeconfig of version v1</source>
        <translation>Das ist keine kubeconfig der Version v1</translation>
    </message>
    <message>
        <source>This is the ID of an image, not a name</source>
        <translation>Das ist die ID eines Images, kein Name</translation>
    </message>
    <message>
        <source>This is what its pods are made from now.</source>
        <translation>Daraus entstehen seine Pods jetzt.</translation>
    </message>
    <message>
        <source>This pod is gone; another one has its name now</source>
        <translation>Dieser Pod ist weg; ein anderer hat jetzt seinen Namen</translation>
    </message>
    <message>
        <source>This quote is never closed</source>
        <translation>Dieses Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Token in pods</source>
        <translation>Token in Pods</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>Gemeldet von</translation>
    </message>
    <message>
        <source>Too few healthy</source>
        <translation>Zu wenige gesund</translation>
    </message>
    <message>
        <source>Too long to be read</source>
        <translation>Zu lang zum Lesen</translation>
    </message>
    <message>
        <source>Too many values, or too many by reference</source>
        <translation>Zu viele Werte oder zu viele durch Verweise</translation>
    </message>
    <message>
        <source>Try --help.</source>
        <translation>Versuchen Sie --help.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt noch einmal versuchen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Zum Bestätigen %1 eingeben</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>Uncordon</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Uncordoned</source>
        <translation>Entsperrt</translation>
    </message>
    <message>
        <source>Uncordoning</source>
        <translation>Entsperren von</translation>
    </message>
    <message>
        <source>Under pressure</source>
        <translation>Unter Druck</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo rollout…</source>
        <translation>Rollout zurücknehmen…</translation>
    </message>
    <message>
        <source>Undo the newest action that offers it</source>
        <translation>Die neueste Aktion zurücknehmen, die es anbietet</translation>
    </message>
    <message>
        <source>Undo to this revision</source>
        <translation>Zurück zu dieser Revision</translation>
    </message>
    <message>
        <source>Undoing the rollout</source>
        <translation>Rollout wird zurückgenommen</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Ungesund</translation>
    </message>
    <message>
        <source>Unhealthy pods may go</source>
        <translation>Kranke Pods dürfen gehen</translation>
    </message>
    <message>
        <source>Unique</source>
        <translation>Eigen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unknown capability "%1"</source>
        <translation>Unbekanntes Recht „%1“</translation>
    </message>
    <message>
        <source>Unknown flag -%1</source>
        <translation>Unbekanntes Flag -%1</translation>
    </message>
    <message>
        <source>Unknown flag --%1</source>
        <translation>Unbekanntes Flag --%1</translation>
    </message>
    <message>
        <source>Unpause</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Unpaused</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Unpausing</source>
        <translation>Fortsetzen von</translation>
    </message>
    <message>
        <source>Untagged</source>
        <translation>Ohne Tag</translation>
    </message>
    <message>
        <source>Untagged images</source>
        <translation>Images ohne Tag</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Unused for</source>
        <translation>Unbenutzt seit</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Update strategy</source>
        <translation>Aktualisierung</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Ändern von</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Use an exec plugin instead</source>
        <translation>Stattdessen ein Exec-Plugin benutzen</translation>
    </message>
    <message>
        <source>Use gke-gcloud-auth-plugin: run "gcloud container clusters get-credentials" again</source>
        <translation>gke-gcloud-auth-plugin benutzen: „gcloud container clusters get-credentials“ noch einmal ausführen</translation>
    </message>
    <message>
        <source>Use kubelogin: run "kubelogin convert-kubeconfig"</source>
        <translation>kubelogin benutzen: „kubelogin convert-kubeconfig“ ausführen</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value set</source>
        <translation>Wert gesetzt</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Volume binding</source>
        <translation>Volume-Bindung</translation>
    </message>
    <message>
        <source>Volume claim</source>
        <translation>Volume-Claim</translation>
    </message>
    <message>
        <source>Volume claims</source>
        <translation>Volume-Claims</translation>
    </message>
    <message>
        <source>Volume handle</source>
        <translation>Kennung des Volumes</translation>
    </message>
    <message>
        <source>Volume mode</source>
        <translation>Art des Volumes</translation>
    </message>
    <message>
        <source>Volume or /path</source>
        <translation>Volume oder /pfad</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Volumes and folders</source>
        <translation>Volumes und Ordner</translation>
    </message>
    <message>
        <source>Wait for a disruption budget</source>
        <translation>Auf ein Disruption Budget warten</translation>
    </message>
    <message>
        <source>WaitForFirstConsumer: once a pod needs it</source>
        <translation>WaitForFirstConsumer: sobald ein Pod es braucht</translation>
    </message>
    <message>
        <source>Waiting for %1 to start: %2</source>
        <translation>Warten, bis %1 startet: %2</translation>
    </message>
    <message>
        <source>Waiting for the container to start: %1</source>
        <translation>Warten, bis der Container startet: %1</translation>
    </message>
    <message>
        <source>Waiting for the engine…</source>
        <translation>Warten auf die Engine…</translation>
    </message>
    <message>
        <source>Waiting for the program that logs in</source>
        <translation>Warten auf das Programm, das sich anmeldet</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wartet: %1</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Ways in from outside appear here, live: hosts, paths, the services that they lead to.</source>
        <translation>Wege von außen hinein erscheinen hier live: Hosts, Pfade, die Services, zu denen sie führen.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What a dialog's main button does</source>
        <translation>Was der Hauptknopf eines Dialogs tut</translation>
    </message>
    <message>
        <source>What answers here is not a Docker or Podman engine</source>
        <translation>Was hier antwortet, ist keine Engine von Docker oder Podman</translation>
    </message>
    <message>
        <source>What answers here is not a Kubernetes API server</source>
        <translation>Was hier antwortet, ist kein Kubernetes-API-Server</translation>
    </message>
    <message>
        <source>What can be removed</source>
        <translation>Was entfernt werden kann</translation>
    </message>
    <message>
        <source>What follows "%1" is for the shell and is not taken over</source>
        <translation>Was auf „%1“ folgt, ist für die Shell und wird nicht übernommen</translation>
    </message>
    <message>
        <source>What going back to revision %1 would change:</source>
        <translation>Was die Rückkehr zu Revision %1 ändern würde:</translation>
    </message>
    <message>
        <source>What happens to objects appears here, live, and is kept by the cluster for about an hour.</source>
        <translation>Was mit Objekten geschieht, erscheint hier, live; der Cluster behält es etwa eine Stunde.</translation>
    </message>
    <message>
        <source>What is to be sent became shorter or cannot be read</source>
        <translation>Was gesendet werden soll, wurde kürzer oder ist nicht lesbar</translation>
    </message>
    <message>
        <source>What is to be sent cannot be read</source>
        <translation>Was gesendet werden soll, ist nicht lesbar</translation>
    </message>
    <message>
        <source>What it allows</source>
        <translation>Was sie erlaubt</translation>
    </message>
    <message>
        <source>What sets the number of pods by their load appears here, live: what it measures, and how far it may go.</source>
        <translation>Was die Zahl der Pods nach ihrer Last bestimmt, erscheint hier live: was es misst und wie weit es gehen darf.</translation>
    </message>
    <message>
        <source>What was sent goes on in the engine; what waits is not sent. Pulls and saves stop.</source>
        <translation>Was gesendet ist, geht in der Engine weiter; was wartet, wird nicht gesendet. Ziehen und Sichern enden.</translation>
    </message>
    <message>
        <source>What was written before the last restart</source>
        <translation>Was vor dem letzten Neustart geschrieben wurde</translation>
    </message>
    <message>
        <source>What you filled in is lost.</source>
        <translation>Was Sie eingetragen haben, geht verloren.</translation>
    </message>
    <message>
        <source>What you start, stop, run and pull is listed here, with its result and the same thing as a command.</source>
        <translation>Was Sie starten, stoppen und ziehen, steht hier, mit Ergebnis und als Befehl.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Which container?</source>
        <translation>Welcher Container?</translation>
    </message>
    <message>
        <source>Which image?</source>
        <translation>Welches Image?</translation>
    </message>
    <message>
        <source>Who has which rights in a namespace appears here, live.</source>
        <translation>Wer in einem Namespace welche Rechte hat, erscheint hier, live.</translation>
    </message>
    <message>
        <source>Who has which rights in all of the cluster appears here, live.</source>
        <translation>Wer im ganzen Cluster welche Rechte hat, erscheint hier, live.</translation>
    </message>
    <message>
        <source>Who may reach which pods, and whom they may reach, appears here, live. Without a policy everybody may.</source>
        <translation>Wer welche Pods erreichen darf und wen diese erreichen dürfen, erscheint hier live. Ohne Richtlinie darf es jeder.</translation>
    </message>
    <message>
        <source>Who pods are towards the cluster appears here, live.</source>
        <translation>Wer Pods gegenüber dem Cluster sind, erscheint hier, live.</translation>
    </message>
    <message>
        <source>Who set which field, and when</source>
        <translation>Wer welches Feld gesetzt hat, und wann</translation>
    </message>
    <message>
        <source>Whose logs are shown</source>
        <translation>Wessen Logs gezeigt werden</translation>
    </message>
    <message>
        <source>With TLS</source>
        <translation>Mit TLS</translation>
    </message>
    <message>
        <source>Without TLS</source>
        <translation>Ohne TLS</translation>
    </message>
    <message>
        <source>Without a log there are no options of it</source>
        <translation>Ohne Log gibt es keine Optionen dafür</translation>
    </message>
    <message>
        <source>Without an address</source>
        <translation>Ohne Adresse</translation>
    </message>
    <message>
        <source>Without rules, everything goes to the default backend.</source>
        <translation>Ohne Regeln geht alles zum Standard-Backend.</translation>
    </message>
    <message>
        <source>Without subjects</source>
        <translation>Ohne Subjekte</translation>
    </message>
    <message>
        <source>Work that ends appears here, live: how much of it is done, and what has failed.</source>
        <translation>Arbeit, die ein Ende hat, erscheint hier, live: wie viel davon getan und was fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>Arbeitsverzeichnis</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>Workloads whose pods keep their name and their storage appear here, live: databases, queues.</source>
        <translation>Workloads, deren Pods Namen und Speicher behalten, erscheinen hier, live: Datenbanken, Warteschlangen.</translation>
    </message>
    <message>
        <source>Workloads with one pod on each node appear here, live: log collectors, network plugins.</source>
        <translation>Workloads mit einem Pod auf jedem Knoten erscheinen hier, live: Log-Sammler, Netz-Plugins.</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Write /dev/name, with :/dev/other and :rwm as needed</source>
        <translation>/dev/name schreiben, bei Bedarf mit :/dev/anderer und :rwm</translation>
    </message>
    <message>
        <source>Write name:address</source>
        <translation>name:adresse schreiben</translation>
    </message>
    <message>
        <source>Write name=soft:hard, like nofile=1024:2048</source>
        <translation>name=weich:hart schreiben, wie nofile=1024:2048</translation>
    </message>
    <message>
        <source>Write processors like 0-3 or 0,2</source>
        <translation>Prozessoren wie 0-3 oder 0,2 schreiben</translation>
    </message>
    <message>
        <source>Write user or user:group</source>
        <translation>user oder user:group schreiben</translation>
    </message>
    <message>
        <source>Writing to the disk…</source>
        <translation>Schreiben auf die Platte…</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>You have not allowed the program that logs in to this cluster</source>
        <translation>Sie haben das Programm nicht erlaubt, das sich an diesem Cluster anmeldet</translation>
    </message>
    <message>
        <source>You may not list these</source>
        <translation>Sie dürfen diese nicht auflisten</translation>
    </message>
    <message>
        <source>Your user is not in the group %1, which may use this socket. Join it, then log in again:</source>
        <translation>Ihr Benutzer ist nicht in der Gruppe %1, die diesen Socket benutzen darf. Treten Sie ihr bei und melden Sie sich neu an:</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>a simulated engine</source>
        <translation>eine simulierte Engine</translation>
    </message>
    <message>
        <source>a static pod: its node's kubelet makes it again</source>
        <translation>ein statischer Pod: Der Kubelet seines Knotens legt ihn wieder an</translation>
    </message>
    <message>
        <source>a token</source>
        <translation>ein Token</translation>
    </message>
    <message>
        <source>act</source>
        <translation>handeln</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>all allowed</source>
        <translation>alles erlaubt</translation>
    </message>
    <message>
        <source>all denied</source>
        <translation>alles abgelehnt</translation>
    </message>
    <message>
        <source>all pods</source>
        <translation>alle Pods</translation>
    </message>
    <message>
        <source>all pods in namespaces %1</source>
        <translation>alle Pods in Namespaces %1</translation>
    </message>
    <message>
        <source>all pods of every namespace</source>
        <translation>alle Pods jedes Namespace</translation>
    </message>
    <message>
        <source>all pods of this namespace</source>
        <translation>alle Pods dieses Namespace</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>at most the least of %1</source>
        <translation>höchstens das Kleinste von %1</translation>
    </message>
    <message>
        <source>autoscaler</source>
        <translation>Autoscaler</translation>
    </message>
    <message>
        <source>because DOCKER_CONTEXT is set</source>
        <translation>weil DOCKER_CONTEXT gesetzt ist</translation>
    </message>
    <message>
        <source>because DOCKER_HOST is set</source>
        <translation>weil DOCKER_HOST gesetzt ist</translation>
    </message>
    <message>
        <source>because it is the current context of the docker command</source>
        <translation>weil es der aktuelle Kontext des Befehls docker ist</translation>
    </message>
    <message>
        <source>because it is the default</source>
        <translation>weil es die Vorgabe ist</translation>
    </message>
    <message>
        <source>because it was asked for</source>
        <translation>weil es verlangt wurde</translation>
    </message>
    <message>
        <source>because there is no socket at %1</source>
        <translation>weil es bei %1 keinen Socket gibt</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>belongs to %1 %2</source>
        <translation>gehört zu %1 %2</translation>
    </message>
    <message>
        <source>bound to %1</source>
        <translation>gebunden an %1</translation>
    </message>
    <message>
        <source>claimed by %1</source>
        <translation>beansprucht von %1</translation>
    </message>
    <message>
        <source>clean up free space unused</source>
        <translation>prune aufräumen platz freigeben unbenutzte</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>cluster role</source>
        <translation>Cluster-Rolle</translation>
    </message>
    <message>
        <source>cluster role binding</source>
        <translation>Cluster-Rollenbindung</translation>
    </message>
    <message>
        <source>config map</source>
        <translation>Config-Map</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>container's port</source>
        <translation>Port des Containers</translation>
    </message>
    <message>
        <source>containers</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>core</source>
        <translation>core</translation>
    </message>
    <message>
        <source>cron job</source>
        <translation>Cron-Job</translation>
    </message>
    <message>
        <source>daemon set</source>
        <translation>Daemon-Set</translation>
    </message>
    <message>
        <source>delete rm rmi erase</source>
        <translation>delete löschen rm rmi tilgen</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>details information ports environment</source>
        <translation>einzelheiten angaben info ports umgebung variablen</translation>
    </message>
    <message>
        <source>diff files filesystem</source>
        <translation>diff dateien dateisystem</translation>
    </message>
    <message>
        <source>disruption budget</source>
        <translation>Disruption Budget</translation>
    </message>
    <message>
        <source>download get update fetch</source>
        <translation>pull herunterladen holen laden aktualisieren</translation>
    </message>
    <message>
        <source>each pod's own</source>
        <translation>je Pod eigene</translation>
    </message>
    <message>
        <source>end shut down off halt quit</source>
        <translation>stop beenden herunterfahren aus halten</translation>
    </message>
    <message>
        <source>endpoint slice</source>
        <translation>Endpoint-Slice</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>every %1 port</source>
        <translation>jeder %1-Port</translation>
    </message>
    <message>
        <source>every host</source>
        <translation>jeder Host</translation>
    </message>
    <message>
        <source>every path</source>
        <translation>jeder Pfad</translation>
    </message>
    <message>
        <source>every port</source>
        <translation>jeder Port</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>jeder</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>everything in %1</source>
        <translation>alles in %1</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überallhin</translation>
    </message>
    <message>
        <source>evicted, its containers are being stopped</source>
        <translation>verdrängt, seine Container werden angehalten</translation>
    </message>
    <message>
        <source>evicting…</source>
        <translation>wird verdrängt…</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>Code %1</translation>
    </message>
    <message>
        <source>export tar file backup</source>
        <translation>export tar datei sichern</translation>
    </message>
    <message>
        <source>exposed, not published</source>
        <translation>genannt, nicht veröffentlicht</translation>
    </message>
    <message>
        <source>fail count</source>
        <translation>Fehlerzahl</translation>
    </message>
    <message>
        <source>files cannot be read here</source>
        <translation>Dateien sind hier nicht lesbar</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>freeze suspend</source>
        <translation>pause einfrieren anhalten</translation>
    </message>
    <message>
        <source>gathered from other roles</source>
        <translation>aus anderen Rollen gesammelt</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>has data in an emptyDir, which would be lost</source>
        <translation>hat Daten in einem emptyDir, die verloren gingen</translation>
    </message>
    <message>
        <source>has ended, goes</source>
        <translation>ist beendet, geht</translation>
    </message>
    <message>
        <source>has several disruption budgets: the cluster refuses to evict it</source>
        <translation>hat mehrere Disruption Budgets: Der Cluster weigert sich, ihn zu verdrängen</translation>
    </message>
    <message>
        <source>history audit jobs errors</source>
        <translation>verlauf protokoll audit aufträge fehler</translation>
    </message>
    <message>
        <source>history dockerfile</source>
        <translation>history dockerfile schichten verlauf</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>import tar file open</source>
        <translation>import tar datei öffnen</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>in this namespace</source>
        <translation>in diesem Namespace</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>in zone %1</source>
        <translation>in Zone %1</translation>
    </message>
    <message>
        <source>ingress</source>
        <translation>Ingress</translation>
    </message>
    <message>
        <source>is being deleted already, waited for</source>
        <translation>wird schon gelöscht, darauf wird gewartet</translation>
    </message>
    <message>
        <source>is evicted</source>
        <translation>wird verdrängt</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht da</translation>
    </message>
    <message>
        <source>it has no tag</source>
        <translation>es hat kein Tag</translation>
    </message>
    <message>
        <source>its DaemonSet is gone: nothing makes it again</source>
        <translation>sein DaemonSet ist weg: Nichts legt ihn wieder an</translation>
    </message>
    <message>
        <source>its data is deleted and cannot be brought back</source>
        <translation>seine Daten werden gelöscht und sind nicht zurückzuholen</translation>
    </message>
    <message>
        <source>its emptyDir data is lost</source>
        <translation>seine emptyDir-Daten gehen verloren</translation>
    </message>
    <message>
        <source>its last tag: the image is deleted</source>
        <translation>sein letztes Tag: das Image wird gelöscht</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>json details configuration environment mounts</source>
        <translation>json einzelheiten konfiguration umgebung variablen mounts</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>launch up on</source>
        <translation>start hochfahren an</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>needs %1 on %2</source>
        <translation>braucht %1 auf %2</translation>
    </message>
    <message>
        <source>needs %1 on %2 in namespace %3</source>
        <translation>braucht %1 auf %2 im Namespace %3</translation>
    </message>
    <message>
        <source>network policy</source>
        <translation>Netzwerkrichtlinie</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>new add make</source>
        <translation>neu neues hinzufügen anlegen</translation>
    </message>
    <message>
        <source>new create add container docker</source>
        <translation>neu neuer erstellen hinzufügen container docker run</translation>
    </message>
    <message>
        <source>next group</source>
        <translation>nächste Gruppe</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>kein %1</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>no pods</source>
        <translation>keine Pods</translation>
    </message>
    <message>
        <source>no, it is cordoned</source>
        <translation>nein, er ist gesperrt</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>not limited by this policy</source>
        <translation>von dieser Richtlinie nicht begrenzt</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>nicht offen</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>nothing is kept</source>
        <translation>nichts wird behalten</translation>
    </message>
    <message>
        <source>nothing makes it again</source>
        <translation>nichts legt ihn wieder an</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>on node %1</source>
        <translation>auf Knoten %1</translation>
    </message>
    <message>
        <source>on nodes %1</source>
        <translation>auf Knoten %1</translation>
    </message>
    <message numerus="yes">
        <source>only this tag goes, the image keeps %n others</source>
        <translation>
            <numerusform>nur dieses Tag geht, dem Image bleibt %n weiteres</numerusform>
            <numerusform>nur dieses Tag geht, dem Image bleiben %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>open beside</source>
        <translation>daneben öffnen</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>output messages stdout stderr tail follow</source>
        <translation>ausgabe meldungen log stdout stderr tail verfolgen</translation>
    </message>
    <message>
        <source>persistent volume</source>
        <translation>Persistent Volume</translation>
    </message>
    <message>
        <source>pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>pods %1</source>
        <translation>Pods %1</translation>
    </message>
    <message>
        <source>pods %1 in every namespace</source>
        <translation>Pods %1 in jedem Namespace</translation>
    </message>
    <message>
        <source>pods %1 in namespaces %2</source>
        <translation>Pods %1 in Namespaces %2</translation>
    </message>
    <message>
        <source>port forward</source>
        <translation>Portweiterleitung</translation>
    </message>
    <message>
        <source>preferences options configuration theme dark light language keyboard shortcuts connections</source>
        <translation>optionen konfiguration thema design dunkel hell sprache tastatur tastenkürzel verbindungen</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>reboot again</source>
        <translation>restart neu erneut</translation>
    </message>
    <message>
        <source>refused, tried again every 5 s: %1</source>
        <translation>abgelehnt, alle 5 s neuer Versuch: %1</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message numerus="yes">
        <source>replaces %n pods</source>
        <translation>
            <numerusform>ersetzt %n Pod</numerusform>
            <numerusform>ersetzt %n Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>replica set</source>
        <translation>Replica-Set</translation>
    </message>
    <message>
        <source>repository/name:tag</source>
        <translation>repository/name:tag</translation>
    </message>
    <message>
        <source>repository:tag</source>
        <translation>repository:tag</translation>
    </message>
    <message>
        <source>resources memory cpu restart policy</source>
        <translation>ressourcen speicher cpu neustart limits</translation>
    </message>
    <message>
        <source>resume continue unfreeze</source>
        <translation>resume weiter fortsetzen auftauen</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>role binding</source>
        <translation>Rollenbindung</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running, published on %1</source>
        <translation>läuft, veröffentlicht auf %1</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>service account</source>
        <translation>Service-Account</translation>
    </message>
    <message>
        <source>serving, not ready</source>
        <translation>bedient, nicht bereit</translation>
    </message>
    <message>
        <source>shared with an image</source>
        <translation>mit einem Image geteilt</translation>
    </message>
    <message>
        <source>shell console exec bash sh attach command</source>
        <translation>shell konsole exec bash sh befehl eingabe</translation>
    </message>
    <message>
        <source>signal sigterm force stop</source>
        <translation>kill signal sigterm erzwingen abbrechen</translation>
    </message>
    <message>
        <source>size disk space</source>
        <translation>größe platz</translation>
    </message>
    <message>
        <source>stateful set</source>
        <translation>Stateful-Set</translation>
    </message>
    <message>
        <source>stats statistics graphs metrics cpu memory usage top</source>
        <translation>stats statistik verlauf diagramme messwerte cpu speicher auslastung top</translation>
    </message>
    <message>
        <source>stays: its DaemonSet would make it again at once</source>
        <translation>bleibt: Sein DaemonSet legte ihn sofort wieder an</translation>
    </message>
    <message>
        <source>stays: its kubelet runs it from a file</source>
        <translation>bleibt: Sein Kubelet führt ihn aus einer Datei aus</translation>
    </message>
    <message>
        <source>stderr</source>
        <translation>stderr</translation>
    </message>
    <message>
        <source>stdout</source>
        <translation>stdout</translation>
    </message>
    <message>
        <source>storage class</source>
        <translation>Speicherklasse</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>Auslagerung</translation>
    </message>
    <message>
        <source>terminating</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>terminating, still serving</source>
        <translation>endet, bedient noch</translation>
    </message>
    <message>
        <source>the cluster's usual one</source>
        <translation>die übliche des Clusters</translation>
    </message>
    <message>
        <source>the controller's own certificate</source>
        <translation>das eigene Zertifikat des Controllers</translation>
    </message>
    <message>
        <source>the disk of %1</source>
        <translation>die Platte von %1</translation>
    </message>
    <message>
        <source>the image is deleted</source>
        <translation>das Image wird gelöscht</translation>
    </message>
    <message>
        <source>the name in "%1" is wrong</source>
        <translation>der Name in „%1“ ist falsch</translation>
    </message>
    <message>
        <source>the profile is no JSON</source>
        <translation>das Profil ist kein JSON</translation>
    </message>
    <message>
        <source>throttled</source>
        <translation>gedrosselt</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>unknown, target %1</source>
        <translation>unbekannt, Ziel %1</translation>
    </message>
    <message>
        <source>unlimited swap</source>
        <translation>unbegrenzte Auslagerung</translation>
    </message>
    <message>
        <source>upload publish</source>
        <translation>push hochladen veröffentlichen</translation>
    </message>
    <message>
        <source>used</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message>
        <source>used by %1: refused unless forced</source>
        <translation>benutzt von %1: nur mit Zwang</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>volume claim</source>
        <translation>Volume-Claim</translation>
    </message>
    <message>
        <source>waits %1 s</source>
        <translation>wartet %1 s</translation>
    </message>
    <message>
        <source>waits for budget %1, tried again every 5 s</source>
        <translation>wartet auf Budget %1, alle 5 s neuer Versuch</translation>
    </message>
    <message>
        <source>waits: budget %1 needs %2 healthy pods and has %3</source>
        <translation>wartet: Budget %1 braucht %2 gesunde Pods und hat %3</translation>
    </message>
    <message>
        <source>while enough others are healthy</source>
        <translation>solange genug andere gesund sind</translation>
    </message>
    <message numerus="yes">
        <source>with %n pods</source>
        <translation>
            <numerusform>mit %n Pod</numerusform>
            <numerusform>mit %n Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n running pods</source>
        <translation>
            <numerusform>mit %n laufenden Pod</numerusform>
            <numerusform>mit %n laufenden Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>with everything in it</source>
        <translation>mit allem darin</translation>
    </message>
    <message numerus="yes">
        <source>with its jobs, %n of them running</source>
        <translation>
            <numerusform>mit seinen Jobs, %n davon läuft</numerusform>
            <numerusform>mit seinen Jobs, %n davon laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>write</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yes, of claims that name no class</source>
        <translation>ja, von Claims, die keine Klasse nennen</translation>
    </message>
    <message>
        <source>yes, unless the pod says otherwise</source>
        <translation>ja, wenn der Pod nichts anderes sagt</translation>
    </message>
    <message>
        <source>yes: this container may do what root may do</source>
        <translation>ja: dieser Container darf, was root darf</translation>
    </message>
    <message>
        <source>“%1” is not the name of a registry</source>
        <translation>„%1“ ist nicht der Name einer Registry</translation>
    </message>
    <message>
        <source>“%1” is not the name of an image</source>
        <translation>„%1“ ist nicht der Name eines Images</translation>
    </message>
    <message>
        <source>“Forward port…” on a pod or a service makes its port one of this computer. It stays when pods are replaced.</source>
        <translation>„Port weiterleiten…“ an einem Pod oder Dienst macht dessen Port zu einem dieses Rechners. Er bleibt, wenn Pods ersetzt werden.</translation>
    </message>
    <message>
        <source>● matches</source>
        <translation>● stimmt</translation>
    </message>
</context>
</TS>
