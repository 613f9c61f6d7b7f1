package dev.lmc.selftest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Applies a function to many items, several at a time.
 *
 * @param parallel the number of threads
 */
record Workers(int parallel) {
    /** Returns the results in the order of the items. */
    <T, R> List<R> each(List<T> all, Function<T, R> work) {
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        try {
            List<CompletableFuture<R>> pending = all.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), workers))
                    .toList();
            return pending.stream().map(CompletableFuture::join).toList();
        } finally {
            workers.shutdownNow();
        }
    }
}
