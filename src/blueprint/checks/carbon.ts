import { isCut } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { clauseOf } from './goal-rate.ts'

const CARBON = /\b(?:carbon|co2|co₂|emissions?|greenhouse)\b/iu
const DRIVEN = /\b(?:kilomet(?:er|re)s?|km|miles?|mileage|distance|fuel|diesel|trips?|driv(?:en|ing))\b/iu

/** A fall of what is driven in the measure of success, and a larger one of carbon in the strategic goal. Pure. */
export function carbonGap({ quantities, answers }: Profile): Partial<Record<FactName, number>> {
  const cuts = quantities.filter((each) => each.unit === 'share' && isCut(each, answers))
  const fits = (question: string, of: RegExp) =>
    cuts.filter((each) => each.where.question === question && of.test(`${each.words} ${clauseOf(each, answers)}`))
  const [driven] = fits('success_measure', DRIVEN)
  const [carbon] = fits('strategic_goal', CARBON)
  return driven !== undefined && carbon !== undefined && carbon.value > driven.value
    ? { drivenCut: driven.value, carbonCut: carbon.value }
    : {}
}
