import { encodeAction } from '../../../src/contract/action-code.ts'

/** Payloads in the shape that Slack sends (November 2026), with made-up ids: what fuzzing starts from. */
export const ORIGIN = { tenant: 'slack:T0LOOP', botUser: 'U0BOT' }

const who = { id: 'U0ANN', username: 'ann', name: 'ann', team_id: 'T0LOOP' }
const common = {
  api_app_id: 'A0LOOP',
  token: 'verification',
  team: { id: 'T0LOOP', domain: 'loop' },
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: '9.9.t',
}

export const COMMAND = {
  token: 'verification',
  team_id: 'T0LOOP',
  channel_id: 'C0TEAM',
  user_id: 'U0ANN',
  command: '/llm-plan',
  text: 'answer support questions',
  response_url: 'https://hooks.slack.com/commands/T0LOOP/1/x',
  trigger_id: '1.2.x',
}

const answer = { type: 'answer', question: 'attempts', step: 2 } as const
const write = { conversation: 'abc', question: 'why', step: 1, multiline: true, maxLength: 500, ask: 'Why?' }

export const ACTIONS = [
  { action_id: 'do:0', value: encodeAction('abc', { ...answer, value: 'manual' }) },
  {
    action_id: `pick:3.0:${encodeAction('abc', { ...answer, value: 'manual' }).slice(0, 12)}`,
    selected_option: { value: encodeAction('abc', { ...answer, value: 'manual' }).slice(12) },
  },
  { action_id: 'send:2', value: encodeAction('abc', { ...answer, value: [] }) },
  { action_id: 'room:1:abc', selected_conversation: 'C0PLANS' },
  { action_id: 'write:0', value: JSON.stringify({ ...write, initial: 'before' }) },
].map((action) => ({
  ...common,
  type: 'block_actions',
  user: who,
  channel: { id: 'C0TEAM', name: 'team' },
  container: { type: 'message', message_ts: '100.2', channel_id: 'C0TEAM', is_ephemeral: false, thread_ts: '100.1' },
  message: { ts: '100.2', thread_ts: '100.1', text: 'x', blocks: [] },
  state: { values: { b: { 'tick:2:0': { type: 'checkboxes', selected_options: [{ value: 'manual' }] } } } },
  response_url: 'https://hooks.slack.com/actions/T0LOOP/1/x',
  actions: [{ type: 'button', block_id: 'b', action_ts: '100.9', ...action }],
}))

export const SUBMIT = {
  ...common,
  type: 'view_submission',
  user: who,
  view: {
    id: 'V1',
    type: 'modal',
    callback_id: 'llm-plan:write',
    hash: '1.x',
    private_metadata: JSON.stringify({
      conversation: 'abc',
      question: 'why',
      step: 2,
      place: { room: 'C0TEAM', thread: '100.1', direct: false },
    }),
    state: { values: { answer: { text: { type: 'plain_text_input', value: 'because' } } } },
  },
  response_urls: [],
}

const message = {
  type: 'message',
  channel: 'C0TEAM',
  ts: '200.1',
  thread_ts: '100.1',
  user: 'U0ANN',
  text: 'every day',
}

export const MESSAGES = [
  message,
  { ...message, type: 'app_mention', text: '<@U0BOT> what is <https://x.test|RAG>?' },
  { ...message, channel: 'D0ANN', thread_ts: undefined, channel_type: 'im', client_msg_id: 'u-1' },
  { ...message, subtype: 'file_share', files: [{ id: 'F1', url_private: 'https://files.slack.com/F1' }] },
]
