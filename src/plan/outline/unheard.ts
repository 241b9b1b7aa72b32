import { stems } from '../../blueprint/stems.ts'
import { pieces, sentences } from '../../profile/remarks/sentences.ts'
import type { Plan } from '../plan.ts'
import { type Block, itemLine, type Section } from './section.ts'

/** Answers in which a team tells what is special to it; goals and names of people are told elsewhere. */
const TELLING = ['problem', 'why', 'lessons', 'dependencies']
/** Words that say nothing about a case by themselves. */
const PLAIN = new Set(
  `a an the of to in for and or with on at by is are was were be been we our us it its this that they them their from as not no but
  have has had do does did can could will would shall should must may want need get give take make say tell see use which who when
  where what how than then so if out up down over under into about per each every all any some more most less least very too also only
  just there here one two three you your he she his her day week month year people case work way`
    .split(/\s+/u)
    .map((word) => stems(word).trim()),
)
/** What has a limit, a number or a loss in it may change a plan; what has none describes it. */
const WEIGHTY =
  /\d|\b(?:no|not|never|only|without|until|except|because|but|wrong|fail|lost|complain|strike|refuse|old|missing)/iu
/** Machines are read and told in words of our own. */
const MACHINES = /\b(?:gpus?|cards?|servers?|workstations?|racks?|laptops?)\b/iu
/** So much of what a piece says must be missing on the page, in so many words at least. (Our judgment.) */
const MISSING = 0.6
const SHORTEST = 3
/** So many are shown, none longer than a reader takes in. */
const SHOWN = 3
const LONGEST = 130
/** Where hardly anything is found, the team writes in another language than the plan, and comparing words says nothing. */
const FOREIGN = 0.6

/**
 * What the team said and no row of the page takes up, in its own words: better told than lost. Compares
 * stems of words, so it may quote what was heard in other words, and misses what shares its words with the page.
 */
export function unheard({ problem }: Plan, page: readonly Section[]): readonly string[] {
  const said = new Set(
    stems(page.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(textsOf)]).join(' ')).split(' '),
  )
  const all = problem
    .filter(({ question }) => TELLING.includes(question))
    .flatMap(({ question, text }) =>
      sentences(text)
        // The first sentence says who asks and for what, which the whole plan answers.
        .slice(question === 'problem' ? 1 : 0)
        .flatMap((sentence) => pieces(sentence.text).map((piece) => ({ sentence, piece }))),
    )
    .map(({ sentence, piece }) => ({ ...quoteOf(sentence.text, piece.text), words: contentOf(piece.text) }))
    .filter(({ words }) => words.length >= SHORTEST)
  const missed = all.filter(({ words }) => words.filter((word) => !said.has(word)).length >= MISSING * words.length)
  if (missed.length > FOREIGN * all.length) return []
  const quotes = missed
    .filter(({ quote, piece }) => quote.length <= LONGEST && WEIGHTY.test(piece) && !MACHINES.test(piece))
    .map(({ quote }) => quote)
  return [...new Set(quotes)].slice(0, SHOWN)
}

/** The sentence where it is short, since a piece may lean on the rest of it. */
function quoteOf(sentence: string, piece: string): { readonly quote: string; readonly piece: string } {
  const whole = sentence.length <= LONGEST ? sentence : piece
  return { quote: whole.trim().replace(/[.;:,]$/u, ''), piece }
}

const contentOf = (text: string): readonly string[] =>
  [...new Set(stems(text).trim().split(' '))].filter((word) => word.length > 1 && !PLAIN.has(word))

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text]
    case 'list':
      return block.items.map(itemLine)
    case 'table':
      return block.rows.flat()
    case 'fold':
      return block.blocks.flatMap(textsOf)
    default:
      return []
  }
}
