package dev.lift3d.core.image;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.ImagingException;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.common.ImageMetadata;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.png.PngImageParser;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffImageMetadata;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;

/**
 * How a stored picture must be turned to stand upright: tag 274 of the EXIF standard, 1 to 8.
 *
 * @param transposed whether stored rows become columns, before the flips
 * @param flipColumns whether the upright picture runs from right to left
 * @param flipRows whether the upright picture runs from bottom to top
 */
record Orientation(boolean transposed, boolean flipColumns, boolean flipRows) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** The orientation of an EXIF tag's value; anything but 2 to 8 means upright. */
  static Orientation ofTag(int tag) {
    return switch (tag) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, true, false);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /** Reads the tag of a JPEG; damaged metadata does not make the pixels unreadable: upright. */
  static Orientation ofJpeg(Path file) {
    try {
      ImageMetadata metadata = Imaging.getMetadata(file.toFile());
      return metadata instanceof JpegImageMetadata jpeg ? of(jpeg.getExif()) : UPRIGHT;
    } catch (IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }

  /** Reads the tag of a PNG's eXIf chunk; damaged metadata means upright. */
  static Orientation ofPng(Path file) {
    try {
      return of(new PngImageParser().getExifMetadata(ByteSource.path(file), null));
    } catch (IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }

  private static Orientation of(TiffImageMetadata exif) throws ImagingException {
    TiffField field = exif == null ? null : exif.findField(TiffTagConstants.TIFF_TAG_ORIENTATION);
    return field == null ? UPRIGHT : ofTag(field.getIntValue());
  }

  /** The size of the upright picture. */
  ImageSize upright(int storedWidth, int storedHeight) {
    return transposed
        ? new ImageSize(storedHeight, storedWidth)
        : new ImageSize(storedWidth, storedHeight);
  }

  /** Where the pixels of a stored row go: the first one's index in the upright picture. */
  int rowStart(int storedRow, int storedWidth, int storedHeight) {
    ImageSize size = upright(storedWidth, storedHeight);
    int col = transposed ? storedRow : 0;
    int row = transposed ? 0 : storedRow;
    col = flipColumns ? size.width() - 1 - col : col;
    row = flipRows ? size.height() - 1 - row : row;
    return row * size.width() + col;
  }

  /** Where they go on: from one stored pixel to the next in its row, the upright index's step. */
  int pixelStep(int storedWidth, int storedHeight) {
    if (transposed) {
      int uprightWidth = upright(storedWidth, storedHeight).width();
      return flipRows ? -uprightWidth : uprightWidth;
    }
    return flipColumns ? -1 : 1;
  }
}
