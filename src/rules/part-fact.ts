/** The fact that says whether an option is part of a decision's outcome, chosen or second: `training-option.rag`. */
export function partFact(decision: string, option: string): string {
  return `${decision}.${option}`
}
