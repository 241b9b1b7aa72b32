import { digitsForWords } from '../amounts/number-words.ts'
import type { Answers } from '../rules/rule-book.ts'

/** So many that were looked at once, and how many of them were what is looked for. */
export type Sampled = {
  readonly many: number
  readonly few: number
  /** What was looked at, where it is named. */
  readonly noun: string
  /** What the few were: "forbidden". */
  readonly what: string
  /** Of those that today's way lets through only, or drawn from all by chance. */
  readonly from: 'rest' | 'all'
  readonly words: string
}

const ASKED = ['problem', 'why', 'success_measure', 'lessons', 'dependencies']
/** "We once read 500 that the list had not caught, and 14 of those were real": both numbers and what stands between. */
const LOOKED = new RegExp(
  String.raw`\b(?:we|somebody|an? (?:auditor|colleague|student|expert)|auditors|two people|experts) (?:have |has |had )?(?:once |then |also )?` +
    String.raw`(?:checked|read|looked (?:at|into|through)|went through|examined|reviewed|opened|audited|listened to|drew|pulled|took)\s+(?:about )?` +
    String.raw`(?<many>\d[\d,]*)(?<mid>[^.;!?\d]{0,80}?)(?:[,:;]| and)\s*(?:and |of which )?(?:only )?(?<few>\d[\d,]*)(?!\s*(?:%|per ?cent))` +
    String.raw`(?: of (?:them|those|these))? (?:were|was|had|contained|turned out(?: to be)?)\b (?<what>[^.;,!?]{3,40})`,
  'iu',
)
const REST =
  /\b(?:not|never|n't) (?:been )?(?:caught|flagged|found|marked|stopped|picked|seen|opened)\b|\bunflagged\b|\b(?:passed|let through|went through)\b/iu
const BY_CHANCE = /\b(?:by chance|at random|random(?:ly)?|by lot|blindly)\b/iu
/** Fewer tell nothing. */
const LEAST = 30

/** What a look at a sample showed, where it was drawn from all by chance or from what today's way lets through. Pure. */
export function sampledIn(answers: Answers): Sampled | undefined {
  for (const id of ASKED) {
    const { many = '', few = '', mid = '', what = '', ...found } = groupsOf(digitsForWords(String(answers[id] ?? '')))
    const [all, some] = [many, few].map((each) => Number(each.replaceAll(',', '')))
    const from = REST.test(mid) ? 'rest' : BY_CHANCE.test(mid) ? 'all' : undefined
    if (from === undefined || all === undefined || some === undefined || all < LEAST || !(some > 0 && some < all))
      continue
    const noun = /^\s*(?:\p{Ll}+ )?(?<noun>\p{Ll}+s)\b(?= |$)/u.exec(mid)?.groups?.noun ?? ''
    return { many: all, few: some, noun, what: what.trim().replace(/\s+too$/u, ''), from, words: found.words ?? '' }
  }
  return undefined
}

function groupsOf(text: string): Readonly<Record<string, string | undefined>> {
  const match = LOOKED.exec(text)
  return match === null ? {} : { ...match.groups, words: match[0] }
}
