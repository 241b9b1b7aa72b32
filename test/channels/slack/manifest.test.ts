import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { slackManifest } from '../../../src/channels/slack/manifest.ts'
import { BOT_SCOPES } from '../../../src/channels/slack/settings.ts'

const source = readFileSync('slack-manifest.yaml', 'utf8')

/**
 * What Slack asks for a method, where it is called at all. Source: the page of each method and event, for example
 * https://docs.slack.dev/reference/methods/chat.postMessage, November 2026.
 */
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history', 'metadata.message:read']
const METHOD_NEEDS: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.update': ['chat:write'],
  'conversations.history': HISTORY,
  'conversations.join': ['channels:join'],
  'conversations.open': ['im:write'],
  'conversations.replies': HISTORY,
  filesUploadV2: ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
}
const EVENT_NEEDS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
}
const CALL = /\b(?:client|web)\.((?:auth|chat|conversations|users|views|files)\.\w+|filesUploadV2)\(/g
const code = globSync('src/channels/slack/**/*.ts').map((path) => readFileSync(path, 'utf8'))

describe('the Slack manifest', () => {
  it('asks for exactly the permissions that the methods called and the events heard need', () => {
    const { settings, oauth_config } = parse(source)
    const called = new Set(code.flatMap((text) => [...text.matchAll(CALL)].map(([, method = '']) => method)))
    const events: string[] = settings.event_subscriptions.bot_events
    expect([...called].sort()).toEqual(Object.keys(METHOD_NEEDS).sort())
    expect(events.toSorted()).toEqual(Object.keys(EVENT_NEEDS).sort())
    const needed = [...called].flatMap((method) => METHOD_NEEDS[method] ?? [])
    const heard = events.flatMap((event) => EVENT_NEEDS[event] ?? [])
    expect(new Set(oauth_config.scopes.bot)).toEqual(new Set(['commands', ...needed, ...heard]))
  })

  it('subscribes to every event that is listened for', () => {
    const bolt = code.flatMap((text) => [...text.matchAll(/app\.event\('(\w+)'/g)].map(([, event = '']) => event))
    const events: string[] = parse(source).settings.event_subscriptions.bot_events
    expect(new Set(events.map((event) => event.split('.')[0]))).toEqual(new Set(bolt))
  })

  it('asks for the permissions that the installation asks for', () => {
    expect(parse(source).oauth_config.scopes.bot).toEqual([...BOT_SCOPES])
  })

  it('stays within the limits of Slack', () => {
    const { display_information: about, features } = parse(source)
    expect(about.name.length).toBeLessThanOrEqual(35)
    expect(about.description.length).toBeLessThanOrEqual(140)
    for (const { command, description, usage_hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z-]{1,31}$/)
      expect(description.length).toBeLessThanOrEqual(2000)
      expect(usage_hint.length).toBeLessThanOrEqual(1000)
    }
  })

  it('is for Socket Mode as it stands, and names no address', () => {
    expect(slackManifest(source)).toBe(source)
    expect(parse(source).settings.socket_mode_enabled).toBe(true)
    expect(source).not.toMatch(/request_url|redirect_urls/)
  })

  it('leads everything to the given address over HTTP, and keeps the comments', () => {
    const text = slackManifest(source, 'https://plans.example')
    const { features, settings, oauth_config } = parse(text)
    const events = 'https://plans.example/slack/events'
    expect(features.slash_commands[0].url).toBe(events)
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: events },
      interactivity: { is_enabled: true, request_url: events },
    })
    expect(oauth_config.redirect_urls).toEqual(['https://plans.example/slack/oauth_redirect'])
    expect(text).toContain('# read typed answers')
  })
})
