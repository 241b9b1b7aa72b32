import { z } from 'zod'
import { FIELD, INTERVIEW_INPUTS } from '../interview/input.ts'

export { MAX_TYPED } from '../interview/input.ts'

const { id, text, mode } = FIELD
/** Empty where a control of the platform delivers the value beside the button's code, or where we are to ask for it. */
const chosen = z.string().max(200)
const flag = z.boolean().exactOptional()

/**
 * Everything a person can do, whatever the front. The one place that says so: the types, the reader of what arrives and
 * the codes of buttons (`action-code.ts`) are derived from it. A code carries the fields in the order they have here.
 */
export const INPUT = z
  .discriminatedUnion('type', [
    /** `fresh`: begin anew even where a conversation of one's own is still open at the same place. */
    z.object({ type: z.literal('start'), mode: mode.exactOptional(), fresh: flag, text: text.exactOptional() }),
    ...INTERVIEW_INPUTS,
    /** Free text in the thread: an answer to the open question, a command word, or a question for us. */
    z.object({ type: z.literal('say'), mentioned: flag, text }),
    z.object({ type: z.literal('why'), decision: id }),
    z.object({ type: z.literal('what-if'), question: id, value: chosen }),
    /** The plan's own figures on one matter. */
    z.object({ type: z.literal('figures'), of: z.enum(['memory']) }),
    z.object({ type: z.literal('adopt'), question: id, value: chosen }),
    z.object({ type: z.literal('publish'), room: chosen }),
    z.object({ type: z.literal('export'), format: z.enum(['md', 'json']) }),
    /** Invites everyone in the thread to answer. */
    z.object({ type: z.literal('share') }),
    /** Makes the plan's link useless; the next time it is asked for, it is another one. */
    z.object({ type: z.literal('unlink') }),
    /** Takes what was read from the first words as answers: all of it, or what it says on one question. */
    z.object({ type: z.literal('take'), question: id.exactOptional() }),
    /** Where the interview stands: progress, the answers so far, and the open question again. */
    z.object({ type: z.literal('status') }),
    /** The plan again. */
    z.object({ type: z.literal('plan') }),
    /** Erases what the person owns in this tenant. Without `sure` the person is asked first. */
    z.object({ type: z.literal('forget'), sure: flag }),
    z.object({ type: z.literal('help') }),
    /** We were let into a room: what could not be opened there is opened now. */
    z.object({ type: z.literal('arrived') }),
  ])
  .readonly()

export type Input = z.infer<typeof INPUT>
