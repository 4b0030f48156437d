package dev.lift3d.core.cloud;

import java.io.IOException;

/** Reads the rows of elements, one element after the other. */
interface PlyRows {
  /** All rows of the element that comes next. */
  PlyElement read(PlyHeader.Element element) throws IOException;
}
