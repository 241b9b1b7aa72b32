import type { Knowledge } from '../../knowledge/knowledge.ts'
import { readProfile } from '../../profile/read-profile.ts'
import type { Answers, RuleBook } from '../../rules/rule-book.ts'
import { termsOf } from '../read/terms.ts'
import type { Answerable } from './find-change.ts'

/** What a "what if" may change, heard with the lexicon that reads the free texts of an interview. */
export function answerable(book: RuleBook, knowledge: Knowledge, answers: Answers): Answerable {
  const own = book.questions.find(({ kind }) => kind === 'text')
  return {
    book,
    terms: termsOf(knowledge),
    answers,
    hear: (text) => (own ? readProfile(book, knowledge, { [own.id]: text }).facts : {}),
  }
}
