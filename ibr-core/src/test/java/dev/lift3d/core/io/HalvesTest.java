package dev.lift3d.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalvesTest {
  private static final int INFINITY = 0x7C00;

  @Test
  void everyHalfWidensToItsValueByDefinition() {
    for (int bits = 0; bits < INFINITY; bits++) {
      int exponent = bits >> 10;
      double mantissa = (bits & 0x3FF) / 1024.0;
      double value = exponent == 0 ? mantissa * 0x1p-14 : Math.scalb(1 + mantissa, exponent - 15);
      assertEquals((float) value, Halves.toFloat((short) bits));
      assertEquals((float) -value, Halves.toFloat((short) (bits | 0x8000)));
    }
  }

  @Test
  void everyHalfSurvivesTheRoundTrip() {
    for (int bits = 0; bits <= 0xFFFF; bits++) {
      float value = Halves.toFloat((short) bits);
      short back = Halves.fromFloat(value);
      if (Float.isNaN(value)) {
        assertTrue(Float.isNaN(Halves.toFloat(back)));
      } else {
        assertEquals((short) bits, back);
      }
    }
  }

  @Test
  void betweenTwoHalvesTheNearerWinsAndATieTheEvenOne() {
    for (int bits = 0; bits < INFINITY - 1; bits++) {
      double low = Halves.toFloat((short) bits);
      double high = Halves.toFloat((short) (bits + 1));
      // Halves have 11 significant bits, so the middle and its neighbours are floats.
      float middle = (float) ((low + high) / 2);
      int even = bits % 2 == 0 ? bits : bits + 1;
      assertEquals((short) even, Halves.fromFloat(middle));
      assertEquals((short) bits, Halves.fromFloat(Math.nextDown(middle)));
      assertEquals((short) (bits + 1), Halves.fromFloat(Math.nextUp(middle)));
      assertEquals((short) (even | 0x8000), Halves.fromFloat(-middle));
    }
  }

  @Test
  void noOtherHalfIsNearerThanTheChosenOne() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (!(Math.abs(value) < 65504)) {
        continue;
      }
      int chosen = Halves.fromFloat(value) & 0x7FFF;
      double error = distance(value, chosen);
      assertTrue(chosen == 0 || error <= distance(value, chosen - 1), () -> "for " + value);
      assertTrue(error <= distance(value, chosen + 1), () -> "for " + value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "65504, 0x7BFF", // the largest half
    "65519.996, 0x7BFF", // the largest float that rounds down to it
    "65520, 0x7C00", // halfway to what would be 2^16
    "3.4028235e38, 0x7C00",
    "Infinity, 0x7C00",
    "-Infinity, 0xFC00",
    "-0.0, 0x8000",
    "2.9802322e-8, 0x0000", // half the smallest half: a tie, to even zero
    "2.9802326e-8, 0x0001",
    "1.4e-45, 0x0000"
  })
  void theEndsOfTheRangeRoundAsIeeeSays(float value, int half) {
    assertEquals((short) half, Halves.fromFloat(value));
  }

  private static double distance(float value, int magnitude) {
    return Math.abs(Math.abs((double) value) - Halves.toFloat((short) magnitude));
  }
}
