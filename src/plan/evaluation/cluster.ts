import type { Blueprint } from '../../blueprint/schema.ts'
import { upperFirst } from '../../sentence.ts'
import type { Need } from './need.ts'

/** What several cases of a test come from, how many at most from one, and how alike those are (intraclass correlation). */
export type Cluster = NonNullable<Blueprint['evaluation']['cluster']>
type Noun = { readonly one: string; readonly many: string }

/** How alike the fields of one document are, where nobody measured it. (Our assumption, 2026-11.) */
const FIELDS_ALIKE = 0.1
/** What seldom happens is taken from so many places that alike ones do not more than double the test. (Our judgment.) */
const MOST = 2
/** Fields of one document, where nobody said. (Our assumption.) */
const USUAL_FIELDS = 8
const FIELDS = /^(?:fields?|values?|entries|data points)$/iu

/** How many times more cases it takes where some come from the same place: 1 + (m - 1) x rho (Kish's design effect). */
const designEffect = ({ each, alike }: Pick<Cluster, 'each' | 'alike'>): number => 1 + (each - 1) * alike

/**
 * A need in cases that people judge, with as many more as alike ones count less; what is told of fields becomes documents, by the
 * `fields` of one. Pure.
 */
export function clustered(need: Need, cluster: Cluster | undefined, fields: number | undefined, noun: Noun): Need {
  if (need.change !== true && (need.fromLogs === true || need.passAt === undefined)) return need
  if (FIELDS.test(need.unit ?? '')) return byDocument(need, fields, noun)
  if (cluster === undefined) return need
  const each = need.seldom === true ? Math.min(cluster.each, Math.floor(1 + (MOST - 1) / cluster.alike)) : cluster.each
  const by = designEffect({ each, alike: cluster.alike })
  const cases = Math.ceil(need.cases * by)
  const more = `those of one ${cluster.by} are alike, so ${cases.toLocaleString('en-US')} (x ${rounded(by)}, assumed), at most ${each} from each`
  return grown(need, by, more, { cases })
}

function byDocument(need: Need, fields: number | undefined, noun: Noun): Need {
  const each = fields !== undefined && fields >= 2 ? fields : USUAL_FIELDS
  const by = designEffect({ each, alike: FIELDS_ALIKE })
  const all = Math.ceil(need.cases * by)
  const documents = Math.ceil(all / each)
  const assumed = each === fields ? 'assumed' : `${each} on each assumed`
  const more = `those of one ${noun.one} are alike, so ${all.toLocaleString('en-US')} (x ${rounded(by)}, ${assumed}) on ${documents.toLocaleString('en-US')} ${noun.many}`
  return grown(need, by, more, { cases: documents, unit: noun.many })
}

/**
 * A need that people judge with as many cases as the kind's usual test has (`least`), where it would take fewer: one test is done, and
 * its parts tell something, too. The mark is the same share. Pure.
 */
export function atLeast(need: Need, least: number | undefined, noun: Noun): Need {
  const isOther = need.unit !== undefined && need.unit !== noun.many
  if (least === undefined || need.cases >= least || need.passAt === undefined || need.fromLogs === true || isOther)
    return need
  const of = `${least.toLocaleString('en-US')} ${noun.many}`
  // One size of the test is said, not two.
  const proof = need.proof.replace(` on ${need.cases.toLocaleString('en-US')} ${noun.many}`, '')
  const from = { ...need, proof }
  return grown(from, least / need.cases, `the test has ${of}, so that its parts tell something, too`, { cases: least })
}

const grown = (need: Need, by: number, more: string, to: Pick<Need, 'cases' | 'unit'>): Need => ({
  ...need,
  ...to,
  ...(need.passAt && { passAt: scaled(need.passAt, by) }),
  proof: `${need.proof}; ${more}`,
  says: `${need.says} ${upperFirst(more)}.`,
})

/** The same share of more cases, on the strict side. */
function scaled({ counted, of, are }: NonNullable<Need['passAt']>, by: number): NonNullable<Need['passAt']> {
  const all = Math.ceil(of * by)
  const same = (counted / of) * all
  return { counted: are === 'right' ? Math.ceil(same) : Math.floor(same), of: all, are }
}

const rounded = (by: number): number => Number(by.toFixed(2))
