import { describe, expect, it } from 'vitest'
import { fromRow, toRow, type Upgrade } from '../../src/store/records/conversation-row.ts'
import { sampleConversation } from '../contracts/sample.ts'

describe('a saved conversation', () => {
  const conversation = sampleConversation()
  const row = { ...toRow(conversation), thread: '', next_seq: 0 }

  it('is brought up step by step from the version it was saved in', () => {
    const { interview } = conversation
    const { mode: _, ...older } = interview
    const upgrades: Upgrade[] = [
      ({ answers, ...rest }) => ({ ...rest, interview: { ...(answers as object) } }),
      (state) => ({ ...state, interview: { ...(state.interview as object), mode: 'quick' } }),
    ]
    const first = { ...row, state_version: 1, state: JSON.stringify({ answers: older }) }
    expect(fromRow(first, upgrades).interview).toEqual({ ...interview, mode: 'quick' })
    const second = { ...row, state_version: 2, state: JSON.stringify({ interview: older }) }
    expect(fromRow(second, upgrades).interview).toEqual({ ...interview, mode: 'quick' })
    const third = { ...row, state_version: 3, state: JSON.stringify({ interview }) }
    expect(fromRow(third, upgrades)).toEqual(conversation)
  })

  it('is refused when a newer release saved it, or when an upgrade fails', () => {
    expect(() => fromRow({ ...row, state_version: 2 }, [])).toThrow(/newer release/)
    const broken: Upgrade = () => {
      throw new Error('no')
    }
    expect(() => fromRow(row, [broken])).toThrow(/damaged/)
  })
})
