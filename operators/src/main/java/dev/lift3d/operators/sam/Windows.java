package dev.lift3d.operators.sam;

/**
 * Square windows over a square map, (B, side, side, C); zeros right and below fill the last ones.
 *
 * @param side cells along each side of the map
 * @param window cells along each side of a window; the map's side gives one window
 * @param width C
 */
record Windows(int side, int window, int width) {
  private int count() {
    return (side + window - 1) / window;
  }

  private int padded() {
    return count() * window;
  }

  /** To (B x windows, window x window, C). */
  String split(Layers layers, String map) {
    int border = padded() - side;
    String full =
        border == 0
            ? map
            : layers.let("torch.constant_pad_nd(%s, [0, 0, 0, %d, 0, %d])", map, border, border);
    String tiles =
        layers.let(
            "torch.permute(torch.reshape(%1$s, [-1, %2$d, %3$d, %2$d, %3$d, %4$d]),"
                + " [0, 1, 3, 2, 4, 5])",
            full, count(), window, width);
    return layers.let("torch.reshape(%s, [-1, %d, %d])", tiles, window * window, width);
  }

  /** Back to (B, side, side, C). */
  String join(Layers layers, String cells) {
    String tiles =
        layers.let(
            "torch.permute(torch.reshape(%1$s, [-1, %2$d, %2$d, %3$d, %3$d, %4$d]),"
                + " [0, 1, 3, 2, 4, 5])",
            cells, count(), window, width);
    String full =
        layers.let("torch.reshape(%s, [-1, %d, %d, %d])", tiles, padded(), padded(), width);
    return padded() == side ? full : layers.let("%s[:, 0:%d, 0:%d, :]", full, side, side);
  }
}
