/** One question with its parts, asked from all sides, is not longer. */
const MOST = 64

/** The same search, which keeps what it found for the last few texts: one question is looked at from several sides. */
export function remembering<Of extends readonly (string | undefined)[], Found>(
  find: (...of: Of) => Found,
): (...of: Of) => Found {
  const kept = new Map<string, Found>()
  return (...of) => {
    const key = JSON.stringify(of)
    const before = kept.get(key)
    if (before !== undefined) return before
    const found = find(...of)
    if (kept.size >= MOST) kept.clear()
    kept.set(key, found)
    return found
  }
}
