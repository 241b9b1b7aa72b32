import type { Action, View } from '../../contract/view.ts'
import { writeCode } from './custom-id.ts'

/** Kept for an hour, and never more than so many: it is a convenience, and somebody's words. */
const KEPT_MS = 60 * 60_000
const MAX_KEPT = 200

export type Prefill = {
  /** Notes what the writing buttons of a view stand for at present. */
  note(view: View, conversation: string, now: number): void
  /** Returns what to put in the dialog of a button, if this process showed the button lately. */
  of(customId: string, now: number): string | undefined
}

/**
 * The earlier answer to put into a dialog. A button of 100 characters cannot carry it, so the process that showed the
 * button keeps it in memory; after a restart, or on another replica, the dialog opens empty and works all the same.
 */
export function createPrefill(): Prefill {
  const kept = new Map<string, { readonly text: string; readonly until: number }>()
  return {
    note(view, conversation, now) {
      for (const action of view.actions.filter(isPrefilled)) {
        const code = writeCode(conversation, action)
        if (code === undefined || action.initial === undefined) continue
        kept.delete(code)
        kept.set(code, { text: action.initial, until: now + KEPT_MS })
      }
      for (const [code, { until }] of kept) if (kept.size > MAX_KEPT || until < now) kept.delete(code)
    },
    of(customId, now) {
      const found = kept.get(customId)
      return found !== undefined && found.until >= now ? found.text : undefined
    },
  }
}

function isPrefilled(action: Action): action is Extract<Action, { kind: 'write' }> {
  return action.kind === 'write' && action.initial !== undefined
}
