import { aboutNear } from './advice/about-near.ts'
import { nearNotes } from './advice/near-notes.ts'
import type { AskContext, AskResult } from './ask-result.ts'
import { formOf } from './intent/form.ts'
import { namesOurs } from './names-ours.ts'
import type { Ask } from './read/asks.ts'
import { result } from './result.ts'
import { answerSize } from './size/answer-size.ts'
import { offersFor } from './size/offers.ts'
import type { Understanding } from './understand.ts'

const IF_OURS = 'I assume this is about a language model; if not, ignore it.'
const NOT_SIZED =
  'I did not understand what you want to size. Name a model or its size (“a 7B”), or ask in other words.'
/** What was understood stands at the head of the reply; this says that it may be wrong. */
const READ_AS = 'I was not quite sure what you meant; if it was something else, tell me.'

/** Quantities that only machines for models have; money, time and the like are asked of everything. */
const OF_MACHINES = ['memoryGB', 'gpuCount', 'gpu', 'diskGB', 'flops', 'mfu', 'tokensPerSecond'] as const

/** A note so likely is better than asking what is to be sized. */
const LIKELY = 0.7
/** And one as likely as not, where nothing says that it is about a model at all. */
const MAYBE = 0.5

/** "Does it save power?" wants no sum of an example. */
const YES_OR_NO = /^(?:(?:so|and|but|ok|hi)[, ]+)*(?:is|are|do|does|can|could|will|would|should)\b/u

/** What is asked of everything. */
const EVERYDAY: ReadonlySet<Ask> = new Set(['usd', 'hours', 'kWh'])

const asksOfAnything = ({ asks }: Understanding): boolean => asks.every((ask) => EVERYDAY.has(ask))

/** With a load, the bill can be reckoned for an example. */
const hasLoad = ({ stated }: Understanding): boolean =>
  (stated.requestsPerDay ?? stated.tokensPerDay ?? stated.concurrency ?? stated.examples ?? stated.tokensB) !==
  undefined

const FOR_CARDS: ReadonlySet<Ask> = new Set(['fits', 'gpuCount', 'gpu'])

/** A load of requests, the cost of it, and nothing of how it is served. */
const wantsBill = ({ stated, asks }: Understanding): boolean =>
  asks[0] === 'usd' &&
  stated.requestsPerDay !== undefined &&
  (stated.model ?? stated.paramsB ?? stated.accelerator ?? stated.method ?? stated.place) === undefined

/** "Can we run it on one card?" names a machine, too. */
const isOfMachines = ({ marks, stated }: Understanding): boolean =>
  OF_MACHINES.some((ask) => (marks.marks[ask] ?? 0) >= 3) ||
  (stated.accelerator ?? stated.accelerators ?? stated.acceleratorMemoryGB) !== undefined

/**
 * The calculation that a text asks for; undefined where it asks for none. Without a model and a word of the work nothing is
 * calculated: in a one-to-one room the reply says so and names what is near, among others there is silence. `lead` stands
 * before the figures: what they take for granted. `noted`: the note that fits stands there already.
 */
export function aboutSize(
  read: Understanding,
  context: AskContext,
  { lead, noted }: { readonly lead?: string | undefined; readonly noted?: true } = {},
): AskResult | undefined {
  const { knowledge, concepts, direct, lastQuery, said } = context
  if (read.intent !== 'sizing' || !read.query) return undefined
  // "500 users, 20 questions a day each, what does it cost?" names a load, and is answered by the usual way to serve one.
  const billed = direct === true && !lastQuery && wantsBill(read)
  // "50,000 letters to sort every night on our own card" is work for a model.
  const worked = direct === true && read.stated.batchItems !== undefined && read.asks.some((ask) => FOR_CARDS.has(ask))
  const query = billed ? { ...read.query, place: 'api' } : read.query
  const { reply, missing, sources } = answerSize(query, read.asks, knowledge)
  const strange = !lastQuery && missing.includes('model') && !billed && !worked && !namesOurs(read, said)
  if (strange && !direct) return result(read, { intent: 'none', asks: [], query: null, confidence: 'none' })
  // What costs money or takes time and names no model is seldom about a model that we would have to make up.
  const unnamed = !noted && !lastQuery && missing.includes('model') && asksOfAnything(read) && !hasLoad(read)
  if ((strange || unnamed) && !isOfMachines(read)) {
    // "Answers take 15 seconds, how do I make it faster?" asks for advice, and not what could be sized.
    const asks = !unnamed || (strange && formOf(read.plain) === 'asks') || YES_OR_NO.test(read.plain)
    const answer = noted ? undefined : aboutNear(read, context, asks ? MAYBE : LIKELY)
    if (answer) return answer
  }
  if (strange && !isOfMachines(read)) {
    const near = nearNotes(read.plain, concepts)
    return result(read, { reply: `${NOT_SIZED}${near.reply}`, missing, offers: near.offers, confidence: 'unsure' })
  }
  const confidence = missing.includes('model') ? 'unsure' : read.confidence
  const before = lead ?? (strange ? IF_OURS : undefined)
  return result(read, {
    reply: before !== undefined ? `${before}\n${reply}` : confidence === 'nearly' ? `${reply}\n${READ_AS}` : reply,
    missing,
    sources,
    confidence,
    offers: offersFor(query, confidence),
  })
}
