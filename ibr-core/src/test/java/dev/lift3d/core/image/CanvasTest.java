package dev.lift3d.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanvasTest {
  @Test
  void aLineCoversItsAreaWhereverItRuns() {
    for (double angle = 0.1; angle < 6.3; angle += 0.5) {
      Canvas canvas = Canvas.of(80, 80, Rgb.BLACK);
      double[] end = {40 + 30 * Math.cos(angle), 40 + 30 * Math.sin(angle)};
      canvas.line(new double[] {40, 40}, end, 3, Rgb.WHITE);
      // Length 30 times 3, and a round cap of radius 1.5 at each end; smoothing is right to a few
      // parts in a hundred.
      assertEquals(90 + Math.PI * 2.25, sum(canvas.image()) / 3, 4, "angle " + angle);
    }
  }

  @Test
  void aDiscCoversItsAreaAroundItsCentre() {
    Canvas canvas = Canvas.of(40, 30, Rgb.BLACK);
    canvas.disc(17.5, 12, 8, Rgb.WHITE);
    assertEquals(Math.PI * 64, sum(canvas.image()) / 3, 2);
    assertEquals(1, canvas.image().at(17, 12, 0));
    assertEquals(0, canvas.image().at(27, 12, 0));
  }

  @Test
  void whatLiesOutsideIsCutOff() {
    Canvas canvas = Canvas.of(10, 10, Rgb.BLACK);
    canvas.line(new double[] {-50, -50}, new double[] {60, 60}, 2, Rgb.WHITE);
    canvas.line(new double[] {Double.NaN, 0}, new double[] {5, 5}, 2, Rgb.WHITE);
    canvas.text("edge", -7, 8, 2, Rgb.WHITE);
    canvas.place(Image.zeros(20, 20, 1), 7, -15);
    canvas.fill(-5, -5, 3, 100, Rgb.WHITE);
    assertEquals(1, canvas.image().at(5, 5, 0), 1e-6);
    assertEquals(0, canvas.image().at(9, 0, 0));
  }

  @Test
  void everyLetterLooksDifferent() {
    Set<String> looks = new HashSet<>();
    for (char letter = 32; letter < 127; letter++) {
      StringBuilder look = new StringBuilder();
      for (int dot = 0; dot < 45; dot++) {
        look.append(Letters.dot(letter, dot % 5, dot / 5) ? '#' : '.');
      }
      looks.add(look.toString());
    }
    assertEquals(95, looks.size());
  }

  @Test
  void lettersStayInTheirBox() {
    Canvas canvas = Canvas.of(60, 30, Rgb.BLACK);
    canvas.text("Wy|", 4, 5, 2, Rgb.WHITE);
    int right = 4 + Canvas.textWidth("Wy|", 2);
    int bottom = 5 + Canvas.textHeight(2);
    Image image = canvas.image();
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 60; x++) {
        if (x < 4 || x >= right || y < 5 || y >= bottom) {
          assertEquals(0, image.at(x, y, 0));
        }
      }
    }
    assertNotEquals(0, sum(image));
  }

  @Test
  void drawingOverAPictureLeavesThePictureAlone() {
    Image picture = Image.zeros(4, 4, 1);
    Canvas canvas = Canvas.over(picture);
    canvas.fill(0, 0, 4, 4, Rgb.of(0xFF8000));
    assertArrayEquals(new float[16], picture.data());
    assertEquals(128 / 255f, canvas.image().at(3, 3, 1));
  }

  private static double sum(Image image) {
    double sum = 0;
    for (float value : image.data()) {
      sum += value;
    }
    return sum;
  }
}
