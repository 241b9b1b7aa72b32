import type { Challenged } from '../blueprint/challenges.ts'

/** How many challenges a plan shows. */
const SHOWN = 6
/** A general one below this weight stands only where there are few. */
const WEAK = 4
const FEW = 2
/** From this weight on a challenge is said even where the test says the same: the brief itself does not hold. */
const DECISIVE = 5
/** ... and from this one it stands with what was reckoned though it has no figure. */
const HANGS_ON = 6
/** What arithmetic of the field weighs more than a general one: it changes the design, the other the test. (Our judgment.) */
const OF_THE_FIELD = 2
/** So many figures in common, and two texts tell the same arithmetic. */
const SAME = 3

/**
 * The weightiest of both lists, each quantity once, however it is worded; arithmetic of the field stands before a general one of a
 * somewhat greater weight. What the `told` text (the test of the plan) reckons already is left out.
 */
export function chosenChallenges(
  own: readonly Challenged[],
  general: readonly Challenged[],
  told: string,
): readonly Challenged[] {
  const test = figuresOf(told)
  const kept: { readonly challenge: Challenged; readonly figures: ReadonlySet<string> }[] = []
  const weighed = [
    ...own.map((each) => [each, weightOf(each)] as const),
    ...general.map((each) => [each, each.weight] as const),
  ]
  for (const [challenge] of weighed.toSorted(([one, a], [other, b]) => b - a || other.weight - one.weight)) {
    const figures = figuresOf(challenge.say)
    const again =
      (challenge.isWork === true && kept.some((each) => each.challenge.isWork)) ||
      kept.some((each) => each.challenge.title === challenge.title || sameArithmetic(each.figures, figures)) ||
      (challenge.weight < DECISIVE && common(test, figures) >= SAME)
    const isWeak = general.includes(challenge) && challenge.weight < WEAK && kept.length >= FEW
    if (!again && !isWeak) kept.push({ challenge, figures })
  }
  // What has no figure is a remark, and stands after what was reckoned, but for what the whole plan hangs on.
  const isRemark = ({ challenge, figures }: (typeof kept)[number]) => figures.size === 0 && challenge.weight < HANGS_ON
  const ranked = kept.toSorted((a, b) => Number(isRemark(a)) - Number(isRemark(b)))
  return ranked.slice(0, SHOWN).map(({ challenge }) => challenge)
}

const weightOf = ({ say, weight }: Challenged): number => weight + (figuresOf(say).size > 0 ? OF_THE_FIELD : 0)

/** Whether two sets of figures are one calculation: three in common, or all of the shorter one, its result with them. */
function sameArithmetic(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = common(one, other)
  return shared >= SAME || (shared >= 2 && shared === Math.min(one.size, other.size))
}

const common = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((figure) => other.has(figure)).length

/** The figures of a text as they are printed: "3,500", "1.75", "70". */
const figuresOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([figure]) => figure.replaceAll(',', '')))
