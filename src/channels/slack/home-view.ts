import type { HomeView, KnownBlock, RichTextElement } from '@slack/types'
import type { OwnPlan } from '../../contract/own-plan.ts'
import { clip } from './blocks/clip.ts'
import { plain } from './blocks/part-blocks.ts'

/** A plan, and the address of its thread; undefined for one in the direct talk. */
type Entry = { readonly plan: OwnPlan; readonly thread: string | undefined }

/**
 * Returns the app's Home tab: what it does, how to begin, and the person's own plans. Links, not buttons: a button that
 * opens an address would still be a request to answer. `talk` is the direct talk in which a new interview begins.
 */
export function homeView(entries: readonly Entry[], talk: string): HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Plan an AI project') },
      {
        type: 'section',
        text: plain(
          'I ask about your problem, one question at a time, and answer with a plan: whether AI is the right path, ' +
            'which kind, what it takes in data, people, time and money, and why.',
        ),
      },
      {
        type: 'section',
        text: plain(
          'Type /llm-plan in a channel so that your team can answer with you. Or start on your own, in Messages:',
        ),
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: `begin:0:${talk}`,
            text: plain('Start a plan in Messages'),
            style: 'primary',
          },
        ],
      },
      ...(entries.length === 0
        ? []
        : ([{ type: 'divider' }, { type: 'header', text: plain('Your plans') }, ...entries.map(entryBlock)] as const)),
      { type: 'context', elements: [plain('/llm-plan help lists everything that you can say.')] },
    ],
  }
}

function entryBlock({ plan: { title, made, answered, updatedAt, place, page }, thread }: Entry): KnownBlock {
  const day = new Date(updatedAt).toISOString().slice(0, 10)
  const where = place.direct ? [text(' · in Messages')] : []
  const state = made ? `The plan is ready · ${day}` : `In progress, ${answered} answered · ${day}`
  const link = (url: string, words: string): RichTextElement[] => [text(' · '), { type: 'link', url, text: words }]
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: clip(title.replace(/\s+/gu, ' '), 150), style: { bold: true } },
          text(`\n${state}`),
          ...(thread === undefined ? where : link(thread, made ? 'Open the thread' : 'Go on')),
          ...(page === undefined ? [] : link(page, 'Open the whole plan')),
        ],
      },
    ],
  }
}

const text = (words: string): RichTextElement => ({ type: 'text', text: words })
