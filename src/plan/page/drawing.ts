import { type Html, html } from '../../html.ts'
import type { Node } from '../outline/section.ts'

/** Units of the drawing; one is a CSS pixel where the page is wide enough. */
const BOX = { width: 246, height: 74, gapX: 30, gapY: 26, pad: 2 } as const
const LINE = 16
/** Letters of 13 pixels that fit between the walls of a box. */
const LETTERS = 31
const WIDE = 3

/**
 * The parts of the problem as boxes in their order: three in a row on a wide screen, one under the other on a phone. What no case runs
 * through stands behind them with a broken line around it, and no arrow leads to it.
 */
export function partsDrawing(given: readonly Node[]): Html {
  const aside = given.filter((node) => node.aside === true)
  const way = given.filter((node) => node.aside !== true)
  const told = (some: readonly Node[]) => some.map(({ label, by }) => `${label} (${by})`)
  const beside = aside.length === 0 ? '' : `; beside them: ${told(aside).join(', ')}`
  const name = `The parts in order: ${told(way).join(', then ')}${beside}`
  const nodes = [...way, ...aside]
  return html`<div class="drawing wide">${flow(nodes, Math.min(WIDE, nodes.length), name)}</div><div class="drawing narrow">${flow(nodes, 1, name)}</div>`
}

function flow(nodes: readonly Node[], columns: number, name: string): Html {
  const rows = Math.ceil(nodes.length / columns)
  const width = columns * BOX.width + (columns - 1) * BOX.gapX + 2 * BOX.pad
  const height = rows * BOX.height + (rows - 1) * BOX.gapY + 2 * BOX.pad
  return html`<svg role="img" aria-label="${name}" viewBox="0 0 ${width} ${height}" width="${width}">${nodes.map(
    (node, at) => {
      const { x, y } = placeOf(at, columns)
      return html`${at > 0 && node.aside !== true && arrow(placeOf(at - 1, columns), { x, y })}${box(node, x, y)}`
    },
  )}</svg>`
}

const placeOf = (at: number, columns: number) => ({
  x: BOX.pad + (at % columns) * (BOX.width + BOX.gapX),
  y: BOX.pad + Math.floor(at / columns) * (BOX.height + BOX.gapY),
})

type Point = { readonly x: number; readonly y: number }

function box({ label, by, aside }: Node, x: number, y: number): Html {
  const words = wrapped(label)
  const top = y + (BOX.height - (words.length + 1) * LINE) / 2 + 12
  const middle = x + BOX.width / 2
  return html`<rect class="${aside === true ? 'box aside' : 'box'}" x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="9"/>${words.map(
    (line, at) => html`<text x="${middle}" y="${top + at * LINE}">${line}</text>`,
  )}<text class="by" x="${middle}" y="${top + words.length * LINE}">${by}</text>`
}

/** From one box to the next: across within a row, else down and back to the row's beginning. */
function arrow(from: Point, to: Point): Html {
  const half = BOX.width / 2
  if (from.y === to.y) {
    const y = from.y + BOX.height / 2
    const end = to.x - 3
    return html`<path class="arrow" d="M${from.x + BOX.width} ${y}H${end}m-6 -5l6 5l-6 5"/>`
  }
  const turn = from.y + BOX.height + BOX.gapY / 2
  return html`<path class="arrow" d="M${from.x + half} ${from.y + BOX.height}V${turn}H${to.x + half}V${to.y - 3}m-5 -6l5 6l5 -6"/>`
}

const MAX_LINES = 3

/** A label in at most three lines; what does not fit ends in an ellipsis, and stands whole in the table beside it. */
function wrapped(label: string): readonly string[] {
  const lines: string[] = []
  for (const word of label.trim().split(/\s+/u)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= LETTERS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const fitting = lines.map((line) => (line.length > LETTERS ? `${line.slice(0, LETTERS - 1)}…` : line))
  return fitting.length <= MAX_LINES
    ? fitting
    : [...fitting.slice(0, MAX_LINES - 1), `${(fitting[MAX_LINES - 1] ?? '').slice(0, LETTERS - 1)}…`]
}
