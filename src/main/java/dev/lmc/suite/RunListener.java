package dev.lmc.suite;

import dev.lmc.record.ScenarioResult;
import dev.lmc.wire.Exchange;
import java.util.List;

/** Is told of scenarios as they end; calls come one at a time. */
public interface RunListener {
    void started(int scenarios);

    void ended(ScenarioResult result, List<Exchange> exchanges);
}
