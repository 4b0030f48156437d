package dev.lift3d.core.procedural.render;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Shares numbered pieces of work between the calling thread and lent ones. The caller never waits
 * for a helper that has not begun, so that a busy pool can delay the work but not block it.
 */
final class Bands {
  /** Works on one piece. */
  interface Work {
    void on(Scratch scratch, int band);
  }

  private final int count;
  private final Executor executor;
  private final int helpers;

  Bands(int count, Executor executor) {
    this.count = count;
    this.executor = executor;
    this.helpers = Math.min(count, Runtime.getRuntime().availableProcessors()) - 1;
  }

  void run(Supplier<Scratch> scratch, Work work) {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(count);
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Runnable share =
        () -> {
          Scratch own = null;
          for (int band = next.getAndIncrement(); band < count; band = next.getAndIncrement()) {
            try {
              own = own == null ? scratch.get() : own;
              work.on(own, band);
            } catch (RuntimeException e) {
              failure.compareAndSet(null, e);
            } finally {
              done.countDown();
            }
          }
        };
    for (int i = 0; i < helpers; i++) {
      try {
        executor.execute(share);
      } catch (RejectedExecutionException e) {
        break; // a pool that is closing lends nothing: the caller does it all
      }
    }
    share.run();
    await(done);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static void await(CountDownLatch done) {
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // bands under way end within milliseconds
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
