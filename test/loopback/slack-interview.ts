import { until } from './slack-front.ts'
import type { Person } from './slack-person.ts'
import { BOT, type Json, type Message, type World } from './slack-world.ts'

type Element = Json & { readonly type: string; readonly action_id: string; readonly options?: readonly Json[] }

/** The newest bot message of a thread that asks something: it has a control with which to answer. */
export function openQuestion(world: World, channel: string, thread: string | undefined): Message | undefined {
  return world.messages.findLast(
    (message) =>
      message.channel === channel &&
      message.user === BOT &&
      message.only === undefined &&
      (thread === undefined || message.thread_ts === thread) &&
      elementsOf(message).some(isAnswer),
  )
}

/** The message that offers a list of channels, newest first. */
export function roomList(world: World, { channel, thread }: { channel: string; thread?: string }): Message | undefined {
  return world.messages.findLast(
    (message) =>
      message.channel === channel &&
      (thread === undefined || message.thread_ts === thread) &&
      elementsOf(message).some(({ type }) => type === 'conversations_select'),
  )
}

/**
 * Answers every question of an interview in the way its control offers: types texts into the dialog, ticks two boxes, clicks
 * the first button or chooses the first option, until `stop` says so. Returns how many were answered, by control.
 */
export async function answerAll(
  person: Person,
  world: World,
  where: { readonly channel: string; readonly thread?: string },
  stop: () => boolean,
): Promise<Record<string, number>> {
  const ways: Record<string, number> = {}
  for (let turn = 0; turn < 60 && !stop(); turn++) {
    const question = await until(() => stop() || openQuestion(world, where.channel, where.thread))
    if (question === true) break
    const way = await answer(person, question as Message)
    ways[way] = (ways[way] ?? 0) + 1
    // Answered: the message loses its controls.
    await until(() => stop() || !elementsOf(world.messages.find(({ ts }) => ts === question.ts)).some(isAnswer))
  }
  return ways
}

async function answer(person: Person, question: Message): Promise<string> {
  const elements = elementsOf(question)
  const write = elements.find(({ action_id }) => action_id.startsWith('write:'))
  if (write) {
    await person.write(question, labelOf(write), 'Our support team answers the same 300 questions by hand every day')
    return 'dialog'
  }
  const boxes = elements.find(({ type }) => type === 'checkboxes')
  if (boxes) {
    await person.tick(question, (boxes.options ?? []).slice(1, 3).map(labelOf))
    return 'ticks'
  }
  const list = elements.find((element) => element.action_id.startsWith('pick:') && isAnswer(element))
  if (list) {
    await person.choose(question, labelOf(list.options?.[0] ?? {}))
    return list.type
  }
  const buttons = elements.filter(isAnswer)
  // "No, there is no simpler way", "neither regulated nor dangerous": the answers that lead to a project.
  const button = buttons.find((one) => /^(No|Neither)\b/.test(labelOf(one))) ?? buttons[0]
  if (button === undefined) throw new Error('nothing to answer with')
  await person.click(question, labelOf(button))
  return 'button'
}

function elementsOf(message: Message | undefined): readonly Element[] {
  return (message?.blocks ?? []).flatMap((block) =>
    block.type === 'actions' ? ((block.elements ?? []) as Element[]) : [],
  )
}

/** A control that answers a question: its code says so (`v1|conversation|a|...`), or only answers have its kind. */
function isAnswer({ action_id, value, options }: Element): boolean {
  if (/^(tick|write):/.test(action_id)) return true
  const code = action_id.startsWith('pick:') ? action_id.replace(/^pick:[^:]*:/, '') + options?.[0]?.value : value
  return String(code ?? '').split('|')[2] === 'a'
}

const labelOf = (one: Json): string => String((one.text as Json | undefined)?.text ?? '')
