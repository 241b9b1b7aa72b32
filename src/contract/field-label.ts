/** A row's label as it stands before its value: `Cost:`, and a label that asks needs no colon. */
export function fieldLabel(label: string): string {
  return /[?:]$/.test(label) ? label : `${label}:`
}
