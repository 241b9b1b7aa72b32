import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'

type Facts = Partial<Record<FactName, number | boolean>>

const WARNS =
  /\b(?:flag(?:s|ged)?|warn(?:s|ed|ings?)?|alarms?|alerts?|at risk|risk (?:list|score|of)|short list|likely to|early sign)\b/iu
const FLAGS =
  /(?:at most|under|below|fewer than|no more than|up to) (?<many>\d+(?:\.\d+)?)\s?(?:%|(?:flags?|warnings?|alerts?|alarms?) (?:per|in|of|for each|for every) (?:100|a hundred)\b)[^.;,]*/iu

/** Whether the goals speak of warnings ahead of an event, and which share of the cases may be flagged at most. Pure. */
export function warned({ answers, effective }: Profile): Facts {
  const outcome = String(answers.outcome ?? '')
  const success = String(answers.success_measure ?? '')
  if (effective.task !== 'predict' || !WARNS.test(`${outcome} ${success}`)) return {}
  const flags = FLAGS.exec(success)
  const most =
    flags !== null && /flag|warning|alert|alarm/iu.test(flags[0]) ? Number(flags.groups?.many) / 100 : undefined
  return { warnsAhead: true, ...(most !== undefined && most > 0 && most < 1 && { flagLimit: most }) }
}
