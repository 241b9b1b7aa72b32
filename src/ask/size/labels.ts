import { round } from '../../amounts/print.ts'
import type { AskQuery } from '../ask-result.ts'
import type { Ask } from '../read/asks.ts'

/** Published rules of thumb of how many examples tuning takes. */
const CLASSIFIER = { low: 200, high: 500, title: 'Bucher and Martini 2024', url: 'https://arxiv.org/abs/2406.08660' }
const STYLE = { about: 1000, title: 'Zhou et al. 2023, LIMA', url: 'https://arxiv.org/abs/2305.11206' }
/** Below this, tuning shows little: hosted-tuning in rules/sources.yaml. */
const FEWEST = 100

const TUNED: ReadonlySet<string> = new Set(['finetune', 'full', 'lora', 'qlora'])

/** True when the number of examples for tuning or classifying is asked; pre-training is sized in tokens. */
export const asksForLabels = (query: AskQuery, asks: readonly Ask[]): boolean =>
  query.kind === 'data-size' && asks.includes('examples') && TUNED.has(String(query.method))

/** How many examples tuning takes, by rule of thumb, and what that means for a number that was said. */
export function labelsReply(query: AskQuery): { readonly reply: string; readonly sources: readonly string[] } {
  const said = Array.isArray(query.examples) ? query.examples.at(-1) : query.examples
  const verdict =
    typeof said !== 'number'
      ? ''
      : said < FEWEST
        ? `${round(said)} is not many: prompt with them first, and collect a few hundred.`
        : said < STYLE.about
          ? `${round(said)} is a fair start for a classifier, but not many for the style of a large model.`
          : `${round(said)} is a good start if they are varied and correct.`
  return {
    reply: [
      `A small classifier takes ${CLASSIFIER.low} to ${CLASSIFIER.high} labels; the style or format of a large model takes about ${round(STYLE.about)} good examples (300 to 3,000); deep changes take tens of thousands.`,
      verdict,
      'Assumed: a clear task, varied examples, classes of similar size.',
      'Should it learn classes or a way of writing?',
      `Sources: ${CLASSIFIER.title}; ${STYLE.title}.`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    sources: [CLASSIFIER.url, STYLE.url],
  }
}
