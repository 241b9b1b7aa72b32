import type { Input } from './input.ts'

/** One message. All text is plain: escaping is the renderer's work. `fallback` is the whole thing in one line (notifications). */
export type View = {
  readonly parts: readonly Part[]
  readonly actions: readonly Action[]
  readonly fallback: string
  /** A typed number is an answer here, so a front must not let digits pick an action. */
  readonly takesNumber?: true
}

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Small print: why we ask, progress, assumptions. */
  | {
      readonly kind: 'note'
      readonly text: string
      /** The share of the interview that is done, 0 to 1. */
      readonly progress?: number
      /** What stands here instead where we do not see what people type, unless they mention us. */
      readonly unheard?: string
    }
  /** A sentence about a person: drawn as the person's name (never a ping), then `text`. `user` is the platform's id. */
  | { readonly kind: 'person'; readonly user: string; readonly text: string }
  /** A sentence about a room: `before`, then the room's name as a link to it, then `text`. `room` is the platform's id. */
  | { readonly kind: 'room'; readonly before: string; readonly room: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'image'; readonly alt: string; readonly png: string /* base64 */; readonly name: string }

/** Something the reader can do. A front draws what it can and always accepts the same thing typed as text. */
export type Action =
  | { readonly kind: 'button'; readonly label: string; readonly input: Input; readonly style?: 'primary' | 'danger' }
  /** Choose exactly one. */
  | { readonly kind: 'select'; readonly label: string; readonly options: readonly ActionOption[] }
  /** Tick several, then send: becomes one `answer` whose value is the list of the ticked values. */
  | {
      readonly kind: 'ticks'
      readonly label: string
      readonly question: string
      readonly step: number
      readonly options: readonly {
        readonly label: string
        readonly description?: string
        readonly value: string
        readonly ticked?: boolean
      }[]
    }
  /** A typed answer: a dialog on chat platforms, an input box on the page, the next line in the terminal. */
  | {
      readonly kind: 'write'
      readonly label: string
      readonly question: string
      readonly step: number
      readonly multiline: boolean
      readonly maxLength: number
      readonly initial?: string
    }
  /** Choose a room of the platform in which the summary is posted: becomes `publish`. */
  | { readonly kind: 'room'; readonly label: string }

export type ActionOption = { readonly label: string; readonly description?: string; readonly input: Input }
