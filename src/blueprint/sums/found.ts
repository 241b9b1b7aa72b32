import type { Profile } from '../../profile/profile.ts'
import { figure, type Sum } from './sum.ts'
import { freeStories } from './told.ts'

const N = String.raw`(?<many>\d[\d,]*)`
const M = String.raw`(?<few>\d[\d,]*)`
const VERB =
  'found|finds|caught|catches|missed|misses|lost|loses|saw|detected|detects|got|went|failed|were wrong|was wrong'
/** "Of the 31 mix-ups that we know of it found 9"; "a sample of 600 files, and 46 were wrong". */
const FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`\bof (?:the|our|these|those) ${N} (?<things>[\p{L}-]+)(?: [\p{L}]+){0,10}? (?:it|they|we|he|she|that)? ?(?:only )?(?:${VERB}) ${M}\b(?!\s*(?:%|per))`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(?:sample|check|test|audit) of ${N} (?<things>[\p{L}-]+),?(?: and| of which|:)? ${M} (?:of them )?(?:${VERB}|were|had|are)\b`,
    'giu',
  ),
  new RegExp(
    String.raw`\bof ${N} (?<things>[\p{L}-]+) (?:that )?(?:we|it|they) (?:checked|tested|tried|looked at),? ${M} (?:were|had|failed)\b`,
    'giu',
  ),
]

/** How many of how many the text says were found, missed or wrong, as a share. */
export function foundSums(profile: Profile): readonly Sum[] {
  return freeStories(profile).flatMap((text) =>
    FORMS.flatMap((form) =>
      [...text.matchAll(form)].flatMap((match): Sum[] => {
        const [many, few] = [match.groups?.many, match.groups?.few].map((each) =>
          Number((each ?? '').replaceAll(',', '')),
        )
        if (many === undefined || few === undefined || !(few > 0 && few < many)) return []
        const wide = many < 50 ? ', on so few cases little more than a hint' : ''
        return [
          {
            kind: 'found',
            words: [match[0]],
            working: `${figure(few)} / ${figure(many)}`,
            result: `${figure((100 * few) / many)}%${wide}`,
          },
        ]
      }),
    ),
  )
}
