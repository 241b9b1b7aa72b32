import type { Answers } from '../../rules/rule-book.ts'

/** One thing that ties the project, and how to leave it. */
export type WayOut = { readonly tie: string; readonly how: string }

/** What the ways out depend on: decisions by id. */
export type Built = { readonly option: string; readonly serving: string }

/** How the project can leave its data, its model and its vendor, and how it is switched off. Empty where nothing is built. */
export function planExit({ option, serving }: Built, answers: Answers): readonly WayOut[] {
  if (option === 'no-model') return []
  const trained = ['classical-ml', 'fine-tune', 'distill', 'continued-pretraining', 'from-scratch'].includes(option)
  return [
    {
      tie: 'Data',
      how: 'Keep the test cases, labels, prompts and corrections in your own storage, in open formats. They outlive every model.',
    },
    trained ? ownModel(option) : readyModel(serving),
    ...vendor(serving),
    ...deletion(answers),
    {
      tie: 'The work itself',
      how: 'Keep the current way in use until the test is passed, and ready to return within a day for a year afterward.',
    },
  ]
}

function ownModel(option: string): WayOut {
  const needs =
    option === 'classical-ml' ? 'training data, code and seeds' : 'base model and its license, data, recipe and weights'
  return {
    tie: 'Model',
    how: `Keep ${needs} together by version, so that the model can be retrained on another base or machine.`,
  }
}

function readyModel(serving: string): WayOut {
  const second = serving === 'vendor-api' ? 'a second vendor or an open model' : 'a second open model'
  return {
    tie: 'Model',
    how: `Run the frozen test on ${second} twice a year; a model that passes is the replacement when this one is withdrawn.`,
  }
}

function vendor(serving: string): WayOut[] {
  if (serving === 'vendor-api' || serving === 'managed-open-weights')
    return [
      {
        tie: 'Vendor',
        how: 'Agree on notice before a model is withdrawn (six months), a price ceiling, deletion and export; call it through one thin layer of your own.',
      },
    ]
  if (serving.startsWith('self-hosted'))
    return [
      {
        tie: 'Machines',
        how: 'Rent by the month until the load is known; buy nothing that only this project can use.',
      },
    ]
  return []
}

function deletion({ sensitive_data }: Answers): WayOut[] {
  if (sensitive_data !== 'regulated' && sensitive_data !== 'confidential') return []
  return [
    {
      tie: 'Personal and secret data',
      how: 'Write down where copies are (logs, search index, labels, weights) and how to delete each one, and test that once before launch.',
    },
  ]
}
