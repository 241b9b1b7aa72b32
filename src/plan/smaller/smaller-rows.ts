import { upperFirst } from '../../sentence.ts'
import type { SmallerVersion } from '../../solution/smaller/fit.ts'
import type { Solution } from '../../solution/solve.ts'
import { type Alternative, priced } from '../alternatives.ts'
import { isWords, smallerWords } from './smaller-words.ts'

/** The row of the whole, where a smaller version is recommended. */
export function wholeRow(whole: Solution, smaller: SmallerVersion): Alternative {
  const { leaves } = smallerWords(smaller, whole)
  return {
    id: 'whole',
    role: 'whole',
    title: 'the whole',
    ...priced(whole),
    risk: 'More money and time before anything is shown.',
    ...(leaves.length > 0 && { switchWhen: `Adds ${leaves.join('; ')}.` }),
  }
}

/** The row of a smaller version, where the whole is recommended. */
export function smallerRow(whole: Solution, smaller: SmallerVersion): Alternative {
  const { leaves } = smallerWords(smaller, whole)
  return {
    id: 'smaller',
    role: 'smaller',
    title: isWords(smaller),
    ...priced(smaller.solution),
    risk: 'Part of the benefit comes later.',
    ...(leaves.length > 0 && { switchWhen: `${upperFirst(leaves.join('; '))} later.` }),
  }
}
