package dev.lift3d.operators.sam;

import java.util.List;

/**
 * The sizes of SAM's ViT image encoder.
 *
 * @param side cells along each side of the embedding: 64
 * @param patch pixels along each side of a cell: 16
 * @param width channels of a token: 768 (B), 1024 (L), 1280 (H)
 * @param hidden channels inside the MLP: 4 x width
 * @param headWidth channels of an attention head: 64, or 80 (H)
 * @param windows for each block the cells along each side of its attention windows; {@code side}
 *     where every cell sees every other
 * @param out channels of the embedding: 256
 */
record VitShape(
    int side, int patch, int width, int hidden, int headWidth, List<Integer> windows, int out) {
  VitShape {
    windows = List.copyOf(windows);
    if (width % headWidth != 0) {
      throw new IllegalArgumentException(
          "heads of " + headWidth + " channels do not fill " + width + " channels");
    }
  }

  int heads() {
    return width / headWidth;
  }

  int imageSize() {
    return side * patch;
  }
}
