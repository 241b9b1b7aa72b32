import type { View } from '../../contract/view.ts'

/** Something broke on our side. The id is in the log too, so that whoever runs this can find it. */
export function errorView(id: string): View {
  const text = `Sorry, something went wrong on our side. Nothing was lost; please try again. If it happens again, give this ID to whoever runs llm-plan: ${id}.`
  return { parts: [{ kind: 'text', text }], actions: [], fallback: text }
}
