import { round } from '../../amounts/print.ts'
import type { Family } from '../../knowledge/family.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

/** Spelling of names that vendors write in one case. */
const MAKERS: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  xai: 'xAI',
  ibm: 'IBM',
  nvidia: 'NVIDIA',
  aws: 'Amazon',
  'meta-llama': 'Meta',
  mistralai: 'Mistral AI',
  'deepseek-ai': 'DeepSeek',
  'zai-org': 'Zhipu AI (Z.ai)',
  moonshotai: 'Moonshot AI',
  qwen: 'Alibaba',
  minimaxai: 'MiniMax',
}
/** Words of a name that nobody says. */
const UNSAID = /[-_](?:instruct|it|hf|base|chat|fp8|bf16|thinking|\d{4}|v0\.\d)(?=[-_]|$)/giu

/**
 * Models that stand only in the shortlist or in price lists, as families of their own: what one can ask of them is their maker,
 * size, license, context and price.
 */
export function listedModels({ shortlist, services }: Knowledge): readonly Family[] {
  const open = shortlist.map(
    (one): Family => ({
      ...named(one.id),
      released: one.released ?? '',
      kind: `${one.openWeights ? 'an open-weight' : 'a closed'} model (${one.kind.replaceAll('-', ' ')})`,
      sizes: sizeOf(one.paramsB, one.activeParamsB),
      use: `It is on the shortlist for these tasks: ${one.tasks.join(', ')}.`,
      ...(one.licence === undefined ? {} : { license: one.licence }),
      ...contextOf(one.contextTokens),
      source: one.source,
      date: one.date,
    }),
  )
  const closed = services
    .filter(({ kind, host }) => kind === 'text' && host === 'vendor-api')
    .map(
      (one): Family => ({
        ...named(`${one.vendor}/${one.model}`),
        released: '',
        kind: one.openWeights === true ? 'an open-weight model' : 'a model by API',
        sizes: 'no size in my records',
        use: '',
        ...contextOf(one.contextTokens),
        source: one.source,
        date: one.date,
      }),
    )
  return [...open, ...closed]
}

function named(id: string): Pick<Family, 'id' | 'title' | 'names' | 'maker'> {
  const [org, ...rest] = id.split('/')
  const title = rest.length === 0 ? id : rest.join('/')
  const maker = rest.length === 0 ? '' : (org ?? '')
  const short = title.replace(UNSAID, '').replace(UNSAID, '')
  return {
    id,
    title,
    names: short === title ? [] : [short],
    maker: MAKERS[maker.toLowerCase()] ?? `${maker[0]?.toUpperCase() ?? ''}${maker.slice(1)}`,
  }
}

const sizeOf = (total: number | undefined, active: number | undefined): string =>
  total === undefined
    ? 'no size published'
    : `${round(total * 1e9)} parameters${active === undefined || active === total ? '' : `, ${round(active * 1e9)} of them active`}`

const contextOf = (tokens: number | undefined): Pick<Family, 'context'> =>
  tokens === undefined ? {} : { context: `${tokens.toLocaleString('en-US')} tokens` }
