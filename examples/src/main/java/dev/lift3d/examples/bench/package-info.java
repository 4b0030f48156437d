/**
 * JMH benchmarks; run with {@code java -jar examples/target/lift3d-bench.jar}.
 *
 * <p>They are kept out of {@code lift3d.jar}, as JMH is.
 */
package dev.lift3d.examples.bench;
