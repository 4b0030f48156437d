/**
 * Vision transformers as generated TorchScript: the parts that DINO and CLIP have in common.
 *
 * <p>Letters: B pictures, T tokens (class, registers, then patches row by row), D width, H heads.
 * {@link dev.lift3d.operators.vit.VisionTransformer} runs a network and hands out what its {@link
 * dev.lift3d.operators.vit.Tap}s ask for; {@link dev.lift3d.operators.vit.TransformerBlocks} is the
 * stack of blocks alone, which text has too.
 *
 * <p>Parameters carry the names of the original vision transformer ({@code
 * blocks.3.attn.qkv.weight}); a {@link dev.lift3d.operators.weights.KeyTable} brings every other
 * layout under them.
 */
package dev.lift3d.operators.vit;
