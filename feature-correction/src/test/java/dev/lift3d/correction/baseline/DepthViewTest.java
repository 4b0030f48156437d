package dev.lift3d.correction.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthViewTest {
  private static final Intrinsics LENS = new Intrinsics(40, 40, 16, 12, 32, 24);

  @Test
  void depthIsInterpolatedOnASurface() {
    float[] inverse = new float[8 * 6];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = 0.5f + 0.01f * (i % 8); // linear along rows, 2 % from texel to texel
    }
    DepthView view = DepthView.of(view(at(0), black()), new SourceDepth(8, 6, inverse, ones(), 1));
    for (int col = 2; col < 30; col++) {
      float expected = 0.5f + 0.01f * ((col + 0.5f) / 4 - 0.5f);
      assertEquals(expected, view.inverse()[10 * 32 + col], 1e-6);
      assertEquals(1, view.trust()[10 * 32 + col], 1e-6);
    }
  }

  @Test
  void noDepthsAreMixedAtAnEdgeAndItFollowsTheColours() {
    float[] inverse = new float[8 * 6];
    Image picture = black();
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = i % 8 < 4 ? 0.2f : 1;
    }
    for (int i = 0; i < 32 * 24; i++) {
      Arrays.fill(picture.data(), 3 * i, 3 * i + 3, i % 32 < 17 ? 0 : 1);
    }
    DepthView view = DepthView.of(view(at(0), picture), new SourceDepth(8, 6, inverse, ones(), 1));
    for (int i = 0; i < 32 * 24; i++) {
      assertEquals(i % 32 < 17 ? 0.2f : 1, view.inverse()[i], 1e-6, "column " + i % 32);
    }
  }

  @Test
  void depthThatNeighboursSeeThroughLosesItsTrust() {
    List<DepthView> others = List.of(plane(at(0.3), 0.25f), plane(at(-0.3), 0.25f));
    float agreed = plane(at(0), 0.25f).checked(others).trust()[12 * 32 + 16];
    float floating = plane(at(0), 0.5f).checked(others).trust()[12 * 32 + 16];
    float alone = plane(at(0), 0.25f).checked(List.of()).trust()[12 * 32 + 16];
    assertTrue(agreed > 0.7, "two of two agree: " + agreed);
    assertTrue(alone > floating && alone < 0.1, alone + " is more than " + floating);
    assertTrue(floating < 0.02, "two of two see through it: " + floating);
  }

  private static DepthView plane(Camera camera, float inverse) {
    float[] all = new float[48];
    Arrays.fill(all, inverse);
    return DepthView.of(view(camera, black()), new SourceDepth(8, 6, all, ones(), 1));
  }

  private static StereoView view(Camera camera, Image picture) {
    return new StereoView(camera, picture, new DepthRange(1, 10));
  }

  private static Image black() {
    return Image.zeros(32, 24, 3);
  }

  private static float[] ones() {
    float[] ones = new float[48];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Camera at(double x) {
    double[] ahead = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    return new Camera(LENS, Pose.fromWorldToCamera(ahead, new Vec3(-x, 0, 0)));
  }
}
