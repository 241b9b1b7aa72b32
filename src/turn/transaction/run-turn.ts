import { errorId } from '../../contract/error-id.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Store } from '../../contract/store/store.ts'
import type { TurnStore } from '../../contract/store/turn-store.ts'
import type { Handled, HandleTurn, Turn } from '../../contract/turn.ts'
import { readTurn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { UserError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import type { Effect } from '../effects/effect.ts'
import type { Later } from '../effects/later.ts'
import { isMeant, reopen } from '../inputs/reopen.ts'
import { respond } from '../inputs/respond.ts'
import type { TurnParts } from '../inputs/turn-parts.ts'
import { errorView } from '../views/error-view.ts'
import { fitView } from '../views/fit-view.ts'
import { noticeView } from '../views/notice-view.ts'

export type RunParts = {
  readonly store: Store
  readonly turn: TurnParts
  readonly log: Log
  readonly metrics?: Metrics
  /** Called after a commit with what the language model may do now. */
  readonly later?: (job: Later, tenant: string, conversation: string) => void
  /** Called after a commit that may have left something to send. */
  readonly kick?: () => void
}

type Committed = { readonly handled: Handled; readonly job?: Later }

/** Someone else saved the conversation between our load and our save: run the turn again on what is there now. */
class Overtaken extends Error {}
const MAX_TRIES = 8

/**
 * Runs turns against a store. A turn has its whole effect or none: the delivery id, the conversation and what is to be
 * said are written in one transaction, so the same delivery never counts twice and nothing said is lost. What cannot be
 * read or breaks is refused with a message; only a failing store makes it throw, and then the platform should deliver again.
 */
export function createRunTurn({ store, turn: parts, log, metrics, later, kick }: RunParts): HandleTurn {
  async function attempt(turn: Turn): Promise<Committed> {
    return store.transaction(async (tx) => {
      const found = await load(tx, turn)
      // Talk in a thread that is none of ours leaves no trace, not even that it was seen.
      if (found === undefined && isOthersTalk(turn)) return { handled: { status: 'ignored' } }
      if (!(await tx.remember(turn.place.tenant, turn.deliveryId, turn.at))) return { handled: { status: 'duplicate' } }
      const unopened = await findUnopened(tx, turn)
      const work = unopened.length > 0 ? reopen(parts, unopened, turn) : respond(parts, found, turn)
      const effect = await work.catch((error: unknown): Effect => {
        const id = errorId()
        metrics?.fault('turn')
        log.error({ errorId: id, input: turn.input.type, conversation: found?.id, err: error }, 'A turn failed')
        return { status: 'refused', tell: errorView(id) }
      })
      await hear(tx, effect, found, turn)
      await apply(tx, effect, found, turn)
      const handled: Handled = {
        status: effect.status,
        ...(effect.conversation !== undefined && { conversation: effect.conversation }),
        ...(effect.tell && { tell: fitView(effect.tell) }),
      }
      return { handled, ...(effect.later && { job: effect.later }) }
    })
  }

  async function untilNotOvertaken(turn: Turn): Promise<Committed> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(turn)
      } catch (error) {
        if (error instanceof UserError) return { handled: unreadable(turn, error) }
        if (!(error instanceof Overtaken) || tries >= MAX_TRIES) throw error
      }
    }
  }

  /** The saved state cannot be opened (damaged, or of a newer release): it stays as it is, and its owner can start anew. */
  function unreadable(turn: Turn, error: UserError): Handled {
    const id = errorId()
    metrics?.fault(error.code)
    log.error(
      { errorId: id, input: turn.input.type, conversation: turn.conversation, err: error },
      'A conversation cannot be opened',
    )
    return { status: 'refused', tell: errorView(id) }
  }

  return async (given) => {
    const turn = readTurn(given)
    if (turn === undefined) {
      metrics?.fault('malformed')
      return { status: 'refused', tell: UNREADABLE }
    }
    const startedAt = performance.now()
    const { handled, job } = await untilNotOvertaken(turn)
    const seconds = (performance.now() - startedAt) / 1000
    metrics?.turn(turn.place.platform, handled.status, seconds)
    const { status, conversation } = handled
    log.debug(
      { platform: turn.place.platform, input: turn.input.type, status, conversation, seconds },
      'A turn was handled',
    )
    kick?.()
    if (job && conversation !== undefined) later?.(job, turn.place.tenant, conversation)
    return handled
  }
}

const UNREADABLE: View = noticeView('I could not read that. Please try again, or type “help”.')

/** The conversation that a button names, or the newest at the place. A room with threads has many: there, none is "the" one. */
async function load(tx: TurnStore, { place, conversation, input }: Turn): Promise<Conversation | undefined> {
  const named = conversation === undefined ? undefined : await tx.find(place.tenant, conversation)
  if (named !== undefined || (conversation !== undefined && input.type !== 'start')) return named
  return place.direct || place.thread !== undefined ? tx.findAt(place) : undefined
}

/** What could not be opened in a room and is wanted there now: by its owner's command, or because we were let in. */
async function findUnopened(tx: TurnStore, turn: Turn): Promise<readonly Conversation[]> {
  const { place, input, user } = turn
  if (place.direct || place.thread !== undefined) return []
  if (input.type === 'arrived') return await tx.findUnopened(place)
  if (input.type !== 'start') return []
  const wanted = (await tx.findUnopened(place, user)).find((one) => isMeant(one, input, turn.conversation))
  return wanted === undefined ? [] : [wanted]
}

function isOthersTalk({ place, input }: Turn): boolean {
  return input.type === 'say' && !place.direct && input.mentioned !== true
}

/** The web page has no platform that shows a person their own words. What was refused stays in their box instead. */
async function hear(
  tx: TurnStore,
  effect: Effect,
  found: Conversation | undefined,
  { place, input, deliveryId, at }: Turn,
): Promise<void> {
  if (place.platform !== 'web' || input.type !== 'say' || effect.status === 'refused') return
  const body = { kind: 'said', text: input.text } as const
  await tx.heard(place.tenant, { id: `said:${deliveryId}`, conversation: effect.conversation ?? found?.id, body, at })
}

async function apply(tx: TurnStore, effect: Effect, found: Conversation | undefined, turn: Turn): Promise<void> {
  const words = Map.groupBy(effect.say ?? [], ({ to }) => to.id)
  /** What is said in a conversation that is written anyway goes along with it. */
  const along = (id: string) => {
    const outgoing = (words.get(id) ?? []).flatMap((each) => each.outgoing.map(fit))
    words.delete(id)
    return { outgoing, at: turn.at }
  }
  for (const created of effect.create ?? []) await tx.create(created, along(created.id))
  for (const changed of effect.save ?? []) {
    // Only what was loaded in this turn is ever saved, so its version is the one to compare with.
    if (!(await tx.save(changed, found?.version ?? changed.version, along(changed.id)))) throw new Overtaken()
  }
  for (const [id, [first]] of words) if (first) await tx.say(first.to, along(id).outgoing, turn.at)
  if (effect.unlink !== undefined) await tx.unlink(turn.place.tenant, effect.unlink)
  if (effect.forget === true) await tx.erasePerson(turn.place.tenant, turn.user)
}

function fit(outgoing: Outgoing): Outgoing {
  return outgoing.kind === 'file' ? outgoing : { ...outgoing, view: fitView(outgoing.view) }
}
