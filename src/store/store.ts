import type { Delivery, Place, Platform, Receipt, View } from '../channels/channel.ts'
import type { Given, Interview } from '../interview/conversation.ts'

/** What a conversation is in the store. `version` rises with every save. */
export type Conversation = {
  readonly id: string
  /** Where it lives. The store fills in `thread` once the platform has opened one for the first message. */
  readonly place: Place
  readonly owner: string
  readonly editors: readonly string[]
  readonly version: number
  readonly rulesHash: string
  readonly interview: Interview
  /** The last sizing query asked in the thread, for follow-ups. Plain JSON. */
  readonly lastQuery: Readonly<Record<string, unknown>> | undefined
  /** Everyone in the thread may answer. */
  readonly shared?: boolean
  /** Rooms in which the summary was published, in order. */
  readonly rooms?: readonly string[]
  /** What the person typed when they asked to start while this one was open; used if they choose to begin anew. */
  readonly draft?: string
  /** Answers that were read from the first words and wait to be confirmed, each with the words that it rests on. */
  readonly proposals?: readonly { readonly question: string; readonly value: Given['value']; readonly words: string }[]
  readonly createdAt: number
  readonly updatedAt: number
}

/**
 * A `Delivery` before it has an id: what a turn wants said. An `update` replaces the message once posted under `key`
 * (it is posted if there is none yet); a `publish` into a room edits the summary already there, if there is one.
 */
export type Outgoing =
  | { readonly kind: 'open' | 'post' | 'update'; readonly key: string; readonly view: View }
  | { readonly kind: 'tell'; readonly user: string; readonly view: View }
  | { readonly kind: 'publish'; readonly key: string; readonly room: string; readonly view: View }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mime: string
      readonly content: string
      readonly comment: string
    }

/** A delivery that a worker holds until its lease ends. */
export type Leased = {
  readonly delivery: Delivery
  /** Counted from 1, this attempt included. */
  readonly attempts: number
  /** Earlier attempts that may have reached the platform although nobody knows (crash, lost response). */
  readonly unknown: number
  /** Whose conversation it is; undefined after an erasure. */
  readonly owner: string | undefined
  readonly createdAt: number
}

/** What is to be said in a conversation, and when it was. */
export type Said = { readonly outgoing: readonly Outgoing[]; readonly at: number }

/** The work of one turn, inside one transaction. Every call carries the tenant. */
export type TurnStore = {
  /** False if this delivery was seen before. */
  remember(tenant: string, deliveryId: string, at: number): Promise<boolean>
  /** Throws UserError `conversation-unreadable` if the saved state cannot be read (damaged, or of a newer release). */
  find(tenant: string, id: string): Promise<Conversation | undefined>
  /** The newest conversation at a place that was not cancelled. */
  findAt(place: Place): Promise<Conversation | undefined>
  /** `say` goes to the outbox, as with `say` below, without a further look at the conversation. */
  create(conversation: Conversation, say?: Said): Promise<void>
  /** Saves with version = expected + 1; false if someone else was first. The place is kept as the store has it. */
  save(conversation: Conversation, expectedVersion: number, say?: Said): Promise<boolean>
  /** Puts deliveries in the outbox, in order. Works after `erase` too: a farewell. */
  say(conversation: Conversation, outgoing: readonly Outgoing[], at: number): Promise<void>
  erase(tenant: string, conversation: string): Promise<void>
  /** Erases what the person owns in this tenant, and their name from what others own. Returns how many conversations went. */
  erasePerson(tenant: string, user: string): Promise<number>
}

/** What became of a delivery that could not be made. */
export type Failure =
  /**
   * `sent: 'unknown'` if it may have arrived all the same. `wholeRoom` delays everything else bound for that room too.
   * `messageGone`: the message to edit was deleted on the platform, so the next attempt posts anew.
   */
  | {
      readonly retryAt: number
      readonly sent: 'no' | 'unknown'
      readonly wholeRoom?: boolean
      readonly messageGone?: boolean
    }
  /** `dead` says why; `errorId` is in the log and, through `notice`, before the user's eyes. */
  | { readonly dead: string; readonly errorId: string; readonly notice?: Outgoing }

/** A delivery that the platform took. */
export type Sent = { readonly delivery: Delivery; readonly receipt: Receipt }

/** What a worker did since it last came, and how much more it can take. */
export type Round = {
  readonly worker: string
  readonly now: number
  readonly leaseMs: number
  /** How many deliveries it has place for; 0 to only note what was sent. */
  readonly limit: number
  /** Only theirs: a process takes what it can send. */
  readonly platforms: readonly Platform[]
  readonly sent: readonly Sent[]
}

export type Outbox = {
  /**
   * Notes what was sent, then leases the oldest unsent delivery of each conversation that is due to this worker: both or
   * neither. A delivery noted here may be followed at once by the next one of its conversation.
   */
  exchange(round: Round): Promise<readonly Leased[]>
  failed(delivery: Delivery, failure: Failure, now: number): Promise<void>
  /** Gives back a lease that was not used. */
  release(delivery: Delivery): Promise<void>
}

export type DeadLetter = {
  readonly errorId: string
  readonly tenant: string
  readonly conversation: string
  readonly kind: string
  readonly reason: string
  readonly attempts: number
  readonly at: number
}

/** Everything that is held about a person, as plain JSON. */
type PersonExport = {
  readonly tenant: string
  readonly user: string
  readonly conversations: readonly Conversation[]
  /** Messages to or about this person's conversations that wait to be sent, or could not be. */
  readonly waiting: readonly Record<string, unknown>[]
  readonly undelivered: readonly Record<string, unknown>[]
  readonly messages: readonly Record<string, unknown>[]
  /** What the web page shows. */
  readonly page: readonly Record<string, unknown>[]
  readonly links: readonly Record<string, unknown>[]
}

export type Privacy = {
  exportPerson(tenant: string, user: string): Promise<PersonExport>
  /** Erases what the person owns, and their name from what others own. Returns how many conversations went. */
  erasePerson(tenant: string, user: string): Promise<number>
  eraseTenant(tenant: string): Promise<number>
  /** Removes conversations untouched since `conversationsBefore` and delivery ids older than `deliveriesBefore`. */
  sweep(conversationsBefore: number, deliveriesBefore: number): Promise<{ conversations: number; deliveries: number }>
  /**
   * Takes the bytes of erased rows out of the files. Runs by itself soon after an erasure; resolves when done. What is larger
   * than 64 MiB (a PostgreSQL table, the SQLite file) is rewritten only when `thorough`: it is locked for the time.
   */
  scrub(thorough?: boolean): Promise<void>
}

/** Who holds a lease, and the number of the last heartbeat. */
export type Held = { readonly holder: string; readonly beat: number }

/**
 * Leases by heartbeat, free of clocks: the holder raises `beat`; whoever sees it stand still for long enough takes over.
 */
export type Leases = {
  look(name: string): Promise<Held | undefined>
  /** Takes or renews if the lease is still as in `from` (undefined: nobody holds it). Returns the new state, or undefined. */
  take(name: string, holder: string, from: Held | undefined): Promise<Held | undefined>
  release(name: string, holder: string): Promise<void>
}

/** Small sealed records, e.g. the tokens of one workspace. Reading with a wrong key throws UserError `cannot-unseal`. */
export type Vault = {
  put(tenant: string, name: string, value: unknown, now: number): Promise<void>
  get(tenant: string, name: string): Promise<unknown>
  remove(tenant: string, name: string): Promise<void>
}

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
  /** Adds an entry and returns its number; one that is there already under this id is left alone. Numbers only rise. */
  append(tenant: string, entry: Omit<WebEntry, 'seq'>): Promise<number>
  /** Up to `limit` entries with a number above `seq`, oldest first. */
  after(tenant: string, seq: number, limit: number): Promise<readonly WebEntry[]>
}

/** Unguessable links under which anyone may read a plan. */
export type PlanLinks = {
  /** The token of a conversation's link, made when it is asked for first. */
  token(tenant: string, conversation: string, now: number): Promise<string>
  /** What a token stands for; undefined if there is no such link, or its conversation was erased. */
  find(token: string): Promise<{ readonly tenant: string; readonly conversation: string } | undefined>
}

export type Counts = {
  readonly waiting: number
  readonly dead: number
  /** Age of the oldest waiting delivery in milliseconds; 0 if none waits. */
  readonly oldestMs: number
  readonly conversations: Readonly<Record<string, number>>
}

export type Store = Outbox &
  Privacy & {
    readonly leases: Leases
    readonly vault: Vault
    readonly web: WebLog
    readonly links: PlanLinks
    migrate(): Promise<void>
    /** Runs `work` in one transaction; runs it again when the database is briefly busy, so `work` must do nothing else. */
    transaction<T>(work: (turn: TurnStore) => Promise<T>): Promise<T>
    /** One conversation outside a turn, for pages and tests. */
    read(tenant: string, id: string): Promise<Conversation | undefined>
    /** The newest interviews and plans that a person owns, at most `limit`, the last changed first. */
    ownedBy(tenant: string, user: string, limit: number): Promise<readonly Conversation[]>
    counts(now: number): Promise<Counts>
    deadLetters(limit: number): Promise<readonly DeadLetter[]>
    /** Puts a dead letter back in the outbox. False if there is none with that id. */
    revive(errorId: string, now: number): Promise<boolean>
    /** Throws if the database does not answer. */
    ping(): Promise<void>
    close(): Promise<void>
  }
