/**
 * Weight files that a user has registered under a name.
 *
 * <p>{@link dev.lift3d.operators.registry.OperatorRegistry} keeps one small description each,
 * {@code NAME.json}, in a folder of the user's ({@code ~/.lift3d/operators}, or {@code operators}
 * inside the folder that the system property {@code lift3d.home} names). It says where the weights
 * lie, their SHA-256, and what of the network is lifted; nothing is copied or downloaded. An
 * operator's folder beside these files is known by its name, too. Because {@link
 * dev.lift3d.operators.registry.UserOperators} is listed for {@link java.util.ServiceLoader},
 * {@link dev.lift3d.operators.Operators#open} finds them all.
 */
package dev.lift3d.operators.registry;
