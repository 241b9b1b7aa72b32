/** Layers, width and context heads that are usual for a size: what is assumed when only the number of parameters is known. */
export type TypicalShape = {
  readonly layers: number
  readonly hidden: number
  readonly headDim: number
  readonly heads: number
  readonly kvHeads: number
}

/** Billions of parameters, layers, width: SmolLM2, GPT-2, Llama 3.2, Llama 3.1, Qwen2.5, Falcon and Llama 3.1 405B of knowledge/models.yaml. */
const LADDER: readonly (readonly [number, number, number])[] = [
  [0.03, 6, 384],
  [0.135, 12, 768],
  [0.5, 20, 1024],
  [1.3, 22, 2048],
  [3.2, 28, 3072],
  [8, 32, 4096],
  [14, 40, 5120],
  [32, 60, 5632],
  [70, 80, 8192],
  [180, 92, 13056],
  [405, 126, 16384],
  [1100, 150, 24576],
]

/** The usual shape of a dense model with `paramsB` billion parameters, between its neighbours on a logarithmic scale. */
export function typicalShape(paramsB: number): TypicalShape {
  const at = LADDER.findIndex(([size]) => size >= paramsB)
  const upper = at === -1 ? LADDER.length - 1 : Math.max(1, at)
  const [p0, l0, h0] = LADDER[upper - 1] ?? [0.03, 6, 384]
  const [p1, l1, h1] = LADDER[upper] ?? [1100, 150, 24576]
  const t = Math.min(1.5, Math.max(-0.5, Math.log(paramsB / p0) / Math.log(p1 / p0)))
  const layers = Math.max(2, Math.round(l0 * (l1 / l0) ** t))
  const headDim = paramsB < 1 ? 64 : 128
  const hidden = Math.max(headDim, Math.round((h0 * (h1 / h0) ** t) / headDim) * headDim)
  const heads = hidden / headDim
  return { layers, hidden, headDim, heads, kvHeads: Math.min(heads, 8) }
}
