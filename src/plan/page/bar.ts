import { type Html, html } from '../../html.ts'
import type { Bar } from '../outline/section.ts'

/**
 * Ranges under one another on one scale, the widest first, with a line at what is planned: a tornado chart. SVG whose places
 * are per cents fills its line on any screen and needs no style attribute; the words beside it hold the same figures.
 */
export function barRows(title: string, mark: number, bars: readonly Bar[]): Html {
  const low = Math.min(mark, ...bars.map((each) => each.low))
  const high = Math.max(mark, ...bars.map((each) => each.high))
  const place = (value: number) => percent(high > low ? (value - low) / (high - low) : 0)
  return html`<p class="label">${title}</p>${bars.map(
    (each) => html`<div class="row"><span>${each.label}</span><span class="reading">${each.reading}</span>
<svg aria-hidden="true"><rect class="track" width="100%" height="10" y="1" rx="5"/><rect class="range" x="${place(each.low)}" width="${percent(Math.max((each.high - each.low) / (high - low || 1), 0.012))}" height="10" y="1" rx="5"/><line class="mark" x1="${place(mark)}" x2="${place(mark)}" y1="-2" y2="14"/></svg></div>`,
  )}`
}

const percent = (share: number) =>
  `${Number((100 * (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0)).toFixed(2))}%`
