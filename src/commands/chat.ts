import { writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import type { Act } from '../channels/terminal/session.ts'
import type { TerminalChannel, TerminalParts } from '../channels/terminal/terminal-channel.ts'

type Options = { quick?: boolean; format?: 'md' | 'json'; resume?: boolean }

/** `chat`: the whole conversation in the terminal, or with lines from standard input. */
export default function chatCommand(program: Command): void {
  program
    .command('chat')
    .description(
      'hold the conversation in the terminal; without a terminal, read one answer per line from standard input',
    )
    .option('--quick', 'ask only the key questions')
    .option('--resume', 'keep the conversation in the data folder and continue it next time')
    .addOption(new Option('--format <format>', 'print the plan at the end in this form').choices(['md', 'json']))
    .action(chat)
}

async function chat(options: Options): Promise<void> {
  const piped = !process.stdin.isTTY
  const format = options.format ?? (piped ? 'md' : undefined)
  // With JSON, standard output is the plan and nothing else, so that a program can read it.
  const stream = format === 'json' ? process.stderr : process.stdout
  const print = (text: string) => void stream.write(text)
  const { act, channel, found, close } = await open(options.resume === true, {
    print,
    // A line longer than this is tiring to read, however wide the window.
    look: {
      width: Math.min(stream.columns ?? 80, 100),
      colour: stream.isTTY && stream.hasColors(),
      choices: piped,
    },
    planAtEnd: piped,
    file: async (name, content) => (piped ? void process.stdout.write(content) : await save(name, content)),
  })
  try {
    if (found === undefined) await act({ type: 'start', mode: options.quick ? 'quick' : 'normal' })
    else await act({ type: found === 'planned' ? 'plan' : 'status' })
    if (piped) {
      const { conversePiped } = await import('../channels/terminal/converse-piped.ts')
      await conversePiped(createInterface({ input: process.stdin }), channel, act, print)
    } else {
      const { converseTty } = await import('../channels/terminal/converse-tty.ts')
      await converseTty(channel, act, { kept: options.resume === true })
    }
    if (format !== undefined) await finish(format, channel, act, print)
    else if (channel.isAsking()) {
      print(
        options.resume
          ? '\nYour answers are saved. Run chat --resume to continue from here.\n'
          : '\nGoodbye. Next time, chat --resume saves your answers.\n',
      )
    }
  } finally {
    await close()
  }
}

/** The plan at the end of a conversation: of what is known, if the questions were not all answered. */
async function finish(
  format: 'md' | 'json',
  channel: TerminalChannel,
  act: Act,
  print: (text: string) => void,
): Promise<void> {
  if (channel.isAsking()) {
    print(
      '\nThe answers end here. This is the plan from what is known; everything else counts as “I don’t know yet”.\n',
    )
    await act({ type: 'finish' })
  }
  print('\n')
  if (!(await act({ type: 'export', format }))) process.exitCode = 1
}

/** The whole product behind the terminal, in memory or, to be resumed, in a file of the data folder. */
async function open(resume: boolean, parts: TerminalParts) {
  const { processConfig } = await import('../config.ts')
  const { loadAdvice, loadNotes } = await import('./load-advice.ts')
  const { openModel } = await import('./open-model.ts')
  const { openStore } = await import('../store/open-store.ts')
  const { createHandle } = await import('../turn/handle.ts')
  const { createDeliver } = await import('../turn/delivery/deliver.ts')
  const { createLog } = await import('../log.ts')
  const { createTerminalChannel, TERMINAL_PLACE } = await import('../channels/terminal/terminal-channel.ts')
  const { createSession } = await import('../channels/terminal/session.ts')
  const { render } = await import('../channels/terminal/render.ts')

  const [{ book, knowledge, guides }, concepts] = await Promise.all([loadAdvice(), loadNotes()])
  const log = createLog('error')
  const config = processConfig()
  const store = await openStore({ url: resume ? join(config.dataDir, 'chat.db') : ':memory:' })
  const channel = createTerminalChannel(parts)
  const deliver = createDeliver({ store, channels: [channel], log })
  const thinking = new Set<Promise<void>>()
  const handle = createHandle({
    store,
    book,
    knowledge,
    guides,
    concepts,
    log,
    model: await openModel(config),
    ideas: config.openai?.ideas === true,
    kick: () => deliver.kick(),
    track(work) {
      thinking.add(work)
      void work.finally(() => thinking.delete(work))
    },
  })
  const found = await store.transaction((tx) => tx.findAt(TERMINAL_PLACE))
  deliver.start()
  const act = createSession({
    handle,
    async settle() {
      // A line that comes later would land in the middle of what is being typed. It takes 20 seconds at most, ideas for a plan a minute; the plan itself is printed before.
      await Promise.all(thinking)
      while ((await store.counts(Date.now())).waiting > 0) await sleep(2)
    },
    tell: (view) => parts.print(`\n${render(view, parts.look)}\n`),
    now: Date.now,
  })
  async function close(): Promise<void> {
    await deliver.stop()
    await store.close()
  }
  return { act, channel, found: found?.interview.phase, close }
}

/** Writes a file beside the others here, under a name that is still free. Returns what to say about it. */
async function save(name: string, content: string): Promise<string> {
  const { name: stem, ext } = parse(name)
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${stem}-${count}${ext}`
    try {
      await writeFile(free, content, { flag: 'wx' })
      return `Written to ${free}`
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
