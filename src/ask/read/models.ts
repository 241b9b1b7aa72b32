import { addFacts, type Facts } from '../facts.ts'
import { familyOf, type Lexicon, type NamedModel } from '../lexicon.ts'
import type { Scan } from './scan.ts'

/** A model that a text names: the family as it is usually spelled and the version as it was said. */
export type Mention = { readonly family: string; readonly version: string | undefined; readonly at: number }

/** What people mean by the bare name of a family of several models. */
const BARE: Readonly<Record<string, RegExp>> = {
  mixtral: /mixtral-8x7b/u,
  mistral: /mistral-7b/u,
  bert: /bert-base-uncased/u,
  deepseek: /deepseek-v3$/u,
  roberta: /roberta-base/u,
  kimi: /kimi-k2-/u,
  bloom: /bigscience\/bloom$/u,
}
/** Sizes of models that people name but whose architecture is not published, in billions. */
const UNLISTED: Readonly<Record<string, number>> = { 'gpt-2': 0.124 }
const EACH = /\b(?:each|all|every|both|different|various|other)\b[^.?]{0,12}\b(?:sizes?|versions?|models?|variants?)\b/u

const SMALL_FAMILIES = /^(?:gpt|mpt|pythia|opt|bert|rwkv|smollm|t5|nanogpt)$/u
const GLUED = /(?<![a-z])([a-z]{2,10})(\d(?:\.\d)?)(\d{1,3})\s?b(?![a-z0-9])/gu
const UNITLESS = /(?<![a-z])([a-z]{2,10})-?(\d{2,3})(?![\w.]|\s*[bmx*])/gu

/** Separates what is glued: `llama370b` becomes `llama3 70b` when that model exists, `mpt125` becomes `mpt 125m`. */
export function unglue(text: string, lexicon: Lexicon): string {
  return text
    .replace(/(?<![a-z0-9-])(?<!deepseek[\s_-]{0,2})r1(?![a-z0-9])/gu, 'deepseek r1')
    .replace(GLUED, (all, word: string, version: string, size: string) =>
      (lexicon.families.get(familyOf(word)) ?? []).some(
        (one) => one.version === version && Math.round(one.sizeB) === Number(size),
      )
        ? `${word}${version} ${size}b`
        : all,
    )
    .replace(UNITLESS, (all, word: string, size: string) => {
      const family = familyOf(word)
      const known = lexicon.families.get(family) ?? []
      if (SMALL_FAMILIES.test(family) && Number(size) >= 60) return family === 'gpt' ? all : `${word} ${size}m`
      return known.some((one) => Math.abs(one.sizeB - Number(size)) < 0.6) && Number(size) >= 7
        ? `${word} ${size}b`
        : all
    })
}

/** The models that the text names, with the version blanked so that it is not read as a number. */
export function readMentions(
  text: string,
  lexicon: Lexicon,
): { readonly mentions: readonly Mention[]; readonly rest: string } {
  const mentions: Mention[] = []
  let rest = text
  for (const match of text.matchAll(lexicon.familyPattern)) {
    const family = familyOf(match[1] ?? '')
    const version = match[2]?.replace(/^v\s?/u, '').replace('_', '.').replace(/\.0$/u, '')
    mentions.push({ family, version, at: match.index })
    if (version !== undefined) {
      const end = match.index + match[0].length
      rest = rest.slice(0, end - (match[2]?.length ?? 0)) + '·'.repeat(match[2]?.length ?? 0) + rest.slice(end)
    }
  }
  return { mentions: different(mentions), rest }
}

/** Nobody compares more models than this in one message. */
const MAX_MENTIONS = 12

/** Each family and version once, as it was said first. */
function different(mentions: readonly Mention[]): readonly Mention[] {
  const seen = new Set<string>()
  const first = mentions.filter(({ family, version }) => {
    const name = `${family} ${version}`
    return seen.size < seen.add(name).size
  })
  return first.slice(0, MAX_MENTIONS)
}

/** Joins the named families with the sizes that were said into models that we know; what we do not know keeps its words. */
export function nameModels(scan: Scan, mentions: readonly Mention[], text: string, lexicon: Lexicon): Facts {
  let facts = scan.facts
  const dashed = `-${text.replace(/[^a-z0-9.]+/gu, '-')}-`
  const api = /gpt|claude|gemini|\bo[134]\b|haiku|sonnet|opus|nova|command|mistral/u.test(text)
    ? lexicon.apiModels.find((one) => dashed.includes(`-${one.words}-`))
    : undefined
  // An open model that we know the architecture of is more use than its vendor's price of the same name.
  const opened =
    api !== undefined &&
    mentions.some(
      ({ family, version }) =>
        api.model.startsWith(family) && pick(lexicon, family, version, facts.paramsB?.[0], text) !== undefined,
    )
  if (api && !opened) facts = addFacts(facts, { model: [api.model] })
  for (const { family, version } of mentions) {
    const sizes = facts.paramsB ?? []
    const found =
      sizes.length === 0
        ? [pick(lexicon, family, version, undefined, text)]
        : sizes.map((size) => pick(lexicon, family, version, size, text))
    const models = found.filter((one) => one !== undefined)
    if (!opened && api?.model.startsWith(family)) continue
    const name = [family, version].filter(Boolean).join('-')
    if (models.length === 0) {
      const size =
        sizes.length === 0
          ? EACH.test(text)
            ? sizesOf(lexicon, family, version)
            : UNLISTED[name] === undefined
              ? []
              : [UNLISTED[name]]
          : []
      facts = addFacts(facts, { model: [name], ...(size.length === 0 ? {} : { paramsB: size }) })
    }
    for (const one of models) {
      facts = addFacts(facts, { model: [one.model.name] })
      if (sizes.length === 0) facts = addFacts(facts, { paramsB: [one.model.paramsB] })
      if (one.model.activeParamsB < one.model.paramsB * 0.9 && facts.activeParamsB === undefined)
        facts = { ...facts, activeParamsB: [one.model.activeParamsB] }
    }
  }
  return facts
}

const VARIANTS = [
  'maverick',
  'scout',
  'flash',
  'pro',
  'lite',
  'coder',
  'large',
  'mini',
  'moe',
  'small',
  'medium',
  'xl',
  'xxl',
  'super',
  'ultra',
  'nano',
  'plus',
  'multilingual',
  'distill',
  'vision',
  'next',
  'air',
  'nemo',
  'thinking',
  'vl',
  'omni',
]

function pick(
  lexicon: Lexicon,
  family: string,
  version: string | undefined,
  sizeB: number | undefined,
  text: string,
): NamedModel | undefined {
  const all = lexicon.families.get(family) ?? []
  let some =
    version === undefined ? all : all.filter((one) => one.version === version || `${one.version}` === `${version}.0`)
  const words = new Set(text.split(/[^a-z]+/u))
  const said = VARIANTS.filter((variant) => words.has(variant))
  const score = (one: NamedModel) =>
    VARIANTS.filter((variant) => one.variant.includes(`-${variant}`) === said.includes(variant)).length
  if (sizeB !== undefined)
    some = some.filter(
      (one) => Math.min(Math.abs(one.sizeB / sizeB - 1), Math.abs(one.model.paramsB / sizeB - 1)) <= 0.12,
    )
  else if (version === undefined && BARE[family] && said.length === 0)
    return all.find((one) => BARE[family]?.test(one.model.name.toLowerCase()))
  if (some.length === 0) return undefined
  const best = Math.max(...some.map(score))
  const fitting = some.filter((one) => score(one) === best)
  const sizes = new Set(fitting.map((one) => Math.round(one.sizeB * 10)))
  if (sizeB === undefined && sizes.size > 1) return undefined
  return fitting.toSorted((a, b) => (b.model.released ?? '').localeCompare(a.model.released ?? ''))[0]
}

/** The sizes that a family's version comes in, smallest first; at most four, as many as are compared. */
function sizesOf(lexicon: Lexicon, family: string, version: string | undefined): readonly number[] {
  const some = (lexicon.families.get(family) ?? []).filter((one) => one.version === version)
  return [...new Set(some.map((one) => one.sizeB))].toSorted((a, b) => a - b).slice(0, 4)
}
