/** Unguessable links under which anyone may read a plan. */
export type PlanLinks = {
  /** The token of a conversation's link, made when it is asked for first. */
  token(tenant: string, conversation: string, now: number): Promise<string>
  /** What a token stands for; undefined if there is no such link, or its conversation was erased. */
  find(token: string): Promise<{ readonly tenant: string; readonly conversation: string } | undefined>
}
