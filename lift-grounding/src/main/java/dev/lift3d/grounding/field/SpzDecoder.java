package dev.lift3d.grounding.field;

import dev.lift3d.core.io.CheckedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the Gaussians that follow a header. */
final class SpzDecoder {
  private final SpzHeader header;
  private final InputStream in;
  private final String where;

  SpzDecoder(SpzHeader header, InputStream in, String where) {
    this.header = header;
    this.in = in;
    this.where = where;
  }

  Gaussians gaussians() throws IOException {
    float[] means = means(part(9, "positions"));
    byte[] alphas = part(1, "opacities");
    byte[] colours = part(3, "colours");
    byte[] logScales = part(3, "scales");
    float[] quaternions =
        header.version() == 2
            ? firstThree(part(3, "rotations"))
            : smallestThree(part(4, "rotations"));
    byte[] rest = part(3 * header.rest(), "harmonics");
    float[] opacities = new float[header.count()];
    for (int i = 0; i < opacities.length; i++) {
      opacities[i] = (alphas[i] & 0xFF) / 255f;
    }
    float[] scales = new float[3 * header.count()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (float) Math.exp((logScales[i] & 0xFF) / 16.0 - 10);
    }
    return Gaussians.builder(means)
        .quaternions(turned(quaternions))
        .scales(scales)
        .opacities(opacities)
        .harmonics(harmonics(colours, rest), header.degree())
        .build(where);
  }

  private byte[] part(int width, String what) throws IOException {
    // At most 45 bytes a Gaussian: the header's bound keeps this an int.
    return CheckedFile.exactly(in, header.count() * width, where + ": " + what);
  }

  private float[] means(byte[] fixed) {
    float[] means = new float[3 * header.count()];
    double unit = Math.scalb(1.0, -header.fractionalBits());
    for (int i = 0; i < means.length; i++) {
      int low = fixed[3 * i] & 0xFF | (fixed[3 * i + 1] & 0xFF) << 8;
      int value = fixed[3 * i + 2] << 16 | low; // the highest byte brings the sign
      means[i] = (float) (HalfTurn.position(i % 3) * unit * value);
    }
    return means;
  }

  private float[] firstThree(byte[] packed) {
    float[] wxyz = new float[4 * header.count()];
    for (int i = 0; i < header.count(); i++) {
      Rotations.unpackFirstThree(
          packed[3 * i] & 0xFF, packed[3 * i + 1] & 0xFF, packed[3 * i + 2] & 0xFF, wxyz, i);
    }
    return wxyz;
  }

  private float[] smallestThree(byte[] packed) {
    float[] wxyz = new float[4 * header.count()];
    ByteBuffer words = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < header.count(); i++) {
      Rotations.unpackSmallestThree(words.getInt(), wxyz, i);
    }
    return wxyz;
  }

  private static float[] turned(float[] wxyz) {
    for (int i = 0; i < wxyz.length; i++) {
      wxyz[i] *= HalfTurn.quaternion(i % 4);
    }
    return wxyz;
  }

  private float[] harmonics(byte[] colours, byte[] rest) {
    int k = header.rest() + 1;
    float[] out = new float[3 * k * header.count()];
    for (int i = 0; i < header.count(); i++) {
      for (int c = 0; c < 3; c++) {
        double share = (colours[3 * i + c] & 0xFF) / 255.0;
        out[3 * k * i + c] = (float) ((share - 0.5) / SpzHeader.COLOUR_SCALE);
        for (int j = 0; j < k - 1; j++) {
          double v = ((rest[3 * (k - 1) * i + 3 * j + c] & 0xFF) - 128) / 128.0;
          out[3 * k * i + 3 * (j + 1) + c] = (float) (HalfTurn.harmonic(j) * v);
        }
      }
    }
    return out;
  }
}
