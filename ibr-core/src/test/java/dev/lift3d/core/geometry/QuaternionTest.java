package dev.lift3d.core.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuaternionTest {
  static Stream<Quaternion> rotations() {
    Random random = new Random(17);
    // Half turns about each axis exercise every branch of the conversion from a matrix.
    return Stream.concat(
        Stream.of(
            Quaternion.IDENTITY,
            new Quaternion(0, 1, 0, 0),
            new Quaternion(0, 0, 1, 0),
            new Quaternion(0, 0, 0, 1),
            new Quaternion(1e-9, 0.6, 0.8, 0)),
        Stream.generate(() -> any(random)).limit(30));
  }

  @ParameterizedTest
  @MethodSource("rotations")
  void matrixAndBackIsTheSameRotation(Quaternion q) {
    Quaternion back = Quaternion.ofRotation(q.rotation());
    assertEquals(0, q.angleTo(back), 1e-12);
    assertArrayEquals(q.rotation(), back.rotation(), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("rotations")
  void theMatrixIsARotation(Quaternion q) {
    double[] r = q.rotation();
    Vec3 a = new Vec3(r[0], r[1], r[2]);
    Vec3 b = new Vec3(r[3], r[4], r[5]);
    assertEquals(0, a.cross(b).distance(new Vec3(r[6], r[7], r[8])), 1e-12);
    assertEquals(1, a.norm(), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("rotations")
  void theArcIsShortEvenAndOfUnitLength(Quaternion q) {
    Quaternion other = any(new Random(q.hashCode()));
    double whole = q.angleTo(other);
    for (double t = 0; t <= 1; t += 0.125) {
      Quaternion between = q.slerp(other, t);
      assertEquals(1, norm(between), 1e-12);
      assertEquals(t * whole, q.angleTo(between), 1e-9);
      assertEquals((1 - t) * whole, between.angleTo(other), 1e-9);
    }
  }

  @Test
  void aQuarterTurnAboutZTurnsXToY() {
    Quaternion q = new Quaternion(1, 0, 0, 1);
    assertArrayEquals(new double[] {0, -1, 0, 1, 0, 0, 0, 0, 1}, q.rotation(), 1e-15);
    assertEquals(Math.PI / 2, Quaternion.IDENTITY.angleTo(q), 1e-15);
  }

  @Test
  void bothSignsAreTheSameRotation() {
    Quaternion q = new Quaternion(0.1, 0.2, -0.3, 0.4);
    Quaternion minus = new Quaternion(-0.1, -0.2, 0.3, -0.4);
    assertEquals(0, q.angleTo(minus), 1e-15);
    assertEquals(0, q.angleTo(q.slerp(minus, 0.5)), 1e-12);
  }

  @Test
  void zeroIsNoRotation() {
    assertThrows(IllegalArgumentException.class, () -> new Quaternion(0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Quaternion(Double.NaN, 0, 0, 1));
  }

  private static double norm(Quaternion q) {
    return Math.sqrt(q.w() * q.w() + q.x() * q.x() + q.y() * q.y() + q.z() * q.z());
  }

  private static Quaternion any(Random random) {
    return new Quaternion(
        random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
  }
}
