<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Pilothouse</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln matches</source>
        <translation>
            <numerusform>%1 of %Ln match</numerusform>
            <numerusform>%1 of %Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n allow no eviction</source>
        <translation>
            <numerusform>%n allows no eviction</numerusform>
            <numerusform>%n allow no eviction</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are hidden by it.</source>
        <translation>
            <numerusform>%n is hidden by it.</numerusform>
            <numerusform>%n are hidden by it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at their maximum</source>
        <translation>
            <numerusform>%n at its maximum</numerusform>
            <numerusform>%n at their maximum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n autoscalers</source>
        <translation>
            <numerusform>%n autoscaler</numerusform>
            <numerusform>%n autoscalers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claims</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster role bindings</source>
        <translation>
            <numerusform>%n cluster role binding</numerusform>
            <numerusform>%n cluster role bindings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster roles</source>
        <translation>
            <numerusform>%n cluster role</numerusform>
            <numerusform>%n cluster roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n config maps</source>
        <translation>
            <numerusform>%n config map</numerusform>
            <numerusform>%n config maps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n containers</source>
        <translation>
            <numerusform>%n container</numerusform>
            <numerusform>%n containers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cordoned</source>
        <translation>
            <numerusform>%n cordoned</numerusform>
            <numerusform>%n cordoned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cron jobs</source>
        <translation>
            <numerusform>%n cron job</numerusform>
            <numerusform>%n cron jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n daemon sets</source>
        <translation>
            <numerusform>%n daemon set</numerusform>
            <numerusform>%n daemon sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disruption budgets</source>
        <translation>
            <numerusform>%n disruption budget</numerusform>
            <numerusform>%n disruption budgets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint slices</source>
        <translation>
            <numerusform>%n endpoint slice</numerusform>
            <numerusform>%n endpoint slices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n images into one file: </source>
        <translation>
            <numerusform>%n image into one file: </numerusform>
            <numerusform>%n images into one file: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ingresses</source>
        <translation>
            <numerusform>%n ingress</numerusform>
            <numerusform>%n ingresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jobs running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n logs</source>
        <translation>
            <numerusform>%n log</numerusform>
            <numerusform>%n logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may go</source>
        <translation>
            <numerusform>%n may go</numerusform>
            <numerusform>%n may go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more connections: open one, and it is listed here.</source>
        <translation>
            <numerusform>%n more connection: open it, and it is listed here.</numerusform>
            <numerusform>%n more connections: open one, and it is listed here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more logs are not followed: these are as many as are followed at once.</source>
        <translation>
            <numerusform>%n more log is not followed: these are as many as are followed at once.</numerusform>
            <numerusform>%n more logs are not followed: these are as many as are followed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n namespaces</source>
        <translation>
            <numerusform>%n namespace</numerusform>
            <numerusform>%n namespaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network policies</source>
        <translation>
            <numerusform>%n network policy</numerusform>
            <numerusform>%n network policies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have to wait</source>
        <translation>
            <numerusform>%n of them has to wait</numerusform>
            <numerusform>%n of them have to wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods could not be evicted</source>
        <translation>
            <numerusform>%n pod could not be evicted</numerusform>
            <numerusform>%n pods could not be evicted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods leave</source>
        <translation>
            <numerusform>%n pod leaves</numerusform>
            <numerusform>%n pods leave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pods stop the drain: tick what may be lost</source>
        <translation>
            <numerusform>%n pod stops the drain: tick what may be lost</numerusform>
            <numerusform>%n pods stop the drain: tick what may be lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n port forwards</source>
        <translation>
            <numerusform>%n port forward</numerusform>
            <numerusform>%n port forwards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica sets</source>
        <translation>
            <numerusform>%n replica set</numerusform>
            <numerusform>%n replica sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role bindings</source>
        <translation>
            <numerusform>%n role binding</numerusform>
            <numerusform>%n role bindings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n roles</source>
        <translation>
            <numerusform>%n role</numerusform>
            <numerusform>%n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secrets</source>
        <translation>
            <numerusform>%n secret</numerusform>
            <numerusform>%n secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service accounts</source>
        <translation>
            <numerusform>%n service account</numerusform>
            <numerusform>%n service accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stateful sets</source>
        <translation>
            <numerusform>%n stateful set</numerusform>
            <numerusform>%n stateful sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n storage classes</source>
        <translation>
            <numerusform>%n storage class</numerusform>
            <numerusform>%n storage classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticked, at least %1</source>
        <translation>
            <numerusform>%n ticked, at least %1</numerusform>
            <numerusform>%n ticked, at least %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volumes</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an address</source>
        <translation>
            <numerusform>%n without an address</numerusform>
            <numerusform>%n without an address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without metrics</source>
        <translation>
            <numerusform>%n without metrics</numerusform>
            <numerusform>%n without metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drained: %n pods left the node.</source>
        <translation>
            <numerusform>Drained: %n pod left the node.</numerusform>
            <numerusform>Drained: %n pods left the node.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was evicted: %n pods, or their data, would be lost</source>
        <translation>
            <numerusform>Nothing was evicted: %n pod, or its data, would be lost</numerusform>
            <numerusform>Nothing was evicted: %n pods, or their data, would be lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %1: %n pods leave the node.</source>
        <translation>
            <numerusform>On %1: %n pod leaves the node.</numerusform>
            <numerusform>On %1: %n pods leave the node.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused, %Ln new lines</source>
        <translation>
            <numerusform>Paused, %Ln new line</numerusform>
            <numerusform>Paused, %Ln new lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n objects</source>
        <translation>
            <numerusform>Remove %n object</numerusform>
            <numerusform>Remove %n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n bytes</source>
        <translation>
            <numerusform>Saved %n byte</numerusform>
            <numerusform>Saved %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The login shell %1 did not tell its environment within %n second(s)</source>
        <translation>
            <numerusform>The login shell %1 did not tell its environment within %n second</numerusform>
            <numerusform>The login shell %1 did not tell its environment within %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The node is not empty after %n seconds</source>
        <translation>
            <numerusform>The node is not empty after %n second</numerusform>
            <numerusform>The node is not empty after %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only this tag goes, the image keeps %n others</source>
        <translation>
            <numerusform>only this tag goes, the image keeps %n other</numerusform>
            <numerusform>only this tag goes, the image keeps %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replaces %n pods</source>
        <translation>
            <numerusform>replaces %n pod</numerusform>
            <numerusform>replaces %n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n pods</source>
        <translation>
            <numerusform>with %n pod</numerusform>
            <numerusform>with %n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n running pods</source>
        <translation>
            <numerusform>with %n running pod</numerusform>
            <numerusform>with %n running pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with its jobs, %n of them running</source>
        <translation>
            <numerusform>with its jobs, %n of them running</numerusform>
            <numerusform>with its jobs, %n of them running</numerusform>
        </translation>
    </message>
</context>
</TS>
