import { firstSentence } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { unlikeOwn } from './evaluation.ts'
import { fold, type Item, list, type Section, sectionOf, text } from './section.ts'

/** What the blueprint says of the kind of project beyond what the page shows of it, each thing once. */
export function kindSection({ kind, sample }: Plan, shown: Detail): Section | undefined {
  if (kind === undefined) return undefined
  const { evaluation: test, data } = kind
  const traps = data.traps.slice(shown.traps).map(({ trap, answer }): Item => ({ lead: trap, text: answer }))
  const needs = data.needs.slice(shown.needs).map(({ what, why }): Item => ({ lead: what, text: why }))
  const metrics = unlikeOwn(test.metrics, sample)
    .slice(shown.metrics)
    .map(({ metric, target }): Item => ({ lead: metric, text: target }))
  const floor =
    test.noiseFloor === undefined || shown.noiseFloor ? [] : [{ lead: 'No model can go below', text: test.noiseFloor }]
  const risks = kind.risks
    .slice(shown.risks)
    .map(({ risk, sign, answer }): Item => ({ lead: risk, text: `First sign: ${sign}. ${answer}` }))
  const controls = kind.controls.slice(shown.controls).map((each): Item => ({ text: each }))
  const ask = kind.ask.slice(shown.asks).map(({ question, why }): Item => ({ lead: question, text: why }))
  const later = [...kind.firstFortnight.slice(shown.steps), ...kind.firstMonth].map((each): Item => ({ text: each }))
  return sectionOf('kind', `More on ${kind.about}`, 'working', [
    text(`Chosen because: ${kind.because}`),
    fold('The parts', [list(partsLeft(kind, shown))]),
    fold('Data', [list([...needs, ...traps])]),
    fold('Test', [
      list([
        ...metrics,
        ...floor,
        { lead: 'Before launch', text: test.offline },
        ...(shown.online ? [] : [{ lead: 'After launch', text: test.online }]),
      ]),
    ]),
    fold('Controls and risks', [list([...controls, ...risks])]),
    fold('To buy', [
      list([
        ...kind.buy.map(
          ({ name, what, price }): Item => ({ lead: name, text: price === undefined ? what : `${what} (${price})` }),
        ),
        { lead: 'The test before you buy', text: kind.buyTest },
      ]),
    ]),
    fold('Questions to answer', [list(ask)]),
    fold('First month', [list(later)]),
    fold('A failure to learn from', [
      list([{ text: `${kind.failure.what} ${kind.failure.lesson}`, sources: [kind.failure.source] }]),
    ]),
    fold('Where this comes from', [
      list(
        kind.sources.map(({ title, url, date }) => ({
          text: `${title} (${date})${url === undefined ? '' : ` ${url}`}`,
        })),
      ),
    ]),
  ])
}

/** What the page's table of parts gave up: sentences after the first, and what a part leaves to others. */
function partsLeft({ parts }: NonNullable<Plan['kind']>, shown: Detail): Item[] {
  return parts.flatMap(({ part, how, not }): Item[] => {
    const words = [
      shown.partsWhole ? '' : how.slice(firstSentence(how).length).trim(),
      shown.notDone ? '' : (not ?? ''),
    ]
    const said = words.filter((each) => each !== '').join(' ')
    return said === '' ? [] : [{ lead: part, text: said }]
  })
}
