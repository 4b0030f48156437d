package dev.lift3d.core.scene.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every format that a small writer can write. */
class RoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyProjectionIsKept(RigFiles format) {
    List<SyntheticRig.Shot> shots = format.shots();
    format.write(shots, folder);
    SyntheticRig.assertSameProjections(shots, Scenes.open(folder, SyntheticRig.OPTIONS));
  }

  @ParameterizedTest
  @EnumSource
  void picturesAreReadWhenAskedFor(RigFiles format) {
    format.write(format.shots(), folder);
    Image picture = Scenes.open(folder, SyntheticRig.OPTIONS).views().get(1).photograph().get();
    assertEquals(64, picture.width());
    assertEquals(48, picture.height());
    assertEquals(3, picture.channels());
  }

  @ParameterizedTest
  @EnumSource
  void aGivenDepthRangeIsTaken(RigFiles format) {
    format.write(format.shots(), folder);
    Scene scene = Scenes.open(folder, SyntheticRig.OPTIONS);
    scene.views().forEach(v -> assertEquals(new DepthRange(1, 10), scene.depthRangeOf(v)));
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnyAgreementThereIsStillADepthRange(RigFiles format) {
    format.write(format.shots(), folder); // pictures of noise
    DepthRange range = Scenes.open(folder).depthRange();
    // The cameras stand 4 to 5.5 from the origin, where they look.
    assertTrue(range.near() < 4 && range.far() > 5.5, range::toString);
  }

  @ParameterizedTest
  @EnumSource
  void aFileCutShortIsNamed(RigFiles format) throws IOException {
    format.write(format.shots(), folder);
    Path file = folder.resolve(format.mainFile);
    byte[] whole = Files.readAllBytes(file);
    int end = new String(whole, StandardCharsets.ISO_8859_1).stripTrailing().length();
    // A number cut in its digits is another number, so text is cut before its last number.
    int last = end - 1;
    while (last > 0 && whole[last - 1] > ' ') {
      last--;
    }
    for (int length : new int[] {0, 1, end / 3, end / 2, last}) {
      Files.write(file, Arrays.copyOf(whole, length));
      InputException e = assertThrows(InputException.class, () -> open(format));
      assertTrue(e.getMessage().contains(file.getFileName().toString()), e::getMessage);
    }
  }

  @ParameterizedTest
  @EnumSource
  void damageNeverEscapesAsAnythingElse(RigFiles format) throws IOException {
    format.write(format.shots(), folder);
    Path file = folder.resolve(format.mainFile);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(29);
    for (int round = 0; round < 80; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      Files.write(file, damaged);
      try {
        open(format); // some damage makes another valid scene
      } catch (InputException e) {
        assertTrue(e.getMessage().contains(folder.toString()), e::getMessage);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPoseThatIsNoRotationIsNamed(RigFiles format) throws IOException {
    List<SyntheticRig.Shot> shots = format.shots();
    format.write(shots, folder);
    double number = SyntheticRig.cameraToWorld(shots.get(1).pose())[5];
    for (double bad : new double[] {7.5, Double.NaN}) {
      replaceNumber(format, number, bad);
      InputException e = assertThrows(InputException.class, () -> open(format));
      String name = folder.resolve(format.mainFile).getFileName().toString();
      assertTrue(e.getMessage().contains(name), e::getMessage);
      replaceNumber(format, bad, number);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFolderWithoutPicturesIsRefused(RigFiles format) throws IOException {
    format.write(format.shots(), folder);
    try (var files = Files.walk(folder)) {
      for (Path p : files.filter(p -> p.toString().endsWith(".png")).toList()) {
        Files.delete(p);
      }
    }
    InputException e = assertThrows(InputException.class, () -> open(format));
    assertTrue(e.getMessage().contains(folder.toString()), e::getMessage);
  }

  private void open(RigFiles format) {
    Scenes.open(folder, SyntheticRig.OPTIONS);
  }

  private void replaceNumber(RigFiles format, double old, double fresh) throws IOException {
    Path file = folder.resolve(format.mainFile);
    if (format == RigFiles.LLFF) {
      var array = dev.lift3d.core.io.Npy.read(file);
      double[] all = array.toDoubles();
      for (int i = 0; i < all.length; i++) {
        all[i] = Double.compare(all[i], old) == 0 ? fresh : all[i];
      }
      dev.lift3d.core.io.Npy.write(
          file, dev.lift3d.core.io.HostArray.ofDoubles(all, array.shape()));
      return;
    }
    // In transforms.json the column has the other sign; a NaN with a sign is no NaN.
    String text = Files.readString(file);
    String with = text.replace(Double.toString(old), Double.toString(fresh));
    if (with.equals(text)) {
      with = text.replace(Double.toString(Math.abs(old)), Double.toString(fresh));
    }
    Files.writeString(file, with);
  }
}
