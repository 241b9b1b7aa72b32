import type { Draft } from './draft.ts'

type More = { readonly short?: string; readonly silent?: boolean; readonly hint?: string }

/** Notes an assumption, made only when somebody reads it; an empty text is none. `silent` keeps it out of short messages; else they say the text itself. */
export function assume(draft: Draft, id: string, text: () => string, { short, silent, hint }: More = {}): void {
  draft.assumptions.push(() => {
    const said = text()
    return { id, text: said, short: silent === true ? '' : (short ?? said), ...(hint === undefined ? {} : { hint }) }
  })
}
