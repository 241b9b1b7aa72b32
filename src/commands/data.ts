import type { Command } from 'commander'
import type { Store } from '../contract/store/store.ts'
import { UserError } from '../errors.ts'

type Person = { readonly tenant: string; readonly user?: string; readonly yes?: boolean }

/** `data`: what whoever runs llm-plan needs to answer "what do you hold about me?", "erase it", and "this was not posted". */
export default function dataCommand(program: Command): void {
  const data = program.command('data').description('export or erase what is held, and look after undelivered messages')

  data
    .command('export')
    .description('print everything held about a person as JSON')
    .requiredOption('--tenant <id>', 'e.g. slack:T0123ABCD or discord:80351110224678912')
    .requiredOption('--user <id>', 'the ID of the person on the platform')
    .action(({ tenant, user = '' }: Person) =>
      withStore(async (store) => print(await store.exportPerson(tenant, user))),
    )

  data
    .command('forget')
    .description('erase a person (or, without --user, a whole tenant), including the bytes on disk')
    .requiredOption('--tenant <id>', 'as in export')
    .option('--user <id>', 'as in export')
    .option('--yes', 'really do it; this cannot be undone')
    .action(({ tenant, user, yes }: Person) =>
      withStore(async (store) => {
        if (!yes) throw new UserError('not-sure', 'This cannot be undone. Add --yes to erase.', { field: 'yes' })
        const erased = user === undefined ? await store.eraseTenant(tenant) : await store.erasePerson(tenant, user)
        await store.scrub()
        print({ erased })
      }),
    )

  data
    .command('dead')
    .description('list messages that could not be delivered, newest first')
    .action(() =>
      withStore(async (store) => {
        for (const letter of await store.deadLetters(1_000)) print({ ...letter, at: new Date(letter.at).toISOString() })
      }),
    )

  data
    .command('retry')
    .description('send an undelivered message again')
    .argument('<error-id>', 'as listed by dead, or as the person saw it: E-...')
    .action((errorId: string) =>
      withStore(async (store) => {
        if (await store.revive(errorId, Date.now())) return print({ revived: errorId })
        throw new UserError('no-such-letter', `There is no undelivered message with the id ${errorId}.`, {
          field: 'error-id',
        })
      }),
    )

  data
    .command('scrub')
    .description('remove the bytes of erased rows from the files now, including large tables (locks them meanwhile)')
    .action(() => withStore((store) => store.scrub(true)))
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const { processConfig } = await import('../config.ts')
  const { openStore } = await import('../store/open-store.ts')
  const { databaseUrl: url, dataDir, tokenKeys } = processConfig()
  const store = await openStore({ url, dataDir, tokenKeys })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
