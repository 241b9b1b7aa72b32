import { upperFirst, withArticle } from '../sentence.ts'
import { writtenName } from './as-written.ts'
import { type Expression, evaluate, type FactValues, parseExpression } from './expression.ts'
import { FORMATS, printValue } from './print.ts'

type Hole = { readonly value: Expression; readonly format: string | undefined }
type Piece = string | Hole
/** A text with holes: each part is a run of pieces; an optional part is left out when a fact in it is not known. */
export type Template = readonly { readonly optional: boolean; readonly pieces: readonly Piece[] }[]

/** Reads a text with `{expression|format}` and `[[optional parts]]`. Throws an Error that says what is wrong. */
export function parseTemplate(text: string): Template {
  const parts = text.split(/(\[\[.*?\]\])/su).filter((part) => part !== '')
  return parts.map((part) => {
    const optional = part.startsWith('[[')
    const inner = optional ? part.slice(2, -2) : part
    if (inner.includes('[[') || inner.includes(']]'))
      throw new Error('[[ and ]] must come in pairs, none inside another')
    return { optional, pieces: piecesOf(inner) }
  })
}

/** The names of facts that a template cannot do without: those outside optional parts. */
export function neededFacts(template: Template): readonly string[] {
  return namesIn(template.filter(({ optional }) => !optional))
}

/** Every fact that a template names. */
export function namesIn(template: Template): readonly string[] {
  const values = template.flatMap(({ pieces }) => pieces.filter((piece) => typeof piece !== 'string'))
  return [...new Set(values.flatMap(({ value }) => value.names))]
}

/** The text for these facts; undefined when a needed fact is not known. The first letter is a capital. */
export function fillTemplate(template: Template, facts: FactValues): string | undefined {
  let text = ''
  for (const { optional, pieces } of template) {
    const filled = fillPieces(pieces, facts)
    if (filled === undefined && !optional) return undefined
    text += filled ?? ''
  }
  const tidy = text
    .replace(/ {2,}/gu, ' ')
    .replace(/ ([.,;:])/gu, '$1')
    .trim()
  return tidy.charAt(0).toUpperCase() + tidy.slice(1)
}

function fillPieces(pieces: readonly Piece[], facts: FactValues): string | undefined {
  let text = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece
      continue
    }
    const value = evaluate(piece.value, facts)
    if (value === undefined) return undefined
    text = joined(text, singularOne(piece, text, facts) ?? written(piece, facts) ?? printValue(value, piece.format))
  }
  return text
}

/** Money that the team named in another currency is quoted as it was written. */
function written({ value, format }: Hole, facts: FactValues): string | undefined {
  const told = format === 'usd' ? facts[writtenName(value.text)] : undefined
  return typeof told === 'string' ? told : undefined
}

/** "1 meetings" is one meeting. */
function singularOne({ value }: Hole, before: string, facts: FactValues): string | undefined {
  if (value.names.length !== 1 || value.names[0] !== 'cases' || !/(?:^|\s)1 $/u.test(before)) return undefined
  return typeof facts.case === 'string' ? facts.case : undefined
}

/** The article that the template wrote follows the word that was filled in: "a {case}" can be an invoice. */
function joined(before: string, filled: string): string {
  const article = /(?<=^|[\s([])(a|an) $/iu.exec(before)
  if (article === null || !/^\p{L}/u.test(filled)) return before + filled
  const right = withArticle(filled)
  const start = before.slice(0, article.index)
  return start + (article[1]?.startsWith('A') === true ? upperFirst(right) : right)
}

function piecesOf(text: string): Piece[] {
  return text
    .split(/(\{[^{}]*\})/u)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (!piece.startsWith('{')) {
        if (/[{}]/u.test(piece)) throw new Error('{ and } must come in pairs')
        return piece
      }
      const [expression = '', format] = piece.slice(1, -1).split('|')
      if (format !== undefined && !(format in FORMATS) && format !== 'text') {
        throw new Error(`"${format}" is no format; there are ${Object.keys(FORMATS).join(', ')} and text`)
      }
      return { value: parseExpression(expression.trim()), format }
    })
}
