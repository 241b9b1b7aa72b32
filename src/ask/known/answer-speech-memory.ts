import { round } from '../../amounts/print.ts'
import { GIB } from '../../estimator/words.ts'
import type { Family } from '../../knowledge/family.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

const OF_MEMORY =
  /\bv?ram\b|\bmemory\b|\bgpus?\b|\bgraphics cards?\b|\b(?:which|what) card\b|\b(?:run|fits?)\b.*\b(?:gb|card|laptop)\b|\bspeicher\b|显存/u
/** Bytes of a weight in 16 bits. */
const BYTES = 2
const OTHER_WORK = /\btrain\w*|\bfine-?tun\w*|\bhours? of\b|\bminutes? of\b|\bhow (?:long|fast)\b/u

/** The memory of a model whose record lists its versions (speech models): weights by the parameters, and what its makers ask for. Undefined for others. */
export function answerSpeechMemory({ plain, stated }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  if (!OF_MEMORY.test(plain) || OTHER_WORK.test(plain)) return undefined
  const family = knowledge.families.find(
    ({ title, versions }) => versions && new RegExp(`\\b${title.toLowerCase()}\\b`, 'u').test(plain),
  )
  const versions = family?.versions
  if (!family || !versions) return undefined
  const named = versions.filter(({ name }) => new RegExp(`\\b${name}\\b`, 'u').test(plain))
  const shown = named.length > 0 ? named : versions
  const room = Number(stated.acceleratorMemoryGB?.[0] ?? 0)
  return {
    reply: [room > 0 ? verdict(family.title, shown, room) : '', list(family.title, shown), BASIS]
      .filter((line) => line !== '')
      .join(' '),
    sources: [family.source],
  }
}

const BASIS =
  'Weights are two bytes a parameter; the rest is the working memory of the makers’ own program. In 8 bits the weights halve.'

type Version = NonNullable<Family['versions']>[number]

function verdict(title: string, shown: readonly Version[], room: number): string {
  const [largest, ...rest] = shown.filter(({ memoryGb }) => memoryGb <= room).toSorted((a, b) => b.paramsB - a.paramsB)
  if (!largest) return `No: ${room} GB is less than the makers ask for.`
  if (rest.length + 1 === shown.length) return `Yes: ${room} GB is enough.`
  return `Up to ${title} ${largest.name}: that is the largest that ${room} GB is enough for by the makers’ figures.`
}

const list = (title: string, shown: readonly Version[]): string =>
  `${shown
    .map(
      ({ name, paramsB, memoryGb }) =>
        `${title} ${name} (${round(paramsB * 1e9)} parameters): about ${memoryGb} GB of GPU memory, ${round((paramsB * 1e9 * BYTES) / GIB)} GiB of it weights in 16 bits`,
    )
    .join('; ')}.`
