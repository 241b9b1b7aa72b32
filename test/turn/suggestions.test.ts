import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Input } from '../../src/contract/input.ts'
import type { View } from '../../src/contract/view.ts'
import { readExample } from './example.ts'
import { openRoom, press, type Room, words } from './open-room.ts'

function sourcesOf(file: string): readonly { readonly id: string; readonly title: string }[] {
  const read = parse(readFileSync(file, 'utf8'))
  return Array.isArray(read) ? read : read.sources
}

const SUGGESTED = /“([^”]+\?)”/g

describe.each(['support-assistant', 'ticket-routing'])('the suggestions of the plan of %s', (name) => {
  let at: Room
  beforeAll(async () => {
    at = await openRoom({ place: { platform: 'slack', tenant: 'slack:T1', room: 'C1', direct: false } })
    await at.act({ type: 'start', text: 'Answers take too long' })
    for (const [question, value] of readExample(name)) await at.act({ type: 'adopt', question, value })
    await at.act({ type: 'finish' })
  })
  afterAll(() => at.close())
  const next = () => at.messages.findLast(({ key }) => key === 'plan-next')?.view
  const asked = () => [...words(next()).matchAll(SUGGESTED)].map(([, text = '']) => text)
  const reply = (): View | undefined => at.messages.findLast(({ key }) => key === 'reply')?.view

  it('lead to the same answer by a click and by the words, whatever was asked before', async () => {
    expect(asked().length).toBeGreaterThan(1)
    for (const text of asked()) {
      await at.act(press(next(), text))
      const clicked = words(reply())
      await at.say('how much memory does mistral 7b need in 4 bit?', 'ben')
      await at.say(text.toUpperCase().replace('?', ''))
      expect(words(reply()), text).toBe(clicked)
    }
  })

  it('are answered with the plan’s own figures and reasons', async () => {
    const all = at.messages.filter(({ key }) => key.startsWith('plan-')).map(({ view }) => words(view))
    const plan = all.join('\n')
    await at.say('why this model?')
    expect(plan).toContain(words(reply()).split('\n')[0]?.split(': ')[1])
    const memory = asked().find((text) => text.includes('memory'))
    if (memory === undefined) return
    await at.say(memory)
    const rows = reply()?.parts.flatMap((part) => (part.kind === 'fields' ? part.rows : [])) ?? []
    expect(rows.length).toBeGreaterThan(0)
    for (const { label, value } of rows) expect(plan).toContain(`${label} | ${value}`)
  })

  it('and every other reply name sources by title, never by id or path', async () => {
    const known = ['knowledge/sources.yaml', 'rules/sources.yaml'].flatMap(sourcesOf)
    const ids = known.map(({ id }) => id).filter((id) => id.includes('-'))
    for (const text of [...asked(), 'who do we need?', 'what does it cost?', 'what are the risks?', 'what next?']) {
      await at.say(text, 'ann', true)
      const said = known.reduce((rest, { title }) => rest.replaceAll(title, ''), words(reply()))
      expect(
        ids.filter((id) => said.includes(id)),
        text,
      ).toEqual([])
      expect(said).not.toMatch(/\b(?:bench|knowledge|rules|src)\/\w/)
    }
  })
})

it('are refused to nobody, and never stand where there is no plan', async () => {
  const at = await openRoom()
  const figures: Input = { type: 'figures', of: 'memory' }
  expect((await at.act(figures)).status).toBe('refused')
  await at.close()
})
