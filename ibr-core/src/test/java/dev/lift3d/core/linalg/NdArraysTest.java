package dev.lift3d.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NdArraysTest {
  @Test
  void elementsKeepTheirPlaces() {
    INDArray array = NdArrays.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertEquals(6, array.getFloat(1, 2));
    assertEquals(4, array.getFloat(1, 0));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, NdArrays.toFloats(array));
  }

  @Test
  void transposedAndSlicedViewsComeOutInTheirOwnOrder() {
    INDArray array = NdArrays.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, NdArrays.toFloats(array.transpose()));
    INDArray slice = array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
    assertArrayEquals(new double[] {2, 3, 5, 6}, NdArrays.toDoubles(slice));
    assertArrayEquals(
        new float[] {1, 4, 2, 5, 3, 6}, NdArrays.toFloats(array.transpose().dup('f')));
  }

  @Test
  void theTwoSidesShareNoMemory() {
    float[] values = {1, 2};
    INDArray array = NdArrays.of(values, 2);
    values[0] = 9;
    assertEquals(1, array.getFloat(0));
    float[] out = NdArrays.toFloats(array);
    out[1] = 9;
    assertEquals(2, array.getFloat(1));
  }

  @Test
  void hostArraysKeepShapeAndPrecision() {
    HostArray doubles = HostArray.ofDoubles(new double[] {Math.PI, 1e-300, -2, 4}, 2, 2);
    HostArray back = NdArrays.toHost(NdArrays.of(doubles));
    assertEquals(ElementType.F64, back.type());
    assertArrayEquals(doubles.shape(), back.shape());
    assertArrayEquals(doubles.toDoubles(), back.toDoubles());
    HostArray ints = NdArrays.toHost(NdArrays.of(HostArray.ofInts(new int[] {3, -4}, 2)));
    assertEquals(ElementType.F32, ints.type());
    assertArrayEquals(new float[] {3, -4}, ints.toFloats());
  }

  @Test
  void otherTypesAreConverted() {
    INDArray ints = NdArrays.of(new float[] {1, 2}, 2).castTo(DataType.INT32);
    assertArrayEquals(new float[] {1, 2}, NdArrays.toFloats(ints));
  }

  @Test
  void aWrongShapeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> NdArrays.of(new float[5], 2, 3));
  }
}
