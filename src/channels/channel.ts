import type { InterviewInput } from '../interview/input.ts'

/** The platform-neutral contract between a front (Slack, Discord, web page, terminal) and the one use case `turn/handle`. */

export type Platform = 'slack' | 'discord' | 'web' | 'terminal'

/** Where a conversation lives. `tenant` is `<platform>:<workspace, server, or session id>`; `thread` is absent in a DM. */
export type Place = {
  readonly platform: Platform
  readonly tenant: string
  readonly room: string
  readonly thread?: string
  /** A one-to-one room: every message is meant for us. */
  readonly direct: boolean
}

/** Everything a person can do, whatever the front. */
export type Input =
  /** `fresh`: begin anew even where a conversation of one's own is still open at the same place. */
  | {
      readonly type: 'start'
      readonly text?: string
      readonly mode?: 'normal' | 'quick' | 'full'
      readonly fresh?: boolean
    }
  | InterviewInput
  /** Free text in the thread: an answer to the open question, a command word, or a question for us. */
  | { readonly type: 'say'; readonly text: string; readonly mentioned?: boolean }
  | { readonly type: 'why'; readonly decision: string }
  | { readonly type: 'what-if'; readonly question: string; readonly value: string }
  | { readonly type: 'adopt'; readonly question: string; readonly value: string }
  | { readonly type: 'publish'; readonly room: string }
  | { readonly type: 'export'; readonly format: 'md' | 'json' }
  /** Invites everyone in the thread to answer. */
  | { readonly type: 'share' }
  /** Takes what was read from the first words as answers: all of it, or what it says on one question. */
  | { readonly type: 'take'; readonly question?: string }
  /** Where the interview stands: progress, the answers so far, and the open question again. */
  | { readonly type: 'status' }
  /** The plan again. */
  | { readonly type: 'plan' }
  /** Erases what the person owns in this tenant. Without `sure` the person is asked first. */
  | { readonly type: 'forget'; readonly sure?: boolean }
  | { readonly type: 'help' }

/**
 * No text of a turn is longer than so many characters: a front cuts what is. It is more than any platform sends, so that
 * an honest answer that is too long is still told so.
 */
export const MOST_TYPED = 200_000

/** One delivery from a platform. `deliveryId` is the platform's own id for it: the same id never has an effect twice. */
export type Turn = {
  readonly deliveryId: string
  readonly place: Place
  readonly user: string
  /** Set when the front knows it (a button carries it); otherwise the conversation is found by its place. */
  readonly conversation?: string
  readonly input: Input
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** One message. All text is plain: escaping is the renderer's work. `fallback` is the whole thing in one line (notifications). */
export type View = { readonly parts: readonly Part[]; readonly actions: readonly Action[]; readonly fallback: string }

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Small print: why we ask, progress, assumptions. */
  | {
      readonly kind: 'note'
      readonly text: string
      /** The share of the interview that is done, 0 to 1. */
      readonly progress?: number
    }
  /** A sentence about a person: drawn as the person's name (never a ping), then `text`. `user` is the platform's id. */
  | { readonly kind: 'person'; readonly user: string; readonly text: string }
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

/** One thing to send. They are sent in order within a conversation. */
export type Delivery = {
  readonly id: string
  readonly conversation: string
  readonly place: Place
} /** The first message of a conversation; in a room with threads it opens the thread, whose id comes back in the receipt. */ & (
  | { readonly kind: 'open'; readonly key: string; readonly view: View }
  | { readonly kind: 'post'; readonly key: string; readonly view: View }
  /** Replaces the message once posted under `key`; `message` is the receipt's id of that post. */
  | { readonly kind: 'update'; readonly key: string; readonly message: string; readonly view: View }
  /** For one person's eyes (ephemeral where the platform can). */
  | { readonly kind: 'tell'; readonly user: string; readonly view: View }
  /** Posts `view` in a room outside the thread, or replaces `message` there if it was published before under the same key. */
  | {
      readonly kind: 'publish'
      readonly key: string
      readonly room: string
      readonly message?: string
      readonly view: View
    }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mime: string
      readonly content: string
      readonly comment: string
    }
)

/** What the platform gave back: its id of the message, and of the thread that an `open` made. */
export type Receipt = { readonly message?: string; readonly thread?: string }

/** Why a send failed, in the words that the outbox acts on. */
export class SendError extends Error {
  override readonly name = 'SendError'
  /**
   * `retry`: try again (after `retryAfterMs` if given). `refused`: never try again; `message` says why, for the user.
   * `gone`: the message to update is no longer there; it will be posted anew.
   */
  readonly kind: 'retry' | 'refused' | 'gone'
  readonly retryAfterMs: number | undefined
  /** The platform may have taken it although no response came (timeout or reset after the request was written). */
  readonly maybeSent: boolean

  constructor(
    kind: 'retry' | 'refused' | 'gone',
    message: string,
    options: { retryAfterMs?: number; maybeSent?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.retryAfterMs = options.retryAfterMs
    this.maybeSent = options.maybeSent ?? false
  }
}

/** A front. `start` begins to take turns and resolves when it is connected; `stop` takes no more and resolves when none is in flight. */
export type Channel = {
  readonly platform: Platform
  /**
   * Set when only one replica may run `start` at a time (a socket or a gateway): the name of the lease, e.g. `discord-gateway`.
   * `start` and `stop` may then be called several times in turn. `send` works without `start`, on every replica.
   */
  readonly exclusive?: string
  start(): Promise<void>
  stop(): Promise<void>
  /** Sends one thing. Throws SendError and nothing else. Tags the message with `delivery.id` where the platform can. */
  send(delivery: Delivery): Promise<Receipt>
  /** Looks for a message that an earlier, unanswered attempt at this delivery left on the platform. */
  findSent?(delivery: Delivery): Promise<Receipt | undefined>
}

/** The result of a turn, for the front to acknowledge. `tell` is for the author alone (refusals, stale buttons, errors). */
export type Handled = {
  readonly status: 'done' | 'duplicate' | 'ignored' | 'refused'
  readonly conversation?: string
  readonly tell?: View
}

/** Erases everything that is held of a tenant which has removed us. Returns how many conversations went. */
export type EraseTenant = (tenant: string) => Promise<number>

/** The one use case, injected into every front by main. Resolves after commit. Throws only when the store is away: then do not acknowledge. */
export type HandleTurn = (turn: Turn) => Promise<Handled>
