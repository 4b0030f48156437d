package dev.lift3d.core.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void eachRunsEveryNumberOnce(int count) {
    try (Workers workers = Workers.start(count)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(count);
      for (int repeat = 0; repeat < 5; repeat++) {
        workers.each(runs::incrementAndGet);
      }
      int[] found = new int[count];
      Arrays.setAll(found, runs::get);
      int[] expected = new int[count];
      Arrays.fill(expected, 5);
      assertArrayEquals(expected, found);
    }
  }

  @Test
  void workGivenByNumberAddsUpToTheSameBitsInEveryRun() {
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i) * (1 << i % 20); // the order of adding matters
    }
    try (Workers workers = Workers.start(3)) {
      float first = sum(workers, values);
      for (int repeat = 0; repeat < 20; repeat++) {
        assertEquals(first, sum(workers, values));
      }
    }
  }

  private static float sum(Workers workers, float[] values) {
    float[] parts = new float[workers.count()];
    workers.each(
        worker -> {
          for (int i = worker; i < values.length; i += parts.length) {
            parts[worker] += values[i];
          }
        });
    return parts[0] + parts[1] + parts[2];
  }

  @Test
  void forEachRunsEveryIndexOnce() {
    try (Workers workers = Workers.start(2)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(37);
      workers.forEach(37, runs::incrementAndGet);
      for (int i = 0; i < 37; i++) {
        assertEquals(1, runs.get(i));
      }
    }
  }

  @Test
  void everyWorkerHasOneNativeThread() {
    try (Workers workers = Workers.start(2)) {
      int[] threads = new int[2];
      workers.each(worker -> threads[worker] = JniUtils.getNumThreads());
      assertArrayEquals(new int[] {1, 1}, threads);
    }
  }

  @Test
  void nobodyReturnsBeforeAllAreDone() {
    try (Workers workers = Workers.start(2)) {
      AtomicInteger done = new AtomicInteger();
      Thread.currentThread().interrupt();
      workers.each(
          worker -> {
            spin();
            done.incrementAndGet();
          });
      assertEquals(2, done.get(), "an interrupt does not let the caller out early");
      assertTrue(Thread.interrupted(), "but it is not lost");

      assertThrows(
          AssertionError.class,
          () ->
              workers.each(
                  worker -> {
                    if (worker == 0) {
                      throw new AssertionError("the first fails at once");
                    }
                    spin();
                    done.incrementAndGet();
                  }));
      assertEquals(3, done.get());
    }
  }

  private static void spin() {
    double x = 0;
    for (int i = 0; i < 3_000_000; i++) {
      x += Math.sin(i);
    }
    assertTrue(x < 10);
  }

  @Test
  void thereIsAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> Workers.start(0));
  }
}
