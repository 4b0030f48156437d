package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.LiftingParameters;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.EpipolarGather;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One step's gradients: encode the sources, work the rays in chunks, send the maps' gradients back.
 *
 * <p>Chunk i is worked by worker i modulo the number of workers, and every ray has random numbers
 * of its own. So a step gives the same bits in every run with as many workers and as large chunks,
 * and the same up to rounding with others.
 */
public final class TrainingStep implements AutoCloseable {
  private final LiftingNetwork network;
  private final Workers workers;
  private final LiftingLoss loss = new LiftingLoss();
  private final List<StepWorker> shares;

  /**
   * Prepares working memory.
   *
   * @param network what is trained; must outlive this object
   * @param workers who works; must outlive this object
   */
  public TrainingStep(LiftingNetwork network, Workers workers) {
    this.network = network;
    this.workers = workers;
    this.shares =
        IntStream.range(0, workers.count()).mapToObj(w -> new StepWorker(network, loss)).toList();
  }

  /**
   * How far off the rays were, before the step.
   *
   * @param coarse mean squared colour error of the coarse pass
   * @param fine mean squared colour error of the fine pass
   */
  public record Errors(double coarse, double fine) {}

  /**
   * Collects the gradients of a batch in the replicas.
   *
   * @param batch what to look at
   * @param settings how to work it
   * @param seed randomness of the samples along rays
   * @return errors before the step
   */
  public Errors differentiate(TrainingBatch batch, StepSettings settings, long seed) {
    List<LiftingParameters> replicas = shares.stream().map(StepWorker::replica).toList();
    try (EncodedSources sources =
        EncodedSources.encode(network.features(), workers, batch, replicas)) {
      shares.forEach(share -> share.begin(new MapGradients(sources.coarse(), sources.fine())));
      List<RayChunk> chunks = chunks(batch, settings.chunk(), sources);
      workers.each(
          worker -> {
            try (Gradients.Mode recorded = Gradients.recorded()) {
              for (int i = worker; i < chunks.size(); i += workers.count()) {
                shares.get(worker).differentiate(chunks.get(i), settings, batch.rays(), seed);
              }
            }
          });
      sources.backward(shares.stream().map(StepWorker::maps).toList());
    }
    double numbers = 3.0 * batch.rays();
    return new Errors(
        shares.stream().mapToDouble(StepWorker::squaredCoarse).sum() / numbers,
        shares.stream().mapToDouble(StepWorker::squaredFine).sum() / numbers);
  }

  private List<RayChunk> chunks(TrainingBatch batch, int size, EncodedSources sources) {
    Conventions conventions = network.settings().conventions();
    List<RayChunk> chunks = new ArrayList<>();
    int before = 0;
    for (TargetRays target : batch.targets()) {
      Vec3 centre = target.camera().pose().centreInWorld();
      EpipolarGather coarse = new EpipolarGather(conventions, centre, sources.coarse());
      EpipolarGather fine = new EpipolarGather(conventions, centre, sources.fine());
      for (int from = 0; from < target.count(); from += size) {
        int to = Math.min(from + size, target.count());
        chunks.add(new RayChunk(target, from, to, before + from, coarse, fine));
      }
      before += target.count();
    }
    return chunks;
  }

  /**
   * The gradients of one part of the network, as {@link dev.lift3d.core.tensor.AdamW#step} takes
   * them.
   *
   * @param part 0 features, 1 coarse, 2 fine
   * @return one replica for each worker
   */
  public List<ParameterSet> gradients(int part) {
    return shares.stream().map(share -> share.replica().sets().get(part)).toList();
  }

  @Override
  public void close() {
    shares.forEach(StepWorker::close);
    loss.close();
  }
}
