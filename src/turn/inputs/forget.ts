import type { Conversation } from '../../contract/store/conversation.ts'
import type { Effect } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'

/** Asks first; then erases everything that the person owns at this tenant, and their name from what others own. */
export function onForget(conversation: Conversation | undefined, sure: boolean): Effect {
  const about = conversation ? { conversation: conversation.id } : {}
  if (sure)
    return {
      status: 'done',
      forget: true,
      tell: noticeView(
        'Done. I erased your plans and answers, and took your name out of plans that others own. Messages already posted here stay until you delete them.',
      ),
    }
  const text =
    'Should I erase everything I have about you here? That means every plan you started, with its answers, and your name in other people’s plans. This cannot be undone. To keep a copy, download your plans first.'
  return {
    status: 'done',
    ...about,
    tell: noticeView(text, [
      { kind: 'button', label: 'Erase everything', style: 'danger', input: { type: 'forget', sure: true } },
    ]),
  }
}
