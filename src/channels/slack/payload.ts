/** The parts of Slack's payloads that we read. Bolt's own types are wider; these are what tests build and Slack always sends. */

export type CommandPayload = {
  readonly channel_id: string
  readonly user_id: string
  readonly trigger_id: string
  readonly text?: string
}

export type ActionPayload = {
  readonly trigger_id: string
  readonly user: { readonly id: string }
  readonly channel?: { readonly id: string } | undefined
  /** Absent for ephemeral messages; `container` is always there. */
  readonly message?: { readonly ts: string; readonly thread_ts?: string | undefined } | undefined
  readonly container?: {
    readonly channel_id?: string
    readonly message_ts?: string
    readonly thread_ts?: string
    readonly is_ephemeral?: boolean
  }
  readonly state?: {
    readonly values: Readonly<
      Record<string, Readonly<Record<string, { readonly selected_options?: readonly { readonly value: string }[] }>>>
    >
  }
  readonly actions: readonly {
    readonly action_id: string
    readonly action_ts: string
    readonly value?: string
    readonly selected_option?: { readonly value: string } | null
    readonly selected_conversation?: string | null
  }[]
}

export type SubmitPayload = {
  readonly trigger_id: string
  readonly user: { readonly id: string }
  readonly view: {
    readonly id: string
    readonly callback_id: string
    readonly private_metadata: string
    readonly state: {
      readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null }>>>>
    }
  }
}

export type MessagePayload = {
  readonly channel: string
  readonly ts: string
  readonly thread_ts?: string
  readonly user?: string
  readonly bot_id?: string
  readonly subtype?: string
  readonly text?: string
}
