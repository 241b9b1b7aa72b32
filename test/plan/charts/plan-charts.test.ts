import { expect, test } from 'vitest'
import { planCharts } from '../../../src/plan/charts/plan-charts.ts'
import { SAMPLE_PLAN } from './sample-plan.ts'

const EMPTY = { ...SAMPLE_PLAN, timeline: [], estimates: [], budget: { ...SAMPLE_PLAN.budget, lines: [] } }

/** Width and height stand at fixed places of a PNG's first chunk. */
function pngSize(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

test('a plan gets its timeline, its budget and its sizing as pictures', async () => {
  const charts = await planCharts(SAMPLE_PLAN)
  expect(charts.map((chart) => chart.name)).toEqual(['timeline', 'budget', 'sizing'])
  for (const chart of charts) {
    expect([...chart.png.slice(1, 4)]).toEqual([...Buffer.from('PNG')])
    expect(pngSize(chart.png).width).toBe(1040)
    expect(chart.svg).toMatch(/^<svg role="img" aria-label="/)
  }
})

test('the words of a picture hold every figure that it shows', async () => {
  const charts = await planCharts(SAMPLE_PLAN)
  const words = charts.map((chart) => chart.alt).join(' ')
  expect(words).toContain('Prepare the data: 4 to 6 weeks')
  expect(words).toContain('Memory to serve Llama 3.1 8B: 17.2 GiB (16.1 to 18.9)')
  expect(words).toContain('People: $40,000 to $90,000')
})

test('a monthly cost counts in the first year from the roll-out on, so that the lines add up to the total', async () => {
  const words = async (plan: typeof SAMPLE_PLAN) =>
    (await planCharts(plan)).find(({ name }) => name === 'budget')?.alt ?? ''
  expect(await words({ ...SAMPLE_PLAN, timeline: [] })).toContain('Model API: $3,600 to $11,000')
  expect(await words(SAMPLE_PLAN)).toMatch(/Model API: \$[123],\d00 to/)
  expect(await words(SAMPLE_PLAN)).not.toContain('$3,600 to $11,000')
})

test('a hostile label stays text', async () => {
  const [timeline] = SAMPLE_PLAN.timeline
  if (timeline === undefined) throw new Error('the sample has phases')
  const title = '"><script>alert(1)</script>&amp;'
  const [chart] = await planCharts({ ...SAMPLE_PLAN, timeline: [{ ...timeline, title }] })
  expect(chart?.svg).not.toContain('<script')
  expect(chart?.alt).toContain(title)
})

test('a label too long for its line is cut, and the words keep it whole', async () => {
  const [first] = SAMPLE_PLAN.estimates
  if (first === undefined) throw new Error('the sample has estimates')
  const label = 'Memory for serving a model with a very long name indeed, quantised to four bits'
  const charts = await planCharts({ ...SAMPLE_PLAN, estimates: [{ ...first, label }] })
  const sizing = charts.at(-1)
  expect(sizing?.svg).toContain('…')
  expect(sizing?.svg.replace(/aria-label="[^"]*"/, '')).not.toContain(label)
  expect(sizing?.alt).toContain(label)
})

test('an extreme range still draws', async () => {
  const [first] = SAMPLE_PLAN.estimates
  if (first === undefined) throw new Error('the sample has estimates')
  const charts = await planCharts({ ...SAMPLE_PLAN, estimates: [{ ...first, low: 0, high: 1e12 }] })
  expect(charts.at(-1)?.svg).not.toMatch(/NaN|Infinity/)
})

test('a chart without rows is left out', async () => {
  expect(await planCharts(EMPTY)).toEqual([])
})
