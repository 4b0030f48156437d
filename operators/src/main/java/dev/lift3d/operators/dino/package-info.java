/**
 * DINO, DINOv2 and DINOv3: self-supervised vision transformers whose patch features are lifted.
 *
 * <p>{@link dev.lift3d.operators.dino.DinoOperator#open} makes an operator of a weight file in any
 * of the layouts that people have; {@link dev.lift3d.operators.dino.DinoModel} is the network
 * alone. Sources: Caron et al. 2021 (DINO), Oquab et al. 2024 (DINOv2), Darcet et al. 2024
 * (registers), Siméoni et al. 2025 (DINOv3), and the key layouts of their released weights.
 */
package dev.lift3d.operators.dino;
