/**
 * Segment Anything: image encoders (ViT, TinyViT), prompt encoder, mask decoder, and the automatic
 * mask generator.
 *
 * <p>Letters: B pictures, S x S pixels of the square that encoders see, side x side its cells, C
 * and D channels of the embedding, P prompts, N points of a prompt, M masks of an answer. {@link
 * dev.lift3d.operators.sam.SegmentAnything#open} loads weights; the embedding of {@link
 * dev.lift3d.operators.sam.SamEncoder} can be lifted, and {@link
 * dev.lift3d.operators.sam.SamDecoder} answers {@linkplain dev.lift3d.operators.sam.SamPrompt
 * prompts} in the new view.
 *
 * <table>
 * <caption>Weight files, to be verified by their SHA-256 before they are used</caption>
 * <tr><th>file</th><th>encoder</th><th>SHA-256</th></tr>
 * <tr><td>sam_vit_b_01ec64.pth</td><td>ViT-B</td>
 *     <td>ec2df62732614e57411cdcf32a23ffdf28910380d03139ee0f4fcbe91eb8c912</td></tr>
 * <tr><td>sam_vit_l_0b3195.pth</td><td>ViT-L</td>
 *     <td>3adcc4315b642a4d2101128f611684e8734c41232a17c648ed1693702a49a622</td></tr>
 * <tr><td>sam_vit_h_4b8939.pth</td><td>ViT-H</td>
 *     <td>a7bf3b02f3ebf1267aba913ff637d9a2d5c33d3173bb679e46d9f338c26f262e</td></tr>
 * <tr><td>mobile_sam.pt</td><td>TinyViT</td>
 *     <td>6dbb90523a35330fedd7f1d3dfc66f995213d81b29a5ca8108dbcdd4e37d6c2f</td></tr>
 * </table>
 *
 * <p>Hugging Face's SamModel folders ({@code config.json}, {@code model.safetensors}) are read too.
 * Heads of the mask decoder cannot be seen in weights: there are 8 unless {@code config.json}
 * beside them says otherwise.
 */
package dev.lift3d.operators.sam;
