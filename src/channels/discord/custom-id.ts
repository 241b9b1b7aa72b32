import { decodeAction, encodeAction } from '../../contract/action-code.ts'
import type { Input } from '../../contract/input.ts'
import type { Action } from '../../contract/view.ts'
import { LIMITS } from './limits.ts'

type Write = Extract<Action, { kind: 'write' }>

/** Returns the code that a control carries, or undefined where the input is too long for one: it can still be typed. */
export function controlCode(conversation: string, input: Input): string | undefined {
  try {
    const code = encodeAction(conversation, input)
    return code.length <= LIMITS.customId ? code : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The button that opens a dialog carries what the dialog needs: `w`, lines (`s` one, `m` many), length in base 36. */
export function writeCode(conversation: string, action: Write): string | undefined {
  const { question, step } = action
  const code = controlCode(conversation, { type: 'answer', question, step, value: '' })
  if (code === undefined) return undefined
  const length = Math.min(Math.max(action.maxLength, 1), LIMITS.textInput)
  const id = `w${action.multiline ? 'm' : 's'}${length.toString(36)}:${code}`
  return id.length <= LIMITS.customId ? id : undefined
}

export type Dialog = { readonly code: string; readonly multiline: boolean; readonly maxLength: number }

/** Returns the dialog that a button opens, or undefined if the button opens none. */
export function readWriteCode(customId: string): Dialog | undefined {
  const match = /^w([sm])([0-9a-z]{1,3}):(.+)$/s.exec(customId)
  const [, lines, length, code] = match ?? []
  if (lines === undefined || length === undefined || code === undefined || decodeAction(code) === undefined) return
  const maxLength = Math.min(Math.max(Number.parseInt(length, 36), 1), LIMITS.textInput)
  return { code, multiline: lines === 'm', maxLength }
}
