import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { slackManifest } from '../../../src/channels/slack/manifest.ts'
import { BOT_SCOPES } from '../../../src/channels/slack/settings.ts'

const source = readFileSync('slack-manifest.yaml', 'utf8')

describe('the Slack manifest', () => {
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
