package dev.lift3d.operators.sam;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Weight files of tiny networks with random numbers, in segment-anything's layout. */
final class TinySam {
  static final int SIDE = 6;
  static final int PATCH = 4;
  static final int SIZE = SIDE * PATCH;
  static final int WIDTH = 16;

  static final VitShape VIT = new VitShape(SIDE, PATCH, 12, 24, 6, List.of(4, SIDE, 3), WIDTH);
  private static final TinyVitShape TINY_VIT =
      new TinyVitShape(
          64,
          List.of(
              new TinyVitShape.Stage(4, 1, 0, 0, 0, 2),
              new TinyVitShape.Stage(8, 1, 2, 3, 16, 2),
              new TinyVitShape.Stage(8, 1, 2, 3, 16, 1),
              new TinyVitShape.Stage(8, 1, 2, 4, 16, 1)),
          2,
          WIDTH);

  private TinySam() {}

  /** All tensors of a network with a ViT encoder. */
  static Map<String, HostArray> vit() {
    Map<String, HostArray> tensors = values(VitScript.write(VIT), 1);
    tensors.putAll(decoder(SIDE, SIZE));
    return tensors;
  }

  /** All tensors of a network with a TinyViT encoder; the image size is not among them. */
  static Map<String, HostArray> tinyVit() {
    Map<String, HostArray> tensors = values(TinyVitScript.write(TINY_VIT), 2);
    tensors.putAll(decoder(TINY_VIT.side(), TINY_VIT.imageSize()));
    return tensors;
  }

  private static Map<String, HostArray> decoder(int side, int size) {
    PromptShape prompt = new PromptShape(side, size, WIDTH, 8);
    DecoderShape decoder = new DecoderShape(WIDTH, 2, 8, 8, 16, 4, 8, 3, 1e-5);
    return values(DecoderNetwork.write(prompt, decoder), 3);
  }

  private static Map<String, HostArray> values(NetworkScript net, long seed) {
    try (ParameterSet set = ParameterSet.initial(net.parameters(), seed)) {
      return new TreeMap<>(set.toHost());
    }
  }

  static Path write(Path folder, Map<String, HostArray> tensors) {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, tensors, Map.of());
    return file;
  }

  /** Colours without order. */
  static Image picture(int width, int height, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Image image = Image.zeros(width, height, 3);
    for (int i = 0; i < image.data().length; i++) {
      image.data()[i] = (float) random.nextDouble();
    }
    return image;
  }
}
