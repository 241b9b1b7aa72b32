import { slackClient } from './slack-client.ts'
import type { Control, SlackSink } from './slack-sink.ts'

export type Measured = {
  /** Milliseconds until each turn was acknowledged. */
  readonly acknowledged: number[]
  /** Milliseconds until the reply to it was posted; none for an app that does not reply. */
  readonly replied: number[]
}

/** What the bare app gets in place of an answer. */
const CLICK: Control = { block: 'b', action: { type: 'button', action_id: 'a', value: 'x' }, ts: '1.1', thread: '1.1' }

/**
 * One person's turns: the command, then a click on what was posted, and so on; if the plan comes before the turns are used
 * up, the command again in another channel. Turn k goes to `url(k)`. Without a sink the same sort of click again and again.
 */
export async function converse(
  name: string,
  person: { readonly secret: string; readonly team: string; readonly user: string },
  turns: number,
  url: (turn: number) => string,
  sink: SlackSink | undefined,
  into: Measured,
): Promise<void> {
  const { secret, team, user } = person
  let channel = ''
  let control: Control | undefined
  for (let turn = 0; turn < turns; turn++) {
    if (control === undefined) channel = `C${name}T${turn}`
    const client = slackClient(secret, team, user, channel)
    const begun = performance.now()
    into.acknowledged.push(await (control ? client.press(url(turn), control) : client.command(url(turn))))
    if (sink === undefined) {
      control = CLICK
      continue
    }
    const asked = await sink.next(channel)
    into.replied.push(asked.at - begun)
    control = asked.control
  }
}
