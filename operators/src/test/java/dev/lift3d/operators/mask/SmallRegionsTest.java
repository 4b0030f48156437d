package dev.lift3d.operators.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SmallRegionsTest {
  @Test
  void holesBelowTheLeastSizeAreFilled() {
    BinaryMask mask = mask("#####", "#.#..", "###..", "#####");
    same(mask("#####", "###..", "###..", "#####"), new SmallRegions(2).filled(mask));
  }

  @Test
  void islandsBelowTheLeastSizeAreRemoved() {
    BinaryMask mask = mask("#..##", "...##", "#....", ".#...");
    same(mask("...##", "...##", ".....", "....."), new SmallRegions(3).cleared(mask));
  }

  @Test
  void cornersConnect() {
    BinaryMask mask = mask("#...", ".#..", "..#.");
    assertSame(mask, new SmallRegions(3).cleared(mask));
  }

  @Test
  void theLargestIslandStaysIfAllAreTooSmall() {
    BinaryMask mask = mask("#...", "..##", "....");
    same(mask("....", "..##", "...."), new SmallRegions(100).cleared(mask));
  }

  @Test
  void whatIsLargeEnoughIsLeftAlone() {
    BinaryMask mask = mask("##..", "##..");
    assertSame(mask, new SmallRegions(4).cleared(mask));
    assertSame(mask, new SmallRegions(4).filled(mask));
  }

  @Test
  void anEmptyMaskStaysEmpty() {
    BinaryMask mask = mask("...", "...");
    assertSame(mask, new SmallRegions(5).cleared(mask));
  }

  private static BinaryMask mask(String... rows) {
    boolean[] pixels = new boolean[rows.length * rows[0].length()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = rows[i / rows[0].length()].charAt(i % rows[0].length()) == '#';
    }
    return new BinaryMask(rows[0].length(), rows.length, pixels);
  }

  private static void same(BinaryMask expected, BinaryMask found) {
    assertArrayEquals(expected.pixels(), found.pixels());
  }
}
