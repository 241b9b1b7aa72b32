import type { View } from '../view.ts'

/** One entry of what the web page shows. */
export type WebEntry = {
  readonly seq: number
  /** The delivery's id, or the turn's for what the person said: the same thing is never added twice. */
  readonly id: string
  /** Undefined for words that came before there was a conversation. */
  readonly conversation: string | undefined
  readonly body: WebBody
  /** Milliseconds since the epoch. */
  readonly at: number
}

export type WebBody =
  | { readonly kind: 'said'; readonly text: string }
  | {
      readonly kind: 'view'
      /** What the message is called in its conversation. */
      readonly key?: string
      /** The number of the entry whose place on the page this one takes. */
      readonly replaces?: number
      /** The head of a conversation. */
      readonly opens?: boolean
      readonly view: View
    }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mime: string
      readonly content: string
      readonly comment: string
    }

/**
 * The memory of the web page, which has no platform that keeps its messages: entries are only added, so a reload, a
 * restart, another replica and a second tab all show the same. Goes when its conversation is erased.
 */
export type WebLog = {
  /**
   * Adds an entry and returns its number; one that is there already under this id is left alone. Numbers only rise. Of
   * more than the store keeps of one session the oldest go.
   */
  append(tenant: string, entry: Omit<WebEntry, 'seq'>): Promise<number>
  /** Up to `limit` entries with a number above `seq`, oldest first; of one conversation alone if it is named. */
  after(tenant: string, seq: number, limit: number, conversation?: string): Promise<readonly WebEntry[]>
  /** Up to `limit` entries with a number below `seq`, newest first; of one conversation alone if it is named. */
  before(tenant: string, seq: number, limit: number, conversation?: string): Promise<readonly WebEntry[]>
}
