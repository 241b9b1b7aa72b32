import type { Facts } from '../facts.ts'
import type { Marks } from '../read/asks.ts'
import { CONCEPT_SIGNS } from './concept-signs.ts'
import { ANSWER_SIGNS, type Form, formOf, isTrouble } from './form.ts'
import { weighGrounds } from './grounds.ts'
import { NONE_SIGNS } from './none-signs.ts'
import { sumOf } from './sign.ts'
import { AMOUNT, SIZING_SIGNS } from './sizing-signs.ts'

/** How strongly a text looks like a question about sizes, about a term, or like something that is not ours. */
export type IntentScores = { readonly sizing: number; readonly concept: number; readonly none: number }

/** What the scores are made from. `stated` is of the text alone; `terms` weighs the notes that it names. */
export type IntentInput = {
  readonly plain: string
  readonly marks: Marks
  readonly stated: Facts
  readonly terms: number
  /** What the thread was about just before. */
  readonly thread: { readonly sizing: boolean; readonly form: Form | undefined; readonly answers: boolean }
  /** The text is hardly more than a fact ("34B"). */
  readonly bare: boolean
}

/** A figure of one's own held up for judgement. Counts only beside a figure. */
const SANITY =
  /\b(?:normal|expected|something (?:is )?wrong|sounds? (?:right|ok\w*|about right)|too (?:slow|long|much|high|low|few|small)|makes? sense|reasonable|plausible|correct|accurate|seems? (?:wrong|off|high|low|far)|supposed to|only (?:getting|get|uses?)|only getting)\b|正常|对吗|normalo?|ist das richtig/u
/** How a message begins that changes the question before it. */
const FOLLOW_UP =
  /^(?:(?:ok(?:ay)?|so|hm+|sorry|thanks|cool|great|no|yes|right)[,. ]*)*(?:and|what about|how about|same (?:question|for|but|with)|with|but|then|or|what if|instead|actually|i mean[t]?|i (?:was|am) (?:asking|talking)|make (?:it|that)|now|on an?|using|if (?:i|we)|for|und|y|et|那|换成|如果|改成|では)\b|(?:instead|呢)\s*[?？]?$|^那|^换成|^如果/u
/** Asks, in words that a statement seldom has. */
const ASKING =
  /[?？]|[吗呢]|[什怎]么|多少|几|\b(?:how|what|which|why|when|wonder\w*|like to know|want to know|any (?:idea|way|chance|suggestions?|advice)|please|can (?:i|you|we|it|this)|could|would|is (?:it|this|that|there)|are (?:there|these|those)|do (?:i|you|we)|should)\b|wie|warum|welche|qué|cuánt|combien|quel/u
const WHY = /\bwhy\b|\bhow come\b|为什么|为啥|为何|什么原因|warum|wieso|weshalb|por qué|pourquoi|なぜ|どうして/u

/** A search has no predicate. */
const PREDICATE =
  /\b(?:is|are|was|were|am|be|has|have|had|it|i|i'm|we|you|they|can|will|would|should|takes?|took|uses?|used|runs?|ran|needs?|requires?|works?|gets?|got|costs|trained|loads?|fits|supports?)\b|[了的是]/u
/** "RAM for ...", "cost of ...": the quantity is the head of the phrase. */
const HEADLINE =
  /^(?:(?:the|size of|total|peak|estimated|expected|monthly|minimum|maximum|max|gpu|training|disk) )*(?:v?ram|memory|storage|space|cost|price|speed|throughput|time|flops|latency|hours|energy|tokens|context|gpus?|cards?|an? \d+(?:\.\d+)?b)\b/u
const MAX_SEARCH = 90
/** Between two cards: "H100 or A100". */
const COMPARES = /\b(?:vs\.?|versus|or|than|compar\w+|better|oder|o|ou)\b|还是|对比|哪个/u
const NOTHING_OF_OURS = 0.8
/** What a statement keeps of its signs of sizing. */
const KEPT = { trouble: 0.85, statement: 0.3 }
/** A change to the question before it is short, or asks. */
const MAX_FOLLOW_UP = 40

/** Scores a text. Pure; a sum of signs, so that a wrong reading can be traced to the sign that made it. */
export function scoreIntent({ plain, marks, stated, terms, thread, bare }: IntentInput): IntentScores {
  const grounds = weighGrounds(stated)
  const concrete = grounds > 0 || AMOUNT.test(plain)
  const placed = concrete || PLACE.test(plain)
  // "Llama vram", "RAM for 20M vectors in HNSW": a search, not a remark.
  const terse =
    thread.form === undefined &&
    (grounds >= 1 || stated.model !== undefined) &&
    ((plain.length <= 40 && marks.strongest >= 2) ||
      (plain.length <= MAX_SEARCH &&
        !PREDICATE.test(plain) &&
        (marks.strongest >= 2 || HEADLINE.test(plain) || hasSides(stated, plain))))
  const said = formOf(plain)
  const answers = said === 'states' && thread.form === 'asks' && thread.answers && !isTrouble(plain)
  const follows =
    thread.sizing && !answers && (bare || (FOLLOW_UP.test(plain) && (said === 'asks' || plain.length <= MAX_FOLLOW_UP)))
  const states = said === 'states' && !follows && !terse
  // "Why is int8 slower?" wants a speed to compare with; "why does it take more memory?" an explanation.
  const pace = Math.max(...PACES.map((ask) => marks.marks[ask] ?? 0))
  const aboutSpeed = pace === 4 || (pace === 3 && marks.marks.memoryGB === undefined)
  return {
    sizing:
      (states ? (isTrouble(plain) ? KEPT.trouble : KEPT.statement) : 1) *
      (sumOf(SIZING_SIGNS, plain, 'sizing') * (placed || thread.sizing ? 1 : 0.6) +
        sumOf(CONCEPT_SIGNS, plain, 'sizing') +
        asked(marks, terse ? Math.max(1, grounds) : grounds, concrete, placed) +
        // "How many people come?" asks for an amount of nothing that we size.
        (AMOUNT.test(plain)
          ? marks.strongest > 0 || grounds > 0 || thread.sizing
            ? 2 * (placed || thread.sizing ? 1 : 0.6)
            : NOTHING_OF_OURS
          : 0) +
        grounds +
        ((stated.accelerator?.length ?? 0) > 1 && COMPARES.test(plain) ? 2 : 0) +
        (grounds >= 1 && (SANITY.test(plain) || (hasClaim(stated) && WHY.test(plain))) ? 1 : 0) +
        (stated.accelerator && marks.strongest < 3 && /[?？吗]/u.test(plain) ? 0.5 : 0) +
        (thread.sizing ? inThread(plain, grounds, marks, follows) : 0)),
    concept:
      sumOf(CONCEPT_SIGNS, plain, 'concept') +
      terms * (marks.strongest === 3 && concrete ? 0.5 : 1) +
      (WHY.test(plain) ? (grounds < 1 && !aboutSpeed ? 4 : 1.2) : 0),
    none:
      1 +
      sumOf(NONE_SIGNS, plain, 'none') +
      (states ? 0.5 + sumOf(ANSWER_SIGNS, plain, 'none') + (answers ? 3 : thread.form === 'asks' ? 0.7 : 0) : 0),
  }
}

/** "Two 3090s or one 4090 for a 34B": two cards to choose from. */
const hasSides = (stated: Facts, plain: string): boolean =>
  (stated.accelerator?.length ?? 0) > 1 && COMPARES.test(plain)

/** A figure that was seen: "why does it use 23 GB?" wants it judged. */
const hasClaim = (stated: Facts): boolean => (stated.claimedGB ?? stated.hours ?? stated.tokensPerSecond) !== undefined

/** What a thread about sizes adds to a question in it. */
function inThread(plain: string, grounds: number, marks: Marks, follows: boolean): number {
  if (follows) return grounds > 0 ? 4.5 : 4
  if (!ASKING.test(plain) && !(grounds > 0 && formOf(plain) === 'asks')) return 0
  return grounds > 0 ? 2.5 : marks.strongest > 0 ? 2 : 1.2
}

/** What naming a quantity is worth: much in a phrase that asks for it or beside figures, little in passing. */
function asked(marks: Marks, grounds: number, concrete: boolean, placed: boolean): number {
  if (marks.strongest < 3) return grounds >= 1 && marks.strongest > 0 ? 2 : marks.strongest * (concrete ? 1 : 0.5)
  if (concrete || FIRM.some((ask) => (marks.marks[ask] ?? 0) >= 3) || marks.marks.tokensPerSecond === 4) return 3
  return MEASURES.some((ask) => (marks.marks[ask] ?? 0) === 3) ? 2.5 : placed ? 1.5 : 0.7
}

/** Where a model would run, or what it would run in: without one of these, "can I fine-tune it?" asks for something else. */
const PLACE =
  /\b(?:gpus?|v?ram|memory|cards?|cpu|hardware|laptop|machine|pc\b|mac(?:book)?|server|cluster|cloud|aws|gcp|azure|runpod|colab|kaggle|configuration|consumer|local(?:ly)?|device|phone|node|context|tokens?|speed|slow\w*|fast\w*|disk|vectors?|index\w*|data)\b|显卡|显存|内存|单卡|gpu|速度|token/u

const PACES = ['tokensPerSecond', 'latency', 'concurrency', 'hours'] as const

/** Asks whose phrases leave no doubt; the others need a figure or a "how much" beside them. */
const FIRM = ['usd', 'gpuCount', 'gpu', 'hours', 'diskGB', 'kWh', 'latency', 'concurrency', 'examples'] as const
const MEASURES = ['flops', 'mfu'] as const
