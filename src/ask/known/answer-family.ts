import { round } from '../../amounts/print.ts'
import type { Family } from '../../knowledge/family.ts'
import type { Knowledge, Model, Run } from '../../knowledge/knowledge.ts'
import type { AspectName } from './aspects.ts'
import { describeRun } from './describe-run.ts'
import { seatBill } from './seat-bill.ts'

/** Of training that nobody published, in words. */
const UNPUBLISHED: Readonly<Partial<Record<AspectName, string>>> = {
  cost: 'I know of no published figure for its training cost.',
  energy: 'I know of no published figure for its training energy.',
  time: 'I know of no published figure for its training time.',
  hardware: 'I know of no published record of its hardware.',
  data: 'I know of no published record of its training data.',
}

/** `sized`: a calculation as well, which a follow-up may change. */
export type KnownAnswer = { readonly reply: string; readonly sources: readonly string[]; readonly sized?: true }

/** Answers about a well-known model from its record and its published runs; the run of the size that the text names. */
export function answerFamily(
  known: Family,
  wanted: ReadonlySet<AspectName>,
  plain: string,
  knowledge: Knowledge,
  exact?: Model,
): KnownAnswer {
  const runs = runsOf(known, plain, knowledge)
  const said: string[] = []
  const by = known.maker === '' ? '' : ` by ${known.maker}`
  const when = known.released === '' ? '' : `, released ${known.released}`
  const intro = `${known.title} is ${known.kind}${by}${when}: ${known.sizes}.`
  said.push(
    wanted.has('what') || wanted.has('size') || wanted.has('maker')
      ? intro
      : `${known.title} (${[known.maker, known.released].filter((one) => one !== '').join(', ')}).`,
  )
  if (exact && (wanted.has('size') || wanted.has('what') || wanted.has('context'))) said.push(describeModel(exact))
  if (wanted.has('what') || wanted.has('use')) said.push(known.use)
  if (wanted.has('use') && !wanted.has('what')) said.push(`It is ${known.kind} with ${known.sizes}.`)
  const details = [
    ['data', known.data],
    ['hardware', known.hardware],
    ['time', wanted.has('hardware') ? undefined : known.hardware],
    ['cost', known.cost],
    ['energy', known.energy],
  ] as const
  const published = runs.map((run) => describeRun(run, wanted, knowledge)).filter((line) => line !== '')
  for (const [aspect, text] of details) {
    if (!wanted.has(aspect)) continue
    if (text !== undefined) said.push(text)
    else if (published.length === 0) said.push(UNPUBLISHED[aspect] ?? '')
  }
  said.push(...published)
  if (wanted.has('context'))
    said.push(
      known.context === undefined && exact === undefined
        ? 'How much it reads at once is not in my records.'
        : known.context === undefined
          ? ''
          : `It reads ${known.context} at once.`,
    )
  if (wanted.has('subscription') && known.subscription !== undefined)
    said.push(`Price: ${known.subscription}`, seatBill(known.subscription, plain.split('\n')[0] ?? '') ?? '')
  if (wanted.has('license'))
    said.push(known.license === undefined ? 'Its license is not in my records.' : `License: ${known.license}.`)
  return {
    reply: [...new Set(said.filter((line) => line !== ''))].join(' '),
    sources: [...new Set([known.source, ...(published.length > 0 ? runs.map(({ source }) => source) : [])])],
  }
}

const describeModel = ({ name, paramsB, activeParamsB, contextTokens }: Model): string =>
  `${name.split('/').at(-1) ?? name}: ${round(paramsB * 1e9)} parameters${activeParamsB < paramsB ? `, ${round(activeParamsB * 1e9)} of them active` : ''}; it reads up to ${contextTokens.toLocaleString('en-US')} tokens.`

/** Sizes that differ by less are the same model. */
const CLOSE = 0.08
const MAX_RUNS = 3

function runsOf(known: Family, plain: string, { runs: all }: Knowledge): readonly Run[] {
  const own = all.filter(({ id }) => known.runs?.includes(id))
  const title = `${known.title.toLowerCase()} `
  const runs = own.length > 0 ? own : all.filter(({ model }) => model.toLowerCase().startsWith(title))
  // What is asked now comes before what was asked before it.
  for (const text of plain.split('\n')) {
    const sizes = [...text.matchAll(/(?<![\w.])(\d+(?:\.\d+)?)\s*-?(?:b|billion)(?![a-z])/gu)].map(([, size]) =>
      Number(size),
    )
    const named = runs.filter(({ paramsB }) => sizes.some((size) => Math.abs((paramsB ?? 0) / size - 1) < CLOSE))
    if (named.length > 0) return named.slice(0, MAX_RUNS)
  }
  return runs.slice(0, MAX_RUNS)
}
