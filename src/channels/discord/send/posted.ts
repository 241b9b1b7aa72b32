/** Where a view was posted: the messages it took, in order, and their channel. */
export type Posted = { readonly channel: string; readonly messages: readonly string[] }

/** The receipt's id of a posted view: `<channel>/<message>,<message>`. A thread's first message is in the channel above it. */
export function postedId({ channel, messages }: Posted): string {
  return `${channel}/${messages.join(',')}`
}

/** Reads a receipt's id; undefined for anything that is none. */
export function readPosted(id: string): Posted | undefined {
  const [, channel, messages] = /^(\d+)\/(\d+(?:,\d+)*)$/.exec(id) ?? []
  return channel === undefined || messages === undefined ? undefined : { channel, messages: messages.split(',') }
}
