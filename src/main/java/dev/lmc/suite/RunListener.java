package dev.lmc.suite;

import dev.lmc.record.ScenarioResult;
import dev.lmc.wire.Exchange;
import java.util.List;

/** Receives each scenario when it ends. Calls are never concurrent. */
public interface RunListener {
    void started(int scenarios);

    void ended(ScenarioResult result, List<Exchange> exchanges);
}
