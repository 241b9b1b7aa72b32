import type { Profile } from '../../profile/profile.ts'
import { daysAYear, volumesIn } from '../told-lines/volumes.ts'
import { amount, figure, money, type Sum } from './sum.ts'
import { quoted, type Told } from './told.ts'

const STEP =
  /\b(?:one|a|each|every) (?<step>class|grade|step|level|quality|category|band|size) (?<way>down|lower|too low|up|higher|too high|worse|better)\b[^.;,\d]{0,40}$/iu

/** "One class down costs us 0.03 euros": what each hundredth of what comes in is worth, where no share of it is told. */
export function priceStep(told: readonly Told[], profile: Profile): readonly Sum[] {
  const steps = told.filter(({ unit, value, before }) => unit === 'usd' && value > 0 && STEP.test(before))
  const volumes = volumesIn(told, daysAYear(profile, false)).filter(
    ({ told: { role, where } }) => role === 'volume' && where.question === 'problem',
  )
  const [[price], [volume]] = [steps, volumes]
  if (price === undefined || volume === undefined || steps.length > 1 || volumes.length > 1) return []
  const { step = 'step', way = 'off' } = STEP.exec(price.before)?.groups ?? {}
  return [
    {
      kind: 'money-each',
      words: [quoted(volume.told), quoted(price)],
      working: `1% x ${figure(volume.perYear)} a year x ${amount(price)}`,
      result: `${money(price, (volume.perYear / 100) * price.value)} a year for each 1% of ${volume.noun} that goes one ${step} ${way}`,
    },
  ]
}
