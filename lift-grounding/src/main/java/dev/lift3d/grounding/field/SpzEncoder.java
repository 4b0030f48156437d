package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs Gaussians as SPZ does. */
final class SpzEncoder {
  private static final int LARGEST_FIXED = (1 << 23) - 1;

  /** A quarter of a millimetre: what SPZ's own writer always takes. */
  private static final int USUAL_BITS = 12;

  /** Steps of 1/16 of [-1, 1] for degree 1, of 1/8 beyond: SPZ's own choice. */
  private static final int FIRST_BUCKET = 8;

  private static final int REST_BUCKET = 16;

  private final Gaussians gaussians;
  private final SpzHeader header;

  SpzEncoder(Gaussians gaussians, int version) {
    this.gaussians = gaussians;
    int bits = fractionalBits(gaussians.means());
    this.header = new SpzHeader(version, gaussians.size(), gaussians.degree(), bits, 0);
  }

  /** The usual bits; more where the scene is small, fewer where it is large. */
  private static int fractionalBits(float[] means) {
    double extent = 0;
    for (float m : means) {
      extent = Math.max(extent, Math.abs(m));
    }
    if (extent == 0) {
      return USUAL_BITS;
    }
    int fine = 16 - Math.getExponent(extent);
    int bits = Math.min(23, Math.max(USUAL_BITS, fine));
    while (bits > 0 && Math.rint(Math.scalb(extent, bits)) > LARGEST_FIXED) {
      bits--;
    }
    if (Math.rint(Math.scalb(extent, bits)) > LARGEST_FIXED) {
      throw new InputException(
          "SPZ holds positions up to " + LARGEST_FIXED + ", found " + extent + "; write PLY");
    }
    return bits;
  }

  void write(OutputStream out) throws IOException {
    out.write(header.bytes());
    out.write(positions());
    out.write(opacities());
    out.write(colours());
    out.write(scales());
    out.write(rotations());
    out.write(harmonics());
  }

  private byte[] positions() {
    float[] means = gaussians.means();
    byte[] bytes = new byte[3 * means.length];
    for (int i = 0; i < means.length; i++) {
      double scaled = Math.scalb((double) means[i], header.fractionalBits());
      int fixed = HalfTurn.position(i % 3) * (int) Math.rint(scaled);
      bytes[3 * i] = (byte) fixed;
      bytes[3 * i + 1] = (byte) (fixed >> 8);
      bytes[3 * i + 2] = (byte) (fixed >> 16);
    }
    return bytes;
  }

  private byte[] opacities() {
    float[] opacities = gaussians.opacities();
    byte[] bytes = new byte[opacities.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Logits.unit(opacities[i]);
    }
    return bytes;
  }

  private byte[] colours() {
    float[] harmonics = gaussians.harmonics();
    int stride = 3 * gaussians.coefficients();
    byte[] bytes = new byte[3 * gaussians.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Logits.unit(0.5 + SpzHeader.COLOUR_SCALE * harmonics[i / 3 * stride + i % 3]);
    }
    return bytes;
  }

  private byte[] scales() {
    float[] scales = gaussians.scales();
    byte[] bytes = new byte[scales.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = Logits.octet(16 * (Logits.log(scales[i]) + 10));
    }
    return bytes;
  }

  private byte[] rotations() {
    float[] wxyz = gaussians.quaternions();
    int n = gaussians.size();
    ByteBuffer bytes =
        ByteBuffer.allocate((header.version() == 2 ? 3 : 4) * n).order(ByteOrder.LITTLE_ENDIAN);
    double[] q = new double[4];
    for (int i = 0; i < n; i++) {
      double norm = Rotations.norm(wxyz, i);
      for (int c = 0; c < 4; c++) {
        q[c] = HalfTurn.quaternion(c) * wxyz[4 * i + c] / norm;
      }
      if (header.version() == 2) {
        double half = q[0] < 0 ? -127.5 : 127.5;
        for (int c = 1; c < 4; c++) {
          bytes.put(Logits.octet(127.5 + half * q[c]));
        }
      } else {
        bytes.putInt(Rotations.packSmallestThree(q));
      }
    }
    return bytes.array();
  }

  private byte[] harmonics() {
    float[] harmonics = gaussians.harmonics();
    int k = gaussians.coefficients();
    byte[] bytes = new byte[3 * (k - 1) * gaussians.size()];
    int at = 0;
    for (int i = 0; i < gaussians.size(); i++) {
      for (int j = 0; j < k - 1; j++) {
        int bucket = j < 3 ? FIRST_BUCKET : REST_BUCKET;
        for (int c = 0; c < 3; c++) {
          float v = HalfTurn.harmonic(j) * harmonics[3 * k * i + 3 * (j + 1) + c];
          bytes[at++] = bucketed(v, bucket);
        }
      }
    }
    return bytes;
  }

  /** A coefficient as a byte around 128, rounded to a multiple so that it compresses. */
  private static byte bucketed(double value, int bucket) {
    double clamped = Math.min(1, Math.max(-1, value));
    int q = (int) Math.rint(128 * clamped) + 128;
    return (byte) Math.min(255, (q + bucket / 2) / bucket * bucket);
  }
}
