/**
 * Benchmarks of the exact path at the size the original implementation was measured at: 10 source
 * views of 504 x 378 pixels, 64 + 64 samples along a ray.
 *
 * <p>{@code java -Xmx1g -cp examples/target/lift3d-bench.jar
 * dev.lift3d.examples.bench.BenchmarkReport} measures everything once in a few minutes and prints
 * the README's table; {@code java -jar examples/target/lift3d-bench.jar} runs the same under JMH.
 *
 * <p>They are kept out of {@code lift3d.jar}, as JMH is.
 */
package dev.lift3d.examples.bench;
