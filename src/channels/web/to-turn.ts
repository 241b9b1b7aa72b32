import { decodeAction } from '../../contract/action-code.ts'
import type { Input } from '../../contract/input.ts'
import type { Turn } from '../../contract/turn.ts'
import { VISITOR, webPlace } from './place.ts'

/** The fields of a form of the page. Which of them are there depends on the form. */
export type TurnFields = {
  /** Made anew for each submission by the page: the same id never has an effect twice. */
  readonly id?: unknown
  /** What the button pressed means, as `encodeAction` wrote it. */
  readonly action?: unknown
  /** What was typed: the answer that `action` leaves open, or free text. */
  readonly text?: unknown
  /** Take `text` as free text although the form carries an action. */
  readonly say?: unknown
  /** What was ticked: the list that `action` leaves open. */
  readonly pick?: unknown
  /** The conversation on whose page it was typed. */
  readonly conversation?: unknown
  /** Begin: `normal`, `quick` or `full`; `text` is then the problem. */
  readonly start?: unknown
}

export type ToTurn = { readonly turn: Turn } | { readonly fault: string }

/** Far above what any question keeps (the interview says its own limit), far below what costs anything. */
const MAX_TEXT = 20_000
const MODES = ['normal', 'quick', 'full'] as const

/** A submitted form as a turn; `fault` says to the person what was wrong with it. Takes anything, since forms come from outside. */
export function toTurn(given: unknown, tenant: string, at: number): ToTurn {
  const fields: TurnFields = typeof given === 'object' && given !== null ? given : {}
  const id = text(fields.id)
  if (!/^[\w-]{8,64}$/.test(id)) return { fault: 'This page is out of date. Please reload it and try again.' }
  const typed = text(fields.text)
  if (typed.length > MAX_TEXT) {
    return { fault: `That is ${typed.length.toLocaleString('en')} characters. Please send at most 4,000.` }
  }
  const meant = toInput(fields, typed)
  if ('fault' in meant) return meant
  // A plan that is begun gets a page of its own, whatever else this browser has open.
  const place = webPlace(tenant, meant.input.type === 'start' && meant.conversation === undefined ? id : undefined)
  return { turn: { deliveryId: id, place, user: VISITOR, at, ...meant } }
}

type Meant = { readonly input: Input; readonly conversation?: string } | { readonly fault: string }

function toInput(fields: TurnFields, typed: string): Meant {
  if (fields.action !== undefined && fields.say === undefined) return toAction(fields, typed)
  if (fields.start !== undefined) {
    const mode = MODES.find((known) => known === fields.start) ?? 'normal'
    return { input: { type: 'start', mode, ...(typed.trim() !== '' && { text: typed }) } }
  }
  if (typed.trim() === '') return { fault: 'Please write something first.' }
  const conversation = text(fields.conversation)
  const known = /^[\w-]{1,32}$/.test(conversation) ? { conversation } : {}
  return { input: { type: 'say', text: typed, mentioned: true }, ...known }
}

function toAction(fields: TurnFields, typed: string): Meant {
  const action = decodeAction(text(fields.action))
  if (action === undefined) return { fault: 'This button no longer works. Please reload the page.' }
  const { conversation, input } = action
  if (input.type === 'publish' && input.room === '') return { fault: 'Please choose where to post it.' }
  if (input.type !== 'answer') return { conversation, input }
  if (Array.isArray(input.value) && input.value.length === 0) {
    return { conversation, input: { ...input, value: list(fields.pick) } }
  }
  return { conversation, input: input.value === '' ? { ...input, value: typed } : input }
}

const text = (field: unknown): string => (typeof field === 'string' ? field : '')

function list(field: unknown): string[] {
  const fields: unknown[] = Array.isArray(field) ? field : [field]
  return fields.filter((each) => typeof each === 'string' && each.length <= 200).slice(0, 100) as string[]
}
