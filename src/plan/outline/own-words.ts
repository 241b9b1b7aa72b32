import type { Plan } from '../plan.ts'
import { type Item, list, type Section, sectionOf } from './section.ts'

/** What we read in the team's words, and what each changes in this plan: so that a reader can object. */
export function ownWordsSection({ ownWords: said }: Plan): Section | undefined {
  if (said === undefined) return undefined
  const items: (Item | undefined)[] = [
    said.success === undefined
      ? undefined
      : {
          lead: 'Success',
          text: `${said.success} Every gate below is judged by it.`.replace(/([^.!?])( Every gate)/u, '$1.$2'),
        },
    said.volume === undefined
      ? undefined
      : { lead: 'Volume', text: `${said.volume}: what machines and running costs are reckoned with.` },
    said.languages === undefined
      ? undefined
      : {
          lead: 'Languages',
          text: `${said.languages}: only models that know them are named, and each language is measured on its own.`,
        },
    said.systems === undefined
      ? undefined
      : {
          lead: 'Systems',
          text: `${said.systems}: prove in week one that reading and writing through their interfaces works.`,
        },
    said.places === undefined
      ? undefined
      : { lead: 'Places', text: `${said.places}: they decide the law below and where data may be kept.` },
    said.machines === undefined
      ? undefined
      : { lead: 'Machines you have', text: `${said.machines}: used before anything is rented or bought.` },
  ]
  return sectionOf('own-words', 'What we read in your words', 'page', [
    list(items.filter((item) => item !== undefined)),
  ])
}
