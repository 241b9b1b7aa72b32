import type { View } from '../../contract/view.ts'

/** Says where the plan can be read. The page has no channels to post a summary to; a link can go into any of them. */
export function sharedView(url: string): View {
  return {
    parts: [
      { kind: 'heading', text: 'A link to share' },
      {
        kind: 'text',
        text: 'Anyone with this link can read, print and download the plan, but cannot change it. It always shows the latest answers.',
      },
      { kind: 'link', label: url, url },
    ],
    actions: [],
    fallback: `The plan is at ${url}`,
  }
}
