package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SceneReader;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.scene.depth.BoxDepths;
import dev.lift3d.core.scene.depth.DepthRangeEstimator;
import dev.lift3d.core.scene.depth.MappedDepths;
import dev.lift3d.core.scene.depth.SceneDepths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * {@code transforms.json} of Nerfstudio and instant-ngp, and the {@code transforms_train.json},
 * {@code _val} and {@code _test} of the Blender scenes (read together).
 *
 * <p>{@code transform_matrix} is camera to world with OpenGL axes (x right, y up, z backward);
 * pixel centres are at half-integers. Intrinsics stand in the file ({@code fl_x}, {@code fl_y},
 * {@code cx}, {@code cy}, {@code w}, {@code h}, or {@code camera_angle_x}) and a frame may override
 * each; likewise the lens ({@code camera_model}, {@code k1} to {@code k4}, {@code p1}, {@code p2},
 * {@code is_fisheye}). {@code file_path} is relative to the file and may lack its extension. {@code
 * depth_file_path} names 16-bit depth maps, in millimetres unless {@code depth_unit_scale_factor}
 * or {@code integer_depth_scale} says otherwise; {@code mask_path} names masks, white = object;
 * {@code aabb} bounds the scene.
 */
public final class TransformsReader implements SceneReader {
  private static final String ONE = "transforms.json";
  private static final List<String> SPLIT =
      List.of("transforms_train.json", "transforms_val.json", "transforms_test.json");

  /** Creates the reader. */
  public TransformsReader() {}

  @Override
  public String format() {
    return "transforms.json";
  }

  @Override
  public boolean recognises(Path folder) {
    return !files(folder).isEmpty();
  }

  private static List<Path> files(Path folder) {
    Path one = folder.resolve(ONE);
    return Files.isRegularFile(one)
        ? List.of(one)
        : SPLIT.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    SceneBuilder scene = new SceneBuilder(folder, format(), options);
    Set<String> known = new HashSet<>();
    Optional<double[]> box = Optional.empty();
    for (Path file : files(folder)) {
      JsonObject root = JsonObject.read(file);
      List<PosedImage> frames = frames(root, folder, options);
      // Converted scenes often have the same frames for validation and test.
      List<PosedImage> fresh = frames.stream().filter(f -> !known.contains(f.name())).toList();
      fresh.forEach(scene::add);
      fresh.forEach(f -> known.add(f.name()));
      if (fresh.size() < frames.size()) {
        scene.note((frames.size() - fresh.size()) + " frames of " + file + " were known before");
      }
      box = box.or(() -> root.matrix("aabb", 2, 3));
    }
    Optional<double[]> bounds = box;
    return scene.build((views, heldOut) -> depths(views, heldOut, bounds));
  }

  private static List<PosedImage> frames(JsonObject root, Path folder, SceneOptions options) {
    Stream<JsonObject> frames = root.objects("frames", "frame").stream();
    return frames.map(f -> posed(f, folder, options)).toList();
  }

  private static PosedImage posed(JsonObject frame, Path folder, SceneOptions options) {
    String named = frame.requiredText("file_path");
    int factor = options.imageFactor();
    String path =
        factor > 1 ? named.replaceFirst("^(\\./)?images/", "images_" + factor + "/") : named;
    Path picture = ImageFolder.locate(folder, path, frame.place());
    Intrinsics k =
        TransformsCamera.intrinsics(
            frame,
            () -> // a missing picture is left out, so any size will do
            Files.isRegularFile(picture) ? ImageFiles.size(picture) : new ImageSize(1, 1));
    return new PosedImage(
        name(folder, picture),
        picture,
        frame.place(),
        new PosedImage.RawCamera(k, TransformsCamera.lens(frame), pose(frame)),
        extras(frame, folder));
  }

  private static Pose pose(JsonObject frame) {
    double[] m =
        frame
            .matrix("transform_matrix", 3, 4)
            .orElseThrow(() -> frame.place().error("has no \"transform_matrix\""));
    double[] whole = Arrays.copyOf(m, 16);
    whole[15] = 1;
    return Poses.openGlCameraToWorld(whole, frame.place());
  }

  private static PosedImage.Extras extras(JsonObject frame, Path folder) {
    PosedImage.Extras extras = PosedImage.Extras.NONE;
    Optional<String> depth = frame.text("depth_file_path");
    if (depth.isPresent()) {
      double unit =
          frame.number(
              "depth_unit_scale_factor",
              frame.number("integer_depth_scale", RgbdReader.MILLIMETRES));
      Path file = ImageFolder.locate(folder, depth.get(), frame.place());
      extras = extras.withDepth(new PosedImage.DepthFile(file, unit, Optional.empty()));
    }
    Optional<String> mask = frame.text("mask_path");
    return mask.isPresent()
        ? extras.withMask(ImageFolder.locate(folder, mask.get(), frame.place()))
        : extras;
  }

  /** The path below the scene, without the folder where all pictures are. */
  private static String name(Path folder, Path picture) {
    Path base = folder.toAbsolutePath().normalize();
    Path file = picture.toAbsolutePath().normalize();
    String below =
        file.startsWith(base) ? base.relativize(file).toString() : file.getFileName().toString();
    return below.replace('\\', '/').replaceFirst("^images(_[0-9]+)?/", "");
  }

  private static SceneDepths depths(
      List<View> views, IntPredicate heldOut, Optional<double[]> box) {
    return MappedDepths.of(views, heldOut)
        .or(() -> box.flatMap(b -> BoxDepths.of(views, corner(b, true), corner(b, false))))
        .orElseGet(() -> DepthRangeEstimator.estimate(views, heldOut));
  }

  private static Vec3 corner(double[] b, boolean low) {
    return new Vec3(end(b[0], b[3], low), end(b[1], b[4], low), end(b[2], b[5], low));
  }

  private static double end(double a, double b, boolean low) {
    return low ? Math.min(a, b) : Math.max(a, b);
  }
}
