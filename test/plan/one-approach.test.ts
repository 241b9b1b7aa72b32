import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatUsd } from '../../src/amounts/print.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { kindFigures } from '../../src/plan/kind-figures.ts'
import { planMarkdown, planWorking } from '../../src/plan/markdown.ts'
import { headOf } from '../../src/plan/outline/head.ts'
import { evaluate } from '../../src/rules/evaluate.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const plan = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })
const recommended = async (answers: Answers) => (await plan(answers)).alternatives?.[0]?.title

const FORUM: Answers = {
  task: 'classify',
  problem: 'A forum for sports fans, 600,000 posts a day. Moderators remove hate, spam and insults hours too late.',
  outcome: 'Bad posts are hidden before many see them, doubtful ones go to the moderators, and authors can appeal.',
  requests_per_day: 600_000,
  labelled_examples: 'over-100k',
  private_knowledge: 'yes',
  knowledge_change: 'daily',
  hosting: 'own-cloud',
}
const CHARGES: Answers = {
  task: 'predict',
  problem:
    'A clerk computes demurrage and detention for our containers from the tariff tables of seven shipping lines by hand; free time is counted wrongly.',
  outcome:
    'For each container what is owed on which day, with the contract and the paragraph, and which invoices to dispute.',
  requests_per_day: 400,
  frequency: 'daily',
  definition: 'clear',
  data_state: 'scattered',
}

describe('the decisions', () => {
  // One check of all example projects: what the rules take is what the stages of the leading blueprint do.
  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    'rules-and-code': ['no-model:none'],
    'classical-model': ['classical-ml:none', 'no-model:none', 'from-scratch:encoder'],
    'small-model': ['fine-tune:encoder', 'distill:encoder', 'no-model:none'],
    'language-model': [
      'prompt:decoder',
      'rag:decoder',
      'fine-tune:decoder',
      'distill:decoder',
      'fine-tune:encoder-decoder',
      'no-model:none',
    ],
  }
  /** One project in four: each is read anew. */
  const EVERY = 4
  it('take the way of the parts, whatever the kind of project', async () => {
    const folder = 'test/blueprint/projects'
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(`${folder}/${name}`, 'utf8')))
    const all: readonly { name: string; answers: Answers }[] = files.flatMap((text) => parse(text))
    const projects = all.filter((_, at) => at % EVERY === 0)
    const figures = kindFigures(guides, book)
    const parts = new Set<string>()
    const apart = projects.flatMap(({ name, answers }) => {
      const told: Answers = {
        ...answers,
        labelled_examples: '1k-10k',
        private_knowledge: 'yes',
        knowledge_change: 'daily',
      }
      const part = figures(told, { one: {}, many: {} })['main-part'] ?? ''
      const { one } = evaluate(book, told, figures)
      const taken = `${one['training-option']?.option}:${one['model-family']?.option}`
      parts.add(part)
      return EXPECTED[part]?.includes(taken) === false ? [`${name}: ${part}, but ${taken}`] : []
    })
    expect([...parts].toSorted()).toEqual([...Object.keys(EXPECTED), 'unknown'].toSorted())
    expect(apart.length / projects.length, apart.join('; ')).toBeLessThanOrEqual(0.02)
  })

  it('look nothing up where messages are only judged', async () => {
    const { decisions, data } = await plan(FORUM)
    expect(decisions['training-option']).toMatchObject({ option: 'fine-tune' })
    expect(decisions['model-family']).toMatchObject({ option: 'encoder' })
    expect(JSON.stringify(data)).not.toMatch(/index|retriev/iu)
  })

  it('sort the readings of a sensor device by a small classical model, though video taught it', async () => {
    const { decisions } = await plan({
      task: 'classify',
      problem:
        'Our ear tags for goats have an accelerometer and a microcontroller; sending raw data empties the battery.',
      outcome: 'The firmware says each minute whether the goat grazes, walks or lies; learned from video of 40 goats.',
      domain: 'own-language',
      labelled_examples: 'over-100k',
      hosting: 'on-device',
    })
    expect(decisions['task-type']).toMatchObject({ option: 'tabular' })
    expect(decisions['training-option']).toMatchObject({ option: 'classical-ml' })
    expect(decisions['model-family']).toMatchObject({ option: 'none' })
  })

  it('hire no one to train and run a model where rules and code do the work', async () => {
    const { decisions, staffing, running, budget } = await plan(CHARGES)
    expect(decisions['training-option']).toMatchObject({ option: 'no-model' })
    expect(staffing.map(({ id }) => id)).toEqual(['software-engineer'])
    expect(JSON.stringify([running, budget.lines])).not.toMatch(/machine learning|The model/iu)
  })
})

it('says at which gate the plan has done what doing less does, with its week and the money until then', async () => {
  const { alternatives = [], board } = await plan({
    task: 'translate',
    problem:
      'Our midwives meet refugees who speak Somali and Tigrinya, in villages with no network and no interpreter.',
    outcome: 'A midwife finds a checked phrase on her phone and plays it, also without a network.',
    requests_per_day: 3000,
    hosting: 'on-device',
  })
  const gates = board?.gates ?? []
  const at = gates.findIndex(({ title }) => title === 'Cards')
  const released = gates.slice(0, at + 1).reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)
  const said = alternatives.find(({ role }) => role === 'less')?.switchWhen
  expect(said).toContain(`gate “Cards”, week ${gates[at]?.week}, ${formatUsd(released)} released by then`)
})

it('does not ask for what the plan begins with to be started next to it: what keeps more than the first step does comes first', async () => {
  const { alternatives = [], board } = await plan({
    task: 'translate',
    problem:
      'Our midwives meet refugees who speak Somali and Tigrinya, in villages with no network and no interpreter.',
    outcome: 'A midwife finds a checked phrase on her phone and plays it, also without a network.',
    requests_per_day: 3000,
    hosting: 'on-device',
    budget_usd: 80_000,
    team: ['software-engineer', 'ml-engineer'],
  })
  const said = alternatives.find(({ role }) => role === 'less')?.switchWhen
  expect(alternatives[0]?.role).toBe('less')
  expect(board?.decision).toContain('Stage 1 keeps more of the gain')
  // The gate that the build would begin with is passed by then.
  expect(board?.gates.map(({ title }) => title)).not.toContain('Cards')
  expect(said ?? '').not.toContain('start it now')
})

describe('the name of an option', () => {
  it('is by what orders, not by what masks before it', async () => {
    const title = await recommended({
      task: 'rank',
      problem: 'A staffing firm gets 2,000 CVs a day for 800 open jobs; its recruiters read one in three.',
      outcome: 'For each job the recruiter sees fitting applicants first, with the line of the CV that shows it.',
      requests_per_day: 2000,
      labelled_examples: '1k-10k',
    })
    expect(title).toMatch(/^A small model .*for “Order”/u)
  })

  it('stands beside no factor of cost for another way, which the options work out', () => {
    const { library } = guides
    const factors = library.flatMap(({ blueprint: { id, rejected } }) =>
      rejected.flatMap(({ what, why }) => (/model/iu.test(what) && FACTOR.test(why) ? [`${id}: ${why}`] : [])),
    )
    expect(factors).toEqual([])
  })
  const FACTOR = /(?:times|hundred\w*|thousand\w*) (?:\w+ ){0,2}(?:more for|cheaper|cost|bill|price|small model's)/iu
})

describe('who is called for', () => {
  const staff = async (answers: Answers) => (await plan(answers)).staffing.map(({ id }) => id)
  const ANSWERING: Answers = {
    task: 'retrieve',
    problem: 'Surgeons of our clinic group look for the right paragraph in 12,000 instructions of 40 departments.',
    outcome: 'A surgeon asks in words and gets the paragraph with its link, as far as the access rights go.',
    citations: 'yes',
    requests_per_day: 2000,
    hosting: 'on-premises',
    private_knowledge: 'yes',
    knowledge_change: 'weekly',
  }
  it('trains models only where one is trained, or is on the team anyway', async () => {
    const called = await staff({ ...ANSWERING, team: ['software-engineer'] })
    expect(called).toContain('ai-engineer')
    expect(called).not.toContain('ml-engineer')
    expect(await staff({ ...ANSWERING, team: ['ml-engineer'] })).not.toContain('ai-engineer')
    expect(await staff(FORUM)).toContain('ml-engineer')
  })
})

describe('the page', () => {
  const page = async (answers: Answers) => planMarkdown(await plan(answers))

  it('says first whether to go, as a board asks it', async () => {
    expect(await page(FORUM)).toMatch(/\n\nGo, in steps\. /u)
    expect(await page(CHARGES)).toMatch(/\n\nGo, with rules and code in place of AI\. /u)
  })

  it('does not say that no model comes where one may follow what people, rules and code do', async () => {
    const words = await page({
      task: 'summarize',
      definition: 'unclear',
      problem: 'Our 60 home carers write 500 notes a day after their visits, from memory.',
      outcome: 'The carer says what she saw at the door, and a short note in our form is ready for her to sign.',
      error_tolerance: 'none',
      regulated_use: 'safety-critical',
      behaviour_gap: 'not-accurate',
      modality: ['speech'],
    })
    expect(words).toMatch(
      /\n\nGo, with rules, code and people first, and a language model only once its own test has passed\. /u,
    )
    expect(words).toMatch(/Approve the simple way, up to \$[\d,]+; a language model comes after it, if it passes/u)
    expect(words).not.toContain('no model is built')
  })

  it('draws what a case runs through, with what people prepare aside', async () => {
    const drawn = planWorking(await plan(FORUM))
    expect(drawn).toMatch(/p0\["Policy/u)
    expect(drawn).toContain('p0 -.- p1')
    expect(drawn).not.toContain('p0 --> p1')
    expect(drawn).toContain('p1 --> p2')
  })

  it('says where a volume is assumed, and only there', async () => {
    expect(await page(FORUM)).not.toContain('(assumed) x')
    const { requests_per_day: _, ...unsaid } = FORUM
    const untold = {
      ...unsaid,
      problem: 'Moderators of a forum remove hate, spam and insults in posts hours too late.',
    }
    expect(await page(untold)).toMatch(/3,000 \(assumed\) x 120 tokens in/u)
  })

  it('sets a large model for every case beside the plan with its price, and advises against it only where it costs more', async () => {
    const large = async (answers: Answers) => {
      const { alternatives = [] } = await plan(answers)
      const [first] = alternatives
      const row = alternatives.find(({ title }) => title === 'a large model for every case')
      return { row, more: (row?.threeYearUsd ?? 0) / (first?.threeYearUsd ?? 1) }
    }
    const many = await large(FORUM)
    expect(many.more).toBeGreaterThan(1.05)
    expect(many.row?.switchWhen).toMatch(
      /^[\d,]+ tokens in, \d+ out a case\. Use it only if the test shows that you need it\.$/u,
    )
    const few = await large({ ...FORUM, requests_per_day: 300 })
    expect(few.more).toBeLessThan(1.05)
    expect(few.row?.switchWhen).toContain('It costs no more here')
    expect((await large(CHARGES)).row).toBeUndefined()
    expect(JSON.stringify((await plan(CHARGES)).rejected ?? [])).not.toMatch(
      /large model for every case|pre-training|from scratch/iu,
    )
  })

  it('lets a large model read what each class is, where the team tells how many there are', async () => {
    const row = async (classes: string) => {
      const outcome = `Each mail gets one of ${classes} topics, and doubtful ones go to a person.`
      const problem = 'Mails to our gas works, 20,000 a day, land on the wrong desk and are passed on by hand.'
      const { alternatives = [] } = await plan({ ...FORUM, problem, outcome, requests_per_day: 20_000 })
      return alternatives.find(({ title }) => title === 'a large model for every case')
    }
    const [some, many] = [await row('20'), await row('200')]
    expect(some?.switchWhen).toContain('(800 of them to say what each class is, our judgment)')
    expect(many?.switchWhen).toContain('(8,000 of them to say what each class is, our judgment)')
    expect(many?.monthlyUsd ?? 0).toBeGreaterThan((some?.monthlyUsd ?? 0) * 1.2)
  })

  it('sets the simple way of a trade beside a solver or a forecast, for less money and less of the gain', async () => {
    const rivals = async (answers: Answers) =>
      (await plan(answers)).alternatives?.filter(({ role }) => role === 'technique') ?? []
    const routes = {
      task: 'optimize',
      problem: 'Fourteen vans of a laundry get their tours from one dispatcher with a wall map, 900 stops a day.',
      outcome: 'Tours for all stops that keep every time window, in ten minutes.',
    }
    const cakes = {
      task: 'predict',
      problem: 'Our 60 bakeries order by feel how many of 40 cakes they need tomorrow; a tenth is thrown away.',
      outcome: 'For each bakery and cake a number for tomorrow, with the range.',
      modality: ['tables'],
      requests_per_day: 2400,
    }
    expect((await rivals(routes)).map(({ title }) => title)).toEqual(['a rule of thumb in code, with no solver'])
    expect((await rivals(cakes)).map(({ title }) => title)).toContain('the mean of like days, by code')
    for (const each of [routes, cakes]) {
      const build = (await plan(each)).alternatives?.find(({ role }) => role === 'recommended')
      for (const { threeYearUsd = 0, keeps } of await rivals(each)) {
        expect(threeYearUsd).toBeLessThan(build?.threeYearUsd ?? 0)
        expect(keeps?.high).toBeLessThan(1)
      }
    }
  })

  it('shows what each option keeps of the gain, as a judgment, and no benefit of a technique before a test', async () => {
    const { alternatives = [] } = await plan(FORUM)
    const rivals = alternatives.filter(({ role }) => role === 'technique')
    expect(rivals.length).toBeGreaterThan(0)
    for (const { keeps, netUsd, onceUsd, monthlyUsd } of rivals) {
      expect(keeps?.low).toBeLessThan(keeps?.high ?? 0)
      expect([netUsd, onceUsd === undefined, monthlyUsd === undefined]).toEqual([undefined, false, false])
    }
    expect(await page(FORUM)).toMatch(
      /\| Option \| Once \| A month \| Three years \| Share of the gain \(our judgment\) \|/u,
    )
  })
})

describe('the recommended option', () => {
  it('is named in plain words: what does the main part, where, and what stands beside it', async () => {
    expect(await recommended(FORUM)).toBe(
      'A small model trained on your examples for “Score” with a language model; on ordinary servers',
    )
    expect(await recommended(CHARGES)).toBe('Rules and code; no language model')
  })

  it('is a sheet for a few numbers a week, and no software', async () => {
    const { board, alternatives } = await plan({
      task: 'predict',
      problem:
        'A soup kitchen cooks 30 to 60 portions for 3 evenings a week; too few come or too many, and we guess from last week.',
      outcome: 'How many portions to cook each evening.',
      requests_per_day: 1,
    })
    expect(alternatives?.[0]?.title).toBe('Rules and code')
    expect(board?.planningUsd).toBeLessThan(12_000)
  })

  it('is named by technique and place where no blueprint knows the kind', async () => {
    expect(await recommended({ task: 'write', problem: 'Something modern for our choir.', hosting: 'any-api' })).toBe(
      'A ready language model, paid by use at a vendor',
    )
  })
})

describe('the first words', () => {
  it('are those of the option that stands first', async () => {
    const made = await plan(FORUM)
    const first = (role: string) => {
      const all = made.alternatives ?? []
      const row = all.find((each) => each.role === role)
      return headOf({ ...made, alternatives: row ? [row, ...all.filter((each) => each !== row)] : all }).paragraph
    }
    expect(first('recommended')).toMatch(/^Go, in steps\. /u)
    expect(first('nothing')).toMatch(/^Not by these numbers: /u)
    expect(first('less')).toMatch(
      /^Go in two stages: first without a model, then, if that is not enough, the build\. /u,
    )
    expect(first('buy')).toMatch(/^Buy, and build only if the trial fails\. /u)
  })
})

describe('what is paid by the user', () => {
  const asked = (who: string) =>
    plan({
      problem: `${who} look for rules in 2,000 building codes on a shared drive.`,
      outcome: 'The surveyor enters the question and sees the rule with its page.',
      task: 'retrieve',
      citations: 'yes',
    })

  it('is priced for the users who are counted, and recommended where it is much cheaper', async () => {
    const few = await asked('Eight surveyors')
    const bought = few.alternatives?.find(({ role }) => role === 'buy')
    expect(bought?.monthlyUsd).toBeGreaterThan(8 * 10)
    expect(bought?.monthlyUsd).toBeLessThan(8 * 100)
    expect(few.alternatives?.[0]).toEqual(bought)
    expect(few.board).toMatchObject({ monthlyUsd: bought?.monthlyUsd, threeYearUsd: bought?.threeYearUsd })
    expect(few.board?.decision).toMatch(
      /^Buy, after a trial of 4 weeks: .* build for \$[\d,]+ only if the trial fails\.$/u,
    )
    expect(few.board?.gates.map(({ title }) => title)).toEqual(['Trial', 'In use'])
    // What must come back is what buying costs, not what building would.
    expect(few.board?.breakEven?.say).toContain(`${formatUsd((bought?.threeYearUsd ?? 0) / 3)} a year`)
    expect(planMarkdown(few)).toContain('## Who does what (if you build)')
    expect(planMarkdown(few)).toContain('| If the trial fails, build: ')
    const many = await asked('4,000 surveyors')
    expect(many.alternatives?.[0]?.role).toBe('recommended')
  })
})
