import type { View } from '../../contract/view.ts'

/** What can be typed, and what this is. */
export function helpView(): View {
  return {
    parts: [
      { kind: 'heading', text: 'llm-plan' },
      {
        kind: 'text',
        text: 'I ask about the problem you want to solve, use checked rules to decide what fits, work out the numbers, and write the plan. Answer with the buttons or just type.',
      },
      {
        kind: 'list',
        items: [
          'back: the previous question; skip: “I don’t know yet”',
          'edit budget: change any answer',
          'status: where we are and what was answered',
          'quick, normal, full: how much I ask; done: make the plan now',
          'plan: show the plan; why serving: the reasons; export md or export json: the plan as a file',
          'share: let everyone in the thread answer; stop sharing: turn off links to the plan',
          'cancel, restart; forget me: erase what I have about you',
          'or ask: “how much memory does a 7B model need?”, “what is LoRA?”, “what if we had 5000 labels?”',
        ],
      },
    ],
    actions: [],
    fallback:
      'Type back, skip, edit, status, done, plan, why, export, share, cancel, restart, forget me, or ask a question.',
  }
}
