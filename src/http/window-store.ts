import type { IncrementResponse, Store } from 'express-rate-limit'

/** Beyond this many keys the oldest go; a forgotten key begins anew. */
const MAX_KEYS = 50_000

/**
 * Counts hits a key in windows of `windowMs`, in the memory of this process. On a steady clock: a system clock that is set
 * back must not keep anybody out.
 */
export function windowStore(windowMs: number, now: () => number = () => performance.now()): Store {
  const windows = new Map<string, { hits: number; ends: number }>()
  return {
    localKeys: true,
    increment(key): IncrementResponse {
      const known = windows.get(key)
      const window = known !== undefined && known.ends > now() ? known : { hits: 0, ends: now() + windowMs }
      window.hits++
      // The newest stand last.
      if (window !== known) windows.delete(key)
      windows.set(key, window)
      if (windows.size > MAX_KEYS) windows.delete(windows.keys().next().value ?? '')
      return { totalHits: window.hits, resetTime: new Date(Date.now() + window.ends - now()) }
    },
    decrement(key) {
      const window = windows.get(key)
      if (window) window.hits--
    },
    resetKey: (key) => void windows.delete(key),
  }
}
