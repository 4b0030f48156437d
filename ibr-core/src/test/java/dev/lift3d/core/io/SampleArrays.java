package dev.lift3d.core.io;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Arrays of every type and of awkward shapes, with random bits. */
final class SampleArrays {
  private static final List<long[]> SHAPES =
      List.of(
          new long[] {},
          new long[] {1},
          new long[] {7},
          new long[] {0},
          new long[] {3, 0, 2},
          new long[] {1, 1, 5, 1},
          new long[] {2, 3, 4});

  private SampleArrays() {}

  static Stream<HostArray> all() {
    Random random = new Random(1);
    return Stream.of(ElementType.values())
        .flatMap(type -> SHAPES.stream().map(shape -> random(type, random, shape)));
  }

  /** All but the type that numpy has not. */
  static Stream<HostArray> ofNumpysTypes() {
    return all().filter(a -> a.type() != ElementType.BF16);
  }

  static HostArray random(ElementType type, Random random, long... shape) {
    byte[] bytes = new byte[ArraySize.bytes(type, shape, "sample")];
    random.nextBytes(bytes);
    if (type == ElementType.BOOL) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] &= 1;
      }
    }
    return HostArray.of(type, shape, ByteBuffer.wrap(bytes));
  }
}
