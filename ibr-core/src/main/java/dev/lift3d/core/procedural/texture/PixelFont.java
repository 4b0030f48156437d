package dev.lift3d.core.procedural.texture;

/** Capital letters and digits on a grid of 5 x 7: lettering that no machine's fonts can change. */
final class PixelFont {
  static final int WIDTH = 5;
  static final int HEIGHT = 7;

  private static final String GLYPHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  // seven rows a glyph, two hexadecimal digits a row, the leftmost pixel is bit 4
  private static final String ROWS =
      "0E11111F111111" // A
          + "1E11111E11111E"
          + "0E11101010110E"
          + "1E11111111111E"
          + "1F10101E10101F" // E
          + "1F10101E101010"
          + "0E11101711110F"
          + "1111111F111111"
          + "0E04040404040E"
          + "0702020202120C" // J
          + "11121418141211"
          + "1010101010101F"
          + "111B1515111111"
          + "11191513111111"
          + "0E11111111110E" // O
          + "1E11111E101010"
          + "0E11111115120D"
          + "1E11111E141211"
          + "0F10100E01011E"
          + "1F040404040404" // T
          + "1111111111110E"
          + "11111111110A04"
          + "11111115151B11"
          + "11110A040A1111"
          + "11110A04040404"
          + "1F01020408101F" // Z
          + "0E11131519110E"
          + "040C040404040E"
          + "0E11010608101F"
          + "1E01010E01011E"
          + "02060A121F0202"
          + "1F101E0101110E"
          + "0608101E11110E"
          + "1F010204080808"
          + "0E11110E11110E"
          + "0E11110F01020C"; // 9

  private PixelFont() {}

  /**
   * Whether a pixel of a glyph is inked.
   *
   * @param glyph a capital or digit; anything else is blank
   * @param col 0 .. 4; outside is blank
   * @param row 0 .. 6; outside is blank
   */
  static boolean ink(char glyph, int col, int row) {
    int index = GLYPHS.indexOf(glyph);
    if (index < 0 || col < 0 || col >= WIDTH || row < 0 || row >= HEIGHT) {
      return false;
    }
    int at = 2 * (HEIGHT * index + row);
    int bits = Integer.parseInt(ROWS, at, at + 2, 16);
    return (bits >> (WIDTH - 1 - col) & 1) != 0;
  }
}
