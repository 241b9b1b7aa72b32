import { THEME } from '../../theme.ts'

/** The whole style of a plan's page. Tables become cards on a phone; on paper everything that is folded opens. */
export const PLAN_STYLE = `${THEME}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 var(--sans); overflow-wrap: break-word; }
main, header { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
.brand { color: var(--accent); font-weight: 600; font-size: .9rem; margin: 0; }
h1 { font-size: clamp(1.6rem, 5vw, 2.3rem); line-height: 1.2; letter-spacing: -.02em; margin: .4rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.3rem; letter-spacing: -.01em; margin: 3rem 0 1rem; }
h3 { font-size: 1.05rem; margin: 0; display: inline; }
.appendix { margin-top: 4rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.lead { font-size: 1.1rem; margin: 0 0 1.25rem; }
p { margin: .4rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
ul, ol { padding-left: 1.2rem; margin: .5rem 0; }
li { margin: .35rem 0; }
.muted, small { color: var(--muted); font-size: .9rem; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1.5rem; }
.bar a, .bar button { font: inherit; font-size: .9rem; color: var(--ink); background: var(--card); border: 1px solid var(--line);
  border-radius: .6rem; padding: .5rem .9rem; text-decoration: none; cursor: pointer; }
.bar a:hover, .bar button:hover { border-color: var(--accent); color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.grid { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .9rem; padding: 1.1rem 1.25rem; box-shadow: var(--shadow); }
.card + .card { margin-top: .75rem; }
.grid .card { margin: 0; }
.label { color: var(--muted); font-size: .85rem; margin: 0; }
.big { font-size: 1.15rem; font-weight: 600; line-height: 1.3; margin: .15rem 0 .4rem; }
.card p:last-child { margin-bottom: 0; }
details { margin-top: .7rem; }
details.card { padding: .8rem 1.25rem; } details.card > summary { color: var(--ink); }
.card > p:first-child, .card > ul:first-child, .card > ol:first-child { margin-top: 0; }
.drawing { margin: .7rem 0 .3rem; } .drawing svg { display: block; max-width: 100%; height: auto; } .drawing.narrow { display: none; }
.drawing text { font: 13px var(--sans); fill: var(--ink); text-anchor: middle; } .drawing .by { fill: var(--accent); font-size: 12px; }
.box { fill: var(--accent-tint); stroke: var(--accent); } .box.aside { fill: none; stroke-dasharray: 5 4; } .arrow { fill: none; stroke: var(--muted); stroke-width: 1.5; }
summary { cursor: pointer; color: var(--accent); font-size: .95rem; }
details > :not(summary) { margin-left: .2rem; }
#before .card { background: var(--warn-soft); color: var(--warn); border-color: transparent; box-shadow: none; }
#ideas .card { background: transparent; border-style: dashed; box-shadow: none; }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .55rem 0; }
.row .reading { color: var(--muted); font-variant-numeric: tabular-nums; }
.row svg { width: 100%; flex: 0 0 100%; height: 12px; display: block; margin: .3rem 0; overflow: visible; }
.row small { flex: 0 0 100%; }
.track { fill: var(--line); } .range { fill: color-mix(in srgb, var(--accent) 45%, var(--line)); } .mark { stroke: var(--ink); stroke-width: 2; }
table { width: 100%; border-collapse: collapse; font-size: .93rem; }
th { text-align: left; font-weight: 500; color: var(--muted); }
th, td { padding: .6rem .8rem .6rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
#running tr:last-child td, #work tr:last-child td { font-weight: 600; }
#running td, #work td { font-variant-numeric: tabular-nums; }
td:last-child, th:last-child { padding-right: 0; }
sup a { text-decoration: none; font-size: .75rem; }
footer { max-width: 54rem; margin: 3rem auto 0; padding: 1.2rem 1.25rem 3rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) {
  thead { display: none; } table, tbody, tr, td { display: block; }
  tr { padding: .7rem 0; border-bottom: 1px solid var(--line); } tr:last-child { border-bottom: 0; }
  td { border: 0; padding: .15rem 0; } td[data-label]::before { content: attr(data-label) ": "; color: var(--muted); }
  td.none { display: none; } .drawing.wide { display: none; } .drawing.narrow { display: block; }
  td:first-child { font-weight: 600; } td:first-child::before { content: none; }
}
@media print {
  @page { margin: 16mm; }
  html { font-size: 12px; } body { background: #fff; font-size: 1rem; line-height: 1.45; } .bar { display: none; } header { padding-top: 0; }
  main, header, footer { max-width: none; padding: 0; } h1 { font-size: 2rem; } h2 { margin: 1.4rem 0 .5rem; }
  .card { box-shadow: none; padding: .6rem .8rem; border-radius: .5rem; } .card + .card { margin-top: .4rem; } .grid .card { margin: 0; } details { margin-top: .3rem; }
  .grid { grid-template-columns: repeat(2, 1fr); gap: .4rem; } ul, ol, p { margin: .2rem 0; } li { margin: .1rem 0; }
  .row { padding: .25rem 0; } h2, h3, summary { break-after: avoid; } tr, .row, li, .grid .card { break-inside: avoid; }
  .working { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; } summary { list-style: none; }
  .track, .range, .mark, .box, .arrow, #before .card { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
