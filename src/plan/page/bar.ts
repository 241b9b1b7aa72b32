import { type Html, html } from '../../html.ts'

/**
 * A bar on a track, as SVG whose places are per cents: it fills its line on any screen and needs no style attribute.
 * `from`, `to` and `dot` are shares of the track (0 to 1). Decoration: the words beside it hold the same figures.
 */
export function bar(kind: 'span' | 'range', from: number, to: number, dot?: number): Html {
  const [start, end] = [share(from), share(to)]
  return html`<svg aria-hidden="true"><rect class="track" width="100%" height="10" y="1" rx="5"/><rect class="${kind}" x="${percent(start)}" width="${percent(Math.max(end - start, 0.012))}" height="10" y="1" rx="5"/>${
    dot !== undefined && html`<circle class="dot" cx="${percent(share(dot))}" cy="6" r="5"/>`
  }</svg>`
}

const share = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0)
const percent = (value: number) => `${Number((value * 100).toFixed(2))}%`
