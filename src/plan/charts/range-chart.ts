import type { TopLevelSpec } from 'vega-lite'

/** One row: its name above the bar at the left, its reading at the right, and the bar from `low` to `high`. */
type RangeRow = {
  readonly label: string
  readonly reading: string
  readonly low: number
  readonly high: number
  /** A dot inside the bar: the value between low and high. */
  readonly value?: number
}

export type RangeChart = {
  readonly title: string
  readonly subtitle: string
  readonly rows: readonly RangeRow[]
  readonly from: number
  readonly to: number
  /** `spans`: the bar is the thing itself (a phase). `ranges`: it is what the value may be. */
  readonly bars: 'spans' | 'ranges'
  readonly ticks: readonly number[]
  /** A Vega expression over `datum.value` that writes a tick's label. */
  readonly tickLabel: string
}

/** Ink on white paper, contrast above 4.5:1: the picture is posted to chats with light and with dark backgrounds. */
const COLOURS = {
  paper: '#ffffff',
  ink: '#1d2129',
  muted: '#5f6673',
  line: '#e6e4de',
  accent: '#0f6b63',
  soft: '#b9dcd6',
}

/** Wide enough for a caption line, narrow enough that its letters stay readable on a phone. */
const WIDTH = 480
const ROW = 50

/**
 * Horizontal bars with their words above them, as a Vega-Lite specification. Names stand above the bars and not beside
 * them, so that the same picture works on a phone.
 */
export function rangeChart(chart: RangeChart): TopLevelSpec {
  const rows = chart.rows.map((row, index) => ({ ...row, index, label: shorten(row.label, row.reading) }))
  const y = { field: 'index', type: 'ordinal', axis: null, scale: { paddingInner: 0, paddingOuter: 0 } } as const
  const x = {
    type: 'quantitative' as const,
    scale: {
      domain: [chart.from, chart.to] as [number, number],
      nice: false,
      zero: false,
      clamp: true,
    },
    axis: {
      values: [...chart.ticks],
      labelExpr: chart.tickLabel,
      title: null,
      domain: false,
      ticks: false,
      grid: false,
      labelColor: COLOURS.muted,
      labelFontSize: 12,
      labelPadding: 8,
      labelFlush: true,
    },
  } satisfies Record<string, unknown>
  const words = { type: 'text', baseline: 'middle', fontSize: 13, yOffset: -10 } as const
  const bar = { type: 'bar', height: 10, cornerRadius: 5, yOffset: 9 } as const
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: WIDTH,
    height: ROW * rows.length,
    // Fixed margins: measuring letters needs a browser, and a guess would leave a white strip at the right.
    autosize: 'none',
    padding: { left: 20, right: 20, top: 74, bottom: 44 },
    background: COLOURS.paper,
    title: {
      text: chart.title,
      subtitle: chart.subtitle,
      anchor: 'start',
      frame: 'group',
      offset: 14,
      fontSize: 17,
      fontWeight: 600,
      color: COLOURS.ink,
      subtitleColor: COLOURS.muted,
      subtitleFontSize: 13,
      subtitlePadding: 6,
    },
    data: { values: rows },
    config: { font: 'Inter', view: { stroke: null } },
    layer: [
      {
        mark: { ...bar, color: COLOURS.line },
        encoding: { y, x: { ...x, datum: chart.from }, x2: { datum: chart.to } },
      },
      {
        mark: { ...bar, color: chart.bars === 'spans' ? COLOURS.accent : COLOURS.soft },
        encoding: { y, x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        transform: [{ filter: 'isValid(datum.value)' }],
        mark: { type: 'point', filled: true, opacity: 1, size: 90, yOffset: 9, color: COLOURS.accent },
        encoding: { y, x: { ...x, field: 'value' } },
      },
      {
        mark: { ...words, align: 'left', color: COLOURS.ink, fontWeight: 500 },
        encoding: { y, x: { value: 0 }, text: { field: 'label' } },
      },
      {
        mark: { ...words, align: 'right', color: COLOURS.muted },
        encoding: { y, x: { value: WIDTH }, text: { field: 'reading' } },
      },
    ],
  }
}

/** Average width of a letter of Inter at 13 px, a little on the safe side. */
const LETTER = 7.2

/** The label, cut with an ellipsis where it would run into the reading at the other end of the line. */
function shorten(label: string, reading: string): string {
  const room = Math.max(8, Math.floor(WIDTH / LETTER) - reading.length - 2)
  return label.length <= room ? label : `${label.slice(0, room - 1).trimEnd()}…`
}
