import type { Plan } from '../../plan/plan.ts'

const AGENTS = /\b(?:(?:support|service|sales|call|claims|human|desk|cent(?:er|re)) )?agents\b/giu
/** People who are called so: "our twelve support agents", "the agents at the desk". */
const STAFF =
  /\b(?:support|service|sales|call|claims|human|desk|cent(?:er|re)|insurance|ticket|travel|field) agents\b|\bagents (?:search|answer|read|spend|copy|type|look|write|at the)\b/iu

/** A text that calls the staff of an open plan agents, with another word: notes on agents are about software. */
export function withoutStaffAgents(text: string, plan: Plan | undefined): string {
  if (!plan) return text
  const told = Object.values(plan.answers).filter((value) => typeof value === 'string')
  return told.some((value) => STAFF.test(value)) ? text.replace(AGENTS, 'staff') : text
}
