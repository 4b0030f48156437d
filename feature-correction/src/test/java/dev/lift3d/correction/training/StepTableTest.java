package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTableTest {
  @TempDir Path folder;

  @Test
  void linesOfLaterStepsAndTornLinesAreCut() throws IOException {
    Path file = folder.resolve("log.csv");
    StepTable table = new StepTable(file);
    for (long step = 10; step <= 40; step += 10) {
      table.append("a,b", step, step + ".5,x");
    }
    Files.writeString(file, Files.readString(file) + "50,5");
    table.cutAfter(20);
    assertEquals(List.of("step,a,b", "10,10.5,x", "20,20.5,x"), Files.readAllLines(file));
    table.append("a,b", 30, "again,y");
    assertEquals("30,again,y", Files.readAllLines(file).get(3));
    table.cutAfter(0);
    assertEquals(List.of("step,a,b"), Files.readAllLines(file));
  }

  @Test
  void aTornLineOfAnEarlierStepIsCutToo() throws IOException {
    Path file = folder.resolve("log.csv");
    Files.writeString(file, "step,a,b\n10,1,2\n2");
    new StepTable(file).cutAfter(20);
    assertEquals(List.of("step,a,b", "10,1,2"), Files.readAllLines(file));
  }

  @Test
  void anAbsentTableStaysAbsentAndAnEmptyOneGetsItsHeader() throws IOException {
    Path file = folder.resolve("deeper/log.csv");
    StepTable table = new StepTable(file);
    table.cutAfter(5);
    assertFalse(Files.exists(file));
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    table.cutAfter(5);
    table.append("a", 1, "2");
    assertEquals(List.of("step,a", "1,2"), Files.readAllLines(file));
  }
}
