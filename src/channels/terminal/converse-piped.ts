import type { Act } from './session.ts'
import type { TerminalChannel } from './terminal-channel.ts'
import { toInput } from './to-turn.ts'

/**
 * Holds the conversation with lines from a pipe, one answer a line; empty lines are passed over. Each line is printed
 * after a `>`, so that what was printed reads as a conversation. Resolves at the end of the lines.
 */
export async function conversePiped(
  lines: AsyncIterable<string>,
  channel: TerminalChannel,
  act: Act,
  print: (text: string) => void,
): Promise<void> {
  for await (const line of lines) {
    const input = toInput(line, channel.open())
    if (input === undefined) continue
    print(`\n> ${line.trim()}\n`)
    await act(input)
  }
}
