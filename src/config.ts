import { existsSync } from 'node:fs'
import { z } from 'zod'
import { UserError } from './errors.ts'

/** Everything that can be set, read once from the environment. Absent groups are undefined: that front is not connected. */
export type Config = {
  readonly port: number
  readonly host: string
  /** Where people reach this server; links in chat start with it. No slash at the end. */
  readonly baseUrl: string
  /** Proxies in front of this server whose word on a visitor's address counts: how many, or which addresses. */
  readonly trustProxy: number | string | undefined
  /** Who may open the web page besides those who reach it: whoever knows a code, or whom the proxy has logged in. */
  readonly webAccess: WebAccess | undefined
  /** `postgres://...`, `sqlite:<file>`; undefined means the SQLite file in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  /** A team's own rules instead of the shipped ones. */
  readonly rulesDir: string | undefined
  /** A team's own facts, added to the shipped ones or put over them. */
  readonly knowledgeDir: string | undefined
  readonly logLevel: LogLevel
  readonly retentionDays: number
  /** Sealing keys, newest first: the first one seals, all of them open. */
  readonly tokenKeys: readonly string[]
  readonly allowPrivateNetwork: boolean
  readonly metricsToken: string | undefined
  readonly slack: SlackConfig | undefined
  readonly discord: DiscordConfig | undefined
  readonly openai: OpenAiConfig | undefined
}

/** `header`: the proxy in front names the person in it, and strips it from what comes from outside. */
export type WebAccess = { readonly code: string } | { readonly header: string }

/** One workspace (`botToken`) or many (`oauth`); over HTTP (`signingSecret`) or a socket (`appToken`). */
type SlackConfig = {
  readonly botToken: string | undefined
  readonly signingSecret: string | undefined
  readonly appToken: string | undefined
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | undefined
  readonly apiUrl: string | undefined
}

type DiscordConfig = {
  readonly token: string
  readonly applicationId: string
  readonly publicKey: string | undefined
  readonly apiUrl: string | undefined
  /** Whether the privileged Message Content intent is switched on for the application: free text in threads needs it. */
  readonly messageContent: boolean
}

type OpenAiConfig = {
  readonly apiKey: string
  readonly baseUrl: string
  readonly model: string
  /** Whether plans in chats and on the page get its suggestions. */
  readonly ideas: boolean
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LEVELS)[number]

const text = z.string().trim().min(1).optional()
const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional()

/** Every variable that llm-plan reads. `.env.example` lists the same ones; a test compares the two. */
export const variables = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: url,
  TRUST_PROXY: z
    .string()
    .regex(
      /^(\d{1,2}|[\d.:a-f/, ]+|loopback|uniquelocal)$/i,
      'must be the number of proxies, or their addresses with commas between',
    )
    .optional(),
  WEB_ACCESS: z
    .string()
    .regex(/^(code:.{12,200}|header:[A-Za-z0-9-]{1,60})$/, 'must be code:<at least 12 characters> or header:<name>')
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|sqlite:|file:|:memory:$)/, 'must begin with postgres:// or sqlite:')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  RULES_DIR: text,
  KNOWLEDGE_DIR: text,
  LOG_LEVEL: z.enum(LEVELS, { error: `must be one of ${LEVELS.join(', ')}` }).default('info'),
  RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int('must be a whole number of days')
    .min(1, 'must be at least 1')
    .default(365),
  TOKEN_KEYS: text,
  ALLOW_PRIVATE_NETWORK: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
  METRICS_TOKEN: text,
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must begin with xoxb-').optional(),
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must begin with xapp-').optional(),
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_API_URL: url,
  DISCORD_TOKEN: text,
  DISCORD_APPLICATION_ID: z.string().regex(/^\d+$/, 'must be the number from the General Information page').optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be the 64 hexadecimal digits from the General Information page')
    .optional(),
  DISCORD_API_URL: url,
  DISCORD_MESSAGE_CONTENT: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url,
  OPENAI_MODEL: text,
  OPENAI_IDEAS: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
})

/**
 * Reads the configuration from `env`. An empty value counts as absent, so that a copied `.env.example` works.
 * Throws UserError `bad-config` naming the variable (`field`): a value of the wrong form, or one half of a pair.
 * The message never repeats a value.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name]?.trim()]] : [])),
  )
  const parsed = variables.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new UserError('bad-config', `The configuration has errors: ${lines.join('; ')}.`, {
      field: String(parsed.error.issues[0]?.path[0]),
    })
  }
  const all = parsed.data
  return {
    port: all.PORT,
    host: all.HOST,
    baseUrl: (all.BASE_URL ?? `http://localhost:${all.PORT}`).replace(/\/+$/, ''),
    trustProxy: /^\d+$/.test(all.TRUST_PROXY ?? '') ? Number(all.TRUST_PROXY) : all.TRUST_PROXY,
    webAccess: webAccess(all),
    databaseUrl: all.DATABASE_URL,
    dataDir: all.DATA_DIR,
    rulesDir: all.RULES_DIR,
    knowledgeDir: all.KNOWLEDGE_DIR,
    logLevel: all.LOG_LEVEL,
    retentionDays: all.RETENTION_DAYS,
    tokenKeys: all.TOKEN_KEYS?.split(',').map((key) => key.trim()) ?? [],
    allowPrivateNetwork: all.ALLOW_PRIVATE_NETWORK === 'true',
    metricsToken: all.METRICS_TOKEN,
    slack: slack(all),
    discord: discord(all),
    openai: openai(all),
  }
}

/** The configuration of this process: its environment, and `.env` in the working folder for what that leaves out. */
export function processConfig(): Config {
  return loadConfig(processEnvironment())
}

/** The folder of facts of this process alone: what only reads facts must not stop at a fault in another setting. */
export function knowledgeDirOfProcess(): string | undefined {
  return processEnvironment().KNOWLEDGE_DIR?.trim() || undefined
}

function processEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

type Variables = z.infer<typeof variables>

function webAccess(all: Variables): WebAccess | undefined {
  const [, kind, value = ''] = /^(\w+):(.*)$/.exec(all.WEB_ACCESS ?? '') ?? []
  if (kind === undefined) return undefined
  if (kind === 'code') return { code: value }
  if (all.TRUST_PROXY === undefined) {
    throw missing(
      'TRUST_PROXY',
      'WEB_ACCESS=header:... needs TRUST_PROXY as well: without a proxy, anybody could send that header.',
    )
  }
  return { header: value.toLowerCase() }
}

function slack(all: Variables): SlackConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = all
  pair(all, 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'Installing into many workspaces')
  const oauth = clientId && clientSecret ? { clientId, clientSecret } : undefined
  const anyone = all.SLACK_BOT_TOKEN ?? oauth
  const anyway = all.SLACK_SIGNING_SECRET ?? all.SLACK_APP_TOKEN
  if (!anyone && !anyway) return undefined
  if (!anyone) {
    throw missing('SLACK_BOT_TOKEN', `Slack needs SLACK_BOT_TOKEN as well: ${set(all, SLACK)} is set, but it is not.`)
  }
  if (!anyway) {
    throw missing(
      'SLACK_SIGNING_SECRET',
      `Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) as well: ${set(all, SLACK)} is set.`,
    )
  }
  if (oauth && all.TOKEN_KEYS === undefined) {
    throw missing('TOKEN_KEYS', 'Installing into many workspaces needs TOKEN_KEYS, which seals their tokens at rest.')
  }
  return {
    botToken: all.SLACK_BOT_TOKEN,
    signingSecret: all.SLACK_SIGNING_SECRET,
    appToken: all.SLACK_APP_TOKEN,
    oauth,
    apiUrl: all.SLACK_API_URL,
  }
}

function discord(all: Variables): DiscordConfig | undefined {
  pair(all, 'DISCORD_TOKEN', 'DISCORD_APPLICATION_ID', 'Discord')
  if (all.DISCORD_TOKEN === undefined || all.DISCORD_APPLICATION_ID === undefined) {
    if (all.DISCORD_PUBLIC_KEY === undefined) return undefined
    throw missing('DISCORD_TOKEN', 'Discord needs DISCORD_TOKEN as well: DISCORD_PUBLIC_KEY is set, but it is not.')
  }
  return {
    token: all.DISCORD_TOKEN,
    applicationId: all.DISCORD_APPLICATION_ID,
    publicKey: all.DISCORD_PUBLIC_KEY,
    apiUrl: all.DISCORD_API_URL,
    messageContent: all.DISCORD_MESSAGE_CONTENT === 'true',
  }
}

function openai(all: Variables): OpenAiConfig | undefined {
  pair(all, 'OPENAI_API_KEY', 'OPENAI_MODEL', 'The language model')
  if (all.OPENAI_API_KEY === undefined || all.OPENAI_MODEL === undefined) {
    if (all.OPENAI_IDEAS === 'false') return undefined
    throw missing(
      'OPENAI_API_KEY',
      'OPENAI_IDEAS needs OPENAI_API_KEY as well: without a model there is nobody to suggest.',
    )
  }
  const baseUrl = all.OPENAI_BASE_URL ?? 'https://api.openai.com/v1'
  return { apiKey: all.OPENAI_API_KEY, baseUrl, model: all.OPENAI_MODEL, ideas: all.OPENAI_IDEAS === 'true' }
}

const SLACK = ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const

function set(all: Variables, names: readonly (keyof Variables)[]): string {
  return names.filter((name) => all[name] !== undefined).join(', ')
}

function pair(all: Variables, one: keyof Variables, other: keyof Variables, what: string): void {
  for (const [here, absent] of [
    [one, other],
    [other, one],
  ] as const) {
    if (all[here] !== undefined && all[absent] === undefined) {
      throw missing(absent, `${what} needs ${absent} as well: ${here} is set, but it is not.`)
    }
  }
}

function missing(field: string, message: string): UserError {
  return new UserError('bad-config', message, { field })
}
