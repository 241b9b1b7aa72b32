import type { Plan } from '../plan.ts'
import { group, type Item, lines, list, type Section, sectionOf, text } from './section.ts'

/** What the blueprint says of the kind of project, beyond what the page shows of it. */
export function kindSection({ kind }: Plan): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('kind', `More on ${kind.about}`, 'working', [
    text(`Chosen because: ${kind.because}`),
    group(
      'What each part leaves to others',
      list(kind.parts.flatMap(({ part, not }): Item[] => (not === undefined ? [] : [{ lead: part, text: not }]))),
    ),
    group('What data it takes', list(kind.data.needs.map(({ what, why }): Item => ({ lead: what, text: why })))),
    group('What not to do', list(kind.rejected.map(({ what, why }): Item => ({ lead: what, text: why })))),
    group('Data traps', list(kind.data.traps.map(({ trap, answer }): Item => ({ lead: trap, text: answer })))),
    group(
      'All measures',
      list(
        kind.evaluation.metrics.map(
          ({ metric, target, why }): Item => ({ lead: metric, text: why === undefined ? target : `${target}. ${why}` }),
        ),
      ),
    ),
    group(
      'How it is tested',
      list([
        ...(kind.evaluation.noiseFloor === undefined
          ? []
          : [{ lead: 'No model can go below', text: kind.evaluation.noiseFloor }]),
        { lead: 'Before launch', text: kind.evaluation.offline },
        { lead: 'After launch', text: kind.evaluation.online },
      ]),
    ),
    group(
      'All experts',
      list(
        kind.people.experts.map(
          ({ who, does, hours }): Item => ({ lead: who, text: `${does} (${hours.low} to ${hours.high} hours).` }),
        ),
      ),
    ),
    group('All controls', lines(kind.controls)),
    group(
      'All risks',
      list(kind.risks.map(({ risk, sign, answer }): Item => ({ lead: risk, text: `First sign: ${sign}. ${answer}` }))),
    ),
    group(
      'Products to look at',
      list([
        ...kind.buy.map(
          ({ name, what, price }): Item => ({ lead: name, text: price === undefined ? what : `${what} (${price})` }),
        ),
        { lead: 'The test before you buy', text: kind.buyTest },
      ]),
    ),
    group(
      'A failure to learn from',
      list([{ text: `${kind.failure.what} ${kind.failure.lesson}`, sources: [kind.failure.source] }]),
    ),
    group('Questions to answer', list(kind.ask.map(({ question, why }): Item => ({ lead: question, text: why })))),
    group('First two weeks', lines(kind.firstFortnight)),
    group('First month', lines(kind.firstMonth)),
    group(
      'Where this comes from',
      lines(kind.sources.map(({ title, url, date }) => `${title} (${date})${url === undefined ? '' : ` ${url}`}`)),
    ),
  ])
}
