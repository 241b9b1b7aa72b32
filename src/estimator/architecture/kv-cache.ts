import type { Shape } from './shape.ts'

/** Keys and values that one layer keeps for one token: 2·kvHeads·headDim, or the latent rank plus the rotary part. */
export function cacheValuesPerToken(shape: Shape): number {
  return shape.kvLoraRank > 0 ? shape.kvLoraRank + shape.ropeHeadDim : 2 * shape.kvHeads * shape.headDim
}

/**
 * Bytes of the key-value cache of one sequence of `tokens` tokens. Layers with a sliding window keep no more than the window;
 * hybrids keep it only in their attention layers; an encoder keeps none.
 */
export function kvCacheBytes(shape: Shape, tokens: number, bytesPerValue: number): number {
  if (shape.family === 'encoder') return 0
  const layers = shape.decoderLayers > 0 ? 2 * shape.decoderLayers : shape.attentionLayers
  const full = shape.slidingWindow > 0 ? Math.min(shape.fullAttentionLayers, layers) : layers
  const near = Math.min(tokens, shape.slidingWindow)
  return cacheValuesPerToken(shape) * bytesPerValue * (full * tokens + (layers - full) * near)
}
