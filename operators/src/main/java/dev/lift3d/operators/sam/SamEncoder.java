package dev.lift3d.operators.sam;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;

/**
 * SAM's image encoder, ViT or TinyViT.
 *
 * <p>Pictures of any size are brought into a square; {@link #encode} gives the cells that see the
 * picture, {@link #encodeWhole} those of the whole square. Cells are 16 pixels of the resized
 * picture; where the picture ends within a cell, that cell is kept.
 */
public final class SamEncoder implements ImageEncoder {
  private final String name;
  private final EncoderGrid grid;
  private final ParameterSet parameters;
  private final CompiledScript script;
  private float[] blank;

  SamEncoder(String name, EncoderGrid grid, NetworkScript net, ParameterSet parameters) {
    this.name = name;
    this.grid = grid;
    this.parameters = parameters;
    this.script = net.compile();
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Channels of the embedding.
   *
   * @return D, 256
   */
  public int channels() {
    return grid.channels();
  }

  /**
   * Pixels of the square from cell to cell.
   *
   * @return 16
   */
  public int stride() {
    return grid.stride();
  }

  /**
   * How a picture will lie in the square.
   *
   * @param picture the picture's size
   * @return its place
   */
  public SamFrame frame(ImageSize picture) {
    return new SamFrame(picture, grid.imageSize());
  }

  @Override
  public FeatureMap encode(Image image) {
    FeatureMap whole = encodeWhole(image);
    return EncoderGrid.cropped(
        whole, grid.cells(whole.cells().imageHeight()), grid.cells(whole.cells().imageWidth()));
  }

  /**
   * Encodes a picture and keeps what the encoder makes of the padding: what the original decoder
   * sees.
   *
   * @param image H x W x 3, RGB in [0, 1]
   * @return the cells of the whole square; the layout's image is the resized picture in its corner
   */
  public FeatureMap encodeWhole(Image image) {
    if (image.channels() != 3) {
      throw new IllegalArgumentException(
          name + " encodes pictures of 3 channels, found " + image.channels());
    }
    SamFrame frame = frame(new ImageSize(image.width(), image.height()));
    CellLayout cells = new CellLayout(stride(), 0, frame.width(), frame.height());
    return FeatureMap.fromPlanar(
        embed(frame.prepare(image)), channels(), grid.side(), grid.side(), cells);
  }

  /** From 3 x S x S floats, normalised and padded, to D x side x side. */
  float[] embed(float[] square) {
    int size = grid.imageSize();
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode inference = Gradients.unrecorded()) {
      NDArray images = scope.floats(square, 1, 3, size, size);
      return script.call("encode", parameters.tensors(), images).head().toFloatArray();
    }
  }

  /** The embedding of a square that is padding only, D x side x side; computed once. */
  synchronized float[] blank() {
    if (blank == null) {
      blank = embed(new float[3 * grid.imageSize() * grid.imageSize()]);
    }
    return blank;
  }

  /** Releases native memory; the operator does this once. */
  void close() {
    script.close();
    parameters.close();
  }
}
