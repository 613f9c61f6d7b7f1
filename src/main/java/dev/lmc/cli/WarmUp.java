package dev.lmc.cli;

import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.suite.Suite;

/** Reads the contract and the features of a run while the command line is read, on a core that would be idle. */
final class WarmUp {
    private WarmUp() {}

    /** Starts reading in the background if the arguments are those of a run; a failure is reported by the run itself. */
    static void start(String... args) {
        if (args.length > 0 && args[0].equals("run")) {
            Thread thread = new Thread(() -> new Suite(new LicenseManagerService()), "lmc-warm-up");
            thread.setUncaughtExceptionHandler((failed, cause) -> {});
            thread.setDaemon(true);
            thread.start();
        }
    }
}
