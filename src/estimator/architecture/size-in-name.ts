/**
 * The size that stands in a model's name: `Foo-13B`, `foo 350m`, `Foo-30B-A3B` (3 B active), `Foo-8x7B` (eight experts that share
 * their attention: about 83 % of 56 B, as for Mixtral). Undefined when there is none.
 */
export function sizeInName(name: string): { readonly paramsB: number; readonly activeParamsB?: number } | undefined {
  const experts = /(\d+)\s*x\s*(\d+(?:\.\d+)?)\s*b(?![a-z])/i.exec(name)
  if (experts !== null) {
    const each = Number(experts[2])
    return { paramsB: Number(experts[1]) * each * 0.83, activeParamsB: each * 1.83 }
  }
  const size = /(?:^|[^a-z0-9.])(\d+(?:\.\d+)?)\s*([bmt])(?![a-z0-9])/i.exec(name)
  if (size === null) return undefined
  const letter = (size[2] ?? 'b').toLowerCase()
  const paramsB = letter === 'm' ? Number(size[1]) / 1000 : Number(size[1]) * (letter === 't' ? 1000 : 1)
  if (paramsB <= 0) return undefined
  const active = /[^a-z0-9]a(\d+(?:\.\d+)?)\s*b(?![a-z0-9])/i.exec(name)
  const activeParamsB = active === null ? undefined : Number(active[1])
  return activeParamsB === undefined || activeParamsB > paramsB ? { paramsB } : { paramsB, activeParamsB }
}
