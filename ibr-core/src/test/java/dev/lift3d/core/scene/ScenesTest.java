package dev.lift3d.core.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenesTest {
  private static final SceneOptions OPTIONS =
      SceneOptions.DEFAULTS.withDepthRange(new DepthRange(1, 10));

  @TempDir Path folder;

  private void complaint(Path path, String expected) {
    InputException e = assertThrows(InputException.class, () -> Scenes.open(path, OPTIONS));
    assertTrue(e.getMessage().contains(expected), e::getMessage);
  }

  @Test
  void aMissingFolderIsNamed() {
    complaint(folder.resolve("nowhere"), "nowhere does not exist");
  }

  @Test
  void anEmptyFolderIsNamed() {
    complaint(folder, folder + " is empty");
  }

  @Test
  void aFolderOfSomethingElseNamesTheKnownFormats() throws IOException {
    Files.writeString(folder.resolve("notes.md"), "hello");
    complaint(folder, "transforms.json, COLMAP, Strecha, Middlebury, LLFF, RGB-D, ScanNet, IBRNet");
  }

  @Test
  void aFileInsideTheSceneLeadsToItsFolder() throws IOException {
    transforms();
    complaint(folder.resolve("transforms.json"), "give " + folder);
  }

  @Test
  void aPartOfASceneLeadsToTheScene() throws IOException {
    colmap();
    complaint(folder.resolve("sparse/0"), "is a part of the scene " + folder);
    complaint(folder.resolve("sparse"), "is a part of the scene " + folder);
    complaint(folder.resolve("images"), "is a part of the scene " + folder);
  }

  @Test
  void ofSeveralFormatsTheFirstIsTakenAndTheOthersAreNoted() throws IOException {
    colmap();
    transforms();
    Scene scene = Scenes.open(folder, OPTIONS);
    assertEquals("transforms.json", scene.format());
    assertTrue(scene.notes().get(0).contains("also holds COLMAP"));
  }

  @Test
  void aFormatCanBeAskedFor() throws IOException {
    colmap();
    transforms();
    assertEquals("COLMAP text", Scenes.open(folder, OPTIONS.withFormat("colmap")).format());
    InputException e =
        assertThrows(
            InputException.class, () -> Scenes.open(folder, OPTIONS.withFormat("nonsense")));
    assertTrue(e.getMessage().contains("nonsense"));
  }

  @Test
  void aFactorWithoutItsFolderIsNamed() throws IOException {
    colmap();
    InputException e =
        assertThrows(InputException.class, () -> Scenes.open(folder, OPTIONS.withImageFactor(4)));
    assertTrue(e.getMessage().contains("images_4"));
  }

  @Test
  void theSceneHasItsFoldersName() throws IOException {
    transforms();
    assertEquals(folder.getFileName().toString(), Scenes.open(folder, OPTIONS).name());
  }

  private void picture() throws IOException {
    Files.createDirectories(folder.resolve("images"));
    ImageFiles.write(folder.resolve("images/a.png"), Image.zeros(8, 6, 3));
  }

  private void transforms() throws IOException {
    picture();
    Files.writeString(
        folder.resolve("transforms.json"),
        "{\"fl_x\": 8, \"frames\": [{\"file_path\": \"images/a.png\", \"transform_matrix\":"
            + " [[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]]}]}");
  }

  private void colmap() throws IOException {
    picture();
    Path model = Files.createDirectories(folder.resolve("sparse/0"));
    Files.writeString(model.resolve("cameras.txt"), "1 PINHOLE 8 6 8 8 4 3\n");
    Files.writeString(model.resolve("images.txt"), "1 1 0 0 0 0 0 0 1 a.png\n\n");
  }
}
