package dev.lift3d.core.tensor;

import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A few threads that work on chunks side by side, each with one native thread of its own.
 *
 * <p>Chunks are small (they fit a core's cache), so two chunks on two threads run faster than one
 * chunk whose every operation is split in two.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService pool;
  private final int count;

  private Workers(int count) {
    this.count = count;
    AtomicInteger number = new AtomicInteger();
    ThreadFactory factory =
        body -> {
          Thread thread =
              new Thread(() -> prepared(body), "lift3d-worker-" + number.getAndIncrement());
          thread.setDaemon(true);
          return thread;
        };
    pool = Executors.newFixedThreadPool(count, factory);
  }

  /**
   * Starts workers.
   *
   * @param count how many, at least 1
   * @return the workers, to be closed by the caller
   */
  public static Workers start(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one worker is needed, asked for " + count);
    }
    TensorEngine.start();
    return new Workers(count);
  }

  /**
   * Starts one worker a processor.
   *
   * @return the workers, to be closed by the caller
   */
  public static Workers perProcessor() {
    return start(Runtime.getRuntime().availableProcessors());
  }

  /**
   * How many workers there are.
   *
   * @return at least 1
   */
  public int count() {
    return count;
  }

  /**
   * Runs {@code body} for 0 .. n-1, whichever worker is free taking the next; returns when all are
   * done.
   *
   * @param n how many
   * @param body what to do with each
   */
  public void forEach(int n, IntConsumer body) {
    AtomicInteger next = new AtomicInteger();
    each(
        worker -> {
          for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
            body.accept(i);
          }
        });
  }

  /**
   * Runs {@code body} once on every worker, with the worker's number; returns when all are done,
   * also if one fails or the calling thread is interrupted: nothing that the body uses may be
   * closed earlier. What is given to a worker by its number is the same in every run. Not to be
   * called from a worker.
   *
   * @param body what to do
   */
  public void each(IntConsumer body) {
    List<Future<?>> running = new ArrayList<>();
    for (int worker = 0; worker < count; worker++) {
      int number = worker;
      running.add(pool.submit(() -> body.accept(number)));
    }
    Throwable failure = null;
    for (Future<?> future : running) {
      Throwable own = awaited(future);
      failure = failure == null ? own : failure;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw failure instanceof RuntimeException r ? r : new IllegalStateException(failure);
    }
  }

  /** Waits to the end, whatever happens; the failure of the body, or null. */
  private static Throwable awaited(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return null;
        } catch (ExecutionException e) {
          return e.getCause();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void prepared(Runnable body) {
    JniUtils.setNumThreads(1);
    JniUtils.setGraphExecutorOptimize(false);
    body.run();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
