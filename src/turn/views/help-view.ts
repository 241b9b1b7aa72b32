import type { View } from '../../contract/view.ts'

/** What can be typed, and what this is. */
export function helpView(): View {
  return {
    parts: [
      { kind: 'heading', text: 'llm-plan' },
      {
        kind: 'text',
        text: 'I ask about the problem you want to solve, decide by checked rules what fits, work out the numbers, and write the plan. Answer with the buttons or just type.',
      },
      {
        kind: 'list',
        items: [
          'back: the question before; skip: “I don’t know yet”',
          'edit budget: change any answer',
          'status: where we are and what was answered',
          'quick, normal, full: how much is asked; done: make the plan now',
          'plan: show the plan; why serving: the reasons; export md or export json: the plan as a file',
          'share: let everyone in the thread answer; stop sharing: links to the plan no longer work',
          'cancel, restart; forget me: erase what I hold about you',
          'or ask: “how much memory does a 7B model need?”, “what is LoRA?”, “what if we had 5000 labels?”',
        ],
      },
    ],
    actions: [],
    fallback:
      'Type back, skip, edit, status, done, plan, why, export, share, cancel, restart, forget me, or ask a question.',
  }
}
