import type { Plan } from '../plan.ts'

/** A product at less than this share of the plan's cost over three years is tried before anything is built. (Our judgment.) */
const MUCH_CHEAPER = 0.5

/** The product to try before anything is built: its name, and what it and the plan cost over three years. Undefined where none is much cheaper. */
export function productFirst({
  alternatives = [],
}: Pick<Plan, 'alternatives'>): { readonly title: string; readonly price: number; readonly own: number } | undefined {
  const own = alternatives.find(({ role }) => role === 'recommended')?.threeYearUsd
  const product = alternatives.find(({ role }) => role === 'buy')
  const price = product?.threeYearUsd
  if (product === undefined || price === undefined || own === undefined || price >= own * MUCH_CHEAPER) return undefined
  return { title: product.title, price, own }
}
