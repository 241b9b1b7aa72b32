import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Service } from '../../knowledge/market/service.ts'
import type { KnownAnswer } from './answer-family.ts'
import { PAGE, WORDS_OF_TOKEN } from './answer-text-length.ts'
import { findFamilies } from './find-families.ts'

/** One text of so many pages, and not many of them. */
const LENGTH = new RegExp(
  `${NUMBER}\\s*${MAGNITUDE}?[ -]*(?:\\p{L}+ )?(pages?|words?|seiten|seitiges?|páginas?)(?!\\p{L})`,
  'u',
)
const INTO =
  /\b(?:paste|fits?|put|upload|feed|drop|load|throw|copy|go(?:es)? in(?:to)?)\b.*|\btoo (?:long|big|large|much)\b|\b(?:in one go|at once|(?:in|as) (?:one|a)(?: single)? prompt|context|window)\b/u
const ASKS_ONE =
  /\b(?:can|could|does|do|will|would|is|are|may)\b.*(?:paste|fit|put|upload|feed|drop|load|throw|copy|go|too|read|take|handle)/u
const OTHER =
  /\b(?:how (?:many|much|long)|gpus?|v?ram|memory|costs?|price|bill|cards?|train\w*|embed\w*|index|each|per|a day|daily|documents|files|contracts|reports|pdfs|manuals)\b/u
const TOO = /\btoo (?:long|big|large|much)\b/u
const MAX_NAMED = 3

/** Whether one long text fits into what models read at once: its tokens beside the windows of today's models. Undefined for other questions. */
export function answerLongDocument(plain: string, knowledge: Knowledge): KnownAnswer | undefined {
  const [, digits = '', k, unit = ''] = LENGTH.exec(plain) ?? []
  if (digits === '' || !INTO.test(plain) || !ASKS_ONE.test(plain) || OTHER.test(plain)) return undefined
  const length = scale(digits, k)
  const each = unitOf(unit) === 'word' ? 1 / WORDS_OF_TOKEN : PAGE
  const tokens = length * each
  const makers = findFamilies(plain, knowledge).map(({ maker }) => maker.toLowerCase().split(/[^a-z]+/u)[0] ?? '')
  const now = knowledge.services.filter(
    (one) => one.kind === 'text' && one.host === 'vendor-api' && !one.supersededBy && !one.retired && one.contextTokens,
  )
  const own = now.filter(({ vendor }) => makers.includes(vendor.toLowerCase()))
  const models = own.length > 0 ? own : now
  const reads = (fits: boolean) => models.filter(({ contextTokens = 0 }) => contextTokens >= tokens === fits)
  const [good, small] = [reads(true), reads(false)]
  const fits = good.length > 0
  const some = fits && small.length > 0 ? ' for models with a large window' : ''
  const verdict = TOO.test(plain)
    ? fits
      ? `No${some && `, not${some}`}`
      : 'Yes, too long'
    : fits
      ? `Yes${some && `,${some}`}`
      : 'No'
  const said = `${round(length)} ${unitOf(unit)}s`
  return {
    reply: [
      `${verdict}: ${said} are about ${round(tokens)} tokens (${unitOf(unit) === 'word' ? '750 words are 1,000 tokens' : `${PAGE} a page of 500 words`}).`,
      fits ? `It fits into ${windows(good)}.` : '',
      small.length === 0 ? '' : `It does not fit into ${windows(small)}.`,
      'A chat product may allow less than its model, and each question pays for the whole text again: for many questions search the parts first, and check answers from the middle of a long text.',
    ]
      .filter((line) => line !== '')
      .join(' '),
    sources: ['openai-tokens', ...new Set(models.slice(0, 1).map(({ source }) => source))],
  }
}

/** The largest windows, each with one model that has it. */
const windows = (of: readonly Service[]): string =>
  of
    .toSorted((a, b) => (b.contextTokens ?? 0) - (a.contextTokens ?? 0))
    .filter((one, at, all) => all.findIndex((other) => sizeOf(other) === sizeOf(one)) === at)
    .slice(0, MAX_NAMED)
    .map((one) => `${sizeOf(one)} tokens (${one.model})`)
    .join(', ')

const sizeOf = ({ contextTokens = 0 }: Service): string => round(contextTokens)

const unitOf = (unit: string): 'word' | 'page' => (unit.startsWith('word') ? 'word' : 'page')
