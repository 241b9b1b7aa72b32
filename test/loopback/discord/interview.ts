import { readWriteCode } from '../../../src/channels/discord/custom-id.ts'
import { decodeAction } from '../../../src/contract/action-code.ts'
import type { Control, Person, Response, Shown } from './person.ts'

export type Answers = Readonly<Record<string, string | readonly string[]>>

/** Clicks, ticks and writes through the whole interview, and returns the questions in the order they were answered. */
export async function answerAll(person: Person, answers: Answers): Promise<string[]> {
  const asked: string[] = []
  for (;;) {
    const message = await person.sees((one) => isNext(one, asked.at(-1)))
    const open = openQuestion(message)
    if (open === undefined) return asked
    const response = await answerOne(person, message, open.question, answers[open.question])
    if (response.type !== 6) throw new Error(`${open.question}: ${JSON.stringify(response)}`)
    asked.push(open.question)
    if (asked.length > 60) throw new Error(`no end: ${asked.join(' ')}`)
  }
}

/** The newest message is the question after `last`, or the end: the plan, with its menu of channels. */
function isNext(message: Shown, last: string | undefined): boolean {
  const open = openQuestion(message)
  if (open !== undefined) return open.question !== last
  return /What next\?/.test(message.text)
}

export function openQuestion(message: Shown): { question: string; control: Control } | undefined {
  for (const control of message.controls) {
    const code = readWriteCode(control.id)?.code ?? control.id
    const input = decodeAction(code)?.input ?? decodeAction(control.options[0]?.value ?? '')?.input
    if (input?.type === 'answer') return { question: input.question, control }
  }
  return undefined
}

async function answerOne(
  person: Person,
  message: Shown,
  question: string,
  answer: string | readonly string[] | undefined,
): Promise<Response> {
  if (answer === undefined) return person.press(/know yet/, message)
  for (const control of message.controls) {
    if (readWriteCode(control.id) !== undefined && typeof answer === 'string')
      return (await person.write(control.label, answer, message)).sent
    const own = decodeAction(control.id)?.input
    if (own?.type === 'answer' && own.question === question && Array.isArray(own.value) && Array.isArray(answer))
      return person.choose(message, control, answer)
    if (own?.type === 'answer' && own.value === answer) return person.press(control.label, message)
    const option = control.options.find((one) => isAnswer(one.value, question, answer))
    if (option !== undefined) return person.choose(message, control, [option.value])
  }
  throw new Error(`${question} cannot be answered with ${String(answer)}: ${JSON.stringify(message.controls)}`)
}

function isAnswer(code: string, question: string, answer: string | readonly string[]): boolean {
  const input = decodeAction(code)?.input
  return input?.type === 'answer' && input.question === question && input.value === answer
}

export const SUPPORT: Answers = {
  problem: 'Answer the questions of our customers from the manuals @everyone',
  why: 'The team answers the same questions again and again',
  outcome: 'Half of the mails are answered in a minute',
  attempts: ['rules-or-search', 'prompted-llm'],
  definition: 'clear',
  frequency: 'continuous',
  simpler_way: 'no',
  error_tolerance: 'reviewed',
  regulated_use: 'no',
  users_ready: 'ready',
  task: 'retrieve',
  languages: 'english',
  domain: 'general',
  behaviour_gap: 'lacks-knowledge',
  private_knowledge: 'yes',
  knowledge_change: 'daily',
  citations: 'yes',
  corpus_tokens: '1m-100m',
  labelled_examples: '100-1k',
  data_state: 'scattered',
  sensitive_data: 'internal',
  hosting: 'any-api',
  latency: 'seconds',
  requests_per_day: '1k-10k',
  budget_usd: '10k-100k',
  deadline: '3-6-months',
  hardware: 'none',
  team: ['data-analyst', 'software-engineer'],
  stakeholders: 'Support and legal',
}
